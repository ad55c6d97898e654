//! A machine that sells snacks for coins and gives change.

/// The coins that the machine knows, in cents.
pub const COINS: [u32; 5] = [200, 100, 50, 20, 10];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    pub name: String,
    pub price: u32,
    pub left: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    NoSuchShelf,
    SoldOut,
    /// A coin that the machine does not know.
    Strange(u32),
    /// So many cents are missing.
    TooLittle(u32),
    NoChange,
}

#[derive(Debug, Clone)]
pub struct Machine {
    shelves: Vec<Shelf>,
    /// How many of each of `COINS` there are.
    till: [u32; 5],
}

impl Machine {
    pub fn new(shelves: Vec<Shelf>, till: [u32; 5]) -> Machine {
        Machine { shelves, till }
    }

    pub fn shelves(&self) -> &[Shelf] {
        &self.shelves
    }

    pub fn till(&self) -> [u32; 5] {
        self.till
    }

    /// Sells one snack of a shelf, and returns the coins of the change, the largest first.
    pub fn buy(&mut self, shelf: usize, paid: &[u32]) -> Result<Vec<u32>, Refusal> {
        if shelf >= self.shelves.len() {
            return Err(Refusal::NoSuchShelf);
        }
        let price = self.shelves[shelf].price;
        if self.shelves[shelf].left == 0 {
            return Err(Refusal::SoldOut);
        }
        if let Some(&coin) = paid.iter().find(|&coin| !COINS.contains(coin)) {
            return Err(Refusal::Strange(coin));
        }
        let sum: u32 = paid.iter().sum();
        if sum < price {
            return Err(Refusal::TooLittle(price - sum));
        }
        let mut till = self.till;
        for coin in paid {
            till[COINS.iter().position(|known| known == coin).unwrap()] += 1;
        }
        let change = change(&mut till, sum - price).ok_or(Refusal::NoChange)?;
        self.till = till;
        self.shelves
            .get_mut(shelf)
            .expect("the shelf was there")
            .left -= 1;
        Ok(change)
    }

    /// Fills shelves up by those numbers, from the first shelf on; numbers without a shelf are put aside and returned.
    pub fn fill<'a>(&mut self, more: &'a [u32]) -> &'a [u32] {
        let count = more.len().min(self.shelves.len());
        for i in 0..count {
            self.shelves[i].left += more[i];
        }
        &more[count..]
    }

    /// Empties the till but for so many coins of each kind, and says how many cents were taken.
    pub fn empty(&mut self, keep: u32) -> u32 {
        let mut taken = 0;
        for i in 0..COINS.len() {
            let over = self.till[i].saturating_sub(keep);
            self.till[i] -= over;
            taken += over * COINS[i];
        }
        taken
    }
}

/// Takes an amount out of a till: always the largest coin that is there and not too large.
fn change(till: &mut [u32; 5], amount: u32) -> Option<Vec<u32>> {
    let mut coins = Vec::new();
    let mut rest = amount;
    for i in 0..COINS.len() {
        while till[i] > 0 && COINS[i] <= rest {
            till[i] -= 1;
            rest -= COINS[i];
            coins.push(COINS[i]);
        }
    }
    (rest == 0).then_some(coins)
}
