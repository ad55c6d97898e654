//! "a device has the traits of what it can do, and no other."
//! fails: E0277

use observatory_site::bus::Turns;
use observatory_site::site::Hatch;

fn needs<T: Turns>() {}

fn main() {
    needs::<Hatch>();
}
