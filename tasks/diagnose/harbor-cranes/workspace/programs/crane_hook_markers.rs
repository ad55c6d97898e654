//! Hooks are marked with the kind of load that they may carry.

use std::marker::PhantomData;
use std::rc::Rc;
use std::thread;

pub struct Hook<K> {
    pub number: u32,
    kind: PhantomData<fn() -> K>,
}

pub struct Local(pub Rc<u32>);

pub fn hook<K>(number: u32) -> Hook<K> {
    Hook {
        number,
        kind: PhantomData,
    }
}

pub fn carry(weight: u32) -> u32 {
    let hook: Hook<Local> = hook(3);
    let local = Local(Rc::new(weight));
    let carried = thread::spawn(move || hook.number).join().unwrap();
    carried + *local.0
}
