//! Rounds on a ward: one task looks after several examinations, each of them a future.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Wake, Waker};

/// The task that waits for the whole. Wakers of examinations know it only as long as the whole is there.
#[derive(Default)]
struct Task(Mutex<Option<Waker>>);

impl Task {
    fn set(&self, waker: Option<Waker>) {
        let mut slot = self.0.lock().unwrap();
        let old = std::mem::replace(&mut *slot, waker);
        drop(slot);
        drop(old);
    }

    fn wake(&self) {
        let waker = self.0.lock().unwrap().clone();
        waker.into_iter().for_each(Waker::wake);
    }
}

struct Flag {
    up: AtomicBool,
    task: Weak<Task>,
}

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        if !self.up.swap(true, Ordering::SeqCst) {
            if let Some(task) = self.task.upgrade() {
                task.wake();
            }
        }
    }
}

struct Patient<F> {
    future: Pin<Box<F>>,
    flag: Arc<Flag>,
}

impl<F: Future> Patient<F> {
    fn all(futures: Vec<F>, task: &Arc<Task>) -> Vec<Option<Self>> {
        let patient = |future| {
            let flag = Flag { up: AtomicBool::new(true), task: Arc::downgrade(task) };
            Some(Patient { future: Box::pin(future), flag: Arc::new(flag) })
        };
        futures.into_iter().map(patient).collect()
    }
}

/// The result of a patient, if there is one now; the patient is gone then.
fn look_after<F: Future>(bed: &mut Option<Patient<F>>) -> Option<F::Output> {
    let patient = bed.as_mut()?;
    if !patient.flag.up.swap(false, Ordering::SeqCst) {
        return None;
    }
    let waker = Waker::from(Arc::clone(&patient.flag));
    match patient.future.as_mut().poll(&mut Context::from_waker(&waker)) {
        Poll::Pending => None,
        Poll::Ready(result) => {
            // A flag that is up for good wakes nobody.
            patient.flag.up.store(true, Ordering::SeqCst);
            *bed = None;
            Some(result)
        }
    }
}

pub fn every<F: Future>(examinations: Vec<F>) -> Every<F> {
    let task = Arc::default();
    let beds = Patient::all(examinations, &task);
    Every { results: beds.iter().map(|_| None).collect(), left: beds.len(), beds, task }
}

pub struct Every<F: Future> {
    task: Arc<Task>,
    beds: Vec<Option<Patient<F>>>,
    results: Vec<Option<F::Output>>,
    left: usize,
}

impl<F: Future> Unpin for Every<F> {}

impl<F: Future> Future for Every<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        this.task.set(Some(context.waker().clone()));
        for (bed, place) in this.beds.iter_mut().zip(&mut this.results) {
            if let Some(result) = look_after(bed) {
                *place = Some(result);
                this.left -= 1;
            }
        }
        if this.left > 0 {
            return Poll::Pending;
        }
        this.task.set(None);
        Poll::Ready(this.results.drain(..).flatten().collect())
    }
}

pub fn earliest<F: Future>(examinations: Vec<F>) -> Earliest<F> {
    let task = Arc::default();
    Earliest { beds: Patient::all(examinations, &task), task }
}

pub struct Earliest<F: Future> {
    task: Arc<Task>,
    beds: Vec<Option<Patient<F>>>,
}

impl<F: Future> Unpin for Earliest<F> {}

impl<F: Future> Future for Earliest<F> {
    type Output = Option<(usize, F::Output)>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.task.set(Some(context.waker().clone()));
        let found =
            self.beds.iter_mut().enumerate().find_map(|(number, bed)| Some((number, look_after(bed)?)));
        if found.is_none() && !self.beds.is_empty() {
            return Poll::Pending;
        }
        self.task.set(None);
        self.beds.clear();
        Poll::Ready(found)
    }
}
