//! `assay watch`

mod draw;
mod state;

use std::io::IsTerminal;
use std::time::Duration;

use anyhow::anyhow;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};

use self::state::State;
use super::output::{answer, json};
use super::{Exit, Failure, Global};
use crate::run::RunFolder;
use crate::trajectory::run_folder;

/// How often the screen is drawn anew while nothing happens.
const TICK: Duration = Duration::from_millis(500);

/// Flags of `assay watch`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Keys: q or Esc leaves, the arrows scroll through models. Watching changes nothing: the run goes on without it.\n\n\
                  Examples:\n  assay watch 2026-11-21T08-15-00\n  assay watch feedback-ablation --once"
)]
pub struct WatchArgs {
    /// The run, by name or folder
    #[arg(value_name = "RUN")]
    run: String,
    /// Print how it stands and leave
    #[arg(long)]
    once: bool,
}

/// Runs the command.
pub fn run(global: &Global, args: &WatchArgs) -> Result<Exit, Failure> {
    let folder = run_folder(&global.results_dir, &args.run);
    let facts = RunFolder::facts(&folder).map_err(Failure::usage)?;
    let mut state = State::new(&folder, facts);
    state.update().map_err(Failure::infrastructure)?;
    if global.json {
        json(&state.summary())?;
        return Ok(Exit::Success);
    }
    if args.once {
        answer(&state.words())?;
        return Ok(Exit::Success);
    }
    if !std::io::stdout().is_terminal() {
        return Err(Failure::usage(anyhow!(
            "standard output is no terminal; `--once` prints how the run stands, `--json` for programs"
        )));
    }
    let mut terminal = ratatui::try_init().map_err(Failure::infrastructure)?;
    let watched = watch(&mut terminal, &mut state);
    ratatui::restore();
    watched?;
    Ok(Exit::Success)
}

fn watch(terminal: &mut ratatui::DefaultTerminal, state: &mut State) -> Result<(), Failure> {
    loop {
        state.update().map_err(Failure::infrastructure)?;
        terminal
            .draw(|frame| draw::draw(frame, state))
            .map_err(Failure::infrastructure)?;
        if !event::poll(TICK).map_err(Failure::infrastructure)? {
            continue;
        }
        let Event::Key(key) = event::read().map_err(Failure::infrastructure)? else {
            continue;
        };
        if key.kind != KeyEventKind::Press {
            continue;
        }
        match key.code {
            KeyCode::Char('q') | KeyCode::Esc => return Ok(()),
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(()),
            KeyCode::Down | KeyCode::Char('j') => state.scroll(1),
            KeyCode::Up | KeyCode::Char('k') => state.scroll(-1),
            _ => {}
        }
    }
}
