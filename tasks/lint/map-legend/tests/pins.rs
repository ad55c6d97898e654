//! Pins that entries are told apart, and the signatures.

use map_legend::{Entry, Legend};

const _: fn(&[char], Option<u32>) -> Legend = Legend::new;
const _: fn(&Legend) -> &[Entry] = Legend::entries;
const _: fn(&mut Legend, u32, &str) -> Option<String> = Legend::annotate;
const _: fn(&Legend, u32) -> String = Legend::line;
const _: fn(&Legend, u32) -> Option<u64> = Legend::millimetres;
const _: fn(&Legend, u32) -> bool = Legend::shows;
const _: fn(&Legend, char) -> bool = Legend::is_free;

pub fn pins() {
    let entry = |number: u32, sign: char, name: &str, note: Option<&str>| Entry {
        number,
        sign,
        name: name.to_string(),
        note: note.map(str::to_string),
    };
    let plain = entry(1, '#', "a", None);
    assert_ne!(plain, entry(2, '#', "a", None));
    assert_ne!(plain, entry(1, '+', "a", None));
    assert_ne!(plain, entry(1, '#', "b", None));
    assert_ne!(plain, entry(1, '#', "a", Some("")));
}
