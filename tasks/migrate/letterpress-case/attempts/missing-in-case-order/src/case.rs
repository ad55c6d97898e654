//! Type cases.

use crate::font::Font;
use std::cell::Cell;

/// The sorts of one letter.
#[derive(Debug, Clone)]
struct Sorts {
    letter: char,
    count: u32,
    worn: Cell<u32>,
}

/// A type case.
#[derive(Debug, Clone)]
pub struct Case {
    places: Box<[Sorts]>,
    spacing: u32,
}

impl Case {
    pub fn new(letters: &[(char, u32)], spacing: u32) -> Self {
        let place = |(letter, count): &(char, u32)| Sorts {
            letter: *letter,
            count: *count,
            worn: Cell::new(0),
        };
        Case {
            places: letters.iter().map(place).collect(),
            spacing,
        }
    }

    pub fn count(&self, letter: char) -> u32 {
        self.places
            .iter()
            .find(|sorts| sorts.letter == letter)
            .map_or(0, |sorts| sorts.count)
    }

    pub fn worn(&self, letter: char) -> u32 {
        self.places
            .iter()
            .find(|sorts| sorts.letter == letter)
            .map_or(0, |sorts| sorts.worn.get())
    }

    /// The letters of which a text needs more than there are.
    pub fn missing(&self, text: &str) -> impl Iterator<Item = char> + use<> {
        let places: Vec<(char, u32)> = self.places.iter().map(|sorts| (sorts.letter, sorts.count)).collect();
        let text = text.to_string();
        places
            .into_iter()
            .filter(move |(letter, count)| text.matches(*letter).count() as u32 > *count)
            .map(|(letter, _)| letter)
    }

    /// Adds sorts of a letter.
    pub fn buy(&mut self, letter: char, count: u32) {
        match self.places.iter_mut().find(|sorts| sorts.letter == letter) {
            Some(sorts) => sorts.count += count,
            None => {
                let mut places = std::mem::take(&mut self.places).into_vec();
                places.push(Sorts {
                    letter,
                    count,
                    worn: Cell::new(0),
                });
                self.places = places.into_boxed_slice();
            }
        }
    }

    /// Wears the letters of a text.
    pub fn print(&self, text: &str) {
        for sorts in self.places.iter().filter(|sorts| text.contains(sorts.letter)) {
            sorts.worn.set(sorts.worn.get() + 1);
        }
    }

    /// The letters printed more often than that.
    pub fn worn_out(&self, limit: u32) -> Vec<char> {
        let worn = self.places.iter().filter(|sorts| sorts.worn.get() > limit);
        worn.map(|sorts| sorts.letter).collect()
    }

    /// Measures texts with a font.
    pub fn measure<'f>(&self, font: &'f Font) -> impl Fn(&str) -> u32 + use<'f> {
        let spacing = self.spacing;
        move |text| {
            let widths: u32 = text.chars().map(|letter| font.width(letter)).sum();
            let gaps = text.chars().count().saturating_sub(1) as u32;
            widths + gaps * spacing
        }
    }

    /// Takes the case apart: what is kept, and how many sorts were melted.
    pub fn melt(self, limit: u32) -> (Vec<(char, u32)>, u32) {
        let most = self.places.iter().map(|sorts| sorts.worn.get()).max();
        let first = self
            .places
            .iter()
            .find(|sorts| Some(sorts.worn.get()) == most)
            .map(|sorts| sorts.letter);
        let none_over = most.is_some_and(|most| most <= limit);
        let mut kept = Vec::new();
        let mut melted = 0;
        for sorts in self.places.into_iter() {
            if sorts.worn.get() > limit || none_over && Some(sorts.letter) == first {
                melted += sorts.count;
            } else {
                kept.push((sorts.letter, sorts.count));
            }
        }
        (kept, melted)
    }
}
