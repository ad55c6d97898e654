use Grade::{Fine, Medium, Strong, Superfine};
use shearing_shed::{ByMicrons, Fleece, Grade, Grader, Lot, Particular, Shed, Wool};

fn fleece(tag: u32, grams: u32, microns: u32) -> Fleece {
    Fleece {
        tag,
        grams,
        microns,
    }
}

/// Wool that cannot be copied.
struct Carpet {
    grams: u32,
}

impl Wool for Carpet {
    fn grams(&self) -> u32 {
        self.grams
    }

    fn microns(&self) -> u32 {
        180
    }
}

/// A grader that likes everything.
struct Friendly;

impl Grader for Friendly {
    fn grade<W: Wool>(&self, _wool: &W) -> Grade {
        Superfine
    }
}

/// "wool of up to 17.5 microns is `Superfine`, up to 19.5 `Fine`, up to 23.0 `Medium`, and above that `Strong`"
#[test]
fn wool_is_graded_by_microns() {
    let grades = [0, 175, 176, 195, 196, 230, 231, 400]
        .map(|microns| ByMicrons.grade(&fleece(1, 1, microns)));
    assert_eq!(
        grades,
        [
            Superfine, Superfine, Fine, Fine, Medium, Medium, Strong, Strong
        ]
    );
}

/// "`Particular` gives the grade that the other grader gives, if the wool weighs at least `enough` grams, and otherwise the next lower one"
#[test]
fn light_wool_is_put_one_grade_lower() {
    let particular = Particular {
        other: ByMicrons,
        enough: 3000,
    };
    let light = [170, 190, 220, 300].map(|microns| particular.grade(&fleece(1, 2999, microns)));
    assert_eq!(light, [Fine, Medium, Strong, Strong]);
    let heavy = [170, 190, 220, 300].map(|microns| particular.grade(&fleece(1, 3000, microns)));
    assert_eq!(heavy, [Superfine, Fine, Medium, Strong]);
}

/// "Other packages have graders and kinds of wool of their own, which need not be such that they can be copied."
#[test]
fn other_wool_and_other_graders_fit() {
    let particular = Particular {
        other: Friendly,
        enough: 50,
    };
    assert_eq!(particular.grade(&Carpet { grams: 49 }), Fine);
    assert_eq!(particular.grade(&Carpet { grams: 50 }), Superfine);
    let twice = Particular {
        other: Particular {
            other: ByMicrons,
            enough: 10,
        },
        enough: 50,
    };
    assert_eq!(twice.grade(&Carpet { grams: 9 }), Strong);
    assert_eq!(twice.grade(&Carpet { grams: 10 }), Medium);
}

/// "A lot weighs what its fleeces weigh together."
#[test]
fn a_lot_weighs_all_its_fleeces() {
    let lot = Lot {
        fleeces: vec![fleece(1, 4000, 180), fleece(2, 2500, 190)],
    };
    assert_eq!((lot.grams(), lot.clone()), (6500, lot));
    assert_eq!(Lot::default().grams(), 0);
}

/// "Its thickness is the mean of theirs, weighed by grams and rounded down; that of an empty lot is 0."
#[test]
fn the_thickness_of_a_lot_is_weighed() {
    let lot = Lot {
        fleeces: vec![fleece(1, 3000, 160), fleece(2, 1000, 200)],
    };
    assert_eq!(lot.microns(), 170);
    let odd = Lot {
        fleeces: vec![fleece(1, 2, 160), fleece(2, 1, 200)],
    };
    assert_eq!(odd.microns(), 173);
    assert_eq!(Lot::default().microns(), 0);
    assert_eq!(
        Lot {
            fleeces: vec![fleece(9, 1, 222)]
        }
        .microns(),
        222
    );
}

/// "`stock` lists the grades that there is wool of, from `Superfine` to `Strong`, each with the weight of its wool"
#[test]
fn the_stock_is_listed_from_the_finest() {
    let mut shed = Shed::new(ByMicrons);
    assert_eq!(shed.stock(), []);
    let grades = [(1, 300), (2, 170), (3, 190), (4, 220), (5, 100)]
        .map(|(tag, microns)| shed.shear(fleece(tag, 1000 + tag, microns)));
    assert_eq!(grades, [Strong, Superfine, Fine, Medium, Superfine]);
    assert_eq!(
        shed.stock(),
        [
            (Superfine, 2007),
            (Fine, 1003),
            (Medium, 1004),
            (Strong, 1001)
        ]
    );
}

/// "`sell` takes the wool of a grade out of the shed as one lot, its fleeces in the order in which they were shorn"
#[test]
fn a_bin_is_sold_as_one_lot() {
    let mut shed = Shed::new(ByMicrons);
    shed.shear(fleece(8, 1000, 180));
    shed.shear(fleece(7, 1000, 240));
    shed.shear(fleece(6, 3000, 190));
    let lot = Lot {
        fleeces: vec![fleece(8, 1000, 180), fleece(6, 3000, 190)],
    };
    assert_eq!(shed.sell(Fine), Some((lot, Fine)));
    assert_eq!(shed.sell(Fine), None);
    assert_eq!(shed.sell(Medium), None);
    assert_eq!(shed.stock(), [(Strong, 1000)]);
}

/// "with the grade that the shed's grader gives to the lot as a whole"
#[test]
fn a_lot_is_graded_once_more() {
    let mut shed = Shed::new(Particular {
        other: ByMicrons,
        enough: 3000,
    });
    assert_eq!(shed.shear(fleece(1, 2000, 180)), Medium);
    assert_eq!(shed.shear(fleece(2, 2000, 170)), Fine);
    assert_eq!(shed.shear(fleece(3, 2500, 190)), Medium);
    let sold = shed.sell(Medium);
    assert_eq!(
        sold.map(|(lot, grade)| (lot.grams(), grade)),
        Some((4500, Fine))
    );
    assert_eq!(shed.sell(Fine).map(|(_, grade)| grade), Some(Fine));
}
