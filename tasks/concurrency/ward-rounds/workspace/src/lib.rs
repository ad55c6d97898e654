//! Rounds on a ward: one task looks after several examinations, each of them a future.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Waits for all examinations, and gives their results in the order of the examinations.
pub fn every<F: Future>(examinations: Vec<F>) -> Every<F> {
    Every { open: examinations.into_iter().map(|one| Box::pin(one)).collect(), results: Vec::new() }
}

pub struct Every<F: Future> {
    open: Vec<Pin<Box<F>>>,
    results: Vec<F::Output>,
}

impl<F: Future> Unpin for Every<F> {}

impl<F: Future> Future for Every<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        this.open.retain_mut(|one| match one.as_mut().poll(context) {
            Poll::Ready(result) => {
                this.results.push(result);
                false
            }
            Poll::Pending => true,
        });
        if this.open.is_empty() {
            Poll::Ready(std::mem::take(&mut this.results))
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
        for (number, one) in self.open.iter_mut().enumerate() {
            if let Poll::Ready(result) = one.as_mut().poll(context) {
                return Poll::Ready(Some((number, result)));
            }
        }
        Poll::Pending
    }
}
