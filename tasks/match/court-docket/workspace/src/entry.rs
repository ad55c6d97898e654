//! What stands on the docket of a court.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub number: u32,
    pub kind: Kind,
    pub parties: (Party, Option<Party>),
    /// Nobody was asked yet, or somebody was, and can or cannot come.
    pub judge: Option<Result<String, Absence>>,
    /// No room was asked for yet, or one was, and there is one or not.
    pub slot: Option<Result<Slot, NoSlot>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Hearing,
    /// With so many jurors, or before the judge alone.
    Trial {
        jury: Option<u8>,
    },
    Sentencing {
        verdict: Option<Verdict>,
    },
    Appeal {
        of: Option<Box<Entry>>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Guilty { counts: u8 },
    NotGuilty,
    Hung,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    State,
    Person(String),
    Company {
        name: String,
        counsel: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    Ill,
    /// Up to this day and on it.
    Leave {
        until: u16,
    },
    Recused,
}

/// Days are numbered; hours are those of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub day: u16,
    pub hour: u8,
    pub hours: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSlot {
    /// Everything is taken up to this day and on it.
    Full(u16),
    Holiday,
    NoSuchRoom,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    Ready,
    NeedsJudge,
    NeedsSlot,
    /// To this day.
    Postponed(u16),
    Closed,
    Blocked(Obstacle),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    NoVerdict,
    Retrial,
    NothingAppealed,
    Exhausted,
    /// This company has nobody to speak for it.
    NoCounsel(String),
    NoSuchRoom,
    /// So many jurors are missing.
    JuryShort(u8),
    /// So many jurors are too many.
    JuryLong(u8),
}
