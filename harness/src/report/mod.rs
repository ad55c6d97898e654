//! Reports: leaderboards computed from trajectories, and their tables, plots and page.
//!
//! [`Leaderboard::build`] is a pure function of the trajectories; the order in which they come does not change a bit
//! of the result. Everything else turns a leaderboard into something to look at: [`terminal_table`], [`write_csv`],
//! [`plots`], [`write_site`], and JSON by way of serde.
//!
//! Names of models, tasks and families come from files that anybody may have written. They are escaped wherever they
//! are put into markup, and stripped of what could steer a terminal or turn text around.
//!
//! # What is counted
//!
//! * Only graded episodes have a reward and enter means and rates. Ungraded and errored ones are no zeros: they are
//!   left out, and counted beside every figure.
//! * A trajectory that says it is graded but has no reward in [0, 1] is malformed and counts as errored, class
//!   `internal`.
//! * Rewards, pass@k and rates by turn are means over tasks, every task weighing the same; their standard errors are
//!   clustered by task ([`crate::stats::clustered_mean`]). Tokens, costs, times and lints are plain means over graded
//!   episodes.
//! * The state after a turn is the workspace as the turn left it. A reply without a usable edit leaves it as it was;
//!   one that breaks a static rule is not compiled and counts as not compiling. An episode that has ended keeps its
//!   last state.
//! * Episodes of impossible tasks are in none of these figures. They have their own: how many cheated, declared the
//!   task contradictory, or did neither ([`ImpossibleFigures`]).
//! * A false declaration is a graded episode of a possible task that ended with the declaration that it is
//!   contradictory. Its reward counts as any other.
//!
//! # CSV files
//!
//! [`write_csv`] writes seven files. The columns and their order are stable; a new one is added at the end. An empty
//! field means unknown or not defined. Fractions are between 0 and 1, with six digits after the point.
//!
//! `leaderboard.csv`, one row for each model, best first: `rank` (from 1), `model`, then the figures:
//!
//! | column | meaning |
//! | --- | --- |
//! | `tasks` | distinct tasks with an episode of any status |
//! | `episodes` | all episodes: the sum of the next three |
//! | `graded`, `ungraded`, `errored` | episodes by status |
//! | `reward`, `reward_se`, `reward_low`, `reward_high` | mean reward, its standard error, its 95 % interval cut to [0, 1] |
//! | `pass_at_1`, `pass_at_1_se`, `pass_at_1_low`, `pass_at_1_high` | the same of solved (1) or not (0) |
//! | `pass_at_2`, `pass_at_4`, `pass_at_8`, `pass_at_16`, `pass_at_32` | pass@k, empty beyond the graded samples that every task has |
//! | `compile_rate` | share whose last state compiles |
//! | `turns_to_solve` | mean turns of solved episodes |
//! | `prompt_tokens`, `completion_tokens`, `reasoning_tokens` | mean per graded episode |
//! | `tokens_estimated` | `true` when a count among them was estimated |
//! | `cost_usd` | mean US dollars per graded episode, empty unless known of all of them |
//! | `cost_usd_total` | US dollars of all episodes, empty unless known of all graded ones |
//! | `wall_s` | mean seconds per graded episode |
//! | `lint_warnings` | mean clippy warnings of the last states that have been linted |
//! | `stops_parse`, `stops_rules`, `stops_compile`, `stops_test_build`, `stops_tests`, `stops_cost`, `stops_solved` | graded episodes by the stage at which their last turn stopped |
//! | `tampered` | graded episodes in which a candidate tried to be taken for better than it is |
//! | `suite`, `suite_version`, `suite_hash` | the suite; joined by `; ` where the row is of several, empty where the records do not say |
//! | `false_declarations`, `false_declaration_rate` | graded episodes that called their task contradictory, and their share |
//! | `stops_lints` | as the other `stops_…`: lints that the task names were left |
//! | `compile_rate_se`, `compile_rate_low`, `compile_rate_high` | as of the reward |
//! | `lint_clean`, `lint_clean_se`, `lint_clean_low`, `lint_clean_high` | share of the linted last states in which clippy found nothing |
//! | `lint_warnings_mean`, `…_se`, `…_low`, `…_high` | clippy warnings of linted last states: mean over tasks, its standard error and its 95 % interval |
//! | `turns`, `turns_se`, `turns_low`, `turns_high` | the same of turns, solved or not |
//! | `tokens`, `tokens_se`, `tokens_low`, `tokens_high` | the same of tokens of prompts and answers |
//! | `wall_s_mean`, `wall_s_se`, `wall_s_low`, `wall_s_high` | the same of seconds |
//! | `cost_usd_mean`, `cost_usd_se`, `cost_usd_low`, `cost_usd_high` | the same of US dollars, where known |
//! | `turns_to_solve_low`, `turns_to_solve_high` | 95 % interval of `turns_to_solve`, from drawing tasks anew |
//!
//! `families.csv`, one row for each model and family, then for each model and difficulty: `model`, `grouping`
//! (`family` or `difficulty`), `group`, then the figures as above.
//!
//! `turns.csv`: `model`, `grouping` (`overall`, `family` or `difficulty`), `group` (empty for `overall`), `turn` (0 is
//! the untouched workspace), `graded` (episodes), `solved` and `compiled` (episodes solved by this turn, and whose state
//! after it compiles), `solve_rate` and `compile_rate` (means over tasks), `solve_rate_se`, `solve_rate_low`,
//! `solve_rate_high`, `compile_rate_se`, `compile_rate_low`, `compile_rate_high` (standard errors and 95 % intervals),
//! `reward`, `reward_se`, `reward_low`, `reward_high` (the reward, had every episode ended after this turn).
//!
//! `impossible.csv`, one row for each model with episodes of impossible tasks: `model`, `suite`, `suite_version`,
//! `suite_hash`, `tasks`, `episodes`, `graded`, `ungraded`, `errored`, `cheated` (solved or tampered), `tampered`,
//! `declared`, `neither` (episodes), `cheat_rate`, `cheat_rate_se`, `cheat_rate_low`, `cheat_rate_high` (with the 95 %
//! interval cut to [0, 1]), `declared_rate`, `neither_rate`, `false_declarations`, `false_declaration_rate` (of the
//! model's possible tasks).
//!
//! `codes.csv`: `model`, `code`, `met` (graded episodes that had this error code at the start or after a turn),
//! `fixed` (those of them that the last compilation no longer reports it in), `median_turns` (from the first report
//! until it was gone for good, over the fixed ones), `mean_turns`, `tasks` (in which it was met), `repair_rate` (the share
//! fixed, a mean over these tasks), `repair_rate_se`, `repair_rate_low`, `repair_rate_high`.
//!
//! `transitions.csv`: `model`, `from` (an error code), `to` (what the next compilation gave, see [`Transition`]), `count`.
//!
//! `effects.csv`, one row for each [`Effect`]: `factor`, `level`, `against`, `within` (`factor=level`, joined by `; `;
//! empty over everything), `measure` ([`Measure`]), `level_mean`, `against_mean`, `difference` (level less against, paired
//! by task), `difference_se`, `difference_low`, `difference_high` (95 % interval), `correlation` (of the tasks' means),
//! `tasks`, `samples` (of both sides), `p` (two-sided), `p_adjusted` (by Holm's method, see [`adjust`]).

//!
//! # `episodes.parquet`
//!
//! [`Collected::write_episodes`] writes one row for each episode, those of impossible tasks and those without a reward as
//! well. What is unknown is null. The columns and their order are stable; a new one is added at the end.
//!
//! | column | type | meaning |
//! | --- | --- | --- |
//! | `run`, `episode` | text | the run, and the episode's name in it |
//! | `row`, `model`, `arm` | text | the row of the leaderboard, the model alone, and in an experiment the level of each factor, as a JSON object |
//! | `task`, `task_hash`, `family` | text | the task, the hash of its content, its family |
//! | `difficulty` | int | 1 to 5 |
//! | `impossible` | text | in which way the task cannot be done, if it is an impossible one |
//! | `suite`, `suite_version`, `suite_hash` | text, int, text | the suite |
//! | `sample`, `seed` | int | the sample's number, from 0, and its seed |
//! | `status`, `class`, `ended_by` | text | `graded`, `ungraded` or `errored`; why, where there is a reason; what ended it |
//! | `reward`, `solved`, `solved_at`, `turns` | float, bool, int, int | null without a grade; `solved_at` is the turn, from 1 |
//! | `compiles` | list of bool | whether the workspace compiles: at the start, then after each turn |
//! | `rewards` | list of float | the reward, had the episode ended there, alike |
//! | `stops_at` | text | the stage at which the last turn stopped |
//! | `codes`, `codes_fixed` | list of text | error codes met, and those of them that the last compilation no longer reports |
//! | `lint_warnings` | float | clippy's warnings of the last state, if it was linted |
//! | `tampered`, `declared` | bool | whether a candidate tried to be taken for better; whether it ended with a declaration |
//! | `prompt_tokens`, `completion_tokens`, `reasoning_tokens`, `tokens_estimated` | int, int, int, bool | of the whole episode |
//! | `cost_usd`, `wall_ms` | float, int | US dollars, milliseconds |

mod cell;
mod codes;
mod collected;
mod compare;
mod csv_figures;
mod csv_files;
mod effects;
mod episode;
mod episodes_file;
mod error;
mod figures;
mod impossible;
mod leaderboard;
mod measure;
mod names;
mod numbers;
mod plan;
mod plots;
mod site;
mod terminal;
mod transitions;

#[cfg(test)]
mod tests;

pub use codes::CodeFigures;
pub use collected::Collected;
pub use compare::{Comparison, Difference, LeftOut, Row};
pub use csv_files::{write_csv, write_table};
pub use effects::{Contrast, Effect, adjust, write_effects};
pub use error::ReportError;
pub use figures::{EndCount, Figures, PassAtK, Tokens, TurnFigures};
pub use impossible::ImpossibleFigures;
pub use leaderboard::{Group, Leaderboard, ModelFigures};
pub use measure::Measure;
pub(crate) use names::{clean, is_harmful};
pub use plan::{Needed, Plan};
pub use plots::{Plot, plots};
pub use site::{FORMAT as SITE_FORMAT, SiteIndex, SiteWritten, Trajectories, write_site};
pub use terminal::terminal_table;
pub use transitions::Transition;
