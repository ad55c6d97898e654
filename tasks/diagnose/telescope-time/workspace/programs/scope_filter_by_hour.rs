//! Which stars can be seen at which hour.

pub struct Star {
    pub name: String,
    pub rises: u32,
    pub sets: u32,
}

pub fn visible(stars: &[Star], hour: u32) -> impl Iterator<Item = &Star> {
    stars
        .iter()
        .filter(move |star| star.rises <= hour && hour < star.sets)
}

pub fn names(stars: &[Star], hours: Vec<u32>) -> impl Iterator<Item = String> + '_ {
    hours
        .into_iter()
        .flat_map(|hour| visible(stars, hour).map(|star| format!("{hour}: {}", star.name)))
}
