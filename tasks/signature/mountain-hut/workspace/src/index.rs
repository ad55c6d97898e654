//! An index of a handbook.

use crate::handbook::{section, summary, titles};

/// Some of the sections of a book, with their text.
pub struct Index<'b> {
    sections: Vec<(&'b str, &'b str)>,
}

impl<'b> Index<'b> {
    /// The index of all sections that mention a word.
    pub fn mentioning(book: &'b str, word: &str) -> Index<'b> {
        let mut sections = Vec::new();
        for title in titles(book) {
            if let Some(text) = section(book, title) {
                if text.contains(word) {
                    sections.push((title, text));
                }
            }
        }
        Index { sections }
    }

    pub fn sections(&self) -> &[(&'b str, &'b str)] {
        &self.sections
    }

    /// The texts of the chapters that a reader asked for; the names of those chapters are not kept.
    pub fn texts(book: &'b str, chapters: Vec<String>) -> Vec<&'b str> {
        chapters
            .iter()
            .filter_map(|chapter| section(book, chapter))
            .collect()
    }

    /// A line for each section: the title and what the section is about, cut to a number of characters.
    pub fn overview(&self, width: usize) -> Vec<String> {
        let line = |&(title, text): &(&str, &str)| {
            let mut line = summary(text);
            if let Some((end, _)) = line.char_indices().nth(width) {
                line.truncate(end);
                line.push('~');
            }
            line.insert_str(0, &format!("{title}: "));
            line
        };
        self.sections.iter().map(line).collect()
    }
}
