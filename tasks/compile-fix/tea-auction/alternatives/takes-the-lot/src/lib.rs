//! A room of a tea auction. Lots come under the hammer one after the other, and the book says what became of them.

use std::cell::RefCell;
use std::rc::Rc;

/// The book of the auction house. Clones of it are the same book.
#[derive(Debug, Clone, Default)]
pub struct Book(Rc<RefCell<Vec<String>>>);

impl Book {
    pub fn write(&self, line: String) {
        self.0.borrow_mut().push(line);
    }

    pub fn lines(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
}

/// The lot under the hammer. It writes its own lines when it comes and when it goes.
#[derive(Debug)]
struct Lot {
    name: String,
    reserve: u32,
    best: Option<(String, u32)>,
    book: Book,
}

impl Lot {
    fn new(name: &str, reserve: u32, book: &Book) -> Lot {
        book.write(format!("{name} comes up"));
        Lot {
            name: name.to_string(),
            reserve,
            best: None,
            book: book.clone(),
        }
    }
}

impl Drop for Lot {
    fn drop(&mut self) {
        let name = &self.name;
        self.book.write(match &self.best {
            Some((buyer, price)) if *price >= self.reserve => {
                format!("{name} to {buyer} for {price}")
            }
            Some((_, price)) => format!("{name} kept back at {price}"),
            None => format!("{name} without a bid"),
        });
    }
}

/// An auctioneer's room.
#[derive(Debug)]
pub struct Room {
    book: Book,
    lot: Option<Lot>,
    count: usize,
}

impl Room {
    pub fn new(book: &Book) -> Room {
        Room {
            book: book.clone(),
            lot: None,
            count: 0,
        }
    }

    /// Puts a lot under the hammer and gives its number, from 1.
    pub fn put_up(&mut self, name: &str, reserve: u32) -> usize {
        self.let_go();
        self.lot = Some(Lot::new(name, reserve, &self.book));
        self.count += 1;
        self.count
    }

    /// Takes a bid, and says whether it is the best one now.
    pub fn bid(&mut self, buyer: &str, price: u32) -> bool {
        let Some(lot) = &mut self.lot else {
            self.book.write(format!("{buyer} bids on nothing"));
            return false;
        };
        match &lot.best {
            Some((_, best)) if *best >= price => false,
            _ => {
                lot.best = Some((buyer.to_string(), price));
                true
            }
        }
    }

    fn let_go(&mut self) {
        drop(self.lot.take());
    }

    pub fn pause(&mut self) {
        self.let_go();
        self.book.write("pause".to_string());
    }

    /// Ends the auction and gives the number of its lots.
    pub fn close(mut self) -> usize {
        self.let_go();
        self.book.write(format!("closed after {} lots", self.count));
        self.count
    }
}
