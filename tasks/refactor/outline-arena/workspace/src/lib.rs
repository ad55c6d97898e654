//! The outline of a text: titles in a tree.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// An item of an outline, shared by everybody who holds it.
pub type Item = Rc<RefCell<ItemData>>;

#[derive(Debug)]
pub struct ItemData {
    pub title: String,
    parent: Weak<RefCell<ItemData>>,
    children: Vec<Item>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineError {
    /// The root stays where it is.
    IsRoot,
    /// The new parent is the item itself or lies below it.
    Cycle,
}

#[derive(Debug, Clone)]
pub struct Outline {
    root: Item,
}

impl Outline {
    pub fn new(title: &str) -> Self {
        Outline { root: new_item(title) }
    }

    pub fn root(&self) -> Item {
        Rc::clone(&self.root)
    }

    /// Adds a new last child.
    pub fn add(&mut self, parent: &Item, title: &str) -> Item {
        let item = new_item(title);
        item.borrow_mut().parent = Rc::downgrade(parent);
        parent.borrow_mut().children.push(Rc::clone(&item));
        item
    }

    pub fn parent(&self, item: &Item) -> Option<Item> {
        item.borrow().parent.upgrade()
    }

    pub fn children(&self, item: &Item) -> Vec<Item> {
        item.borrow().children.clone()
    }

    /// Makes `item` the child number `index` of `parent`, counted without `item` itself.
    pub fn move_to(&mut self, item: &Item, parent: &Item, index: usize) -> Result<(), OutlineError> {
        if Rc::ptr_eq(item, &self.root) {
            return Err(OutlineError::IsRoot);
        }
        let mut above = Some(Rc::clone(parent));
        while let Some(current) = above {
            if Rc::ptr_eq(&current, item) {
                return Err(OutlineError::Cycle);
            }
            above = current.borrow().parent.upgrade();
        }
        detach(item);
        let children = &mut parent.borrow_mut().children;
        let index = index.min(children.len());
        children.insert(index, Rc::clone(item));
        item.borrow_mut().parent = Rc::downgrade(parent);
        Ok(())
    }

    /// Removes an item with everything below it and returns its title.
    pub fn remove(&mut self, item: &Item) -> Result<String, OutlineError> {
        if Rc::ptr_eq(item, &self.root) {
            return Err(OutlineError::IsRoot);
        }
        detach(item);
        let title = item.borrow().title.clone();
        Ok(title)
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        fn count(item: &Item) -> usize {
            1 + item.borrow().children.iter().map(count).sum::<usize>()
        }
        count(&self.root)
    }

    /// One line for each item, two spaces deeper for each level.
    pub fn render(&self) -> String {
        fn write(item: &Item, depth: usize, out: &mut String) {
            let item = item.borrow();
            out.push_str(&"  ".repeat(depth));
            out.push_str(&item.title);
            out.push('\n');
            for child in &item.children {
                write(child, depth + 1, out);
            }
        }
        let mut out = String::new();
        write(&self.root, 0, &mut out);
        out
    }
}

fn new_item(title: &str) -> Item {
    Rc::new(RefCell::new(ItemData { title: title.to_string(), parent: Weak::new(), children: Vec::new() }))
}

/// Takes an item out of the children of its parent.
fn detach(item: &Item) {
    if let Some(parent) = item.borrow().parent.upgrade() {
        parent.borrow_mut().children.retain(|child| !Rc::ptr_eq(child, item));
    }
    item.borrow_mut().parent = Weak::new();
}
