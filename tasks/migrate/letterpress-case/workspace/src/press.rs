//! What is done with cases.

use crate::case::Case;
use crate::font::Font;

/// Buys sorts of all letters that a text lacks, and says which.
pub fn stock_up(case: &mut Case, text: String, count: u32) -> String {
    let missing = case.missing(&text);
    drop(text);
    let mut bought = String::new();
    for letter in missing {
        case.buy(letter, count);
        bought.push(letter);
    }
    bought
}

/// Prints lines and gives their widths.
pub fn print_lines(case: &mut Case, font: &Font, lines: &[&str]) -> Vec<u32> {
    let measure = case.measure(font);
    let mut widths = Vec::new();
    for line in lines {
        stock_up(case, line.to_string(), 1);
        case.print(line);
        widths.push(measure(line));
    }
    widths
}

/// A measure for a spacing.
pub fn spaced(font: &Font, spacing: u32) -> impl Fn(&str) -> u32 + '_ {
    Case::new(&[], spacing).measure(font)
}
