//! Notes on one endgame.

use crate::Square;

/// What was written about the way of a king.
#[derive(Debug, Clone)]
pub struct Notes {
    king: Square,
    moves: Vec<Square>,
}

impl Notes {
    pub fn new(king: Square) -> Notes {
        let moves = Vec::new();
        Notes { king, moves }
    }

    /// Moves the king by some files and ranks; false if it cannot go there.
    pub fn go(&mut self, files: i8, ranks: i8) -> bool {
        let to = self.king.step(files, ranks);
        let to = to.filter(|to| self.king.distance(*to) == 1);
        self.king = to.unwrap_or(self.king);
        self.moves.extend(to);
        to.is_some()
    }

    /// Whether the king reaches a square before a pawn has moved there some times.
    pub fn catches(&self, target: Square, pawn_moves: u8) -> bool {
        self.king.distance(target) <= pawn_moves
    }

    /// The way of the king.
    pub fn text(&self) -> String {
        let moves: Vec<String> = self.moves.iter().map(|to| format!("K{to}")).collect();
        moves.join(" ")
    }
}
