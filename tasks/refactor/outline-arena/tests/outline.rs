use outline_arena::{ItemId, Outline, OutlineError};

/// book: one (a, b), two, three
fn book() -> (Outline, [ItemId; 5]) {
    let mut outline = Outline::new("book");
    let root = outline.root();
    let one = outline.add(root, "one").unwrap();
    let two = outline.add(root, "two").unwrap();
    let a = outline.add(one, "a").unwrap();
    let b = outline.add(one, "b").unwrap();
    let three = outline.add(root, "three").unwrap();
    (outline, [one, a, b, two, three])
}

/// "`Outline` implements `Debug` and `Clone`, and it and `ItemId` are `Send` and `Sync`."
#[test]
fn an_outline_goes_to_another_thread() {
    fn shareable<T: Send + Sync>(_: &T) {}
    let (mut outline, [one, ..]) = book();
    shareable(&outline);
    shareable(&one);
    assert!(format!("{outline:?}").contains("three"));
    let back = std::thread::spawn(move || {
        outline.add(one, "c").unwrap();
        outline
    });
    let outline = back.join().unwrap();
    assert_eq!(outline.render(), "book\n  one\n    a\n    b\n    c\n  two\n  three\n");
    assert_eq!(outline.len(), 7);
}

/// "A clone is independent of the original, and the ids of the original name the same items in the clone."
#[test]
fn clones_are_independent() {
    let (mut outline, [one, a, _, two, _]) = book();
    let mut copy = outline.clone();
    outline.title_mut(one).unwrap().push_str(" (old)");
    outline.remove(two).unwrap();
    copy.remove(a).unwrap();
    assert_eq!(outline.render(), "book\n  one (old)\n    a\n    b\n  three\n");
    assert_eq!(copy.render(), "book\n  one\n    b\n  two\n  three\n");
    assert_eq!(copy.title(two), Ok("two"));
    assert_eq!(outline.parent(a), Ok(Some(one)));
}

/// "`title(&self, id: ItemId) -> Result<&str, OutlineError>`"
#[test]
fn titles_are_read_in_place() {
    let (outline, [one, a, b, ..]) = book();
    let titles: Vec<&str> = outline.children(one).unwrap().iter().map(|&id| outline.title(id).unwrap()).collect();
    let root = outline.root();
    assert_eq!(titles, ["a", "b"]);
    assert_eq!(outline.children(one), Ok(&[a, b][..]));
    assert_eq!(outline.parent(root), Ok(None));
    assert_eq!(outline.children(b), Ok(&[][..]));
}

/// "Every method that takes an id answers `Gone` for the id of an item that has been removed, by itself or with an item
/// above it."
#[test]
fn removed_items_are_gone() {
    let (mut outline, [one, a, _, two, _]) = book();
    let deep = outline.add(a, "deep").unwrap();
    assert_eq!(outline.remove(one), Ok("one".to_string()));
    assert_eq!(outline.len(), 3);
    for id in [one, a, deep] {
        assert_eq!(outline.title(id), Err(OutlineError::Gone));
        assert_eq!(outline.title_mut(id), Err(OutlineError::Gone));
        assert_eq!(outline.parent(id), Err(OutlineError::Gone));
        assert_eq!(outline.children(id), Err(OutlineError::Gone));
        assert_eq!(outline.add(id, "x"), Err(OutlineError::Gone));
        assert_eq!(outline.move_to(id, two, 0), Err(OutlineError::Gone));
        assert_eq!(outline.move_to(two, id, 0), Err(OutlineError::Gone));
        assert_eq!(outline.remove(id), Err(OutlineError::Gone));
    }
    assert_eq!(outline.render(), "book\n  two\n  three\n");
}

/// "An id stays `Gone` for good: no item added later is ever found under it."
#[test]
fn old_ids_never_come_back() {
    let (mut outline, [one, a, b, two, _]) = book();
    let mut old = vec![one, a, b, two];
    outline.remove(one).unwrap();
    outline.remove(two).unwrap();
    let root = outline.root();
    for round in 0..300 {
        let new = outline.add(root, "new").unwrap();
        let below = outline.add(new, "below").unwrap();
        assert!(!old.contains(&new) && !old.contains(&below), "round {round}");
        outline.remove(new).unwrap();
        old.extend([new, below]);
    }
    outline.add(root, "last").unwrap();
    assert!(old.iter().all(|&id| outline.title(id) == Err(OutlineError::Gone)));
}

/// "the room of removed items is used again: an outline in which items are added and removed in turn does not grow."
#[test]
fn room_is_used_again() {
    let (mut outline, [one, ..]) = book();
    let mut longest = [0, 0];
    for half in 0..2 {
        for _ in 0..200 {
            let item = outline.add(one, "passing").unwrap();
            let below = outline.add(item, "below").unwrap();
            outline.add(below, "deeper").unwrap();
            outline.remove(item).unwrap();
        }
        // A generation may take more digits than before; an item that is kept takes far more.
        longest[half] = format!("{outline:?}").len();
    }
    assert!(longest[1] < longest[0] + 200, "{longest:?}");
    assert_eq!(outline.len(), 6);
}

/// "The root can be neither moved nor removed: `IsRoot`."
#[test]
fn the_root_stays() {
    let (mut outline, [one, ..]) = book();
    let root = outline.root();
    assert_eq!(outline.remove(root), Err(OutlineError::IsRoot));
    assert_eq!(outline.move_to(root, one, 0), Err(OutlineError::IsRoot));
    outline.remove(one).unwrap();
    assert_eq!(outline.move_to(root, one, 0), Err(OutlineError::Gone));
    assert_eq!(outline.len(), 3);
}

/// "An item cannot be moved to itself or to an item below it: `Cycle`, and nothing changes."
#[test]
fn moves_make_no_cycles() {
    let (mut outline, [one, a, ..]) = book();
    let deep = outline.add(a, "deep").unwrap();
    let before = outline.render();
    assert_eq!(outline.move_to(one, one, 0), Err(OutlineError::Cycle));
    assert_eq!(outline.move_to(one, deep, 0), Err(OutlineError::Cycle));
    assert_eq!(outline.render(), before);
    assert_eq!(outline.parent(one), Ok(Some(outline.root())));
}

/// "The `index` of a move counts in the list of children without the moved item, and an index past the end means the
/// end."
#[test]
fn moves_count_without_the_moved_item() {
    let (mut outline, [one, a, b, two, three]) = book();
    let root = outline.root();
    outline.move_to(one, root, 1).unwrap();
    assert_eq!(outline.children(root), Ok(&[two, one, three][..]));
    outline.move_to(one, root, 2).unwrap();
    assert_eq!(outline.children(root), Ok(&[two, three, one][..]));
    outline.move_to(two, one, 99).unwrap();
    outline.move_to(b, a, 0).unwrap();
    assert_eq!(outline.render(), "book\n  three\n  one\n    a\n      b\n    two\n");
    assert_eq!(outline.parent(b), Ok(Some(a)));
}
