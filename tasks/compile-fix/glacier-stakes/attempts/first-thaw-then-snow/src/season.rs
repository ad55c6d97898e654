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
    let mut entered = 0;
    for reading in readings {
        if reading.day < book.day() {
            book.note("late reading");
            continue;
        }
        if book.enter(reading.day, reading.stake, reading.ice) {
            entered += 1;
        }
    }
    entered
}

/// Lets the weather work and returns the ice that melted in all.
pub fn carry_out(book: &mut FieldBook, changes: &[Change]) -> u32 {
    let mut melted = 0;
    let mut melt = |number: usize, by: u32| {
        if let Some(stake) = book.stake_mut(number) {
            let lost = by.min(stake.ice);
            stake.ice -= lost;
            melted += lost;
            if stake.ice == 0 {
                let line = format!("{} stands on rock", stake.name);
                book.note(&line);
            }
        }
    };
    for change in changes {
        if let Change::Melt { stake, by } = *change {
            melt(stake, by);
        }
    }
    let mut snow = |number: usize, by: u32| {
        if let Some(stake) = book.stake_mut(number) {
            stake.ice += by;
            book.note("snow");
        }
    };
    for change in changes {
        if let Change::Snow { stake, by } = *change {
            snow(stake, by);
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
