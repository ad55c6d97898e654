use quake_traces::window::Window;
use quake_traces::Trace;

fn trace(pen: &[i32]) -> Trace {
    Trace { pen: pen.to_vec() }
}

/// "`whole` is the window of all samples of the trace."
#[test]
fn the_window_of_a_whole_trace() {
    assert_eq!(trace(&[4, -3, 9]).whole(), Window::new(0, 3));
    assert_eq!(trace(&[]).whole().range(), 0..0);
}

/// "from `reach` samples before the sample `centre` up to and including `reach` samples after it"
#[test]
fn windows_inside_a_trace() {
    let trace = trace(&[0; 100]);
    assert_eq!(trace.around(50, 3).range(), 47..54);
    assert_eq!(trace.around(50, 0), Window::new(50, 51));
    assert_eq!(trace.around(3, 3).range(), 0..7);
    assert_eq!(trace.around(96, 3).range(), 93..100);
}

/// "at either end of the trace only the samples beyond that end are missing"
#[test]
fn windows_at_the_ends_of_a_trace() {
    let trace = trace(&[0; 100]);
    assert_eq!(trace.around(2, 5).range(), 0..8);
    assert_eq!(trace.around(0, 1).range(), 0..2);
    assert_eq!(trace.around(98, 5).range(), 93..100);
    assert_eq!(trace.around(1, 500).range(), 0..100);
}

/// "If the trace has none of those samples, the window is empty."
#[test]
fn windows_beyond_a_trace() {
    let short = trace(&[1, 2, 3]);
    assert!(short.around(9, 2).range().is_empty());
    assert!(short.around(5, 2).range().is_empty());
    assert_eq!(short.around(5, 3).range(), 2..3);
    assert!(trace(&[]).around(0, 4).range().is_empty());
}

/// "`centre` and `reach` may be as large as a trace in memory can be, and one may be larger than the other."
#[test]
fn windows_of_huge_reach() {
    let short = trace(&[1, 2, 3]);
    let most = isize::MAX as usize;
    assert_eq!(short.around(1, most).range(), 0..3);
    assert_eq!(short.around(most, most).range(), 0..3);
    assert!(short.around(most, 1).range().is_empty());
}

/// "`swing` is the difference of the highest and the lowest deflection in a window of the trace, 0 if it is empty."
#[test]
fn the_swing_of_the_pen() {
    let trace = trace(&[4, -3, 9, 1, 2]);
    assert_eq!(
        (trace.swing(trace.whole()), trace.swing(trace.around(4, 1))),
        (12, 1)
    );
    assert_eq!(trace.swing(trace.around(1, 0)), 0);
    assert_eq!(trace.swing(Window::new(2, 2)), 0);
}
