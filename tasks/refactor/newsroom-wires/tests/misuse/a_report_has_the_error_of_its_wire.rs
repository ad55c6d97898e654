//! "`publish(&mut self, wire: &mut W) -> Report<W::Error>` for every wire `W`"
//! fails: E0308
use newsroom_wires::{Desk, OutOfPaper, Pager, Report};

fn main() {
    let report: Report<OutOfPaper> = Desk::new().publish(&mut Pager::default());
    let _ = report;
}
