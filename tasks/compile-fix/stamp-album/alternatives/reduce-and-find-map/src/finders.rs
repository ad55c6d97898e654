use crate::{Album, Finder, Stamp};

/// Looks for stamps of one country and prefers valuable ones.
pub struct ByCountry {
    pub country: String,
}

impl Finder for ByCountry {
    fn find<'a>(&self, album: &'a Album, wish: &str) -> Option<&'a Stamp> {
        album
            .stamps
            .iter()
            .filter(|stamp| stamp.country == self.country && stamp.motif.contains(wish))
            .reduce(|kept, seen| self.better(kept, seen))
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
        let fitting = |stamp: &&'a Stamp| self.has(stamp) && stamp.motif.contains(wish);
        album
            .stamps
            .iter()
            .filter(fitting)
            .min_by_key(|stamp| stamp.year)
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
    let mut page = Page {
        stamps: Vec::new(),
        open: Vec::new(),
    };
    for &wish in wishes {
        if let Some(stamp) = finders.iter().find_map(|finder| finder.find(album, wish)) {
            page.stamps.push(stamp);
        } else {
            page.open.push(wish);
        }
    }
    page
}
