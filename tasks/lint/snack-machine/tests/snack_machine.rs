use snack_machine::{Machine, Refusal, Shelf};

fn shelf(name: &str, price: u32, left: u32) -> Shelf {
    Shelf {
        name: name.to_string(),
        price,
        left,
    }
}

fn machine(till: [u32; 5]) -> Machine {
    Machine::new(
        vec![
            shelf("nuts", 130, 2),
            shelf("gum", 60, 1),
            shelf("bar", 200, 0),
        ],
        till,
    )
}

/// The snacks left on the shelves.
fn left(machine: &Machine) -> Vec<u32> {
    machine.shelves().iter().map(|shelf| shelf.left).collect()
}

fn refused(till: [u32; 5], number: usize, paid: &[u32]) -> Refusal {
    let mut machine = machine(till);
    let refusal = machine.buy(number, paid).unwrap_err();
    assert_eq!((left(&machine), machine.till()), (vec![2, 1, 0], till));
    refusal
}

/// "Otherwise the coins go into the till, the change comes out of it, and the shelf has one snack less."
#[test]
fn a_snack_is_sold() {
    let mut machine = machine([1, 1, 1, 1, 1]);
    assert_eq!(machine.buy(0, &[200]), Ok(vec![50, 20]));
    assert_eq!(
        (machine.till(), left(&machine)),
        ([2, 1, 0, 0, 1], vec![1, 1, 0])
    );
    assert_eq!(machine.buy(1, &[20, 20, 20]), Ok(vec![]));
    assert_eq!(
        (machine.till(), left(&machine)),
        ([2, 1, 0, 3, 1], vec![1, 0, 0])
    );
    assert_eq!(machine.buy(1, &[50, 10]), Err(Refusal::SoldOut));
    assert_eq!(machine.shelves()[0].name, "nuts");
}

/// "The coins that were just paid may be given back as change."
#[test]
fn paid_coins_come_back() {
    let mut machine = machine([0; 5]);
    assert_eq!(machine.buy(0, &[10, 100, 20, 50]), Ok(vec![50]));
    assert_eq!(machine.till(), [0, 1, 0, 1, 1]);
}

/// "so it is in falling order. If that does not come out even, the machine cannot give the change, even if other
/// coins would do."
#[test]
fn the_largest_coins_first() {
    let mut rich = machine([0, 9, 9, 9, 9]);
    assert_eq!(rich.buy(1, &[50; 6]), Ok(vec![100, 100, 20, 20]));
    assert_eq!(rich.till(), [0, 7, 15, 7, 9]);
    assert_eq!(refused([0, 0, 1, 3, 0], 1, &[100, 20]), Refusal::NoChange);
}

/// "A refusal changes nothing, neither the till nor the shelves."
#[test]
fn a_refusal_keeps_the_till() {
    assert_eq!(refused([3, 0, 0, 0, 0], 0, &[100, 50]), Refusal::NoChange);
    assert_eq!(refused([3, 0, 1, 0, 0], 0, &[200]), Refusal::NoChange);
    assert_eq!(refused([1; 5], 0, &[100, 20, 3]), Refusal::Strange(3));
    assert_eq!(refused([1; 5], 0, &[100, 20]), Refusal::TooLittle(10));
}

/// "a coin was paid that is none of `COINS`, of which the first is named"
#[test]
fn strange_coins() {
    assert_eq!(refused([1; 5], 1, &[50, 5, 2, 200]), Refusal::Strange(5));
    assert_eq!(refused([1; 5], 1, &[0]), Refusal::Strange(0));
}

/// "the coins are worth less than the price, and so many cents are missing"
#[test]
fn too_little_was_paid() {
    assert_eq!(refused([1; 5], 0, &[]), Refusal::TooLittle(130));
    assert_eq!(refused([1; 5], 1, &[50]), Refusal::TooLittle(10));
    assert_eq!(machine([0; 5]).buy(1, &[50, 10]), Ok(vec![]));
}

/// "`buy` refuses for the first of these reasons that holds: there is no such shelf; the shelf is sold out"
#[test]
fn the_first_reason_of_a_refusal() {
    assert_eq!(refused([1; 5], 3, &[3]), Refusal::NoSuchShelf);
    assert_eq!(refused([1; 5], usize::MAX, &[200]), Refusal::NoSuchShelf);
    assert_eq!(refused([1; 5], 2, &[3]), Refusal::SoldOut);
    assert_eq!(refused([1; 5], 0, &[3]), Refusal::Strange(3));
}

/// "`fill` adds the numbers to the snacks left on the shelves, from the first shelf on, and returns the numbers for
/// which there is no shelf."
#[test]
fn shelves_are_filled() {
    let mut machine = machine([0; 5]);
    assert_eq!(machine.fill(&[5, 6, 7]), []);
    assert_eq!(left(&machine), [7, 7, 7]);
    assert_eq!(machine.fill(&[1, 1, 1, 8, 9]), [8, 9]);
    assert_eq!(left(&machine), [8, 8, 8]);
}

/// "Shelves without a number stay as they are."
#[test]
fn shelves_that_are_not_filled() {
    let mut machine = machine([0; 5]);
    assert_eq!(machine.fill(&[5]), []);
    assert_eq!(machine.fill(&[]), []);
    assert_eq!(left(&machine), [7, 1, 0]);
    assert_eq!(Machine::new(vec![], [0; 5]).fill(&[4]), [4]);
}

/// "`empty` takes out of the till all coins of each kind beyond `keep` and returns what they are worth."
#[test]
fn the_till_is_emptied() {
    let mut machine = machine([4, 3, 2, 1, 7]);
    assert_eq!(machine.empty(2), 550);
    assert_eq!(machine.till(), [2, 2, 2, 1, 2]);
    assert_eq!((machine.empty(2), machine.empty(0)), (0, 740));
    assert_eq!(machine.till(), [0; 5]);
}
