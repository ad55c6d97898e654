use flag_hoists::{hoist, read, spell, Flag, Misread};

fn said(names: &str) -> Result<String, Misread> {
    spell(&read(names).expect("names of flags"))
}

/// "A letter flag is called by its capital letter from `A` to `Z`, a numeral flag `p` and its digit from 0 to 9, a
/// repeater `r` and its number from 1 to 3."
#[test]
fn names_of_flags_are_read() {
    let flags = [
        Flag::Letter('A'),
        Flag::Letter('Z'),
        Flag::Numeral(0),
        Flag::Numeral(9),
        Flag::Repeater(1),
        Flag::Repeater(3),
    ];
    assert_eq!(read("A Z p0  p9 r1 r3"), Ok(flags.to_vec()));
    assert_eq!(read(""), Ok(vec![]));
}

/// "Any other name is `Misread::Unknown` with the place of the flag; the topmost flag has the place 0."
#[test]
fn other_names_are_unknown() {
    for name in [
        "a", "AB", "p", "p10", "px", "r0", "r4", "q1", "7", "p\u{664}", "é",
    ] {
        assert_eq!(
            read(&format!("B p1 {name} A")),
            Err(Misread::Unknown(2)),
            "{name}"
        );
    }
    assert_eq!(read("x y"), Err(Misread::Unknown(0)));
}

/// "a letter flag says its letter, a numeral flag its digit"
#[test]
fn letters_and_numerals_are_said() {
    assert_eq!(said("N p0 Z p9 A"), Ok("N0Z9A".to_string()));
    assert_eq!(spell(&[]), Ok(String::new()));
}

/// "A repeater with the number n says what the n-th flag from the top says, whatever kind of flag that is."
#[test]
fn repeaters_say_it_again() {
    assert_eq!(said("B p4 r1 r2"), Ok("B4B4".to_string()));
    assert_eq!(said("A r1 r2 r3"), Ok("AAAA".to_string()));
    assert_eq!(
        spell(&[
            Flag::Letter('A'),
            Flag::Letter('B'),
            Flag::Letter('C'),
            Flag::Letter('D'),
            Flag::Repeater(4)
        ]),
        Ok("ABCDD".to_string())
    );
}

/// "That flag must hang above the repeater; otherwise the hoist is `Misread::RepeatsNothing` with the place of the
/// repeater."
#[test]
fn repeaters_with_nothing_above() {
    assert_eq!(said("r1"), Err(Misread::RepeatsNothing(0)));
    assert_eq!(said("A r2 B C"), Err(Misread::RepeatsNothing(1)));
    assert_eq!(said("A B r3"), Err(Misread::RepeatsNothing(2)));
    assert_eq!(
        spell(&[Flag::Letter('A'), Flag::Repeater(0)]),
        Err(Misread::RepeatsNothing(1))
    );
    assert_eq!(
        spell(&[Flag::Repeater(255)]),
        Err(Misread::RepeatsNothing(0))
    );
}

/// "In `spell`, a `Numeral` above 9 and a `Letter` outside of `A` to `Z` are `Misread::Unknown` with their place."
#[test]
fn flags_that_no_locker_has() {
    for flag in [
        Flag::Numeral(10),
        Flag::Numeral(255),
        Flag::Letter('a'),
        Flag::Letter('@'),
        Flag::Letter('['),
    ] {
        assert_eq!(
            spell(&[Flag::Numeral(9), flag]),
            Err(Misread::Unknown(1)),
            "{flag:?}"
        );
    }
}

/// "If several flags are wrong, the topmost of them is reported."
#[test]
fn the_topmost_wrong_flag() {
    let flags = [Flag::Letter('A'), Flag::Repeater(2), Flag::Numeral(10)];
    assert_eq!(spell(&flags), Err(Misread::RepeatsNothing(1)));
    assert_eq!(
        spell(&[flags[0], flags[2], flags[1]]),
        Err(Misread::Unknown(1))
    );
}

/// "Each sign is said by its own flag where that one still lies in the locker"
#[test]
fn a_hoist_of_single_flags() {
    assert_eq!(hoist("K7"), Some(vec![Flag::Letter('K'), Flag::Numeral(7)]));
    assert_eq!(hoist(""), Some(vec![]));
    assert_eq!(
        hoist("AZ09")
            .and_then(|flags| spell(&flags).ok())
            .as_deref(),
        Some("AZ09")
    );
}

/// "otherwise by the repeater with the lowest number that still lies in the locker and says the sign there"
#[test]
fn a_hoist_with_repeaters() {
    let names = |text: &str| hoist(text).map(|flags| flags == read("A r1 r2 r3").unwrap());
    assert_eq!(names("AAAA"), Some(true));
    let mixed = [
        Flag::Letter('B'),
        Flag::Numeral(4),
        Flag::Repeater(2),
        Flag::Repeater(1),
        Flag::Repeater(3),
    ];
    assert_eq!(hoist("B44B4"), Some(mixed.to_vec()));
}

/// "If there is none, or if the text has any other character, there is no such hoist."
#[test]
fn hoists_that_cannot_be_said() {
    for text in ["AAAAA", "ABCDD", "ABAA1AB", "a", "A B", "É", "ABCC3D3"] {
        assert_eq!(hoist(text), None, "{text}");
    }
    assert!(hoist("ABCCBA").is_some());
}
