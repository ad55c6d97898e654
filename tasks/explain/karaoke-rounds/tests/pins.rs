//! Pins that songs are told apart, and the public signatures.

use karaoke_rounds::{Evening, Song};

const _: fn() -> Evening = Evening::new;
const _: fn(&mut Evening, Song) = Evening::sign_up;
const _: fn(&Evening) -> &[Song] = Evening::waiting;
const _: fn(&Evening) -> &[String] = Evening::sung;
const _: fn(&mut Evening) -> usize = Evening::round;

pub fn pins() {
    assert_ne!(Song::new("a", "b", 1), Song::new("c", "b", 1));
    assert_ne!(Song::new("a", "b", 1), Song::new("a", "c", 1));
    assert_ne!(Song::new("a", "b", 1), Song::new("a", "b", 2));
}
