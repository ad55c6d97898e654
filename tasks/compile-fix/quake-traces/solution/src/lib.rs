//! Traces of a seismograph.

pub mod window;

use window::Window;

/// The deflections of a pen, one each hundredth of a second.
#[derive(Debug, Clone)]
pub struct Trace {
    pub pen: Vec<i32>,
}

impl Trace {
    /// The window of the whole trace.
    pub fn whole(&self) -> Window {
        Window::new(0, self.pen.len())
    }

    /// The window around the sample `centre` with `reach` samples on each side of it, as far as the trace has them.
    pub fn around(&self, centre: usize, reach: usize) -> Window {
        let around = Window::new(centre.saturating_sub(reach), centre + reach + 1);
        around.within(self.pen.len())
    }

    /// The difference of the highest and the lowest deflection in a window.
    pub fn swing(&self, window: Window) -> i32 {
        let pen = &self.pen[window.range()];
        match (pen.iter().max(), pen.iter().min()) {
            (Some(high), Some(low)) => high - low,
            _ => 0,
        }
    }
}
