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
    /// All pages; the last one is tonight's.
    pages: Vec<Page>,
}

impl Book {
    pub fn new(beds: usize) -> Book {
        let tonight = Page {
            night: 1,
            ..Page::default()
        };
        let pages = vec![tonight];
        Book { beds, pages }
    }

    pub fn tonight(&self) -> &Page {
        &self.pages[self.pages.len() - 1]
    }

    /// The pages of past nights, oldest first.
    pub fn closed(&self) -> &[Page] {
        &self.pages[..self.pages.len() - 1]
    }

    fn page(&mut self) -> &mut Page {
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Takes a guest in for some nights; false if there is no bed.
    pub fn arrive(&mut self, guest: &str, nights: u32) -> bool {
        let free = nights > 0 && self.tonight().guests.len() < self.beds;
        if free {
            self.page().guests.push((guest.to_string(), nights));
        }
        free
    }

    pub fn remark(&mut self, text: &str) {
        self.page().remarks.push(text.to_string());
    }

    /// The night is over: its page is closed and another one is begun.
    pub fn close_night(&mut self) {
        let page = self.tonight();
        let staying = page.guests.iter().filter(|(_, nights)| *nights > 1);
        let next = Page {
            night: page.night + 1,
            guests: staying
                .map(|(guest, nights)| (guest.clone(), nights - 1))
                .collect(),
            remarks: Vec::new(),
        };
        self.pages.push(next);
    }
}
