//! Pins the public fields.

use stamp_album::{ByCountry, ByYear, Page, Stamp};

const _: fn(ByCountry) -> String = |finder| finder.country;
const _: for<'y> fn(ByYear<'y>) -> &'y [u32] = |finder| finder.years;

fn parts<'p>(page: &'p Page) -> (Vec<&'p Stamp>, Vec<&'p str>) {
    (page.stamps.to_vec(), page.open.to_vec())
}

pub fn pins() {
    let _ = parts;
}
