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
    title: String,
    stage: Stage,
}

impl Lot {
    pub fn new(title: &str, reserve: u32) -> Self {
        let title = title.to_owned();
        Self {
            title,
            stage: Stage::Catalogued { reserve },
        }
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    pub fn open(&mut self) -> Result<(), Refusal> {
        self.change(|stage| match stage {
            Stage::Catalogued { reserve } => Ok(Stage::Open { reserve, best: None }),
            Stage::Open { .. } => Err(Refusal::AlreadyOpen),
            _ => Err(Refusal::Closed),
        })
    }

    pub fn bid(&mut self, bidder: &str, amount: u32) -> Result<(), Refusal> {
        self.change(|stage| {
            let (reserve, best) = open_only(stage)?;
            let least = match &best {
                Some(bid) if bid.bidder == bidder => return Err(Refusal::OwnBid),
                Some(Bid { amount, .. }) if *amount >= 1000 => amount + 100,
                Some(Bid { amount, .. }) if *amount >= 100 => amount + 20,
                Some(Bid { amount, .. }) => amount + 5,
                None => u32::max(1, reserve / 2 + reserve % 2),
            };
            if least > amount {
                Err(Refusal::TooLow { least })
            } else {
                Ok(Stage::Open {
                    reserve,
                    best: Some(Bid {
                        bidder: bidder.to_owned(),
                        amount,
                    }),
                })
            }
        })
    }

    pub fn hammer(&mut self) -> Result<(), Refusal> {
        self.change(|stage| {
            let (reserve, best) = open_only(stage)?;
            match best {
                Some(Bid { bidder, amount }) if amount >= reserve => Ok(Stage::Sold {
                    buyer: bidder,
                    hammer: amount,
                }),
                best => Ok(Stage::Unsold { best }),
            }
        })
    }

    pub fn withdraw(&mut self) -> Result<(), Refusal> {
        self.change(|stage| match stage {
            Stage::Catalogued { .. } => Ok(Stage::Withdrawn),
            open => match open_only(open)? {
                (_, Some(_)) => Err(Refusal::HasBids),
                (_, None) => Ok(Stage::Withdrawn),
            },
        })
    }

    pub fn entry(&self) -> String {
        let mut line = format!("{}: ", self.title);
        let (word, best) = match &self.stage {
            Stage::Catalogued { reserve } => return line + &format!("reserve {reserve}"),
            Stage::Sold { buyer, hammer } => return line + &format!("sold to {buyer} for {hammer}"),
            Stage::Withdrawn => return line + "withdrawn",
            Stage::Open { best, .. } => ("open", best),
            Stage::Unsold { best } => ("unsold", best),
        };
        line += word;
        match best {
            Some(bid) => line + &format!(" at {} ({})", bid.amount, bid.bidder),
            None => line + " without a bid",
        }
    }

    fn change(&mut self, to: impl FnOnce(Stage) -> Result<Stage, Refusal>) -> Result<(), Refusal> {
        self.stage = to(self.stage.clone())?;
        Ok(())
    }
}

fn open_only(stage: Stage) -> Result<(u32, Option<Bid>), Refusal> {
    match stage {
        Stage::Open { reserve, best } => Ok((reserve, best)),
        Stage::Catalogued { .. } => Err(Refusal::NotOpen),
        _ => Err(Refusal::Closed),
    }
}

/// What the lots brought in.
pub fn takings(lots: &[Lot]) -> u32 {
    let mut sum = 0;
    for lot in lots {
        if let Stage::Sold { hammer, .. } = lot.stage() {
            sum += hammer;
        }
    }
    sum
}
