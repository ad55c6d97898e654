use rescue_dispatch::{Alarm, Dispatch, Key, Listener};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

type Book = Arc<Mutex<Vec<String>>>;

fn alarm(place: &str) -> Alarm {
    Alarm { place: place.to_string() }
}

fn note(book: &Book, text: String) {
    book.lock().unwrap().push(text);
}

/// What was written down since the last time.
fn read(book: &Book) -> String {
    std::mem::take(&mut *book.lock().unwrap()).join(" ")
}

/// A listener that writes down its name and the place.
fn writer(book: &Book, name: &str) -> Listener {
    let (book, name) = (Arc::clone(book), name.to_string());
    Box::new(move |_, alarm| note(&book, format!("{name}:{}", alarm.place)))
}

/// "`raise` delivers its alarm to the listeners in the order in which they were added."
#[test]
fn alarms_reach_all_listeners() {
    let (dispatch, book) = (Dispatch::new(), Book::default());
    assert_eq!((dispatch.raise(alarm("hut")), dispatch.listeners()), (Some(0), 0));
    let keys: Vec<Key> = ["a", "b", "c"].iter().map(|name| dispatch.listen(writer(&book, name))).collect();
    assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    assert_eq!((dispatch.raise(alarm("peak")), dispatch.listeners()), (Some(3), 3));
    assert_eq!(dispatch.raise(alarm("gorge")), Some(3));
    assert_eq!(read(&book), "a:peak b:peak c:peak a:gorge b:gorge c:gorge");
}

/// "`dismiss` returns whether the key named a listener that had not been dismissed before."
#[test]
fn dismissed_listeners_are_silent() {
    let (dispatch, book) = (Dispatch::new(), Book::default());
    let keys: Vec<Key> = ["a", "b"].iter().map(|name| dispatch.listen(writer(&book, name))).collect();
    assert!(dispatch.dismiss(keys[1]) && !dispatch.dismiss(keys[1]));
    let third = dispatch.listen(writer(&book, "c"));
    assert!(third != keys[1] && third != keys[0]);
    assert_eq!((dispatch.raise(alarm("hut")), dispatch.listeners()), (Some(2), 2));
    assert_eq!(read(&book), "a:hut c:hut");
    assert!(dispatch.dismiss(keys[0]) && dispatch.dismiss(third) && !dispatch.dismiss(third));
    assert_eq!((dispatch.raise(alarm("hut")), dispatch.listeners(), read(&book).len()), (Some(0), 0, 0));
}

/// "The thread that delivers goes on with the alarms in line, in their order, when the current alarm has reached all listeners"
#[test]
fn alarms_raised_by_listeners_get_in_line() {
    let (dispatch, book) = (Dispatch::new(), Book::default());
    let own = Arc::clone(&book);
    dispatch.listen(Box::new(move |dispatch, heard| {
        note(&own, format!("a:{}", heard.place));
        if heard.place == "peak" {
            assert_eq!(dispatch.raise(alarm("east")), None);
            assert_eq!(dispatch.raise(alarm("west")), None);
        }
    }));
    let own = Arc::clone(&book);
    dispatch.listen(Box::new(move |dispatch, heard| {
        note(&own, format!("b:{}", heard.place));
        if heard.place == "east" {
            assert_eq!(dispatch.raise(alarm("south")), None);
        }
    }));
    assert_eq!(dispatch.raise(alarm("peak")), Some(8));
    assert_eq!(read(&book), "a:peak b:peak a:east b:east a:west b:west a:south b:south");
    assert_eq!((dispatch.raise(alarm("hut")), read(&book)), (Some(2), "a:hut b:hut".to_string()));
}

/// "One that is added during the delivery hears the next alarm in line."
#[test]
fn new_listeners_hear_the_next_alarm() {
    let (dispatch, book) = (Dispatch::new(), Book::default());
    let own = Arc::clone(&book);
    dispatch.listen(Box::new(move |dispatch, heard| {
        note(&own, format!("a:{}", heard.place));
        if heard.place == "peak" {
            assert_eq!(dispatch.raise(alarm("east")), None);
            dispatch.listen(writer(&own, "new"));
            assert_eq!(dispatch.listeners(), 3);
        }
    }));
    dispatch.listen(writer(&book, "b"));
    assert_eq!(dispatch.raise(alarm("peak")), Some(5));
    assert_eq!(read(&book), "a:peak b:peak a:east b:east new:east");
}

/// "A listener that has been dismissed is not called any more, not even for the alarm that is being delivered."
#[test]
fn dismissed_listeners_miss_the_current_alarm() {
    let (dispatch, book) = (Dispatch::new(), Book::default());
    let victims = Arc::new(Mutex::new(Vec::new()));
    let (own, list) = (Arc::clone(&book), Arc::clone(&victims));
    dispatch.listen(Box::new(move |dispatch, heard| {
        note(&own, format!("a:{}", heard.place));
        for key in list.lock().unwrap().drain(..) {
            assert!(dispatch.dismiss(key));
        }
    }));
    let keys: Vec<Key> = ["b", "c", "d"].iter().map(|name| dispatch.listen(writer(&book, name))).collect();
    victims.lock().unwrap().extend([keys[2], keys[0]]);
    assert_eq!((dispatch.raise(alarm("hut")), dispatch.listeners()), (Some(2), 2));
    assert_eq!(
        (dispatch.raise(alarm("peak")), read(&book)),
        (Some(2), "a:hut c:hut a:peak c:peak".to_string())
    );
}

/// Writes down that it is dropped, and how many listeners the dispatch has then.
struct Goodbye(Book, &'static str, Arc<Dispatch>);

impl Drop for Goodbye {
    fn drop(&mut self) {
        let listeners = self.2.listeners();
        note(&self.0, format!("{} gone, {listeners} left", self.1));
    }
}

/// "A listener that is dismissed during its own call, by whomever, is dropped after that call, and by then it does not count any more."
#[test]
fn a_listener_dismisses_itself() {
    let (dispatch, book) = (Arc::new(Dispatch::new()), Book::default());
    let own_key = Arc::new(Mutex::new(None));
    let goodbye = Goodbye(Arc::clone(&book), "a", Arc::clone(&dispatch));
    let (own, slot) = (Arc::clone(&book), Arc::clone(&own_key));
    let key = dispatch.listen(Box::new(move |dispatch, heard| {
        let _kept = &goodbye;
        let key = slot.lock().unwrap().unwrap();
        assert_eq!((dispatch.listeners(), dispatch.dismiss(key), dispatch.dismiss(key)), (2, true, false));
        assert_eq!(dispatch.listeners(), 1);
        note(&own, format!("a:{}", heard.place));
    }));
    *own_key.lock().unwrap() = Some(key);
    dispatch.listen(writer(&book, "b"));
    assert_eq!(dispatch.raise(alarm("hut")), Some(2));
    assert_eq!(read(&book), "a:hut a gone, 1 left b:hut");
    assert_eq!((dispatch.raise(alarm("peak")), dispatch.dismiss(key)), (Some(1), false));
}

/// "a listener may use the dispatch in any way when it is called and when it is dropped"
#[test]
fn a_dropped_listener_uses_the_dispatch() {
    let (dispatch, book) = (Arc::new(Dispatch::new()), Book::default());
    let goodbye = Goodbye(Arc::clone(&book), "x", Arc::clone(&dispatch));
    let key = dispatch.listen(Box::new(move |_, _| {
        let _kept = &goodbye;
    }));
    dispatch.listen(writer(&book, "y"));
    assert!(dispatch.dismiss(key));
    assert_eq!(read(&book), "x gone, 1 left");
}

/// "When another alarm is being delivered, by this or another thread, `raise` puts its alarm in line and returns `None` at once."
#[test]
fn other_threads_do_not_wait() {
    let (dispatch, book) = (Arc::new(Dispatch::new()), Book::default());
    let (here, arrived) = channel();
    let (go, gone) = channel();
    let own = Arc::clone(&book);
    let mut stops = Some((here, gone));
    let slow = dispatch.listen(Box::new(move |_, heard| {
        note(&own, format!("a:{}", heard.place));
        if let Some((here, gone)) = stops.take() {
            here.send(()).unwrap();
            gone.recv().unwrap();
        }
    }));
    let other = dispatch.listen(writer(&book, "b"));
    let thread = std::thread::spawn({
        let dispatch = Arc::clone(&dispatch);
        move || dispatch.raise(alarm("peak"))
    });
    arrived.recv().unwrap();
    assert_eq!((dispatch.raise(alarm("east")), dispatch.listeners()), (None, 2));
    dispatch.listen(writer(&book, "c"));
    assert!(dispatch.dismiss(other) && dispatch.dismiss(slow) && !dispatch.dismiss(slow));
    assert_eq!((dispatch.listeners(), read(&book)), (1, "a:peak".to_string()));
    go.send(()).unwrap();
    assert_eq!(thread.join().unwrap(), Some(2));
    assert_eq!(read(&book), "c:east");
    assert_eq!(dispatch.raise(alarm("west")), Some(1));
}

/// "When a listener panics, `raise` panics with it, and the listener is dismissed by that."
#[test]
fn a_listener_panics() {
    let (dispatch, book) = (Dispatch::new(), Book::default());
    dispatch.listen(writer(&book, "a"));
    let key = dispatch.listen(Box::new(|dispatch, heard| {
        dispatch.raise(alarm("east"));
        dispatch.raise(alarm("west"));
        assert!(heard.place != "peak", "lost the map");
    }));
    dispatch.listen(writer(&book, "c"));
    let caught = catch_unwind(AssertUnwindSafe(|| dispatch.raise(alarm("peak"))));
    let text = caught.unwrap_err();
    assert_eq!(text.downcast_ref::<&str>().copied(), Some("lost the map"));
    assert_eq!((read(&book), dispatch.listeners(), dispatch.dismiss(key)), ("a:peak".to_string(), 2, false));
    assert_eq!(dispatch.raise(alarm("hut")), Some(6));
    assert_eq!(read(&book), "a:east c:east a:west c:west a:hut c:hut");
}

/// "At most one alarm is delivered at a time."
#[test]
fn many_threads_raise_alarms() {
    let dispatch = Arc::new(Dispatch::new());
    let seen = Arc::new(Mutex::new(Vec::new()));
    for listener in 0..3 {
        let seen = Arc::clone(&seen);
        dispatch.listen(Box::new(move |_, heard| seen.lock().unwrap().push((heard.place.clone(), listener))));
    }
    let threads: Vec<_> = (0..4)
        .map(|thread| {
            let dispatch = Arc::clone(&dispatch);
            std::thread::spawn(move || {
                (0..25).filter_map(|round| dispatch.raise(alarm(&format!("{thread}/{round}")))).sum::<usize>()
            })
        })
        .collect();
    let calls: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
    assert_eq!(calls, 300);
    let seen = seen.lock().unwrap();
    assert!(seen.chunks(3).all(|three| (0..3).all(|i| three[i] == (three[0].0.clone(), i))));
    for thread in 0..4 {
        let own =
            seen.iter().filter(|(place, listener)| *listener == 0 && place.starts_with(&thread.to_string()));
        let want = (0..25).map(|round| format!("{thread}/{round}"));
        assert!(own.map(|(place, _)| place.clone()).eq(want));
    }
}
