//! The devices of the site, and what is done with all of them.

use crate::bus::{Bus, Device};

/// A dome: it turns and opens.
#[derive(Debug)]
pub struct Dome {
    name: String,
    bus: Bus,
    azimuth: u16,
    open: bool,
}

/// A hatch in a roof: it opens.
#[derive(Debug)]
pub struct Hatch {
    name: String,
    bus: Bus,
    open: bool,
}

/// A guiding telescope: it turns, but only half around.
#[derive(Debug)]
pub struct Guider {
    name: String,
    bus: Bus,
    azimuth: u16,
}

impl Dome {
    pub fn new(name: &str, bus: &Bus) -> Self {
        Dome {
            name: name.to_string(),
            bus: bus.clone(),
            azimuth: 0,
            open: false,
        }
    }
}

impl Hatch {
    pub fn new(name: &str, bus: &Bus) -> Self {
        Hatch {
            name: name.to_string(),
            bus: bus.clone(),
            open: false,
        }
    }
}

impl Guider {
    pub fn new(name: &str, bus: &Bus) -> Self {
        Guider {
            name: name.to_string(),
            bus: bus.clone(),
            azimuth: 0,
        }
    }
}

impl Device for Dome {
    fn name(&self) -> &str {
        &self.name
    }

    fn azimuth(&self) -> u16 {
        self.azimuth
    }

    fn turn(&mut self, azimuth: u16) -> bool {
        if self.azimuth == azimuth % 360 {
            return true;
        }
        self.azimuth = azimuth % 360;
        self.bus.write(format!("turn {} {}", self.name, self.azimuth));
        true
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn open(&mut self) -> bool {
        if self.open {
            return false;
        }
        self.open = true;
        self.bus.write(format!("open {}", self.name));
        true
    }

    fn close(&mut self) -> bool {
        if !self.open {
            return false;
        }
        self.open = false;
        self.bus.write(format!("close {}", self.name));
        true
    }
}

impl Device for Hatch {
    fn name(&self) -> &str {
        &self.name
    }

    fn azimuth(&self) -> u16 {
        0
    }

    fn turn(&mut self, _: u16) -> bool {
        false
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn open(&mut self) -> bool {
        if self.open {
            return false;
        }
        self.open = true;
        self.bus.write(format!("open {}", self.name));
        true
    }

    fn close(&mut self) -> bool {
        if !self.open {
            return false;
        }
        self.open = false;
        self.bus.write(format!("close {}", self.name));
        true
    }
}

impl Device for Guider {
    fn name(&self) -> &str {
        &self.name
    }

    fn azimuth(&self) -> u16 {
        self.azimuth
    }

    fn turn(&mut self, azimuth: u16) -> bool {
        if azimuth % 360 >= 180 {
            return false;
        }
        if self.azimuth == azimuth % 360 {
            return true;
        }
        self.azimuth = azimuth % 360;
        self.bus.write(format!("turn {} {}", self.name, self.azimuth));
        true
    }

    fn is_open(&self) -> bool {
        false
    }

    fn open(&mut self) -> bool {
        false
    }

    fn close(&mut self) -> bool {
        false
    }
}

pub fn open_all(devices: &mut [Box<dyn Device>]) -> Vec<String> {
    let mut opened = Vec::new();
    for device in devices {
        if device.open() {
            opened.push(device.name().to_string());
        }
    }
    opened
}

pub fn point(devices: &mut [Box<dyn Device>], azimuth: u16) -> usize {
    devices.iter_mut().filter(|device| device.turn(azimuth)).count()
}

pub fn park(devices: &mut [Box<dyn Device>]) -> Vec<String> {
    let mut lines = Vec::new();
    for device in devices.iter_mut() {
        if device.close() {
            lines.push(format!("close {}", device.name()));
        }
    }
    for device in devices {
        let azimuth = device.azimuth();
        if azimuth != 0 && device.turn(0) {
            lines.push(format!("turn {} {azimuth}", device.name()));
        }
    }
    lines
}

pub fn status(devices: &[Box<dyn Device>]) -> Vec<String> {
    let mut lines = Vec::new();
    for device in devices {
        let state = if device.is_open() { "open" } else { "closed" };
        lines.push(format!("{}: {state}, {}", device.name(), device.azimuth()));
    }
    lines
}
