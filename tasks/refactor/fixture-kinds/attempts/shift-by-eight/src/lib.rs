//! The fixtures of a lighting rig and the bytes that go out to them.

/// The channels of one universe.
pub const CHANNELS: usize = 512;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// Where a moving head points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aim {
    pub pan: u16,
    pub tilt: u16,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    Dimmer,
    Wash { colour: Colour },
    Head { colour: Colour, aim: Aim },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    Unknown,
    NoColour,
    FixedAim,
}

#[derive(Debug)]
pub struct Fixture {
    pub level: u8,
    name: String,
    /// The first channel, from 1.
    address: u16,
    kind: Kind,
}

/// A fixture that was not patched.
#[derive(Debug)]
pub struct Clash {
    pub fixture: Fixture,
    /// Whose name or channels it would have taken.
    pub with: Option<String>,
}

impl Fixture {
    pub fn new(name: &str, address: u16, kind: Kind) -> Self {
        Fixture { level: 0, name: name.to_string(), address, kind }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn address(&self) -> u16 {
        self.address
    }

    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Level, colour and aim, as far as there are such.
    pub fn parts_mut(&mut self) -> (&mut u8, Option<&mut Colour>, Option<&mut Aim>) {
        let level = &mut self.level;
        match &mut self.kind {
            Kind::Dimmer => (level, None, None),
            Kind::Wash { colour } => (level, Some(colour), None),
            Kind::Head { colour, aim } => (level, Some(colour), Some(aim)),
        }
    }

    fn colour(&self) -> Option<Colour> {
        match self.kind {
            Kind::Dimmer => None,
            Kind::Wash { colour } | Kind::Head { colour, .. } => Some(colour),
        }
    }

    fn aim(&self) -> Option<Aim> {
        match self.kind {
            Kind::Head { aim, .. } => Some(aim),
            _ => None,
        }
    }

    /// The channels from the first to the one after the last.
    fn channels(&self) -> std::ops::Range<usize> {
        let start = usize::from(self.address);
        let len = match self.kind {
            Kind::Dimmer => 1,
            Kind::Wash { .. } => 4,
            Kind::Head { .. } => 8,
        };
        start..start + len
    }
}

#[derive(Debug, Default)]
pub struct Rig {
    fixtures: Vec<Fixture>,
}

impl Rig {
    pub fn new() -> Self {
        Rig::default()
    }

    /// Adds a fixture unless its channels or its name are taken.
    pub fn patch(&mut self, fixture: Fixture) -> Result<(), Clash> {
        let own = fixture.channels();
        if own.start == 0 || own.end > CHANNELS {
            return Err(Clash { fixture, with: None });
        }
        let other = self.fixtures.iter().find(|other| {
            let taken = other.channels();
            other.name == fixture.name || (taken.start < own.end && own.start < taken.end)
        });
        if let Some(other) = other {
            return Err(Clash { fixture, with: Some(other.name.clone()) });
        }
        self.fixtures.push(fixture);
        Ok(())
    }

    pub fn fixture(&self, name: &str) -> Option<&Fixture> {
        self.fixtures.iter().find(|fixture| fixture.name == name)
    }

    pub fn fixture_mut(&mut self, name: &str) -> Option<&mut Fixture> {
        self.fixtures.iter_mut().find(|fixture| fixture.name == name)
    }

    /// The aims of all heads, with their names.
    pub fn aims_mut(&mut self) -> impl Iterator<Item = (&str, &mut Aim)> {
        self.fixtures.iter_mut().filter_map(|fixture| match &mut fixture.kind {
            Kind::Head { aim, .. } => Some((fixture.name.as_str(), aim)),
            _ => None,
        })
    }

    pub fn set_colour(&mut self, name: &str, colour: Colour) -> Result<(), Refused> {
        let fixture = self.fixture_mut(name).ok_or(Refused::Unknown)?;
        *fixture.parts_mut().1.ok_or(Refused::NoColour)? = colour;
        Ok(())
    }

    pub fn aim(&mut self, name: &str, aim: Aim) -> Result<(), Refused> {
        let fixture = self.fixture_mut(name).ok_or(Refused::Unknown)?;
        *fixture.parts_mut().2.ok_or(Refused::FixedAim)? = aim;
        Ok(())
    }

    /// Gives `to` the look of `from`, as far as it can have it, panned to the other side of the stage.
    pub fn mirror(&mut self, from: &str, to: &str) -> Result<(), Refused> {
        let model = self.fixture(from).ok_or(Refused::Unknown)?;
        let (level, colour, aim) = (model.level, model.colour(), model.aim());
        let (own_level, own_colour, own_aim) = self.fixture_mut(to).ok_or(Refused::Unknown)?.parts_mut();
        *own_level = level;
        if let (Some(own), Some(colour)) = (own_colour, colour) {
            *own = colour;
        }
        if let (Some(own), Some(aim)) = (own_aim, aim) {
            *own = Aim { pan: u16::MAX - aim.pan, tilt: aim.tilt };
        }
        Ok(())
    }

    /// What goes out, channel by channel.
    pub fn render(&self, master: u8) -> Vec<u8> {
        let mut universe = vec![0; CHANNELS];
        for fixture in &self.fixtures {
            let mut at = usize::from(fixture.address) - 1;
            let mut send = |bytes: &[u8]| {
                universe[at..at + bytes.len()].copy_from_slice(bytes);
                at += bytes.len();
            };
            send(&[(u16::from(fixture.level) * u16::from(master) >> 8) as u8]);
            if let Some(Colour { red, green, blue }) = fixture.colour() {
                send(&[red, green, blue]);
            }
            if let Some(aim) = fixture.aim() {
                send(&aim.pan.to_be_bytes());
                send(&aim.tilt.to_be_bytes());
            }
        }
        universe
    }
}
