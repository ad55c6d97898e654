//! Swatches are handed from drawer to drawer.

pub enum Swatch {
    Cotton(String),
    Silk { dye: String, price: u32 },
}

pub struct Drawer {
    pub swatch: Swatch,
    pub label: String,
}

pub fn price(drawer: &Drawer) -> u32 {
    let Drawer { swatch, label } = drawer;
    match swatch {
        Swatch::Silk { price, .. } => price + label.len() as u32,
        Swatch::Cotton(_) => 1,
    }
}

pub fn empty(drawer: &mut Drawer) -> String {
    let Drawer { swatch, label } = drawer;
    label.clear();
    match swatch {
        Swatch::Cotton(name) => std::mem::take(name),
        &mut Swatch::Silk { dye, .. } => dye,
    }
}
