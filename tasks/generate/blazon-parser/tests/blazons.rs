use blazon_parser::{
    is_lawful, parse, Attitude, Blazon, Division, Fault, FaultKind, Field, Group, Item, Shape,
    Tincture,
};
use FaultKind::{Missing, Number, Reference, Unexpected};
use Tincture::{Argent, Azure, Ermine, Gules, Or, Sable, Vert};

fn group(count: u8, shape: Shape, tincture: Tincture) -> Group {
    Group {
        count,
        shape,
        tincture,
    }
}

fn items(text: &str) -> Vec<Item> {
    match parse(text) {
        Ok(blazon) => blazon.items,
        Err(fault) => panic!("{text}: {fault:?}"),
    }
}

/// The groups of the only item.
fn groups(text: &str) -> Vec<Group> {
    let mut items = items(text);
    assert_eq!(
        (items.len(), items[0].upon.len(), items[0].around.len()),
        (1, 0, 0)
    );
    items.remove(0).groups
}

fn field(text: &str) -> Field {
    let blazon = parse(text).unwrap();
    assert_eq!(blazon.items, []);
    blazon.field
}

fn bad(text: &str, place: usize, kind: FaultKind) {
    assert_eq!(parse(text), Err(Fault { place, kind }), "{text}");
}

fn lawful(text: &str) -> bool {
    is_lawful(&parse(text).unwrap())
}

/// "Capital letters are read as small ones."
#[test]
fn blazon_fields() {
    for (text, tincture) in [
        ("or", Or),
        ("Argent", Argent),
        ("AZURE", Azure),
        ("gules", Gules),
        ("sable", Sable),
        ("vert", Vert),
        ("Ermine", Ermine),
    ] {
        assert_eq!(field(text), Field::Plain(tincture));
    }
    assert_eq!(
        field("Per pale Or and gules"),
        Field::Parted(Division::Pale, Or, Gules)
    );
    assert_eq!(
        field("per fess azure and azure"),
        Field::Parted(Division::Fess, Azure, Azure)
    );
    assert_eq!(
        field(" per  bend\nsable and ermine "),
        Field::Parted(Division::Bend, Sable, Ermine)
    );
    assert_eq!(
        field("quarterly vert and of the first"),
        Field::Parted(Division::Quarterly, Vert, Vert)
    );
}

/// "In the plural they are `fesses`, `pales`, `bends`, `crosses`, `mullets`, `roses`, `fleurs-de-lys` and `lions`."
#[test]
fn blazon_shapes() {
    let shapes = [
        ("a fess", "two fesses", Shape::Fess),
        ("a pale", "two pales", Shape::Pale),
        ("a bend", "two bends", Shape::Bend),
        ("a cross", "two crosses", Shape::Cross),
        ("a mullet", "two mullets", Shape::Mullet),
        ("an rose", "two roses", Shape::Rose),
        ("a fleur-de-lys", "two fleurs-de-lys", Shape::FleurDeLys),
        (
            "a lion rampant",
            "two lions rampant",
            Shape::Lion(Attitude::Rampant),
        ),
        (
            "a lion passant",
            "two lions passant",
            Shape::Lion(Attitude::Passant),
        ),
    ];
    for (one, two, shape) in shapes {
        assert_eq!(
            groups(&format!("Or, {one} gules")),
            [group(1, shape, Gules)]
        );
        assert_eq!(
            groups(&format!("Or, {two} gules")),
            [group(2, shape, Gules)]
        );
    }
    for (count, word) in [(3, "three"), (4, "four"), (5, "five"), (6, "six")] {
        assert_eq!(
            groups(&format!("Or, {word} roses vert")),
            [group(count, Shape::Rose, Vert)]
        );
    }
}

/// "A group without a tincture has that of the next group, in the same `groups`, that has one; so the last one always has one."
#[test]
fn blazon_tinctures_reach_back() {
    let text = "Argent, a fess and two roses and a mullet azure and a cross gules and a bend and a pale sable";
    let expected = [
        group(1, Shape::Fess, Azure),
        group(2, Shape::Rose, Azure),
        group(1, Shape::Mullet, Azure),
        group(1, Shape::Cross, Gules),
        group(1, Shape::Bend, Sable),
        group(1, Shape::Pale, Sable),
    ];
    assert_eq!(groups(text), expected);
    bad("argent, a fess and a bend between a rose or", 7, Unexpected);
}

/// "It is the item's only group, and what follows is `upon` it. What follows `between` is `around`."
#[test]
fn blazon_items() {
    let text = "Azure, on a fess or two mullets and a rose gules between six roses argent and a lion passant or, a bend vert, a pale or between a cross or";
    let expected = [
        Item {
            groups: vec![group(1, Shape::Fess, Or)],
            upon: vec![group(2, Shape::Mullet, Gules), group(1, Shape::Rose, Gules)],
            around: vec![
                group(6, Shape::Rose, Argent),
                group(1, Shape::Lion(Attitude::Passant), Or),
            ],
        },
        Item {
            groups: vec![group(1, Shape::Bend, Vert)],
            upon: vec![],
            around: vec![],
        },
        Item {
            groups: vec![group(1, Shape::Pale, Or)],
            upon: vec![],
            around: vec![group(1, Shape::Cross, Or)],
        },
    ];
    assert_eq!(
        parse(text),
        Ok(Blazon {
            field: Field::Plain(Azure),
            items: expected.to_vec()
        })
    );
}

/// "Every tincture that is named counts once, in the order of the first time it is named in the text."
#[test]
fn blazon_references() {
    let text = "per pale or and gules, a rose of the second and a fess or and a bend vert and two roses of the third and a cross of the first, a pale azure and a bend of the fourth";
    let tinctures: Vec<Tincture> = items(text)
        .iter()
        .flat_map(|item| &item.groups)
        .map(|group| group.tincture)
        .collect();
    assert_eq!(tinctures, [Gules, Or, Vert, Vert, Or, Azure, Azure]);
    assert_eq!(
        groups("Sable, a rose of the field"),
        [group(1, Shape::Rose, Sable)]
    );
    assert_eq!(
        groups("Sable, a rose and a fess or and a bend of the second")[2].tincture,
        Or
    );
}

/// "A reference to a tincture that has not been named so far, or to the field when it is parted or not named yet, is `Reference`,
/// at the word that says which."
#[test]
fn blazon_references_to_nothing() {
    bad("or, a rose of the second", 6, Reference);
    bad("or, a rose of the fourth", 6, Reference);
    bad("or, a fess or and a rose of the second", 10, Reference);
    bad("per pale or and or, a fess of the second", 10, Reference);
    bad("of the first", 2, Reference);
    bad("of the field", 2, Reference);
    bad("per fess or and gules, a rose of the field", 10, Reference);
    bad("quarterly of the field and or", 3, Reference);
    bad("or, a rose of the fifth", 6, Unexpected);
    bad("or, a rose of a", 5, Unexpected);
    bad("or, a rose of the", 6, Missing);
}

/// "A shape in the wrong number is `Number`, at that word."
#[test]
fn blazon_numbers() {
    bad("or, a roses gules", 3, Number);
    bad("or, two rose gules", 3, Number);
    bad("or, an lions", 3, Number);
    bad("or, six fleur-de-lys azure", 3, Number);
    bad("or, on a fesses gules", 4, Number);
    bad("or, on a roses gules", 4, Unexpected);
    bad("or, two fess", 3, Number);
    bad("or, two fish", 3, Unexpected);
}

/// "That holds for `on` too, where neither a number greater than one nor a shape that is no ordinary can stand."
#[test]
fn blazon_on_an_ordinary() {
    for ordinary in ["fess", "pale", "bend", "cross"] {
        assert_eq!(
            items(&format!("or, on a {ordinary} azure a rose or"))[0].upon,
            [group(1, Shape::Rose, Or)]
        );
    }
    bad("or, on two fesses azure a rose or", 3, Unexpected);
    for other in ["rose", "mullet", "fleur-de-lys", "lion"] {
        bad(&format!("or, on a {other} azure a rose or"), 4, Unexpected);
    }
    bad("or, on a fess and a bend azure a rose or", 5, Unexpected);
    bad("or, on a fess azure", 6, Missing);
    bad("or, on a fess azure between a rose or", 6, Unexpected);
    bad(
        "or, on a fess azure on a bend azure a rose or",
        6,
        Unexpected,
    );
}

/// "The first token that cannot stand where it stands is `Unexpected`. Where a token must follow but the text ends, the fault is
/// `Missing`, at the number of tokens."
#[test]
fn blazon_faults() {
    bad("", 0, Missing);
    bad("per", 1, Missing);
    bad("per cross or and gules", 1, Unexpected);
    bad("per pale or gules", 3, Unexpected);
    bad("per pale or and", 4, Missing);
    bad("purple", 0, Unexpected);
    bad("or a fess gules", 1, Unexpected);
    bad("or,", 2, Missing);
    bad("or,, a fess gules", 0, Unexpected);
    bad("or, seven roses gules", 2, Unexpected);
    bad("or, a", 3, Missing);
    bad("or, a lion gules", 4, Unexpected);
    bad("or, a rose", 4, Missing);
    bad("or, a rose and", 5, Missing);
    bad("or, a rose, a fess gules", 4, Unexpected);
    bad("or, a rose gules gules", 5, Unexpected);
    bad("or, a rose gules between", 6, Missing);
    bad(
        "or, a rose gules between a fess vert between a bend vert",
        9,
        Unexpected,
    );
    bad("or, a rose rampant gules", 4, Unexpected);
    bad("or, between a rose gules", 2, Unexpected);
}

/// "Metal must not lie on metal, nor colour on colour; a fur may lie on everything, and everything on it."
#[test]
fn blazon_rule_of_tincture() {
    let colours = ["azure", "gules", "sable", "vert"];
    let metals = ["or", "argent"];
    for a in colours {
        assert!(metals
            .iter()
            .all(|b| lawful(&format!("{a}, a rose {b}")) && lawful(&format!("{b}, a rose {a}"))));
        assert!(colours.iter().all(|b| !lawful(&format!("{a}, a rose {b}"))));
    }
    assert!(metals
        .iter()
        .all(|a| metals.iter().all(|b| !lawful(&format!("{a}, a rose {b}")))));
    for tincture in ["or", "gules", "ermine"] {
        assert!(
            lawful(&format!("ermine, a rose {tincture}"))
                && lawful(&format!("{tincture}, a rose ermine"))
        );
    }
    assert!(lawful("or") && lawful("per pale or and or"));
}

/// "on a parted field it is enough that they may lie on one of its two tinctures. What is upon an ordinary lies on that ordinary
/// alone."
#[test]
fn blazon_rule_of_tincture_everywhere() {
    for tincture in ["or", "vert", "ermine"] {
        assert!(lawful(&format!(
            "per pale gules and argent, a rose {tincture}"
        )));
        assert!(lawful(&format!(
            "per pale argent and gules, a rose {tincture}"
        )));
    }
    assert!(
        !lawful("per bend gules and azure, a rose vert")
            && lawful("per bend gules and azure, a rose or")
    );
    assert!(
        lawful("per bend gules and ermine, a rose vert")
            && lawful("per bend ermine and or, a rose argent")
    );
    assert!(
        lawful("gules, on a fess or a rose gules") && !lawful("gules, on a fess or a rose argent")
    );
    assert!(!lawful("gules, on a fess vert a rose or"));
    assert!(
        !lawful("gules, on a fess or a rose gules and a bend argent")
            && !lawful("gules, a fess or and a rose vert")
    );
    assert!(
        lawful("gules, a fess or between a rose or")
            && !lawful("gules, a fess or between a rose vert")
    );
    assert!(!lawful("gules, a fess or, a rose vert") && !lawful("gules, a rose vert, a fess or"));
}
