//! The outline of a text: titles in a tree.

/// Names an item of an outline, also after the item is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemId {
    slot: usize,
    generation: u64,
}

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
    parent: Option<ItemId>,
    children: Vec<ItemId>,
}

/// Room for one item; the generation grows whenever an item leaves it.
#[derive(Debug, Clone)]
struct Slot {
    generation: u64,
    item: Option<Item>,
}

#[derive(Debug, Clone)]
pub struct Outline {
    slots: Vec<Slot>,
    free: Vec<usize>,
    root: ItemId,
}

impl Outline {
    pub fn new(title: &str) -> Self {
        let root = Item { title: title.to_string(), parent: None, children: Vec::new() };
        Outline {
            slots: vec![Slot { generation: 0, item: Some(root) }],
            free: Vec::new(),
            root: ItemId { slot: 0, generation: 0 },
        }
    }

    pub fn root(&self) -> ItemId {
        self.root
    }

    /// Adds a new last child.
    pub fn add(&mut self, parent: ItemId, title: &str) -> Result<ItemId, OutlineError> {
        self.item(parent)?;
        let item = Item { title: title.to_string(), parent: Some(parent), children: Vec::new() };
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot { generation: 0, item: None });
            self.slots.len() - 1
        });
        self.slots[slot].item = Some(item);
        let id = ItemId { slot, generation: self.slots[slot].generation };
        self.item_mut(parent)?.children.push(id);
        Ok(id)
    }

    pub fn title(&self, id: ItemId) -> Result<&str, OutlineError> {
        Ok(&self.item(id)?.title)
    }

    pub fn title_mut(&mut self, id: ItemId) -> Result<&mut String, OutlineError> {
        Ok(&mut self.item_mut(id)?.title)
    }

    pub fn parent(&self, id: ItemId) -> Result<Option<ItemId>, OutlineError> {
        Ok(self.item(id)?.parent)
    }

    pub fn children(&self, id: ItemId) -> Result<&[ItemId], OutlineError> {
        Ok(&self.item(id)?.children)
    }

    /// Makes `id` the child number `index` of `parent`, counted without the item itself.
    pub fn move_to(&mut self, id: ItemId, parent: ItemId, index: usize) -> Result<(), OutlineError> {
        self.item(id)?;
        self.item(parent)?;
        if id == self.root {
            return Err(OutlineError::IsRoot);
        }
        let mut above = Some(parent);
        while let Some(current) = above {
            if current == id {
                return Err(OutlineError::Cycle);
            }
            above = self.item(current)?.parent;
        }
        let old = self.item(id)?.parent.unwrap_or(self.root);
        let siblings = &mut self.item_mut(old)?.children;
        let children = &mut self.item_mut(parent)?.children;
        siblings.retain(|&child| child != id);
        let index = index.min(children.len());
        children.insert(index, id);
        self.item_mut(id)?.parent = Some(parent);
        Ok(())
    }

    /// Removes an item with everything below it and returns its title.
    pub fn remove(&mut self, id: ItemId) -> Result<String, OutlineError> {
        self.item(id)?;
        if id == self.root {
            return Err(OutlineError::IsRoot);
        }
        self.detach(id)?;
        let item = self.take(id)?;
        let mut below = item.children;
        while let Some(child) = below.pop() {
            below.extend(self.take(child)?.children);
        }
        Ok(item.title)
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// One line for each item, two spaces deeper for each level.
    pub fn render(&self) -> String {
        let mut out = String::new();
        let mut open = vec![(self.root, 0)];
        while let Some((id, depth)) = open.pop() {
            let Ok(item) = self.item(id) else { continue };
            out.push_str(&"  ".repeat(depth));
            out.push_str(&item.title);
            out.push('\n');
            open.extend(item.children.iter().rev().map(|&child| (child, depth + 1)));
        }
        out
    }

    fn item(&self, id: ItemId) -> Result<&Item, OutlineError> {
        self.slots
            .get(id.slot)
            .filter(|slot| slot.generation == id.generation)
            .and_then(|slot| slot.item.as_ref())
            .ok_or(OutlineError::Gone)
    }

    fn item_mut(&mut self, id: ItemId) -> Result<&mut Item, OutlineError> {
        self.slots
            .get_mut(id.slot)
            .filter(|slot| slot.generation == id.generation)
            .and_then(|slot| slot.item.as_mut())
            .ok_or(OutlineError::Gone)
    }

    /// Empties the slot of an item and makes it free for another.
    fn take(&mut self, id: ItemId) -> Result<Item, OutlineError> {
        self.item(id)?;
        let slot = &mut self.slots[id.slot];
        slot.generation += 1;
        let item = slot.item.take().ok_or(OutlineError::Gone)?;
        self.free.push(id.slot);
        Ok(item)
    }

    /// Takes an item out of the children of its parent.
    fn detach(&mut self, id: ItemId) -> Result<(), OutlineError> {
        if let Some(parent) = self.item_mut(id)?.parent.take() {
            self.item_mut(parent)?.children.retain(|&child| child != id);
        }
        Ok(())
    }
}
