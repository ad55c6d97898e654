use subtitles::{Cue, Cues, longest_line, showing};

const FILM: &str = "1\n00:00:01,000 --> 00:00:03,500\nHello.\n\n\
    2\n00:00:03,000 --> 01:00:05,250\r\nWho is there?\r\nIt is me.\r\n\r\n\n\
    7\n01:00:06,000 --> 01:00:07,000\nOh.";

/// "`Cues` yields the subtitles of a file in order."
#[test]
fn cues_come_in_order() {
    let cues: Vec<Cue> = Cues::new(FILM).collect();
    let numbers: Vec<u32> = cues.iter().map(|c| c.number).collect();
    assert_eq!(numbers, [1, 2, 7]);
    assert_eq!((cues[0].start, cues[0].end), (1_000, 3_500));
    assert_eq!((cues[1].start, cues[1].end), (3_000, 3_605_250));
    assert_eq!(cues[2].lines, ["Oh."]);
}

/// "Lines may end with a carriage return and a line feed, and several blank lines may part two blocks."
#[test]
fn line_ends_are_not_part_of_the_text() {
    let second = Cues::new(FILM).nth(1).unwrap();
    assert_eq!(second.lines, ["Who is there?", "It is me."]);
}

/// "the lines of a cue and the slices returned by `rest` and `longest_line` may be used for as long as the text that
/// was read exists, even when the `Cues` or the list of cues they came from is gone."
#[test]
fn slices_live_as_long_as_the_file() {
    let file = FILM.replace("Oh.", "Ah.");
    let (first, rest, longest) = {
        let mut cues = Cues::new(&file);
        let first = cues.next().unwrap().lines[0];
        let rest = cues.rest();
        let list: Vec<Cue> = cues.collect();
        (first, rest, longest_line(&list, "-"))
    };
    assert_eq!((first, longest), ("Hello.", "Who is there?"));
    assert_eq!(Cues::new(rest).count(), 2);
}

/// "A block with a time that cannot be read is not a subtitle."
#[test]
fn unreadable_times_spoil_only_their_block() {
    let file = "1\n00:00:xx,000 --> 00:00:02,000\nLost.\n\n2\n00:00:01 --> 00:00:02,000\nLost.\n\n\
        3\n00:00:02,000 --> soon\nLost.\n\n4\n00:00:03,000 --> 00:00:04,000\nKept.\n";
    let kept: Vec<u32> = Cues::new(file).map(|c| c.number).collect();
    assert_eq!(kept, [4]);
}

/// "A block is a subtitle if it has a number, a time line whose two times are parted by ` --> ` and at least one line
/// of text, and if it does not end before it starts."
#[test]
fn other_blocks_are_skipped() {
    let file = "NOTE made by hand\n\n1\n00:00:01,000 - 00:00:02,000\nNo arrow.\n\nx\n\
        00:00:01,000 --> 00:00:02,000\nNo number.\n\n3\n00:00:01,000 --> 00:00:02,000\n\n\
        4\n00:00:05,000 --> 00:00:04,000\nBackwards.\n\n5\n00:00:06,000 --> 00:00:06,000\nBlink.\n";
    let kept: Vec<u32> = Cues::new(file).map(|c| c.number).collect();
    assert_eq!(kept, [5]);
}

/// "from its start up to, but not including, its end; of several such cues the one that started last"
#[test]
fn showing_prefers_the_latest_start() {
    let cues: Vec<Cue> = Cues::new(FILM).collect();
    assert_eq!(showing(&cues, 999), None);
    assert_eq!(showing(&cues, 1_000).unwrap().number, 1);
    assert_eq!(showing(&cues, 3_200).unwrap().number, 2);
    assert_eq!(showing(&cues, 3_605_250), None);
}

/// "`longest_line` gives the line with the most characters, of equally long ones the first."
#[test]
fn the_longest_line_is_measured_in_characters() {
    let file = "1\n00:00:01,000 --> 00:00:02,000\nääää\nabcdef\nghijkl\n";
    let cues: Vec<Cue> = Cues::new(file).collect();
    assert_eq!(longest_line(&cues, ""), "abcdef");
}

/// "It gives `none` only if there is no line at all."
#[test]
fn the_substitute_is_only_for_no_line() {
    let cues: Vec<Cue> = Cues::new(FILM).collect();
    assert_eq!(
        longest_line(&cues, "there was no line at all"),
        "Who is there?"
    );
    assert_eq!(longest_line(&[], "nothing"), "nothing");
}
