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

#[derive(Debug, Clone)]
pub enum Carrier {
    Post,
    Courier { fuel_percent: u32 },
    Bike { zone: u8 },
}

impl Carrier {
    fn name(&self) -> String {
        match self {
            Carrier::Post => "post".to_string(),
            Carrier::Courier { .. } => "courier".to_string(),
            Carrier::Bike { .. } => "bike".to_string(),
        }
    }

    /// Cents before any extra; `None` if the carrier does not take the parcel.
    fn base_price(&self, parcel: &Parcel) -> Option<u32> {
        match self {
            Carrier::Post => {
                let limit = if parcel.fragile { 5_000 } else { 20_000 };
                (parcel.grams <= limit)
                    .then(|| 300 + 150 * u32::from(parcel.zone) + 80 * parcel.started_kilos())
            }
            Carrier::Courier { fuel_percent } => {
                let plain = 900 + 200 * parcel.started_kilos();
                (parcel.grams <= 50_000).then(|| (plain * (100 + fuel_percent)).div_ceil(100))
            }
            Carrier::Bike { zone } => (parcel.zone == *zone && parcel.grams <= 8_000).then_some(700),
        }
    }

    /// Cents with the extra for a fragile parcel.
    fn price(&self, parcel: &Parcel) -> Option<u32> {
        let base = self.base_price(parcel)?;
        match self {
            Carrier::Bike { .. } => Some(base),
            _ if parcel.fragile => Some(base + base.div_ceil(4)),
            _ => Some(base),
        }
    }

    fn days(&self, parcel: &Parcel) -> u32 {
        match self {
            Carrier::Post => 1 + u32::from(parcel.zone),
            Carrier::Courier { .. } => 1,
            Carrier::Bike { .. } => 0,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub carrier: String,
    pub cents: u32,
    pub days: u32,
}

#[derive(Debug, Default)]
pub struct Desk {
    carriers: Vec<Carrier>,
}

impl Desk {
    pub fn new() -> Self {
        Desk::default()
    }

    pub fn add(&mut self, carrier: Carrier) {
        self.carriers.push(carrier);
    }

    /// What each carrier that takes the parcel asks for it.
    pub fn quotes(&self, parcel: &Parcel) -> Vec<Offer> {
        let mut offers = Vec::new();
        for carrier in &self.carriers {
            if let Some(cents) = carrier.price(parcel) {
                offers.push(Offer { carrier: carrier.name(), cents, days: carrier.days(parcel) });
            }
        }
        offers
    }

    /// The best offer: the cheapest, then the fastest, then the first.
    pub fn cheapest(&self, parcel: &Parcel) -> Option<Offer> {
        self.quotes(parcel).into_iter().min_by_key(|offer| (offer.cents, offer.days))
    }
}
