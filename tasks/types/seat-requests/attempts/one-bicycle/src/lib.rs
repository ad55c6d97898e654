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

/// Something that was not said yet.
#[derive(Debug, Clone)]
pub struct Unsaid;

/// A station that was said.
#[derive(Debug, Clone)]
pub struct Station(String);

/// First class, without time in the lounge yet.
#[derive(Debug, Clone)]
pub struct First;

/// First class with minutes in the lounge.
#[derive(Debug, Clone)]
pub struct Lounge(u32);

/// Second class with its bicycles.
#[derive(Debug, Clone)]
pub struct Second(u32);

/// A request that is being filled in: where from, where to, which class.
#[derive(Debug, Clone)]
pub struct Form<F, T, C> {
    from: F,
    to: T,
    class: C,
    wishes: Vec<Wish>,
}

/// Begins a request.
pub fn form() -> Form<Unsaid, Unsaid, Unsaid> {
    Form {
        from: Unsaid,
        to: Unsaid,
        class: Unsaid,
        wishes: Vec::new(),
    }
}

impl<F, T, C> Form<F, T, C> {
    pub fn wish(mut self, wish: Wish) -> Self {
        self.wishes.push(wish);
        self
    }

    fn in_class<D>(self, class: D) -> Form<F, T, D> {
        Form {
            from: self.from,
            to: self.to,
            class,
            wishes: self.wishes,
        }
    }
}

impl<T, C> Form<Unsaid, T, C> {
    pub fn from(self, station: &str) -> Form<Station, T, C> {
        Form {
            from: Station(station.to_string()),
            to: self.to,
            class: self.class,
            wishes: self.wishes,
        }
    }
}

impl<F, C> Form<F, Unsaid, C> {
    pub fn to(self, station: &str) -> Form<F, Station, C> {
        Form {
            from: self.from,
            to: Station(station.to_string()),
            class: self.class,
            wishes: self.wishes,
        }
    }
}

impl<F, T> Form<F, T, Unsaid> {
    pub fn first(self) -> Form<F, T, First> {
        self.in_class(First)
    }

    pub fn second(self) -> Form<F, T, Second> {
        self.in_class(Second(0))
    }
}

impl<F, T> Form<F, T, First> {
    pub fn lounge(self, minutes: u32) -> Form<F, T, Lounge> {
        self.in_class(Lounge(minutes))
    }
}

impl<F, T> Form<F, T, Second> {
    pub fn bicycle(mut self) -> Self {
        self.class.0 = 1;
        self
    }
}

/// A class that was chosen, and what goes with it.
pub trait Class {
    fn fill(&self, request: &mut Request);
}

impl Class for First {
    fn fill(&self, request: &mut Request) {
        request.first = true;
    }
}

impl Class for Lounge {
    fn fill(&self, request: &mut Request) {
        request.first = true;
        request.lounge = Some(self.0);
    }
}

impl Class for Second {
    fn fill(&self, request: &mut Request) {
        request.bicycles = self.0;
    }
}

impl<C: Class> Form<Station, Station, C> {
    pub fn finish(self) -> Request {
        let (Station(from), Station(to)) = (self.from, self.to);
        let mut request = Request {
            from,
            to,
            first: false,
            wishes: self.wishes,
            bicycles: 0,
            lounge: None,
        };
        self.class.fill(&mut request);
        request
    }
}
