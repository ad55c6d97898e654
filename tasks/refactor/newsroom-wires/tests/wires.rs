use newsroom_wires::{Desk, Item, OutOfPaper, Pager, Printer, Priority, Refused, Report, Tee, TooLong, Wire};
use std::cell::RefCell;

/// A wire that takes some items and then no more; its error borrows and is nothing but itself.
struct Telex<'a> {
    takes: usize,
    least: Priority,
    log: &'a RefCell<Vec<String>>,
    name: &'a str,
}

struct Jammed<'a>(&'a str);

impl<'a> Wire for Telex<'a> {
    type Error = Jammed<'a>;

    fn send(&mut self, item: &Item) -> Result<(), Jammed<'a>> {
        self.log.borrow_mut().push(format!("{}:{}", self.name, item.slug));
        if self.takes == 0 {
            return Err(Jammed(self.name));
        }
        self.takes -= 1;
        Ok(())
    }

    fn least(&self) -> Priority {
        self.least
    }
}

fn telex<'a>(name: &'a str, takes: usize, log: &'a RefCell<Vec<String>>) -> Telex<'a> {
    Telex { takes, least: Priority::Routine, log, name }
}

fn item(slug: &str, priority: Priority) -> Item {
    Item { slug: slug.to_string(), text: format!("all about {slug}\nand more"), priority }
}

/// A desk with two items of each priority.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let kinds = [
        ("weather", Priority::Routine),
        ("strike", Priority::Urgent),
        ("quake", Priority::Flash),
        ("chess", Priority::Routine),
        ("fire", Priority::Flash),
        ("budget", Priority::Urgent),
    ];
    for (slug, priority) in kinds {
        desk.file(item(slug, priority));
    }
    desk
}

fn waiting(desk: &Desk) -> Vec<&str> {
    desk.waiting().iter().map(|item| item.slug.as_str()).collect()
}

/// "the highest priority first, of equal priority the one that waits longest."
#[test]
fn flashes_go_out_before_routine() {
    let log = RefCell::new(Vec::new());
    let mut desk = desk();
    let report = desk.publish(&mut telex("t", 9, &log));
    assert_eq!(report.sent, ["quake", "fire", "strike", "budget", "weather", "chess"]);
    assert!(report.refusal.is_none() && desk.waiting().is_empty());
    assert_eq!(log.borrow().len(), 6);
    assert_eq!(log.borrow()[5], "t:chess");
    assert!(desk.publish(&mut telex("t", 9, &log)).sent.is_empty());
}

/// "At the first refusal `publish` stops; the refused item and all others stay in line where they were."
#[test]
fn a_refused_item_keeps_its_place() {
    let log = RefCell::new(Vec::new());
    let mut desk = desk();
    let report = desk.publish(&mut telex("jam", 3, &log));
    assert_eq!(report.sent, ["quake", "fire", "strike"]);
    assert_eq!(report.refusal.map(|Jammed(name)| name), Some("jam"));
    assert_eq!(waiting(&desk), ["weather", "chess", "budget"]);
    assert_eq!(*log.borrow(), ["jam:quake", "jam:fire", "jam:strike", "jam:budget"]);
}

/// "Filing an item with the slug of one that waits puts the new one in the place of the old one."
#[test]
fn a_slug_waits_once() {
    let mut desk = desk();
    desk.file(item("strike", Priority::Flash));
    assert_eq!(waiting(&desk), ["weather", "strike", "quake", "chess", "fire", "budget"]);
    let log = RefCell::new(Vec::new());
    desk.publish(&mut telex("t", 2, &log));
    assert_eq!(*log.borrow(), ["t:strike", "t:quake", "t:fire"]);
    desk.file(item("strike", Priority::Routine));
    assert_eq!(waiting(&desk), ["weather", "chess", "fire", "budget", "strike"]);
    assert_eq!(desk.waiting()[4], item("strike", Priority::Routine));
}

/// "`least` is asked anew before each item, for a wire may change its mind"
#[test]
fn a_wire_may_change_its_mind() {
    struct Picky(Vec<Priority>, Vec<String>);
    impl Wire for Picky {
        type Error = ();

        fn send(&mut self, item: &Item) -> Result<(), ()> {
            self.0.pop();
            self.1.push(item.slug.clone());
            Ok(())
        }

        fn least(&self) -> Priority {
            self.0.last().copied().unwrap_or(Priority::Flash)
        }
    }
    let mut desk = desk();
    let mut wire = Picky(vec![Priority::Urgent, Priority::Urgent, Priority::Flash], Vec::new());
    let report = desk.publish(&mut wire);
    assert_eq!(
        (report.sent, report.refusal),
        (vec!["quake".to_string(), "fire".into(), "strike".into()], None)
    );
    assert_eq!(wire.1, ["quake", "fire", "strike"]);
    assert_eq!(waiting(&desk), ["weather", "chess", "budget"]);
}

/// "A `Box<W>` and a `&mut W` are wires when `W` is one, `W` being `dyn Wire<Error = E>` included"
#[test]
fn boxes_and_references_are_wires() {
    fn all<W: Wire>(mut wire: W) -> (Priority, Vec<String>) {
        (wire.least(), desk().publish(&mut wire).sent)
    }
    let want = (Priority::Flash, vec!["quake".to_string(), "fire".to_string()]);
    let log = RefCell::new(Vec::new());
    let picky = || Telex { least: Priority::Flash, ..telex("t", 9, &log) };
    assert_eq!(all(picky()), want);
    assert_eq!(all(&mut picky()), want);
    assert_eq!(all(Box::new(picky())), want);
    assert_eq!(all(Box::new(picky()) as Box<dyn Wire<Error = Jammed> + '_>), want);
    assert_eq!(log.borrow().len(), 8);
    let mut one = picky();
    let lent: &mut dyn Wire<Error = Jammed> = &mut one;
    assert_eq!(desk().publish(lent).sent, want.1);
    assert_eq!(all(lent), want);
    assert_eq!(log.borrow().len(), 12);
    let mut wires: Vec<Box<dyn Wire<Error = Jammed> + '_>> =
        vec![Box::new(picky()), Box::new(telex("u", 1, &log))];
    let mut desk = desk();
    let sent: Vec<usize> = wires.iter_mut().map(|wire| desk.publish(&mut **wire).sent.len()).collect();
    assert_eq!(sent, [2, 1]);
    assert_eq!(desk.publish(&mut wires[1]).sent.len(), 0);
}

/// "`Printer` stays as it is, less its method `print`, which becomes `send`."
#[test]
fn the_printer_runs_out_of_paper() {
    let mut printer = Printer::new(7);
    let mut desk = desk();
    let report = desk.publish(&mut printer);
    assert_eq!(
        report,
        Report { sent: vec!["quake".to_string(), "fire".to_string()], refusal: Some(OutOfPaper) }
    );
    let want = "quake\nall about quake\nand more\nfire\nall about fire\nand more\n";
    assert_eq!((printer.paper(), desk.waiting().len()), (want, 4));
    assert_eq!(printer.least(), Priority::Routine);
    let short = Item { text: String::new(), ..item("empty", Priority::Flash) };
    assert_eq!(printer.send(&short), Ok(()));
    assert_eq!(printer.send(&short), Err(OutOfPaper));
    assert_eq!(printer.paper().strip_prefix(want), Some("empty\n"));
}

/// "A slug of up to 20 characters fits."
#[test]
fn the_pager_takes_urgent_slugs() {
    let mut desk = desk();
    let mut pager = Pager::default();
    let report = desk.publish(&mut pager);
    assert_eq!((report.sent.len(), report.refusal), (4, None));
    assert_eq!(pager.pages(), ["quake", "fire", "strike", "budget"]);
    assert_eq!(waiting(&desk), ["weather", "chess"]);
    desk.file(item("ä".repeat(20).as_str(), Priority::Flash));
    desk.file(item("ä".repeat(21).as_str(), Priority::Urgent));
    let report = desk.publish(&mut pager);
    assert_eq!((report.sent.len(), report.refusal), (1, Some(TooLong { chars: 21 })));
    assert_eq!((pager.pages().len(), desk.waiting().len()), (5, 3));
}

/// "an item goes only to those of the two that want its priority."
#[test]
fn a_tee_sends_to_those_who_want_it() {
    let mut tee = Tee(Printer::new(100), Pager::default());
    assert_eq!(tee.least(), Priority::Routine);
    let report = desk().publish(&mut tee);
    assert_eq!((report.sent.len(), report.refusal), (6, None));
    assert_eq!((tee.0.paper().lines().count(), tee.1.pages().len()), (18, 4));
    let log = RefCell::new(Vec::new());
    let flashes = Telex { least: Priority::Flash, ..telex("a", 9, &log) };
    let mut tee = Tee(flashes, Pager::default());
    assert_eq!(tee.least(), Priority::Urgent);
    assert_eq!(desk().publish(&mut tee).sent, ["quake", "fire", "strike", "budget"]);
    assert_eq!(*log.borrow(), ["a:quake", "a:fire"]);
    assert_eq!(Tee(Pager::default(), Pager::default()).least(), Priority::Urgent);
}

/// "When `A` refuses, `B` is not asked. When `B` refuses, the item counts as refused, although `A` has it already."
#[test]
fn a_tee_tells_who_refused() {
    let log = RefCell::new(Vec::new());
    let mut desk = desk();
    let mut tee = Tee(telex("a", 2, &log), Tee(telex("b", 1, &log), telex("c", 9, &log)));
    let report = desk.publish(&mut tee);
    assert_eq!(report.sent, ["quake"]);
    assert!(matches!(report.refusal, Some(Refused::Second(Refused::First(Jammed("b"))))));
    assert_eq!(*log.borrow(), ["a:quake", "b:quake", "c:quake", "a:fire", "b:fire"]);
    let report = desk.publish(&mut tee);
    assert!(report.sent.is_empty());
    assert!(matches!(report.refusal, Some(Refused::First(Jammed("a")))));
    assert_eq!(log.borrow().len(), 6);
    assert_eq!(waiting(&desk), ["weather", "strike", "chess", "fire", "budget"]);
}
