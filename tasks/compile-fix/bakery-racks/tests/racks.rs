use bakery_racks::{read_order, Bakery, Order};

fn order(oven: &str, loaf: &str, count: usize) -> Order {
    Order {
        oven: oven.to_string(),
        loaf: loaf.to_string(),
        count,
    }
}

/// "A slip has three fields with a `;` between each two of them: the oven, the loaf and the number of loaves."
#[test]
fn a_slip_names_oven_loaf_and_number() {
    assert_eq!(read_order("north;rye;3"), Some(order("north", "rye", 3)));
    assert_eq!(
        read_order("  deck ;  plait;0 "),
        Some(order("deck", "plait", 0))
    );
}

/// "each tab on a slip is read as a space"
#[test]
fn tabs_on_a_slip_are_spaces() {
    assert_eq!(
        read_order("Deck\tOven;rye\tround;\t12"),
        Some(order("deck", "rye round", 12))
    );
}

/// "The name of a loaf keeps its spelling."
#[test]
fn only_the_oven_is_written_small() {
    assert_eq!(
        read_order("NORTH; Rye Round; 2"),
        Some(order("north", "Rye Round", 2))
    );
    assert_eq!(
        read_order("North; Dutch Oven; 2"),
        Some(order("north", "Dutch Oven", 2))
    );
}

/// "Only one such ending is cut off."
#[test]
fn one_ending_of_an_oven_is_cut_off() {
    assert_eq!(
        read_order("Brick Oven; bun; 1"),
        Some(order("brick", "bun", 1))
    );
    assert_eq!(
        read_order("Old OVEN oven; bun; 1"),
        Some(order("old oven", "bun", 1))
    );
    assert_eq!(read_order("woven; bun; 1"), Some(order("woven", "bun", 1)));
}

/// "A slip with more or fewer fields, without the name of a loaf or with a number that is not a whole number"
#[test]
fn a_slip_that_cannot_be_read_is_no_order() {
    assert_eq!(read_order("north; rye"), None);
    assert_eq!(read_order("north; rye; 3; 4"), None);
    assert_eq!(read_order("north; ; 3"), None);
    assert_eq!(read_order("north; rye; -3"), None);
    assert_eq!(read_order("north; rye; three"), None);
    assert_eq!(read_order(""), None);
    assert_eq!(read_order("; rye; 1"), Some(order("", "rye", 1)));
}

/// "`proof` puts one loaf on the rack with the fewest loaves, of several such racks the one with the lowest number"
#[test]
fn loaves_are_spread_over_the_racks() {
    let bakery = Bakery::new(3);
    let racks: Vec<_> = ["rye", "bun", "plait", "rye", "rye"]
        .map(|loaf| bakery.proof(loaf))
        .to_vec();
    assert_eq!(racks, [Some(1), Some(2), Some(3), Some(1), Some(2)]);
    assert_eq!(bakery.on_rack(1), ["rye", "rye"]);
    assert_eq!(bakery.on_rack(2), ["bun", "rye"]);
    assert_eq!(bakery.on_rack(3), ["plait"]);
}

/// "A bakery without racks returns `None`."
#[test]
fn nothing_proofs_without_a_rack() {
    let bakery = Bakery::new(0);
    assert_eq!(bakery.proof("rye"), None);
    assert_eq!(bakery.fetch(&order("north", "rye", 1)), Vec::<usize>::new());
}

/// "Each loaf comes from the rack with the lowest number that has such a loaf"
#[test]
fn loaves_are_fetched_one_by_one() {
    let bakery = Bakery::new(2);
    for loaf in ["rye", "rye", "rye", "bun", "rye", "rye"] {
        bakery.proof(loaf);
    }
    assert_eq!(bakery.fetch(&order("north", "rye", 2)), [1, 1]);
    assert_eq!(bakery.on_rack(1), ["rye"]);
    assert_eq!(bakery.on_rack(2), ["rye", "bun", "rye"]);
    assert_eq!(bakery.fetch(&order("north", "rye", 2)), [1, 2]);
    assert_eq!(bakery.on_rack(2), ["bun", "rye"]);
}

/// "as many loaves of the kind that is ordered off the racks as are ordered, or as many as there are"
#[test]
fn an_order_takes_what_is_there() {
    let bakery = Bakery::new(1);
    for loaf in ["bun", "rye", "bun"] {
        bakery.proof(loaf);
    }
    assert_eq!(bakery.fetch(&order("north", "bun", 9)), [1, 1]);
    assert_eq!(bakery.fetch(&order("north", "Rye", 1)), Vec::<usize>::new());
    assert_eq!(bakery.fetch(&order("north", "rye", 0)), Vec::<usize>::new());
    assert_eq!(bakery.on_rack(1), ["rye"]);
}

/// "A rack that does not exist has none."
#[test]
fn a_rack_that_is_not_there_is_empty() {
    let bakery = Bakery::new(1);
    bakery.proof("rye");
    assert_eq!(bakery.on_rack(0), Vec::<String>::new());
    assert_eq!(bakery.on_rack(2), Vec::<String>::new());
}
