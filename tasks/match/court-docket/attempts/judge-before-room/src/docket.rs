//! How the entries of the docket stand.

use crate::entry::{Absence, Entry, Kind, NoSlot, Obstacle, Party, Slot, Status, Verdict};
use std::cmp::Reverse;

/// How an entry stands.
pub fn status(entry: &Entry) -> Status {
    match &entry.kind {
        Kind::Sentencing { verdict: None } => return Status::Blocked(Obstacle::NoVerdict),
        Kind::Sentencing {
            verdict: Some(Verdict::Hung),
        } => return Status::Blocked(Obstacle::Retrial),
        Kind::Sentencing {
            verdict: Some(Verdict::NotGuilty | Verdict::Guilty { counts: 0 }),
        } => return Status::Closed,
        Kind::Appeal { of: None } => return Status::Blocked(Obstacle::NothingAppealed),
        Kind::Appeal { of: Some(appealed) } => match &appealed.kind {
            Kind::Appeal { of: Some(first) } if matches!(first.kind, Kind::Appeal { .. }) => {
                return Status::Blocked(Obstacle::Exhausted);
            }
            Kind::Hearing => return Status::Blocked(Obstacle::NothingAppealed),
            _ => {}
        },
        Kind::Sentencing { .. } | Kind::Hearing | Kind::Trial { .. } => {}
    }
    match (&entry.kind, &entry.parties) {
        (Kind::Hearing, _) => {}
        (
            _,
            (
                Party::Company {
                    name,
                    counsel: None,
                },
                _,
            ),
        )
        | (
            _,
            (
                _,
                Some(Party::Company {
                    name,
                    counsel: None,
                }),
            ),
        ) => {
            return Status::Blocked(Obstacle::NoCounsel(name.clone()));
        }
        _ => {}
    }
    match (&entry.judge, &entry.slot) {
        (None | Some(Err(Absence::Recused)), _) => return Status::NeedsJudge,
        (Some(Err(Absence::Leave { until })), None | Some(Err(_))) => {
            return Status::Postponed(until + 1)
        }
        (_, None | Some(Err(NoSlot::Holiday))) => return Status::NeedsSlot,
        (_, Some(Err(NoSlot::NoSuchRoom))) => return Status::Blocked(Obstacle::NoSuchRoom),
        (_, Some(Err(NoSlot::Full(day)))) => return Status::Postponed(day + 1),
        (Some(Err(Absence::Ill)), Some(Ok(slot))) => return Status::Postponed(slot.day + 14),
        (Some(Err(Absence::Leave { until })), Some(Ok(slot))) if slot.day <= *until => {
            return Status::Postponed(until + 1)
        }
        (_, Some(Ok(Slot { hour: ..=8, .. } | Slot { hours: 0, .. }))) => return Status::NeedsSlot,
        (_, Some(Ok(Slot { hour, hours, .. }))) if hour.saturating_add(*hours) > 17 => {
            return Status::NeedsSlot
        }
        _ => {}
    }
    match (&entry.kind, &entry.slot) {
        (
            Kind::Trial {
                jury: Some(jurors @ ..=11),
            },
            _,
        ) => Status::Blocked(Obstacle::JuryShort(12 - jurors)),
        (
            Kind::Trial {
                jury: Some(jurors @ 16..),
            },
            _,
        ) => Status::Blocked(Obstacle::JuryLong(jurors - 15)),
        (Kind::Trial { jury: Some(_) }, Some(Ok(Slot { hours: ..=2, .. }))) => Status::NeedsSlot,
        _ => Status::Ready,
    }
}

/// The better one of what two rooms have to offer.
pub fn better(
    a: Option<Result<Slot, NoSlot>>,
    b: Option<Result<Slot, NoSlot>>,
) -> Option<Result<Slot, NoSlot>> {
    match (a, b) {
        (Some(Ok(a)), Some(Ok(b))) => {
            let slots = [a, b].into_iter();
            slots
                .min_by_key(|slot| (slot.day, slot.hour, Reverse(slot.hours)))
                .map(Ok)
        }
        (ok @ Some(Ok(_)), _) | (_, ok @ Some(Ok(_))) => ok,
        (None, other) | (other, None) => other,
        (Some(Err(NoSlot::Full(a))), Some(Err(NoSlot::Full(b)))) => {
            Some(Err(NoSlot::Full(a.min(b))))
        }
        (full @ Some(Err(NoSlot::Full(_))), _) | (_, full @ Some(Err(NoSlot::Full(_)))) => full,
        (Some(Err(NoSlot::NoSuchRoom)), other) | (other, _) => other,
    }
}

/// The judge of each entry, or the number of the first entry whose judge will not come, and why.
pub fn judges(entries: &[Entry]) -> Result<Vec<Option<&str>>, (u32, Absence)> {
    entries
        .iter()
        .map(|entry| match (&entry.judge, &entry.slot) {
            (None, _) => Ok(None),
            (Some(Ok(name)), _) => Ok(Some(name.as_str())),
            (Some(Err(Absence::Leave { until })), Some(Ok(slot))) if slot.day > *until => Ok(None),
            (Some(Err(absence)), _) => Err((entry.number, *absence)),
        })
        .collect()
}

/// The text for the notice board, for entries that take place.
pub fn notice(entry: &Entry) -> Option<String> {
    let number = entry.number;
    let parties = match &entry.parties {
        (first, Some(second)) => format!("{} v. {}", name(first), name(second)),
        (only, None) => format!("In re {}", name(only)),
    };
    let when = match (status(entry), &entry.slot) {
        (Status::Ready, &Some(Ok(Slot { day, hour, hours }))) => {
            format!("day {day}, {hour}:00-{}:00", hour + hours)
        }
        (Status::Postponed(day), _) => format!("postponed to day {day}"),
        _ => return None,
    };
    let before = match (&entry.judge, &entry.kind) {
        (Some(Ok(judge)), Kind::Trial { jury: Some(jurors) }) => {
            format!(", before {judge} and {jurors} jurors")
        }
        (Some(Ok(judge)), _) => format!(", before {judge}"),
        _ => String::new(),
    };
    Some(format!("No. {number}: {parties}, {when}{before}"))
}

fn name(party: &Party) -> String {
    match party {
        Party::State => "The State".to_string(),
        Party::Person(name)
        | Party::Company {
            name,
            counsel: None,
        } => name.clone(),
        Party::Company {
            name,
            counsel: Some(counsel),
        } => format!("{name} ({counsel})"),
    }
}
