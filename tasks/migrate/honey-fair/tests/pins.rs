//! Different errors must be told apart.

use honey_fair::fair::{medals, register, verdicts, FairError};
use honey_fair::lab::{Sample, SampleError};

const _: fn(&'static str) -> Result<Vec<Sample>, FairError> = register;
const _: fn(&[Sample]) -> Vec<String> = verdicts;
const _: fn(&[Sample]) -> usize = medals;
const _: fn(FairError) -> usize = |error| match error {
    FairError::Sheet { line, cause: _ } => line,
    FairError::TooWet { line, tenths: _ } => line,
};

pub fn pins() {
    let sheet = |line, field| FairError::Sheet {
        line,
        cause: SampleError::Missing { field },
    };
    let wet = |line, tenths| FairError::TooWet { line, tenths };
    assert_ne!(sheet(1, 1), sheet(2, 1));
    assert_ne!(sheet(1, 1), sheet(1, 2));
    assert_ne!(wet(1, 1), wet(2, 1));
    assert_ne!(wet(1, 1), wet(1, 2));
    assert_ne!(wet(1, 1), sheet(1, 1));
}
