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
        let old = self.position(&run.player);
        if old.is_some_and(|at| self.runs[at].score >= run.score) {
            return None;
        }
        // Whoever stands in front of the new run is no worse, so the older run stands behind it.
        let rank = self.runs.partition_point(|r| r.score >= run.score);
        let news = match old {
            Some(at) => {
                let old = self.runs.remove(at);
                format!(
                    "{} improves from {} to {}",
                    run.player, old.score, run.score
                )
            }
            None if rank == self.capacity => return None,
            None => {
                if self.runs.len() == self.capacity {
                    self.drop_last();
                }
                format!("{} enters at place {}", run.player, rank + 1)
            }
        };
        self.runs.insert(rank, run);
        self.news.push(news);
        Some(&self.runs[rank])
    }

    fn position(&self, player: &str) -> Option<usize> {
        self.runs.iter().position(|run| run.player == player)
    }

    fn drop_last(&mut self) {
        if let Some(Run { player, score, .. }) = self.runs.pop() {
            self.news.push(format!("{player} leaves with {score}"));
        }
    }

    /// Removes all runs of `player`'s stage or an earlier one and returns them, best first.
    pub fn retire_up_to(&mut self, player: &str) -> Vec<Run> {
        let mut retired = Vec::new();
        if let Some(own) = self.position(player) {
            let limit = self.runs[own].stage;
            for run in std::mem::take(&mut self.runs) {
                if run.stage > limit {
                    self.runs.push(run);
                } else {
                    retired.push(run);
                }
            }
        }
        retired
    }
}
