//! Pins the signatures that need no mending.

use ship_glossary::Glossary;

const _: fn() -> Glossary = Glossary::new;
const _: fn(&mut Glossary, &'static str, &'static str) -> bool = Glossary::add;
const _: fn(&mut Glossary, &'static str, &'static str) -> bool = Glossary::add_see;
const _: fn(&Glossary, &'static str) -> u32 = Glossary::lookups;

pub fn pins() {}
