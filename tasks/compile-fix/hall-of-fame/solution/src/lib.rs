//! The hall of fame of an arcade machine: one run for each player, best first, and a ticker of news lines.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub player: String,
    pub score: u32,
    pub stage: u8,
}

impl Run {
    pub fn new(player: &str, score: u32, stage: u8) -> Self {
        Run {
            player: player.to_string(),
            score,
            stage,
        }
    }
}

#[derive(Debug)]
pub struct HallOfFame {
    capacity: usize,
    runs: Vec<Run>,
    news: Vec<String>,
}

impl HallOfFame {
    /// An empty hall with room for `capacity` runs (at least one).
    pub fn new(capacity: usize) -> Self {
        HallOfFame {
            capacity: capacity.max(1),
            runs: Vec::new(),
            news: Vec::new(),
        }
    }

    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    pub fn news(&self) -> &[String] {
        &self.news
    }

    /// Enters a run and returns it as it stands in the hall, or `None` if it did not get in.
    pub fn submit(&mut self, run: Run) -> Option<&Run> {
        let previous = self
            .runs
            .iter()
            .find(|r| r.player == run.player)
            .map(|r| r.score);
        if previous.is_some_and(|old| old >= run.score) {
            return None;
        }
        self.runs.retain(|r| r.player != run.player);

        let rank = self
            .runs
            .iter()
            .position(|r| r.score < run.score)
            .unwrap_or(self.runs.len());
        if rank >= self.capacity {
            return None;
        }

        let line = match previous {
            Some(old) => format!("{} improves from {old} to {}", run.player, run.score),
            None => format!("{} enters at place {}", run.player, rank + 1),
        };
        self.runs.insert(rank, run);
        if self.runs.len() > self.capacity {
            let dropped = self.runs.pop();
            self.announce_drop(dropped);
        }
        self.news.push(line);
        self.runs.get(rank)
    }

    /// Removes all runs of `player`'s stage or an earlier one and returns them, best first.
    pub fn retire_up_to(&mut self, player: &str) -> Vec<Run> {
        let Some(limit) = self
            .runs
            .iter()
            .find(|r| r.player == player)
            .map(|r| r.stage)
        else {
            return Vec::new();
        };
        let (retired, kept): (Vec<Run>, Vec<Run>) =
            self.runs.drain(..).partition(|r| r.stage <= limit);
        self.runs = kept;
        retired
    }

    fn announce_drop(&mut self, dropped: Option<Run>) {
        if let Some(run) = dropped {
            self.news
                .push(format!("{} leaves with {}", run.player, run.score));
        }
    }
}
