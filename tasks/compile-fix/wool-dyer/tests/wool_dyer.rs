use wool_dyer::{Bath, Recipe};

fn madder() -> Recipe {
    Recipe {
        name: "madder".to_string(),
        water: 40,
        alum: 150,
        tartar: 60,
        dye: 333,
        heat: (30, 70),
    }
}

fn bath(water: u32, alum: u32, tartar: u32, dye: u32) -> Bath {
    Bath {
        water,
        alum,
        tartar,
        dye,
    }
}

/// "A recipe says how much of everything a gram of wool asks for; `bath` is the whole bath for so many grams."
#[test]
fn a_bath_for_two_hundred_grams() {
    assert_eq!(madder().bath(200), bath(8000, 30000, 12000, 66600));
    assert_eq!(madder().bath(0), bath(0, 0, 0, 0));
}

/// "`shade` is the same recipe with that percentage of the dye, rounded down to a whole milligram."
#[test]
fn a_shade_has_other_dye() {
    assert_eq!(madder().shade(80).dye, 266);
    assert_eq!(madder().shade(250).dye, 832);
    assert_eq!(madder().shade(0).dye, 0);
}

/// "Everything else is kept, the heat included; the name gets a space, the percentage and `%` behind it, such as
/// `madder 80%`."
#[test]
fn a_shade_keeps_the_rest() {
    let kept = Recipe {
        name: "madder 100%".to_string(),
        ..madder()
    };
    assert_eq!(madder().shade(100), kept);
    let pale = madder().shade(80);
    assert_eq!((pale.name.as_str(), pale.heat), ("madder 80%", (30, 70)));
}

/// "when the degrees at which it goes into the next pot are not above those to which the first is heated"
#[test]
fn wool_does_not_go_into_a_hotter_pot() {
    let weld = |start| Recipe {
        heat: (start, 90),
        ..madder()
    };
    assert!(madder().leads_to(&weld(70)) && madder().leads_to(&weld(20)));
    assert!(!madder().leads_to(&weld(71)));
}

/// "when the next recipe asks for no more tartar than the first"
#[test]
fn the_next_pot_asks_for_no_more_tartar() {
    let weld = |tartar| Recipe { tartar, ..madder() };
    assert!(madder().leads_to(&weld(60)) && madder().leads_to(&weld(0)));
    assert!(!madder().leads_to(&weld(61)));
}

/// "Two baths that are poured together have everything that was in either of them."
#[test]
fn baths_are_poured_together() {
    assert_eq!(
        bath(1, 20, 300, 4000).join(bath(5, 60, 700, 8000)),
        bath(6, 80, 1000, 12000)
    );
}

/// "The weight of a bath counts everything in it; a millilitre of water weighs 1000 milligrams."
#[test]
fn everything_in_the_pot_weighs() {
    assert_eq!(bath(2, 0, 0, 0).weight(), 2000);
    assert_eq!(bath(3, 40, 500, 7).weight(), 3547);
    assert_eq!(bath(5_000_000, 0, u32::MAX, 1).weight(), 9_294_967_296);
}

/// "Half of its tartar and a tenth of its alum are left, and no dye. The eighth, the half and the tenth are rounded
/// down."
#[test]
fn a_spent_bath_keeps_alum_and_tartar() {
    assert_eq!(bath(8000, 999, 501, 4).spent(), bath(7000, 99, 250, 0));
    assert_eq!(bath(15, 10, 1, 0).spent(), bath(14, 1, 0, 0));
}

/// "`missing` is what has to be added to a bath to get the wanted one."
#[test]
fn what_the_pot_still_needs() {
    let wanted = bath(10, 200, 3000, 40000);
    assert_eq!(
        bath(1, 20, 300, 4000).missing(&wanted),
        Some(bath(9, 180, 2700, 36000))
    );
    assert_eq!(wanted.missing(&wanted), Some(bath(0, 0, 0, 0)));
}

/// "If the bath has more of anything than is wanted, there is no such addition."
#[test]
fn too_much_cannot_be_added() {
    let wanted = bath(10, 10, 10, 10);
    for much in [
        bath(11, 0, 0, 0),
        bath(0, 11, 0, 0),
        bath(0, 0, 11, 0),
        bath(0, 0, 0, 11),
    ] {
        assert_eq!(much.missing(&wanted), None);
    }
}
