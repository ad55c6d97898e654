//! Rounds on a ward: one task looks after several examinations, each of them a future.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Woken,
    Asleep,
    Done,
}

/// What the wakers of examinations share with the whole.
struct Board {
    marks: Vec<Mark>,
    /// The task that polled last, while there is one that waits.
    task: Option<Waker>,
}

/// The waker of one examination.
struct Call {
    number: usize,
    board: Arc<Mutex<Board>>,
}

fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Wake for Call {
    fn wake(self: Arc<Self>) {
        let mut board = lock(&self.board);
        board.marks[self.number] = Mark::Woken;
        if let Some(task) = &board.task {
            task.wake_by_ref();
        }
    }
}

/// Examinations with their wakers; those that are done are gone.
struct Round<F> {
    open: Vec<Option<(Pin<Box<F>>, Waker)>>,
    board: Arc<Mutex<Board>>,
}

impl<F: Future> Round<F> {
    fn new(examinations: Vec<F>) -> Self {
        let marks = vec![Mark::Woken; examinations.len()];
        let board = Arc::new(Mutex::new(Board { marks, task: None }));
        let with_waker = |(number, one)| {
            let call = Call { number, board: Arc::clone(&board) };
            Some((Box::pin(one), Waker::from(Arc::new(call))))
        };
        let open = examinations.into_iter().enumerate().map(with_waker).collect();
        Round { open, board }
    }

    /// Polls those that were woken, until `done` says that it has enough.
    fn poll(&mut self, context: &Context<'_>, mut done: impl FnMut(usize, F::Output) -> bool) {
        self.set_task(Some(context.waker().clone()));
        for (number, place) in self.open.iter_mut().enumerate() {
            let Some((one, waker)) = place else {
                continue;
            };
            // From here on the examination may be woken again.
            let mark = std::mem::replace(&mut lock(&self.board).marks[number], Mark::Asleep);
            if mark != Mark::Woken {
                continue;
            }
            if let Poll::Ready(result) = one.as_mut().poll(&mut Context::from_waker(waker)) {
                lock(&self.board).marks[number] = Mark::Done;
                *place = None;
                if done(number, result) {
                    return;
                }
            }
        }
    }

    /// Drops all that is still open; nobody is woken any more.
    fn end(&mut self) {
        self.set_task(None);
        self.open.clear();
    }

    fn set_task(&self, task: Option<Waker>) {
        let old = std::mem::replace(&mut lock(&self.board).task, task);
        drop(old);
    }
}

impl<F> Drop for Round<F> {
    fn drop(&mut self) {
        let task = lock(&self.board).task.take();
        drop(task);
    }
}

/// Waits for all examinations, and gives their results in the order of the examinations.
pub fn every<F: Future>(examinations: Vec<F>) -> Every<F> {
    let results = examinations.iter().map(|_| None).collect();
    Every { round: Round::new(examinations), results }
}

pub struct Every<F: Future> {
    round: Round<F>,
    results: Vec<Option<F::Output>>,
}

impl<F: Future> Unpin for Every<F> {}

impl<F: Future> Future for Every<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Every { round, results } = &mut *self;
        round.poll(context, |number, result| {
            results[number] = Some(result);
            false
        });
        if results.iter().any(Option::is_none) {
            return Poll::Pending;
        }
        round.end();
        Poll::Ready(std::mem::take(results).into_iter().flatten().collect())
    }
}

/// Waits for the first examination that is done, and gives its number and its result.
pub fn earliest<F: Future>(examinations: Vec<F>) -> Earliest<F> {
    Earliest { round: Round::new(examinations) }
}

pub struct Earliest<F: Future> {
    round: Round<F>,
}

impl<F: Future> Future for Earliest<F> {
    type Output = Option<(usize, F::Output)>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.round.open.is_empty() {
            return Poll::Ready(None);
        }
        let mut found = None;
        self.round.poll(context, |number, result| {
            found = Some((number, result));
            true
        });
        if found.is_none() {
            return Poll::Pending;
        }
        self.round.end();
        Poll::Ready(found)
    }
}
