use puppet_cues::{Cue, Prompter, Show};

fn show() -> Show {
    Show::new(vec![
        Cue::new(1, "Kasper", "knock"),
        Cue::new(1, "Crocodile", "snap"),
        Cue::new(2, "Gretel", "sing"),
        Cue::new(2, "kasper", "dance"),
        Cue::new(3, "Robber", "hide"),
        Cue::new(4, "Gretel", "sleep"),
        Cue::new(3, "Robber", "run"),
    ])
}

fn lines<'a>(cues: impl IntoIterator<Item = &'a Cue>) -> Vec<&'a str> {
    cues.into_iter().map(|cue| cue.line.as_str()).collect()
}

/// "it has the puppet's name in whatever case (ASCII letters), and `*` stands for all puppets"
#[test]
fn a_puppet_hears_its_cues_in_any_case() {
    let show = show();
    assert_eq!(lines(show.cues_of("KASPER")), ["knock", "dance"]);
    assert_eq!(lines(show.cues_of("Robber")), ["hide", "run"]);
    assert_eq!(lines(show.cues_of("Kasperl")), Vec::<&str>::new());
    assert_eq!(lines(show.cues_of("*")).len(), 7);
}

/// "They are the show's own cues, not copies."
#[test]
fn the_cues_of_a_puppet_are_not_copies() {
    let show = show();
    let found: Vec<&Cue> = show.cues_of("gretel").collect();
    assert_eq!(found.len(), 2);
    assert!(std::ptr::eq(found[0], &show.cues()[2]));
    assert!(std::ptr::eq(found[1], &show.cues()[5]));
}

/// "may be used, and gone through, after the names are gone, as long as the show exists"
#[test]
fn the_name_of_a_puppet_may_go_before_its_cues() {
    let show = show();
    let mut cues = {
        let name = String::from("kasper");
        show.cues_of(&name)
    };
    assert_eq!(cues.next().map(|cue| cue.line.as_str()), Some("knock"));
    assert_eq!(lines(cues), ["dance"]);
}

/// "those scenes in which there is no cue for any of the absent puppets, in the order of the show"
#[test]
fn scenes_are_played_without_the_absent() {
    let show = show();
    let scenes = |absent: &[&str]| show.scenes_without(absent).collect::<Vec<u32>>();
    assert_eq!(scenes(&["crocodile"]), [2, 3, 4, 3]);
    assert_eq!(scenes(&["Gretel", "CROCODILE"]), [3, 3]);
    assert_eq!(scenes(&["Robber"]), [1, 2, 4]);
    assert_eq!(scenes(&["*"]), Vec::<u32>::new());
}

/// "All cues with one number belong to one scene, even if they do not stand together."
#[test]
fn a_scene_in_two_halves_needs_all_its_puppets() {
    let show = Show::new(vec![
        Cue::new(1, "Kasper", "hop"),
        Cue::new(2, "Gretel", "sing"),
        Cue::new(1, "Devil", "hiss"),
    ]);
    assert_eq!(show.scenes_without(&["Devil"]).collect::<Vec<u32>>(), [2]);
}

/// "a number that comes again after another scene is given again"
#[test]
fn a_scene_that_returns_is_numbered_again() {
    assert_eq!(
        show().scenes_without(&[]).collect::<Vec<u32>>(),
        [1, 2, 3, 4, 3]
    );
    assert_eq!(Show::new(Vec::new()).scenes_without(&["Kasper"]).count(), 0);
}

/// "The name given to `cues_of` and the names given to `scenes_without` are needed for no longer than the call takes."
#[test]
fn the_absent_may_go_before_the_scenes() {
    let show = show();
    let scenes = {
        let names = [String::from("crocodile"), String::from("robber")];
        let absent: Vec<&str> = names.iter().map(String::as_str).collect();
        show.scenes_without(&absent)
    };
    assert_eq!(scenes.collect::<Vec<u32>>(), [2, 4]);
}

/// "The first reaction that returns true takes the cue, and no other one is asked."
#[test]
fn the_first_willing_reaction_takes_the_cue() {
    let show = show();
    let mut asked = Vec::new();
    let (mut bells, mut claps) = (0, 0);
    let mut prompter = Prompter::new();
    prompter.on("GRETEL", |cue| {
        asked.push(cue.line.clone());
        cue.line == "sing"
    });
    prompter.on("*", |cue| {
        bells += 1;
        cue.scene == 1 || cue.scene == 2
    });
    prompter.on("robber", |_| {
        claps += 1;
        claps == 2
    });
    let missed = prompter.play(&show);
    drop(prompter);
    assert_eq!(lines(missed), ["hide", "sleep"]);
    assert_eq!(asked, ["sing", "sleep"]);
    assert_eq!((bells, claps), (6, 2));
}

/// "the show's own, and may be used for as long as the show exists, even when the prompter is gone"
#[test]
fn missed_cues_outlive_the_prompter() {
    let show = show();
    let missed = {
        let mut prompter = Prompter::new();
        let name = String::from("Robber");
        prompter.on(&name, |_| false);
        prompter.on("Gretel", |_| true);
        prompter.play(&show)
    };
    assert_eq!(
        lines(missed.iter().copied()),
        ["knock", "snap", "dance", "hide", "run"]
    );
    assert!(std::ptr::eq(missed[0], &show.cues()[0]));
    assert!(std::ptr::eq(missed[4], &show.cues()[6]));
}

/// "A reaction may look at and change things outside of it that live longer than the prompter."
#[test]
fn a_reaction_borrows_from_the_stage() {
    let show = show();
    let wanted = String::from("snap");
    let mut heard = Vec::new();
    {
        let mut prompter = Prompter::new();
        prompter.on("*", |cue| {
            heard.push(cue.scene);
            cue.line == wanted
        });
        assert_eq!(prompter.play(&show).len(), 6);
        assert_eq!(prompter.play(&Show::default()).len(), 0);
    }
    assert_eq!(heard, [1, 1, 2, 2, 3, 4, 3]);
}
