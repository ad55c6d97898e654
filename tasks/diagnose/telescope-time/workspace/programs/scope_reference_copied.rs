//! Exposures are planned from a catalogue that is only looked at.

pub struct Catalogue {
    pub stars: Vec<(String, u32)>,
}

pub fn plan<'c>(catalogue: &'c Catalogue, limit: u32) -> impl Fn(&str) -> bool + 'c {
    let bright = move |name: &str| {
        let mut stars = catalogue.stars.iter();
        stars.any(|(star, magnitude)| star == name && *magnitude < limit)
    };
    let known = move |name: &str| catalogue.stars.iter().any(|(star, _)| star == name);
    let longest = catalogue.stars.iter().map(|(star, _)| star.len()).max();
    move |name| bright(name) && known(name) && Some(name.len()) <= longest
}
