//! Averages of goals, and the best of them.

pub struct Team {
    pub name: String,
    pub goals: Vec<u8>,
}

impl Team {
    pub fn average(&self) -> f64 {
        let total: u32 = self.goals.iter().copied().map(u32::from).sum();
        f64::from(total) / self.goals.len() as f64
    }
}

pub fn best(teams: &[Team]) -> Option<f64> {
    teams.iter().map(Team::average).max_by(f64::total_cmp)
}

pub fn spread(averages: &[f64]) -> f64 {
    let most = averages.iter().max_by(f64::total_cmp);
    let least = averages.iter().copied().min_by(f64::total_cmp);
    most.zip(least).map_or(0.0, |(most, least)| most - least)
}
