//! The screen of `assay watch`.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, Cell, Gauge, Paragraph, Row, Table};

use super::state::{Finished, State};
use crate::report::{ModelFigures, clean};
use crate::stats::Estimate;
use crate::trajectory::Status;

/// Lines of the latest episodes at least, with their frame.
const LATEST: u16 = 7;

/// Draws everything.
pub fn draw(frame: &mut Frame<'_>, state: &State) {
    let models = state.board.models.len() as u16;
    let [head, bar, table, latest, keys] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(1),
        Constraint::Length((models + 3).min(frame.area().height.saturating_sub(LATEST + 4).max(4))),
        Constraint::Min(LATEST),
        Constraint::Length(1),
    ])
    .areas(frame.area());
    frame.render_widget(heading(state), head);
    frame.render_widget(progress(state), bar);
    frame.render_widget(rows(state), table);
    frame.render_widget(episodes(state, latest), latest);
    let quiet = Style::new().add_modifier(Modifier::DIM);
    frame.render_widget(Paragraph::new("q leaves   ↑ ↓ scroll").style(quiet), keys);
}

fn heading(state: &State) -> Paragraph<'_> {
    let facts = &state.facts;
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let first = Line::from(vec![
        Span::styled(clean(&facts.run), bold),
        Span::raw(format!(
            "   {}   {} tasks, {} rows",
            clean(&facts.suite().to_string()),
            facts.tasks.len(),
            facts.models.len()
        )),
    ]);
    let mut parts = vec![format!("{} of {} episodes", state.done, state.planned)];
    parts.push(format!("{} solved", state.solved));
    if state.errored > 0 {
        parts.push(format!("{} errored", state.errored));
    }
    match (state.missing(), state.speed(), state.left()) {
        (0, _, _) => parts.push("complete".to_owned()),
        (_, Some(speed), Some(left)) => {
            parts.push(format!("{:.1} a minute", speed * 60.0));
            parts.push(format!("about {} left", duration(left)));
        }
        _ => parts.push("nothing new".to_owned()),
    }
    Paragraph::new(vec![first, Line::from(parts.join("   "))])
}

fn progress(state: &State) -> Gauge<'_> {
    let ratio = match state.planned {
        0 => 0.0,
        planned => (state.done as f64 / planned as f64).clamp(0.0, 1.0),
    };
    Gauge::default()
        .ratio(ratio)
        .gauge_style(Style::new().fg(Color::Cyan))
        .label(format!("{:.0} %", ratio * 100.0))
}

fn rows(state: &State) -> Table<'_> {
    let header = [
        "",
        "graded",
        "reward ± se",
        "pass@1",
        "compiles",
        "turns",
        "prompt tokens",
        "USD",
        "failed",
    ];
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let body = state.board.models.iter().skip(state.first_row).map(row);
    let widths = [
        Constraint::Min(20),
        Constraint::Length(7),
        Constraint::Length(14),
        Constraint::Length(8),
        Constraint::Length(8),
        Constraint::Length(6),
        Constraint::Length(13),
        Constraint::Length(8),
        Constraint::Length(6),
    ];
    Table::new(body, widths)
        .header(Row::new(header.map(|name| Text::from(name).right_aligned())).style(bold))
        .block(
            Block::new()
                .borders(Borders::TOP)
                .title(" Leaderboard so far "),
        )
}

fn row(model: &ModelFigures) -> Row<'static> {
    let figures = &model.overall;
    let share = |estimate: Option<Estimate>| match estimate {
        Some(estimate) => format!("{:.1} %", estimate.mean * 100.0),
        None => "–".to_owned(),
    };
    let reward = match figures.reward {
        Some(Estimate {
            mean,
            standard_error: Some(error),
            ..
        }) => format!("{mean:.3} ± {error:.3}"),
        Some(Estimate { mean, .. }) => format!("{mean:.3}"),
        None => "–".to_owned(),
    };
    let number = |value: Option<f64>, digits: usize| {
        value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
    };
    let failed = figures.ungraded + figures.errored;
    let failed = Cell::from(Text::from(failed.to_string()).right_aligned()).style(match failed {
        0 => Style::new(),
        _ => Style::new().fg(Color::Red),
    });
    let mut cells: Vec<Cell<'static>> = [
        clean(&model.model),
        figures.graded.to_string(),
        reward,
        share(figures.pass_at_1),
        share(figures.compiles),
        number(figures.turns_to_solve, 1),
        number(figures.tokens.map(|tokens| tokens.prompt), 0),
        number(figures.cost_usd_total, 2),
    ]
    .into_iter()
    .enumerate()
    .map(|(column, text)| match column {
        0 => Cell::from(text),
        _ => Cell::from(Text::from(text).right_aligned()),
    })
    .collect();
    cells.push(failed);
    Row::new(cells)
}

fn episodes(state: &State, area: Rect) -> Table<'_> {
    let room = usize::from(area.height.saturating_sub(1));
    let body = state.latest.iter().take(room).map(episode);
    let widths = [
        Constraint::Length(11),
        Constraint::Length(7),
        Constraint::Min(30),
        Constraint::Min(24),
        Constraint::Length(10),
        Constraint::Length(9),
    ];
    Table::new(body, widths).block(
        Block::new()
            .borders(Borders::TOP)
            .title(" Latest episodes "),
    )
}

fn episode(one: &Finished) -> Row<'static> {
    let colour = match (one.status, one.solved) {
        (Status::Graded, true) => Color::Green,
        (Status::Graded, false) => Color::Yellow,
        _ => Color::Red,
    };
    let reward = one
        .reward
        .map_or_else(|| "–".to_owned(), |reward| format!("{reward:.3}"));
    Row::new(vec![
        Cell::from(one.how.clone()).style(Style::new().fg(colour)),
        Cell::from(Text::from(reward).right_aligned()),
        Cell::from(one.row.clone()),
        Cell::from(format!("{} #{}", one.task, one.sample)),
        Cell::from(match one.turns {
            1 => "1 turn".to_owned(),
            turns => format!("{turns} turns"),
        }),
        Cell::from(format!("{:.1} s", one.seconds)),
    ])
}

fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..=59 => format!("{seconds} s"),
        60..=3599 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::duration;
    use std::time::Duration;

    #[test]
    fn durations_in_words() {
        let of = |seconds: u64| duration(Duration::from_secs(seconds));
        assert_eq!(
            [of(5), of(61), of(3599), of(7325)],
            ["5 s", "2 min", "60 min", "2 h 2 min"]
        );
    }
}
