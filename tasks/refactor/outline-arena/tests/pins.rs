//! Pins that different errors and items are told apart, and the signatures.

use outline_arena::{ItemId, Outline, OutlineError};

const _: fn(&'static str) -> Outline = Outline::new;
const _: fn(&Outline) -> ItemId = Outline::root;
const _: fn(&mut Outline, ItemId, &'static str) -> Result<ItemId, OutlineError> = Outline::add;
const _: fn(&Outline, ItemId) -> Result<&str, OutlineError> = Outline::title;
const _: fn(&mut Outline, ItemId) -> Result<&mut String, OutlineError> = Outline::title_mut;
const _: fn(&Outline, ItemId) -> Result<Option<ItemId>, OutlineError> = Outline::parent;
const _: fn(&Outline, ItemId) -> Result<&[ItemId], OutlineError> = Outline::children;
const _: fn(&mut Outline, ItemId, ItemId, usize) -> Result<(), OutlineError> = Outline::move_to;
const _: fn(&mut Outline, ItemId) -> Result<String, OutlineError> = Outline::remove;
const _: fn(&Outline) -> usize = Outline::len;
const _: fn(&Outline) -> String = Outline::render;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[OutlineError::Gone, OutlineError::IsRoot, OutlineError::Cycle]);
    // Nothing is removed, so no id can be used again; every test begins by adding items to the root.
    let mut outline = Outline::new("book");
    let root = outline.root();
    let mut items = vec![root];
    items.extend(["one", "two", "three"].map(|title| outline.add(root, title).unwrap()));
    all_differ(&items);
}
