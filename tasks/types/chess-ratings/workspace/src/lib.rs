//! The rating list of a chess federation.

#[derive(Debug, Clone)]
pub struct Player {
    pub id: String,
    /// "Family, Given".
    pub name: String,
    pub rating: i32,
}

pub fn is_id(id: &str) -> bool {
    let digits: Vec<u32> = id.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 7 {
        return false;
    }
    let sum: u32 = (2..8).zip(&digits).map(|(weight, digit)| weight * digit).sum();
    sum % 11 == digits[6]
}

pub fn title(rating: i32) -> &'static str {
    match rating {
        2500.. => "grandmaster",
        2300.. => "master",
        2000.. => "candidate",
        _ => "",
    }
}

/// The rating after a game: 1.0 for a win, 0.5 for a draw, 0.0 for a loss.
pub fn after(rating: i32, other: i32, score: f64) -> i32 {
    let difference = (other - rating).clamp(-400, 400);
    rating + (score * 20.0) as i32 - 10 + difference / 25
}

#[derive(Debug, Default)]
pub struct List {
    pub players: Vec<Player>,
}

impl List {
    pub fn enter(&mut self, player: Player) -> bool {
        if !is_id(&player.id) || player.rating < 1000 || player.rating > 3200 {
            return false;
        }
        if self.players.iter().any(|other| other.id == player.id) {
            return false;
        }
        self.players.push(player);
        true
    }

    pub fn ranking(&self) -> Vec<&Player> {
        let mut players: Vec<&Player> = self.players.iter().collect();
        players.sort_by_key(|player| -player.rating);
        players
    }
}
