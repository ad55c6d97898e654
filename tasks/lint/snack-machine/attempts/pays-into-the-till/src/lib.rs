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
        let shelf = self.shelves.get_mut(shelf).ok_or(Refusal::NoSuchShelf)?;
        if shelf.left == 0 {
            return Err(Refusal::SoldOut);
        }
        if let Some(&coin) = paid.iter().find(|&coin| !COINS.contains(coin)) {
            return Err(Refusal::Strange(coin));
        }
        let sum: u32 = paid.iter().sum();
        if sum < shelf.price {
            return Err(Refusal::TooLittle(shelf.price - sum));
        }
        let till = &mut self.till;
        for (count, coin) in till.iter_mut().zip(COINS) {
            *count += paid
                .iter()
                .map(|&paid| u32::from(paid == coin))
                .sum::<u32>();
        }
        let change = change(till, sum - shelf.price).ok_or(Refusal::NoChange)?;
        shelf.left -= 1;
        Ok(change)
    }

    /// Fills shelves up by those numbers, from the first shelf on; numbers without a shelf are put aside and returned.
    pub fn fill<'a>(&mut self, more: &'a [u32]) -> &'a [u32] {
        for (shelf, number) in self.shelves.iter_mut().zip(more) {
            shelf.left += number;
        }
        more.get(self.shelves.len()..).unwrap_or_default()
    }

    /// Empties the till but for so many coins of each kind, and says how many cents were taken.
    pub fn empty(&mut self, keep: u32) -> u32 {
        let mut taken = 0;
        for (count, coin) in self.till.iter_mut().zip(COINS) {
            let over = count.saturating_sub(keep);
            *count -= over;
            taken += over * coin;
        }
        taken
    }
}

/// Takes an amount out of a till: always the largest coin that is there and not too large.
fn change(till: &mut [u32; 5], amount: u32) -> Option<Vec<u32>> {
    let mut coins = Vec::new();
    let mut rest = amount;
    for (count, coin) in till.iter_mut().zip(COINS) {
        while *count > 0 && coin <= rest {
            *count -= 1;
            rest -= coin;
            coins.push(coin);
        }
    }
    (rest == 0).then_some(coins)
}
