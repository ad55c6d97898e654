//! "a device has the traits of what it can do, and no other."
//! fails: E0277

use observatory_site::bus::Opens;
use observatory_site::site::Guider;

fn needs<T: Opens>() {}

fn main() {
    needs::<Guider>();
}
