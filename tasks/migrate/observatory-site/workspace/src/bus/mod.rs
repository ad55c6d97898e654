//! Version 2.0. Devices, and the bus that writes down what they are told.

use std::cell::RefCell;
use std::rc::Rc;

/// The device does not turn to this azimuth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// A device that turns.
pub trait Turns {
    fn azimuth(&self) -> u16;

    /// Turns to an azimuth below 360.
    fn turn(&mut self, azimuth: u16) -> Result<(), Refused>;
}

/// A device that opens.
pub trait Opens {
    fn is_open(&self) -> bool;

    fn open(&mut self);

    fn close(&mut self);
}

/// A device on the bus.
pub trait Device {
    fn name(&self) -> &str;

    fn turns(&self) -> Option<&dyn Turns> {
        None
    }

    fn turns_mut(&mut self) -> Option<&mut dyn Turns> {
        None
    }

    fn opens(&self) -> Option<&dyn Opens> {
        None
    }

    fn opens_mut(&mut self) -> Option<&mut dyn Opens> {
        None
    }
}

/// Writes commands down. Clones write to the same log.
#[derive(Debug, Clone, Default)]
pub struct Bus {
    commands: Rc<RefCell<Vec<String>>>,
}

impl Bus {
    pub fn write(&self, command: String) {
        self.commands.borrow_mut().push(command);
    }

    pub fn log(&self) -> Vec<String> {
        self.commands.borrow().clone()
    }
}
