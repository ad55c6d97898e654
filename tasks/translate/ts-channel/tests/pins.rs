//! Pins the signatures.

use ts_channel::{Channel, Flow, Subscription};

type Callback = fn(&i32) -> Flow;

const _: fn() -> Channel<i32> = Channel::new;
const _: fn(&Channel<i32>, Callback) -> Subscription<i32> = Channel::on;
const _: fn(&Channel<i32>, Callback) -> Subscription<i32> = Channel::once;
const _: fn(&Channel<i32>, Callback) -> Subscription<i32> = Channel::watch;
const _: fn(&Channel<i32>, i32) -> usize = Channel::emit;
const _: fn(&Channel<i32>) -> Option<i32> = Channel::latest;
const _: fn(&Channel<i32>) -> usize = Channel::size;
const _: fn(&Subscription<i32>) -> bool = Subscription::cancel;

pub fn pins() {}
