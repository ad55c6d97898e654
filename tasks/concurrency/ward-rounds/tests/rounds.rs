use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use ward_rounds::{earliest, every};

#[derive(Default)]
struct Bell(AtomicUsize);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A task that polls one future.
struct Nurse<F> {
    future: Pin<Box<F>>,
    bell: Arc<Bell>,
}

impl<F: Future> Nurse<F> {
    fn new(future: F) -> Self {
        Nurse { future: Box::pin(future), bell: Arc::default() }
    }

    fn poll(&mut self) -> Poll<F::Output> {
        let waker = Waker::from(Arc::clone(&self.bell));
        self.future.as_mut().poll(&mut Context::from_waker(&waker))
    }

    /// How often the task was woken since the last time.
    fn woken(&self) -> usize {
        self.bell.0.swap(0, Ordering::SeqCst)
    }
}

/// What the tests know of all examinations.
#[derive(Default)]
struct Ward {
    results: RefCell<BTreeMap<u32, u32>>,
    wakers: RefCell<BTreeMap<u32, Waker>>,
    log: RefCell<Vec<String>>,
}

impl Ward {
    fn wake(&self, number: u32) {
        let waker = self.wakers.borrow()[&number].clone();
        waker.wake();
    }

    /// Makes an examination ready, and wakes it.
    fn finish(&self, number: u32, result: u32) {
        self.results.borrow_mut().insert(number, result);
        self.wake(number);
    }

    fn log(&self) -> String {
        self.log.take().join(" ")
    }
}

/// An examination that is ready when the ward says so, and cannot be moved.
struct Exam {
    number: u32,
    ward: Rc<Ward>,
    _pinned: PhantomPinned,
}

impl Future for Exam {
    type Output = Box<u32>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Box<u32>> {
        self.ward.log.borrow_mut().push(format!("{}", self.number));
        self.ward.wakers.borrow_mut().insert(self.number, context.waker().clone());
        match self.ward.results.borrow().get(&self.number) {
            Some(&result) => Poll::Ready(Box::new(result)),
            None => Poll::Pending,
        }
    }
}

impl Drop for Exam {
    fn drop(&mut self) {
        self.ward.log.borrow_mut().push(format!("-{}", self.number));
    }
}

fn exams(ward: &Rc<Ward>, count: u32) -> Vec<Exam> {
    (0..count).map(|number| Exam { number, ward: Rc::clone(ward), _pinned: PhantomPinned }).collect()
}

fn values(results: Poll<Vec<Box<u32>>>) -> Poll<Vec<u32>> {
    results.map(|all| all.into_iter().map(|one| *one).collect())
}

/// "`every` gives the results in the order of the examinations, whichever was done first."
#[test]
fn results_stand_in_the_order_of_the_examinations() {
    let ward = Rc::new(Ward::default());
    let mut nurse = Nurse::new(every(exams(&ward, 3)));
    assert_eq!(ward.log(), "");
    assert!(nurse.poll().is_pending());
    assert_eq!(ward.log(), "0 1 2");
    ward.finish(2, 12);
    assert!(nurse.poll().is_pending());
    ward.finish(0, 10);
    assert!(nurse.poll().is_pending());
    assert_eq!(ward.log(), "2 -2 0 -0");
    ward.finish(1, 11);
    assert_eq!((values(nurse.poll()), ward.log()), (Poll::Ready(vec![10, 11, 12]), "1 -1".to_string()));
}

/// "After that an examination is polled only when it has been woken since it was polled last"
#[test]
fn sleepers_are_not_disturbed() {
    let ward = Rc::new(Ward::default());
    let mut nurse = Nurse::new(every(exams(&ward, 4)));
    assert!(nurse.poll().is_pending());
    ward.log();
    assert!(nurse.poll().is_pending());
    assert_eq!((ward.log(), nurse.woken()), (String::new(), 0));
    ward.wake(1);
    assert_eq!(nurse.woken(), 1);
    ward.wake(3);
    assert_eq!(nurse.woken(), 1);
    assert!(nurse.poll().is_pending() && nurse.poll().is_pending());
    assert_eq!(ward.log(), "1 3");
    let mut first = Nurse::new(earliest(exams(&ward, 3)));
    assert!(first.poll().is_pending());
    ward.log();
    ward.wake(2);
    assert!(first.poll().is_pending() && first.poll().is_pending());
    assert_eq!(ward.log(), "2");
}

/// "Waking an examination again before it was polled wakes nobody, and neither does waking one that is done"
#[test]
fn one_call_is_enough() {
    let ward = Rc::new(Ward::default());
    let mut nurse = Nurse::new(every(exams(&ward, 2)));
    assert!(nurse.poll().is_pending());
    ward.wake(0);
    ward.wake(0);
    assert_eq!(nurse.woken(), 1);
    ward.finish(0, 5);
    assert_eq!(nurse.woken(), 0);
    assert!(nurse.poll().is_pending());
    ward.log();
    ward.wake(0);
    assert_eq!(nurse.woken(), 0);
    assert!(nurse.poll().is_pending());
    assert_eq!(ward.log(), "");
    ward.finish(1, 6);
    assert_eq!((nurse.woken(), values(nurse.poll())), (1, Poll::Ready(vec![5, 6])));
    ward.wake(0);
    ward.wake(1);
    assert_eq!(nurse.woken(), 0);
}

/// "the task that polled the whole last is woken, by the waker of its latest poll."
#[test]
fn the_nurse_on_duty_is_called() {
    let ward = Rc::new(Ward::default());
    let mut nurse = Nurse::new(every(exams(&ward, 2)));
    assert!(nurse.poll().is_pending());
    let early = std::mem::take(&mut nurse.bell);
    assert!(nurse.poll().is_pending());
    ward.wake(1);
    assert_eq!((early.0.load(Ordering::SeqCst), nurse.woken()), (0, 1));
    let mut first = Nurse::new(earliest(exams(&ward, 2)));
    assert!(first.poll().is_pending());
    let early = std::mem::take(&mut first.bell);
    assert!(first.poll().is_pending());
    ward.finish(1, 3);
    assert_eq!((early.0.load(Ordering::SeqCst), first.woken()), (0, 1));
    assert_eq!(
        first.poll().map(|found| found.map(|(number, result)| (number, *result))),
        Poll::Ready(Some((1, 3)))
    );
}

/// "An examination that is done is dropped before another one is polled."
#[test]
fn who_is_done_goes_home() {
    let ward = Rc::new(Ward::default());
    ward.results.borrow_mut().extend([(0, 1), (2, 3)]);
    let mut nurse = Nurse::new(every(exams(&ward, 4)));
    assert!(nurse.poll().is_pending());
    assert_eq!(ward.log(), "0 -0 1 2 -2 3");
    drop(nurse);
    assert_eq!(ward.log(), "-1 -3");
}

/// "it drops all others before it is ready. Of several that are done in the same poll, the one with the smallest number counts"
#[test]
fn the_earliest_sends_the_others_home() {
    let ward = Rc::new(Ward::default());
    let mut first = Nurse::new(earliest(exams(&ward, 4)));
    assert!(first.poll().is_pending());
    ward.log();
    ward.finish(3, 30);
    ward.finish(1, 10);
    ward.wake(0);
    assert_eq!(first.woken(), 3);
    let found = first.poll().map(|found| found.map(|(number, result)| (number, *result)));
    assert_eq!(found, Poll::Ready(Some((1, 10))));
    let log = ward.log();
    let mut gone: Vec<&str> = log.strip_prefix("0 1 -1 ").unwrap_or("").split(' ').collect();
    gone.sort_unstable();
    assert_eq!(gone, ["-0", "-2", "-3"]);
    ward.wake(0);
    ward.wake(2);
    assert_eq!(first.woken(), 0);
}

/// "Without examinations it is ready at once, with an empty `Vec`."
#[test]
fn a_ward_without_examinations() {
    let ward = Rc::new(Ward::default());
    assert_eq!(values(Nurse::new(every(exams(&ward, 0))).poll()), Poll::Ready(Vec::new()));
    assert!(matches!(Nurse::new(earliest(exams(&ward, 0))).poll(), Poll::Ready(None)));
}

/// Wakes itself some times and the one before it, and is ready then.
struct Restless {
    left: u32,
    polls: Rc<Cell<u32>>,
    others: Rc<RefCell<Vec<Waker>>>,
}

impl Future for Restless {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.polls.set(self.polls.get() + 1);
        if self.left == 0 {
            return Poll::Ready(());
        }
        self.left -= 1;
        self.others.borrow().iter().for_each(Waker::wake_by_ref);
        self.others.borrow_mut().push(context.waker().clone());
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// "An examination that is woken while the whole is being polled, be it by itself, is not forgotten"
#[test]
fn restless_ones_are_not_forgotten() {
    let (polls, others) = (Rc::new(Cell::new(0)), Rc::default());
    let exam = |left| Restless { left, polls: Rc::clone(&polls), others: Rc::clone(&others) };
    let mut nurse = Nurse::new(every(vec![exam(3), exam(0), exam(5), exam(1)]));
    nurse.bell.clone().wake();
    let mut rounds = 0;
    while nurse.woken() > 0 {
        let before = polls.get();
        rounds += 1;
        let ready = nurse.poll().is_ready();
        assert!(polls.get() - before <= 4);
        if ready {
            assert_eq!((rounds, polls.get()), (6, 13));
            return;
        }
    }
    panic!("nobody was woken after {rounds} rounds");
}

/// "they keep neither examinations nor results alive."
#[test]
fn wakers_keep_nothing_alive() {
    let ward = Rc::new(Ward::default());
    let mut nurse = Nurse::new(every(exams(&ward, 2)));
    let mut first = Nurse::new(earliest(exams(&ward, 2)));
    assert!(nurse.poll().is_pending());
    let kept: Vec<Waker> = ward.wakers.take().into_values().collect();
    assert!(first.poll().is_pending());
    ward.log();
    let (bells, future) = ([Arc::clone(&nurse.bell), Arc::clone(&first.bell)], nurse.future);
    drop(future);
    assert_eq!(ward.log(), "-0 -1");
    drop(first.future);
    assert_eq!(ward.log(), "-0 -1");
    kept.iter().chain(ward.wakers.borrow().values()).for_each(Waker::wake_by_ref);
    assert!(bells.iter().all(|bell| bell.0.load(Ordering::SeqCst) == 0));
    assert_eq!(Rc::strong_count(&ward), 1);
}

/// "Wakers may be kept, sent to other threads and used there"
#[test]
fn calls_come_from_other_threads() {
    let ward = Rc::new(Ward::default());
    let mut nurse = Nurse::new(every(exams(&ward, 3)));
    assert!(nurse.poll().is_pending());
    ward.log();
    ward.results.borrow_mut().extend([(0, 7), (1, 8), (2, 9)]);
    let wakers: Vec<Waker> = ward.wakers.borrow().values().cloned().collect();
    let threads: Vec<_> = wakers.into_iter().map(|waker| std::thread::spawn(move || waker.wake())).collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!((nurse.woken(), values(nurse.poll())), (3, Poll::Ready(vec![7, 8, 9])));
}

/// A task that wakes an examination when it is woken.
struct Echo(Mutex<Option<Waker>>);

impl Wake for Echo {
    fn wake(self: Arc<Self>) {
        let waker = self.0.lock().unwrap().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// "Nothing is locked while a task is woken."
#[test]
fn a_call_may_cause_another_call() {
    let ward = Rc::new(Ward::default());
    let echo = Arc::new(Echo(Mutex::new(None)));
    let waker = Waker::from(Arc::clone(&echo));
    let mut whole = Box::pin(every(exams(&ward, 2)));
    assert!(whole.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    *echo.0.lock().unwrap() = Some(ward.wakers.borrow()[&1].clone());
    ward.log();
    ward.wake(0);
    assert!(whole.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    assert_eq!(ward.log(), "0 1");
}
