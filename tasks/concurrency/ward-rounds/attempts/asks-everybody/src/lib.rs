//! Rounds on a ward: one task looks after several examinations, each of them a future.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Waits for all examinations, and gives their results in the order of the examinations.
pub fn every<F: Future>(examinations: Vec<F>) -> Every<F> {
    let open: Vec<_> = examinations.into_iter().map(|one| Some(Box::pin(one))).collect();
    Every { results: open.iter().map(|_| None).collect(), open }
}

pub struct Every<F: Future> {
    open: Vec<Option<Pin<Box<F>>>>,
    results: Vec<Option<F::Output>>,
}

impl<F: Future> Unpin for Every<F> {}

impl<F: Future> Future for Every<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        for (place, result) in this.open.iter_mut().zip(&mut this.results) {
            let Some(one) = place else {
                continue;
            };
            if let Poll::Ready(found) = one.as_mut().poll(context) {
                *place = None;
                *result = Some(found);
            }
        }
        if this.results.iter().all(Option::is_some) {
            Poll::Ready(this.results.drain(..).flatten().collect())
        } else {
            Poll::Pending
        }
    }
}

/// Waits for the first examination that is done, and gives its number and its result.
pub fn earliest<F: Future>(examinations: Vec<F>) -> Earliest<F> {
    Earliest { open: examinations.into_iter().map(|one| Box::pin(one)).collect() }
}

pub struct Earliest<F: Future> {
    open: Vec<Pin<Box<F>>>,
}

impl<F: Future> Unpin for Earliest<F> {}

impl<F: Future> Future for Earliest<F> {
    type Output = Option<(usize, F::Output)>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.open.is_empty() {
            return Poll::Ready(None);
        }
        let mut found = None;
        for (number, one) in self.open.iter_mut().enumerate() {
            if let Poll::Ready(result) = one.as_mut().poll(context) {
                found = Some((number, result));
                break;
            }
        }
        if found.is_none() {
            return Poll::Pending;
        }
        self.open.clear();
        Poll::Ready(found)
    }
}
