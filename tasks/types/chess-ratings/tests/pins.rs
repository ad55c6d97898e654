//! Different ids, names, ratings, titles and errors must be told apart.

use chess_ratings::{HalfPoints, Invalid, List, Name, Player, PlayerId, Rating, Title};

const _: fn(Rating) -> u16 = Rating::points;
const _: fn(Rating, Rating, HalfPoints) -> Rating = Rating::after;
const _: fn(Rating) -> Title = Title::for_rating;
const _: fn(&mut List, Player) -> Result<(), Player> = List::enter;
const _: fn(&List) -> Vec<&Player> = List::ranking;
const _: fn(Invalid) -> u8 = |invalid| match invalid {
    Invalid::Id => 0,
    Invalid::Name => 1,
    Invalid::Rating => 2,
};

fn hashes<T: std::hash::Hash + Copy + Ord>() {}

pub fn pins() {
    hashes::<PlayerId>();
    hashes::<Rating>();
    assert_ne!("1203047".parse::<PlayerId>(), "0000017".parse::<PlayerId>());
    assert_ne!("a, b".parse::<Name>(), "a, c".parse::<Name>());
    assert_ne!("a, b".parse::<Name>(), "c, b".parse::<Name>());
    assert_ne!(Rating::try_from(1000), Rating::try_from(1001));
    assert_ne!(Invalid::Id, Invalid::Name);
    assert_ne!(Invalid::Rating, Invalid::Name);
    assert_ne!(Invalid::Rating, Invalid::Id);
    assert_ne!(Title::None, Title::Candidate);
    assert_ne!(Title::Candidate, Title::Master);
    assert_ne!(Title::Master, Title::Grandmaster);
}
