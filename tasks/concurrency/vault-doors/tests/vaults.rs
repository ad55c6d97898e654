use std::collections::BTreeMap;
use std::sync::mpsc::channel;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{current, ThreadId};
use vault_doors::{Bank, Refused, Watch};

/// Knows who is where and who waits for what, and speaks up when threads wait in a circle.
#[derive(Default)]
struct Post {
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Default)]
struct State {
    inside: BTreeMap<usize, ThreadId>,
    waits: Vec<(ThreadId, usize)>,
    events: Vec<String>,
    /// How many threads have to meet, and who has come: the first door of each is held until all are there.
    party: usize,
    met: Vec<ThreadId>,
}

impl State {
    fn meets(&mut self, who: ThreadId) {
        if !self.met.contains(&who) {
            self.met.push(who);
        }
    }
}

impl Post {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What happened since the last time.
    fn events(&self) -> String {
        std::mem::take(&mut self.state().events).join(" ")
    }

    fn nobody_is_inside(&self) -> bool {
        self.state().inside.is_empty()
    }

    /// From now on so many threads have to meet.
    fn party(&self, threads: usize) {
        let mut state = self.state();
        state.party = threads;
        state.met.clear();
    }

    /// The thread is done, so nobody has to wait for it.
    fn done(&self) {
        self.state().meets(current().id());
        self.moved.notify_all();
    }
}

impl Watch for Post {
    fn asks(&self, door: usize) {
        let me = current().id();
        let mut state = self.state();
        let mut next = state.inside.get(&door).copied();
        if next.is_some() {
            state.meets(me);
            self.moved.notify_all();
        }
        while let Some(holder) = next {
            assert!(holder != me, "waits for itself at door {door}");
            let wait = state.waits.iter().find(|(who, _)| *who == holder);
            next = wait.and_then(|(_, door)| state.inside.get(door).copied());
        }
        state.waits.push((me, door));
    }

    fn enters(&self, door: usize) {
        let me = current().id();
        let mut state = self.state();
        state.waits.retain(|(who, _)| *who != me);
        state.inside.insert(door, me);
        state.events.push(format!("+{door}"));
        let here: Vec<ThreadId> =
            state.waits.iter().filter(|wait| wait.1 == door).map(|wait| wait.0).collect();
        here.into_iter().for_each(|who| state.meets(who));
        state.meets(me);
        self.moved.notify_all();
        while state.met.len() < state.party {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn leaves(&self, door: usize) {
        let mut state = self.state();
        state.inside.remove(&door);
        state.events.push(format!("-{door}"));
    }
}

fn bank(bars: &[u64]) -> (Bank, Arc<Post>) {
    let post = Arc::new(Post::default());
    (Bank::new(bars, post.clone()), post)
}

fn all(bank: &Bank, vaults: usize) -> Vec<u64> {
    (0..vaults).map(|number| bank.bars(number).unwrap()).collect()
}

/// Runs all of them at once; the first door of each is held until the others are inside of one or wait for one.
fn together(post: &Post, works: &[&(dyn Fn() + Sync)]) {
    post.party(works.len());
    std::thread::scope(|scope| {
        for work in works {
            scope.spawn(|| {
                work();
                post.done();
            });
        }
    });
    post.party(0);
    post.events();
}

/// "`transfer` brings `bars` from one vault to another. It is refused with `Short { have }` when the first has fewer"
#[test]
fn bars_are_brought_to_another_vault() {
    let (bank, _post) = bank(&[10, 20, 30]);
    assert_eq!(bank.transfer(0, 2, 4), Ok(()));
    assert_eq!(bank.transfer(2, 1, 34), Ok(()));
    assert_eq!(bank.transfer(2, 1, 1), Err(Refused::Short { have: 0 }));
    assert_eq!(bank.transfer(0, 1, 7), Err(Refused::Short { have: 6 }));
    assert_eq!(bank.transfer(0, 1, 0), Ok(()));
    assert_eq!((all(&bank, 3), bank.total()), (vec![6, 54, 0], 60));
}

/// "From a vault to itself nothing is moved, but it is refused for the same reasons."
#[test]
fn bars_are_brought_to_their_own_vault() {
    let (bank, post) = bank(&[10, 20]);
    assert_eq!(bank.transfer(1, 1, 20), Ok(()));
    assert_eq!(post.events(), "+1 -1");
    assert_eq!(bank.transfer(1, 1, 21), Err(Refused::Short { have: 20 }));
    assert_eq!(all(&bank, 2), [10, 20]);
    bank.inspect(1, |_| false).unwrap();
    assert_eq!(bank.transfer(1, 1, 21), Err(Refused::Sealed(1)));
}

/// "A vault that is listed several times counts once, and `into` itself may be listed, which changes nothing."
#[test]
fn bars_are_collected_from_many_vaults() {
    let (bank, post) = bank(&[1, 2, 4, 8, 16]);
    assert_eq!(bank.collect(3, &[4, 0, 4, 3, 0]), Ok(17));
    let events = post.events();
    assert_eq!((events.len(), events.matches('+').count()), (17, 3));
    assert_eq!(all(&bank, 5), [0, 2, 4, 25, 0]);
    assert_eq!(
        (bank.collect(1, &[]), bank.collect(2, &[2, 2]), bank.collect(1, &[0])),
        (Ok(0), Ok(0), Ok(0))
    );
    assert_eq!(all(&bank, 5), [0, 2, 4, 25, 0]);
    assert_eq!(bank.collect(0, &[1, 2, 3, 4]), Ok(31));
    assert_eq!((all(&bank, 5), bank.total()), (vec![31, 0, 0, 0, 0], 31));
}

/// "A missing vault comes before a sealed one, and a sealed one before `Short`."
#[test]
fn the_first_reason_of_a_refusal_counts() {
    let (bank, post) = bank(&[1, 2, 4, 8]);
    assert_eq!(bank.inspect(1, |_| false), Ok(false));
    assert_eq!(bank.inspect(2, |_| false), Ok(false));
    post.events();
    assert_eq!(bank.transfer(4, 9, 1), Err(Refused::NoVault(4)));
    assert_eq!(bank.transfer(1, 9, 1), Err(Refused::NoVault(9)));
    assert_eq!(bank.collect(7, &[8, 1]), Err(Refused::NoVault(7)));
    assert_eq!(bank.collect(1, &[2, 8, 9]), Err(Refused::NoVault(8)));
    assert_eq!(
        (bank.bars(4), bank.inspect(5, |_| true)),
        (Err(Refused::NoVault(4)), Err(Refused::NoVault(5)))
    );
    assert_eq!(post.events(), "");
    assert_eq!(bank.transfer(0, 1, 50), Err(Refused::Sealed(1)));
    assert_eq!(bank.transfer(2, 1, 50), Err(Refused::Sealed(2)));
    assert_eq!(bank.transfer(2, 0, 50), Err(Refused::Sealed(2)));
    assert_eq!(bank.collect(0, &[3, 2, 1]), Err(Refused::Sealed(2)));
    assert_eq!(bank.collect(1, &[2, 0]), Err(Refused::Sealed(1)));
    assert_eq!(bank.collect(3, &[0, 1]), Err(Refused::Sealed(1)));
    assert!(post.nobody_is_inside());
    assert_eq!((all(&bank, 4), bank.total()), (vec![1, 2, 4, 8], 15));
}

/// "`inspect` calls `content` when the thread is inside no door, so that `content` may use the bank in any way."
#[test]
fn an_inspector_may_use_the_bank() {
    let (bank, post) = bank(&[5, 6]);
    let answer = bank.inspect(0, |bars| {
        assert!(bars == 5 && post.nobody_is_inside());
        assert_eq!(bank.transfer(0, 1, 2), Ok(()));
        assert_eq!(bank.inspect(0, |bars| bars == 3), Ok(true));
        assert_eq!(bank.total(), 11);
        false
    });
    assert_eq!(answer, Ok(false));
    assert_eq!(bank.transfer(0, 1, 1), Err(Refused::Sealed(0)));
    post.events();
    assert_eq!(bank.inspect(0, |bars| bars == 3), Ok(true));
    assert_eq!(post.events(), "+0 -0");
    assert_eq!(bank.inspect(0, |bars| bars == 4), Ok(false));
    assert_eq!(post.events(), "+0 -0 +0 -0");
    assert_eq!(bank.collect(1, &[0]), Err(Refused::Sealed(0)));
}

/// "such an operation enters its last door before it leaves the first one."
#[test]
fn an_operation_is_in_all_its_vaults_at_once() {
    let (bank, post) = bank(&[5, 6, 7]);
    let entered_first = |doors: usize| {
        let events = post.events();
        let steps: Vec<&str> = events.split(' ').collect();
        steps.len() == 2 * doors && steps[..doors].iter().all(|step| step.starts_with('+'))
    };
    assert_eq!((bank.transfer(0, 2, 1), entered_first(2)), (Ok(()), true));
    assert_eq!((bank.transfer(2, 0, 1), entered_first(2)), (Ok(()), true));
    assert_eq!((bank.total(), entered_first(3)), (18, true));
    assert_eq!((bank.collect(1, &[2, 0]), entered_first(3)), (Ok(12), true));
    assert!(post.nobody_is_inside());
}

/// "No threads wait for each other in a circle, whatever operations they are in"
#[test]
fn nobody_waits_in_a_circle() {
    let (bank, post) = bank(&[100, 100, 100]);
    together(&post, &[&|| bank.transfer(0, 1, 5).unwrap(), &|| bank.transfer(1, 0, 7).unwrap()]);
    assert_eq!(all(&bank, 3), [102, 98, 100]);
    let (one, two, three) = (
        || bank.transfer(0, 1, 1).unwrap(),
        || bank.transfer(1, 2, 2).unwrap(),
        || {
            bank.transfer(2, 0, 3).unwrap();
        },
    );
    together(&post, &[&one, &two, &three]);
    assert_eq!(all(&bank, 3), [104, 97, 99]);
    together(&post, &[&|| assert!(bank.total() > 0), &|| bank.transfer(2, 0, 9).unwrap()]);
    assert_eq!(all(&bank, 3), [113, 97, 90]);
    let collect = || assert!(bank.collect(0, &[1]).is_ok());
    together(&post, &[&collect, &|| assert!(bank.transfer(1, 0, 3).is_ok() || bank.bars(1) == Ok(0))]);
    assert_eq!((all(&bank, 3), bank.total()), (vec![210, 0, 90], 300));
}

/// "No threads wait for each other in a circle, whatever operations they are in"
#[test]
fn opposite_collections_come_to_an_end() {
    let (bank, post) = bank(&[1, 2, 4, 8]);
    let up = || drop(bank.collect(3, &[0, 1, 2]));
    let down = || drop(bank.collect(0, &[3, 2, 1]));
    let across = || drop(bank.collect(1, &[2, 0]));
    for _ in 0..4 {
        together(&post, &[&up, &down]);
        together(&post, &[&down, &across]);
        together(&post, &[&across, &up, &down]);
        together(&post, &[&down, &up, &|| assert!(bank.total() > 0)]);
        assert_eq!(bank.total(), 15);
    }
}

/// "so operations on other vaults are never held up by it."
#[test]
fn other_vaults_are_not_held_up() {
    struct Slow(Mutex<Option<Box<dyn FnOnce() + Send>>>);
    impl Watch for Slow {
        fn asks(&self, _door: usize) {}

        fn enters(&self, door: usize) {
            let wait = if door == 0 { self.0.lock().unwrap().take() } else { None };
            if let Some(wait) = wait {
                wait();
            }
        }

        fn leaves(&self, _door: usize) {}
    }
    let (here, arrived) = channel();
    let (go, gone) = channel();
    let wait = Box::new(move || {
        here.send(()).unwrap();
        gone.recv().unwrap();
    });
    let bank = Bank::new(&[1, 2, 4, 8], Arc::new(Slow(Mutex::new(Some(wait)))));
    std::thread::scope(|scope| {
        scope.spawn(|| assert_eq!(bank.transfer(0, 1, 1), Ok(())));
        arrived.recv().unwrap();
        assert_eq!((bank.transfer(2, 3, 3), bank.collect(2, &[3])), (Ok(()), Ok(11)));
        assert_eq!((bank.inspect(3, |bars| bars > 0), bank.bars(2)), (Ok(false), Ok(12)));
        go.send(()).unwrap();
    });
    assert_eq!(all(&bank, 4), [0, 3, 12, 0]);
}
