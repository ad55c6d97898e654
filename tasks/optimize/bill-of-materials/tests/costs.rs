use bill_of_materials::{costs, CostError, Part};

fn part(name: &str, price: u64, uses: &[(&str, u64)]) -> Part {
    Part {
        name: name.to_string(),
        price,
        uses: uses.iter().map(|&(used, quantity)| (used.to_string(), quantity)).collect(),
    }
}

fn missing(name: &str) -> Result<u64, CostError> {
    Err(CostError::Missing(name.to_string()))
}

fn cycle(name: &str) -> Result<u64, CostError> {
    Err(CostError::Cycle(name.to_string()))
}

/// "A part costs its own `price` plus, for each entry of `uses`, the quantity times the cost of the part of that name."
#[test]
fn parts_add_up() {
    let catalogue = [
        part("bike", 5_000, &[("wheel", 2), ("frame", 1), ("screw", 10)]),
        part("wheel", 900, &[("spoke", 32), ("rim", 1), ("screw", 1)]),
        part("frame", 12_000, &[]),
        part("spoke", 11, &[]),
        part("rim", 700, &[("screw", 2), ("screw", 1)]),
        part("screw", 3, &[]),
    ];
    let wheel = 900 + 32 * 11 + 709 + 3;
    assert_eq!(costs(&catalogue, &["bike", "rim", "bike"]), [
        Ok(5_000 + 2 * wheel + 12_000 + 30),
        Ok(709),
        Ok(5_000 + 2 * wheel + 12_000 + 30),
    ]);
    assert_eq!(costs(&catalogue, &[]), []);
}

/// "When several parts of the catalogue have the same name, the first of them counts."
#[test]
fn the_first_of_a_name_counts() {
    let catalogue = [part("lamp", 1, &[("bulb", 1)]), part("bulb", 20, &[]), part("bulb", 300, &[("gas", 1)])];
    assert_eq!(costs(&catalogue, &["lamp", "bulb"]), [Ok(21), Ok(20)]);
}

/// "`Missing` with a name that is not in the catalogue, be it the product itself or a part that is used;"
#[test]
fn missing_parts_are_named() {
    let catalogue = [part("box", 1, &[("lid", 1), ("hinge", 2)]), part("lid", 1, &[("knob", 1)])];
    assert_eq!(costs(&catalogue, &["crate", "box", "lid"]), [missing("crate"), missing("knob"), missing("knob")]);
}

/// "`Cycle` with the name of a part that is met again while it is being computed, that is, inside itself;"
#[test]
fn cycles_are_named() {
    let catalogue = [
        part("top", 1, &[("a", 1)]),
        part("a", 1, &[("b", 1)]),
        part("b", 1, &[("c", 1)]),
        part("c", 1, &[("b", 1)]),
        part("self", 1, &[("self", 1)]),
        part("twice", 1, &[("leaf", 1), ("leaf", 1), ("pair", 1)]),
        part("pair", 1, &[("leaf", 2)]),
        part("leaf", 1, &[]),
    ];
    assert_eq!(costs(&catalogue, &["top", "self", "twice"]), [cycle("b"), cycle("self"), Ok(6)]);
}

/// "each is what it would be if that product were the only one wanted."
#[test]
fn products_do_not_disturb_each_other() {
    let catalogue = [
        part("a", 1, &[("leaf", 1), ("b", 1)]),
        part("b", 1, &[("leaf", 1), ("a", 1)]),
        part("c", 1, &[("b", 1)]),
        part("leaf", 4, &[]),
        part("fine", 1, &[("leaf", 1)]),
    ];
    let wanted = ["a", "b", "c", "fine", "a", "leaf"];
    let want = [cycle("a"), cycle("b"), cycle("b"), Ok(5), cycle("a"), Ok(4)];
    assert_eq!(costs(&catalogue, &wanted), want);
    for (name, want) in wanted.iter().zip(&want) {
        assert_eq!(&costs(&catalogue, &[name])[0], want);
    }
}

/// "The first problem on this way is the result:"
#[test]
fn the_first_problem_counts() {
    let catalogue = [
        part("one", 0, &[("gone", 1), ("loop", 1), ("huge", 2)]),
        part("two", 0, &[("loop", 1), ("gone", 1)]),
        part("three", 0, &[("huge", 2), ("gone", 1)]),
        part("four", 1, &[("huge", 1), ("gone", 1)]),
        part("five", 0, &[("huge", 1), ("leaf", 1), ("loop", 1)]),
        part("loop", 0, &[("two", 1)]),
        part("huge", u64::MAX, &[]),
        part("leaf", 0, &[]),
    ];
    assert_eq!(costs(&catalogue, &["one", "two", "three", "four", "five"]), [
        missing("gone"),
        cycle("two"),
        Err(CostError::Overflow),
        Err(CostError::Overflow),
        cycle("loop"),
    ]);
}

/// "A part that is used with quantity 0 is visited like any other."
#[test]
fn quantity_zero_is_visited() {
    let catalogue = [
        part("a", 2, &[("gone", 0)]),
        part("b", 2, &[("b", 0)]),
        part("c", 2, &[("huge", 0), ("d", 3)]),
        part("d", 2, &[("huge", 0), ("over", 0)]),
        part("huge", u64::MAX, &[]),
        part("over", 1, &[("huge", 1)]),
        part("e", 2, &[("huge", 0)]),
    ];
    let wanted = ["a", "b", "c", "e"];
    assert_eq!(costs(&catalogue, &wanted), [missing("gone"), cycle("b"), Err(CostError::Overflow), Ok(2)]);
}

/// "Whatever is wrong with parts that a product does not use does not matter to it."
#[test]
fn unused_parts_do_not_matter() {
    let catalogue = [
        part("bad", 1, &[("bad", 1)]),
        part("worse", u64::MAX, &[("good", 2), ("gone", 1)]),
        part("good", 1, &[("leaf", 7)]),
        part("leaf", 1, &[]),
    ];
    assert_eq!(costs(&catalogue, &["good"]), [Ok(8)]);
}
