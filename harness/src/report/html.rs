//! The leaderboard as one self-contained page.

use std::collections::BTreeSet;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use crate::trajectory::Status;

use super::codes::CodeFigures;
use super::error::{ReportError, make_folder};
use super::figures::{EndCount, Figures, STAGES};
use super::impossible::{EXPLANATION, ImpossibleFigures};
use super::leaderboard::{Group, Leaderboard, ModelFigures};
use super::names::clean;
use super::numbers::{
    dollars, false_declarations, file_name, number, percent, percent_interval, plus_minus, short,
};
use super::plots::plots;

const PAGE: &str = include_str!("templates/index.html");
/// The most error codes listed; the page is for people, the CSV file has all.
const MOST_CODES: usize = 100;

/// Writes `index.html` into `dir`, which is made if it is not there: the leaderboard with its plots, families, error
/// codes, the episodes without reward, and `facts` about the run, in the order given (name, value).
///
/// The page needs nothing but itself: no script, no network, and a content security policy that forbids both. All
/// text is escaped.
///
/// # Errors
///
/// [`ReportError`] when the folder or the file cannot be written.
pub fn write_html(
    leaderboard: &Leaderboard,
    facts: &[(String, String)],
    dir: &Path,
) -> Result<(), ReportError> {
    let page = render(leaderboard, facts)?;
    make_folder(dir)?;
    let path = dir.join("index.html");
    std::fs::write(&path, page).map_err(|source| ReportError::File { path, source })
}

/// The page as text.
pub(super) fn render(
    leaderboard: &Leaderboard,
    facts: &[(String, String)],
) -> Result<String, ReportError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.add_template("index.html", PAGE)?;
    let total = &leaderboard.total;
    // The only text that is not escaped: our own SVG, in which plotters has escaped every name.
    let plots: Vec<Value> = plots(leaderboard)
        .into_iter()
        .map(|plot| Value::from_safe_string(plot.svg))
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
    let page = environment.get_template("index.html")?.render(context! {
        facts => Serde(&facts),
        suites => Serde(leaderboard.suites.iter().map(|suite| clean(&suite.to_string())).collect::<Vec<_>>()),
        impossible => Serde(impossible(leaderboard)),
        impossible_note => EXPLANATION,
        plots,
        ks => Serde(&ks),
        total => Serde(Row::of("all models", total, &ks)),
        models => Serde(&models),
        families => Serde(&families),
        family_rewards => Serde(rewards(leaderboard, &leaderboard.families, |model| &model.families)),
        difficulty_rewards => Serde(rewards(leaderboard, &difficulties, |model| &model.difficulties)),
        difficulties => Serde(&difficulties),
        unscored => Serde(unscored(total)),
        codes => Serde(codes(total)),
        codes_left_out => total.codes.len().saturating_sub(MOST_CODES),
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
    reward: String,
    pass_at_1: String,
    pass_at_k: Vec<String>,
    compiles: String,
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
            reward: plus_minus(figures.reward),
            pass_at_1: plus_minus(figures.pass_at_1),
            pass_at_k: ks.iter().map(pass_at).collect(),
            compiles: percent(figures.compiles.map(|share| share.mean)),
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

/// A model's mean reward in each of several groups.
#[derive(Serialize)]
struct GroupRow {
    name: String,
    cells: Vec<GroupCell>,
}

/// Mean reward, and how many episodes it is of.
#[derive(Serialize)]
struct GroupCell {
    reward: String,
    graded: usize,
}

fn rewards(
    leaderboard: &Leaderboard,
    names: &[String],
    groups: fn(&ModelFigures) -> &[Group],
) -> Vec<GroupRow> {
    let cell = |model: &ModelFigures, name: &String| {
        let figures = groups(model)
            .iter()
            .find(|group| group.name == *name)
            .map(|group| &group.figures);
        let reward = plus_minus(figures.and_then(|figures| figures.reward));
        GroupCell {
            reward,
            graded: figures.map_or(0, |figures| figures.graded),
        }
    };
    let row = |model: &ModelFigures| GroupRow {
        name: clean(&model.model),
        cells: names.iter().map(|name| cell(model, name)).collect(),
    };
    leaderboard.models.iter().map(row).collect()
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
