//! Pins that catches are told apart.

use bird_rings::Ring;

pub fn pins() {
    let ring = || Ring::new("a", "b", 1, 2.0, None);
    assert_eq!(ring(), ring());
    assert_ne!(ring(), Ring::new("x", "b", 1, 2.0, None));
    assert_ne!(ring(), Ring::new("a", "b", 2, 2.0, None));
}
