use raw::turn_words;

pub fn answer(input: &str) -> String {
    let mut text = input.as_bytes().to_vec();
    turn_words(&mut text);
    format!("[{}]", String::from_utf8_lossy(&text))
}
