use apiary_swarms::{Diary, Hive, Swarm};
use std::rc::Rc;

fn lines(diary: &Diary) -> Vec<String> {
    diary.borrow().clone()
}

fn hive(queen: &str, bees: u32) -> Hive {
    let mut hive = Hive::new();
    hive.house(Swarm::caught(queen, bees, &Diary::default()))
        .unwrap();
    hive
}

/// "`<queen> flew off with <number> bees` is added to its diary. This happens once for each lost swarm."
#[test]
fn a_lost_swarm_is_written_down() {
    let diary = Diary::default();
    let swarm = Swarm::caught("Aurelia", 900, &diary);
    assert_eq!((swarm.queen(), swarm.bees()), ("Aurelia", 900));
    assert!(lines(&diary).is_empty());
    drop(swarm);
    assert_eq!(lines(&diary), ["Aurelia flew off with 900 bees"]);
    drop(Swarm::caught("Bella", 0, &diary));
    assert_eq!(lines(&diary).len(), 2);
}

/// "the hive has the queen then, the bees are added to those who live there already"
#[test]
fn a_swarm_moves_in() {
    let diary = Diary::default();
    let mut hive = Hive::new();
    assert_eq!((hive.queen(), hive.bees()), (None, 0));
    assert!(hive.house(Swarm::caught("Aurelia", 900, &diary)).is_ok());
    assert_eq!((hive.queen(), hive.bees()), (Some("Aurelia"), 900));
    assert_eq!(lines(&diary), ["Aurelia moves in"]);
}

/// "A hive with a queen gives the swarm back as it is; nothing is written down and nothing changes."
#[test]
fn an_occupied_hive_gives_the_swarm_back() {
    let diary = Diary::default();
    let mut hive = hive("Aurelia", 900);
    let back = hive.house(Swarm::caught("Bella", 300, &diary)).unwrap_err();
    assert_eq!((back.queen(), back.bees()), ("Bella", 300));
    assert!(lines(&diary).is_empty());
    assert_eq!((hive.queen(), hive.bees()), (Some("Aurelia"), 900));
    drop(back);
    assert_eq!(lines(&diary), ["Bella flew off with 300 bees"]);
}

/// "It keeps the queen of the swarm with more bees"
#[test]
fn the_queen_of_the_larger_swarm_stays() {
    let diary = Diary::default();
    let small = Swarm::caught("Bella", 300, &diary);
    let large = Swarm::caught("Cosima", 301, &diary);
    let one = small.unite(large);
    assert_eq!((one.queen(), one.bees()), ("Cosima", 601));
    assert_eq!(lines(&diary), ["Bella is given away"]);
    let one = one.unite(Swarm::caught("Dora", 600, &diary));
    assert_eq!((one.queen(), one.bees()), ("Cosima", 1201));
    assert_eq!(lines(&diary), ["Bella is given away", "Dora is given away"]);
}

/// "of equally large ones that of the swarm on which it is called"
#[test]
fn of_equal_swarms_the_first_queen_stays() {
    let diary = Diary::default();
    let one = Swarm::caught("Bella", 50, &diary).unite(Swarm::caught("Cosima", 50, &diary));
    assert_eq!((one.queen(), one.bees()), ("Bella", 100));
    assert_eq!(lines(&diary), ["Cosima is given away"]);
}

/// "For the other queen `<queen> is given away` is added to the diary of her own swarm."
#[test]
fn each_queen_has_a_diary_of_her_own() {
    let (ours, theirs) = (Diary::default(), Diary::default());
    let one = Swarm::caught("Bella", 10, &ours).unite(Swarm::caught("Cosima", 20, &theirs));
    assert_eq!(lines(&ours), ["Bella is given away"]);
    assert!(lines(&theirs).is_empty());
    drop(one);
    assert_eq!(lines(&ours).len(), 1);
    assert_eq!(lines(&theirs), ["Cosima flew off with 30 bees"]);
}

/// "`swarm_out` lets the queen leave a hive with half of the bees, rounded down"
#[test]
fn half_of_the_bees_swarm_out() {
    let diary = Diary::default();
    let mut hive = hive("Aurelia", 901);
    let swarm = hive.swarm_out(&diary).unwrap();
    assert_eq!((swarm.queen(), swarm.bees()), ("Aurelia", 450));
    assert_eq!((hive.queen(), hive.bees()), (None, 451));
    assert!(lines(&diary).is_empty());
    assert!(hive.house(swarm).is_ok());
    assert_eq!((hive.queen(), hive.bees()), (Some("Aurelia"), 901));
    assert_eq!(lines(&diary), ["Aurelia moves in"]);
}

/// "Without a queen nothing changes, and there is no swarm."
#[test]
fn nobody_swarms_without_a_queen() {
    let diary = Diary::default();
    let mut hive = hive("Aurelia", 8);
    drop(hive.swarm_out(&diary));
    assert!(hive.swarm_out(&diary).is_none());
    assert_eq!((hive.queen(), hive.bees()), (None, 4));
    assert_eq!(lines(&diary), ["Aurelia flew off with 4 bees"]);
}

/// "when all swarms are gone, only those who made the diary hold it"
#[test]
fn no_swarm_holds_on_to_the_diary() {
    let diary = Diary::default();
    let mut hive = Hive::new();
    let one = Swarm::caught("Bella", 10, &diary).unite(Swarm::caught("Cosima", 20, &diary));
    assert_eq!(Rc::strong_count(&diary), 2);
    assert!(hive.house(one).is_ok());
    assert_eq!(Rc::strong_count(&diary), 1);
    assert_eq!(lines(&diary), ["Bella is given away", "Cosima moves in"]);
}
