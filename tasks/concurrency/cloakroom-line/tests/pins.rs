//! Pins that counts and refusals are told apart, that a cloakroom can be shared, and the signatures.

use cloakroom_line::{Cloakroom, Closed, Counts};

const _: fn(usize) -> Cloakroom = Cloakroom::new;
const _: fn(&Cloakroom, String) -> Result<usize, Closed> = Cloakroom::hang;
const _: fn(&Cloakroom, String) -> Result<usize, String> = Cloakroom::try_hang;
const _: fn(&Cloakroom, usize) -> Option<String> = Cloakroom::fetch;
const _: fn(&Cloakroom) = Cloakroom::close;
const _: fn(&Cloakroom) = Cloakroom::wait_until_empty;
const _: fn(&Cloakroom) -> Counts = Cloakroom::counts;

fn shared<T: Send + Sync>() {}

const _: fn() = shared::<Cloakroom>;

pub fn pins() {
    let closed = |coat: &str| Closed { coat: coat.to_string() };
    assert_eq!(closed("a"), closed("a"));
    assert_ne!(closed("a"), closed("b"));
    assert_ne!(closed("guest 1"), closed("guest 2"));
    assert_ne!(closed("guest 1"), closed(""));
}
