//! The wheels in the cellar.

use crate::units::{Day, Grams, Share, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wheel {
    pub made: Day,
    pub weight: Grams,
    /// How long it has to ripen.
    pub rest: Span,
    /// What it loses in a week.
    pub loss: Share,
}

impl Wheel {
    /// The day on which it is ripe.
    pub fn ripe(&self) -> Day {
        self.made + self.rest
    }

    /// How long it has been ripe; negative if it is not ripe yet.
    pub fn over(&self, today: Day) -> Span {
        -(self.ripe() - today)
    }

    /// One week passes.
    fn dry(&mut self) {
        self.weight -= self.weight * self.loss;
    }
}

pub struct Cellar {
    today: Day,
    wheels: Vec<Wheel>,
}

impl Cellar {
    pub fn new(today: Day) -> Cellar {
        Cellar {
            today,
            wheels: Vec::new(),
        }
    }

    pub fn store(&mut self, wheel: Wheel) {
        self.wheels.push(wheel);
    }

    pub fn wheels(&self) -> &[Wheel] {
        &self.wheels
    }

    /// Lets a number of weeks pass.
    pub fn wait(&mut self, weeks: u32) {
        for _ in 0..weeks {
            self.today += Span(7);
            self.wheels.iter_mut().for_each(Wheel::dry);
        }
    }

    /// What all the wheels weigh.
    pub fn weight(&self) -> Grams {
        let mut total = Grams(0);
        for wheel in &self.wheels {
            total += wheel.weight;
        }
        total
    }

    /// Takes out the wheels that are ripe.
    pub fn fetch(&mut self) -> Vec<Wheel> {
        let today = self.today;
        let ripe = |wheel: &Wheel| wheel.over(today) >= Span(0);
        let (fetched, kept) = self.wheels.drain(..).partition(ripe);
        self.wheels = kept;
        fetched
    }
}
