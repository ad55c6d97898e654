//! Type cases.

use crate::font::Font;
use std::cell::Cell;

/// A letter, how many sorts of it there are, and how often it was printed.
type Place = (char, u32, Cell<u32>);

/// A type case.
#[derive(Debug, Clone)]
pub struct Case {
    places: Vec<Place>,
    spacing: u32,
}

impl Case {
    pub fn new(letters: &[(char, u32)], spacing: u32) -> Self {
        let places = letters
            .iter()
            .map(|&(letter, count)| (letter, count, Cell::default()))
            .collect();
        Case { places, spacing }
    }

    fn place(&self, letter: char) -> Option<&Place> {
        self.places.iter().find(|place| place.0 == letter)
    }

    pub fn count(&self, letter: char) -> u32 {
        self.place(letter).map_or(0, |place| place.1)
    }

    pub fn worn(&self, letter: char) -> u32 {
        self.place(letter).map_or(0, |place| place.2.get())
    }

    /// The letters of which a text needs more than there are.
    pub fn missing(&self, text: &str) -> std::vec::IntoIter<char> {
        let mut needed: Vec<(char, u32)> = Vec::new();
        for letter in text.split_whitespace().flat_map(str::chars) {
            match needed.iter_mut().find(|(other, _)| *other == letter) {
                Some((_, count)) => *count += 1,
                None => needed.push((letter, 1)),
            }
        }
        needed.retain(|(letter, count)| *count > self.count(*letter));
        let letters: Vec<char> = needed.into_iter().map(|(letter, _)| letter).collect();
        letters.into_iter()
    }

    /// Adds sorts of a letter.
    pub fn buy(&mut self, letter: char, count: u32) {
        if let Some(place) = self.places.iter_mut().find(|place| place.0 == letter) {
            place.1 += count;
        } else {
            self.places.push((letter, count, Cell::new(0)));
        }
    }

    /// Wears the letters of a text.
    pub fn print(&self, text: &str) {
        for (letter, _, worn) in &self.places {
            if text.contains(*letter) {
                worn.set(worn.get() + 1);
            }
        }
    }

    /// The letters printed more often than that.
    pub fn worn_out(&self, limit: u32) -> Vec<char> {
        self.places
            .iter()
            .filter(|(_, _, worn)| worn.get() > limit)
            .map(|(letter, _, _)| *letter)
            .collect()
    }

    /// Measures texts with a font.
    pub fn measure<'f>(&self, font: &'f Font) -> Box<dyn Fn(&str) -> u32 + 'f> {
        let spacing = self.spacing;
        Box::new(move |text| {
            let mut width = 0;
            for (index, letter) in text.chars().enumerate() {
                width += font.width(letter) + if index > 0 { spacing } else { 0 };
            }
            width
        })
    }

    /// Takes the case apart: what is kept, and how many sorts were melted.
    pub fn melt(self, limit: u32) -> (Vec<(char, u32)>, u32) {
        let all: u32 = self.places.iter().map(|place| place.1).sum();
        let mut melting = self.worn_out(limit);
        if melting.is_empty() {
            let by_wear = |place: &&Place| place.2.get();
            melting.extend(self.places.iter().rev().max_by_key(by_wear).map(|place| place.0));
        }
        let places = self.places.into_iter().filter(|place| !melting.contains(&place.0));
        let kept: Vec<(char, u32)> = places.map(|(letter, count, _)| (letter, count)).collect();
        let melted = all - kept.iter().map(|(_, count)| count).sum::<u32>();
        (kept, melted)
    }
}
