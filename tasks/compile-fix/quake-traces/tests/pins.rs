//! Pins that windows are told apart, and the signatures.

use quake_traces::window::Window;
use quake_traces::Trace;

const _: fn(&Trace) -> Window = Trace::whole;
const _: fn(&Trace, usize, usize) -> Window = Trace::around;
const _: fn(&Trace, Window) -> i32 = Trace::swing;

pub fn pins() {
    assert_ne!(Window::new(0, 3), Window::new(1, 3));
    assert_ne!(Window::new(0, 3), Window::new(0, 4));
}
