//! Lots of an auction house.

/// A lot. Not every combination of the fields means something.
#[derive(Debug, Clone)]
pub struct Lot {
    pub title: String,
    pub reserve: u32,
    pub opened: bool,
    pub ended: bool,
    pub withdrawn: bool,
    /// Empty when there is no bid.
    pub bidder: String,
    /// 0 when there is no bid.
    pub amount: u32,
}

impl Lot {
    pub fn new(title: &str, reserve: u32) -> Self {
        Lot {
            title: title.to_string(),
            reserve,
            opened: false,
            ended: false,
            withdrawn: false,
            bidder: String::new(),
            amount: 0,
        }
    }

    pub fn open(&mut self) -> Result<(), String> {
        if self.ended || self.withdrawn {
            return Err("closed".to_string());
        }
        if self.opened {
            return Err("already open".to_string());
        }
        self.opened = true;
        Ok(())
    }

    pub fn bid(&mut self, bidder: &str, amount: u32) -> Result<(), String> {
        if self.ended || self.withdrawn {
            return Err("closed".to_string());
        }
        if !self.opened {
            return Err("not open".to_string());
        }
        if self.bidder == bidder {
            return Err("own bid".to_string());
        }
        let least = if self.bidder.is_empty() {
            self.reserve.div_ceil(2).max(1)
        } else if self.amount < 100 {
            self.amount + 5
        } else if self.amount < 1000 {
            self.amount + 20
        } else {
            self.amount + 100
        };
        if amount < least {
            return Err(format!("too low, at least {least}"));
        }
        self.bidder = bidder.to_string();
        self.amount = amount;
        Ok(())
    }

    pub fn hammer(&mut self) -> Result<(), String> {
        if self.ended || self.withdrawn {
            return Err("closed".to_string());
        }
        if !self.opened {
            return Err("not open".to_string());
        }
        self.ended = true;
        Ok(())
    }

    /// Whether the lot was sold.
    pub fn sold(&self) -> bool {
        self.ended && !self.bidder.is_empty() && self.amount >= self.reserve
    }
}

pub fn takings(lots: &[Lot]) -> u32 {
    lots.iter().filter(|lot| lot.sold()).map(|lot| lot.amount).sum()
}
