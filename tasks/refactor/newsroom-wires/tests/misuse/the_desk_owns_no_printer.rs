//! "`Desk` keeps `new`, `file` and `waiting`; nothing else of it remains but one new method."
//! fails: E0599
use newsroom_wires::{Desk, Printer};

fn main() {
    let mut desk = Desk::new();
    desk.attach_printer(Printer::new(3));
}
