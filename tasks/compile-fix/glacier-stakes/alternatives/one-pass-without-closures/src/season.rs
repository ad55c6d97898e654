use crate::FieldBook;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub day: u32,
    pub stake: usize,
    pub ice: u32,
}

/// What the weather did to the ice at a stake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Melt { stake: usize, by: u32 },
    Snow { stake: usize, by: u32 },
}

/// Enters the readings of a walk over the glacier and returns how many of them were entered.
pub fn walk(book: &mut FieldBook, readings: &[Reading]) -> usize {
    let mut enter = |reading: &&Reading| {
        let in_time = reading.day >= book.day();
        if !in_time {
            book.note("late reading");
        }
        in_time && book.enter(reading.day, reading.stake, reading.ice)
    };
    readings.iter().filter(|reading| enter(reading)).count()
}

/// Lets the weather work and returns the ice that melted in all.
pub fn carry_out(book: &mut FieldBook, changes: &[Change]) -> u32 {
    let mut melted = 0;
    for change in changes {
        let (Change::Melt { stake: number, .. } | Change::Snow { stake: number, .. }) = change;
        let Some(stake) = book.stake_mut(*number) else {
            continue;
        };
        let line = match change {
            Change::Melt { by, .. } => {
                let left = stake.ice.saturating_sub(*by);
                melted += stake.ice - left;
                stake.ice = left;
                (left == 0).then(|| stake.name.clone() + " stands on rock")
            }
            Change::Snow { by, .. } => {
                stake.ice += by;
                Some("snow".to_string())
            }
        };
        if let Some(line) = line {
            book.note(&line);
        }
    }
    melted
}

/// Writes the last lines of a season and visits the stake with the least ice once more.
pub fn close_season(book: &mut FieldBook, lines: &[&str]) -> Option<String> {
    let thinnest = book.thinnest_mut()?;
    thinnest.visits += 1;
    let name = thinnest.name.clone();
    for line in lines {
        book.note(line);
    }
    book.note(&name);
    Some(name)
}
