use spillway_pressure::{Draw, Grant, Pump};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

#[derive(Default)]
struct Bell(AtomicUsize);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A gate that draws pressure.
struct Gate {
    draw: Pin<Box<Draw>>,
    bell: Arc<Bell>,
}

impl Gate {
    fn new(pump: &Pump, units: u32) -> Self {
        Gate { draw: Box::pin(pump.draw(units)), bell: Arc::default() }
    }

    /// A gate that has been polled and is in line.
    fn in_line(pump: &Pump, units: u32) -> Self {
        let mut gate = Gate::new(pump, units);
        assert!(gate.poll().is_none(), "{units} units");
        gate
    }

    fn poll(&mut self) -> Option<Grant> {
        let waker = Waker::from(Arc::clone(&self.bell));
        match self.draw.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(grant) => Some(grant),
            Poll::Pending => None,
        }
    }

    /// How often it was woken since the last time.
    fn woken(&self) -> usize {
        self.bell.0.swap(0, Ordering::SeqCst)
    }
}

fn woken<const N: usize>(gates: [&Gate; N]) -> [usize; N] {
    gates.map(Gate::woken)
}

/// "A `Grant` gives its units back when it is dropped"
#[test]
fn pressure_is_given_back() {
    let pump = Pump::new(10);
    let mut grant = Gate::new(&pump, 7).poll().unwrap();
    assert_eq!((grant.units(), pump.free()), (7, 3));
    assert_eq!((grant.give_back(2), grant.units(), pump.free()), (2, 5, 5));
    assert_eq!((grant.give_back(9), grant.units(), pump.free()), (5, 0, 10));
    drop(grant);
    assert_eq!(pump.free(), 10);
    let all = pump.try_draw(10).unwrap();
    assert_eq!((all.units(), pump.free(), pump.try_draw(1).is_none()), (10, 0, true));
    drop(all);
    assert_eq!((pump.free(), pump.try_draw(11).is_none(), pump.clone().free()), (10, true, 10));
}

/// "Nobody passes the first one, even if there are enough units for a later one."
#[test]
fn small_gates_do_not_pass_large_ones() {
    let pump = Pump::new(10);
    let mut held = pump.try_draw(8).unwrap();
    let mut large = Gate::in_line(&pump, 6);
    let mut small = Gate::in_line(&pump, 1);
    assert_eq!((pump.free(), pump.try_draw(1).is_none()), (2, true));
    held.give_back(3);
    assert_eq!((pump.free(), woken([&large, &small]), small.poll().is_none()), (5, [0, 0], true));
    held.give_back(1);
    assert_eq!((pump.free(), woken([&large, &small])), (0, [1, 0]));
    held.give_back(1);
    assert_eq!((pump.free(), woken([&large, &small])), (0, [0, 1]));
    assert_eq!((small.poll().unwrap().units(), large.poll().unwrap().units()), (1, 6));
    assert_eq!(pump.free(), 7);
}

/// "As soon as there are enough units for the first in line, they are set aside for it, it leaves the line"
#[test]
fn pressure_is_set_aside() {
    let pump = Pump::new(4);
    let held = pump.try_draw(4).unwrap();
    let mut first = Gate::in_line(&pump, 3);
    drop(held);
    assert_eq!((pump.free(), first.woken()), (1, 1));
    assert!(pump.try_draw(2).is_none());
    let taken = pump.try_draw(1).unwrap();
    assert_eq!(pump.free(), 0);
    let mut second = Gate::in_line(&pump, 2);
    drop(taken);
    assert_eq!((pump.free(), second.woken(), second.poll().is_none()), (1, 0, true));
    let grant = first.poll().unwrap();
    assert_eq!((grant.units(), pump.free(), first.woken()), (3, 1, 0));
    drop(grant);
    assert_eq!((pump.free(), second.woken(), second.poll().map(|grant| grant.units())), (2, 1, Some(2)));
    assert_eq!(pump.free(), 4);
}

/// "Then the same goes for the next in line."
#[test]
fn one_release_serves_many_gates() {
    let pump = Pump::new(9);
    let held = pump.try_draw(9).unwrap();
    let mut gates: Vec<Gate> = [2, 3, 1, 4, 1].map(|units| Gate::in_line(&pump, units)).into();
    drop(held);
    assert_eq!(gates.iter().map(Gate::woken).collect::<Vec<_>>(), [1, 1, 1, 0, 0]);
    assert_eq!(pump.free(), 3);
    let grants: Vec<u32> = gates.iter_mut().rev().filter_map(Gate::poll).map(|grant| grant.units()).collect();
    assert_eq!(grants, [1, 3, 2]);
    assert_eq!(gates.iter().map(Gate::woken).collect::<Vec<_>>(), [0, 0, 0, 1, 1]);
}

/// "Only 0 units are always granted at once, by both."
#[test]
fn no_units_need_no_line() {
    let pump = Pump::new(1);
    let _held = pump.try_draw(1).unwrap();
    let waits = Gate::in_line(&pump, 1);
    assert_eq!(Gate::new(&pump, 0).poll().map(|grant| grant.units()), Some(0));
    assert_eq!(pump.try_draw(0).map(|grant| grant.units()), Some(0));
    assert_eq!((pump.free(), waits.woken()), (0, 0));
}

/// "One that is in line leaves it, which may be what the ones behind it waited for."
#[test]
fn a_gate_that_gives_up_makes_way() {
    let pump = Pump::new(5);
    let _held = pump.try_draw(2).unwrap();
    let large = Gate::in_line(&pump, 4);
    let mut others = [Gate::in_line(&pump, 2), Gate::in_line(&pump, 1), Gate::in_line(&pump, 1)];
    let never_polled = Gate::new(&pump, 3);
    drop(never_polled);
    assert_eq!(pump.free(), 3);
    drop(large);
    assert_eq!((others.each_ref().map(Gate::woken), pump.free()), ([1, 1, 0], 0));
    let grants = others.each_mut().map(|gate| gate.poll().map(|grant| grant.units()));
    assert_eq!(grants, [Some(2), Some(1), Some(1)]);
    assert_eq!((others[2].woken(), pump.free()), (1, 3));
    drop(others);
    assert_eq!(pump.free(), 3);
}

/// "Units that were set aside for it are free again and go to those who are in line."
#[test]
fn what_was_set_aside_goes_on() {
    let pump = Pump::new(3);
    let held = pump.try_draw(3).unwrap();
    let (first, mut second) = (Gate::in_line(&pump, 3), Gate::in_line(&pump, 2));
    drop(held);
    assert_eq!((woken([&first, &second]), pump.free()), ([1, 0], 0));
    drop(first);
    assert_eq!((second.woken(), pump.free()), (1, 1));
    assert_eq!(second.poll().map(|grant| grant.units()), Some(2));
    assert_eq!(pump.free(), 3);
    drop(second);
    assert_eq!(pump.free(), 3);
}

/// "its task is woken, once, by the waker of its latest poll."
#[test]
fn the_latest_waker_of_a_gate_counts() {
    let pump = Pump::new(2);
    let held = pump.try_draw(2).unwrap();
    let mut gate = Gate::in_line(&pump, 2);
    let old = std::mem::take(&mut gate.bell);
    assert!(gate.poll().is_none() && gate.poll().is_none());
    drop(held);
    assert_eq!((old.0.load(Ordering::SeqCst), gate.woken()), (0, 1));
    assert!(gate.poll().is_some());
}

/// "A `Draw` of more units than the pump has waits until it has been extended that far."
#[test]
fn a_pump_can_be_extended() {
    let pump = Pump::new(2);
    let mut gate = Gate::in_line(&pump, 7);
    pump.extend(4);
    assert_eq!((pump.free(), gate.woken()), (6, 0));
    pump.extend(3);
    assert_eq!((pump.free(), gate.woken()), (2, 1));
    assert!(gate.poll().is_some());
    assert_eq!(pump.free(), 9);
}

thread_local! {
    static SEEN: RefCell<Vec<(u32, bool)>> = const { RefCell::new(Vec::new()) };
    static PUMP: RefCell<Option<Pump>> = const { RefCell::new(None) };
}

/// Uses the pump when it is woken and when it is dropped.
struct Busy;

impl Busy {
    fn look(&self) {
        let pump = PUMP.with(|pump| pump.borrow().clone());
        if let Some(pump) = pump {
            let grant = pump.try_draw(1);
            SEEN.with(|seen| seen.borrow_mut().push((pump.free(), grant.is_some())));
        }
    }
}

impl Wake for Busy {
    fn wake(self: Arc<Self>) {
        self.look();
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.look();
    }
}

/// "All units that one step sets free are set aside before the first waker is woken."
#[test]
fn wakers_may_use_the_pump() {
    let pump = Pump::new(6);
    let held = pump.try_draw(6).unwrap();
    let mut draws: Vec<Pin<Box<Draw>>> = [3, 2].map(|units| Box::pin(pump.draw(units))).into();
    for draw in &mut draws {
        let waker = Waker::from(Arc::new(Busy));
        assert!(draw.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    }
    PUMP.with(|own| *own.borrow_mut() = Some(pump.clone()));
    // The old waker is dropped here.
    let waker = Waker::from(Arc::new(Bell::default()));
    assert!(draws[1].as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    assert_eq!(SEEN.with(|seen| seen.take()), [(0, false)]);
    drop(held);
    let seen = SEEN.with(|seen| seen.take());
    assert!(!seen.is_empty() && seen.iter().all(|&seen| seen == (0, true)), "{seen:?}");
    assert_eq!(pump.free(), 1);
    PUMP.with(|own| own.take());
    drop(draws);
    assert_eq!(pump.free(), 6);
}

/// "A `Draw` may be dropped at any time. One that is in line leaves it"
#[test]
fn gates_that_come_and_go_lose_nothing() {
    for seed in 0..40u32 {
        let pump = Pump::new(7);
        let state = Cell::new(seed);
        let next = |limit: u32| {
            state.set(state.get().wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
            (state.get() >> 10) % limit
        };
        let mut gates: Vec<Gate> = Vec::new();
        let mut grants: Vec<Grant> = Vec::new();
        for _ in 0..60 {
            match next(5) {
                0 | 1 => gates.push(Gate::new(&pump, 1 + next(7))),
                2 if !gates.is_empty() => drop(gates.remove(next(gates.len() as u32) as usize)),
                3 if !grants.is_empty() => drop(grants.remove(next(grants.len() as u32) as usize)),
                _ => {}
            }
            for index in (0..gates.len()).rev() {
                if next(3) > 0 {
                    continue;
                }
                if let Some(grant) = gates[index].poll() {
                    grants.push(grant);
                    gates.remove(index);
                }
            }
            let held: u32 = grants.iter().map(Grant::units).sum();
            assert!(held + pump.free() <= 7, "seed {seed}");
        }
        grants.clear();
        gates.retain_mut(|gate| gate.poll().is_none());
        // Whoever is woken is served, and gives back what it has got.
        while let Some(index) = gates.iter().position(|gate| gate.woken() > 0) {
            drop(gates[index].poll().expect("served"));
            gates.remove(index);
        }
        assert_eq!((gates.len(), pump.free()), (0, 7), "seed {seed}");
    }
}

/// "As long as somebody is in line, whoever draws for the first time gets in line too"
#[test]
fn the_first_poll_gets_in_line() {
    let pump = Pump::new(4);
    let held = pump.try_draw(2).unwrap();
    let mut late = Gate::new(&pump, 2);
    let early = Gate::in_line(&pump, 3);
    assert!(late.poll().is_none());
    let order: Rc<[&Gate; 2]> = Rc::new([&early, &late]);
    drop(held);
    assert_eq!((woken(*order), pump.free()), ([1, 0], 1));
    drop(early);
    assert_eq!((late.woken(), pump.free()), (1, 2));
}
