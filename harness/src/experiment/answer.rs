//! The answer of an experiment, as data and as text.

use std::fmt::Write;
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::by_code::CodeRow;
use super::equal_tokens::AtBudget;
use super::factor::MODEL;
use crate::report::{Effect, Measure, ReportError, clean, write_table};
use crate::stats::Estimate;

/// What came out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Answer {
    /// The experiment's name.
    pub name: String,
    /// What it was to find out.
    pub question: String,
    /// The run.
    pub run: String,
    /// What each level does against the first level of its factor.
    pub effects: Vec<Effect>,
    /// By error code of the untouched workspace, where that was asked for.
    pub codes: Vec<CodeRow>,
    /// Turns against samples for the same tokens, where that was asked for.
    pub equal_tokens: Vec<AtBudget>,
    /// The measures that people see first.
    pub measures: Vec<Measure>,
    /// What has to be known to read it.
    pub notes: Vec<String>,
}

/// A table as text: columns, then rows.
pub struct TextTable {
    /// What stands over it.
    pub title: String,
    /// The columns.
    pub header: Vec<&'static str>,
    /// As many cells in each as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Answer {
    /// The tables that people read; `every` measure, or those that come first.
    pub fn tables(&self, every: bool) -> Vec<TextTable> {
        let mut tables = vec![self.effects_table(every)];
        if !self.codes.is_empty() {
            tables.push(self.codes_table(if every { usize::MAX } else { LEADING_CODES }));
        }
        if !self.equal_tokens.is_empty() {
            tables.push(self.tokens_table());
        }
        tables
    }

    fn effects_table(&self, every: bool) -> TextTable {
        let leading = |one: &&Effect| self.measures.contains(&one.measure);
        let shown = self.effects.iter().filter(|one| every || leading(one));
        let row = |one: &Effect| {
            let difference = &one.difference;
            let paired = &difference.paired;
            vec![
                one.measure.name().to_owned(),
                clean(&one.factor),
                clean(&one.level),
                clean(&one.against),
                within(one),
                number(paired.left),
                number(paired.right),
                signed(paired.difference.mean),
                interval(difference.low, difference.high),
                p_value(one.p_adjusted),
                paired.difference.tasks.to_string(),
            ]
        };
        TextTable {
            title: "Effects: each level against the first of its factor, paired by task".to_owned(),
            header: vec![
                "measure",
                "factor",
                "level",
                "against",
                "within",
                "level's mean",
                "other's",
                "difference",
                "95 % interval",
                "p (Holm)",
                "tasks",
            ],
            rows: shown.map(row).collect(),
        }
    }

    fn codes_table(&self, most: usize) -> TextTable {
        let mut shown: Vec<&CodeRow> = Vec::new();
        let mut left_out = 0;
        for of_row in self.codes.chunk_by(|one, other| one.row == other.row) {
            shown.extend(of_row.iter().take(most));
            left_out += of_row.len().saturating_sub(most);
        }
        let cut = match left_out {
            0 => String::new(),
            _ => format!("; {left_out} rows more are in start_codes.csv"),
        };
        let row = |one: &CodeRow| {
            vec![
                clean(&one.row),
                clean(&one.code),
                one.solved.tasks.to_string(),
                one.solved.samples.to_string(),
                share(&one.repaired),
                share(&one.compiles),
                share(&one.solved),
            ]
        };
        TextTable {
            title: format!("By error code of the untouched workspace, with 95 % intervals{cut}"),
            header: vec![
                "row",
                "code",
                "tasks",
                "episodes",
                "code repaired",
                "compiles at the end",
                "solved",
            ],
            rows: shown.into_iter().map(row).collect(),
        }
    }

    fn tokens_table(&self) -> TextTable {
        let row = |one: &AtBudget| {
            let difference = one.difference.as_ref();
            vec![
                format!("{:.0}", one.budget),
                clean(&one.row),
                share(&one.solved),
                format!("{:.0} %", one.ran_out * 100.0),
                difference.map_or_else(String::new, |d| signed(d.paired.difference.mean)),
                difference.map_or_else(String::new, |d| interval(d.low, d.high)),
            ]
        };
        TextTable {
            title: "Solved for the same tokens, beginning anew until they are used up".to_owned(),
            header: vec![
                "tokens a task",
                "row",
                "solved",
                "ran out of samples",
                "against the first",
                "95 % interval",
            ],
            rows: self.equal_tokens.iter().map(row).collect(),
        }
    }

    /// The answer as a page of Markdown, with every measure.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", clean(&self.name), clean(&self.question));
        for note in &self.notes {
            let _ = write!(text, "\n- {}", clean(note));
        }
        text.push('\n');
        for table in self.tables(true) {
            let line = |cells: &mut dyn Iterator<Item = String>| {
                let cells: Vec<String> = cells.map(|cell| cell.replace('|', "\\|")).collect();
                format!("| {} |\n", cells.join(" | "))
            };
            let _ = write!(text, "\n## {}\n\n", table.title);
            text.push_str(&line(
                &mut table.header.iter().map(|name| (*name).to_owned()),
            ));
            text.push_str(&line(&mut table.header.iter().map(|_| "---".to_owned())));
            for row in table.rows {
                text.push_str(&line(&mut row.into_iter()));
            }
        }
        text
    }

    /// Writes `answer.md`, and what is not in `effects.csv` as `start_codes.csv` and `equal_tokens.csv` into `folder`,
    /// which is there.
    ///
    /// # Errors
    ///
    /// [`ReportError`] when a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), ReportError> {
        let path = folder.join("answer.md");
        std::fs::write(&path, self.markdown())
            .map_err(|source| ReportError::File { path, source })?;
        if !self.codes.is_empty() {
            let rows = self.codes.iter().map(|one| {
                let mut row = vec![one.row.clone(), one.code.clone()];
                row.push(one.solved.tasks.to_string());
                row.push(one.solved.samples.to_string());
                for share in [&one.repaired, &one.compiles, &one.solved] {
                    row.extend(share_columns(share));
                }
                row
            });
            write_table(folder, "start_codes.csv", &CODE_COLUMNS, rows)?;
        }
        if !self.equal_tokens.is_empty() {
            let rows = self.equal_tokens.iter().map(|one| {
                let mut row = vec![decimal(Some(one.budget)), one.row.clone()];
                row.extend(share_columns(&one.solved));
                row.push(decimal(Some(one.ran_out)));
                let difference = one.difference.as_ref();
                row.push(decimal(difference.map(|d| d.paired.difference.mean)));
                row.push(decimal(difference.and_then(|d| d.low)));
                row.push(decimal(difference.and_then(|d| d.high)));
                row
            });
            write_table(folder, "equal_tokens.csv", &TOKEN_COLUMNS, rows)?;
        }
        Ok(())
    }
}

/// The most codes of a row in the terminal.
const LEADING_CODES: usize = 12;

const CODE_COLUMNS: [&str; 13] = [
    "row",
    "code",
    "tasks",
    "episodes",
    "repaired",
    "repaired_low",
    "repaired_high",
    "compiles",
    "compiles_low",
    "compiles_high",
    "solved",
    "solved_low",
    "solved_high",
];

const TOKEN_COLUMNS: [&str; 9] = [
    "tokens",
    "row",
    "solved",
    "solved_low",
    "solved_high",
    "ran_out",
    "difference",
    "difference_low",
    "difference_high",
];

/// The levels of other factors in which an effect is looked at.
fn within(effect: &Effect) -> String {
    let levels = effect.within.iter();
    let levels: Vec<String> = levels
        .map(|(factor, level)| match factor.as_str() {
            MODEL => level.clone(),
            _ => format!("{factor}={level}"),
        })
        .collect();
    match levels.as_slice() {
        [] => "all".to_owned(),
        levels => clean(&levels.join(", ")),
    }
}

fn share_columns(share: &Estimate) -> [String; 3] {
    let interval = share.share_interval();
    [
        decimal(Some(share.mean)),
        decimal(interval.map(|(low, _)| low)),
        decimal(interval.map(|(_, high)| high)),
    ]
}

fn decimal(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.6}"))
}

fn share(share: &Estimate) -> String {
    let percent = |value: f64| format!("{:.0}", value * 100.0);
    match share.share_interval() {
        Some((low, high)) => format!(
            "{} % ({} to {})",
            percent(share.mean),
            percent(low),
            percent(high)
        ),
        None => format!("{} %", percent(share.mean)),
    }
}

fn number(value: f64) -> String {
    if value.abs() >= 1_000.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.3}")
    }
}

fn signed(value: f64) -> String {
    if value.abs() >= 1_000.0 {
        format!("{value:+.0}")
    } else {
        format!("{value:+.3}")
    }
}

fn interval(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        // All tasks came out alike: there is no variance to make an interval of.
        (Some(low), Some(high)) if low == high => "alike in each task".to_owned(),
        (Some(low), Some(high)) => format!("{} to {}", signed(low), signed(high)),
        _ => "–".to_owned(),
    }
}

fn p_value(p: Option<f64>) -> String {
    match p {
        None => "–".to_owned(),
        Some(p) if p < 0.0001 => "< 0.0001".to_owned(),
        Some(p) => format!("{p:.4}"),
    }
}
