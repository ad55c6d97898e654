use sled_roll_call::{bends, strain, Dog, Team};

fn dog(name: &str, pull: u32, asleep: bool) -> Option<Dog> {
    Some(Dog {
        name: name.to_string(),
        pull,
        asleep,
        calls: 0,
    })
}

fn team(asleep: [bool; 3]) -> Team {
    let [a, b, c] = asleep;
    Team {
        places: vec![
            dog("Aika", 40, a),
            None,
            dog("Balto", 55, b),
            dog("Chinook", 60, c),
        ],
    }
}

fn calls(team: &Team) -> Vec<u32> {
    team.places.iter().flatten().map(|dog| dog.calls).collect()
}

/// "A dog that is not asleep answers."
#[test]
fn dogs_that_are_awake_answer() {
    assert!(team([false; 3]).all_answer());
    assert!(team([false; 3]).any_answers());
    for asleep in [
        [true, false, false],
        [false, false, true],
        [true, true, false],
    ] {
        assert!(!team(asleep).all_answer() && team(asleep).any_answers());
    }
    assert!(!team([true; 3]).all_answer() && !team([true; 3]).any_answers());
}

/// "`all_answer` and `any_answers` call every dog of the team exactly once, in the order of the places, whatever
/// the other dogs do"
#[test]
fn every_dog_is_called_once() {
    for asleep in [
        [true, false, false],
        [false, true, false],
        [true; 3],
        [false; 3],
    ] {
        let mut team = team(asleep);
        team.all_answer();
        assert_eq!(calls(&team), [1, 1, 1], "{asleep:?}");
        team.any_answers();
        assert_eq!(calls(&team), [2, 2, 2], "{asleep:?}");
    }
}

/// "`all_answer` is true, and `any_answers` is false, when there is no dog."
#[test]
fn a_line_without_dogs() {
    let mut team = Team {
        places: vec![None, None],
    };
    assert!(team.all_answer() && !team.any_answers());
    assert!(Team::default().all_answer() && !Team::default().any_answers());
    assert_eq!((team.pull(), team.strong(0)), (0, None));
}

/// "its number, which counts empty places too and begins at 1, a space, and the dog's name or `-` if the place is
/// empty"
#[test]
fn the_list_of_places() {
    assert_eq!(
        team([false; 3]).list(),
        ["1 Aika", "2 -", "3 Balto", "4 Chinook"]
    );
    assert!(Team::default().list().is_empty());
}

/// "An empty first place is `no leader` instead."
#[test]
fn a_team_without_a_leader() {
    let places = vec![None, None, dog("Aika", 40, false)];
    assert_eq!(Team { places }.list(), ["no leader", "2 -", "3 Aika"]);
}

/// "`pull` is the sum of what the dogs can pull."
#[test]
fn what_the_team_can_pull() {
    assert_eq!(team([true, false, true]).pull(), 155);
}

/// "`strong` is the first dog that can pull at least so much."
#[test]
fn the_first_strong_dog() {
    let team = team([false; 3]);
    let name = |least| team.strong(least).map(|dog| dog.name.as_str());
    assert_eq!(
        [name(0), name(40), name(41), name(55)],
        [Some("Aika"), Some("Aika"), Some("Balto"), Some("Balto")]
    );
    assert_eq!(
        [name(56), name(60), name(61)],
        [Some("Chinook"), Some("Chinook"), None]
    );
}

/// "`strain` adds up the pulls from the place `first` on, which is counted from 0, each of them times the place's
/// number counted from 1."
#[test]
fn the_strain_of_the_line() {
    assert_eq!(strain(&[1, 10, 100, 1000], 0), 4321);
    assert_eq!(strain(&[1, 10, 100, 1000], 2), 4300);
    assert_eq!(strain(&[u32::MAX; 4], 3), 17_179_869_180);
}

/// "If there are no places from `first` on, the strain is 0."
#[test]
fn no_strain_behind_the_sled() {
    assert_eq!(
        [
            strain(&[1, 10, 100], 3),
            strain(&[1, 10, 100], 9),
            strain(&[], 1)
        ],
        [0, 0, 0]
    );
}

/// "from the second to `last`, whose pull is more than that of the place before"
#[test]
fn bends_of_the_line() {
    assert_eq!(bends(&[40, 50, 50, 60, 20, 30], 5), [1, 3, 5]);
    assert_eq!(bends(&[40, 50, 50, 60, 20, 30], 3), [1, 3]);
    assert_eq!(bends(&[40, 50, 50, 60, 20, 30], 2), [1]);
    assert_eq!(bends(&[40, 50], 0), Vec::<usize>::new());
}

/// "the function panics when there is no such place"
#[test]
#[should_panic]
fn bends_beyond_the_line() {
    assert_eq!(bends(&[40, 50], 1), [1]);
    bends(&[40, 50, 60], 3);
}
