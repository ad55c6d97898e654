use music_box_drum::{effect, play, End, Fault, Note, Op, Tune};
use Op::{
    Add, Call, Chord, Copy, Divide, Drop, Equal, Halt, Jump, JumpIfZero, Less, Load, Multiply, Not,
    Pluck, Push, Remainder, Rest, Return, Shift, Store, Subtract, Swap, Wait,
};

fn tune(notes: &[(u64, u8)], end: End) -> Tune {
    let notes = notes
        .iter()
        .map(|&(tick, tooth)| Note { tick, tooth })
        .collect();
    Tune { notes, end }
}

fn end(drum: &[Op]) -> End {
    play(drum, 1000).end
}

/// The value that an operation leaves, told by how long the music box waits for it and 100 ticks more.
fn value(a: i32, b: i32, op: Op) -> Result<i64, Fault> {
    let played = play(&[Push(a), Push(b), op, Push(100), Add, Wait, Pluck(0)], 100);
    match played.end {
        End::Finished => Ok(played.notes[0].tick as i64 - 100),
        End::Faulted(2, fault) => Err(fault),
        other => panic!("{other:?}"),
    }
}

/// "`effect` gives how many values an instruction takes from the stack and how many it leaves there."
#[test]
fn drum_effects() {
    let effects = [
        (Copy, (1, 2)),
        (Swap, (2, 2)),
        (Push(7), (0, 1)),
        (Load(9), (0, 1)),
        (Add, (2, 1)),
        (Subtract, (2, 1)),
        (Multiply, (2, 1)),
        (Divide, (2, 1)),
        (Remainder, (2, 1)),
        (Less, (2, 1)),
        (Equal, (2, 1)),
        (Not, (1, 1)),
        (Drop, (1, 0)),
        (Store(1), (1, 0)),
        (JumpIfZero(0), (1, 0)),
        (Wait, (1, 0)),
        (Chord(0), (0, 0)),
        (Chord(5), (5, 0)),
        (Jump(3), (0, 0)),
        (Call(3), (0, 0)),
        (Return, (0, 0)),
        (Pluck(3), (0, 0)),
        (Rest(3), (0, 0)),
        (Shift(3), (0, 0)),
        (Halt, (0, 0)),
    ];
    for (op, expected) in effects {
        assert_eq!(effect(op), expected, "{op:?}");
    }
}

/// "When `limit` instructions have been carried out and the tune has not come to its end, it is `Stopped`."
#[test]
fn drum_ends() {
    let drum = [Pluck(1), Jump(3), Pluck(2), Pluck(3)];
    assert_eq!(play(&drum, 3), tune(&[(0, 1), (0, 3)], End::Finished));
    assert_eq!(play(&drum, 2), tune(&[(0, 1)], End::Stopped));
    assert_eq!(play(&drum, 0), tune(&[], End::Stopped));
    assert_eq!(play(&[], 0), tune(&[], End::Finished));
    assert_eq!(
        play(&[Pluck(4), Halt, Pluck(5)], 2),
        tune(&[(0, 4)], End::Halted)
    );
    assert_eq!(play(&[Jump(2), Pluck(0)], 9), tune(&[], End::Finished));
    assert_eq!(play(&[Return, Pluck(0)], 9), tune(&[], End::Finished));
    assert_eq!(play(&[Jump(0)], 50), tune(&[], End::Stopped));
}

/// "`StackEmpty`: it takes more values than there are."
#[test]
fn drum_needs_its_values() {
    for op in [Drop, Copy, Not, Store(9), JumpIfZero(90), Wait, Chord(1)] {
        assert_eq!(end(&[op]), End::Faulted(0, Fault::StackEmpty), "{op:?}");
    }
    for op in [
        Swap,
        Add,
        Subtract,
        Multiply,
        Divide,
        Remainder,
        Less,
        Equal,
        Chord(2),
    ] {
        assert_eq!(
            end(&[Push(0), op]),
            End::Faulted(1, Fault::StackEmpty),
            "{op:?}"
        );
    }
    assert_eq!(
        play(&[Push(3), Push(4), Chord(3)], 9),
        tune(&[], End::Faulted(2, Fault::StackEmpty))
    );
}

/// "`StackFull`: it would leave more than 8 values on the stack, those beneath included."
#[test]
fn drum_has_room_for_eight() {
    let mut drum = vec![Push(1); 8];
    assert_eq!(end(&drum), End::Finished);
    for op in [Push(2), Copy, Load(9)] {
        drum.truncate(8);
        drum.push(op);
        assert_eq!(end(&drum), End::Faulted(8, Fault::StackFull), "{op:?}");
    }
    for op in [Swap, Add, Not] {
        drum.truncate(8);
        drum.push(op);
        assert_eq!(end(&drum), End::Finished, "{op:?}");
    }
}

/// "In an operation of two values the lower one is the left operand."
#[test]
fn drum_counts() {
    assert_eq!(value(40, 2, Add), Ok(42));
    assert_eq!(value(40, 2, Subtract), Ok(38));
    assert_eq!(value(2, 40, Subtract), Ok(-38));
    assert_eq!(value(6, -7, Multiply), Ok(-42));
    assert_eq!(
        [value(1, 2, Less), value(2, 2, Less), value(2, 1, Less)],
        [Ok(1), Ok(0), Ok(0)]
    );
    assert_eq!([value(1, 2, Equal), value(2, 2, Equal)], [Ok(0), Ok(1)]);
    assert_eq!([value(5, 0, Not), value(5, -3, Not)], [Ok(1), Ok(0)]);
    assert_eq!(
        play(&[Push(3), Push(4), Swap, Chord(2)], 9).notes,
        tune(&[(0, 4), (0, 3)], End::Halted).notes
    );
    assert_eq!(
        play(&[Push(3), Copy, Chord(2)], 9),
        tune(&[(0, 3), (0, 3)], End::Finished)
    );
    assert_eq!(
        play(&[Push(3), Push(4), Drop, Chord(1)], 9),
        tune(&[(0, 3)], End::Finished)
    );
}

/// "`Divide` rounds down, towards negative infinity, and `Remainder` is what such a division leaves over: it is 0 or has
/// the sign of the divisor."
#[test]
fn drum_divides_downwards() {
    let cases = [
        (7, 2, 3, 1),
        (-7, 2, -4, 1),
        (7, -2, -4, -1),
        (-7, -2, 3, -1),
        (6, -2, -3, 0),
        (-6, 2, -3, 0),
        (0, 5, 0, 0),
        (1, -5, -1, -4),
    ];
    for (a, b, quotient, rest) in cases {
        assert_eq!(value(a, b, Divide), Ok(quotient), "{a} / {b}");
        assert_eq!(value(a, b, Remainder), Ok(rest), "{a} % {b}");
    }
    assert_eq!(value(i32::MIN, -1, Remainder), Ok(0));
}

/// "Sums, differences, products and quotients that an `i32` cannot hold are `Overflow`. A divisor of 0 is `DividedByZero`, for
/// `Remainder` too."
#[test]
fn drum_cannot_count_further() {
    let (min, max) = (i32::MIN, i32::MAX);
    for (a, b, op) in [
        (max, 1, Add),
        (min, 1, Subtract),
        (65_536, 32_768, Multiply),
        (min, -1, Divide),
    ] {
        assert_eq!(value(a, b, op), Err(Fault::Overflow), "{op:?}");
    }
    for op in [Divide, Remainder] {
        assert_eq!(value(3, 0, op), Err(Fault::DividedByZero));
        assert_eq!(value(0, 0, op), Err(Fault::DividedByZero));
    }
}

/// "`Load` and `Store` of another one are `NoRegister` with its number."
#[test]
fn drum_registers() {
    let drum = [
        Push(5),
        Store(0),
        Push(9),
        Store(3),
        Load(3),
        Load(0),
        Load(1),
        Chord(3),
    ];
    assert_eq!(
        play(&drum, 99),
        tune(&[(0, 9), (0, 5), (0, 0)], End::Finished)
    );
    assert_eq!(end(&[Load(4)]), End::Faulted(0, Fault::NoRegister(4)));
    assert_eq!(
        end(&[Push(1), Store(255)]),
        End::Faulted(1, Fault::NoRegister(255))
    );
}

/// "`JumpIfZero` jumps if the value is 0, and only then its target matters."
#[test]
fn drum_jumps() {
    let jump = |value, to| play(&[Push(value), JumpIfZero(to), Pluck(1), Pluck(2)], 99);
    assert_eq!(jump(0, 3), tune(&[(0, 2)], End::Finished));
    assert_eq!(jump(0, 4), tune(&[], End::Finished));
    assert_eq!(jump(0, 5), tune(&[], End::Faulted(1, Fault::BadTarget(5))));
    for value in [1, -1] {
        assert_eq!(jump(value, 99), tune(&[(0, 1), (0, 2)], End::Finished));
    }
    assert_eq!(end(&[Jump(2)]), End::Faulted(0, Fault::BadTarget(2)));
    assert_eq!(end(&[Call(7)]), End::Faulted(0, Fault::BadTarget(7)));
}

/// "At most 3 calls may be open at a time: another `Call` is `BadTarget` if its target is bad, and otherwise `TooDeep`."
#[test]
fn drum_calls() {
    let nested = [
        Call(2),
        Halt,
        Pluck(1),
        Call(5),
        Return,
        Pluck(2),
        Call(8),
        Return,
        Pluck(3),
        Return,
    ];
    assert_eq!(
        play(&nested, 99),
        tune(&[(0, 1), (0, 2), (0, 3)], End::Halted)
    );
    assert_eq!(
        play(&[Pluck(6), Call(0)], 99),
        tune(&[(0, 6); 4], End::Faulted(1, Fault::TooDeep))
    );
    let bad = [Call(1), Call(2), Call(3), Call(9)];
    assert_eq!(end(&bad), End::Faulted(3, Fault::BadTarget(9)));
    let twice = [
        Call(4),
        Call(4),
        Call(4),
        Jump(6),
        Pluck(7),
        Return,
        Call(4),
        Call(4),
    ];
    assert_eq!(play(&twice, 99), tune(&[(0, 7); 5], End::Finished));
}

/// "`Pluck(t)` plucks the tooth `t` plus the shift at the current tick."
#[test]
fn drum_plucks_shifted_teeth() {
    let drum = [
        Pluck(0),
        Pluck(17),
        Shift(-5),
        Pluck(5),
        Shift(2),
        Pluck(20),
        Push(3),
        Push(19),
        Chord(2),
    ];
    let notes = [(0, 0), (0, 17), (0, 0), (0, 17), (0, 0), (0, 16)];
    assert_eq!(play(&drum, 99), tune(&notes, End::Finished));
    assert_eq!(end(&[Pluck(18)]), End::Faulted(0, Fault::NoTooth(18)));
    assert_eq!(end(&[Pluck(-1)]), End::Faulted(0, Fault::NoTooth(-1)));
    assert_eq!(
        end(&[Shift(9), Pluck(9)]),
        End::Faulted(1, Fault::NoTooth(18))
    );
}

/// "if any of them cannot be plucked, none is, and the fault is that of the first such."
#[test]
fn drum_chords_sound_whole_or_not_at_all() {
    let drum = [Pluck(1), Push(2), Push(30), Push(-3), Chord(3)];
    assert_eq!(
        play(&drum, 99),
        tune(&[(0, 1)], End::Faulted(4, Fault::NoTooth(30)))
    );
    assert_eq!(
        end(&[Shift(1), Push(i32::MAX), Chord(1)]),
        End::Faulted(2, Fault::Overflow)
    );
    assert_eq!(
        end(&[Shift(-1), Push(i32::MIN), Chord(1)]),
        End::Faulted(2, Fault::Overflow)
    );
    assert_eq!(
        end(&[Push(i32::MAX), Chord(1)]),
        End::Faulted(1, Fault::NoTooth(i32::MAX))
    );
}

/// "`Rest(n)` lets `n` ticks pass, `Wait` as many as the value that it takes; a value below 0 is `NegativeRest` with that
/// value."
#[test]
fn drum_rests() {
    let drum = [
        Pluck(1),
        Rest(40),
        Pluck(2),
        Push(0),
        Wait,
        Pluck(3),
        Push(2),
        Wait,
        Pluck(4),
        Push(-2),
        Wait,
    ];
    let notes = [(0, 1), (40, 2), (40, 3), (42, 4)];
    assert_eq!(
        play(&drum, 99),
        tune(&notes, End::Faulted(10, Fault::NegativeRest(-2)))
    );
    let long = [Push(i32::MAX), Copy, Copy, Wait, Wait, Wait, Pluck(0)];
    assert_eq!(
        play(&long, 99),
        tune(&[(3 * i32::MAX as u64, 0)], End::Finished)
    );
}
