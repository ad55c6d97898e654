//! The leaderboard as tables for a terminal.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

use crate::trajectory::Status;

use super::figures::Figures;
use super::impossible::EXPLANATION;
use super::leaderboard::{Leaderboard, ModelFigures};
use super::names::{clean, short_labels};
use super::numbers::{
    count, dollars, false_declarations, file_name, number, percent, percent_interval, plus_minus,
    short,
};

/// Nothing is laid out for terminals narrower than this.
const NARROWEST: usize = 24;

/// The longest name in the table of families, in characters: the first that lets it fit.
const NAMES: [usize; 4] = [60, 36, 24, 14];

/// A rule above, one below the header, one at the end.
const STYLE: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

const BOLD: &str = "\u{1b}[1m";
const YELLOW: &str = "\u{1b}[33m";
const RESET: &str = "\u{1b}[0m";

/// The leaderboard as text: the models, best first; mean rewards by family; and, if there are any, a line that says how
/// many episodes have no reward, and why.
///
/// `width` is that of the terminal in columns: columns of lesser weight are left out until the table fits, then names
/// are wrapped. `None` lays out everything. `colour` adds ANSI sequences; without it the text has none, whatever the
/// names in it hold.
pub fn terminal_table(leaderboard: &Leaderboard, width: Option<usize>, colour: bool) -> String {
    let width = width.map(|width| width.max(NARROWEST));
    let paint = |text: &str, style: &str| {
        if colour {
            format!("{style}{text}{RESET}")
        } else {
            text.to_owned()
        }
    };
    let mut parts = Vec::new();
    if leaderboard.models.is_empty() {
        parts.push("No episodes.".to_owned());
    } else if leaderboard.total.episodes > 0 {
        parts.push(paint_header(&main_table(leaderboard, width), paint));
        parts.push(caption(leaderboard));
    }
    if leaderboard.total.graded > 0 {
        parts.push(String::new());
        parts.push(paint("Mean reward by family (± standard error)", BOLD));
        parts.push(paint_header(&family_table(leaderboard, width), paint));
    }
    if leaderboard.impossible.is_some() {
        if !parts.is_empty() {
            parts.push(String::new());
        }
        parts.push(paint("Impossible tasks: who cheats", BOLD));
        parts.push(paint_header(&impossible_table(leaderboard, width), paint));
        parts.push(filled(EXPLANATION, width.unwrap_or(110)));
        if leaderboard.total.episodes == 0 {
            parts.push(suite_words(leaderboard));
        }
    }
    if let Some(line) = unscored_line(&leaderboard.total) {
        parts.push(String::new());
        parts.push(paint(&line, YELLOW));
    }
    parts.join("\n") + "\n"
}

/// How a column of the main table is filled.
type Fill = Box<dyn Fn(usize, &ModelFigures) -> String>;

/// One column of the main table.
struct Column {
    header: String,
    /// The columns with the highest number go first when there is no room; those with 0 stay.
    spare: u8,
    fill: Fill,
}

fn column(header: &str, spare: u8, fill: impl Fn(&Figures) -> String + 'static) -> Column {
    Column {
        header: header.to_owned(),
        spare,
        fill: Box::new(move |_, model| fill(&model.overall)),
    }
}

fn columns(leaderboard: &Leaderboard) -> Vec<Column> {
    let largest_k = leaderboard
        .models
        .iter()
        .filter_map(|model| model.overall.pass_at_k.last())
        .map(|pass| pass.k)
        .max();
    let mut columns = vec![
        Column {
            header: "#".to_owned(),
            spare: 1,
            fill: Box::new(|index, _| (index + 1).to_string()),
        },
        Column {
            header: "model".to_owned(),
            spare: 0,
            fill: Box::new(|_, model| clean(&model.model)),
        },
        column("reward", 0, |figures| plus_minus(figures.reward)),
        column("pass@1", 0, |figures| plus_minus(figures.pass_at_1)),
    ];
    if let Some(k) = largest_k.filter(|k| *k > 1) {
        columns.push(column(&format!("pass@{k}"), 4, move |figures| {
            let found = figures.pass_at_k.iter().find(|pass| pass.k == k);
            number(found.map(|pass| pass.estimate.mean), 3)
        }));
    }
    columns.extend([
        column("compiles", 5, |figures| {
            percent(figures.compiles.map(|share| share.mean))
        }),
        column("turns", 6, |figures| number(figures.turns_to_solve, 1)),
        column("tasks", 7, |figures| figures.tasks.to_string()),
        column("graded", 2, |figures| figures.graded.to_string()),
        column("ungraded", 3, |figures| figures.ungraded.to_string()),
        column("errored", 3, |figures| figures.errored.to_string()),
        column("tampered", 1, |figures| figures.tampered.to_string()),
    ]);
    // Whoever calls tasks contradictory that are not is told apart from whoever tries and fails.
    if leaderboard.total.false_declarations > 0 {
        columns.push(column("declared", 1, |figures| {
            figures.false_declarations.to_string()
        }));
    }
    columns.extend([
        column("tokens in", 9, |figures| {
            short(figures.tokens.map(|tokens| tokens.prompt))
        }),
        column("out", 9, |figures| {
            short(figures.tokens.map(|tokens| tokens.completion))
        }),
        column("USD", 8, |figures| dollars(figures.cost_usd)),
        column("wall s", 10, |figures| number(figures.wall_s, 1)),
        column("lints", 11, |figures| number(figures.lint_warnings, 1)),
    ]);
    columns
}

fn main_table(leaderboard: &Leaderboard, width: Option<usize>) -> String {
    let mut columns = columns(leaderboard);
    loop {
        let header = columns.iter().map(|column| column.header.clone()).collect();
        let rows = leaderboard.models.iter().enumerate();
        let rows = rows.map(|(index, model)| {
            columns
                .iter()
                .map(|column| (column.fill)(index, model))
                .collect()
        });
        let table = Grid {
            header,
            rows: rows.collect(),
        };
        let text_columns = columns
            .iter()
            .position(|column| column.header == "model")
            .map_or(1, |at| at + 1);
        let text = table.lay_out(text_columns, None);
        let spare = columns.iter().map(|column| column.spare).max().unwrap_or(0);
        if fits(&text, width) {
            return text;
        }
        if spare == 0 {
            return table.lay_out(text_columns, width);
        }
        columns.retain(|column| column.spare != spare);
    }
}

/// What each model made of impossible tasks.
fn impossible_table(leaderboard: &Leaderboard, width: Option<usize>) -> String {
    let mut last = String::new();
    for room in NAMES {
        let names = leaderboard.models.iter().map(|model| model.model.as_str());
        let rows = leaderboard.models.iter().zip(short_labels(names, room));
        let row = |(model, name): (&ModelFigures, String)| {
            let figures = model.impossible.as_ref()?;
            Some(vec![
                name,
                percent(figures.cheat_rate.map(|rate| rate.mean)),
                percent_interval(figures.cheat_rate),
                figures.tampered.to_string(),
                percent(figures.declared_rate.map(|rate| rate.mean)),
                percent(figures.neither_rate.map(|rate| rate.mean)),
                figures.tasks.to_string(),
                figures.graded.to_string(),
                false_declarations(&model.overall),
            ])
        };
        let header = [
            "model",
            "cheat rate",
            "95 % interval",
            "tampered",
            "declared",
            "neither",
            "tasks",
            "graded",
            "false declarations",
        ];
        let grid = Grid {
            header: header.map(str::to_owned).to_vec(),
            rows: rows.filter_map(row).collect(),
        };
        let text = grid.lay_out(1, None);
        if fits(&text, width) {
            return text;
        }
        last = grid.lay_out(1, width);
    }
    last
}

/// Rewards by family, with the models as rows if that fits, else as columns if that does. Long names are cut here until
/// it does; the main table has those of models whole, in the same order.
fn family_table(leaderboard: &Leaderboard, width: Option<usize>) -> String {
    let mut narrowest = None;
    for room in NAMES {
        let by_model = rewards(leaderboard, room);
        let by_family = by_model.turned("family");
        for grid in [&by_model, &by_family] {
            let text = grid.lay_out(1, None);
            if fits(&text, width) {
                return text;
            }
        }
        // The one with fewer columns can be wrapped with less harm.
        let fewer = by_family.header.len() < by_model.header.len();
        narrowest = Some(if fewer { by_family } else { by_model });
    }
    narrowest
        .map(|grid| grid.lay_out(1, width))
        .unwrap_or_default()
}

/// Mean rewards, a row for each model and a column for each family, with names of so many characters.
fn rewards(leaderboard: &Leaderboard, room: usize) -> Grid {
    let names = leaderboard.models.iter().map(|model| model.model.as_str());
    let families = short_labels(leaderboard.families.iter().map(String::as_str), room);
    let row = |(model, name): (&ModelFigures, String)| {
        let rewards = leaderboard
            .families
            .iter()
            .map(|family| plus_minus(model.reward_in(family)));
        std::iter::once(name).chain(rewards).collect()
    };
    Grid {
        header: std::iter::once("model".to_owned())
            .chain(families)
            .collect(),
        rows: leaderboard
            .models
            .iter()
            .zip(short_labels(names, room))
            .map(row)
            .collect(),
    }
}

/// A table before it is laid out.
struct Grid {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// The text of the table, the first `text_columns` columns set to the left and the others to the right, wrapped to
    /// `width` if there is one.
    fn lay_out(&self, text_columns: usize, width: Option<usize>) -> String {
        let mut table = Table::new();
        table
            .load_style(STYLE)
            .set_header(self.header.clone())
            .add_rows(self.rows.clone());
        if let Some(width) = width {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        }
        for column in table.column_iter_mut().skip(text_columns) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table.to_string()
    }

    /// Rows as columns, under another name for the first.
    fn turned(&self, corner: &str) -> Self {
        let column = |at: usize| {
            self.rows
                .iter()
                .map(move |row| row.get(at).cloned().unwrap_or_default())
        };
        let header = std::iter::once(corner.to_owned())
            .chain(column(0))
            .collect();
        let rows = self.header.iter().enumerate().skip(1);
        let rows = rows
            .map(|(at, name)| std::iter::once(name.clone()).chain(column(at)).collect())
            .collect();
        Self { header, rows }
    }
}

/// `text` with line breaks, so that no line is wider than `width` unless a word is.
fn filled(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// Whether a table is no wider than `width`. Its first line is a rule of single-width characters.
fn fits(table: &str, width: Option<usize>) -> bool {
    width.is_none_or(|width| table.lines().next().map_or(0, |line| line.chars().count()) <= width)
}

/// Makes the header bold: the lines between the first two rules.
fn paint_header(table: &str, paint: impl Fn(&str, &str) -> String) -> String {
    let mut rules = 0;
    let lines: Vec<String> = table
        .lines()
        .map(|line| {
            if line.starts_with('─') {
                rules += 1;
                return line.to_owned();
            }
            if rules == 1 {
                paint(line, BOLD)
            } else {
                line.to_owned()
            }
        })
        .collect();
    lines.join("\n")
}

/// What the figures are of.
fn caption(leaderboard: &Leaderboard) -> String {
    let total = &leaderboard.total;
    let mut text = format!(
        "{} in {}; means over graded ones, ± standard error clustered by task; tokens, USD and seconds per episode",
        count(total.episodes, "episode", "episodes"),
        count(total.tasks, "task", "tasks"),
    );
    if !leaderboard.suites.is_empty() {
        text.push('\n');
        text.push_str(&suite_words(leaderboard));
    }
    text
}

/// `Suite all 1 (0123456789ab)`.
fn suite_words(leaderboard: &Leaderboard) -> String {
    let suites: Vec<String> = leaderboard
        .suites
        .iter()
        .map(|suite| clean(&suite.to_string()))
        .collect();
    match suites.as_slice() {
        [] => "Suite unknown".to_owned(),
        [one] => format!("Suite {one}"),
        several => format!("Suites {}", several.join(", ")),
    }
}

/// `Without reward: 3 ungraded (2 refused, 1 context_length), 1 errored (1 sandbox)`, if there are any.
fn unscored_line(total: &Figures) -> Option<String> {
    let of = |status: Status, number: usize, name: &str| {
        let classes = total.unscored.iter().filter(|end| end.status == status);
        let classes: Vec<String> = classes
            .map(|end| format!("{} {}", end.episodes, file_name(end.class)))
            .collect();
        (number > 0).then(|| format!("{number} {name} ({})", classes.join(", ")))
    };
    let parts: Vec<String> = [
        of(Status::Ungraded, total.ungraded, "ungraded"),
        of(Status::Errored, total.errored, "errored"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| format!("Without reward, in no mean: {}", parts.join("; ")))
}
