use subtitle_font::Font;

fn letter(word: &str) -> char {
    word.chars().next().unwrap()
}

/// Many drawings, so that the memory of the first ones has been left long ago.
fn alphabet(font: &mut Font) {
    for (number, character) in ('A'..='Z').enumerate() {
        let row = "#".repeat(number + 1);
        font.draw(character, &[&row, &row, &row]);
    }
}

pub fn answer(input: &str) -> String {
    let mut font = Font::new();
    let mut said = Vec::new();
    for line in input.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        said.push(match words[..] {
            ["draw", name, ref rows @ ..] => font.draw(letter(name), rows).to_string(),
            ["blank", name] => font.draw(letter(name), &["", ""]).to_string(),
            ["alphabet"] => {
                alphabet(&mut font);
                continue;
            }
            ["alias", name, other] => font.alias(letter(name), letter(other)).to_string(),
            ["point", name, column, row] => {
                match font.point(letter(name), column.parse().unwrap(), row.parse().unwrap()) {
                    Some(point) => char::from(point).to_string(),
                    None => "none".to_string(),
                }
            }
            ["ink", name] => font.ink(letter(name)).to_string(),
            ["render", text] => format!("[{}]", font.render(text).join(" ")),
            ["tidy"] => font.tidy().to_string(),
            _ => panic!("{line}"),
        });
    }
    said.join(", ")
}
