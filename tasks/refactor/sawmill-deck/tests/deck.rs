use sawmill_deck::{Deck, Timber};

/// A log with a mark of its own, which cannot be copied.
#[derive(Debug)]
struct Trunk {
    species: &'static str,
    length: u32,
    mark: String,
}

impl Timber for Trunk {
    fn species(&self) -> &str {
        self.species
    }

    fn length(&self) -> u32 {
        self.length
    }

    fn crosscut(self, at: u32) -> (Self, Self) {
        let rest = Trunk { length: self.length - at, mark: format!("{}'", self.mark), ..self };
        (Trunk { length: at, ..self }, rest)
    }
}

/// Logs from words such as `o500a`: species, length, mark.
fn trunks(words: &str) -> Vec<Trunk> {
    let trunk = |word: &str| Trunk {
        species: if word.starts_with('o') { "oak" } else { "pine" },
        length: word[1..word.len() - 1].parse().unwrap(),
        mark: word[word.len() - 1..].to_string(),
    };
    words.split(' ').map(trunk).collect()
}

fn deck(words: &str) -> Deck<Trunk> {
    let mut deck = Deck::new(8);
    assert!(deck.receive(trunks(words)).is_ok());
    deck
}

fn marks<'a>(logs: impl IntoIterator<Item = &'a Trunk>) -> String {
    logs.into_iter().map(|log| log.mark.as_str()).collect::<Vec<&str>>().join(" ")
}

fn loads(deck: Deck<Trunk>, capacity: u32) -> Vec<String> {
    deck.load(capacity).iter().map(marks).collect()
}

/// "A delivery that does not find room as a whole comes back as it was, in the same order, and the deck stays as it is."
#[test]
fn a_delivery_is_taken_as_a_whole() {
    let mut deck = Deck::new(3);
    assert!(deck.is_empty());
    assert!(deck.receive(trunks("o500a p300b")).is_ok());
    let refused = deck.receive(trunks("o400c p200d")).unwrap_err();
    assert_eq!(marks(&refused), "c d");
    assert_eq!((deck.len(), deck.is_empty(), marks(deck.by_length())), (2, false, "a b".to_string()));
    assert!(deck.receive(refused.into_iter().skip(1).collect()).is_ok());
    assert_eq!(deck.len(), 3);
    assert!(deck.receive(Vec::new()).is_ok());
    assert_eq!(deck.receive(trunks("o1x")).map_err(|back| back.len()), Err(1));
}

/// "lends the logs of a species, none for a species that is not there."
#[test]
fn logs_of_a_species_are_lent() {
    let deck = deck("o500a p300b o100c o500d");
    let oaks: &[Trunk] = deck.logs("oak");
    let pines = deck.logs("pine");
    assert_eq!(
        (marks(oaks), marks(pines), deck.logs("larch").len()),
        ("a c d".to_string(), "b".to_string(), 0)
    );
    assert!(std::ptr::eq(&deck.logs("oak")[1], &oaks[1]));
}

/// "takes out the longest log of a species, of several equally long ones the one that came first."
#[test]
fn the_longest_log_is_taken_out() {
    let mut deck = deck("o100a o500b p900c o300d o500e o200f");
    let mut take = |species: &str| deck.take_longest(species).map(|log| log.mark);
    assert_eq!((take("oak"), take("larch")), (Some("b".to_string()), None));
    assert_eq!(marks(deck.logs("oak")), "a d e f");
    assert_eq!(deck.take_longest("oak").map(|log| log.mark), Some("e".to_string()));
    assert_eq!((marks(deck.logs("oak")), deck.len()), ("a d f".to_string(), 4));
    assert!(deck.take_longest("pine").is_some());
    assert!(deck.take_longest("pine").is_none());
}

/// "A species whose last log was taken out has no stack any more: when it comes again, its stack is the last one."
#[test]
fn a_stack_that_was_emptied_starts_anew() {
    let mut taken = deck("o100a p200b");
    taken.take_longest("oak");
    taken.receive(trunks("o300c p400d")).unwrap();
    assert_eq!(loads(taken, 10_000), ["b d c"]);
    let mut swept = deck("o100a p200b");
    swept.sweep(150);
    swept.receive(trunks("o300c p400d")).unwrap();
    assert_eq!(loads(swept, 10_000), ["b d c"]);
}

/// "The first piece keeps the place of the log, and the rests are returned in that order."
#[test]
fn trimming_cuts_each_long_log_once() {
    let mut deck = deck("o100a o500b p900c o300d o301e o950f");
    let offcuts = deck.trim("oak", 300);
    assert_eq!(marks(&offcuts), "b' e' f'");
    assert_eq!(offcuts.iter().map(|log| log.length).collect::<Vec<u32>>(), [200, 1, 650]);
    assert_eq!(marks(deck.logs("oak")), "a b d e f");
    assert_eq!(deck.logs("oak").iter().map(Timber::length).collect::<Vec<u32>>(), [100, 300, 300, 300, 300]);
    assert_eq!(deck.logs("pine")[0].length, 900);
    assert!(deck.trim("larch", 1).is_empty());
    assert_eq!(deck.len(), 6);
}

/// "takes out the logs of all species that are shorter than `shortest` and returns them, stack by stack."
#[test]
fn sweeping_takes_out_the_short_logs() {
    let mut deck = deck("o100a p90b o500c p100d o99e p900f o20g o600h");
    assert_eq!(marks(&deck.sweep(100)), "e g b");
    assert_eq!((marks(deck.logs("oak")), marks(deck.logs("pine"))), ("a c h".to_string(), "d f".to_string()));
    assert_eq!(deck.len(), 5);
    assert_eq!(marks(&deck.sweep(0)), "");
    assert_eq!(marks(&deck.sweep(1000)), "a c h d f");
    assert!(deck.is_empty());
}

/// "gives the longest first, equally long ones in the order of stacks and places."
#[test]
fn logs_by_length_are_lent() {
    let deck = deck("p300a o500b p500c o300d p700e o500f");
    let logs: Vec<&Trunk> = deck.by_length();
    assert_eq!(marks(logs.iter().copied()), "e c b f a d");
    assert!(std::ptr::eq(logs[0], &deck.logs("pine")[2]));
}

/// "A log goes on the latest load if the lengths on it stay within `capacity`, and begins a new one otherwise."
#[test]
fn loads_are_filled_in_order() {
    assert_eq!(loads(deck("o300a p500b o700c p100d o1e o299f"), 1000), ["a c", "e f b d"]);
    assert_eq!(loads(deck("o300a o700c o1e o999f"), 999), ["a", "c e", "f"]);
    assert!(loads(Deck::new(3), 5).is_empty());
}

/// "A log that is longer than `capacity` goes on a load of its own, to which logs of length 0 may still be added."
#[test]
fn a_log_too_long_has_a_load_of_its_own() {
    assert_eq!(loads(deck("o300a o2000b o0c o100d o0e o4000f"), 1000), ["a", "b c", "d e", "f"]);
    assert_eq!(loads(deck("o2000a o1b"), 1000), ["a", "b"]);
}

/// "`trim` leaves a piece where it is, whatever species or length it says it has."
#[test]
fn trimming_does_not_look_at_the_pieces() {
    /// A log that turns into firewood when it is cut.
    #[derive(Debug)]
    struct Rotten(&'static str, u32);

    impl Timber for Rotten {
        fn species(&self) -> &str {
            self.0
        }

        fn length(&self) -> u32 {
            self.1
        }

        fn crosscut(self, _at: u32) -> (Self, Self) {
            (Rotten("firewood", self.1 + 1), Rotten("bark", 0))
        }
    }

    let mut deck = Deck::new(2);
    deck.receive(vec![Rotten("elm", 9), Rotten("elm", 4)]).unwrap();
    let offcuts = deck.trim("elm", 4);
    assert_eq!((offcuts.len(), offcuts[0].0), (1, "bark"));
    assert_eq!(deck.logs("elm").iter().map(|log| log.1).collect::<Vec<u32>>(), [10, 4]);
    assert!(deck.logs("firewood").is_empty());
    assert!(format!("{deck:?}").contains("firewood"));
}
