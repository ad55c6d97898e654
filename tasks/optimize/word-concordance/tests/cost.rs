use std::fmt::Write;
use word_concordance::concordance;

const IGNORED: [&str; 24] = [
    "The", "And", "Of", "To", "In", "Is", "That", "It", "For", "Was", "On", "Are", "As", "With", "At", "By", "From",
    "Or", "Had", "But", "Not", "Che", "La", "Per",
];
const STEMS: [&str; 8] = ["harbour", "Lantern", "per", "winter", "Gull", "the", "granite", "Rope"];
const ENDINGS: [&str; 5] = ["", "s", "'s", "less", "ward"];

pub fn workload() -> Vec<(String, Vec<usize>)> {
    let mut text = String::new();
    let mut state = 7u32;
    for _ in 0..220 {
        for _ in 0..10 {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let pick = (state >> 8) as usize;
            let _ = write!(text, "{}{}{} ", STEMS[pick % 8], pick / 8 % 64, ENDINGS[pick / 512 % 5]);
        }
        text.push_str("the End\n");
    }
    concordance(&text, &IGNORED).into_iter().map(|entry| (entry.word, entry.lines)).collect()
}
