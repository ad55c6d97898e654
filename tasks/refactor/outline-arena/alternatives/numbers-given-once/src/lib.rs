//! The outline of a text: titles in a tree.

use std::collections::BTreeMap;

/// Names an item of an outline, also after the item is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemId(u64);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineError {
    /// The item has been removed.
    Gone,
    /// The root stays where it is.
    IsRoot,
    /// The new parent is the item itself or lies below it.
    Cycle,
}

#[derive(Debug, Clone)]
struct Item {
    title: String,
    above: Option<ItemId>,
    below: Vec<ItemId>,
}

#[derive(Debug, Clone)]
pub struct Outline {
    /// The items that there are, by their numbers.
    items: BTreeMap<u64, Item>,
    /// Numbers are given once, so that an old id never finds a new item.
    next: u64,
}

const ROOT: ItemId = ItemId(0);

impl Outline {
    pub fn new(title: &str) -> Self {
        let mut outline = Outline {
            items: BTreeMap::new(),
            next: 0,
        };
        outline.insert(title, None);
        outline
    }

    fn insert(&mut self, title: &str, above: Option<ItemId>) -> ItemId {
        let number = self.next;
        self.next += 1;
        self.items.insert(
            number,
            Item {
                title: title.to_owned(),
                above,
                below: Vec::new(),
            },
        );
        ItemId(number)
    }

    pub fn root(&self) -> ItemId {
        ROOT
    }

    /// Adds a new last child.
    pub fn add(&mut self, parent: ItemId, title: &str) -> Result<ItemId, OutlineError> {
        self.get(parent)?;
        let id = self.insert(title, Some(parent));
        self.get_mut(parent)?.below.push(id);
        Ok(id)
    }

    pub fn title(&self, id: ItemId) -> Result<&str, OutlineError> {
        self.get(id).map(|item| item.title.as_str())
    }

    pub fn title_mut(&mut self, id: ItemId) -> Result<&mut String, OutlineError> {
        self.get_mut(id).map(|item| &mut item.title)
    }

    pub fn parent(&self, id: ItemId) -> Result<Option<ItemId>, OutlineError> {
        self.get(id).map(|item| item.above)
    }

    pub fn children(&self, id: ItemId) -> Result<&[ItemId], OutlineError> {
        self.get(id).map(|item| item.below.as_slice())
    }

    /// Makes `id` the child number `index` of `parent`, counted without the item itself.
    pub fn move_to(
        &mut self,
        id: ItemId,
        parent: ItemId,
        index: usize,
    ) -> Result<(), OutlineError> {
        self.get(parent)?;
        let old = self.get(id)?.above.ok_or(OutlineError::IsRoot)?;
        if self.with_all_below(id).contains(&parent) {
            return Err(OutlineError::Cycle);
        }
        self.get_mut(old)?.below.retain(|&child| child != id);
        let below = &mut self.get_mut(parent)?.below;
        if index < below.len() {
            below.insert(index, id);
        } else {
            below.push(id);
        }
        self.get_mut(id)?.above = Some(parent);
        Ok(())
    }

    /// Removes an item with everything below it and returns its title.
    pub fn remove(&mut self, id: ItemId) -> Result<String, OutlineError> {
        let parent = self.get(id)?.above.ok_or(OutlineError::IsRoot)?;
        self.get_mut(parent)?.below.retain(|&child| child != id);
        let title = std::mem::take(&mut self.get_mut(id)?.title);
        for ItemId(number) in self.with_all_below(id) {
            self.items.remove(&number);
        }
        Ok(title)
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// One line for each item, two spaces deeper for each level.
    pub fn render(&self) -> String {
        let mut text = String::new();
        self.render_item(ROOT, "", &mut text);
        text
    }

    fn render_item(&self, id: ItemId, indent: &str, text: &mut String) {
        if let Ok(item) = self.get(id) {
            *text += &format!("{indent}{}\n", item.title);
            let deeper = format!("{indent}  ");
            for &child in &item.below {
                self.render_item(child, &deeper, text);
            }
        }
    }

    fn get(&self, id: ItemId) -> Result<&Item, OutlineError> {
        self.items.get(&id.0).ok_or(OutlineError::Gone)
    }

    fn get_mut(&mut self, id: ItemId) -> Result<&mut Item, OutlineError> {
        self.items.get_mut(&id.0).ok_or(OutlineError::Gone)
    }

    /// An item and everything below it.
    fn with_all_below(&self, id: ItemId) -> Vec<ItemId> {
        let mut found = vec![id];
        let mut at = 0;
        while at < found.len() {
            if let Ok(item) = self.get(found[at]) {
                found.extend(&item.below);
            }
            at += 1;
        }
        found
    }
}
