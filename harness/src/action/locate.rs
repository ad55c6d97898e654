//! Finds a run of lines in a file: exactly, then without trailing white space, then at another indentation.

use super::error::ActionError;
use super::nearest;

/// How many bytes all searches of one reply may read together. An honest reply stays far below.
const MAX_WORK: usize = 256 << 20;

/// The most places looked at before a search by content alone is called ambiguous.
const MAX_PLACES: usize = 32;

/// A count of the work done, which ends a hostile reply before it costs too much.
#[derive(Debug, Default)]
pub(crate) struct Work(usize);

impl Work {
    pub(crate) fn charge(&mut self, bytes: usize) -> Result<(), ActionError> {
        self.0 = self.0.saturating_add(bytes);
        if self.0 <= MAX_WORK {
            return Ok(());
        }
        let what = "the work of finding all blocks, in bytes compared,";
        Err(ActionError::too_large(what, MAX_WORK, self.0))
    }
}

/// How the indentation in the file differs from that in the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shift<'a> {
    /// The file has this before every line that is not blank.
    Deeper(&'a str),
    /// The reply has this before every line that is not blank.
    Shallower(&'a str),
}

impl Shift<'_> {
    /// A line of the reply as it should stand in the file.
    pub(crate) fn line(self, line: &str) -> String {
        match self {
            _ if line.trim().is_empty() => line.to_owned(),
            Self::Deeper("") => line.to_owned(),
            Self::Deeper(prefix) => format!("{prefix}{line}"),
            Self::Shallower(prefix) => {
                let pairs = line.bytes().zip(prefix.bytes());
                let shared = pairs.take_while(|(a, b)| a == b).count();
                line.get(shared..).unwrap_or(line).to_owned()
            }
        }
    }
}

/// Where the lines are.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    /// The index of the first line, from 0.
    pub(crate) start: usize,
    pub(crate) shift: Shift<'a>,
}

/// Finds the one place of `wanted`, which is not empty, in `lines`. `what` names it in messages.
pub(crate) fn locate<'a>(
    path: &str,
    what: &str,
    lines: &[&'a str],
    wanted: &[&'a str],
    work: &mut Work,
) -> Result<Place<'a>, ActionError> {
    for key in [as_is, str::trim_end] {
        let places = places(lines, wanted, key, work)?;
        match *places.as_slice() {
            [] => {}
            [start] => {
                return Ok(Place {
                    start,
                    shift: Shift::Deeper(""),
                });
            }
            _ => return Err(ambiguous(path, what, &places)),
        }
    }
    let found = places(lines, wanted, str::trim, work)?;
    let mut fitting = Vec::new();
    for &start in &found {
        work.charge(wanted.len())?;
        let window = lines.get(start..start + wanted.len()).unwrap_or_default();
        if let Some(shift) = shift(window, wanted) {
            fitting.push(Place { start, shift });
        }
    }
    // With every place looked at uneven, one beyond the limit might still fit: say so rather than search on.
    if fitting.len() > 1 || found.len() == MAX_PLACES {
        return Err(ambiguous(path, what, &found));
    }
    fitting.pop().ok_or_else(|| ActionError::NoMatch {
        path: path.to_owned(),
        what: what.to_owned(),
        detail: nearest::hint(lines, wanted),
    })
}

fn as_is(line: &str) -> &str {
    line
}

fn ambiguous(path: &str, what: &str, places: &[usize]) -> ActionError {
    let mut numbers: Vec<String> = places
        .iter()
        .take(5)
        .map(|at| (at + 1).to_string())
        .collect();
    if places.len() > 5 {
        numbers.push("…".to_owned());
    }
    ActionError::AmbiguousMatch {
        path: path.to_owned(),
        what: what.to_owned(),
        places: numbers.join(", "),
    }
}

/// The first places, overlapping ones too, at which the lines agree under `key`. Runs in linear time for each
/// place, by the substring search of the standard library over the joined lines.
fn places(
    lines: &[&str],
    wanted: &[&str],
    key: fn(&str) -> &str,
    work: &mut Work,
) -> Result<Vec<usize>, ActionError> {
    let mut hay = String::from("\n");
    let mut starts = Vec::with_capacity(lines.len());
    for line in lines {
        starts.push(hay.len() - 1);
        hay.push_str(key(line));
        hay.push('\n');
    }
    let mut needle = String::from("\n");
    for line in wanted {
        needle.push_str(key(line));
        needle.push('\n');
    }
    let mut found = Vec::new();
    let mut from = 0;
    work.charge(hay.len())?;
    while let Some(rest) = hay.get(from..)
        && needle.len() <= rest.len()
        && found.len() < MAX_PLACES
    {
        let hit = rest.find(&needle);
        work.charge(needle.len() + hit.unwrap_or(rest.len()))?;
        let Some(offset) = hit else { break };
        // The needle begins with a newline, and every newline but the last begins a line.
        found.extend(starts.binary_search(&(from + offset)));
        from += offset + 1;
    }
    Ok(found)
}

/// The one difference in indentation between all lines that are not blank, if there is one.
fn shift<'a>(window: &[&'a str], wanted: &[&'a str]) -> Option<Shift<'a>> {
    let mut common = None;
    for (there, here) in window.iter().zip(wanted) {
        if here.trim().is_empty() {
            continue;
        }
        let (there, here) = (indent(there), indent(here));
        let shift = match there.strip_suffix(here) {
            Some(prefix) => Shift::Deeper(prefix),
            None => Shift::Shallower(here.strip_suffix(there)?),
        };
        if *common.get_or_insert(shift) != shift {
            return None;
        }
    }
    common
}

fn indent(line: &str) -> &str {
    let length = line.len() - line.trim_start().len();
    line.get(..length).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn find(
        file: &'static str,
        wanted: &'static str,
    ) -> Result<(usize, Shift<'static>), ActionError> {
        let lines: Vec<&str> = file.split('\n').collect();
        let wanted: Vec<&str> = wanted.split('\n').collect();
        let place = locate("f", "block 1", &lines, &wanted, &mut Work::default())?;
        Ok((place.start, place.shift))
    }

    #[test]
    fn the_three_passes() {
        let same = Shift::Deeper("");
        assert_eq!(find("a\nb\nc", "b"), Ok((1, same)));
        assert_eq!(find("a\nb  \nc", "b\nc  "), Ok((1, same)));
        // The exact place wins over one that differs in white space.
        assert_eq!(find("b \nb\nc", "b"), Ok((1, same)));
        assert_eq!(
            find("if x {\n    a\n\n    b\n}", "a\n\nb"),
            Ok((1, Shift::Deeper("    ")))
        );
        assert_eq!(
            find("a\n  b", "\t\ta\n\t\t  b"),
            Ok((0, Shift::Shallower("\t\t")))
        );
        // Whole lines only.
        assert_eq!(find("xa\na\nax", "a"), Ok((1, same)));
    }

    #[test]
    fn what_is_not_unique_or_not_there() {
        assert_eq!(find("a\nb\na", "a").unwrap_err().kind(), "ambiguous_match");
        // Overlapping places count.
        assert_eq!(
            find("a\na\na", "a\na").unwrap_err().kind(),
            "ambiguous_match"
        );
        assert_eq!(find(" a\n  a", "a").unwrap_err().kind(), "ambiguous_match");
        // Indentation that differs unevenly is no match.
        assert_eq!(find("  a\n    b", "a\nb").unwrap_err().kind(), "no_match");
        let error = find("x\na\ny\na", "a").unwrap_err().to_string();
        assert!(error.contains("lines 2, 4"), "{error}");
    }

    #[test]
    fn shifted_lines() {
        assert_eq!(Shift::Deeper("  ").line("a"), "  a");
        assert_eq!(Shift::Deeper("  ").line(""), "");
        assert_eq!(Shift::Shallower("    ").line("      a"), "  a");
        assert_eq!(Shift::Shallower("    ").line("  a"), "a");
        assert_eq!(Shift::Shallower("\t").line("  a"), "  a");
    }

    #[test]
    fn many_places_stay_cheap() {
        let file = "a\n".repeat(200_000);
        let lines: Vec<&str> = file.split('\n').collect();
        let wanted = vec!["a"; 100_000];
        let mut work = Work::default();
        let error = locate("f", "block 1", &lines, &wanted, &mut work).unwrap_err();
        assert_eq!(error.kind(), "ambiguous_match");
        assert!(work.0 < 40 * 400_000, "{}", work.0);
    }
}
