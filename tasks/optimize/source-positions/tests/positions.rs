use source_positions::{Position, SourceMap};

fn at(line: usize, column: usize) -> Position {
    Position { line, column }
}

/// "A line ends with `\n`, with `\r\n` or with a `\r` that no `\n` follows."
#[test]
fn there_are_three_breaks() {
    let map = SourceMap::new("a\nb\r\nc\rd\r\r\n\n\re");
    let lines: Vec<&str> = (1..=map.lines()).map(|line| map.line_text(line).unwrap()).collect();
    assert_eq!(lines, ["a", "b", "c", "d", "", "", "", "e"]);
    assert_eq!(map.position(9), Some(at(5, 1)));
}

/// "There is always a line after the last of these breaks, possibly an empty one."
#[test]
fn the_last_line_may_be_empty() {
    for (text, lines) in [("", 1), ("a", 1), ("a\n", 2), ("\r\n\r\n", 3), ("\r", 2)] {
        let map = SourceMap::new(text);
        assert_eq!(map.lines(), lines, "{text:?}");
        assert_eq!(map.position(text.len()).map(|p| p.line), Some(lines), "{text:?}");
        assert_eq!(map.line_text(lines).map(str::len), Some(if text == "a" { 1 } else { 0 }));
        assert_eq!((map.line_text(0), map.line_text(lines + 1)), (None, None));
    }
}

/// "Lines and columns count from 1, and a column counts characters, not bytes."
#[test]
fn columns_count_characters() {
    let map = SourceMap::new("let ß = '€🦀';\n\tx");
    assert_eq!(map.position(0), Some(at(1, 1)));
    assert_eq!(map.position(6), Some(at(1, 6)));
    assert_eq!(map.position(13), Some(at(1, 11)));
    assert_eq!(map.position(17), Some(at(1, 12)));
    assert_eq!(map.offset(at(1, 12)), Some(17));
    assert_eq!(map.position(21), Some(at(2, 2)));
}

/// "The break at the end of a line belongs to that line, one column after its last character, and so does the end of the
/// text."
#[test]
fn breaks_belong_to_their_line() {
    let map = SourceMap::new("ab\r\nü\rz");
    assert_eq!(map.position(2), Some(at(1, 3)));
    assert_eq!(map.position(4), Some(at(2, 1)));
    assert_eq!(map.position(6), Some(at(2, 2)));
    assert_eq!(map.position(7), Some(at(3, 1)));
    assert_eq!(map.position(8), Some(at(3, 2)));
}

/// "An offset inside a character, between `\r` and `\n`, or beyond the end of the text has no position."
#[test]
fn some_offsets_have_no_position() {
    let map = SourceMap::new("€\r\n🦀");
    for offset in [1, 2, 4, 6, 7, 8, 10, 11, 1_000, usize::MAX] {
        assert_eq!(map.position(offset), None, "{offset}");
    }
    assert_eq!(map.position(9), Some(at(2, 2)));
    assert_eq!(SourceMap::new("").position(1), None);
}

/// "where the column after the last character is allowed and means the place of the break or of the end. Anything else is
/// `None`, also line 0 and column 0."
#[test]
fn offsets_end_with_the_line() {
    let map = SourceMap::new("äöü\r\nb\n");
    assert_eq!(map.offset(at(1, 3)), Some(4));
    assert_eq!(map.offset(at(1, 4)), Some(6));
    assert_eq!(map.offset(at(1, 5)), None);
    assert_eq!(map.offset(at(2, 2)), Some(9));
    assert_eq!(map.offset(at(3, 1)), Some(10));
    let last = SourceMap::new("a\nöü");
    assert_eq!((last.offset(at(2, 3)), last.offset(at(2, 4)), last.offset(at(2, 5))), (Some(6), None, None));
    for (line, column) in [(0, 1), (1, 0), (1, 7), (2, 3), (3, 2), (4, 1), (1, usize::MAX), (usize::MAX, 1)] {
        assert_eq!(map.offset(at(line, column)), None, "{line}:{column}");
    }
}

/// "`offset` is the reverse: the offset for a line and a column"
#[test]
fn long_lines_lead_there_and_back() {
    let mut text = String::new();
    for n in 0..400 {
        text.push_str(["abc", "é", "→→", "🦀x", "\u{7ff}"][n % 5]);
        if n % 97 == 96 {
            text.push_str(["\n", "\r\n", "\r"][n % 3]);
        }
    }
    let map = SourceMap::new(&text);
    assert_eq!(map.lines(), 5);
    let mut want = at(1, 1);
    let mut last = ' ';
    for (offset, c) in text.char_indices() {
        if last == '\n' || last == '\r' && c != '\n' {
            want = at(want.line + 1, 1);
        }
        if last == '\r' && c == '\n' {
            assert_eq!(map.position(offset), None);
        } else {
            assert_eq!(map.position(offset), Some(want), "{offset}");
            assert_eq!(map.offset(want), Some(offset), "{want:?}");
            want.column += 1;
        }
        last = c;
    }
    assert_eq!(map.position(text.len()), Some(want));
    assert_eq!(map.offset(want), Some(text.len()));
}
