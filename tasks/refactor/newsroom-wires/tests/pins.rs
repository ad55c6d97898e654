//! Pins that items, errors and reports are told apart, and the signatures.

use newsroom_wires::{Desk, Item, OutOfPaper, Pager, Printer, Priority, Refused, Report, Tee, TooLong, Wire};

const _: fn() -> Desk = Desk::new;
const _: fn(&mut Desk, Item) = Desk::file;
const _: fn(&Desk) -> &[Item] = Desk::waiting;
const _: fn(&mut Desk, &mut Printer) -> Report<OutOfPaper> = Desk::publish;
type Boxed = Box<dyn Wire<Error = u8>>;
const _: fn(&mut Desk, &mut Boxed) -> Report<u8> = Desk::publish;
const _: fn(&mut Pager, &Item) -> Result<(), TooLong> = <Pager as Wire>::send;
type Both = Tee<Printer, Pager>;
const _: fn(&mut Both, &Item) -> Result<(), Refused<OutOfPaper, TooLong>> = <Both as Wire>::send;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug + Clone>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[Priority::Routine, Priority::Urgent, Priority::Flash]);
    assert!(Priority::Routine < Priority::Urgent && Priority::Urgent < Priority::Flash);
    let item = |slug: &str, text: &str, priority| Item { slug: slug.into(), text: text.into(), priority };
    all_differ(&[
        item("strike", "", Priority::Routine),
        item("fire", "", Priority::Routine),
        item("strike", "x", Priority::Routine),
        item("strike", "", Priority::Flash),
    ]);
    let long = |chars| TooLong { chars };
    all_differ(&[long(20), long(21), long(0), long(42)]);
    let report =
        |sent: &[&str], refusal| Report { sent: sent.iter().map(|s| s.to_string()).collect(), refusal };
    all_differ(&[
        report(&[], None),
        report(&["a"], None),
        report(&["quake", "fire"], None),
        report(&[], Some(OutOfPaper)),
    ]);
    all_differ(&[Refused::First(1), Refused::First(2), Refused::Second(1), Refused::Second(2)]);
    all_differ(&[Ok(()), Err(OutOfPaper)]);
}
