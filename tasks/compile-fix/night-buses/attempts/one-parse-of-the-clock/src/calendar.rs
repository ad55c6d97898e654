//! Days of the week, and the days on which a trip runs.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub fn before(self) -> Weekday {
        match self {
            Weekday::Monday => Weekday::Sunday,
            Weekday::Tuesday => Weekday::Monday,
            Weekday::Wednesday => Weekday::Tuesday,
            Weekday::Thursday => Weekday::Wednesday,
            Weekday::Friday => Weekday::Thursday,
            Weekday::Saturday => Weekday::Friday,
            Weekday::Sunday => Weekday::Saturday,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    Daily,
    Workdays,
    Weekend,
}

impl Days {
    pub fn read(word: &str) -> Option<Days> {
        match word {
            "daily" => Some(Days::Daily),
            "workdays" => Some(Days::Workdays),
            "weekend" => Some(Days::Weekend),
            _ => None,
        }
    }
}

/// Whether a trip of these days runs on that day of service.
pub fn runs_on(days: Days, day: Weekday) -> bool {
    let free = matches!(day, Weekday::Saturday | Weekday::Sunday);
    match days {
        Days::Daily => true,
        Days::Workdays => !free,
        Days::Weekend => free,
    }
}
