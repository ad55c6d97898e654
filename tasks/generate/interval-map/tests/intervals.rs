use interval_map::IntervalMap;

type Plan = IntervalMap<i32, &'static str>;

fn plan(entries: &[(i32, i32, &'static str)]) -> Plan {
    let mut map = Plan::new();
    for &(start, end, value) in entries {
        map.insert(start..end, value);
    }
    map
}

fn listed(map: &Plan) -> Vec<(i32, i32, &'static str)> {
    map.iter().map(|(r, v)| (*r.start, *r.end, *v)).collect()
}

/// "Parts of older intervals outside the range keep their values, so an insertion in the middle of an interval leaves a piece
/// on either side."
#[test]
fn insertion_keeps_what_is_outside() {
    let map = plan(&[(0, 10, "news"), (3, 5, "film")]);
    assert_eq!(
        listed(&map),
        [(0, 3, "news"), (3, 5, "film"), (5, 10, "news")]
    );
    let map = plan(&[(0, 4, "a"), (4, 6, "b"), (8, 12, "c"), (2, 10, "d")]);
    assert_eq!(listed(&map), [(0, 2, "a"), (2, 10, "d"), (10, 12, "c")]);
    let map = plan(&[(2, 4, "a"), (2, 6, "b")]);
    assert_eq!(listed(&map), [(2, 6, "b")]);
}

/// "`remove(range)` takes the value away from every point of the range, and from no other."
#[test]
fn removal_cuts_a_hole() {
    let mut map = plan(&[(0, 10, "a"), (10, 14, "b"), (20, 24, "c")]);
    map.remove(4..6);
    map.remove(12..22);
    assert_eq!(
        listed(&map),
        [(0, 4, "a"), (6, 10, "a"), (10, 12, "b"), (22, 24, "c")]
    );
    assert!(!map.is_empty());
    map.remove(-5..50);
    assert!(map.is_empty());
}

/// "Every range given to a method is half-open: `a..b` holds `a` but not `b`."
#[test]
fn ranges_are_half_open() {
    let map = plan(&[(2, 4, "a"), (4, 5, "b"), (7, 8, "c")]);
    let seen: Vec<_> = (1..9).map(|key| map.get(&key).copied()).collect();
    let (a, b, c) = (Some("a"), Some("b"), Some("c"));
    assert_eq!(seen, [None, a, a, b, None, None, c, None]);
    assert_eq!(plan(&[(2, 4, "a")]).pieces(4..5), [(4..5, None)]);
}

/// "A range whose start is not less than its end holds nothing: methods that change the map do nothing with it, and queries
/// give nothing for it."
#[test]
#[allow(clippy::reversed_empty_ranges)]
fn empty_ranges_do_nothing() {
    let mut map = plan(&[(0, 10, "a")]);
    for range in [5..5, 7..3] {
        map.insert(range.clone(), "b");
        map.remove(range.clone());
        map.update(range.clone(), |_| panic!("there is no piece"));
        assert_eq!(map.pieces(range), []);
    }
    assert_eq!(listed(&map), [(0, 10, "a")]);
}

/// "The map is always as short as it can be: two intervals that touch and have equal values are one interval."
#[test]
fn equal_neighbours_become_one() {
    let map = plan(&[(0, 2, "a"), (4, 6, "a"), (2, 4, "a")]);
    assert_eq!(listed(&map), [(0, 6, "a")]);
    let map = plan(&[(0, 10, "a"), (3, 5, "b"), (3, 5, "a"), (12, 13, "a")]);
    assert_eq!(listed(&map), [(0, 10, "a"), (12, 13, "a")]);
    assert_eq!(map.len(), 2);
    let map = plan(&[(0, 10, "a"), (4, 6, "a"), (8, 12, "a")]);
    assert_eq!(listed(&map), [(0, 12, "a")]);
}

/// "This holds after every operation, on both sides of a change."
#[test]
fn updates_join_with_their_surroundings() {
    let mut map = plan(&[(0, 2, "a"), (2, 4, "b"), (4, 6, "c"), (6, 8, "a")]);
    map.update(2..6, |_| Some("a"));
    assert_eq!(listed(&map), [(0, 8, "a")]);
    map.update(3..5, |value| value.copied());
    assert_eq!(listed(&map), [(0, 8, "a")]);
}

/// "for each interval that overlaps the range the part inside it with `Some(value)`, and for each part without a value the
/// whole gap inside the range with `None`."
#[test]
fn pieces_cover_the_range() {
    let map = plan(&[(0, 3, "a"), (5, 8, "b"), (8, 9, "c"), (15, 20, "d")]);
    let want = [
        (2..3, Some(&"a")),
        (3..5, None),
        (5..8, Some(&"b")),
        (8..9, Some(&"c")),
        (9..15, None),
        (15..16, Some(&"d")),
    ];
    assert_eq!(map.pieces(2..16), want);
    assert_eq!(map.pieces(6..7), [(6..7, Some(&"b"))]);
    assert_eq!(map.pieces(10..12), [(10..12, None)]);
    assert_eq!(map.pieces(-3..0), [(-3..0, None)]);
}

/// "`update(range, f)` calls `f` once for each of the pieces of the range, in ascending order, with the value of the piece
/// before the update, and gives the piece the value that `f` returns; `None` takes its value away."
#[test]
fn update_visits_each_piece_once() {
    let mut map = plan(&[(0, 4, "a"), (6, 8, "b"), (8, 10, "c")]);
    let mut seen = Vec::new();
    map.update(2..9, |value| {
        seen.push(value.copied());
        match value {
            Some(&"a") => Some("b"),
            Some(&"b") => None,
            Some(_) => Some("z"),
            None => Some("b"),
        }
    });
    assert_eq!(seen, [Some("a"), None, Some("b"), Some("c")]);
    assert_eq!(
        listed(&map),
        [(0, 2, "a"), (2, 6, "b"), (8, 9, "z"), (9, 10, "c")]
    );
}

/// "Keys are only `Ord + Clone`: they cannot be counted up or subtracted."
#[test]
fn keys_may_be_strings() {
    let mut map: IntervalMap<String, u8> = IntervalMap::default();
    map.insert("b".to_string().."m".to_string(), 1);
    map.insert("m".to_string().."t".to_string(), 1);
    map.remove("k".to_string().."ka".to_string());
    let seen: Vec<_> = ["a", "b", "kz", "k", "m", "t"]
        .map(|k| map.get(&k.to_string()).copied())
        .to_vec();
    assert_eq!(seen, [None, Some(1), Some(1), None, Some(1), None]);
    assert_eq!(map.len(), 2);
}
