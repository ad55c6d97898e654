//! Freezing a suite: writing down the hash that it has, so that no change of its tasks goes unnoticed.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Task;
use super::suite::{Suite, SuiteError, pick, read_suite, suite_file, suite_hash};

/// What freezing a suite did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The suite's version.
    pub version: u32,
    /// The hash that stood in the file before.
    pub before: Option<String>,
    /// The hash that stands there now.
    pub hash: String,
}

/// Where the keys stand in the file.
#[derive(Deserialize)]
struct Places {
    version: Spanned<u32>,
    frozen: Option<Spanned<String>>,
}

/// Writes the hash of its tasks into the file of the suite `name`. Whatever else stands there stays as it is,
/// comments too.
pub fn freeze_suite(root: &Path, name: &str, tasks: Vec<Task>) -> Result<Frozen, SuiteError> {
    let file = suite_file(root, name);
    let (suite, text) = read_suite(root, name)?;
    let hash = suite_hash(&pick(&suite, &file, tasks)?);
    let frozen = Frozen {
        version: suite.version,
        before: suite.frozen.clone(),
        hash: hash.clone(),
    };
    if suite.frozen.as_ref() == Some(&hash) {
        return Ok(frozen);
    }
    let new = with_frozen(&text, &suite, &hash).map_err(|why| SuiteError::Malformed {
        file: file.clone(),
        why,
    })?;
    let unwritable = |error: std::io::Error| SuiteError::Unwritable {
        file: file.clone(),
        why: error.to_string(),
    };
    let aside = file.with_extension("toml.new");
    std::fs::write(&aside, new).map_err(unwritable)?;
    std::fs::rename(&aside, &file).map_err(unwritable)?;
    Ok(frozen)
}

/// `text` with `frozen` set: in its place where it stands already, else on a line of its own after `version`. The
/// spans of the TOML reader say where; that the result says what it should is looked at once more.
fn with_frozen(text: &str, suite: &Suite, hash: &str) -> Result<String, String> {
    let places: Places = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut new = text.to_owned();
    match places.frozen {
        Some(old) => new.replace_range(old.span(), &format!("\"{hash}\"")),
        None => {
            let after = places.version.span().end;
            let rest = text.get(after..).unwrap_or_default();
            match rest.find('\n') {
                Some(end) => new.insert_str(after + end + 1, &format!("frozen = \"{hash}\"\n")),
                None => new.push_str(&format!("\nfrozen = \"{hash}\"\n")),
            }
        }
    }
    let wanted = Suite {
        frozen: Some(hash.to_owned()),
        ..suite.clone()
    };
    match toml::from_str::<Suite>(&new) {
        Ok(read) if read == wanted => Ok(new),
        _ => Err(format!(
            "`frozen` cannot be put in here without changing something else; write `frozen = \"{hash}\"` by hand"
        )),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    fn frozen(text: &str) -> String {
        with_frozen(text, &toml::from_str(text).unwrap(), "new").unwrap()
    }

    #[test]
    fn the_hash_is_put_in_and_everything_else_stays() {
        let plain = "# A suite.\nname = \"a\" # its name\nversion = 1 # raise it\n\n# Why.\ndescription = \"d\"\ntasks = [\"x/*\"]\n";
        let expected = plain.replace("raise it\n", "raise it\nfrozen = \"new\"\n");
        assert_eq!(frozen(plain), expected);
        let old = expected.replace("\"new\"\n", "'old' # since spring\n");
        assert_eq!(
            frozen(&old),
            expected.replace("\"new\"\n", "\"new\" # since spring\n")
        );
        assert_eq!(
            frozen("name = \"a\"\ndescription = \"d\"\ntasks = []\nversion = 1"),
            "name = \"a\"\ndescription = \"d\"\ntasks = []\nversion = 1\nfrozen = \"new\"\n"
        );
    }
}
