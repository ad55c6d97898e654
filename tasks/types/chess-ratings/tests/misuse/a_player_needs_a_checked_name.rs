//! "`Player { id: PlayerId, name: Name, rating: Rating }` has just these public fields."
//! fails: E0308

use chess_ratings::{Player, PlayerId, Rating};

pub fn player(id: PlayerId, rating: Rating) -> Player {
    Player {
        id,
        name: "Berg, Jan".to_string(),
        rating,
    }
}

fn main() {}
