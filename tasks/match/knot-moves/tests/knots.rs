use knot_moves::{knot, parse, tidy, Knot, Move, Part, Side, Trouble, What};
use Move::{Bight, Dress, Haul, Over, Through, Tuck, Under};
use Part::{End, Spar, Standing};
use What::{Missing, NoLoop, NoSuchLoop, NotALoop, NothingToRepeat, Unexpected};

fn moves(text: &str) -> Result<Vec<Move>, Trouble> {
    let words: Vec<&str> = text.split_whitespace().collect();
    parse(&words)
}

fn bad(text: &str, word: usize, what: What) {
    assert_eq!(moves(text), Err(Trouble { word, what }), "{text}");
}

fn left() -> Move {
    Move::Loop {
        side: Side::Left,
        overhand: true,
    }
}

fn a_loop(side: Side, overhand: bool) -> Move {
    Move::Loop { side, overhand }
}

fn round(part: Part, times: u32) -> Move {
    Move::Round { part, times }
}

/// "`make a left overhand loop`; it may be `right` instead, and `underhand`."
#[test]
fn knot_words_make_loops() {
    let text = "make a left overhand loop make a right underhand loop make a bight dress";
    assert_eq!(
        moves(text),
        Ok(vec![left(), a_loop(Side::Right, false), Bight, Dress])
    );
    assert_eq!(
        moves("make a left underhand loop"),
        Ok(vec![a_loop(Side::Left, false)])
    );
    assert_eq!(
        moves("make a right overhand loop"),
        Ok(vec![a_loop(Side::Right, true)])
    );
    assert_eq!(moves(""), Ok(vec![]));
}

/// "The word `go` or `pass` may stand before them. The part that something goes through must be a loop."
#[test]
fn knot_words_pass_parts() {
    let text = "go over the spar under standing part pass under the end over the standing part";
    assert_eq!(
        moves(text),
        Ok(vec![
            Over(Spar),
            Under(Standing),
            Under(End),
            Over(Standing)
        ])
    );
    let text = "make a left overhand loop pass through the loop go round loop";
    assert_eq!(
        moves(text),
        Ok(vec![left(), Through(1), round(Part::Loop(1), 1)])
    );
    bad("over the spar through the end", 4, NotALoop);
    bad("go through standing part", 2, NotALoop);
    bad("pass tuck", 1, Unexpected);
}

/// "`haul PART`, and any number of further parts, each after an `and`"
#[test]
fn knot_words_haul() {
    assert_eq!(
        moves("haul end haul the spar and end and the standing part"),
        Ok(vec![Haul(vec![End]), Haul(vec![Spar, End, Standing])])
    );
    bad("haul end and", 3, Missing);
    bad("haul end and tuck", 3, Unexpected);
    bad("over end and spar", 2, Unexpected);
}

/// "A *COUNT* is `once`, `twice`, `thrice`, or a number from 1 to 9 followed by `times`. It may be missing, which means once."
#[test]
fn knot_words_count() {
    let text = "tuck tuck once tuck twice tuck thrice tuck 1 times tuck 9 times round spar 4 times";
    assert_eq!(
        moves(text),
        Ok(vec![
            Tuck(1),
            Tuck(1),
            Tuck(2),
            Tuck(3),
            Tuck(1),
            Tuck(9),
            round(Spar, 4)
        ])
    );
    bad("tuck 10 times", 1, Unexpected);
    bad("round the spar 0 times", 3, Unexpected);
    bad("tuck 99999999999999999999999 times", 1, Unexpected);
    bad("tuck 3", 2, Missing);
    bad("tuck 3 dress", 2, Unexpected);
    bad("tuck 3x times", 1, Unexpected);
    bad("tuck twice times", 2, Unexpected);
    bad("over spar twice", 2, Unexpected);
}

/// "but a number that is followed by `times` never belongs to the `loop`. Without a number it is the loop that was made last."
#[test]
fn knot_words_number_loops() {
    let two = "make a left overhand loop make a left overhand loop ";
    let after = |text: &str| moves(&format!("{two}{text}")).map(|moves| moves[2..].to_vec());
    assert_eq!(
        after("over loop over loop 1 over the loop 2"),
        Ok(vec![
            Over(Part::Loop(2)),
            Over(Part::Loop(1)),
            Over(Part::Loop(2))
        ])
    );
    assert_eq!(
        after("round loop 1 times"),
        Ok(vec![round(Part::Loop(2), 1)])
    );
    assert_eq!(
        after("round loop 1 3 times"),
        Ok(vec![round(Part::Loop(1), 3)])
    );
    assert_eq!(
        after("round loop 1 twice round loop 7 times"),
        Ok(vec![round(Part::Loop(1), 2), round(Part::Loop(2), 7)])
    );
    bad(&format!("{two}over loop 2 times"), 12, Unexpected);
    bad(&format!("{two}through the loop 3"), 11, NoSuchLoop);
    bad(&format!("{two}through loop 0"), 11, NoSuchLoop);
    bad(
        &format!("{two}through loop 99999999999999999999999"),
        11,
        NoSuchLoop,
    );
}

/// "All three are at the first word of the part, be it `the` or not."
#[test]
fn knot_words_without_loops() {
    bad("round the loop", 1, NoLoop);
    bad("go through loop", 2, NoLoop);
    bad("round loop 2 times", 1, NoLoop);
    bad("haul end and the loop 1", 3, NoSuchLoop);
    bad("through the spar", 1, NotALoop);
}

/// "repeats the move before it, as it was, so many times more. A repeated `Loop` makes another loop each time."
#[test]
fn knot_words_repeat() {
    let text = "make a left overhand loop again twice over the loop again then make a left overhand loop again under loop 5";
    let expected = vec![
        left(),
        left(),
        left(),
        Over(Part::Loop(3)),
        Over(Part::Loop(3)),
        left(),
        left(),
        Under(Part::Loop(5)),
    ];
    assert_eq!(moves(text), Ok(expected));
    assert_eq!(
        moves("tuck twice again 3 times again"),
        Ok(vec![Tuck(2); 5])
    );
    bad("again", 0, NothingToRepeat);
    bad("again 0 times", 0, NothingToRepeat);
    bad("tuck again 0 times", 2, Unexpected);
}

/// "One `then` may stand between two moves."
#[test]
fn knot_words_then() {
    assert_eq!(
        moves("dress then tuck then again then dress"),
        Ok(vec![Dress, Tuck(1), Tuck(1), Dress])
    );
    bad("then dress", 0, Unexpected);
    bad("dress then", 2, Missing);
    bad("dress then then dress", 2, Unexpected);
}

/// "Where a word must follow but there are no more, it is `Missing`, at the number of words."
#[test]
fn knot_words_missing() {
    for text in [
        "make",
        "make a",
        "make a left",
        "make a left overhand",
        "go",
        "over",
        "over the",
        "over standing",
        "haul",
        "round the",
        "tuck 2",
    ] {
        bad(text, text.split(' ').count(), Missing);
        let more = format!("{text} bend");
        bad(&more, text.split(' ').count(), Unexpected);
    }
    bad("make the bight", 1, Unexpected);
    bad("make a overhand loop", 2, Unexpected);
    bad("over the the spar", 2, Unexpected);
    bad("dress part", 1, Unexpected);
}

/// "As long as two neighbouring moves fit one of these rules, the leftmost such pair is replaced by one move:"
#[test]
fn knot_tidying() {
    let round_and_round = vec![
        round(Spar, 2),
        Over(Spar),
        Under(Spar),
        Under(Spar),
        Over(Spar),
        round(End, 1),
        round(End, 3),
    ];
    assert_eq!(tidy(round_and_round), [round(Spar, 4), round(End, 4)]);
    assert_eq!(
        tidy(vec![Over(Spar), Under(End), Over(Spar), Over(Spar)]),
        [Over(Spar), Under(End), Over(Spar), Over(Spar)]
    );
    assert_eq!(
        tidy(vec![Over(Spar), Under(Spar), Over(Spar)]),
        [round(Spar, 1), Over(Spar)]
    );
    assert_eq!(
        tidy(vec![Under(Spar), Over(End), Under(End), Over(Spar)]),
        [Under(Spar), round(End, 1), Over(Spar)]
    );
    assert_eq!(
        tidy(vec![
            Tuck(1),
            Tuck(2),
            Tuck(4),
            Dress,
            Dress,
            Tuck(4),
            Dress
        ]),
        [Tuck(7), Dress, Tuck(4), Dress]
    );
    assert_eq!(tidy(vec![]), []);
    assert_eq!(
        tidy(vec![left(), left(), Through(1), Through(1)]),
        [left(), left(), Through(1), Through(1)]
    );
}

/// "`Haul` of the first one's parts and then those of the second that the first one does not have."
#[test]
fn knot_tidying_hauls() {
    let hauls = vec![
        Haul(vec![Spar, End]),
        Haul(vec![Standing, End]),
        Haul(vec![Part::Loop(1), Spar]),
    ];
    assert_eq!(
        tidy(hauls),
        [Haul(vec![Spar, End, Standing, Part::Loop(1)])]
    );
    assert_eq!(
        tidy(vec![
            Bight,
            Bight,
            Haul(vec![End]),
            Bight,
            Dress,
            Haul(vec![End])
        ]),
        [Haul(vec![End]), Bight, Dress, Haul(vec![End])]
    );
    assert_eq!(
        tidy(vec![Haul(vec![End]), Bight, Haul(vec![Spar])]),
        [Haul(vec![End, Spar])]
    );
}

/// "`Bowline`: an overhand `Loop`, `Through` 1, `Round` the standing part once, `Through` 1"
#[test]
fn knot_names() {
    let under = a_loop(Side::Right, false);
    let tail = [Through(1), round(Standing, 1), Through(1)];
    let loop_and =
        |first: &Move, rest: &[Move]| knot(&[std::slice::from_ref(first), rest].concat());
    for first in [left(), under.clone()] {
        assert_eq!(loop_and(&first, &tail[..1]), Some(Knot::Overhand));
        assert_eq!(loop_and(&first, &tail[1..]), Some(Knot::FigureEight));
        assert_eq!(loop_and(&first, &[Through(2)]), None);
        assert_eq!(loop_and(&first, &[round(Standing, 2), Through(1)]), None);
        assert_eq!(loop_and(&first, &[round(Spar, 1), Through(1)]), None);
        assert_eq!(loop_and(&first, &[round(Standing, 1), Through(2)]), None);
    }
    assert_eq!(loop_and(&left(), &tail), Some(Knot::Bowline));
    assert_eq!(loop_and(&under, &tail), None);
    assert_eq!(
        loop_and(&left(), &[Through(1), round(Standing, 2), Through(1)]),
        None
    );
    assert_eq!(
        loop_and(&left(), &[Through(1), round(Standing, 1), Through(2)]),
        None
    );
    assert_eq!(loop_and(&left(), &[Through(1), Tuck(1)]), None);
    assert_eq!([knot(&[]), knot(&[left()]), knot(&[Bight])], [None; 3]);
}

/// "Moves that are `Dress` do not count, and then a `Haul` at the end does not count either (only one)."
#[test]
fn knot_names_without_the_finish() {
    let haul = Haul(vec![End]);
    assert_eq!(
        knot(&[Dress, left(), Dress, Through(1), haul.clone(), Dress]),
        Some(Knot::Overhand)
    );
    assert_eq!(
        knot(&[left(), Through(1), haul.clone(), haul.clone()]),
        None
    );
    assert_eq!(knot(&[haul.clone(), left(), Through(1)]), None);
    assert_eq!(knot(&[haul]), None);
}

/// "`CloveHitch`: two loops, both overhand or both underhand, one to the left and one to the right, and `Over` the spar"
#[test]
fn knot_names_hitches() {
    let hitch = |a, x, b, y, part| knot(&[a_loop(a, x), a_loop(b, y), Over(part)]);
    assert_eq!(
        hitch(Side::Left, true, Side::Right, true, Spar),
        Some(Knot::CloveHitch)
    );
    assert_eq!(
        hitch(Side::Right, false, Side::Left, false, Spar),
        Some(Knot::CloveHitch)
    );
    assert_eq!(hitch(Side::Left, true, Side::Left, true, Spar), None);
    assert_eq!(hitch(Side::Left, true, Side::Right, false, Spar), None);
    assert_eq!(hitch(Side::Left, true, Side::Right, true, End), None);
    let turn = |times, hitches: &[Move]| knot(&[&[round(Spar, times)], hitches].concat());
    let pair = [round(Standing, 1), Tuck(1)];
    for times in [2, 3] {
        assert_eq!(turn(times, &pair), Some(Knot::RoundTurn(1)));
        assert_eq!(
            turn(times, &[&pair[..], &pair, &pair].concat()),
            Some(Knot::RoundTurn(3))
        );
    }
    assert_eq!(turn(1, &pair), None);
    assert_eq!(turn(2, &[]), None);
    assert_eq!(turn(2, &pair[..1]), None);
    assert_eq!(
        turn(
            2,
            &[round(Standing, 1), Tuck(1), round(Standing, 1), Tuck(2)]
        ),
        None
    );
    assert_eq!(turn(2, &[round(Standing, 2), Tuck(1)]), None);
    assert_eq!(turn(2, &[round(End, 1), Tuck(1)]), None);
    assert_eq!(
        knot(&[round(End, 2), pair[0].clone(), pair[1].clone()]),
        None
    );
}
