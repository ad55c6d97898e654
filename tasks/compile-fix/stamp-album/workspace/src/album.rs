//! The album and the trait of all finders. Other programs bring finders of their own.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub country: String,
    pub motif: String,
    pub year: u32,
    pub value: u32,
}

impl Stamp {
    pub fn new(country: &str, motif: &str, year: u32, value: u32) -> Self {
        Stamp {
            country: country.to_string(),
            motif: motif.to_string(),
            year,
            value,
        }
    }
}

#[derive(Debug, Default)]
pub struct Album {
    pub stamps: Vec<Stamp>,
}

pub trait Finder {
    /// A stamp of the album that shows the wished motif.
    fn find<'a>(&self, album: &'a Album, wish: &str) -> Option<&'a Stamp>;

    /// Which of two stamps to show: one that is kept for good, or one that was only seen just now.
    fn better<'kept: 'seen, 'seen>(&self, kept: &'kept Stamp, seen: &'seen Stamp) -> &'seen Stamp;
}
