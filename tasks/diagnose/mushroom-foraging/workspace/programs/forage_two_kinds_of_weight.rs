//! Baskets are weighed with and without the earth on the mushrooms.

pub trait Gross {
    fn weight(&self) -> u32;
}

pub trait Net {
    fn weight(&self) -> u32;
    fn earth(&self) -> u32;
}

pub struct Basket(pub u32);

impl Gross for Basket {
    fn weight(&self) -> u32 {
        self.0
    }
}

impl Net for &Basket {
    fn weight(&self) -> u32 {
        self.0 - self.earth()
    }

    fn earth(&self) -> u32 {
        Gross::weight(*self) / 10
    }
}

pub fn weights(basket: &Basket, all: &[Basket]) -> (u32, u32) {
    let total: u32 = all.iter().map(|basket| basket.weight()).sum();
    let earth = match all {
        [only] => only.earth(),
        _ => Basket(total).earth(),
    };
    (basket.weight() + total, (&basket).weight() + earth)
}
