//! A block remembers the one who sewed it.

pub struct Block {
    pub maker: Option<String>,
    pub rows: u32,
}

pub fn credit(block: &Block) -> (usize, u32) {
    match block {
        whole @ Block {
            maker: Some(name), ..
        } => (name.len(), whole.rows),
        Block { rows, .. } => (0, *rows),
    }
}

pub fn hand_over(block: Block) -> (Option<String>, u32) {
    let Block { ref maker, rows } = block;
    let long = maker.as_ref().is_some_and(|name| name.len() > 20);
    match block.maker {
        whole @ Some(_) if !long => (whole, rows),
        whole @ Some(name) => (whole, name.len() as u32),
        None => (None, rows),
    }
}
