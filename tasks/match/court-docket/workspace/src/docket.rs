//! How the entries of the docket stand.

use crate::entry::{Absence, Entry, Kind, NoSlot, Obstacle, Slot, Status, Verdict};

/// How an entry stands.
pub fn status(entry: &Entry) -> Status {
    match entry {
        Entry {
            kind:
                Kind::Sentencing {
                    verdict: Some(Verdict::NotGuilty),
                },
            ..
        } => Status::Closed,
        Entry {
            kind: Kind::Sentencing { verdict: None },
            ..
        } => Status::Blocked(Obstacle::NoVerdict),
        _ => todo!("the other entries"),
    }
}

/// The better one of what two rooms have to offer.
pub fn better(
    a: Option<Result<Slot, NoSlot>>,
    b: Option<Result<Slot, NoSlot>>,
) -> Option<Result<Slot, NoSlot>> {
    todo!()
}

/// The judge of each entry, or the number of the first entry whose judge will not come, and why.
pub fn judges(entries: &[Entry]) -> Result<Vec<Option<&str>>, (u32, Absence)> {
    todo!()
}

/// The text for the notice board, for entries that take place.
pub fn notice(entry: &Entry) -> Option<String> {
    todo!()
}
