use hall_of_fame::{HallOfFame, Run};

fn players(hall: &HallOfFame) -> Vec<&str> {
    hall.runs().iter().map(|r| r.player.as_str()).collect()
}

fn names(runs: &[Run]) -> Vec<&str> {
    runs.iter().map(|r| r.player.as_str()).collect()
}

/// "When the run gets in, `submit` returns the run just entered as it stands in the hall."
#[test]
fn submit_returns_the_run_just_entered() {
    let mut hall = HallOfFame::new(3);
    hall.submit(Run::new("ada", 300, 4));
    hall.submit(Run::new("bob", 100, 2));
    let entered = hall.submit(Run::new("cy", 200, 3));
    assert_eq!(entered, Some(&Run::new("cy", 200, 3)));
    let entered = hall.submit(Run::new("dee", 900, 9));
    assert_eq!(entered, Some(&Run::new("dee", 900, 9)));
    assert_eq!(players(&hall), ["dee", "ada", "cy"]);
}

/// "A run ranks behind the runs that already stand there with the same score."
#[test]
fn equal_scores_keep_the_order_of_arrival() {
    let mut hall = HallOfFame::new(4);
    for player in ["ada", "bob", "cy"] {
        let entered = hall
            .submit(Run::new(player, 50, 1))
            .map(|r| r.player.clone());
        assert_eq!(entered.as_deref(), Some(player));
    }
    assert_eq!(players(&hall), ["ada", "bob", "cy"]);
}

/// "If the player already has a run with the same or a higher score, nothing changes and `submit` returns `None`."
#[test]
fn a_worse_run_changes_nothing() {
    let mut hall = HallOfFame::new(3);
    hall.submit(Run::new("ada", 300, 4));
    assert!(hall.submit(Run::new("ada", 300, 5)).is_none());
    assert!(hall.submit(Run::new("ada", 299, 6)).is_none());
    assert_eq!(hall.runs(), [Run::new("ada", 300, 4)]);
    assert_eq!(hall.news().len(), 1);
}

/// "`<player> improves from <old score> to <new score>` if the player had a run before"
#[test]
fn an_improvement_names_both_scores() {
    let mut hall = HallOfFame::new(3);
    hall.submit(Run::new("ada", 300, 4));
    hall.submit(Run::new("bob", 310, 4));
    let entered = hall.submit(Run::new("ada", 320, 5)).cloned();
    assert_eq!(entered, Some(Run::new("ada", 320, 5)));
    assert_eq!(
        hall.runs(),
        [Run::new("ada", 320, 5), Run::new("bob", 310, 4)]
    );
    assert_eq!(hall.news().last().unwrap(), "ada improves from 300 to 320");
}

/// "If a run falls off the end, the news line `<player> leaves with <score>` is added for it."
#[test]
fn a_dropped_run_is_announced_first() {
    let mut hall = HallOfFame::new(2);
    hall.submit(Run::new("ada", 300, 4));
    hall.submit(Run::new("bob", 100, 2));
    hall.submit(Run::new("cy", 200, 3));
    assert_eq!(
        hall.news(),
        [
            "ada enters at place 1",
            "bob enters at place 2",
            "bob leaves with 100",
            "cy enters at place 2"
        ]
    );
}

/// "If the hall is full and the new run is not better than the last one, nothing changes and `submit` returns `None`."
#[test]
fn a_full_hall_turns_weak_runs_away() {
    let mut hall = HallOfFame::new(2);
    hall.submit(Run::new("ada", 300, 4));
    hall.submit(Run::new("bob", 100, 2));
    assert!(hall.submit(Run::new("cy", 100, 9)).is_none());
    assert_eq!(players(&hall), ["ada", "bob"]);
    assert_eq!(hall.news().len(), 2);
}

/// "Otherwise the new run takes the place that its score deserves, and the player's older run is removed."
#[test]
fn improving_in_a_full_hall_drops_nobody() {
    let mut hall = HallOfFame::new(2);
    hall.submit(Run::new("ada", 300, 4));
    hall.submit(Run::new("bob", 100, 2));
    assert!(hall.submit(Run::new("bob", 150, 3)).is_some());
    assert_eq!(players(&hall), ["ada", "bob"]);
    assert_eq!(hall.news().last().unwrap(), "bob improves from 100 to 150");
}

/// "removes every run whose stage is not higher than the stage of that player's run, the player's own run included,
/// and returns the removed runs, best first"
#[test]
fn retiring_goes_by_stage() {
    let mut hall = HallOfFame::new(5);
    hall.submit(Run::new("ada", 500, 2));
    hall.submit(Run::new("bob", 400, 7));
    hall.submit(Run::new("cy", 300, 3));
    hall.submit(Run::new("dee", 200, 5));
    hall.submit(Run::new("eli", 100, 3));
    assert_eq!(names(&hall.retire_up_to("cy")), ["ada", "cy", "eli"]);
    assert_eq!(players(&hall), ["bob", "dee"]);
}

/// "If the player has no run, nothing is removed."
#[test]
fn retiring_a_stranger_does_nothing() {
    let mut hall = HallOfFame::new(5);
    hall.submit(Run::new("ada", 500, 2));
    assert!(hall.retire_up_to("zoe").is_empty());
    assert_eq!(players(&hall), ["ada"]);
}
