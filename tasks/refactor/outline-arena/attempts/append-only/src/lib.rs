//! The outline of a text: titles in a tree.

/// Names an item of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemId(usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineError {
    Gone,
    IsRoot,
    Cycle,
}

#[derive(Debug, Clone)]
struct Item {
    title: String,
    parent: Option<ItemId>,
    children: Vec<ItemId>,
}

#[derive(Debug, Clone)]
pub struct Outline {
    items: Vec<Option<Item>>,
}

impl Outline {
    pub fn new(title: &str) -> Self {
        Outline { items: vec![Some(Item { title: title.to_string(), parent: None, children: Vec::new() })] }
    }

    pub fn root(&self) -> ItemId {
        ItemId(0)
    }

    fn item(&self, id: ItemId) -> Result<&Item, OutlineError> {
        self.items.get(id.0).and_then(Option::as_ref).ok_or(OutlineError::Gone)
    }

    fn item_mut(&mut self, id: ItemId) -> Result<&mut Item, OutlineError> {
        self.items.get_mut(id.0).and_then(Option::as_mut).ok_or(OutlineError::Gone)
    }

    pub fn add(&mut self, parent: ItemId, title: &str) -> Result<ItemId, OutlineError> {
        let id = ItemId(self.items.len());
        self.item_mut(parent)?.children.push(id);
        self.items.push(Some(Item { title: title.to_string(), parent: Some(parent), children: Vec::new() }));
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

    pub fn move_to(&mut self, id: ItemId, parent: ItemId, index: usize) -> Result<(), OutlineError> {
        let old_parent = self.item(id)?.parent;
        let index = index.min(self.item(parent)?.children.len());
        let Some(old_parent) = old_parent else {
            return Err(OutlineError::IsRoot);
        };
        let mut above = Some(parent);
        while let Some(current) = above {
            if current == id {
                return Err(OutlineError::Cycle);
            }
            above = self.item(current)?.parent;
        }
        let siblings = &mut self.item_mut(old_parent)?.children;
        let old_index = siblings.iter().position(|&child| child == id).unwrap_or(0);
        siblings.remove(old_index);
        let index = if old_parent == parent && old_index < index { index - 1 } else { index };
        self.item_mut(parent)?.children.insert(index, id);
        self.item_mut(id)?.parent = Some(parent);
        Ok(())
    }

    pub fn remove(&mut self, id: ItemId) -> Result<String, OutlineError> {
        let Some(parent) = self.item(id)?.parent else {
            return Err(OutlineError::IsRoot);
        };
        self.item_mut(parent)?.children.retain(|&child| child != id);
        let item = self.items[id.0].take().ok_or(OutlineError::Gone)?;
        Ok(item.title)
    }

    pub fn len(&self) -> usize {
        self.render().lines().count()
    }

    pub fn render(&self) -> String {
        let mut out = String::new();
        self.write(self.root(), 0, &mut out);
        out
    }

    fn write(&self, id: ItemId, depth: usize, out: &mut String) {
        if let Ok(item) = self.item(id) {
            out.push_str(&"  ".repeat(depth));
            out.push_str(&item.title);
            out.push('\n');
            for &child in &item.children {
                self.write(child, depth + 1, out);
            }
        }
    }
}
