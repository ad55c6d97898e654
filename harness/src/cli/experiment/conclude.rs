//! What came out of an experiment: printed and written down.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, Table, presets};

use super::super::output::{answer, json, news};
use super::super::{Exit, Failure, Global, playing, report};
use super::ExperimentArgs;
use crate::experiment::{
    Answer, ArmSettings, ByCode, Cell, Definition, ExtraTable, MODEL, TextTable, Tries, row_of,
};
use crate::report::{Collected, Effect, Leaderboard, Trajectories, clean};
use crate::run::{BenchOutcome, RunFacts};
use crate::trajectory::run_folder;

/// Reads the run, computes the answer, writes it down and prints it.
pub fn conclude(
    global: &Global,
    args: &ExperimentArgs,
    facts: &RunFacts,
    outcome: Option<&BenchOutcome>,
) -> Result<Exit, Failure> {
    let folder = run_folder(&global.results_dir, &facts.run);
    let definition = played(facts)?;
    let mut gathered = report::Gathered::default();
    let mut read = Read::default();
    gathered
        .read(facts, &folder, false, None, |one| {
            read.add(one, &definition)
        })
        .map_err(Failure::infrastructure)?;
    let answered = read.answer(&gathered.episodes, facts, &definition, args.reveal);
    let out = args.out.clone().unwrap_or_else(|| folder.join("report"));
    let board = Leaderboard {
        effects: answered.effects.clone(),
        ..gathered.episodes.leaderboard()
    };
    report::write(
        &board,
        &facts.pairs(),
        &gathered,
        Trajectories::default(),
        &out,
    )?;
    answered.write(&out).map_err(Failure::infrastructure)?;
    if global.json {
        let missing = outcome.map_or(0, |outcome| outcome.missing);
        json(
            &serde_json::json!({"run": facts.run, "folder": folder, "report": out, "missing": missing, "answer": answered}),
        )?;
    } else {
        print(&answered)?;
    }
    if !global.quiet {
        news(&format!(
            "answer: {}\nreport: {}",
            out.join("answer.md").display(),
            out.join("index.html").display()
        ));
    }
    let Some(outcome) = outcome else {
        return Ok(Exit::Success);
    };
    playing::say(outcome);
    if outcome.missing > 0 {
        news(&format!(
            "{} episodes are missing; the same command plays them",
            outcome.missing
        ));
    }
    Ok(playing::exit(outcome, &gathered.episodes, false))
}

/// The definition that was played.
fn played(facts: &RunFacts) -> Result<Definition, Failure> {
    let definition = facts.experiment.as_ref().map(|one| one.definition.clone());
    serde_json::from_value(definition.unwrap_or_default()).map_err(|error| {
        Failure::usage(anyhow::anyhow!(
            "run.json of {:?}: `experiment.definition`: {error}; it has been changed, so start the experiment anew",
            facts.run
        ))
    })
}

/// What is kept while the run is read.
#[derive(Default)]
struct Read {
    codes: ByCode,
    tries: Tries,
}

impl Read {
    fn add(&mut self, one: &crate::trajectory::Trajectory, definition: &Definition) {
        if definition.tables.contains(&ExtraTable::Codes) {
            self.codes.add(one);
        }
        if definition.tables.contains(&ExtraTable::EqualTokens) {
            self.tries.add(one);
        }
    }

    fn answer(
        &self,
        episodes: &Collected,
        facts: &RunFacts,
        definition: &Definition,
        reveal: bool,
    ) -> Answer {
        let cells = definition.cells(&ArmSettings::of(facts));
        let shown = definition.shown_names();
        let mut answer = Answer {
            name: facts
                .experiment
                .as_ref()
                .map(|one| one.name.clone())
                .unwrap_or_default(),
            question: definition.question.clone(),
            run: facts.run.clone(),
            effects: episodes.effects(&definition.contrasts()),
            codes: self.codes.table(),
            equal_tokens: Vec::new(),
            measures: definition.measures.clone(),
            notes: notes(facts, definition),
        };
        if definition.tables.contains(&ExtraTable::EqualTokens) {
            for rows in strategies(&cells, &shown) {
                answer
                    .equal_tokens
                    .extend(self.tries.compare(&rows, definition.seed));
            }
            if self.tries.estimated() {
                answer.notes.push(
                    "tokens of policies that report none are estimated: four bytes each, of every prompt and every reply"
                        .to_owned(),
                );
            }
        }
        if definition.blind && reveal {
            let key: Vec<String> = shown
                .iter()
                .map(|(model, letter)| format!("{letter} is {model}"))
                .collect();
            answer.notes.push(format!("revealed: {}", key.join(", ")));
        }
        answer
    }
}

/// Rows that differ in the number of turns alone, each list beginning with the first level.
fn strategies(cells: &[Cell], shown: &BTreeMap<String, String>) -> Vec<Vec<String>> {
    let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for cell in cells {
        let mut rest: Vec<String> = vec![format!("{MODEL}={}", cell.model)];
        let others = cell
            .arm
            .levels
            .iter()
            .filter(|(factor, _)| *factor != "turns");
        rest.extend(others.map(|(factor, level)| format!("{factor}={level}")));
        let row = row_of(cell, shown);
        match groups.iter_mut().find(|(known, _)| *known == rest) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((rest, vec![row])),
        }
    }
    groups.into_iter().map(|(_, rows)| rows).collect()
}

fn notes(facts: &RunFacts, definition: &Definition) -> Vec<String> {
    let mut notes = vec![
        format!("suite {}, {} tasks, seed {}", facts.suite(), facts.tasks.len(), definition.seed),
        "a difference is a mean over tasks of a mean over pairs of cells that differ in this factor alone; its interval is \
         clustered by task; p-values are adjusted by Holm's method over all rows of a measure"
            .to_owned(),
    ];
    if definition.blind {
        notes.push("blind: models go by letters; --reveal says who is who".to_owned());
    }
    notes
}

fn print(found: &Answer) -> Result<(), Failure> {
    let mut text = format!("{}\n\n", clean(&found.question));
    for sentence in sentences(found) {
        text.push_str(&format!("{sentence}\n"));
    }
    for table in found.tables(false) {
        text.push_str(&format!("\n{}\n{}\n", table.title, drawn(&table)));
    }
    for note in &found.notes {
        text.push_str(&format!("\nNote: {}.", clean(note)));
    }
    answer(&text)
}

/// What the effects on the first measure say, over everything.
fn sentences(found: &Answer) -> Vec<String> {
    let first = found.measures.first();
    let leading = found
        .effects
        .iter()
        .filter(|one| Some(&one.measure) == first && one.is_overall());
    leading.map(Effect::sentence).collect()
}

fn drawn(table: &TextTable) -> Table {
    let mut drawn = Table::new();
    drawn
        .load_style(presets::NOTHING)
        .set_header(table.header.clone());
    for row in &table.rows {
        drawn.add_row(row.clone());
    }
    let numeric = |index: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(index));
        cells.all(|cell| {
            cell.starts_with(|c: char| c.is_ascii_digit() || "+-–<".contains(c)) || cell.is_empty()
        })
    };
    for (index, column) in drawn.column_iter_mut().enumerate() {
        if numeric(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    drawn
}
