use lottery_syndicate::{Refusal, Syndicate};

fn syndicate(members: &[(&str, u64)]) -> Syndicate {
    let mut syndicate = Syndicate::new();
    for (name, shares) in members {
        syndicate.join(name, *shares).unwrap();
    }
    syndicate
}

/// "They win 500 cents. `total()` should be 500"
#[test]
fn ada_from_the_letter_wins_as_well() {
    let mut syndicate = syndicate(&[("Ada ", 1), ("Bo", 1)]);
    assert_eq!(syndicate.win(500), Ok(()));
    assert_eq!(syndicate.total(), 500);
    assert_eq!(
        (syndicate.balance("Ada"), syndicate.balance("Bo")),
        (Some(250), Some(250))
    );
}

/// "This holds wherever a name is given."
#[test]
fn names_differ_by_more_than_case_and_space() {
    let mut syndicate = syndicate(&[(" ADA\t", 2), ("bo", 1)]);
    assert_eq!(syndicate.join("ada", 1), Err(Refusal::Member));
    assert_eq!(syndicate.pay("\nAda", 30), Ok(()));
    assert_eq!(syndicate.win(30), Ok(()));
    assert_eq!(syndicate.balance("aDA"), Some(50));
    assert_eq!(syndicate.balance(" Bo "), Some(10));
    assert_eq!(syndicate.play(4), Ok(()));
    assert_eq!(
        (syndicate.balance("ada"), syndicate.balance("BO")),
        (Some(42), Some(6))
    );
    assert_eq!(syndicate.join("a da", 1), Ok(()));
}

/// "It is refused with `NoShares` if the shares are zero, otherwise with `Member` if there is a member of that name."
#[test]
fn members_join_once_and_with_shares() {
    let mut syndicate = syndicate(&[("Ada", 1)]);
    assert_eq!(syndicate.balance("Ada"), Some(0));
    syndicate.pay("Ada", 7).unwrap();
    assert_eq!(syndicate.join("Ada", 0), Err(Refusal::NoShares));
    assert_eq!(syndicate.join("Cy", 0), Err(Refusal::NoShares));
    assert_eq!(syndicate.join("Ada", 5), Err(Refusal::Member));
    assert_eq!(
        (syndicate.balance("Ada"), syndicate.balance("Cy")),
        (Some(7), None)
    );
    syndicate.win(3).unwrap();
    assert_eq!(syndicate.total(), 10);
}

/// "`pay` adds to a member's balance and is refused with `Stranger` if there is no such member."
#[test]
fn strangers_cannot_pay() {
    let mut syndicate = syndicate(&[("Ada", 1)]);
    assert_eq!(syndicate.pay("Ada", 5), Ok(()));
    assert_eq!(syndicate.pay("Ada", 6), Ok(()));
    assert_eq!(syndicate.pay("Bo", 5), Err(Refusal::Stranger));
    assert_eq!(
        (
            syndicate.balance("Ada"),
            syndicate.balance("Bo"),
            syndicate.total()
        ),
        (Some(11), None, 11)
    );
}

/// "`play` takes the price of a draw from every member: the price for each of the member's shares."
#[test]
fn a_draw_costs_by_shares() {
    let mut syndicate = syndicate(&[("Ada", 3), ("Bo", 1)]);
    syndicate.pay("Ada", 100).unwrap();
    syndicate.pay("Bo", 20).unwrap();
    assert_eq!(syndicate.play(20), Ok(()));
    assert_eq!(
        (syndicate.balance("Ada"), syndicate.balance("Bo")),
        (Some(40), Some(0))
    );
}

/// "If somebody has too little, nobody pays, and the first such member, in the order in which they joined, is given in
/// `Short`, with the name just as it was given on joining."
#[test]
fn nobody_pays_when_somebody_is_short() {
    let mut syndicate = syndicate(&[("Zoe", 2), (" Bo ", 2), ("Ada", 1)]);
    syndicate.pay("Zoe", 50).unwrap();
    syndicate.pay("Bo", 49).unwrap();
    assert_eq!(syndicate.play(25), Err(Refusal::Short(" Bo ".to_string())));
    assert_eq!(
        ["Zoe", "Bo", "Ada"].map(|name| syndicate.balance(name)),
        [Some(50), Some(49), Some(0)]
    );
    syndicate.pay("Bo", 1).unwrap();
    assert_eq!(syndicate.play(25), Err(Refusal::Short("Ada".to_string())));
    assert_eq!(syndicate.total(), 100);
}

/// "Each part is rounded down to whole cents, and the cents that are left over then go to the members one by one, in the
/// order in which they joined."
#[test]
fn cents_left_over_go_to_the_first() {
    let mut syndicate = syndicate(&[("zoe", 1), ("ada", 4), ("bo", 2)]);
    syndicate.win(100).unwrap();
    // 14.28, 57.14, 28.57: one cent is left.
    assert_eq!(
        ["zoe", "ada", "bo"].map(|name| syndicate.balance(name)),
        [Some(15), Some(57), Some(28)]
    );
    syndicate.win(5).unwrap();
    // 0.71, 2.86, 1.43: two cents are left.
    assert_eq!(
        ["zoe", "ada", "bo"].map(|name| syndicate.balance(name)),
        [Some(16), Some(60), Some(29)]
    );
}

/// "All that was won is given to members."
#[test]
fn no_cent_is_lost() {
    let mut syndicate = syndicate(&[(" Ada", 1), ("Bo\t", 1), ("  Cy  ", 1)]);
    for cents in [0, 1, 2, 3, 100, 1001] {
        let before = syndicate.total();
        syndicate.win(cents).unwrap();
        assert_eq!(syndicate.total() - before, cents);
    }
    assert_eq!(
        ["Ada", "Bo", "Cy"].map(|name| syndicate.balance(name)),
        [Some(371), Some(369), Some(367)]
    );
}

/// "Without members, `play` and `win` are refused with `Nobody`."
#[test]
fn an_empty_syndicate_cannot_play() {
    let mut syndicate = Syndicate::new();
    assert_eq!(syndicate.play(0), Err(Refusal::Nobody));
    assert_eq!(syndicate.win(10), Err(Refusal::Nobody));
    assert_eq!((syndicate.total(), syndicate.balance("Ada")), (0, None));
}
