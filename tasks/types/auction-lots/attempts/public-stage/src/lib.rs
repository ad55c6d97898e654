//! Lots of an auction house.

/// What somebody offers for a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bid {
    pub bidder: String,
    pub amount: u32,
}

/// How far a lot has come, and what is known of it then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    Catalogued { reserve: u32 },
    Open { reserve: u32, best: Option<Bid> },
    Sold { buyer: String, hammer: u32 },
    Unsold { best: Option<Bid> },
    Withdrawn,
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    NotOpen,
    AlreadyOpen,
    Closed,
    HasBids,
    OwnBid,
    TooLow { least: u32 },
}

#[derive(Debug, Clone)]
pub struct Lot {
    pub title: String,
    pub stage: Stage,
}

impl Lot {
    pub fn new(title: &str, reserve: u32) -> Self {
        Lot {
            title: title.to_string(),
            stage: Stage::Catalogued { reserve },
        }
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    pub fn open(&mut self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Catalogued { reserve } => {
                self.stage = Stage::Open { reserve, best: None };
                Ok(())
            }
            Stage::Open { .. } => Err(Refusal::AlreadyOpen),
            Stage::Sold { .. } | Stage::Unsold { .. } | Stage::Withdrawn => Err(Refusal::Closed),
        }
    }

    pub fn bid(&mut self, bidder: &str, amount: u32) -> Result<(), Refusal> {
        let (reserve, best) = self.bidding()?;
        if best.as_ref().is_some_and(|bid| bid.bidder == bidder) {
            return Err(Refusal::OwnBid);
        }
        let least = match best {
            None => reserve.div_ceil(2).max(1),
            Some(bid) => bid.amount + step(bid.amount),
        };
        if amount < least {
            return Err(Refusal::TooLow { least });
        }
        *best = Some(Bid {
            bidder: bidder.to_string(),
            amount,
        });
        Ok(())
    }

    pub fn hammer(&mut self) -> Result<(), Refusal> {
        let (reserve, best) = self.bidding()?;
        self.stage = match best.take() {
            Some(bid) if bid.amount >= reserve => Stage::Sold {
                buyer: bid.bidder,
                hammer: bid.amount,
            },
            best => Stage::Unsold { best },
        };
        Ok(())
    }

    pub fn withdraw(&mut self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Catalogued { .. } | Stage::Open { best: None, .. } => {
                self.stage = Stage::Withdrawn;
                Ok(())
            }
            Stage::Open { best: Some(_), .. } => Err(Refusal::HasBids),
            Stage::Sold { .. } | Stage::Unsold { .. } | Stage::Withdrawn => Err(Refusal::Closed),
        }
    }

    pub fn entry(&self) -> String {
        let what = match &self.stage {
            Stage::Catalogued { reserve } => format!("reserve {reserve}"),
            Stage::Open { best: Some(bid), .. } => format!("open at {} ({})", bid.amount, bid.bidder),
            Stage::Open { best: None, .. } => "open without a bid".to_string(),
            Stage::Sold { buyer, hammer } => format!("sold to {buyer} for {hammer}"),
            Stage::Unsold { best: Some(bid) } => format!("unsold at {} ({})", bid.amount, bid.bidder),
            Stage::Unsold { best: None } => "unsold without a bid".to_string(),
            Stage::Withdrawn => "withdrawn".to_string(),
        };
        format!("{}: {what}", self.title)
    }

    /// The reserve and the best bid of an open lot.
    fn bidding(&mut self) -> Result<(u32, &mut Option<Bid>), Refusal> {
        match &mut self.stage {
            Stage::Open { reserve, best } => Ok((*reserve, best)),
            Stage::Catalogued { .. } => Err(Refusal::NotOpen),
            Stage::Sold { .. } | Stage::Unsold { .. } | Stage::Withdrawn => Err(Refusal::Closed),
        }
    }
}

/// By how much a bid must be raised.
fn step(amount: u32) -> u32 {
    match amount {
        0..100 => 5,
        100..1000 => 20,
        _ => 100,
    }
}

/// What the lots brought in.
pub fn takings(lots: &[Lot]) -> u32 {
    let hammer = |lot: &Lot| match lot.stage {
        Stage::Sold { hammer, .. } => hammer,
        _ => 0,
    };
    lots.iter().map(hammer).sum()
}
