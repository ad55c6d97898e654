//! The devices of the site, and what is done with all of them.

use crate::bus::{Bus, Device, Opens, Refused, Turns};

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

    fn turns(&self) -> Option<&dyn Turns> {
        Some(self)
    }

    fn turns_mut(&mut self) -> Option<&mut dyn Turns> {
        Some(self)
    }

    fn opens(&self) -> Option<&dyn Opens> {
        Some(self)
    }

    fn opens_mut(&mut self) -> Option<&mut dyn Opens> {
        Some(self)
    }
}

impl Turns for Dome {
    fn azimuth(&self) -> u16 {
        self.azimuth
    }

    fn turn(&mut self, azimuth: u16) -> Result<(), Refused> {
        if azimuth >= 360 {
            return Err(Refused);
        }
        self.azimuth = azimuth;
        self.bus.write(format!("turn {} {azimuth}", self.name));
        Ok(())
    }
}

impl Opens for Dome {
    fn is_open(&self) -> bool {
        self.open
    }

    fn open(&mut self) {
        self.open = true;
        self.bus.write(format!("open {}", self.name));
    }

    fn close(&mut self) {
        self.open = false;
        self.bus.write(format!("close {}", self.name));
    }
}

impl Device for Hatch {
    fn name(&self) -> &str {
        &self.name
    }

    fn opens(&self) -> Option<&dyn Opens> {
        Some(self)
    }

    fn opens_mut(&mut self) -> Option<&mut dyn Opens> {
        Some(self)
    }
}

impl Opens for Hatch {
    fn is_open(&self) -> bool {
        self.open
    }

    fn open(&mut self) {
        self.open = true;
        self.bus.write(format!("open {}", self.name));
    }

    fn close(&mut self) {
        self.open = false;
        self.bus.write(format!("close {}", self.name));
    }
}

impl Opens for Guider {
    fn is_open(&self) -> bool {
        false
    }

    fn open(&mut self) {}

    fn close(&mut self) {}
}

impl Device for Guider {
    fn name(&self) -> &str {
        &self.name
    }

    fn opens(&self) -> Option<&dyn Opens> {
        Some(self)
    }

    fn opens_mut(&mut self) -> Option<&mut dyn Opens> {
        Some(self)
    }

    fn turns(&self) -> Option<&dyn Turns> {
        Some(self)
    }

    fn turns_mut(&mut self) -> Option<&mut dyn Turns> {
        Some(self)
    }
}

impl Turns for Guider {
    fn azimuth(&self) -> u16 {
        self.azimuth
    }

    fn turn(&mut self, azimuth: u16) -> Result<(), Refused> {
        if azimuth >= 180 {
            return Err(Refused);
        }
        self.azimuth = azimuth;
        self.bus.write(format!("turn {} {azimuth}", self.name));
        Ok(())
    }
}

pub fn open_all(devices: &mut [Box<dyn Device>]) -> Vec<String> {
    let mut opened = Vec::new();
    for device in devices {
        match device.opens_mut() {
            Some(closed) if !closed.is_open() => closed.open(),
            _ => continue,
        }
        opened.push(device.name().to_string());
    }
    opened
}

pub fn point(devices: &mut [Box<dyn Device>], azimuth: u16) -> usize {
    let azimuth = azimuth % 360;
    let turning = devices.iter_mut().filter_map(|device| device.turns_mut());
    turning
        .filter_map(|device| {
            if device.azimuth() == azimuth {
                Some(())
            } else {
                device.turn(azimuth).ok()
            }
        })
        .count()
}

pub fn park(devices: &mut [Box<dyn Device>]) -> Vec<String> {
    let mut lines = Vec::new();
    for device in devices.iter_mut() {
        if device.opens().is_some_and(|device| device.is_open()) {
            device.opens_mut().into_iter().for_each(|device| device.close());
            lines.push(format!("close {}", device.name()));
        }
    }
    for device in devices {
        let Some(turning) = device.turns_mut() else {
            continue;
        };
        let azimuth = turning.azimuth();
        if azimuth != 0 && turning.turn(0).is_ok() {
            lines.push(format!("turn {} {azimuth}", device.name()));
        }
    }
    lines
}

pub fn status(devices: &[Box<dyn Device>]) -> Vec<String> {
    let mut lines = Vec::new();
    for device in devices {
        let mut what = Vec::new();
        if let Some(device) = device.opens() {
            what.push(if device.is_open() {
                "open".to_string()
            } else {
                "closed".to_string()
            });
        }
        if let Some(device) = device.turns() {
            what.push(device.azimuth().to_string());
        }
        lines.push(format!("{}: {}", device.name(), what.join(", ")));
    }
    lines
}
