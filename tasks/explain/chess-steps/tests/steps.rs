use chess_steps::{Notes, Square};

fn at(text: &str) -> Square {
    Square::read(text).unwrap()
}

fn step(from: &str, files: i8, ranks: i8) -> Option<String> {
    at(from).step(files, ranks).map(|square| square.to_string())
}

fn neighbours(text: &str) -> String {
    let squares: Vec<String> = at(text)
        .neighbours()
        .iter()
        .map(Square::to_string)
        .collect();
    squares.join(" ")
}

/// "behind the h-file and the eighth rank there is nothing, nor before the a-file and the first rank"
#[test]
fn the_board_ends_at_its_edges() {
    assert_eq!(step("h4", 1, 0), None);
    assert_eq!(step("a4", -1, 0), None);
    assert_eq!(step("d8", 0, 1), None);
    assert_eq!(step("d1", 0, -1), None);
    assert_eq!(step("g7", 1, 1).as_deref(), Some("h8"));
    assert_eq!(step("b2", -1, -1).as_deref(), Some("a1"));
    assert_eq!(step("h1", 1, 1), None);
    assert_eq!(step("a8", 1, 1), None);
}

/// "`step` gives the square that lies so many files to the right (to the left if negative) and so many ranks up (down if
/// negative)"
#[test]
fn long_steps_stay_on_the_board() {
    assert_eq!(step("a1", 7, 7).as_deref(), Some("h8"));
    assert_eq!(step("h8", -7, -6).as_deref(), Some("a2"));
    assert_eq!(step("b1", 1, 2).as_deref(), Some("c3"));
    assert_eq!(step("c5", 2, -4).as_deref(), Some("e1"));
    assert_eq!(step("e4", 0, 0).as_deref(), Some("e4"));
    assert_eq!(step("a1", 7, 0).as_deref(), Some("h1"));
}

/// "and `None` if no such square is on the board, however long the step is"
#[test]
fn very_long_steps_lead_nowhere() {
    for length in [8, 9, 16, 100, 120, 127, -8, -16, -100, -128] {
        assert_eq!(step("e4", length, 0), None, "{length}");
        assert_eq!(step("e4", 0, length), None, "{length}");
        assert_eq!(step("h8", length, length), None, "{length}");
    }
}

/// "a king has 8 neighbours in the middle of the board, 5 at an edge and 3 in a corner, and none of them twice"
#[test]
fn kings_in_corners_have_three_neighbours() {
    assert_eq!(neighbours("a1"), "a2 b1 b2");
    assert_eq!(neighbours("h8"), "g7 g8 h7");
    assert_eq!(neighbours("a8"), "a7 b7 b8");
    assert_eq!(neighbours("h1"), "g1 g2 h2");
}

/// "`neighbours` gives them file by file from the left, and on each file from below"
#[test]
fn neighbours_come_file_by_file() {
    assert_eq!(neighbours("e4"), "d3 d4 d5 e3 e5 f3 f4 f5");
    assert_eq!(neighbours("a4"), "a3 a5 b3 b4 b5");
    assert_eq!(neighbours("e8"), "d7 d8 e7 f7 f8");
}

/// "the greater of the differences of files and of ranks, in whichever direction they are. It is the same there and back."
#[test]
fn distances_are_the_same_there_and_back() {
    for (a, b, moves) in [
        ("a1", "h8", 7),
        ("a8", "h1", 7),
        ("e4", "e4", 0),
        ("c6", "d2", 4),
        ("g2", "b3", 5),
    ] {
        assert_eq!(at(a).distance(at(b)), moves);
        assert_eq!(at(b).distance(at(a)), moves);
    }
    let notes = Notes::new(at("f3"));
    assert!(notes.catches(at("b8"), 5));
    assert!(!notes.catches(at("a8"), 4));
}

/// "A square is never given in the place of another one."
#[test]
fn a_king_walks_along_the_edge() {
    let mut notes = Notes::new(at("g7"));
    assert!(notes.go(1, 1));
    assert!(!notes.go(1, 0));
    assert!(!notes.go(0, 1));
    assert!(!notes.go(-2, 0));
    assert!(notes.go(-1, 0));
    assert!(!notes.go(0, 0));
    assert!(notes.go(-1, -1));
    assert_eq!(notes.text(), "Kh8 Kg8 Kf7");
}

/// "`read` reads a square from a small letter from `a` to `h` and a digit from `1` to `8`, and gives `None` for any other
/// text."
#[test]
fn squares_are_read_and_written() {
    for text in ["a1", "h8", "d5", "a8", "h1"] {
        assert_eq!(at(text).to_string(), text);
    }
    for text in ["", "e", "e44", "i4", "e9", "e0", "E4", "`4", "e4 "] {
        assert_eq!(Square::read(text), None);
    }
}
