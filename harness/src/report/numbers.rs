//! Figures as they are shown to people.

use serde::Serialize;

use super::figures::Figures;
use crate::stats::Estimate;

/// What stands where there is no figure.
pub(super) const NOTHING: &str = "–";

/// `value` with so many digits after the point.
pub(super) fn number(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| format!("{value:.digits$}"))
}

/// A share as a percentage.
pub(super) fn percent(value: Option<f64>) -> String {
    value.map_or_else(
        || NOTHING.to_owned(),
        |value| format!("{:.1} %", value * 100.0),
    )
}

/// Mean ± standard error; of a single task the mean alone.
pub(super) fn plus_minus(estimate: Option<Estimate>) -> String {
    let Some(estimate) = estimate else {
        return NOTHING.to_owned();
    };
    match estimate.standard_error {
        Some(error) => format!("{:.3} ± {error:.3}", estimate.mean),
        None => format!("{:.3}", estimate.mean),
    }
}

/// The 95 % interval of a mean of scores in [0, 1], cut to that range; never a single point, as if it were certain.
pub(super) fn unit_interval(estimate: Estimate) -> Option<(f64, f64)> {
    estimate.share_interval()
}

/// The 95 % interval of a share, as percentages.
pub(super) fn percent_interval(estimate: Option<Estimate>) -> String {
    match estimate.and_then(|estimate| estimate.share_interval()) {
        Some((low, high)) => format!("{:.1} to {:.1} %", low * 100.0, high * 100.0),
        None => NOTHING.to_owned(),
    }
}

/// How many episodes of possible tasks were declared contradictory: count of all, and share.
pub(super) fn false_declarations(possible: &Figures) -> String {
    match possible.false_declaration_rate {
        None => NOTHING.to_owned(),
        Some(rate) => format!(
            "{} of {} ({})",
            possible.false_declarations,
            possible.graded,
            percent(Some(rate.mean))
        ),
    }
}

/// A count in short: `950`, `12.3k`, `4.56M`.
pub(super) fn short(value: Option<f64>) -> String {
    let Some(value) = value else {
        return NOTHING.to_owned();
    };
    match value {
        v if v < 999.5 => format!("{v:.0}"),
        v if v < 99_950.0 => format!("{:.1}k", v / 1e3),
        v if v < 999_500.0 => format!("{:.0}k", v / 1e3),
        v if v < 1e13 => format!("{:.2}M", v / 1e6),
        v => format!("{v:.2e}"),
    }
}

/// US dollars: cents where they matter, fractions of them where there is no more.
pub(super) fn dollars(value: Option<f64>) -> String {
    let digits = if value.is_some_and(|value| value != 0.0 && value < 0.1) {
        4
    } else {
        2
    };
    number(value, digits)
}

/// `1 word` or `n words`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The name that a status or class has in files.
pub(super) fn file_name(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => "unclassified".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::EndClass;

    #[test]
    fn counts_in_short() {
        let shown = [
            0.0,
            999.4,
            999.5,
            12_345.0,
            123_456.0,
            999_499.0,
            4_560_000.0,
        ]
        .map(|v| short(Some(v)));
        assert_eq!(
            shown,
            ["0", "999", "1.0k", "12.3k", "123k", "999k", "4.56M"]
        );
        assert_eq!(short(None), NOTHING);
    }

    #[test]
    fn dollars_keep_small_sums() {
        assert_eq!(
            [0.0, 0.0123, 0.5, 12.0].map(|v| dollars(Some(v))),
            ["0.00", "0.0123", "0.50", "12.00"]
        );
    }

    #[test]
    fn classes_have_their_names_in_files() {
        assert_eq!(file_name(EndClass::ContextLength), "context_length");
        assert_eq!(file_name(None::<EndClass>), "unclassified");
    }
}
