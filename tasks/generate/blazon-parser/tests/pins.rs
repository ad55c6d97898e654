//! Pins that different blazons and faults are told apart, and the signatures.

use blazon_parser::{
    is_lawful, parse, Attitude, Blazon, Division, Fault, FaultKind, Field, Group, Item, Shape,
    Tincture,
};

const _: fn(&str) -> Result<Blazon, Fault> = parse;
const _: fn(&Blazon) -> bool = is_lawful;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    use Tincture::{Argent, Azure, Ermine, Gules, Or, Sable, Vert};
    all_differ(&[Or, Argent, Azure, Gules, Sable, Vert, Ermine]);
    let shapes = [
        Shape::Fess,
        Shape::Pale,
        Shape::Bend,
        Shape::Cross,
        Shape::Mullet,
        Shape::Rose,
        Shape::FleurDeLys,
        Shape::Lion(Attitude::Rampant),
        Shape::Lion(Attitude::Passant),
    ];
    all_differ(&shapes);
    let group = Group {
        count: 1,
        shape: Shape::Fess,
        tincture: Or,
    };
    all_differ(&[
        group,
        Group { count: 2, ..group },
        Group {
            shape: Shape::Pale,
            ..group
        },
        Group {
            tincture: Vert,
            ..group
        },
    ]);
    let item = |lists: [usize; 3]| Item {
        groups: vec![group; lists[0]],
        upon: vec![group; lists[1]],
        around: vec![group; lists[2]],
    };
    all_differ(&[
        item([1, 0, 0]),
        item([2, 0, 0]),
        item([1, 1, 0]),
        item([1, 0, 1]),
    ]);
    let parted = |division, a, b| Field::Parted(division, a, b);
    all_differ(&[
        Field::Plain(Or),
        Field::Plain(Vert),
        parted(Division::Pale, Or, Vert),
        parted(Division::Fess, Or, Vert),
        parted(Division::Bend, Or, Vert),
        parted(Division::Quarterly, Or, Vert),
        parted(Division::Pale, Vert, Vert),
        parted(Division::Pale, Or, Or),
    ]);
    let blazon = |field, items| Blazon { field, items };
    all_differ(&[
        blazon(Field::Plain(Or), vec![]),
        blazon(Field::Plain(Vert), vec![]),
        blazon(Field::Plain(Or), vec![item([1, 0, 0])]),
    ]);
    let fault = |place, kind| Fault { place, kind };
    all_differ(&[
        fault(0, FaultKind::Unexpected),
        fault(1, FaultKind::Unexpected),
        fault(0, FaultKind::Missing),
        fault(0, FaultKind::Number),
        fault(0, FaultKind::Reference),
    ]);
}
