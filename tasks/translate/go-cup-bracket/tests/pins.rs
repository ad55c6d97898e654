//! Pins that errors are told apart, and the signatures.

use go_cup_bracket::{Cause, Cup, PlayError};

const _: fn(&[&str]) -> Cup = Cup::new;
const _: [fn(&mut Cup, &str) -> Result<(), Cause>; 2] = [Cup::enter, Cup::withdraw];
const _: fn(&mut Cup, &str, &str) -> Result<(), Cause> = Cup::rename;
const _: fn(&mut Cup) -> Result<(), Cause> = Cup::draw;
const _: fn(&mut Cup, &str, u32, u32) -> Result<(), PlayError> = Cup::play;
const _: fn(&mut Cup, &str, u32, u32) -> Result<(), Cause> = Cup::correct;
const _: fn(&mut Cup, usize) -> Vec<String> = Cup::strongest;
const _: [fn(&Cup) -> Vec<String>; 4] = [Cup::teams, Cup::entries, Cup::round, Cup::history];
const _: fn(&Cup) -> Option<String> = Cup::champion;
const _: fn(&Cup, &str) -> Option<u32> = Cup::wins;
const _: fn(&Cup) -> &[String] = Cup::log;

pub fn pins() {
    let causes = [
        Cause::TooFew,
        Cause::Drawn,
        Cause::NoTeam,
        Cause::NoMatch,
        Cause::Done,
        Cause::Level,
    ];
    for (i, a) in causes.iter().enumerate() {
        for (j, b) in causes.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
    let error = |home: &str, cause| PlayError {
        home: home.to_string(),
        cause,
    };
    assert_ne!(error("A", Cause::Done), error("B", Cause::Done));
    assert_ne!(error("A", Cause::Done), error("A", Cause::Level));
}
