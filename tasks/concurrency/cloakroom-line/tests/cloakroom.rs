use cloakroom_line::{Cloakroom, Closed, Counts};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread::{spawn, yield_now, JoinHandle};

fn coat(text: &str) -> String {
    text.to_string()
}

fn room(hooks: usize) -> Arc<Cloakroom> {
    Arc::new(Cloakroom::new(hooks))
}

/// A guest in a thread of his own.
fn guest(room: &Arc<Cloakroom>, text: &str) -> JoinHandle<Result<usize, Closed>> {
    let (room, coat) = (Arc::clone(room), coat(text));
    spawn(move || room.hang(coat))
}

/// An attendant in a thread of his own, who says when he has gone home.
fn attendant(room: &Arc<Cloakroom>, gone: &Arc<AtomicBool>) -> JoinHandle<()> {
    let (room, gone) = (Arc::clone(room), Arc::clone(gone));
    spawn(move || {
        room.wait_until_empty();
        gone.store(true, Ordering::SeqCst);
    })
}

fn counts(room: &Cloakroom) -> (usize, usize, usize) {
    let Counts { hanging, guests, attendants } = room.counts();
    (hanging, guests, attendants)
}

/// Lets the others run until so many guests and attendants wait.
fn until(room: &Cloakroom, guests: usize, attendants: usize) {
    while (room.counts().guests, room.counts().attendants) != (guests, attendants) {
        yield_now();
    }
}

/// "`hang` takes the free hook with the smallest number and returns it."
#[test]
fn coats_hang_on_the_first_free_hook() {
    let room = room(3);
    assert_eq!((room.hang(coat("a")), room.hang(coat("b")), room.try_hang(coat("c"))), (Ok(0), Ok(1), Ok(2)));
    assert_eq!(room.try_hang(coat("d")), Err(coat("d")));
    assert_eq!((room.fetch(1), room.fetch(0)), (Some(coat("b")), Some(coat("a"))));
    assert_eq!((room.try_hang(coat("e")), room.hang(coat("f"))), (Ok(0), Ok(1)));
    assert_eq!(
        (room.fetch(0), room.fetch(1), room.fetch(2)),
        (Some(coat("e")), Some(coat("f")), Some(coat("c")))
    );
    assert_eq!(counts(&room), (0, 0, 0));
}

/// "`None` for a free hook and for one that does not exist, and then nothing else happens."
#[test]
fn nothing_is_fetched_from_a_free_hook() {
    let room = room(2);
    assert_eq!((room.fetch(0), room.fetch(2), room.fetch(usize::MAX)), (None, None, None));
    room.hang(coat("a")).unwrap();
    room.hang(coat("b")).unwrap();
    let guest = guest(&room, "c");
    until(&room, 1, 0);
    assert_eq!((room.fetch(2), counts(&room)), (None, (2, 1, 0)));
    room.close();
    assert_eq!(guest.join().unwrap(), Err(Closed { coat: coat("c") }));
    assert_eq!((room.fetch(1), room.fetch(1), counts(&room)), (Some(coat("b")), None, (1, 0, 0)));
}

/// "the coat of the first of them hangs on that hook before `fetch` returns"
#[test]
fn a_hook_goes_to_the_next_guest_at_once() {
    for _ in 0..25 {
        let room = room(1);
        room.hang(coat("first")).unwrap();
        let guest = guest(&room, "second");
        until(&room, 1, 0);
        assert_eq!(room.fetch(0), Some(coat("first")));
        assert_eq!(room.try_hang(coat("third")), Err(coat("third")));
        assert_eq!(counts(&room), (1, 0, 0));
        assert_eq!(room.fetch(0), Some(coat("second")));
        assert_eq!(room.try_hang(coat("third")), Ok(0));
        assert_eq!((guest.join().unwrap(), counts(&room)), (Ok(0), (1, 0, 0)));
    }
}

/// "Guests in line are served in the order in which they came."
#[test]
fn guests_are_served_in_their_order() {
    let room = room(3);
    for name in ["x", "y", "z"] {
        room.hang(coat(name)).unwrap();
    }
    let mut guests = Vec::new();
    for number in 0..6 {
        guests.push(guest(&room, &format!("guest {number}")));
        until(&room, number + 1, 0);
    }
    for (number, hook) in [2, 0, 0, 1, 2, 2].into_iter().enumerate() {
        room.fetch(hook).unwrap();
        assert_eq!(room.counts().guests, 5 - number);
    }
    let hooks: Vec<usize> = guests.into_iter().map(|guest| guest.join().unwrap().unwrap()).collect();
    assert_eq!(hooks, [2, 0, 0, 1, 2, 2]);
    let left = ["guest 2", "guest 3", "guest 5"].map(|name| Some(coat(name)));
    assert_eq!([room.fetch(0), room.fetch(1), room.fetch(2)], left);
}

/// "their `hang` returns `Closed` with their coat, and they are no longer in line when `close` returns."
#[test]
fn closing_sends_all_guests_away() {
    for hooks in [0, 1].repeat(15) {
        let room = room(hooks);
        for hook in 0..hooks {
            assert_eq!(room.hang(coat("kept")), Ok(hook));
        }
        let guests: Vec<_> = (0..4).map(|number| guest(&room, &format!("guest {number}"))).collect();
        until(&room, 4, 0);
        room.close();
        assert_eq!(counts(&room), (hooks, 0, 0));
        for (number, guest) in guests.into_iter().enumerate() {
            assert_eq!(guest.join().unwrap(), Err(Closed { coat: format!("guest {number}") }));
        }
        assert_eq!(room.fetch(0).is_some(), hooks == 1);
    }
}

/// "From then on `hang` and `try_hang` give every coat back at once."
#[test]
fn a_closed_room_takes_no_coats() {
    let room = room(2);
    room.hang(coat("a")).unwrap();
    room.close();
    assert_eq!(room.hang(coat("b")), Err(Closed { coat: coat("b") }));
    assert_eq!(room.try_hang(coat("c")), Err(coat("c")));
    room.close();
    assert_eq!((room.fetch(0), room.fetch(0), room.hang(coat("d")).is_err()), (Some(coat("a")), None, true));
    room.wait_until_empty();
}

/// "even if new coats were hung up before the thread of that attendant got to run."
#[test]
fn one_empty_moment_is_enough() {
    for _ in 0..25 {
        let room = room(2);
        room.wait_until_empty();
        room.hang(coat("a")).unwrap();
        let gone = Arc::new(AtomicBool::new(false));
        let attendants = [attendant(&room, &gone), attendant(&room, &gone)];
        until(&room, 0, 2);
        room.fetch(0).unwrap();
        room.hang(coat("b")).unwrap();
        assert_eq!(counts(&room), (1, 0, 0));
        attendants.into_iter().for_each(|attendant| attendant.join().unwrap());
        assert_eq!(counts(&room), (1, 0, 0));
    }
}

/// "As long as coats hang without such a moment, it does not return."
#[test]
fn attendants_stay_while_coats_hang() {
    let room = room(3);
    room.hang(coat("a")).unwrap();
    room.hang(coat("b")).unwrap();
    let gone = Arc::new(AtomicBool::new(false));
    let attendant = attendant(&room, &gone);
    until(&room, 0, 1);
    for round in 0..200 {
        room.fetch(round % 2).unwrap();
        assert_eq!(room.fetch(2), None);
        yield_now();
        room.hang(coat("c")).unwrap();
    }
    assert_eq!((counts(&room), gone.load(Ordering::SeqCst)), ((2, 0, 1), false));
    room.close();
    room.fetch(0).unwrap();
    assert_eq!((counts(&room), gone.load(Ordering::SeqCst)), ((1, 0, 1), false));
    room.fetch(1).unwrap();
    attendant.join().unwrap();
    assert!(gone.load(Ordering::SeqCst));
}

/// "A hook that goes from one guest to the next is no such moment, even if it is the only one."
#[test]
fn a_hook_that_changes_hands_is_not_empty() {
    for _ in 0..15 {
        let room = room(1);
        room.hang(coat("a")).unwrap();
        let gone = Arc::new(AtomicBool::new(false));
        let attendant = attendant(&room, &gone);
        until(&room, 0, 1);
        let guest = guest(&room, "b");
        until(&room, 1, 1);
        room.fetch(0).unwrap();
        assert_eq!(counts(&room), (1, 0, 1));
        assert_eq!(guest.join().unwrap(), Ok(0));
        (0..50).for_each(|_| yield_now());
        assert!(!gone.load(Ordering::SeqCst));
        assert_eq!(room.fetch(0), Some(coat("b")));
        attendant.join().unwrap();
        assert!(gone.load(Ordering::SeqCst));
    }
}
