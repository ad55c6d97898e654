//! Pins the signature.

use port_manifest::manifest;

const _: fn(&[&str]) -> String = manifest;

pub fn pins() {
    assert_ne!(manifest(&["x;1;Oslo"]), manifest(&["x;2;Oslo"]));
}
