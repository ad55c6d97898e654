use std::cell::RefCell;
use std::rc::Rc;
use ts_channel::{Channel, Flow, Subscription};

#[derive(Clone, Default)]
struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    fn add(&self, what: impl ToString) {
        self.0.borrow_mut().push(what.to_string());
    }

    /// A listener that writes its name and the value.
    fn listener(&self, name: &'static str) -> impl Fn(&i32) -> Flow + 'static {
        let log = self.clone();
        move |value| {
            log.add(format!("{name}{value}"));
            Flow::Continue
        }
    }

    fn take(&self) -> String {
        self.0.take().join(" ")
    }
}

/// "A listener gives `Flow::Stop` for `"stop"` and `Flow::Continue` for nothing."
#[test]
fn calls_in_order_until_stopped() {
    let (channel, log) = (Channel::new(), Log::default());
    assert_eq!(channel.emit(0), 0);
    channel.on(log.listener("a"));
    let inner = log.clone();
    channel.on(move |&value| {
        inner.add(format!("b{value}"));
        if value < 0 {
            Flow::Stop
        } else {
            Flow::Continue
        }
    });
    channel.once(log.listener("c"));
    assert_eq!((channel.emit(-1), channel.size()), (2, 3));
    assert_eq!((channel.emit(1), channel.size()), (3, 2));
    assert_eq!(channel.emit(2), 2);
    assert_eq!(log.take(), "a-1 b-1 a1 b1 c1 a2 b2");
}

/// "So a clone of a `Channel` is the same channel, not a copy of it."
#[test]
fn clones_are_the_same_channel() {
    let (channel, log) = (Channel::default(), Log::default());
    let same = channel.clone();
    same.on(log.listener("a"));
    assert_eq!(channel.emit(1), 1);
    assert_eq!((same.latest(), same.size()), (Some(1), 1));
    drop(channel);
    same.emit(2);
    assert_eq!(log.take(), "a1 a2");
}

/// "Its `cancel` may be called any number of times and gives what the function gives. Dropping a `Subscription` does nothing"
#[test]
fn cancels_once_and_only_when_asked() {
    let (channel, log) = (Channel::new(), Log::default());
    let first = channel.on(log.listener("a"));
    drop(channel.on(log.listener("b")));
    let last = channel.once(log.listener("c"));
    assert!(first.cancel());
    assert!(!first.cancel());
    assert_eq!(channel.emit(1), 2);
    assert!(!last.cancel());
    assert_eq!(log.take(), "b1 c1");
}

/// "emit on it (so that it is called again before it has returned)"
#[test]
fn a_listener_may_emit() {
    let (channel, log) = (Channel::new(), Log::default());
    let (inner, same) = (log.clone(), channel.clone());
    channel.on(move |&value| {
        inner.add(format!("<{value}"));
        if value > 0 {
            let called = same.emit(value - 1);
            inner.add(format!("{called}:{:?}", same.latest()));
        }
        inner.add(format!("{value}>"));
        Flow::Continue
    });
    channel.on(log.listener("b"));
    assert_eq!(channel.emit(2), 2);
    assert_eq!(log.take(), "<2 <1 <0 0> b0 2:Some(0) 1> b1 2:Some(0) 2> b2");
    assert_eq!(channel.latest(), Some(0));
}

/// "In particular a round of `emit` calls those listeners that were subscribed when it began, in the order of their
/// subscription, whether or not they have been cancelled in the meantime"
#[test]
fn a_round_keeps_its_listeners() {
    let (channel, log) = (Channel::new(), Log::default());
    let victims: Rc<RefCell<Vec<Subscription<i32>>>> = Rc::default();
    let (to_cancel, same, inner) = (victims.clone(), channel.clone(), log.clone());
    let changing = channel.on(move |value| {
        inner.add(format!("change{value}"));
        for victim in to_cancel.take() {
            inner.add(victim.cancel());
        }
        same.on(inner.listener("new"));
        inner.add(same.size());
        Flow::Continue
    });
    let victim = channel.on(log.listener("old"));
    victims.borrow_mut().extend([victim, changing]);
    assert_eq!(channel.emit(1), 2);
    assert_eq!(log.take(), "change1 true true 1 old1");
    assert_eq!(channel.emit(2), 1);
    assert_eq!(log.take(), "new2");
}

/// "a listener of `once` is called at most once."
#[test]
fn once_means_once_in_nested_rounds() {
    let (channel, log) = (Channel::new(), Log::default());
    let (same, inner) = (channel.clone(), log.clone());
    channel.on(move |&value| {
        if value == 1 {
            inner.add(same.emit(2));
        }
        Flow::Continue
    });
    let (same, inner) = (channel.clone(), log.clone());
    let once = channel.once(move |&value| {
        inner.add(format!("once{value} {}", same.size()));
        same.emit(3);
        Flow::Continue
    });
    assert_eq!(channel.emit(1), 1);
    assert_eq!(log.take(), "once2 1 2");
    assert!(!once.cancel());
}

/// "All this works and has the effects, in the order, that it has in the original."
#[test]
fn watching_starts_with_the_latest_value() {
    let (channel, log) = (Channel::new(), Log::default());
    channel.watch(log.listener("a"));
    assert_eq!(log.take(), "");
    channel.emit(0);
    let inner = log.clone();
    channel.watch(move |value| {
        inner.add(format!("b{value}"));
        if *value == 0 {
            Flow::Stop
        } else {
            Flow::Continue
        }
    });
    assert_eq!((log.take().as_str(), channel.size()), ("a0 b0", 1));
    let (same, inner) = (channel.clone(), log.clone());
    channel.watch(move |&value| {
        inner.add(format!("c{value}"));
        if value == 0 {
            inner.add(same.emit(5));
        }
        Flow::Continue
    });
    assert_eq!(log.take(), "c0 a5 c5 2");
}

/// "`undefined` and `null` become `None`. No value but these counts as nothing."
#[test]
fn pipes_whatever_is_something() {
    let (numbers, texts, log) = (Channel::new(), Channel::new(), Log::default());
    assert_eq!(texts.latest(), None::<String>);
    let pipe = numbers.pipe(&texts, |&value: &i32| match value {
        0 => Some(String::new()),
        1.. => Some("x".repeat(value as usize)),
        _ => None,
    });
    let inner = log.clone();
    texts.on(move |text: &String| {
        inner.add(format!("[{text}]"));
        Flow::Stop
    });
    numbers.on(log.listener("n"));
    for value in [2, 0, -1] {
        assert_eq!(numbers.emit(value), 2);
    }
    assert_eq!(log.take(), "[xx] n2 [] n0 n-1");
    assert_eq!(texts.latest(), Some(String::new()));
    assert!(pipe.cancel());
    numbers.emit(3);
    assert_eq!(log.take(), "n3");
}
