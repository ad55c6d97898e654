//! Expansions, by which big inputs stay small in the repository: `{{repeat 1000 "("}}`.

const OPEN: &str = "{{repeat ";
/// No expansion may make more than this, in bytes.
const MOST: usize = 64 << 20;

/// The text with every expansion carried out.
pub fn expand(text: &str) -> Result<String, String> {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(OPEN) {
        whole.push_str(before);
        let (count, quoted) = inside
            .split_once(" \"")
            .ok_or("an expansion has no text in quotes")?;
        let count: usize = count
            .replace('_', "")
            .parse()
            .map_err(|_| format!("{count:?} is no number of repetitions"))?;
        let (unit, after) = quotation(quoted)?;
        if unit.len().saturating_mul(count) > MOST {
            return Err(format!("{count} times {} bytes are too many", unit.len()));
        }
        whole.push_str(&unit.repeat(count));
        rest = after
            .strip_prefix("}}")
            .ok_or("an expansion does not end in }}")?;
    }
    whole.push_str(rest);
    Ok(whole)
}

/// Reads up to the closing quotation mark, which is not in what follows.
fn quotation(text: &str) -> Result<(String, &str), String> {
    let mut unit = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((unit, &text[at + 1..])),
            '\\' => {
                let (_, escaped) = letters.next().ok_or("an escape is cut off")?;
                match escaped {
                    'n' => unit.push('\n'),
                    't' => unit.push('\t'),
                    'r' => unit.push('\r'),
                    '0' => unit.push('\0'),
                    '"' | '\\' => unit.push(escaped),
                    'u' => {
                        let digits: String = letters
                            .by_ref()
                            .map(|(_, letter)| letter)
                            .skip(1)
                            .take_while(|letter| *letter != '}')
                            .collect();
                        let number =
                            u32::from_str_radix(&digits, 16).map_err(|error| error.to_string())?;
                        unit.push(
                            char::from_u32(number)
                                .ok_or_else(|| format!("\\u{{{digits}}} is no character"))?,
                        );
                    }
                    other => return Err(format!("\\{other} is no escape")),
                }
            }
            plain => unit.push(plain),
        }
    }
    Err("a quotation does not end".to_owned())
}

#[test]
fn expansions_are_carried_out() {
    assert_eq!(
        expand(r#"a{{repeat 3 "x\n"}}b{{repeat 1 "\u{202e}\"\0"}}"#).unwrap(),
        "ax\nx\nx\nb\u{202e}\"\0"
    );
    assert_eq!(expand("nothing {{here}}").unwrap(), "nothing {{here}}");
    for bad in [
        "{{repeat x \"a\"}}",
        "{{repeat 1 \"a}}",
        "{{repeat 1 \"a\"}",
        "{{repeat 99999999 \"aaaa\"}}",
    ] {
        assert!(expand(bad).is_err(), "{bad}");
    }
}
