use karaoke_rounds::{Evening, Song};

fn evening(songs: &[(&str, &str, u32)]) -> Evening {
    let mut evening = Evening::new();
    for (singer, title, encores) in songs {
        evening.sign_up(Song::new(singer, title, *encores));
    }
    evening
}

fn titles(evening: &Evening) -> Vec<&str> {
    evening
        .waiting()
        .iter()
        .map(|song| song.title.as_str())
        .collect()
}

/// "each of them once and in the order in which they were waiting then. After that they no longer wait."
#[test]
fn a_round_sings_all_who_wait() {
    let mut evening = evening(&[
        ("Ada", "Yesterday", 0),
        ("Bo", "Jolene", 0),
        ("Ada", "Help", 0),
    ]);
    assert_eq!(titles(&evening), ["Yesterday", "Jolene", "Help"]);
    assert_eq!(evening.round(), 3);
    assert_eq!(
        evening.sung(),
        ["1. Ada: Yesterday", "1. Bo: Jolene", "1. Ada: Help"]
    );
    assert!(evening.waiting().is_empty());
}

/// "then the same song, with one encore less, is signed up for the next round"
#[test]
fn encores_wait_for_the_next_round() {
    let mut evening = evening(&[("Ada", "Yesterday", 2), ("Bo", "Jolene", 0)]);
    assert_eq!(evening.round(), 2);
    assert_eq!(evening.waiting(), [Song::new("Ada", "Yesterday", 1)]);
    assert_eq!(evening.sung(), ["1. Ada: Yesterday", "1. Bo: Jolene"]);
    assert_eq!(evening.round(), 1);
    assert_eq!(evening.waiting(), [Song::new("Ada", "Yesterday", 0)]);
    assert_eq!(evening.round(), 1);
    assert_eq!(evening.round(), 0);
    assert_eq!(
        evening.sung()[2..],
        ["2. Ada: Yesterday", "3. Ada: Yesterday"]
    );
}

/// "A song that is signed up waits behind all that wait for the same round already."
#[test]
fn new_songs_wait_behind_encores() {
    let mut evening = evening(&[
        ("Ada", "A", 1),
        ("Bo", "B", 3),
        ("Cy", "C", 0),
        ("Dee", "D", 1),
    ]);
    evening.round();
    evening.sign_up(Song::new("Eli", "E", 0));
    assert_eq!(titles(&evening), ["A", "B", "D", "E"]);
    assert_eq!(evening.round(), 4);
    assert_eq!(evening.waiting(), [Song::new("Bo", "B", 1)]);
}

/// "its singer's first song among those that wait for the next round, if there is one, then moves before all others that wait
/// for it"
#[test]
fn a_duet_moves_its_singer_forward() {
    let mut evening = evening(&[
        ("Ada", "A", 1),
        ("Bo", "B", 1),
        ("Ada", "a duet", 1),
        ("Bo", "C", 1),
        ("Bo", "duets", 0),
    ]);
    assert_eq!(evening.round(), 5);
    assert_eq!(titles(&evening), ["B", "A", "a duet", "C"]);
    assert_eq!(evening.round(), 4);
    assert_eq!(
        evening.sung()[5..],
        ["2. Bo: B", "2. Ada: A", "2. Ada: a duet", "2. Bo: C"]
    );
}

/// "In a round every song is sung that was waiting when the round began"
#[test]
fn a_duet_does_not_disturb_its_own_round() {
    let mut evening = evening(&[
        ("Ada", "B", 0),
        ("Ada", "duet", 0),
        ("Bo", "C", 0),
        ("Ada", "D", 0),
    ]);
    assert_eq!(evening.round(), 4);
    assert_eq!(
        evening.sung(),
        ["1. Ada: B", "1. Ada: duet", "1. Bo: C", "1. Ada: D"]
    );
    assert!(evening.waiting().is_empty());
}

/// "a round without songs counts as a round, too"
#[test]
fn silent_rounds_are_counted() {
    let mut evening = Evening::new();
    assert_eq!((evening.round(), evening.round()), (0, 0));
    evening.sign_up(Song::new("Ada", "Late", 0));
    assert_eq!(evening.round(), 1);
    assert_eq!(evening.sung(), ["3. Ada: Late"]);
}

/// "its singer's first song among those that wait for the next round, if there is one"
#[test]
fn the_duet_itself_may_come_first() {
    let mut evening = evening(&[("Ada", "A", 1), ("Bo", "my duet", 2), ("Cy", "C", 1)]);
    evening.round();
    assert_eq!(titles(&evening), ["my duet", "A", "C"]);
    evening.round();
    assert_eq!(evening.waiting(), [Song::new("Bo", "my duet", 0)]);
    evening.round();
    assert_eq!((evening.round(), evening.sung().len()), (0, 7));
}
