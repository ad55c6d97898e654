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

use std::marker::PhantomData;

/// What was said, for the compiler only: stations as `NO` or `YES`, the class as one of the types below.
#[derive(Debug)]
pub struct Form<const FROM: bool, const TO: bool, C> {
    request: Request,
    class: PhantomData<C>,
}

impl<const FROM: bool, const TO: bool, C> Clone for Form<FROM, TO, C> {
    fn clone(&self) -> Self {
        Form {
            request: self.request.clone(),
            class: PhantomData,
        }
    }
}

#[derive(Debug)]
pub enum AnyClass {}
#[derive(Debug)]
pub enum FirstClass {}
#[derive(Debug)]
pub enum FirstClassLounge {}
#[derive(Debug)]
pub enum SecondClass {}

/// Begins a request.
pub fn form() -> Form<false, false, AnyClass> {
    let request = Request {
        from: String::new(),
        to: String::new(),
        first: false,
        wishes: Vec::new(),
        bicycles: 0,
        lounge: None,
    };
    Form {
        request,
        class: PhantomData,
    }
}

impl<const FROM: bool, const TO: bool, C> Form<FROM, TO, C> {
    pub fn wish(self, wish: Wish) -> Self {
        self.with(|request| {
            if request.wishes.iter().all(|there| *there != wish) {
                request.wishes.push(wish);
            }
        })
    }

    fn with<const F: bool, const T: bool, D>(mut self, change: impl FnOnce(&mut Request)) -> Form<F, T, D> {
        change(&mut self.request);
        Form {
            request: self.request,
            class: PhantomData,
        }
    }
}

impl<const TO: bool, C> Form<false, TO, C> {
    pub fn from(self, station: &str) -> Form<true, TO, C> {
        self.with(|request| request.from.push_str(station))
    }
}

impl<const FROM: bool, C> Form<FROM, false, C> {
    pub fn to(self, station: &str) -> Form<FROM, true, C> {
        self.with(|request| request.to.push_str(station))
    }
}

impl<const FROM: bool, const TO: bool> Form<FROM, TO, AnyClass> {
    pub fn first(self) -> Form<FROM, TO, FirstClass> {
        self.with(|request| request.first = true)
    }

    pub fn second(self) -> Form<FROM, TO, SecondClass> {
        self.with(|_| ())
    }
}

impl<const FROM: bool, const TO: bool> Form<FROM, TO, FirstClass> {
    pub fn lounge(self, minutes: u32) -> Form<FROM, TO, FirstClassLounge> {
        self.with(|request| request.lounge = Some(minutes))
    }
}

impl<const FROM: bool, const TO: bool> Form<FROM, TO, SecondClass> {
    pub fn bicycle(self) -> Self {
        self.with(|request| request.bicycles += 1)
    }
}

impl Form<true, true, FirstClass> {
    pub fn finish(self) -> Request {
        self.request
    }
}

impl Form<true, true, FirstClassLounge> {
    pub fn finish(self) -> Request {
        self.request
    }
}

impl Form<true, true, SecondClass> {
    pub fn finish(self) -> Request {
        self.request
    }
}
