//! Pins the signatures. The types compared are the workspace's own.

use court_docket::{better, judges, notice, status, Absence, Entry, NoSlot, Slot, Status};

type Offer = Option<Result<Slot, NoSlot>>;

const _: fn(&Entry) -> Status = status;
const _: fn(Offer, Offer) -> Offer = better;
const _: fn(&[Entry]) -> Result<Vec<Option<&str>>, (u32, Absence)> = judges;
const _: fn(&Entry) -> Option<String> = notice;

pub fn pins() {}
