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
    let oven = oven.strip_suffix(" oven").unwrap_or(&oven);
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
        let mut racks = self.racks.borrow_mut();
        let rack = racks.iter_mut().min_by_key(|rack| rack.loaves.len())?;
        rack.loaves.push(loaf.to_string());
        Some(rack.number)
    }

    /// Takes all loaves of an order off the racks.
    pub fn fetch(&self, order: &Order) -> Vec<usize> {
        let mut from = Vec::new();
        while from.len() < order.count {
            let mut racks = self.racks.borrow_mut();
            let Some(rack) = racks
                .iter_mut()
                .find(|rack| rack.loaves.contains(&order.loaf))
            else {
                break;
            };
            let place = rack.loaves.iter().position(|loaf| *loaf == order.loaf);
            rack.loaves.remove(place.unwrap());
            from.push(rack.number);
        }
        from
    }

    /// The loaves on the rack with this number, the one put there first in front.
    pub fn on_rack(&self, number: usize) -> Vec<String> {
        let racks = self.racks.borrow();
        let rack = racks.iter().find(|rack| rack.number == number);
        rack.map(|rack| rack.loaves.clone()).unwrap_or_default()
    }
}
