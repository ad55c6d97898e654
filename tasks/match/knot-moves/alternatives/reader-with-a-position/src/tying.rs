//! From words to moves, and from moves to knots.

use crate::moves::{Knot, Move, Part, Side, Trouble, What};

/// Words, and how far they have been read.
struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    loops: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<&'a str> {
        self.words.get(self.at + ahead).copied()
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.peek(0) == Some(wanted);
        self.at += found as usize;
        found
    }

    fn fail<T>(&self, word: usize, what: What) -> Result<T, Trouble> {
        Err(Trouble { word, what })
    }

    fn misfit<T>(&self) -> Result<T, Trouble> {
        let what = if self.at == self.words.len() {
            What::Missing
        } else {
            What::Unexpected
        };
        self.fail(self.at, what)
    }

    fn need(&mut self, wanted: &str) -> Result<(), Trouble> {
        if self.take(wanted) {
            Ok(())
        } else {
            self.misfit()
        }
    }

    /// Takes one of these words.
    fn one_of(&mut self, wanted: &[&str]) -> Option<usize> {
        let index = wanted.iter().position(|word| Some(*word) == self.peek(0))?;
        self.at += 1;
        Some(index)
    }

    fn number(&self, ahead: usize) -> Option<usize> {
        let word = self.peek(ahead)?;
        let digits = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
        digits.then(|| word.parse().unwrap_or(usize::MAX))
    }

    fn count(&mut self) -> Result<u32, Trouble> {
        if let Some(index) = self.one_of(&["once", "twice", "thrice"]) {
            return Ok(index as u32 + 1);
        }
        match self.number(0) {
            None => Ok(1),
            Some(number) if number >= 1 && number <= 9 => {
                self.at += 1;
                self.need("times")?;
                Ok(number as u32)
            }
            Some(_) => self.misfit(),
        }
    }

    fn part(&mut self) -> Result<Part, Trouble> {
        let begin = self.at;
        self.take("the");
        match self.one_of(&["standing", "end", "spar", "loop"]) {
            None => self.misfit(),
            Some(0) => self.need("part").map(|()| Part::Standing),
            Some(1) => Ok(Part::End),
            Some(2) => Ok(Part::Spar),
            Some(_) => match self.number(0) {
                Some(number) if self.peek(1) != Some("times") => {
                    self.at += 1;
                    if number == 0 || number > self.loops {
                        return self.fail(begin, What::NoSuchLoop);
                    }
                    Ok(Part::Loop(number))
                }
                _ if self.loops == 0 => self.fail(begin, What::NoLoop),
                _ => Ok(Part::Loop(self.loops)),
            },
        }
    }

    fn one_move(&mut self) -> Result<Move, Trouble> {
        if self.take("make") {
            self.need("a")?;
            if self.take("bight") {
                return Ok(Move::Bight);
            }
            let Some(side) = self.one_of(&["left", "right"]) else {
                return self.misfit();
            };
            let Some(hand) = self.one_of(&["underhand", "overhand"]) else {
                return self.misfit();
            };
            self.need("loop")?;
            let side = [Side::Left, Side::Right][side];
            return Ok(Move::Loop {
                side,
                overhand: hand == 1,
            });
        }
        let going = self.one_of(&["go", "pass"]).is_some();
        if let Some(way) = self.one_of(&["over", "under", "round", "through"]) {
            let begin = self.at;
            let part = self.part()?;
            return match (way, part) {
                (0, _) => Ok(Move::Over(part)),
                (1, _) => Ok(Move::Under(part)),
                (2, _) => Ok(Move::Round {
                    part,
                    times: self.count()?,
                }),
                (_, Part::Loop(number)) => Ok(Move::Through(number)),
                _ => self.fail(begin, What::NotALoop),
            };
        }
        if going {
            return self.misfit();
        }
        match self.one_of(&["dress", "tuck", "haul"]) {
            Some(0) => Ok(Move::Dress),
            Some(1) => Ok(Move::Tuck(self.count()?)),
            Some(_) => {
                let mut parts = vec![self.part()?];
                while self.take("and") {
                    parts.push(self.part()?);
                }
                Ok(Move::Haul(parts))
            }
            None => self.misfit(),
        }
    }
}

/// The moves that an instruction describes.
pub fn parse(words: &[&str]) -> Result<Vec<Move>, Trouble> {
    let mut reader = Reader {
        words,
        at: 0,
        loops: 0,
    };
    let mut moves: Vec<Move> = vec![];
    while reader.at < words.len() {
        if !moves.is_empty() {
            reader.take("then");
        }
        let begin = reader.at;
        let (next, times) = if reader.take("again") {
            let Some(last) = moves.last().cloned() else {
                return reader.fail(begin, What::NothingToRepeat);
            };
            (last, reader.count()?)
        } else {
            (reader.one_move()?, 1)
        };
        for _ in 0..times {
            if let Move::Loop { .. } = next {
                reader.loops += 1;
            }
            moves.push(next.clone());
        }
    }
    Ok(moves)
}

/// The same moves, with those taken together that belong together.
pub fn tidy(moves: Vec<Move>) -> Vec<Move> {
    use Move::*;
    let mut moves = moves;
    let mut at = 0;
    while at + 1 < moves.len() {
        let merged = match &moves[at..at + 2] {
            [Round { part: a, times: m }, Round { part: b, times: n }] if a == b => Round {
                part: *a,
                times: m + n,
            },
            [Over(a), Under(b)] | [Under(a), Over(b)] if a == b => Round { part: *a, times: 1 },
            [Tuck(m), Tuck(n)] => Tuck(m + n),
            [Haul(a), Haul(b)] => Haul(
                a.iter()
                    .chain(b.iter().filter(|part| !a.contains(part)))
                    .copied()
                    .collect(),
            ),
            [Dress, Dress] => Dress,
            [Bight, Haul(parts)] => Haul(parts.clone()),
            _ => {
                at += 1;
                continue;
            }
        };
        moves.splice(at..at + 2, [merged]);
        at = at.saturating_sub(1);
    }
    moves
}

/// The knot that comes out.
pub fn knot(moves: &[Move]) -> Option<Knot> {
    use Move::*;
    let mut moves: Vec<&Move> = moves.iter().filter(|m| !matches!(m, Dress)).collect();
    if let Some(Haul(_)) = moves.last() {
        moves.pop();
    }
    let hitch = Round {
        part: Part::Standing,
        times: 1,
    };
    let (first, rest) = moves.split_first()?;
    match first {
        Loop { side, overhand } => match rest {
            [Through(1)] => Some(Knot::Overhand),
            [turn, Through(1)] if **turn == hitch => Some(Knot::FigureEight),
            [Through(1), turn, Through(1)] if *overhand && **turn == hitch => Some(Knot::Bowline),
            [Loop {
                side: other,
                overhand: same,
            }, Over(Part::Spar)]
                if side != other && overhand == same =>
            {
                Some(Knot::CloveHitch)
            }
            _ => None,
        },
        Round {
            part: Part::Spar,
            times,
        } if *times >= 2 && !rest.is_empty() => {
            let all = rest
                .chunks(2)
                .all(|pair| pair.len() == 2 && *pair[0] == hitch && *pair[1] == Tuck(1));
            all.then(|| Knot::RoundTurn(rest.len() / 2))
        }
        _ => None,
    }
}
