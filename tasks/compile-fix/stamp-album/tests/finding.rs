use stamp_album::{fill_page, Album, ByCountry, ByYear, Finder, Stamp};
use std::cell::Cell;

fn album() -> Album {
    Album {
        stamps: vec![
            Stamp::new("Helvetia", "blue whale", 1931, 20),
            Stamp::new("Norge", "whale", 1925, 90),
            Stamp::new("Helvetia", "pilot whale", 1934, 35),
            Stamp::new("Helvetia", "whale calf", 1928, 35),
            Stamp::new("Helvetia", "marmot", 1925, 80),
            Stamp::new("Norge", "whale boat", 1925, 95),
        ],
    }
}

fn country(name: &str) -> ByCountry {
    ByCountry {
        country: name.to_string(),
    }
}

/// "of all stamps of exactly its country that show the wish, the most valuable one"
#[test]
fn a_country_shows_its_most_valuable_whale() {
    let album = album();
    let found = country("Helvetia").find(&album, "blue").unwrap();
    assert!(std::ptr::eq(found, &album.stamps[0]));
    let found = country("Norge").find(&album, "whale").unwrap();
    assert!(std::ptr::eq(found, &album.stamps[5]));
    assert!(country("Helvet").find(&album, "whale").is_none());
    assert!(country("Norge").find(&album, "Whale").is_none());
}

/// "of equally valuable ones the one that stands first in the album"
#[test]
fn of_equally_valuable_stamps_the_first_is_found() {
    let album = album();
    let found = country("Helvetia").find(&album, "whale").unwrap();
    assert!(std::ptr::eq(found, &album.stamps[2]));
}

/// "of all stamps of its years that show the wish, the one of the earliest year, and of the same year the one that stands first"
#[test]
fn the_earliest_year_is_found() {
    let album = album();
    let find = |years: &[u32], wish: &str| {
        ByYear { years }
            .find(&album, wish)
            .map(|s| s.motif.as_str())
    };
    assert_eq!(find(&[1934, 1931, 1928], "whale"), Some("whale calf"));
    assert_eq!(find(&[1934, 1925], "whale"), Some("whale"));
    assert_eq!(find(&[1931], "whale"), Some("blue whale"));
    assert_eq!(find(&[1930, 1932], "whale"), None);
    assert_eq!(find(&[1925], "calf"), None);
}

/// "`better` of `ByCountry` is the more valuable stamp, that of `ByYear` the earlier one"
#[test]
fn the_better_stamp_depends_on_the_finder() {
    let kept = Stamp::new("Suomi", "elk", 1950, 10);
    let by_year = ByYear { years: &[] };
    for (year, value) in [(1949, 9), (1951, 11)] {
        let seen = Stamp::new("Suomi", "bear", year, value);
        assert_eq!(country("Suomi").better(&kept, &seen).value, value.max(10));
        assert_eq!(by_year.better(&kept, &seen).year, year.min(1950));
    }
}

/// "of stamps that are alike in this it is the kept one"
#[test]
fn a_kept_stamp_stays_among_equals() {
    let kept = Stamp::new("Suomi", "elk", 1950, 10);
    let seen = Stamp::new("Suomi", "bear", 1950, 10);
    assert_eq!(country("Suomi").better(&kept, &seen).motif, "elk");
    assert_eq!(ByYear { years: &[1950] }.better(&kept, &seen).motif, "elk");
}

/// "They may be used for as long as the album exists, even when the finder and the wish are gone."
#[test]
fn a_found_stamp_outlives_finder_and_wish() {
    let album = album();
    let found = {
        let (wish, years) = (String::from("marmot"), vec![1925]);
        let valuable = country("Helvetia").find(&album, &wish);
        [valuable, ByYear { years: &years }.find(&album, &wish)]
    };
    for stamp in found {
        assert!(std::ptr::eq(stamp.unwrap(), &album.stamps[4]));
    }
}

struct Asked<'c>(&'c Cell<u32>);

impl Finder for Asked<'_> {
    fn find<'a>(&self, album: &'a Album, wish: &str) -> Option<&'a Stamp> {
        self.0.set(self.0.get() + 1);
        album.stamps.iter().find(|stamp| stamp.motif == wish)
    }

    fn better<'kept: 'seen, 'seen>(&self, kept: &'kept Stamp, _: &'seen Stamp) -> &'seen Stamp {
        kept
    }
}

/// "The first finder that finds a stamp grants the wish: the stamp is added to `stamps`, and the other finders are not asked."
#[test]
fn the_first_finder_grants_the_wish() {
    let album = album();
    let asked = Cell::new(0);
    let (swiss, any) = (country("Helvetia"), Asked(&asked));
    let page = fill_page(&[&swiss, &any], &album, &["whale", "whale boat", "marmot"]);
    let motifs: Vec<&str> = page
        .stamps
        .iter()
        .map(|stamp| stamp.motif.as_str())
        .collect();
    assert_eq!(motifs, ["pilot whale", "whale boat", "marmot"]);
    assert!(page.open.is_empty());
    assert_eq!(asked.get(), 1);
}

/// "A wish that no finder grants is added to `open`. Both lists have the order of the wishes."
#[test]
fn open_wishes_stay_in_order() {
    let album = album();
    let (swiss, early) = (country("Helvetia"), ByYear { years: &[1925] });
    let page = fill_page(&[&swiss, &early], &album, &["yak", "boat", "emu", "calf"]);
    assert_eq!(page.open, ["yak", "emu"]);
    assert!(std::ptr::eq(page.stamps[0], &album.stamps[5]));
    assert!(std::ptr::eq(page.stamps[1], &album.stamps[3]));
    assert_eq!(page.stamps.len(), 2);
    assert_eq!(fill_page(&[], &album, &["marmot"]).open, ["marmot"]);
}

/// "The stamps of a page may be used for as long as the album exists, even when the wishes are gone"
#[test]
fn stamps_on_a_page_outlive_the_wishes() {
    let album = album();
    let stamps = {
        let wishes = [String::from("calf"), String::from("yak")];
        let list: Vec<&str> = wishes.iter().map(String::as_str).collect();
        let finder = country("Helvetia");
        fill_page(&[&finder], &album, &list).stamps
    };
    assert!(std::ptr::eq(stamps[0], &album.stamps[3]));
}

/// "its open wishes may be used for as long as the texts of the wishes exist, even when the album is gone"
#[test]
fn open_wishes_outlive_the_album() {
    let text = String::from("yak calf");
    let open = {
        let (album, finder) = (album(), country("Helvetia"));
        let list: Vec<&str> = text.split(' ').collect();
        fill_page(&[&finder], &album, &list).open
    };
    assert_eq!(open, ["yak"]);
}
