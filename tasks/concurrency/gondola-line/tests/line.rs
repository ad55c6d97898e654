use gondola_line::{line, Entry, Exit, Leave};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

/// Counts how often it is woken.
#[derive(Default)]
struct Bell(AtomicUsize);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Bell {
    fn rung(&self) -> bool {
        self.0.swap(0, Ordering::SeqCst) > 0
    }
}

/// A future with the bell that it is polled with.
struct Task<F> {
    future: Pin<Box<F>>,
    bell: Arc<Bell>,
}

impl<F: Future> Task<F> {
    fn new(future: F) -> Self {
        Task { future: Box::pin(future), bell: Arc::default() }
    }

    fn poll(&mut self) -> Poll<F::Output> {
        let waker = Waker::from(Arc::clone(&self.bell));
        self.future.as_mut().poll(&mut Context::from_waker(&waker))
    }
}

fn poll<F: Future>(future: F) -> Poll<F::Output> {
    Task::new(future).poll()
}

/// Polls tasks that were woken, in an order that depends on `seed`, until none is; gives how many are not done.
fn run(tasks: Vec<Pin<Box<dyn Future<Output = ()>>>>, seed: u32) -> usize {
    let mut state = seed;
    let mut tasks: Vec<Task<_>> = tasks.into_iter().map(Task::new).collect();
    tasks.iter().for_each(|task| task.bell.clone().wake());
    loop {
        let woken: Vec<usize> =
            (0..tasks.len()).filter(|&i| tasks[i].bell.0.load(Ordering::SeqCst) > 0).collect();
        if woken.is_empty() {
            return tasks.len();
        }
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = woken[(state >> 10) as usize % woken.len()];
        tasks[pick].bell.rung();
        if tasks[pick].poll().is_ready() {
            drop(tasks.remove(pick));
        }
    }
}

/// "`board` takes no skier in before it is polled, and none while the line is full."
#[test]
fn a_full_line_takes_nobody_in() {
    let (entry, exit) = line(2);
    let unpolled = entry.board("z");
    assert_eq!(exit.waiting(), 0);
    assert_eq!((poll(entry.board("a")), poll(entry.board("b"))), (Poll::Ready(Ok(())), Poll::Ready(Ok(()))));
    let mut third = Task::new(entry.board("c"));
    assert!(third.poll().is_pending() && third.poll().is_pending());
    assert_eq!((exit.waiting(), third.bell.rung()), (2, false));
    assert_eq!(poll(exit.leave()), Poll::Ready(Some("a")));
    assert!(third.bell.rung());
    assert_eq!((exit.waiting(), third.poll(), exit.waiting()), (1, Poll::Ready(Ok(())), 2));
    assert_eq!((poll(exit.leave()), poll(exit.leave())), (Poll::Ready(Some("b")), Poll::Ready(Some("c"))));
    assert!(poll(exit.leave()).is_pending());
    drop(unpolled);
}

/// "0 places are taken for 1."
#[test]
fn the_smallest_line_has_one_place() {
    for places in [0, 1] {
        let (entry, exit) = line(places);
        assert_eq!(poll(entry.board(1)), Poll::Ready(Ok(())));
        assert!(poll(entry.board(2)).is_pending());
        assert_eq!((exit.waiting(), poll(exit.leave())), (1, Poll::Ready(Some(1))));
    }
}

/// "by the waker of its latest poll; older wakers count for nothing."
#[test]
fn the_latest_waker_is_woken() {
    let (entry, exit) = line(1);
    let mut leave = Task::new(exit.leave());
    assert!(leave.poll().is_pending());
    leave.bell = Arc::default();
    assert!(leave.poll().is_pending());
    assert_eq!(poll(entry.board(1)), Poll::Ready(Ok(())));
    assert!(leave.bell.rung());
    let mut board = Task::new(entry.board(2));
    assert!(board.poll().is_pending());
    board.bell = Arc::default();
    assert!(board.poll().is_pending());
    assert_eq!(leave.poll(), Poll::Ready(Some(1)));
    assert!(board.bell.rung());
}

/// "Any number of futures may wait on each side."
#[test]
fn all_who_wait_get_their_turn() {
    let (entry, exit) = line(1);
    let mut leaves: Vec<Task<Leave<u32>>> = (0..3).map(|_| Task::new(exit.leave())).collect();
    leaves.iter_mut().for_each(|leave| assert!(leave.poll().is_pending()));
    for skier in 0..3 {
        assert_eq!(poll(entry.board(skier)), Poll::Ready(Ok(())));
        let woken: Vec<usize> = (0..leaves.len()).filter(|&i| leaves[i].bell.rung()).collect();
        assert!(!woken.is_empty(), "skier {skier}");
        let mut left = None;
        for index in woken {
            if let Poll::Ready(skier) = leaves[index].poll() {
                left = Some((index, skier));
            }
        }
        let (index, found) = left.unwrap();
        assert_eq!(found, Some(skier));
        leaves.remove(index);
    }
    assert!(leaves.is_empty());
}

/// "A future may be dropped at any time, also after it was woken and before it was polled again."
#[test]
fn a_dropped_future_passes_the_word_on() {
    let (entry, exit) = line(1);
    assert_eq!(poll(entry.board(0)), Poll::Ready(Ok(())));
    let mut boards: Vec<_> = (1..4).map(|skier| Task::new(entry.board(skier))).collect();
    boards.iter_mut().for_each(|board| assert!(board.poll().is_pending()));
    assert_eq!(poll(exit.leave()), Poll::Ready(Some(0)));
    // Everybody who was woken gives up.
    while let Some(index) = boards.iter().position(|board| board.bell.rung()) {
        drop(boards.remove(index));
    }
    assert!(boards.is_empty());
    let mut leaves: Vec<_> = (0..3).map(|_| Task::new(exit.leave())).collect();
    leaves.iter_mut().for_each(|leave| assert!(leave.poll().is_pending()));
    leaves.remove(1);
    assert_eq!(poll(entry.board(9)), Poll::Ready(Ok(())));
    while let Some(index) = leaves.iter().position(|leave| leave.bell.rung()) {
        drop(leaves.remove(index));
    }
    assert!(leaves.is_empty());
    assert_eq!(exit.waiting(), 1);
}

/// "`leave` still takes out the skiers that are in the line and then gives `None`, and all who wait to leave are woken."
#[test]
fn the_line_ends_with_its_last_entry() {
    let (entry, exit) = line(3);
    let second = entry.clone();
    assert_eq!(poll(entry.board(1)), Poll::Ready(Ok(())));
    drop(entry);
    assert_eq!(poll(exit.leave()), Poll::Ready(Some(1)));
    let pending = second.board(2);
    let mut leaves = [Task::new(exit.leave()), Task::new(exit.leave())];
    assert!(leaves.iter_mut().all(|leave| leave.poll().is_pending()));
    drop(second);
    assert!(leaves.iter_mut().all(|leave| leave.poll().is_pending()));
    leaves.iter().for_each(|leave| leave.bell.0.store(0, Ordering::SeqCst));
    drop(pending);
    assert!(leaves.iter().all(|leave| leave.bell.rung()));
    assert!(leaves.iter_mut().all(|leave| leave.poll() == Poll::Ready(None)));
    let (entry, exit) = line(2);
    assert_eq!(poll(entry.board(7)), Poll::Ready(Ok(())));
    drop(entry);
    assert_eq!((poll(exit.leave()), poll(exit.leave())), (Poll::Ready(Some(7)), Poll::Ready(None)));
}

/// "the skiers in the line are dropped, `board` gives each skier back as an error, and all who wait to board are woken."
#[test]
fn the_line_ends_with_its_last_exit() {
    let (entry, exit) = line(1);
    let skier = Rc::new(());
    assert_eq!(poll(entry.board(Rc::clone(&skier))), Poll::Ready(Ok(())));
    let mut boards = [Task::new(entry.board(Rc::clone(&skier))), Task::new(entry.board(Rc::clone(&skier)))];
    assert!(boards.iter_mut().all(|board| board.poll().is_pending()));
    let (leave, other) = (exit.leave(), exit.clone());
    drop(exit);
    drop(other);
    assert!(boards.iter_mut().all(|board| board.poll().is_pending()));
    assert_eq!(Rc::strong_count(&skier), 4);
    drop(leave);
    assert_eq!(Rc::strong_count(&skier), 3);
    assert!(boards.iter().all(|board| board.bell.rung()));
    assert!(boards.iter_mut().all(|board| matches!(board.poll(), Poll::Ready(Err(_)))));
    assert!(matches!(poll(entry.board(Rc::clone(&skier))), Poll::Ready(Err(_))));
    assert_eq!(Rc::strong_count(&skier), 1);
}

/// A waker that looks at the line, and a skier that does so when it is dropped.
struct Curious {
    exit: Mutex<Option<Exit<Nosy>>>,
    seen: AtomicUsize,
}

impl Wake for Curious {
    fn wake(self: Arc<Self>) {
        if let Some(exit) = &*self.exit.lock().unwrap() {
            self.seen.fetch_add(10 + exit.waiting(), Ordering::SeqCst);
        }
    }
}

struct Nosy(Option<Entry<Nosy>>);

impl Drop for Nosy {
    fn drop(&mut self) {
        if let Some(entry) = self.0.take() {
            assert!(matches!(poll(entry.board(Nosy(None))), Poll::Ready(Err(_))));
        }
    }
}

/// "a waker may use the line in `wake`, and so may a skier in its `drop`."
#[test]
fn wakers_and_skiers_may_use_the_line() {
    let (entry, exit) = line(1);
    let curious = Arc::new(Curious { exit: Mutex::new(Some(exit.clone())), seen: AtomicUsize::new(0) });
    let waker = Waker::from(Arc::clone(&curious));
    let mut context = Context::from_waker(&waker);
    let mut leave = Box::pin(exit.leave());
    assert!(leave.as_mut().poll(&mut context).is_pending());
    assert!(poll(entry.board(Nosy(None))).is_ready());
    assert_eq!(curious.seen.load(Ordering::SeqCst), 11);
    let mut board = Box::pin(entry.board(Nosy(Some(entry.clone()))));
    assert!(board.as_mut().poll(&mut context).is_pending());
    assert!(leave.as_mut().poll(&mut context).is_ready());
    assert_eq!(curious.seen.load(Ordering::SeqCst), 21);
    assert!(board.as_mut().poll(&mut context).is_ready());
    drop(curious.exit.lock().unwrap().take());
    drop(leave);
    drop(exit);
}

/// "a skier who was not taken in is dropped with the future."
#[test]
fn skiers_go_with_their_future() {
    let (entry, exit) = line(1);
    let skier = Rc::new(());
    drop(entry.board(Rc::clone(&skier)));
    assert_eq!(poll(entry.board(Rc::clone(&skier))), Poll::Ready(Ok(())));
    assert!(poll(entry.board(Rc::clone(&skier))).is_pending());
    assert_eq!((Rc::strong_count(&skier), exit.waiting()), (2, 1));
    drop(poll(exit.leave()));
    assert_eq!(Rc::strong_count(&skier), 1);
}

/// "A future that is dropped leaves no waker behind."
#[test]
fn dropped_futures_leave_no_wakers() {
    let (entry, exit) = line(1);
    let mut leave = Task::new(exit.leave());
    assert!(leave.poll().is_pending());
    let Task { future, bell } = leave;
    drop(future);
    assert_eq!(Arc::strong_count(&bell), 1);
    assert_eq!(poll(entry.board(1)), Poll::Ready(Ok(())));
    let mut board = Task::new(entry.board(2));
    assert!(board.poll().is_pending());
    let Task { future, bell } = board;
    drop(future);
    assert_eq!(Arc::strong_count(&bell), 1);
}

/// "There are never more than `places` skiers in the line"
#[test]
fn many_tasks_come_to_their_end() {
    for seed in 0..60 {
        let (entry, exit) = line(1 + seed as usize % 3);
        let places = 1 + seed as usize % 3;
        let found = Rc::new(RefCell::new(Vec::new()));
        let polled = Rc::new(Cell::new(0));
        let mut tasks: Vec<Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
        for group in 0..4u32 {
            let entry = entry.clone();
            let exit = exit.clone();
            let polled = Rc::clone(&polled);
            tasks.push(Box::pin(async move {
                let look = exit.clone();
                drop(exit);
                for skier in 0..5 {
                    entry.board(10 * group + skier).await.unwrap();
                    assert!(look.waiting() <= places);
                    polled.set(polled.get() + 1);
                }
            }));
        }
        for _ in 0..3 {
            let (exit, found) = (exit.clone(), Rc::clone(&found));
            tasks.push(Box::pin(async move {
                while let Some(skier) = exit.leave().await {
                    found.borrow_mut().push(skier);
                }
            }));
        }
        drop((entry, exit));
        assert_eq!((run(tasks, seed), polled.get()), (0, 20), "seed {seed}");
        let found = found.borrow();
        for group in 0..4 {
            let own: Vec<u32> = found.iter().copied().filter(|skier| skier / 10 == group).collect();
            assert_eq!(own, [0, 1, 2, 3, 4].map(|skier| 10 * group + skier), "seed {seed}");
        }
    }
}
