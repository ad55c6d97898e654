use go_cup_bracket::{Cause, Cup, PlayError};

fn play(cup: &mut Cup, results: &[(&str, u32, u32)]) {
    for &(home, goals, against) in results {
        assert_eq!(cup.play(home, goals, against), Ok(()), "{home}");
    }
}

/// A cup whose draw is done.
fn drawn(names: &[&str]) -> Cup {
    let mut cup = Cup::new(names);
    assert_eq!(cup.draw(), Ok(()));
    cup
}

/// "So `Entries` shows what happens to `Teams` as long as they share an array: the order, the gap that a withdrawal closes"
#[test]
fn cup_withdrawals_show_in_the_entries() {
    let mut cup = Cup::new(&["A", "B", "C", "D"]);
    assert_eq!((cup.teams(), cup.entries()), (cup.entries(), cup.teams()));
    assert_eq!(cup.withdraw("B"), Ok(()));
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("ACD".to_string(), "ACDD".to_string())
    );
    assert_eq!(cup.withdraw("D"), Ok(()));
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("AC".to_string(), "ACDD".to_string())
    );
    assert_eq!(cup.withdraw("A"), Ok(()));
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("C".to_string(), "CCDD".to_string())
    );
    assert_eq!(
        [cup.withdraw("A"), cup.withdraw("X")],
        [Err(Cause::NoTeam); 2]
    );
    assert_eq!(cup.teams(), ["C"]);
}

/// "`append` writes into the array if it has room there behind the slice, and otherwise makes a new array and leaves the old one
/// alone."
#[test]
fn cup_entering_with_and_without_room() {
    let mut cup = Cup::new(&["A", "B", "C"]);
    cup.withdraw("A").unwrap();
    cup.enter("D").unwrap();
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("BCD".to_string(), "BCD".to_string())
    );
    cup.enter("E").unwrap();
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("BCDE".to_string(), "BCD".to_string())
    );
    cup.withdraw("C").unwrap();
    cup.enter("F").unwrap();
    cup.enter("G").unwrap();
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("BDEFG".to_string(), "BCD".to_string())
    );
    cup.rename("B", "Z").unwrap();
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("ZDEFG".to_string(), "ZCD".to_string())
    );
    let mut none = Cup::new(&[]);
    none.enter("A").unwrap();
    assert_eq!((none.teams().len(), none.entries().len()), (1, 0));
}

/// "Two slices of one array see what is written through the other one, each with its own length."
#[test]
fn cup_strongest_teams() {
    let mut cup = drawn(&["A", "B", "C", "D", "E"]);
    play(&mut cup, &[("A", 0, 2), ("B", 0, 1)]);
    assert_eq!(cup.strongest(4).concat(), "DABC");
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("DABCE".to_string(), "DABCE".to_string())
    );
    assert_eq!(cup.strongest(9).concat(), "DEABC");
    assert_eq!(
        (cup.strongest(0).len(), cup.entries().concat()),
        (0, "DEABC".to_string())
    );
    assert_eq!(cup.strongest(1), ["D"]);
    let mut own = Cup::new(&["A", "B"]);
    own.enter("C").unwrap();
    own.draw().unwrap();
    play(&mut own, &[("A", 1, 2)]);
    assert_eq!(own.strongest(3).concat(), "CAB");
    assert_eq!(
        (own.teams().concat(), own.entries().concat()),
        ("CAB".to_string(), "AB".to_string())
    );
}

/// "The map has the keys that the Go version has put into it and not deleted, whatever the teams are called now."
#[test]
fn cup_old_names_still_find_a_team() {
    let mut cup = Cup::new(&["A", "B", "C"]);
    assert_eq!(cup.rename("X", "Y"), Err(Cause::NoTeam));
    assert_eq!(
        [
            cup.rename("A", "P"),
            cup.rename("A", "Q"),
            cup.rename("B", "P")
        ],
        [Ok(()); 3]
    );
    assert_eq!(cup.teams(), ["Q", "P", "C"]);
    assert_eq!(cup.withdraw("Q"), Ok(()));
    assert_eq!(cup.teams(), ["P", "C"]);
    assert_eq!(
        [cup.withdraw("A"), cup.withdraw("Q")],
        [Err(Cause::NoTeam); 2]
    );
    assert_eq!(
        [cup.wins("A"), cup.wins("B"), cup.wins("P"), cup.wins("Q")],
        [Some(0), Some(0), Some(0), None]
    );
    cup.rename("A", "back").unwrap();
    assert_eq!(
        (cup.teams().concat(), cup.entries().concat()),
        ("PC".to_string(), "PCC".to_string())
    );
}

/// "For the same sequence of calls the Rust version gives what the Go version gives."
#[test]
fn cup_draws() {
    assert_eq!(
        [Cup::new(&[]).draw(), Cup::new(&["A"]).draw()],
        [Err(Cause::TooFew); 2]
    );
    assert_eq!(drawn(&["A", "B"]).round(), ["A 0:0 B"]);
    let mut cup = drawn(&["A", "B", "C", "D", "E"]);
    assert_eq!(cup.round(), ["A 0:0 E", "B 0:0 D", "C bye"]);
    assert_eq!(
        [cup.draw(), cup.enter("F"), cup.withdraw("A")],
        [Err(Cause::Drawn); 3]
    );
    assert_eq!(
        (cup.teams().concat(), cup.wins("F"), cup.history().len()),
        ("ABCDE".to_string(), None, 0)
    );
}

/// "A pointer to a team or a match is shared by everything that holds it"
#[test]
fn cup_is_played_to_the_end() {
    let mut cup = drawn(&["A", "B", "C", "D", "E"]);
    play(&mut cup, &[("B", 2, 0), ("A", 1, 3)]);
    assert_eq!(cup.round(), ["E 0:0 C", "B bye"]);
    play(&mut cup, &[("E", 4, 5)]);
    assert_eq!(
        (cup.round(), cup.champion()),
        (vec!["C 0:0 B".to_string()], None)
    );
    play(&mut cup, &[("C", 1, 0)]);
    assert_eq!(
        (cup.round(), cup.champion().as_deref()),
        (vec!["C 1:0 B".to_string()], Some("C"))
    );
    assert_eq!(
        ["A", "B", "C", "D", "E"].map(|name| cup.wins(name)),
        [0, 1, 2, 0, 1].map(Some)
    );
    assert_eq!(cup.history(), ["B 2:0 D", "A 1:3 E", "E 4:5 C", "C 1:0 B"]);
    cup.rename("C", "Comets").unwrap();
    assert_eq!(
        (cup.champion().as_deref(), &cup.history()[2..], cup.round()),
        (
            Some("Comets"),
            &["E 4:5 Comets".to_string(), "Comets 1:0 B".to_string()][..],
            vec!["Comets 1:0 B".to_string()]
        )
    );
    assert_eq!((cup.wins("C"), cup.wins("Comets")), (Some(2), Some(2)));
}

/// "a struct or an array that is assigned or appended is copied, and what is copied still points to the same teams."
#[test]
fn cup_corrections_come_too_late_for_the_history() {
    let mut cup = drawn(&["A", "B", "C", "D"]);
    assert_eq!(
        [cup.correct("A", 1, 0), cup.correct("X", 1, 0)],
        [Err(Cause::NoMatch); 2]
    );
    play(&mut cup, &[("A", 3, 1)]);
    assert_eq!(cup.correct("A", 1, 3), Ok(()));
    assert_eq!(
        (cup.round(), cup.history()),
        (
            vec!["A 1:3 D".to_string(), "B 0:0 C".to_string()],
            vec!["A 3:1 D".to_string()]
        )
    );
    play(&mut cup, &[("B", 1, 0)]);
    // D goes on, though A has the win.
    assert_eq!(
        (cup.round(), cup.wins("A"), cup.wins("D")),
        (vec!["D 0:0 B".to_string()], Some(1), Some(0))
    );
    play(&mut cup, &[("D", 1, 0)]);
    assert_eq!(cup.correct("D", 0, 1), Ok(()));
    assert_eq!(
        (cup.round(), cup.champion().as_deref()),
        (vec!["D 0:1 B".to_string()], Some("D"))
    );
    let mut bye = drawn(&["A", "B", "C"]);
    assert_eq!(bye.correct("B", 0, 7), Ok(()));
    play(&mut bye, &[("A", 1, 0)]);
    assert_eq!(bye.round(), ["A 0:0 B"]);
    let mut level = drawn(&["A", "B", "C", "D"]);
    play(&mut level, &[("A", 1, 0)]);
    level.correct("A", 2, 2).unwrap();
    play(&mut level, &[("B", 1, 0)]);
    assert_eq!(level.round(), ["D 0:0 B"]);
}

/// "What was done before an error stays done."
#[test]
fn cup_errors() {
    let mut cup = drawn(&["A", "B", "C", "D"]);
    let failed = |home: &str, cause| {
        Err(PlayError {
            home: home.to_string(),
            cause,
        })
    };
    assert_eq!(cup.play("D", 1, 0), failed("D", Cause::NoMatch));
    assert_eq!(cup.play("A", 2, 2), failed("A", Cause::Level));
    assert_eq!(
        (cup.round(), cup.history().len()),
        (vec!["A 2:2 D".to_string(), "B 0:0 C".to_string()], 0)
    );
    play(&mut cup, &[("A", 2, 1)]);
    assert_eq!(cup.play("A", 5, 0), failed("A", Cause::Done));
    assert_eq!(cup.round()[0], "A 2:1 D");
    cup.rename("B", "Bees").unwrap();
    assert_eq!(cup.play("B", 1, 0), failed("B", Cause::NoMatch));
    play(&mut cup, &[("Bees", 1, 0)]);
    let log = [
        "play D: no such match",
        "play A: no winner",
        "play A: already played",
        "play B: no such match",
    ];
    assert_eq!(cup.log(), log);
    assert_eq!(
        Cup::new(&["A"]).play("A", 1, 0),
        failed("A", Cause::NoMatch)
    );
}

/// "An error is its `Cause`. Where `Play` wraps it, it is a `PlayError`, and `to_string` of both gives what `Error()` gives."
#[test]
fn cup_error_texts() {
    let texts = [
        Cause::TooFew,
        Cause::Drawn,
        Cause::NoTeam,
        Cause::NoMatch,
        Cause::Done,
        Cause::Level,
    ]
    .map(|cause| cause.to_string());
    assert_eq!(
        texts,
        [
            "too few teams",
            "already drawn",
            "no such team",
            "no such match",
            "already played",
            "no winner"
        ]
    );
    assert_eq!(
        PlayError {
            home: "X Y".to_string(),
            cause: Cause::Done
        }
        .to_string(),
        "play X Y: already played"
    );
}
