//! The inspection of lifts, step by step.

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

/// An inspection that is to come.
#[derive(Debug)]
pub struct Booking {
    lift: String,
    rated: u32,
}

/// An inspection in which parts are checked.
#[derive(Debug, Clone)]
pub struct Visit {
    lift: String,
    rated: u32,
    inspector: String,
    grades: [Option<Grade>; 4],
}

/// An inspection after the test with weights.
#[derive(Debug)]
pub struct Loaded {
    visit: Visit,
}

/// Why the weights were refused.
#[derive(Debug, PartialEq, Eq)]
pub enum LoadRefused {
    TooLight { missing: u32 },
    TooHeavy { over: u32 },
}

/// How an inspection ended.
#[derive(Debug)]
pub enum Verdict {
    Passed(Certificate),
    Failed(Vec<String>),
}

/// A lift may be used. There is one of each.
#[derive(Debug)]
pub struct Certificate {
    lift: String,
    inspector: String,
    months: u32,
}

impl Booking {
    pub fn new(lift: &str, rated: u32) -> Self {
        Booking {
            lift: lift.to_string(),
            rated,
        }
    }

    pub fn begin(self, inspector: &str) -> Visit {
        Visit {
            lift: self.lift,
            rated: self.rated,
            inspector: inspector.to_string(),
            grades: [None; 4],
        }
    }
}

impl Visit {
    pub fn check(&mut self, part: Part, grade: Grade) {
        self.grades[part as usize] = Some(grade);
    }

    pub fn load(&self, kilograms: u32) -> Result<Loaded, (Visit, LoadRefused)> {
        let most = self.rated + self.rated / 4;
        if kilograms < self.rated {
            let missing = self.rated - kilograms;
            Err((self.clone(), LoadRefused::TooLight { missing }))
        } else if kilograms > most {
            Err((self.clone(), LoadRefused::TooHeavy { over: kilograms - most }))
        } else {
            Ok(Loaded { visit: self.clone() })
        }
    }
}

impl Loaded {
    pub fn verdict(self) -> Verdict {
        let mut defects = Vec::new();
        let mut worn = 0;
        let mut fails = false;
        for part in Part::ALL {
            let what = match self.visit.grades[part as usize] {
                Some(Grade::Good) => continue,
                Some(Grade::Worn) => {
                    worn += 1;
                    "worn"
                }
                Some(Grade::Broken) => {
                    fails = true;
                    "broken"
                }
                None => {
                    fails = true;
                    "not checked"
                }
            };
            defects.push(format!("{}: {what}", part.name()));
        }
        if fails || worn > 1 {
            return Verdict::Failed(defects);
        }
        let months = if worn == 0 { 24 } else { 12 };
        Verdict::Passed(Certificate {
            lift: self.visit.lift,
            inspector: self.visit.inspector,
            months,
        })
    }
}

impl Certificate {
    pub fn lift(&self) -> &str {
        &self.lift
    }

    pub fn inspector(&self) -> &str {
        &self.inspector
    }

    pub fn months(&self) -> u32 {
        self.months
    }
}

/// Where the certificate of a lift hangs.
#[derive(Debug)]
pub struct Cabin {
    lift: String,
    posted: Option<Certificate>,
}

impl Cabin {
    pub fn new(lift: &str) -> Self {
        Cabin {
            lift: lift.to_string(),
            posted: None,
        }
    }

    pub fn post(&mut self, certificate: Certificate) -> Result<Option<Certificate>, Certificate> {
        if certificate.lift != self.lift {
            return Err(certificate);
        }
        Ok(self.posted.replace(certificate))
    }

    pub fn posted(&self) -> Option<&Certificate> {
        self.posted.as_ref()
    }
}
