//! The syndicate.

use crate::ledger::Ledger;
use crate::split::by_shares;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is a member of that name.
    Member,
    /// There is no member of that name.
    Stranger,
    /// A member without shares would have nothing to win.
    NoShares,
    /// There is nobody to play or to win.
    Nobody,
    /// This member has too little to play.
    Short(String),
}

#[derive(Debug)]
struct Member {
    name: String,
    shares: u64,
}

#[derive(Debug, Default)]
pub struct Syndicate {
    members: Vec<Member>,
    ledger: Ledger,
}

impl Syndicate {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn join(&mut self, name: &str, shares: u64) -> Result<(), Refusal> {
        if shares == 0 {
            return Err(Refusal::NoShares);
        }
        if !self.ledger.open(name) {
            return Err(Refusal::Member);
        }
        let name = name.trim().to_string();
        self.members.push(Member { name, shares });
        Ok(())
    }

    /// A member pays in.
    pub fn pay(&mut self, name: &str, cents: u64) -> Result<(), Refusal> {
        if self.ledger.pay_in(name, cents) {
            Ok(())
        } else {
            Err(Refusal::Stranger)
        }
    }

    /// Everybody pays for a draw at a price for each share.
    pub fn play(&mut self, price: u64) -> Result<(), Refusal> {
        if self.members.is_empty() {
            return Err(Refusal::Nobody);
        }
        for (index, member) in self.members.iter().enumerate() {
            if !self.ledger.pay_out(&member.name, price * member.shares) {
                for paid in &self.members[..index] {
                    self.ledger.pay_in(&paid.name, price * paid.shares);
                }
                return Err(Refusal::Short(member.name.clone()));
            }
        }
        Ok(())
    }

    /// The syndicate has won.
    pub fn win(&mut self, cents: u64) -> Result<(), Refusal> {
        if self.members.is_empty() {
            return Err(Refusal::Nobody);
        }
        let shares: Vec<u64> = self.members.iter().map(|member| member.shares).collect();
        let names = self.members.iter().map(|member| member.name.as_str());
        self.ledger.distribute(names.zip(by_shares(cents, &shares)));
        Ok(())
    }

    /// What a member has.
    pub fn balance(&self, name: &str) -> Option<u64> {
        self.ledger.balance(name)
    }

    /// What all members have together.
    pub fn total(&self) -> u64 {
        self.ledger.total()
    }
}
