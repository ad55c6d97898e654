//! Pins that different grades, fleeces and lots are told apart, and the public signatures.

use shearing_shed::{ByMicrons, Fleece, Grade, Lot, Shed};

const _: fn(ByMicrons) -> Shed<ByMicrons> = Shed::new;
const _: fn(&mut Shed<ByMicrons>, Fleece) -> Grade = Shed::shear;
const _: fn(&Shed<ByMicrons>) -> Vec<(Grade, u32)> = Shed::stock;
const _: fn(&mut Shed<ByMicrons>, Grade) -> Option<(Lot, Grade)> = Shed::sell;

pub fn pins() {
    let grades = [Grade::Superfine, Grade::Fine, Grade::Medium, Grade::Strong];
    for (own, a) in grades.iter().enumerate() {
        for (other, b) in grades.iter().enumerate() {
            assert_eq!(own == other, a == b);
        }
    }
    let fleece = |tag: u32, grams: u32, microns: u32| Fleece {
        tag,
        grams,
        microns,
    };
    assert_eq!(fleece(1, 2, 3), fleece(1, 2, 3));
    assert_ne!(fleece(1, 2, 3), fleece(0, 2, 3));
    assert_ne!(fleece(1, 2, 3), fleece(1, 0, 3));
    assert_ne!(fleece(1, 2, 3), fleece(1, 2, 0));
    assert_ne!(
        Lot {
            fleeces: vec![fleece(1, 2, 3)]
        },
        Lot {
            fleeces: vec![fleece(1, 2, 4)]
        }
    );
    assert_ne!(
        Lot {
            fleeces: vec![fleece(1, 2, 3)]
        },
        Lot {
            fleeces: Vec::new()
        }
    );
}
