//! Pins the public signatures.

use hive_scale::{Alarm, Scale};
use std::rc::Rc;

const _: fn() -> Scale = Scale::new;
const _: fn(&Scale, Rc<dyn Alarm>) = Scale::attach;
const _: fn(&Scale, &'static str) -> usize = Scale::detach;
const _: fn(&Scale) -> Vec<String> = Scale::names;
const _: fn(&Scale) -> Option<u32> = Scale::last;
const _: fn(&Scale, u32) = Scale::weigh;

pub fn pins() {}
