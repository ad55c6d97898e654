//! How the entries of the docket stand.

use crate::entry::{Absence, Entry, Kind, NoSlot, Obstacle, Party, Slot, Status, Verdict};

/// How an entry stands.
pub fn status(entry: &Entry) -> Status {
    let checks = [
        about_the_kind,
        about_the_parties,
        about_judge_and_room,
        about_the_jury,
    ];
    checks
        .iter()
        .find_map(|check| check(entry))
        .unwrap_or(Status::Ready)
}

fn about_the_kind(entry: &Entry) -> Option<Status> {
    let obstacle = match &entry.kind {
        Kind::Hearing | Kind::Trial { .. } => return None,
        Kind::Sentencing { verdict } => match verdict {
            Some(Verdict::Guilty { counts }) if *counts > 0 => return None,
            Some(Verdict::Guilty { .. } | Verdict::NotGuilty) => return Some(Status::Closed),
            Some(Verdict::Hung) => Obstacle::Retrial,
            None => Obstacle::NoVerdict,
        },
        Kind::Appeal { .. } => {
            // How often there was an appeal, and what the first one was about.
            let mut appeals = 0;
            let mut kind = &entry.kind;
            while let Kind::Appeal { of: Some(of) } = kind {
                appeals += 1;
                kind = &of.kind;
                if appeals == 1 && *kind == Kind::Hearing {
                    return Some(Status::Blocked(Obstacle::NothingAppealed));
                }
            }
            match kind {
                Kind::Appeal { .. } if appeals == 0 => Obstacle::NothingAppealed,
                Kind::Appeal { .. } if appeals == 1 => return None,
                Kind::Appeal { .. } => Obstacle::Exhausted,
                _ if appeals > 2 => Obstacle::Exhausted,
                _ => return None,
            }
        }
    };
    Some(Status::Blocked(obstacle))
}

fn about_the_parties(entry: &Entry) -> Option<Status> {
    if entry.kind == Kind::Hearing {
        return None;
    }
    let (first, second) = &entry.parties;
    for party in std::iter::once(first).chain(second) {
        if let Party::Company { name, counsel } = party {
            if counsel.is_none() {
                return Some(Status::Blocked(Obstacle::NoCounsel(name.clone())));
            }
        }
    }
    None
}

fn about_judge_and_room(entry: &Entry) -> Option<Status> {
    let absence = match &entry.judge {
        None | Some(Err(Absence::Recused)) => return Some(Status::NeedsJudge),
        Some(judge) => judge.as_ref().err(),
    };
    let away = if let Some(Absence::Leave { until }) = absence {
        Some(*until)
    } else {
        None
    };
    let slot = match entry.slot {
        Some(Ok(slot)) => slot,
        None | Some(Err(NoSlot::Holiday)) => return Some(Status::NeedsSlot),
        Some(Err(NoSlot::NoSuchRoom)) => return Some(Status::Blocked(Obstacle::NoSuchRoom)),
        Some(Err(NoSlot::Full(day))) => {
            return Some(Status::Postponed(1 + day.max(away.unwrap_or(0))))
        }
    };
    if absence == Some(&Absence::Ill) {
        return Some(Status::Postponed(slot.day + 14));
    }
    if let Some(until) = away.filter(|until| slot.day <= *until) {
        return Some(Status::Postponed(until + 1));
    }
    let fits = slot.hours > 0 && slot.hour >= 9 && slot.hour.saturating_add(slot.hours) <= 17;
    (!fits).then_some(Status::NeedsSlot)
}

fn about_the_jury(entry: &Entry) -> Option<Status> {
    let Kind::Trial { jury: Some(jurors) } = entry.kind else {
        return None;
    };
    if jurors < 12 {
        return Some(Status::Blocked(Obstacle::JuryShort(12 - jurors)));
    }
    if jurors > 15 {
        return Some(Status::Blocked(Obstacle::JuryLong(jurors - 15)));
    }
    let hours = entry.slot.and_then(Result::ok).map_or(0, |slot| slot.hours);
    (hours < 3).then_some(Status::NeedsSlot)
}

/// The better one of what two rooms have to offer.
pub fn better(
    a: Option<Result<Slot, NoSlot>>,
    b: Option<Result<Slot, NoSlot>>,
) -> Option<Result<Slot, NoSlot>> {
    // What is better is smaller.
    let rank = |offer: &Option<Result<Slot, NoSlot>>| match offer {
        Some(Ok(slot)) => (0, slot.day, slot.hour, 255 - slot.hours),
        Some(Err(NoSlot::Full(day))) => (1, *day, 0, 0),
        Some(Err(NoSlot::Holiday)) => (2, 0, 0, 0),
        Some(Err(NoSlot::NoSuchRoom)) => (3, 0, 0, 0),
        None => (4, 0, 0, 0),
    };
    if rank(&b) < rank(&a) {
        b
    } else {
        a
    }
}

/// The judge of each entry, or the number of the first entry whose judge will not come, and why.
pub fn judges(entries: &[Entry]) -> Result<Vec<Option<&str>>, (u32, Absence)> {
    let mut names = Vec::new();
    for entry in entries {
        let name = match entry
            .judge
            .as_ref()
            .map(|judge| judge.as_deref())
            .transpose()
        {
            Ok(name) => name,
            Err(absence) => {
                let day = entry.slot.and_then(|slot| slot.ok()).map(|slot| slot.day);
                match (absence, day) {
                    (Absence::Leave { until }, Some(day)) if day > *until => None,
                    _ => return Err((entry.number, *absence)),
                }
            }
        };
        names.push(name);
    }
    Ok(names)
}

/// The text for the notice board, for entries that take place.
pub fn notice(entry: &Entry) -> Option<String> {
    let mut text = format!("No. {}: ", entry.number);
    let (first, second) = &entry.parties;
    text += &match second {
        Some(second) => called(first) + " v. " + &called(second),
        None => "In re ".to_string() + &called(first),
    };
    match status(entry) {
        Status::Ready => {
            let slot = entry.slot?.ok()?;
            text += &format!(
                ", day {}, {}:00-{}:00",
                slot.day,
                slot.hour,
                slot.hour + slot.hours
            );
        }
        Status::Postponed(day) => text += &format!(", postponed to day {day}"),
        _ => return None,
    }
    if let Some(Ok(judge)) = &entry.judge {
        text += ", before ";
        text += judge;
        if let Kind::Trial { jury: Some(jurors) } = entry.kind {
            text += &format!(" and {jurors} jurors");
        }
    }
    Some(text)
}

fn called(party: &Party) -> String {
    let (name, counsel) = match party {
        Party::State => ("The State", None),
        Party::Person(name) => (name.as_str(), None),
        Party::Company { name, counsel } => (name.as_str(), counsel.as_ref()),
    };
    match counsel {
        Some(counsel) => format!("{name} ({counsel})"),
        None => name.to_string(),
    }
}
