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
        let base = self.base_price(parcel)?;
        Some(if parcel.fragile { base + base.div_ceil(4) } else { base })
    }

    fn days(&self, _parcel: &Parcel) -> u32 {
        1
    }
}

impl<C: Carrier + ?Sized> Carrier for &C {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        (**self).base_price(parcel)
    }

    fn price(&self, parcel: &Parcel) -> Option<u32> {
        (**self).price(parcel)
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        (**self).days(parcel)
    }
}

impl<C: Carrier + ?Sized> Carrier for Box<C> {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        (**self).base_price(parcel)
    }

    fn price(&self, parcel: &Parcel) -> Option<u32> {
        (**self).price(parcel)
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        (**self).days(parcel)
    }
}

#[derive(Debug, Clone)]
pub struct Post;

impl Carrier for Post {
    fn name(&self) -> &str {
        "post"
    }

    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        let limit = if parcel.fragile { 5_000 } else { 20_000 };
        (parcel.grams <= limit)
            .then(|| 300 + 150 * u32::from(parcel.zone) + 80 * parcel.started_kilos())
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
        let plain = 900 + 200 * parcel.started_kilos();
        (parcel.grams <= 50_000).then(|| (plain * (100 + self.fuel_percent)).div_ceil(100))
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
        (parcel.zone == self.zone && parcel.grams <= 8_000).then_some(700)
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

#[derive(Default)]
pub struct Desk {
    carriers: Vec<Box<dyn Carrier>>,
}

impl Desk {
    pub fn new() -> Self {
        Desk::default()
    }

    pub fn add(&mut self, carrier: impl Carrier + 'static) {
        self.carriers.push(Box::new(carrier));
    }

    /// What each carrier that takes the parcel asks for it.
    pub fn quotes(&self, parcel: &Parcel) -> Vec<Offer<'_>> {
        self.carriers
            .iter()
            .filter_map(|carrier| {
                let cents = carrier.price(parcel)?;
                Some(Offer { carrier: carrier.name(), cents, days: carrier.days(parcel) })
            })
            .collect()
    }

    /// The best offer: the cheapest, then the fastest, then the first.
    pub fn cheapest(&self, parcel: &Parcel) -> Option<Offer<'_>> {
        self.quotes(parcel).into_iter().min_by_key(|offer| (offer.cents, offer.days))
    }
}
