use crate::desk::{Item, Priority};

/// Where items go out.
pub trait Wire {
    type Error;

    fn send(&mut self, item: &Item) -> Result<(), Self::Error>;

    /// The lowest priority that the wire wants.
    fn least(&self) -> Priority {
        Priority::Routine
    }
}

impl<W: Wire + ?Sized> Wire for &mut W {
    type Error = W::Error;

    fn send(&mut self, item: &Item) -> Result<(), Self::Error> {
        (**self).send(item)
    }

    fn least(&self) -> Priority {
        (**self).least()
    }
}

impl<W: Wire + ?Sized> Wire for Box<W> {
    type Error = W::Error;

    fn send(&mut self, item: &Item) -> Result<(), Self::Error> {
        (**self).send(item)
    }

    fn least(&self) -> Priority {
        (**self).least()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfPaper;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    pub chars: usize,
}

/// Prints items on paper, which runs out.
#[derive(Debug)]
pub struct Printer {
    lines_left: usize,
    paper: String,
}

impl Printer {
    pub fn new(lines: usize) -> Self {
        Printer { lines_left: lines, paper: String::new() }
    }

    pub fn paper(&self) -> &str {
        &self.paper
    }
}

impl Wire for Printer {
    type Error = OutOfPaper;

    fn send(&mut self, item: &Item) -> Result<(), OutOfPaper> {
        let lines = 1 + item.text.lines().count();
        if lines > self.lines_left {
            return Err(OutOfPaper);
        }
        self.lines_left -= lines;
        self.paper += &item.slug;
        self.paper.push('\n');
        for line in item.text.lines() {
            self.paper += line;
            self.paper.push('\n');
        }
        Ok(())
    }
}

/// Sends slugs to the pagers of the editors.
#[derive(Debug, Default)]
pub struct Pager {
    pages: Vec<String>,
}

impl Pager {
    pub fn pages(&self) -> &[String] {
        &self.pages
    }
}

impl Wire for Pager {
    type Error = TooLong;

    fn send(&mut self, item: &Item) -> Result<(), TooLong> {
        let chars = item.slug.chars().count();
        if chars > 20 {
            return Err(TooLong { chars });
        }
        self.pages.push(item.slug.clone());
        Ok(())
    }

    fn least(&self) -> Priority {
        Priority::Urgent
    }
}

/// Two wires in one.
#[derive(Debug)]
pub struct Tee<A, B>(pub A, pub B);

/// Which of two wires refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused<A, B> {
    First(A),
    Second(B),
}

impl<A: Wire, B: Wire> Wire for Tee<A, B> {
    type Error = Refused<A::Error, B::Error>;

    fn send(&mut self, item: &Item) -> Result<(), Self::Error> {
        if item.priority >= self.0.least() {
            self.0.send(item).map_err(Refused::First)?;
        }
        if item.priority >= self.1.least() {
            self.1.send(item).map_err(Refused::Second)?;
        }
        Ok(())
    }

    fn least(&self) -> Priority {
        self.0.least().min(self.1.least())
    }
}
