use foundry_watch::journal::{Journal, Ladle};
use foundry_watch::melt::{Bad, charge, last_word, pour, skim, tap};

fn ladle(degrees: u32) -> Ladle {
    Ladle {
        degrees,
        gross: 5_200,
        net: 5_050,
    }
}

fn lines(journal: &Journal) -> Vec<String> {
    journal.lines().clone()
}

fn parts(parts: &[(&str, u32)]) -> Result<Vec<(String, u32)>, Bad> {
    Ok(parts.iter().map(|(name, amount)| (name.to_string(), *amount)).collect())
}

/// "The journal has `pour begins`, then `poured at 1410`, or `too cold` when `degrees` of the watch is `None`, and then `pour
/// ends`."
#[test]
fn hot_metal_is_poured_under_watch() {
    let journal = Journal::default();
    assert_eq!(pour(&journal, &ladle(1410)), 1410);
    assert_eq!(lines(&journal), ["pour begins", "poured at 1410", "pour ends"]);
    assert_eq!(pour(&journal, &ladle(1300)), 1300);
}

/// "In both cases the watch ends last."
#[test]
fn cold_metal_is_noted_under_watch() {
    let journal = Journal::default();
    assert_eq!(pour(&journal, &ladle(1299)), 0);
    assert_eq!(lines(&journal), ["pour begins", "too cold", "pour ends"]);
}

/// "the watch on the slag begins first and is over first."
#[test]
fn the_slag_is_over_before_the_scale() {
    let journal = Journal::default();
    assert_eq!(skim(&journal, &ladle(1400)), 150);
    assert_eq!(
        lines(&journal),
        ["slag begins", "before 5200", "scale begins", "slag ends", "scale ends"]
    );
    assert_eq!(
        skim(
            &journal,
            &Ladle {
                degrees: 1,
                gross: 7,
                net: 7
            }
        ),
        0
    );
}

/// "parts divided by semicolons, each a word and a number, with white space between and around them as one likes."
#[test]
fn a_charge_is_read() {
    assert_eq!(
        charge("iron 300; coke 40; lime 5"),
        parts(&[("iron", 300), ("coke", 40), ("lime", 5)])
    );
    assert_eq!(charge("  iron\t300;coke   40 "), parts(&[("iron", 300), ("coke", 40)]));
    assert_eq!(charge("iron 4294967295"), parts(&[("iron", u32::MAX)]));
}

/// "A part with no word or no number is `Bad::Missing`, one whose number is not a `u32` is `Bad::Number`, and one with
/// anything after its number is `Bad::Rest`."
#[test]
fn bad_charges_are_refused() {
    assert_eq!(charge(""), Err(Bad::Missing));
    assert_eq!(charge("iron"), Err(Bad::Missing));
    assert_eq!(charge("iron 3;"), Err(Bad::Missing));
    assert_eq!(charge("iron much"), Err(Bad::Number));
    assert_eq!(charge("iron -3"), Err(Bad::Number));
    assert_eq!(charge("iron 3 kg"), Err(Bad::Rest));
    assert_eq!(charge("iron 3 4"), Err(Bad::Rest));
}

/// "What is wrong first in a part counts, and the first part with something wrong."
#[test]
fn the_first_fault_of_a_charge_counts() {
    assert_eq!(charge("iron much ado"), Err(Bad::Number));
    assert_eq!(charge("iron 3 4; coke"), Err(Bad::Rest));
    assert_eq!(charge("iron 3; coke; lime x"), Err(Bad::Missing));
}

/// "For each ladle that it looks at there is a watch, `look`: `look begins`, then `hot` or `cold`, then `look ends`."
#[test]
fn cold_ladles_are_passed_by() {
    let journal = Journal::default();
    assert_eq!(tap(&journal, &[ladle(1399), ladle(20)]), None);
    assert_eq!(
        lines(&journal),
        ["look begins", "cold", "look ends", "look begins", "cold", "look ends"]
    );
    assert_eq!(tap(&Journal::default(), &[]), None);
}

/// "The lines of `pour` stand between the `hot` and the `look ends` of its ladle."
#[test]
fn the_first_hot_ladle_is_tapped() {
    let journal = Journal::default();
    assert_eq!(tap(&journal, &[ladle(1310), ladle(1400), ladle(1500)]), Some(1400));
    assert_eq!(
        lines(&journal),
        [
            "look begins",
            "cold",
            "look ends",
            "look begins",
            "hot",
            "pour begins",
            "poured at 1400",
            "pour ends",
            "look ends"
        ]
    );
}

/// "is the last line of the journal, and writes `read` to it after it was read; an empty journal gives an empty text."
#[test]
fn the_last_word_is_read() {
    let journal = Journal::default();
    assert_eq!(last_word(&journal), "");
    assert_eq!(lines(&journal), ["read"]);
    journal.write("fire out");
    assert_eq!(last_word(&journal), "fire out");
    assert_eq!(last_word(&journal), "read");
    assert_eq!(lines(&journal), ["read", "fire out", "read", "read"]);
}
