//! The devices of the site, and what is done with all of them.

use crate::bus::{Bus, Device, Opens, Refused, Turns};

/// What is the same for all devices.
#[derive(Debug)]
struct Port {
    name: String,
    bus: Bus,
}

impl Port {
    fn new(name: &str, bus: &Bus) -> Self {
        Port {
            name: name.to_owned(),
            bus: bus.clone(),
        }
    }

    fn tell(&self, command: &str) {
        self.bus.write([command, " ", &self.name].concat());
    }
}

/// A part that turns.
#[derive(Debug)]
struct Axis {
    azimuth: u16,
    limit: u16,
}

impl Axis {
    fn turn(&mut self, port: &Port, azimuth: u16) -> Result<(), Refused> {
        if azimuth < self.limit {
            self.azimuth = azimuth;
            port.bus.write(format!("turn {} {azimuth}", port.name));
            Ok(())
        } else {
            Err(Refused)
        }
    }
}

/// A dome: it turns and opens.
#[derive(Debug)]
pub struct Dome {
    port: Port,
    axis: Axis,
    open: bool,
}

/// A hatch in a roof: it opens.
#[derive(Debug)]
pub struct Hatch(Port, bool);

/// A guiding telescope: it turns, but only half around.
#[derive(Debug)]
pub struct Guider(Port, Axis);

impl Dome {
    pub fn new(name: &str, bus: &Bus) -> Self {
        Dome {
            port: Port::new(name, bus),
            axis: Axis { azimuth: 0, limit: 360 },
            open: false,
        }
    }
}

impl Hatch {
    pub fn new(name: &str, bus: &Bus) -> Self {
        Hatch(Port::new(name, bus), false)
    }
}

impl Guider {
    pub fn new(name: &str, bus: &Bus) -> Self {
        Guider(Port::new(name, bus), Axis { azimuth: 0, limit: 180 })
    }
}

impl Device for Dome {
    fn name(&self) -> &str {
        &self.port.name
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

impl Device for Hatch {
    fn name(&self) -> &str {
        &self.0.name
    }

    fn opens(&self) -> Option<&dyn Opens> {
        Some(self)
    }

    fn opens_mut(&mut self) -> Option<&mut dyn Opens> {
        Some(self)
    }
}

impl Device for Guider {
    fn name(&self) -> &str {
        &self.0.name
    }

    fn turns(&self) -> Option<&dyn Turns> {
        Some(self)
    }

    fn turns_mut(&mut self) -> Option<&mut dyn Turns> {
        Some(self)
    }
}

impl Turns for Dome {
    fn azimuth(&self) -> u16 {
        self.axis.azimuth
    }

    fn turn(&mut self, azimuth: u16) -> Result<(), Refused> {
        self.axis.turn(&self.port, azimuth)
    }
}

impl Turns for Guider {
    fn azimuth(&self) -> u16 {
        self.1.azimuth
    }

    fn turn(&mut self, azimuth: u16) -> Result<(), Refused> {
        self.1.turn(&self.0, azimuth)
    }
}

impl Opens for Dome {
    fn is_open(&self) -> bool {
        self.open
    }

    fn open(&mut self) {
        self.port.tell("open");
        self.open = true;
    }

    fn close(&mut self) {
        self.port.tell("close");
        self.open = false;
    }
}

impl Opens for Hatch {
    fn is_open(&self) -> bool {
        self.1
    }

    fn open(&mut self) {
        self.0.tell("open");
        self.1 = true;
    }

    fn close(&mut self) {
        self.0.tell("close");
        self.1 = false;
    }
}

pub fn open_all(devices: &mut [Box<dyn Device>]) -> Vec<String> {
    let closed = devices
        .iter_mut()
        .filter(|device| device.opens().is_some_and(|part| !part.is_open()));
    closed
        .map(|device| {
            device.opens_mut().expect("it opens").open();
            device.name().to_owned()
        })
        .collect()
}

pub fn point(devices: &mut [Box<dyn Device>], azimuth: u16) -> usize {
    let azimuth = azimuth % 360;
    let mut count = 0;
    for device in devices {
        if let Some(part) = device.turns_mut() {
            if part.azimuth() == azimuth || part.turn(azimuth).is_ok() {
                count += 1;
            }
        }
    }
    count
}

pub fn park(devices: &mut [Box<dyn Device>]) -> Vec<String> {
    let mut closed = Vec::new();
    let mut turned = Vec::new();
    for device in devices.iter_mut() {
        let name = device.name().to_owned();
        match device.opens_mut() {
            Some(part) if part.is_open() => part.close(),
            _ => continue,
        }
        closed.push(format!("close {name}"));
    }
    for device in devices.iter_mut() {
        let name = device.name().to_owned();
        if let Some(part) = device.turns_mut() {
            match part.azimuth() {
                0 => {}
                azimuth => {
                    if let Ok(()) = part.turn(0) {
                        turned.push(format!("turn {name} {azimuth}"));
                    }
                }
            }
        }
    }
    closed.append(&mut turned);
    closed
}

pub fn status(devices: &[Box<dyn Device>]) -> Vec<String> {
    let word = |open| if open { "open" } else { "closed" };
    let line = |device: &Box<dyn Device>| match (device.opens(), device.turns()) {
        (Some(opens), Some(turns)) => format!("{}: {}, {}", device.name(), word(opens.is_open()), turns.azimuth()),
        (Some(opens), None) => format!("{}: {}", device.name(), word(opens.is_open())),
        (None, Some(turns)) => format!("{}: {}", device.name(), turns.azimuth()),
        (None, None) => format!("{}: ", device.name()),
    };
    devices.iter().map(line).collect()
}
