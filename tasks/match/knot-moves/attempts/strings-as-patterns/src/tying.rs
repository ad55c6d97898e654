//! From words to moves, and from moves to knots.

use crate::moves::{Knot, Move, Part, Side, Trouble, What};

/// The moves that an instruction describes.
pub fn parse(words: &[&str]) -> Result<Vec<Move>, Trouble> {
    let owned: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let words = owned.as_slice();
    let mut parser = Parser {
        words: words.len(),
        loops: 0,
    };
    let mut moves: Vec<Move> = Vec::new();
    let mut rest = words;
    loop {
        rest = match (rest, moves.last()) {
            ([], _) => return Ok(moves),
            (["then", next @ ..], Some(_)) => next,
            _ => rest,
        };
        if let ["again", after @ ..] = rest {
            let Some(last) = moves.last().cloned() else {
                return Err(parser.trouble(rest, What::NothingToRepeat));
            };
            let (times, after) = parser.count(after)?;
            for _ in 0..times {
                parser.loops += usize::from(matches!(last, Move::Loop { .. }));
                moves.push(last.clone());
            }
            rest = after;
        } else {
            let (next, after) = parser.next(rest)?;
            parser.loops += usize::from(matches!(next, Move::Loop { .. }));
            moves.push(next);
            rest = after;
        }
    }
}

struct Parser {
    words: usize,
    /// So many loops have been made.
    loops: usize,
}

type Parsed<'a, 'w, T> = Result<(T, &'a [&'w str]), Trouble>;

impl Parser {
    /// Trouble at the first of the words that are left.
    fn trouble(&self, rest: &[&str], what: What) -> Trouble {
        Trouble {
            word: self.words - rest.len(),
            what,
        }
    }

    /// The first of the words that are left does not fit.
    fn unfit(&self, rest: &[&str]) -> Trouble {
        self.trouble(
            rest,
            if rest.is_empty() {
                What::Missing
            } else {
                What::Unexpected
            },
        )
    }

    fn next<'a, 'w>(&self, rest: &'a [&'w str]) -> Parsed<'a, 'w, Move> {
        match rest {
            ["make", "a", "bight", rest @ ..] => Ok((Move::Bight, rest)),
            ["make", "a", rest @ ..] => self.new_loop(rest),
            ["make", rest @ ..] => Err(self.unfit(rest)),
            ["dress", rest @ ..] => Ok((Move::Dress, rest)),
            ["go" | "pass", way @ ("over" | "under" | "round" | "through"), rest @ ..]
            | [way @ ("over" | "under" | "round" | "through"), rest @ ..] => self.pass(way, rest),
            ["go" | "pass", rest @ ..] => Err(self.unfit(rest)),
            ["tuck", rest @ ..] => {
                let (times, rest) = self.count(rest)?;
                Ok((Move::Tuck(times), rest))
            }
            ["haul", rest @ ..] => {
                let (part, mut rest) = self.part(rest)?;
                let mut parts = vec![part];
                while let ["and", more @ ..] = rest {
                    let (part, after) = self.part(more)?;
                    parts.push(part);
                    rest = after;
                }
                Ok((Move::Haul(parts), rest))
            }
            _ => Err(self.unfit(rest)),
        }
    }

    fn new_loop<'a, 'w>(&self, rest: &'a [&'w str]) -> Parsed<'a, 'w, Move> {
        let (side, rest) = match rest {
            ["left", rest @ ..] => (Side::Left, rest),
            ["right", rest @ ..] => (Side::Right, rest),
            _ => return Err(self.unfit(rest)),
        };
        match rest {
            [hand @ ("overhand" | "underhand"), "loop", rest @ ..] => Ok((
                Move::Loop {
                    side,
                    overhand: *hand == "overhand",
                },
                rest,
            )),
            ["overhand" | "underhand", rest @ ..] | rest => Err(self.unfit(rest)),
        }
    }

    fn pass<'a, 'w>(&self, way: &str, rest: &'a [&'w str]) -> Parsed<'a, 'w, Move> {
        let (part, after) = self.part(rest)?;
        match (way, part) {
            ("over", part) => Ok((Move::Over(part), after)),
            ("under", part) => Ok((Move::Under(part), after)),
            ("round", part) => {
                let (times, after) = self.count(after)?;
                Ok((Move::Round { part, times }, after))
            }
            (_, Part::Loop(number)) => Ok((Move::Through(number), after)),
            _ => Err(self.trouble(rest, What::NotALoop)),
        }
    }

    fn part<'a, 'w>(&self, start: &'a [&'w str]) -> Parsed<'a, 'w, Part> {
        let rest = match start {
            ["the", rest @ ..] => rest,
            _ => start,
        };
        match rest {
            ["standing", "part", rest @ ..] => Ok((Part::Standing, rest)),
            ["standing", rest @ ..] => Err(self.unfit(rest)),
            ["end", rest @ ..] => Ok((Part::End, rest)),
            ["spar", rest @ ..] => Ok((Part::Spar, rest)),
            ["loop", rest @ ..] => {
                let (number, rest) = match rest {
                    [_, "times", ..] => (None, rest),
                    [digits, after @ ..] if is_number(digits) => {
                        (Some(digits.parse().unwrap_or(0)), after)
                    }
                    _ => (None, rest),
                };
                match (number, self.loops) {
                    (None, 0) => Err(self.trouble(start, What::NoLoop)),
                    (None, latest) => Ok((Part::Loop(latest), rest)),
                    (Some(number), made) if (1..=made).contains(&number) => {
                        Ok((Part::Loop(number), rest))
                    }
                    _ => Err(self.trouble(start, What::NoSuchLoop)),
                }
            }
            _ => Err(self.unfit(rest)),
        }
    }

    fn count<'a, 'w>(&self, rest: &'a [&'w str]) -> Parsed<'a, 'w, u32> {
        match rest {
            ["once", rest @ ..] => Ok((1, rest)),
            ["twice", rest @ ..] => Ok((2, rest)),
            ["thrice", rest @ ..] => Ok((3, rest)),
            [digits, after @ ..] if is_number(digits) => match (digits.parse(), after) {
                (Ok(times @ 1..=9), ["times", after @ ..]) => Ok((times, after)),
                (Ok(1..=9), after) => Err(self.unfit(after)),
                _ => Err(self.unfit(rest)),
            },
            _ => Ok((1, rest)),
        }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The same moves, with those taken together that belong together.
pub fn tidy(moves: Vec<Move>) -> Vec<Move> {
    let mut tidied: Vec<Move> = Vec::new();
    for next in moves {
        tidied.push(next);
        while let [.., first, second] = tidied.as_slice() {
            let Some(one) = together(first, second) else {
                break;
            };
            tidied.truncate(tidied.len() - 2);
            tidied.push(one);
        }
    }
    tidied
}

/// The move that stands for two, if there is one.
fn together(first: &Move, second: &Move) -> Option<Move> {
    match (first, second) {
        (
            Move::Round { part, times },
            Move::Round {
                part: same,
                times: more,
            },
        ) if part == same => Some(Move::Round {
            part: *part,
            times: times + more,
        }),
        (Move::Over(part), Move::Under(same)) | (Move::Under(part), Move::Over(same))
            if part == same =>
        {
            Some(Move::Round {
                part: *part,
                times: 1,
            })
        }
        (Move::Tuck(times), Move::Tuck(more)) => Some(Move::Tuck(times + more)),
        (Move::Haul(parts), Move::Haul(more)) => {
            let mut parts = parts.clone();
            for part in more {
                if !parts.contains(part) {
                    parts.push(*part);
                }
            }
            Some(Move::Haul(parts))
        }
        (Move::Dress, Move::Dress) => Some(Move::Dress),
        (Move::Bight, haul @ Move::Haul(_)) => Some(haul.clone()),
        _ => None,
    }
}

/// The knot that comes out.
pub fn knot(moves: &[Move]) -> Option<Knot> {
    let moves: Vec<Move> = moves
        .iter()
        .filter(|one| **one != Move::Dress)
        .cloned()
        .collect();
    let moves = match moves.as_slice() {
        [moves @ .., Move::Haul(_)] => moves,
        moves => moves,
    };
    match moves {
        [Move::Loop { .. }, Move::Through(1)] => Some(Knot::Overhand),
        [Move::Loop { .. }, Move::Round {
            part: Part::Standing,
            times: 1,
        }, Move::Through(1)] => Some(Knot::FigureEight),
        [Move::Loop { overhand: true, .. }, Move::Through(1), Move::Round {
            part: Part::Standing,
            times: 1,
        }, Move::Through(1)] => Some(Knot::Bowline),
        [Move::Loop {
            side: a,
            overhand: x,
        }, Move::Loop {
            side: b,
            overhand: y,
        }, Move::Over(Part::Spar)]
            if a != b && x == y =>
        {
            Some(Knot::CloveHitch)
        }
        [Move::Round {
            part: Part::Spar,
            times: 2..,
        }, hitches @ ..] => {
            let mut hitches = hitches;
            let mut tied = 0;
            while let [Move::Round {
                part: Part::Standing,
                times: 1,
            }, Move::Tuck(1), more @ ..] = hitches
            {
                hitches = more;
                tied += 1;
            }
            (tied > 0 && hitches.is_empty()).then_some(Knot::RoundTurn(tied))
        }
        _ => None,
    }
}
