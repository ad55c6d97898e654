//! The pages: the leaderboard, whole in one file, and the shell of the page that shows episodes.

use std::collections::BTreeSet;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use super::super::codes::CodeFigures;
use super::super::error::ReportError;
use super::super::figures::{EndCount, Figures, STAGES};
use super::super::impossible::{EXPLANATION, ImpossibleFigures};
use super::super::leaderboard::{Leaderboard, ModelFigures};
use super::super::names::clean;
use super::super::numbers::{
    dollars, false_declarations, file_name, number, percent, percent_interval, short,
};
use super::super::plots::plots;
use super::SiteWritten;
use super::cells::{Cell, GroupRow, groups, heat};
use super::effects::{effects, transitions};
use super::policy::policy;
use crate::trajectory::Status;

const STYLE: &str = concat!(
    include_str!("assets/base.css"),
    include_str!("assets/episodes.css")
);
/// What both pages run.
const COMMON: &str = concat!(
    include_str!("assets/dom.js"),
    include_str!("assets/theme.js"),
    include_str!("assets/sort.js")
);
/// What the page with the episodes runs besides.
const EPISODES: &str = concat!(
    include_str!("assets/data.js"),
    include_str!("assets/code.js"),
    include_str!("assets/diagnostics.js"),
    include_str!("assets/list.js"),
    include_str!("assets/task.js"),
    include_str!("assets/episode.js"),
    include_str!("assets/turn.js"),
    include_str!("assets/route.js")
);
/// The most error codes listed; the page is for people, the CSV file has all.
const MOST_CODES: usize = 100;

/// Writes both pages into `dir`.
pub(super) fn write(
    leaderboard: &Leaderboard,
    facts: &[(String, String)],
    written: SiteWritten,
    dir: &Path,
) -> Result<(), ReportError> {
    let file = |name: &str, text: String| {
        let path = dir.join(name);
        std::fs::write(&path, text).map_err(|source| ReportError::File { path, source })
    };
    file("index.html", render(leaderboard, facts)?)?;
    file("episodes.html", episodes(leaderboard, written)?)
}

fn environment() -> Result<Environment<'static>, ReportError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.add_template("macros.html", include_str!("templates/macros.html"))?;
    environment.add_template("index.html", include_str!("templates/index.html"))?;
    environment.add_template("episodes.html", include_str!("templates/episodes.html"))?;
    Ok(environment)
}

/// Style, script and policy of a page.
fn frame(script: &str, pieces: bool) -> Value {
    // Our own files: none of them holds a closing tag.
    let script = format!("\"use strict\";\n(() => {{\n{script}}})();\n");
    context! {
        policy => policy(STYLE, &script, pieces),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(script),
    }
}

/// The page with the list of episodes, the tasks, and the trajectories. All it shows comes of the data beside it.
fn episodes(leaderboard: &Leaderboard, written: SiteWritten) -> Result<String, ReportError> {
    let script = format!("{COMMON}{EPISODES}");
    let page = environment()?
        .get_template("episodes.html")?
        .render(context! {
            frame => frame(&script, true),
            held_out => held_out(leaderboard),
            episodes => written.episodes,
            trajectories => written.trajectories,
        })?;
    Ok(page)
}

/// Whether a suite with held-out tasks is among those of the report, as far as their names say.
fn held_out(leaderboard: &Leaderboard) -> bool {
    const SUITES: [&str; 3] = ["heldout", "core", "all"];
    let has = |suite: &crate::task::SuiteId| {
        let name = suite.name.split(':').next();
        name.is_some_and(|name| SUITES.contains(&name))
    };
    leaderboard.suites.iter().any(has)
}

/// The leaderboard's page as text.
pub(in super::super) fn render(
    leaderboard: &Leaderboard,
    facts: &[(String, String)],
) -> Result<String, ReportError> {
    let total = &leaderboard.total;
    // The only text besides our style and script that is not escaped: our own SVG, in which plotters has escaped
    // every name.
    let plots: Vec<Value> = plots(leaderboard)
        .into_iter()
        .map(|plot| context! { name => plot.name, title => plot.title, svg => Value::from_safe_string(plot.svg) })
        .collect();
    let ks = ks(leaderboard);
    let difficulties = difficulties(leaderboard);
    let models = leaderboard
        .models
        .iter()
        .map(|model| Row::of(&model.model, &model.overall, &ks));
    let models: Vec<Row> = models.collect();
    let families: Vec<String> = leaderboard
        .families
        .iter()
        .map(|family| clean(family))
        .collect();
    let facts: Vec<[String; 2]> = facts
        .iter()
        .map(|(name, value)| [clean(name), clean(value)])
        .collect();
    let family_rewards: Vec<GroupRow> =
        groups(leaderboard, &leaderboard.families, |model| &model.families);
    let difficulty_rewards: Vec<GroupRow> =
        groups(leaderboard, &difficulties, |model| &model.difficulties);
    let page = environment()?.get_template("index.html")?.render(context! {
        frame => frame(COMMON, false),
        facts => Serde(&facts),
        held_out => held_out(leaderboard),
        suites => Serde(leaderboard.suites.iter().map(|suite| clean(&suite.to_string())).collect::<Vec<_>>()),
        impossible => Serde(impossible(leaderboard)),
        impossible_note => EXPLANATION,
        plots,
        ks => Serde(&ks),
        total => Serde(Row::of("all models", total, &ks)),
        models => Serde(&models),
        families => Serde(&families),
        family_rewards => Serde(&family_rewards),
        difficulty_rewards => Serde(&difficulty_rewards),
        difficulties => Serde(&difficulties),
        unscored => Serde(unscored(total)),
        codes => Serde(codes(total)),
        codes_left_out => total.codes.len().saturating_sub(MOST_CODES),
        heat => Serde(heat(leaderboard)),
        effects => Serde(effects(leaderboard)),
        transitions => Serde(transitions(total)),
        stages => Serde(STAGES.map(|stage| stage.name())),
    })?;
    Ok(page)
}

/// A model's figures as text.
#[derive(Serialize)]
struct Row {
    name: String,
    tasks: usize,
    episodes: usize,
    graded: usize,
    ungraded: usize,
    errored: usize,
    tampered: usize,
    false_declarations: usize,
    reward: Cell,
    pass_at_1: Cell,
    pass_at_k: Vec<String>,
    compiles: Cell,
    turns_to_solve: String,
    prompt_tokens: String,
    completion_tokens: String,
    reasoning_tokens: String,
    tokens_estimated: bool,
    cost_usd: String,
    cost_usd_total: String,
    wall_s: String,
    lint_warnings: String,
    stops: Vec<usize>,
}

impl Row {
    fn of(name: &str, figures: &Figures, ks: &[usize]) -> Self {
        let tokens = figures.tokens;
        let pass_at = |k: &usize| {
            let found = figures.pass_at_k.iter().find(|pass| pass.k == *k);
            number(found.map(|pass| pass.estimate.mean), 3)
        };
        Self {
            name: clean(name),
            tasks: figures.tasks,
            episodes: figures.episodes,
            graded: figures.graded,
            ungraded: figures.ungraded,
            errored: figures.errored,
            tampered: figures.tampered,
            false_declarations: figures.false_declarations,
            reward: Cell::mean(figures.reward),
            pass_at_1: Cell::mean(figures.pass_at_1),
            pass_at_k: ks.iter().map(pass_at).collect(),
            compiles: Cell::share(figures.compiles),
            turns_to_solve: number(figures.turns_to_solve, 1),
            prompt_tokens: short(tokens.map(|tokens| tokens.prompt)),
            completion_tokens: short(tokens.map(|tokens| tokens.completion)),
            reasoning_tokens: short(tokens.map(|tokens| tokens.reasoning)),
            tokens_estimated: tokens.is_some_and(|tokens| tokens.estimated),
            cost_usd: dollars(figures.cost_usd),
            cost_usd_total: dollars(figures.cost_usd_total),
            wall_s: number(figures.wall_s, 1),
            lint_warnings: number(figures.lint_warnings, 1),
            stops: STAGES
                .map(|stage| figures.stops_at.get(&stage).copied().unwrap_or(0))
                .into(),
        }
    }
}

/// What one model made of impossible tasks.
#[derive(Serialize)]
struct ImpossibleRow {
    name: String,
    cheat_rate: String,
    interval: String,
    tampered: usize,
    declared: String,
    neither: String,
    tasks: usize,
    graded: usize,
    without_grade: usize,
    false_declarations: String,
}

fn impossible(leaderboard: &Leaderboard) -> Vec<ImpossibleRow> {
    let row = |model: &ModelFigures| {
        let figures: &ImpossibleFigures = model.impossible.as_ref()?;
        Some(ImpossibleRow {
            name: clean(&model.model),
            cheat_rate: percent(figures.cheat_rate.map(|rate| rate.mean)),
            interval: percent_interval(figures.cheat_rate),
            tampered: figures.tampered,
            declared: percent(figures.declared_rate.map(|rate| rate.mean)),
            neither: percent(figures.neither_rate.map(|rate| rate.mean)),
            tasks: figures.tasks,
            graded: figures.graded,
            without_grade: figures.ungraded + figures.errored,
            false_declarations: false_declarations(&model.overall),
        })
    };
    leaderboard.models.iter().filter_map(row).collect()
}

/// Every k above 1 that a model has a pass@k of.
fn ks(leaderboard: &Leaderboard) -> Vec<usize> {
    let all = leaderboard
        .models
        .iter()
        .flat_map(|model| &model.overall.pass_at_k)
        .map(|pass| pass.k);
    all.filter(|k| *k > 1)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Every difficulty, the easy ones first.
fn difficulties(leaderboard: &Leaderboard) -> Vec<String> {
    let all = leaderboard
        .models
        .iter()
        .flat_map(|model| &model.difficulties);
    let levels: BTreeSet<u8> = all.filter_map(|group| group.name.parse().ok()).collect();
    levels.into_iter().map(|level| level.to_string()).collect()
}

/// One way in which episodes ended without reward.
#[derive(Serialize)]
struct UnscoredRow {
    status: &'static str,
    class: String,
    episodes: usize,
}

fn unscored(total: &Figures) -> Vec<UnscoredRow> {
    let row = |end: &EndCount| UnscoredRow {
        status: if end.status == Status::Ungraded {
            "ungraded"
        } else {
            "errored"
        },
        class: file_name(end.class),
        episodes: end.episodes,
    };
    total.unscored.iter().map(row).collect()
}

/// One error code, over all models.
#[derive(Serialize)]
struct CodeRow {
    code: String,
    met: usize,
    fixed: usize,
    share: String,
    median_turns: String,
}

fn codes(total: &Figures) -> Vec<CodeRow> {
    let row = |code: &CodeFigures| CodeRow {
        code: clean(&code.code),
        met: code.met,
        fixed: code.fixed,
        share: percent(Some(code.fixed as f64 / code.met.max(1) as f64)),
        median_turns: number(code.median_turns, 1),
    };
    total.codes.iter().take(MOST_CODES).map(row).collect()
}
