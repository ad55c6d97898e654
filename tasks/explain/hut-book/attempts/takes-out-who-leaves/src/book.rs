//! The book and its pages.

/// A page of the book: who sleeps in the hut in one night.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Nights are numbered from 1.
    pub night: u32,
    /// Guests, and how many nights they stay, this one included.
    pub guests: Vec<(String, u32)>,
    /// What the warden has noted about this night.
    pub remarks: Vec<String>,
}

/// A hut with some beds.
#[derive(Debug)]
pub struct Book {
    beds: usize,
    tonight: Page,
    closed: Vec<Page>,
}

impl Book {
    pub fn new(beds: usize) -> Book {
        let tonight = Page {
            night: 1,
            ..Page::default()
        };
        let closed = Vec::new();
        Book {
            beds,
            tonight,
            closed,
        }
    }

    pub fn tonight(&self) -> &Page {
        &self.tonight
    }

    /// The pages of past nights, oldest first.
    pub fn closed(&self) -> &[Page] {
        &self.closed
    }

    /// Takes a guest in for some nights; false if there is no bed.
    pub fn arrive(&mut self, guest: &str, nights: u32) -> bool {
        let free = nights > 0 && self.tonight.guests.len() < self.beds;
        if free {
            self.tonight.guests.push((guest.to_string(), nights));
        }
        free
    }

    pub fn remark(&mut self, text: &str) {
        self.tonight.remarks.push(text.to_string());
    }

    /// The night is over: its page is closed and another one is begun.
    pub fn close_night(&mut self) {
        self.tonight.guests.retain(|(_, nights)| *nights > 1);
        self.closed.push(self.tonight.clone());
        self.tonight.night += 1;
        self.tonight.remarks.clear();
        for (_, nights) in &mut self.tonight.guests {
            *nights -= 1;
        }
    }
}
