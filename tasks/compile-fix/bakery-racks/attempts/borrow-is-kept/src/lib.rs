//! The racks of a bakery: what is proofing on them and what an order slip asks for.

use std::cell::RefCell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub oven: String,
    pub loaf: String,
    pub count: usize,
}

/// Reads an order slip such as `North; Rye Round; 3`.
pub fn read_order(slip: &str) -> Option<Order> {
    let slip = slip.replace('\t', " ");
    let fields: Vec<&str> = slip.split(';').map(str::trim).collect();
    let [oven, loaf, count] = fields[..] else {
        return None;
    };
    if loaf.is_empty() {
        return None;
    }
    let oven = oven.to_lowercase();
    let oven = oven.trim_end_matches(" oven");
    Some(Order {
        oven: oven.to_string(),
        loaf: loaf.to_string(),
        count: count.parse().ok()?,
    })
}

#[derive(Debug, Default)]
struct Rack {
    number: usize,
    loaves: Vec<String>,
}

/// The racks can be seen by several bakers at once, so they are filled through shared references.
#[derive(Debug)]
pub struct Bakery {
    racks: RefCell<Vec<Rack>>,
}

impl Bakery {
    /// A bakery with the racks 1 to `racks`.
    pub fn new(racks: usize) -> Self {
        let rack = |number| Rack {
            number,
            loaves: Vec::new(),
        };
        Bakery {
            racks: RefCell::new((1..=racks).map(rack).collect()),
        }
    }

    /// Puts a loaf on a rack and returns the number of the rack.
    pub fn proof(&self, loaf: &str) -> Option<usize> {
        let racks = self.racks.borrow();
        let emptiest = racks.iter().min_by_key(|rack| rack.loaves.len())?;
        self.racks.borrow_mut()[emptiest.number - 1]
            .loaves
            .push(loaf.to_string());
        Some(emptiest.number)
    }

    /// Takes all loaves of an order off the racks.
    pub fn fetch(&self, order: &Order) -> Vec<usize> {
        let mut from = Vec::new();
        while from.len() < order.count {
            let racks = self.racks.borrow();
            let rack = racks.iter().find(|rack| rack.loaves.contains(&order.loaf));
            let Some(rack) = rack else {
                break;
            };
            self.take_off(rack.number, &order.loaf);
            from.push(rack.number);
        }
        from
    }

    fn take_off(&self, number: usize, loaf: &str) {
        let loaves = &mut self.racks.borrow_mut()[number - 1].loaves;
        loaves.retain(|other| other != loaf);
    }

    /// The loaves on the rack with this number, the one put there first in front.
    pub fn on_rack(&self, number: usize) -> Vec<String> {
        let racks = self.racks.borrow();
        let rack = racks.iter().find(|rack| rack.number == number);
        rack.map(|rack| rack.loaves.clone()).unwrap_or_default()
    }
}
