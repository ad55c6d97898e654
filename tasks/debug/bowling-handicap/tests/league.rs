use bowling_handicap::{League, Stranger};

fn league(names: &[&str]) -> League {
    let mut league = League::new();
    for name in names {
        assert!(league.join(name));
    }
    league
}

/// Ada bowls these games against Bo.
fn bowled(games: &[u32]) -> League {
    let mut league = league(&["Ada", "Bo"]);
    for &pins in games {
        league.play(("Ada", pins), ("Bo", 0)).unwrap();
    }
    league
}

/// "Her handicap should be 32, but it is 40."
#[test]
fn adas_first_game_is_forgotten() {
    let league = bowled(&[100, 160, 160, 160, 160, 160, 160]);
    assert_eq!(league.handicap("Ada"), Ok(32));
}

/// "A bowler's average is that of the last 6 games, or of all games if there were fewer, rounded down to whole pins."
#[test]
fn averages_of_few_games() {
    let handicap = |games: &[u32]| bowled(games).handicap("Ada").unwrap();
    assert_eq!(handicap(&[150]), 40);
    assert_eq!(handicap(&[150, 101]), 60);
    assert_eq!(handicap(&[100, 100, 101]), 80);
    assert_eq!(handicap(&[100, 100, 103]), 79);
    assert_eq!(handicap(&[100, 100, 100, 100, 100, 160]), 72);
    assert_eq!(handicap(&[200, 100, 100, 100, 100, 100, 160]), 72);
}

/// "`games` gives just the games that count, oldest first."
#[test]
fn games_move_through_the_window() {
    let all: Vec<u32> = (100..120).collect();
    for played in 0..=all.len() {
        let league = bowled(&all[..played]);
        let counting = &all[played.saturating_sub(6)..played];
        assert_eq!(league.games("Ada").unwrap(), counting);
        assert_eq!(league.games("Bo").unwrap().len(), counting.len());
    }
}

/// "The handicap is four fifths of what the average lacks to 200, rounded down; it is 0 if the average is 200 or more, and 0
/// for a bowler who has not yet played."
#[test]
fn handicaps_are_four_fifths() {
    let handicap = |pins| bowled(&[pins]).handicap("Ada").unwrap();
    assert_eq!(
        [0, 100, 194, 195, 198, 199].map(handicap),
        [160, 80, 4, 4, 1, 0]
    );
    assert_eq!([200, 201, 300].map(handicap), [0, 0, 0]);
    assert_eq!(league(&["Ada"]).handicap("Ada"), Ok(0));
}

/// "The total of each bowler is the pins knocked down and the handicap as it was before the match."
#[test]
fn totals_use_the_handicap_before_the_match() {
    let mut league = league(&["Ada", "Bo"]);
    let outcome = league.play(("Ada", 150), ("Bo", 120)).unwrap();
    assert_eq!(
        (outcome.totals, outcome.winner.as_deref()),
        ([150, 120], Some("Ada"))
    );
    let outcome = league.play(("Bo", 140), ("Ada", 160)).unwrap();
    assert_eq!(
        (outcome.totals, outcome.winner.as_deref()),
        ([204, 200], Some("Bo"))
    );
    assert_eq!(league.games("Ada"), Ok(vec![150, 160]));
    assert_eq!(league.games("Bo"), Ok(vec![120, 140]));
    let outcome = league.play(("Bo", 100), ("Ada", 120)).unwrap();
    assert_eq!(
        (outcome.totals, outcome.winner.as_deref()),
        ([156, 156], None)
    );
}

/// "The total of each bowler is the pins knocked down and the handicap as it was before the match."
#[test]
fn long_seasons_use_the_last_games() {
    let mut league = bowled(&[90, 180, 180, 180, 180, 180, 180, 190, 190]);
    // Ada's last six: four times 180, twice 190.
    let outcome = league.play(("Ada", 100), ("Bo", 0)).unwrap();
    assert_eq!(outcome.totals, [113, 160]);
    assert_eq!(outcome.winner.as_deref(), Some("Bo"));
}

/// "The winner gets 2 points; without a winner each gets 1 point."
#[test]
fn points_for_wins_and_draws() {
    let mut league = league(&["Ada", "Bo", "Cy", "Dee"]);
    let outcome = league.play(("Bo", 120), ("Cy", 120)).unwrap();
    assert_eq!((outcome.totals, outcome.winner), ([120, 120], None));
    league.play(("Dee", 120), ("Ada", 121)).unwrap();
    assert_eq!(
        league.table(),
        [("Ada", 2), ("Bo", 1), ("Cy", 1), ("Dee", 0)]
    );
    league.play(("Cy", 300), ("Ada", 1)).unwrap();
    assert_eq!(
        league.table(),
        [("Cy", 3), ("Ada", 2), ("Bo", 1), ("Dee", 0)]
    );
}

/// "of several with the same points, those who joined earlier come first"
#[test]
fn those_who_joined_earlier_come_first() {
    let mut league = league(&["Zoe", "Ada", "Moe"]);
    assert!(!league.join("Zoe"));
    assert_eq!(league.table(), [("Zoe", 0), ("Ada", 0), ("Moe", 0)]);
    league.play(("Moe", 100), ("Ada", 100)).unwrap();
    assert_eq!(league.table(), [("Ada", 1), ("Moe", 1), ("Zoe", 0)]);
    assert!(!league.join("Moe"));
    assert_eq!(league.games("Moe"), Ok(vec![100]));
}

/// "If in a match both are strangers, it is the first one."
#[test]
fn strangers_do_not_bowl() {
    let mut league = league(&["Ada"]);
    let stranger = |name: &str| Stranger(name.to_string());
    assert_eq!(league.handicap("Bo"), Err(stranger("Bo")));
    assert_eq!(league.games("Cy"), Err(stranger("Cy")));
    assert_eq!(league.play(("Ada", 100), ("Bo", 90)), Err(stranger("Bo")));
    assert_eq!(league.play(("Dee", 100), ("Ada", 90)), Err(stranger("Dee")));
    assert_eq!(league.play(("Dee", 100), ("Eli", 90)), Err(stranger("Dee")));
    assert_eq!(league.games("Ada"), Ok(vec![]));
    assert_eq!(league.table(), [("Ada", 0)]);
}
