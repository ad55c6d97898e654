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

    fn bytes(&self, master: u8) -> Vec<u8> {
        let dimmed = (u32::from(self.level) * u32::from(master) / 255) as u8;
        match self.kind {
            Kind::Dimmer => vec![dimmed],
            Kind::Wash { colour: Colour { red, green, blue } } => vec![dimmed, red, green, blue],
            Kind::Head { colour: Colour { red, green, blue }, aim } => {
                let ([pan, fine_pan], [tilt, fine_tilt]) = (aim.pan.to_be_bytes(), aim.tilt.to_be_bytes());
                vec![dimmed, red, green, blue, pan, fine_pan, tilt, fine_tilt]
            }
        }
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
        let address = usize::from(fixture.address);
        let end = address + fixture.bytes(0).len();
        if !(1..=CHANNELS).contains(&address) || end - 1 > CHANNELS {
            return Err(Clash { fixture, with: None });
        }
        for other in &self.fixtures {
            let start = usize::from(other.address);
            let apart = end <= start || start + other.bytes(0).len() <= address;
            if !apart || other.name == fixture.name {
                return Err(Clash { with: Some(other.name.clone()), fixture });
            }
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
        let place = |fixtures: &[Fixture], name: &str| fixtures.iter().position(|one| one.name == name);
        let from = place(&self.fixtures, from).ok_or(Refused::Unknown)?;
        let to = place(&self.fixtures, to).ok_or(Refused::Unknown)?;
        let level = self.fixtures[from].level;
        let mut look = self.fixtures[from].parts_mut();
        let (colour, aim) = (look.1.take().copied(), look.2.take().copied());
        let target = &mut self.fixtures[to];
        target.level = level;
        match &mut target.kind {
            Kind::Dimmer => {}
            Kind::Wash { colour: own } => *own = colour.unwrap_or(*own),
            Kind::Head { colour: own, aim: own_aim } => {
                *own = colour.unwrap_or(*own);
                if let Some(Aim { pan, tilt }) = aim {
                    *own_aim = Aim { pan: !pan, tilt };
                }
            }
        }
        Ok(())
    }

    /// What goes out, channel by channel.
    pub fn render(&self, master: u8) -> Vec<u8> {
        let mut universe = vec![0; CHANNELS];
        for fixture in &self.fixtures {
            let bytes = fixture.bytes(master);
            universe[usize::from(fixture.address) - 1..][..bytes.len()].copy_from_slice(&bytes);
        }
        universe
    }
}
