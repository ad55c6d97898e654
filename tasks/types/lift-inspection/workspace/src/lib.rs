//! The inspection of lifts.

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Rope,
    Brake,
    Door,
    Buffer,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Rope, Part::Brake, Part::Door, Part::Buffer];

    pub fn name(self) -> &'static str {
        match self {
            Part::Rope => "rope",
            Part::Brake => "brake",
            Part::Door => "door",
            Part::Buffer => "buffer",
        }
    }
}

/// How a part was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    Good,
    Worn,
    Broken,
}

/// An inspection. The methods must be called in order.
#[derive(Debug)]
pub struct Inspection {
    pub lift: String,
    pub rated: u32,
    pub inspector: Option<String>,
    pub grades: [Option<Grade>; 4],
    pub loaded: bool,
    pub ended: bool,
}

impl Inspection {
    pub fn new(lift: &str, rated: u32) -> Self {
        Inspection {
            lift: lift.to_string(),
            rated,
            inspector: None,
            grades: [None; 4],
            loaded: false,
            ended: false,
        }
    }

    pub fn begin(&mut self, inspector: &str) -> Result<(), &'static str> {
        if self.inspector.is_some() {
            return Err("already begun");
        }
        self.inspector = Some(inspector.to_string());
        Ok(())
    }

    pub fn check(&mut self, part: Part, grade: Grade) -> Result<(), &'static str> {
        if self.inspector.is_none() || self.loaded {
            return Err("not now");
        }
        self.grades[part as usize] = Some(grade);
        Ok(())
    }

    pub fn load(&mut self, kilograms: u32) -> Result<(), &'static str> {
        if self.inspector.is_none() || self.loaded {
            return Err("not now");
        }
        if kilograms < self.rated || kilograms > self.rated + self.rated / 4 {
            return Err("wrong weight");
        }
        self.loaded = true;
        Ok(())
    }

    /// The months of the certificate, or 0 when there is none.
    pub fn verdict(&mut self) -> u32 {
        if !self.loaded || self.ended {
            return 0;
        }
        self.ended = true;
        let mut worn = 0;
        for grade in self.grades {
            match grade {
                Some(Grade::Good) => {}
                Some(Grade::Worn) => worn += 1,
                Some(Grade::Broken) | None => return 0,
            }
        }
        match worn {
            0 => 24,
            1 => 12,
            _ => 0,
        }
    }
}
