use auction_lots::{Bid, Lot, Refusal, Stage, takings};

fn opened(reserve: u32) -> Lot {
    let mut lot = Lot::new("Clock", reserve);
    assert_eq!(lot.open(), Ok(()));
    lot
}

fn bid(bidder: &str, amount: u32) -> Option<Bid> {
    Some(Bid {
        bidder: bidder.to_string(),
        amount,
    })
}

/// "`Lot::new(title: &str, reserve: u32)` is a catalogued lot."
#[test]
fn a_new_lot_is_in_the_catalogue() {
    let lot = Lot::new("Clock", 80);
    assert_eq!(lot.stage(), &Stage::Catalogued { reserve: 80 });
    assert_eq!(lot.entry(), "Clock: reserve 80");
}

/// "An open lot refuses with `AlreadyOpen`."
#[test]
fn a_lot_is_opened_once() {
    let mut lot = opened(80);
    assert_eq!(
        lot.stage(),
        &Stage::Open {
            reserve: 80,
            best: None
        }
    );
    assert_eq!(lot.entry(), "Clock: open without a bid");
    assert_eq!(lot.bid("Ada", 60), Ok(()));
    assert_eq!(lot.open(), Err(Refusal::AlreadyOpen));
    assert_eq!(
        lot.stage(),
        &Stage::Open {
            reserve: 80,
            best: bid("Ada", 60)
        }
    );
    assert_eq!(lot.entry(), "Clock: open at 60 (Ada)");
}

/// "The least for a first bid is half the reserve, half a crown counting as a whole one, but never less than 1."
#[test]
fn the_first_bid_is_half_the_reserve() {
    let mut lot = opened(81);
    assert_eq!(lot.bid("Ada", 40), Err(Refusal::TooLow { least: 41 }));
    assert_eq!(
        lot.stage(),
        &Stage::Open {
            reserve: 81,
            best: None
        }
    );
    assert_eq!(lot.bid("Ada", 41), Ok(()));
    let mut even = opened(80);
    assert_eq!(even.bid("Ada", 39), Err(Refusal::TooLow { least: 40 }));
    let mut free = opened(0);
    assert_eq!(free.bid("Ada", 0), Err(Refusal::TooLow { least: 1 }));
    assert_eq!(free.bid("Ada", 1), Ok(()));
}

/// "After that it is the best bid and a step: 5 while the best bid is below 100, 20 while it is below 1000, and 100 from
/// there on."
#[test]
fn later_bids_are_raised_by_steps() {
    let mut lot = opened(10);
    for (bidder, amount, least) in [
        ("Ada", 95, None),
        ("Bob", 99, Some(100)),
        ("Bob", 100, None),
        ("Ada", 119, Some(120)),
        ("Ada", 999, None),
        ("Bob", 1018, Some(1019)),
        ("Bob", 1019, None),
        ("Ada", 1118, Some(1119)),
        ("Ada", 1119, None),
    ] {
        let expected = least.map_or(Ok(()), |least| Err(Refusal::TooLow { least }));
        assert_eq!(lot.bid(bidder, amount), expected);
    }
    let mut other = opened(10);
    assert_eq!(other.bid("Ada", 99), Ok(()));
    assert_eq!(other.bid("Bob", 103), Err(Refusal::TooLow { least: 104 }));
    assert_eq!(other.bid("Bob", 1000), Ok(()));
    assert_eq!(other.bid("Ada", 1001), Err(Refusal::TooLow { least: 1100 }));
}

/// "Who holds the best bid already is refused with `OwnBid`, whatever the amount."
#[test]
fn nobody_bids_against_himself() {
    let mut lot = opened(10);
    assert_eq!(lot.bid("Ada", 50), Ok(()));
    assert_eq!(lot.bid("Ada", 90), Err(Refusal::OwnBid));
    assert_eq!(lot.bid("Ada", 1), Err(Refusal::OwnBid));
    assert_eq!(lot.bid("Bob", 55), Ok(()));
    assert_eq!(lot.bid("Ada", 60), Ok(()));
    assert_eq!(
        lot.stage(),
        &Stage::Open {
            reserve: 10,
            best: bid("Ada", 60)
        }
    );
}

/// "With a best bid that is not below the reserve it is sold to that bidder for that amount."
#[test]
fn the_hammer_sells_at_the_reserve() {
    let mut lot = opened(80);
    assert_eq!(lot.bid("Ada", 60), Ok(()));
    assert_eq!(lot.bid("Bob", 80), Ok(()));
    assert_eq!(lot.hammer(), Ok(()));
    assert_eq!(
        lot.stage(),
        &Stage::Sold {
            buyer: "Bob".to_string(),
            hammer: 80
        }
    );
    assert_eq!(lot.entry(), "Clock: sold to Bob for 80");
}

/// "Otherwise it is unsold, with the best bid if there was one."
#[test]
fn below_the_reserve_nothing_is_sold() {
    let mut lot = opened(80);
    assert_eq!(lot.bid("Ada", 79), Ok(()));
    assert_eq!(lot.hammer(), Ok(()));
    assert_eq!(lot.stage(), &Stage::Unsold { best: bid("Ada", 79) });
    assert_eq!(lot.entry(), "Clock: unsold at 79 (Ada)");
    let mut quiet = opened(0);
    assert_eq!(quiet.hammer(), Ok(()));
    assert_eq!(quiet.stage(), &Stage::Unsold { best: None });
    assert_eq!(quiet.entry(), "Clock: unsold without a bid");
}

/// "`withdraw(&mut self)` withdraws a lot that is catalogued, or open without a bid. An open lot with a bid refuses with
/// `HasBids`."
#[test]
fn a_lot_with_bids_stays_in_the_sale() {
    let mut lot = opened(10);
    assert_eq!(lot.bid("Ada", 50), Ok(()));
    assert_eq!(lot.withdraw(), Err(Refusal::HasBids));
    assert_eq!(
        lot.stage(),
        &Stage::Open {
            reserve: 10,
            best: bid("Ada", 50)
        }
    );
    let mut silent = opened(10);
    assert_eq!(silent.withdraw(), Ok(()));
    assert_eq!(silent.stage(), &Stage::Withdrawn);
    let mut early = Lot::new("Vase", 5);
    assert_eq!(early.withdraw(), Ok(()));
    assert_eq!(early.entry(), "Vase: withdrawn");
}

/// "A catalogued lot refuses bids and the hammer with `NotOpen`."
#[test]
fn a_catalogued_lot_takes_no_bids() {
    let mut lot = Lot::new("Vase", 40);
    assert_eq!(lot.bid("Ada", 50), Err(Refusal::NotOpen));
    assert_eq!(lot.hammer(), Err(Refusal::NotOpen));
    assert_eq!(lot.stage(), &Stage::Catalogued { reserve: 40 });
}

/// "A lot that is sold, unsold or withdrawn refuses all four methods with `Closed`."
#[test]
fn an_ended_lot_stays_as_it_is() {
    let mut sold = opened(10);
    assert_eq!(sold.bid("Ada", 50), Ok(()));
    assert_eq!(sold.hammer(), Ok(()));
    let mut unsold = opened(10);
    assert_eq!(unsold.hammer(), Ok(()));
    let mut withdrawn = Lot::new("Vase", 40);
    assert_eq!(withdrawn.withdraw(), Ok(()));
    for lot in [&mut sold, &mut unsold, &mut withdrawn] {
        let before = lot.stage().clone();
        assert_eq!(lot.open(), Err(Refusal::Closed));
        assert_eq!(lot.bid("Ada", 500), Err(Refusal::Closed));
        assert_eq!(lot.hammer(), Err(Refusal::Closed));
        assert_eq!(lot.withdraw(), Err(Refusal::Closed));
        assert_eq!(lot.stage(), &before);
    }
}

/// "`takings(lots: &[Lot]) -> u32` is the sum of the hammer prices."
#[test]
fn only_sold_lots_bring_in_money() {
    let mut first = opened(10);
    assert_eq!(first.bid("Ada", 50), Ok(()));
    assert_eq!(first.hammer(), Ok(()));
    let mut second = opened(10);
    assert_eq!(second.bid("Bob", 70), Ok(()));
    let mut third = second.clone();
    assert_eq!(third.hammer(), Ok(()));
    let mut fourth = opened(100);
    assert_eq!(fourth.bid("Bob", 99), Ok(()));
    assert_eq!(fourth.hammer(), Ok(()));
    assert_eq!(takings(&[first, second, third, fourth]), 120);
    assert_eq!(takings(&[]), 0);
}
