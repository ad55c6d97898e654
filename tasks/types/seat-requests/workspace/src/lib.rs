//! Requests for seats on trains.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Window,
    Aisle,
    Quiet,
    Table,
}

/// A request that makes sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub from: String,
    pub to: String,
    pub first: bool,
    pub wishes: Vec<Wish>,
    pub bicycles: u32,
    /// Minutes in the lounge.
    pub lounge: Option<u32>,
}

impl Request {
    /// What is printed on the ticket.
    pub fn ticket(&self) -> String {
        let mut text = format!("{} - {}, class {}", self.from, self.to, if self.first { 1 } else { 2 });
        for wish in &self.wishes {
            text += match wish {
                Wish::Window => ", window",
                Wish::Aisle => ", aisle",
                Wish::Quiet => ", quiet",
                Wish::Table => ", table",
            };
        }
        match self.bicycles {
            0 => {}
            1 => text += ", 1 bicycle",
            more => text += &format!(", {more} bicycles"),
        }
        if let Some(minutes) = self.lounge {
            text += &format!(", lounge {minutes} min");
        }
        text
    }
}

/// A request that is being filled in.
#[derive(Debug, Default, Clone)]
pub struct Form {
    pub from: Option<String>,
    pub to: Option<String>,
    pub first: Option<bool>,
    pub wishes: Vec<Wish>,
    pub bicycles: u32,
    pub lounge: Option<u32>,
}

impl Form {
    pub fn wish(&mut self, wish: Wish) {
        if !self.wishes.contains(&wish) {
            self.wishes.push(wish);
        }
    }

    pub fn finish(self) -> Result<Request, &'static str> {
        let from = self.from.ok_or("from where?")?;
        let to = self.to.ok_or("to where?")?;
        let first = self.first.ok_or("which class?")?;
        if first && self.bicycles > 0 {
            return Err("no bicycles in first class");
        }
        if !first && self.lounge.is_some() {
            return Err("no lounge in second class");
        }
        Ok(Request {
            from,
            to,
            first,
            wishes: self.wishes,
            bicycles: self.bicycles,
            lounge: self.lounge,
        })
    }
}
