//! The fixtures of a lighting rig and the bytes that go out to them.

/// The channels of one universe.
pub const CHANNELS: usize = 512;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Dimmer,
    Wash,
    Head,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    Unknown,
    NoColour,
    FixedAim,
}

/// A fixture of any kind. What a kind does not have is `None`.
#[derive(Debug, Clone)]
pub struct Fixture {
    pub name: String,
    /// The first channel, from 1.
    pub address: u16,
    pub kind: Kind,
    pub level: u8,
    pub colour: Option<[u8; 3]>,
    pub pan: Option<u16>,
    pub tilt: Option<u16>,
}

impl Fixture {
    pub fn new(name: &str, address: u16, kind: Kind) -> Self {
        let coloured = kind != Kind::Dimmer;
        let moving = kind == Kind::Head;
        Fixture {
            name: name.to_string(),
            address,
            kind,
            level: 0,
            colour: coloured.then_some([0; 3]),
            pan: moving.then_some(0),
            tilt: moving.then_some(0),
        }
    }

    fn bytes(&self, master: u8) -> Vec<u8> {
        let mut bytes = vec![(u16::from(self.level) * u16::from(master) / 255) as u8];
        if self.kind != Kind::Dimmer {
            bytes.extend(self.colour.unwrap());
        }
        if self.kind == Kind::Head {
            bytes.extend(self.pan.unwrap().to_be_bytes());
            bytes.extend(self.tilt.unwrap().to_be_bytes());
        }
        bytes
    }
}

#[derive(Debug, Clone, Default)]
pub struct Rig {
    fixtures: Vec<Fixture>,
}

impl Rig {
    pub fn new() -> Self {
        Rig::default()
    }

    /// Adds a fixture unless its channels or its name are taken.
    pub fn patch(&mut self, fixture: Fixture) -> bool {
        let first = usize::from(fixture.address);
        let end = first + fixture.bytes(0).len();
        if first == 0 || end > CHANNELS + 1 {
            return false;
        }
        for other in &self.fixtures {
            let start = usize::from(other.address);
            if other.name == fixture.name || (start < end && first < start + other.bytes(0).len()) {
                return false;
            }
        }
        self.fixtures.push(fixture);
        true
    }

    pub fn fixture(&self, name: &str) -> Option<Fixture> {
        self.fixtures.iter().find(|fixture| fixture.name == name).cloned()
    }

    pub fn replace(&mut self, changed: Fixture) -> bool {
        match self.fixtures.iter_mut().find(|fixture| fixture.name == changed.name) {
            Some(fixture) => {
                *fixture = changed;
                true
            }
            None => false,
        }
    }

    pub fn set_colour(&mut self, name: &str, colour: [u8; 3]) -> Result<(), Refused> {
        let mut fixture = self.fixture(name).ok_or(Refused::Unknown)?;
        if fixture.colour.is_none() {
            return Err(Refused::NoColour);
        }
        fixture.colour = Some(colour);
        self.replace(fixture);
        Ok(())
    }

    pub fn aim(&mut self, name: &str, pan: u16, tilt: u16) -> Result<(), Refused> {
        let mut fixture = self.fixture(name).ok_or(Refused::Unknown)?;
        if fixture.kind != Kind::Head {
            return Err(Refused::FixedAim);
        }
        fixture.pan = Some(pan);
        fixture.tilt = Some(tilt);
        self.replace(fixture);
        Ok(())
    }

    /// Gives `to` the look of `from`, as far as it can have it, panned to the other side of the stage.
    pub fn mirror(&mut self, from: &str, to: &str) -> Result<(), Refused> {
        let model = self.fixture(from).ok_or(Refused::Unknown)?;
        let mut fixture = self.fixture(to).ok_or(Refused::Unknown)?;
        fixture.level = model.level;
        if fixture.colour.is_some() && model.colour.is_some() {
            fixture.colour = model.colour;
        }
        if fixture.kind == Kind::Head && model.kind == Kind::Head {
            fixture.pan = model.pan.map(|pan| u16::MAX - pan);
            fixture.tilt = model.tilt;
        }
        self.replace(fixture);
        Ok(())
    }

    /// What goes out, channel by channel.
    pub fn render(&self, master: u8) -> Vec<u8> {
        let mut universe = vec![0; CHANNELS];
        for fixture in &self.fixtures {
            for (offset, byte) in fixture.bytes(master).into_iter().enumerate() {
                universe[usize::from(fixture.address) - 1 + offset] = byte;
            }
        }
        universe
    }
}
