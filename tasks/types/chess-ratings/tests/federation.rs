use chess_ratings::{HalfPoints, Invalid, List, Name, Player, PlayerId, Rating, Title};

fn rated(points: u16) -> Rating {
    Rating::try_from(points).unwrap()
}

fn id(text: &str) -> PlayerId {
    text.parse().unwrap()
}

/// "`Display` gives the seven digits back, with a dash before the check digit: `120304-7`."
#[test]
fn player_ids_show_their_check_digit() {
    assert_eq!(id("1203047").to_string(), "120304-7");
    assert_eq!(id("0000000").to_string(), "000000-0");
    assert_eq!(id("0000017").to_string(), "000001-7");
    assert_eq!(id("1000002").to_string(), "100000-2");
    assert!(id("0000017") < id("1000002"));
}

/// "exactly seven digits `0` to `9`, and the last is a check digit."
#[test]
fn malformed_player_ids_are_refused() {
    for text in [
        "", "120304", "12030470", "120304-7", "1203048", "1203046", " 1203047", "12 03047", "1203o47", "+000017",
    ] {
        assert_eq!(text.parse::<PlayerId>(), Err(Invalid::Id), "{text:?}");
    }
    assert_eq!("12034003".parse::<PlayerId>(), Err(Invalid::Id));
    assert_eq!("12030\u{664}7".parse::<PlayerId>(), Err(Invalid::Id));
}

/// "the check digit is the sum of these modulo 11, and if that is 10 there is no such id."
#[test]
fn some_player_ids_have_no_check_digit() {
    assert_eq!("500000".len(), 6);
    for last in '0'..='9' {
        assert_eq!(format!("500000{last}").parse::<PlayerId>(), Err(Invalid::Id));
    }
    assert_eq!(id("9999991").to_string(), "999999-1");
    assert_eq!(id("0203016").to_string(), "020301-6");
}

/// "a family name, a comma, one space, a given name."
#[test]
fn names_have_two_parts() {
    let name: Name = "van der Berg, Jan Peter".parse().unwrap();
    assert_eq!(name.family(), "van der Berg");
    assert_eq!(name.given(), "Jan Peter");
    assert_eq!(name.to_string(), "Jan Peter van der Berg");
    assert_eq!("B, J".parse::<Name>().unwrap().given(), "J");
}

/// "Each of the two has at least one character and neither a comma nor white space at either end, and there is no other
/// comma."
#[test]
fn malformed_names_are_refused() {
    for text in [
        "",
        "Berg",
        "Berg,Jan",
        "Berg, ",
        ", Jan",
        "Berg,  Jan",
        " Berg, Jan",
        "Berg , Jan",
        "Berg, Jan ",
    ] {
        assert_eq!(text.parse::<Name>(), Err(Invalid::Name), "{text:?}");
    }
    for text in [
        "Berg, Jan, Peter",
        "Berg,, Jan",
        ",Berg, Jan",
        "Berg, Jan,",
        "van,der, Jan",
    ] {
        assert_eq!(text.parse::<Name>(), Err(Invalid::Name), "{text:?}");
    }
}

/// "`Rating` comes from a `u16` by `TryFrom`: from 1000 to 3200, both included."
#[test]
fn ratings_have_bounds() {
    assert_eq!(rated(1000).points(), 1000);
    assert_eq!(rated(3200).points(), 3200);
    assert!(rated(1999) < rated(2000));
    for points in [0, 999, 3201, u16::MAX] {
        assert_eq!(Rating::try_from(points), Err(Invalid::Rating));
    }
}

/// "`Title::for_rating(rating: Rating) -> Title` is `Grandmaster` from 2500 on, `Master` from 2300, `Candidate` from 2000 on,
/// and `None` below."
#[test]
fn titles_follow_the_rating() {
    for (points, title) in [
        (1000, Title::None),
        (1999, Title::None),
        (2000, Title::Candidate),
        (2299, Title::Candidate),
        (2300, Title::Master),
        (2499, Title::Master),
        (2500, Title::Grandmaster),
        (3200, Title::Grandmaster),
    ] {
        assert_eq!(Title::for_rating(rated(points)), title);
    }
    assert!(Title::None < Title::Candidate && Title::Candidate < Title::Master && Title::Master < Title::Grandmaster);
}

/// "The change is 10 for a win, 0 for a draw, -10 for a loss, and then a 25th part of `other` minus `self`, rounded towards
/// zero, is added"
#[test]
fn a_game_changes_the_rating() {
    assert_eq!(rated(1500).after(rated(1500), HalfPoints::Win).points(), 1510);
    assert_eq!(rated(1500).after(rated(1500), HalfPoints::Draw).points(), 1500);
    assert_eq!(rated(1500).after(rated(1500), HalfPoints::Loss).points(), 1490);
    assert_eq!(rated(1500).after(rated(1624), HalfPoints::Draw).points(), 1504);
    assert_eq!(rated(1500).after(rated(1625), HalfPoints::Draw).points(), 1505);
    assert_eq!(rated(1624).after(rated(1500), HalfPoints::Win).points(), 1630);
    assert_eq!(rated(1625).after(rated(1500), HalfPoints::Loss).points(), 1610);
}

/// "but a difference of more than 400 in either direction counts as 400."
#[test]
fn large_differences_are_cut() {
    assert_eq!(rated(1500).after(rated(1900), HalfPoints::Win).points(), 1526);
    assert_eq!(rated(1500).after(rated(2600), HalfPoints::Win).points(), 1526);
    assert_eq!(rated(2600).after(rated(1500), HalfPoints::Win).points(), 2594);
    assert_eq!(rated(2600).after(rated(2225), HalfPoints::Win).points(), 2595);
}

/// "A rating never leaves its bounds: it stops there."
#[test]
fn ratings_stop_at_their_bounds() {
    assert_eq!(rated(1004).after(rated(1004), HalfPoints::Loss).points(), 1000);
    assert_eq!(rated(3195).after(rated(3200), HalfPoints::Win).points(), 3200);
}

/// "gives the player back if there is one with this id."
#[test]
fn an_id_is_entered_once() {
    let player = |given: &str, text: &str| Player {
        id: id(text),
        name: format!("Berg, {given}").parse().unwrap(),
        rating: rated(1800),
    };
    let mut list = List::default();
    assert!(list.enter(player("Jan", "1203047")).is_ok());
    assert!(list.enter(player("Eva", "0000017")).is_ok());
    let back = list.enter(player("Tom", "1203047")).err().unwrap();
    assert_eq!(back.name.given(), "Tom");
    assert_eq!(list.find(id("1203047")).unwrap().name.given(), "Jan");
    assert_eq!(list.find(id("0000017")).unwrap().name.given(), "Eva");
    assert!(list.find(id("1000002")).is_none());
}

/// "`ranking(&self) -> Vec<&Player>` has the highest rating first; of players with the same rating the one with the lower id
/// comes first."
#[test]
fn the_ranking_breaks_ties_by_id() {
    let mut list = List::default();
    for (text, points) in [
        ("1203047", 1800),
        ("1000002", 1800),
        ("0000017", 1700),
        ("0203016", 2400),
    ] {
        let player = Player {
            id: id(text),
            name: "Berg, Jan".parse().unwrap(),
            rating: rated(points),
        };
        assert!(list.enter(player).is_ok());
    }
    let ids: Vec<String> = list.ranking().iter().map(|player| player.id.to_string()).collect();
    assert_eq!(ids, ["020301-6", "100000-2", "120304-7", "000001-7"]);
}
