//! Lists of a message, held to what either side can bear.
//!
//! A frame is small, but what it stands for need not be: two bytes begin another sequence within a sequence, which costs
//! whoever decodes it a piece of stack, and one byte is an answer that takes up fifty in memory. A guest that a candidate
//! has taken over must not end the harness in that way.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// The most elements of one list. A sequence, the runs of one program and what a reset leaves are far fewer.
const MOST: usize = 1 << 16;
/// How deep lists may lie in lists. Honest messages need two.
const DEEPEST: u32 = 8;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Reads a list, unless it is too long or lies too deep.
pub fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        return Err(D::Error::custom("lists lie too deep in lists"));
    }
    DEPTH.set(depth + 1);
    let read = deserializer.deserialize_seq(Elements(PhantomData));
    DEPTH.set(depth);
    read
}

struct Elements<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "at most {MOST} elements")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = access.next_element()? {
            if elements.len() >= MOST {
                return Err(A::Error::custom("a list is too long"));
            }
            elements.push(element);
        }
        Ok(elements)
    }
}

#[cfg(test)]
mod tests {
    use crate::frame::decode;
    use crate::{Request, Response};

    fn frame(body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len()).expect("fits");
        [&length.to_le_bytes(), body].concat()
    }

    /// Bytes that begin `depth` sequences, each the only element of the one before, and then `end`.
    fn nested(sequence: u8, depth: usize, end: u8) -> Vec<u8> {
        let mut body = [sequence, 1].repeat(depth);
        body.push(end);
        frame(&body)
    }

    #[test]
    fn sequences_nested_without_end_are_refused_and_cost_no_stack() {
        const DONE: u8 = 1;
        const RESET: u8 = 7;
        for depth in [9, 1_000_000] {
            assert!(decode::<Response>(&nested(5, depth, DONE)).is_err());
            assert!(decode::<Request>(&nested(6, depth, RESET)).is_err());
        }
        // Refusing leaves nothing behind: what may lie deep still may.
        for _ in 0..3 {
            let read = decode::<Response>(&nested(5, 8, DONE)).expect("decodes");
            assert!(matches!(read, Some((Response::Sequence(_), _))));
            let read = decode::<Request>(&nested(6, 8, RESET)).expect("decodes");
            assert!(matches!(read, Some((Request::Sequence(_), _))));
        }
    }

    #[test]
    fn a_list_of_millions_of_answers_is_refused() {
        let of = |count: usize| {
            let mut body = vec![5u8];
            body.extend(postcard::to_allocvec(&count).expect("encodes"));
            body.extend(std::iter::repeat_n(1u8, count));
            decode::<Response>(&frame(&body)).map(|read| read.is_some())
        };
        assert!(matches!(of(1 << 16), Ok(true)));
        assert!(of((1 << 16) + 1).is_err());
    }
}
