//! The shipping desk: which carrier takes a parcel, for how much, and how soon.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parcel {
    pub grams: u32,
    /// 1 is the own town, 9 the other end of the country.
    pub zone: u8,
    pub fragile: bool,
}

impl Parcel {
    fn started_kilos(&self) -> u32 {
        self.grams.div_ceil(1000)
    }
}

/// Somebody who takes parcels.
pub trait Carrier {
    fn name(&self) -> &str;

    /// Cents before any extra; `None` if the carrier does not take the parcel.
    fn base_price(&self, parcel: &Parcel) -> Option<u32>;

    /// Cents with the extra for a fragile parcel.
    fn price(&self, parcel: &Parcel) -> Option<u32> {
        self.base_price(parcel).map(|base| match parcel.fragile {
            true => base + (base + 3) / 4,
            false => base,
        })
    }

    fn days(&self, _parcel: &Parcel) -> u32 {
        1
    }
}

impl<C: ?Sized + Carrier> Carrier for &C {
    fn name(&self) -> &str {
        C::name(self)
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        C::base_price(self, parcel)
    }

    fn price(&self, parcel: &Parcel) -> Option<u32> {
        C::price(self, parcel)
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        C::days(self, parcel)
    }
}

impl<C: ?Sized + Carrier> Carrier for Box<C> {
    fn name(&self) -> &str {
        C::name(self)
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        C::base_price(self, parcel)
    }

    fn price(&self, parcel: &Parcel) -> Option<u32> {
        C::price(self, parcel)
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        C::days(self, parcel)
    }
}

#[derive(Debug, Clone)]
pub struct Post;

impl Carrier for Post {
    fn name(&self) -> &str {
        "post"
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        match (parcel.grams, parcel.fragile) {
            (20_001.., _) | (5_001.., true) => None,
            _ => Some(300 + u32::from(parcel.zone) * 150 + parcel.started_kilos() * 80),
        }
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        1 + u32::from(parcel.zone)
    }
}

#[derive(Debug, Clone)]
pub struct Courier {
    pub fuel_percent: u32,
}

impl Carrier for Courier {
    fn name(&self) -> &str {
        "courier"
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        if parcel.grams > 50_000 {
            return None;
        }
        let hundredths = (900 + 200 * parcel.started_kilos()) * (100 + self.fuel_percent);
        Some(hundredths.div_ceil(100))
    }
}

#[derive(Debug, Clone)]
pub struct Bike {
    pub zone: u8,
}

impl Carrier for Bike {
    fn name(&self) -> &str {
        "bike"
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        if parcel.zone != self.zone || parcel.grams > 8_000 {
            return None;
        }
        Some(700)
    }

    fn price(&self, parcel: &Parcel) -> Option<u32> {
        self.base_price(parcel)
    }

    fn days(&self, _parcel: &Parcel) -> u32 {
        0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'d> {
    pub carrier: &'d str,
    pub cents: u32,
    pub days: u32,
}

pub struct Desk<'a> {
    carriers: Vec<Box<dyn Carrier + 'a>>,
}

impl<'a> Desk<'a> {
    pub fn new() -> Self {
        Desk { carriers: vec![] }
    }

    pub fn add<C>(&mut self, carrier: C)
    where
        C: Carrier + 'a,
    {
        self.carriers.push(Box::new(carrier));
    }

    /// What each carrier that takes the parcel asks for it.
    pub fn quotes(&self, parcel: &Parcel) -> Vec<Offer<'_>> {
        let mut offers = Vec::new();
        for carrier in &self.carriers {
            if let Some(cents) = carrier.price(parcel) {
                let days = carrier.days(parcel);
                offers.push(Offer {
                    carrier: carrier.name(),
                    cents,
                    days,
                });
            }
        }
        offers
    }

    /// The best offer: the cheapest, then the fastest, then the first.
    pub fn cheapest(&self, parcel: &Parcel) -> Option<Offer<'_>> {
        let mut offers = self.quotes(parcel);
        // A stable sort leaves equal offers in the order of their carriers.
        offers.sort_by_key(|offer| offer.days);
        offers.sort_by_key(|offer| offer.cents);
        offers.first().copied()
    }
}
