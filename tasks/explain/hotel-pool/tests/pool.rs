use hotel_pool::{Card, Gate};

fn left(cards: &[Card]) -> Vec<u32> {
    cards.iter().map(Card::left).collect()
}

/// "an entry used up with one of their cards is gone for all of them"
#[test]
fn a_family_uses_one_purse_up() {
    let mut cards = Card::issue(&["Ada", "Bo", "Cy"], 4);
    assert_eq!(left(&cards), [4, 4, 4]);
    assert!(cards[0].enter());
    assert!(cards[2].enter());
    assert_eq!(left(&cards), [2, 2, 2]);
    let mut gate = Gate::new();
    gate.admit(&mut cards);
    assert_eq!(gate.names(), ["Ada", "Bo"]);
    assert_eq!(gate.turned_away(), 1);
    assert_eq!(left(&cards), [0, 0, 0]);
}

/// "entries paid for with one of their cards can be used by all"
#[test]
fn topping_up_is_for_all() {
    let mut cards = Card::issue(&["Ada", "Bo"], 0);
    assert!(!cards[1].enter());
    cards[0].top_up(3);
    assert_eq!(left(&cards), [3, 3]);
    assert!(cards[1].enter() && cards[1].enter());
    cards[1].top_up(2);
    assert_eq!(left(&cards), [3, 3]);
}

/// "`companion` gives a card that belongs to the same purse as the card it was asked of, under the name given."
#[test]
fn a_companion_shares_the_purse() {
    let mut cards = Card::issue(&["Ada", "Bo"], 5);
    let mut dee = cards[1].companion("Dee");
    assert_eq!((dee.holder(), dee.left()), ("Dee", 5));
    assert!(dee.enter());
    assert_eq!(left(&cards), [4, 4]);
    cards[0].top_up(10);
    assert_eq!(dee.left(), 14);
    let mut eli = dee.companion("Eli");
    assert!(eli.enter());
    assert_eq!((left(&cards), dee.left()), (vec![13, 13], 13));
}

/// "`next_stay` gives a card of the same holder with as many entries as are left in that moment."
#[test]
fn the_next_stay_starts_with_what_is_left() {
    let mut cards = Card::issue(&["Ada", "Bo"], 5);
    cards[0].enter();
    let next = cards[1].next_stay();
    assert_eq!((next.holder(), next.left()), ("Bo", 4));
}

/// "From then on the old cards and the new one have nothing to do with each other"
#[test]
fn the_next_stay_has_its_own_purse() {
    let mut cards = Card::issue(&["Ada", "Bo"], 5);
    let mut next = cards[0].next_stay();
    assert!(cards[0].enter() && cards[1].enter());
    assert_eq!((left(&cards), next.left()), (vec![3, 3], 5));
    next.top_up(7);
    assert!(next.enter());
    assert_eq!((left(&cards), next.left()), (vec![3, 3], 11));
    let mut friend = next.companion("Flo");
    friend.enter();
    assert_eq!((left(&cards), next.left()), (vec![3, 3], 10));
}

/// "Different calls of `issue` have nothing to do with each other, either."
#[test]
fn families_do_not_share() {
    let mut first = Card::issue(&["Ada"], 2);
    let second = Card::issue(&["Ada", "Bo"], 2);
    assert!(first[0].enter());
    first[0].top_up(8);
    assert_eq!((left(&first), left(&second)), (vec![9], vec![2, 2]));
    assert!(Card::issue(&[], 3).is_empty());
}

/// "`enter` uses an entry up and says whether there was one; without one it changes nothing."
#[test]
fn an_empty_purse_lets_nobody_in() {
    let mut cards = Card::issue(&["Ada", "Bo"], 1);
    assert!(cards[1].enter());
    assert!(!cards[0].enter());
    assert!(!cards[1].enter());
    assert_eq!(left(&cards), [0, 0]);
    let names: Vec<&str> = cards.iter().map(Card::holder).collect();
    assert_eq!(names, ["Ada", "Bo"]);
}
