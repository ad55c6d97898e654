//! "let callers bring wires of their own, with errors of their own."
//! fails: E0271
use newsroom_wires::{OutOfPaper, Pager, Wire};

fn main() {
    let _wire: Box<dyn Wire<Error = OutOfPaper>> = Box::new(Pager::default());
}
