//! Different stages, bids and refusals must be told apart.

use auction_lots::{Bid, Lot, Refusal, Stage, takings};

const _: fn(&'static str, u32) -> Lot = Lot::new;
const _: fn(&Lot) -> &Stage = Lot::stage;
const _: fn(&mut Lot) -> Result<(), Refusal> = Lot::hammer;
const _: fn(&[Lot]) -> u32 = takings;

/// Every variant, and no other.
const _: fn(Stage) -> u32 = |stage| match stage {
    Stage::Catalogued { reserve } => reserve,
    Stage::Open { reserve, best: _ } => reserve,
    Stage::Sold { buyer: _, hammer } => hammer,
    Stage::Unsold { best: _ } => 0,
    Stage::Withdrawn => 0,
};
const _: fn(Refusal) -> u32 = |refusal| match refusal {
    Refusal::NotOpen | Refusal::AlreadyOpen | Refusal::Closed | Refusal::HasBids | Refusal::OwnBid => 0,
    Refusal::TooLow { least } => least,
};

fn bid(bidder: &str, amount: u32) -> Bid {
    Bid {
        bidder: bidder.to_string(),
        amount,
    }
}

pub fn pins() {
    assert_ne!(Lot::new("a", 1).stage(), &Stage::Withdrawn);
    assert_ne!(bid("a", 1), bid("b", 1));
    assert_ne!(bid("a", 1), bid("a", 2));
    let stages = [
        Stage::Catalogued { reserve: 1 },
        Stage::Catalogued { reserve: 2 },
        Stage::Open { reserve: 1, best: None },
        Stage::Open { reserve: 2, best: None },
        Stage::Open {
            reserve: 1,
            best: Some(bid("a", 1)),
        },
        Stage::Sold {
            buyer: "a".to_string(),
            hammer: 1,
        },
        Stage::Sold {
            buyer: "b".to_string(),
            hammer: 1,
        },
        Stage::Sold {
            buyer: "a".to_string(),
            hammer: 2,
        },
        Stage::Unsold { best: None },
        Stage::Unsold {
            best: Some(bid("a", 1)),
        },
        Stage::Withdrawn,
    ];
    for (at, one) in stages.iter().enumerate() {
        for other in &stages[at + 1..] {
            assert_ne!(one, other);
        }
    }
    let refusals = [
        Refusal::NotOpen,
        Refusal::AlreadyOpen,
        Refusal::Closed,
        Refusal::HasBids,
        Refusal::OwnBid,
        Refusal::TooLow { least: 1 },
        Refusal::TooLow { least: 2 },
    ];
    for (at, one) in refusals.iter().enumerate() {
        for other in &refusals[at + 1..] {
            assert_ne!(one, other);
        }
    }
}
