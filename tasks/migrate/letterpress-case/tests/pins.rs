//! Pins what the case gives and borrows.

use letterpress_case::case::Case;

const _: fn(&[(char, u32)], u32) -> Case = Case::new;
const _: fn(&Case, char) -> u32 = Case::count;
const _: fn(&Case, char) -> u32 = Case::worn;
const _: fn(&mut Case, char, u32) = Case::buy;
const _: fn(&Case, &'static str) = Case::print;
const _: fn(&Case, u32) -> Vec<char> = Case::worn_out;
const _: fn(Case, u32) -> (Vec<(char, u32)>, u32) = Case::melt;

pub fn pins() {}
