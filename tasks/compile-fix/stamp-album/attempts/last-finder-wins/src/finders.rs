use crate::{Album, Finder, Stamp};

/// Looks for stamps of one country and prefers valuable ones.
pub struct ByCountry {
    pub country: String,
}

impl Finder for ByCountry {
    fn find<'a>(&self, album: &'a Album, wish: &str) -> Option<&'a Stamp> {
        let mut found: Option<&'a Stamp> = None;
        for stamp in &album.stamps {
            if stamp.country == self.country && stamp.motif.contains(wish) {
                found = Some(match found {
                    Some(kept) => self.better(kept, stamp),
                    None => stamp,
                });
            }
        }
        found
    }

    fn better<'kept: 'seen, 'seen>(&self, kept: &'kept Stamp, seen: &'seen Stamp) -> &'seen Stamp {
        if seen.value > kept.value {
            seen
        } else {
            kept
        }
    }
}

/// Looks for stamps of one of the given years, the earlier the better.
pub struct ByYear<'y> {
    pub years: &'y [u32],
}

impl<'y> Finder for ByYear<'y> {
    fn find<'a>(&self, album: &'a Album, wish: &str) -> Option<&'a Stamp> {
        let mut stamps = album.stamps.iter();
        let first = stamps.find(|stamp| self.has(stamp) && stamp.motif.contains(wish))?;
        let others = stamps.filter(|stamp| self.has(stamp) && stamp.motif.contains(wish));
        Some(others.fold(first, |kept, stamp| self.better(kept, stamp)))
    }

    fn better<'kept: 'seen, 'seen>(&self, kept: &'kept Stamp, seen: &'seen Stamp) -> &'seen Stamp {
        if seen.year < kept.year {
            seen
        } else {
            kept
        }
    }
}

impl<'y> ByYear<'y> {
    fn has(&self, stamp: &Stamp) -> bool {
        self.years.contains(&stamp.year)
    }
}

/// A page with a stamp for each wish that could be granted, and the wishes that could not.
#[derive(Debug)]
pub struct Page<'a, 'w> {
    pub stamps: Vec<&'a Stamp>,
    pub open: Vec<&'w str>,
}

/// Fills a page: each wish is put to the finders one after another.
pub fn fill_page<'a, 'w>(
    finders: &[&dyn Finder],
    album: &'a Album,
    wishes: &[&'w str],
) -> Page<'a, 'w> {
    let mut stamps: Vec<&'a Stamp> = Vec::new();
    let mut open = Vec::new();
    for wish in wishes {
        let found = finders.iter().filter_map(|finder| finder.find(album, wish));
        match found.last() {
            Some(stamp) => stamps.push(stamp),
            None => open.push(*wish),
        }
    }
    Page { stamps, open }
}
