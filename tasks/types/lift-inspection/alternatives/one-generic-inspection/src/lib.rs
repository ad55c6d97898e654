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

/// An inspection; `S` is what is known in the step it has reached.
#[derive(Debug)]
pub struct Inspection<S> {
    lift: String,
    rated: u32,
    step: S,
}

#[derive(Debug)]
pub struct ToCome;

#[derive(Debug)]
pub struct Checking {
    inspector: String,
    /// The latest grade of each part comes first.
    grades: Vec<(Part, Grade)>,
}

#[derive(Debug)]
pub struct Weighed(Checking);

pub type Booking = Inspection<ToCome>;
pub type Visit = Inspection<Checking>;
pub type Loaded = Inspection<Weighed>;

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

impl<S> Inspection<S> {
    fn go<T>(self, next: impl FnOnce(S) -> T) -> Inspection<T> {
        Inspection {
            lift: self.lift,
            rated: self.rated,
            step: next(self.step),
        }
    }
}

impl Inspection<ToCome> {
    pub fn new(lift: &str, rated: u32) -> Self {
        Inspection {
            lift: lift.into(),
            rated,
            step: ToCome,
        }
    }

    pub fn begin(self, inspector: &str) -> Visit {
        self.go(|ToCome| Checking {
            inspector: inspector.into(),
            grades: Vec::new(),
        })
    }
}

impl Inspection<Checking> {
    pub fn check(&mut self, part: Part, grade: Grade) {
        self.step.grades.insert(0, (part, grade));
    }

    pub fn load(self, kilograms: u32) -> Result<Loaded, (Visit, LoadRefused)> {
        let most = self.rated * 5 / 4;
        if let Some(missing) = self.rated.checked_sub(kilograms).filter(|missing| *missing > 0) {
            return Err((self, LoadRefused::TooLight { missing }));
        }
        match kilograms.saturating_sub(most) {
            0 => Ok(self.go(Weighed)),
            over => Err((self, LoadRefused::TooHeavy { over })),
        }
    }
}

impl Inspection<Weighed> {
    pub fn verdict(self) -> Verdict {
        let Weighed(Checking { inspector, grades }) = self.step;
        let of = |part: Part| grades.iter().find(|(p, _)| *p == part).map(|(_, grade)| *grade);
        let grades = Part::ALL.map(|part| (part.name(), of(part)));
        let count = |wanted: Option<Grade>| grades.iter().filter(|(_, grade)| *grade == wanted).count();
        let worn = count(Some(Grade::Worn));
        if worn + 2 * count(Some(Grade::Broken)) + 2 * count(None) < 2 {
            let months = [24, 12][worn];
            return Verdict::Passed(Certificate {
                lift: self.lift,
                inspector,
                months,
            });
        }
        let text = |(part, grade): &(&str, Option<Grade>)| match grade {
            None => Some(format!("{part}: not checked")),
            Some(Grade::Broken) => Some(format!("{part}: broken")),
            Some(Grade::Worn) => Some(format!("{part}: worn")),
            Some(Grade::Good) => None,
        };
        Verdict::Failed(grades.iter().filter_map(text).collect())
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
