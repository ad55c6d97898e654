//! Pins the public signatures.

use apiary_swarms::{Diary, Hive, Swarm};

const _: fn(&str, u32, &Diary) -> Swarm = Swarm::caught;
const _: fn(&Swarm) -> &str = Swarm::queen;
const _: fn(&Swarm) -> u32 = Swarm::bees;
const _: fn(Swarm, Swarm) -> Swarm = Swarm::unite;
const _: fn() -> Hive = Hive::new;
const _: fn(&Hive) -> Option<&str> = Hive::queen;
const _: fn(&Hive) -> u32 = Hive::bees;
const _: fn(&mut Hive, Swarm) -> Result<(), Swarm> = Hive::house;
const _: fn(&mut Hive, &Diary) -> Option<Swarm> = Hive::swarm_out;

pub fn pins() {}
