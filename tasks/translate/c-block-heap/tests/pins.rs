//! Pins that different errors and allocations are told apart, and the signatures.

use block_heap::{Allocation, Block, Heap, HeapError};

const _: fn(u32) -> Result<Heap, HeapError> = Heap::new;
const _: fn(&mut Heap, u32) -> Result<Allocation, HeapError> = Heap::alloc;
const _: fn(&mut Heap, u32) -> Result<(), HeapError> = Heap::free;
const _: fn(&mut Heap, u32, u32) -> Result<u32, HeapError> = Heap::resize;
const _: fn(&Heap) -> Vec<Block> = Heap::blocks;
const _: fn(&Heap) -> u32 = Heap::free_bytes;
const _: fn(Block) -> (u32, u32, bool) = |block| (block.start, block.size, block.used);

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let full = |granted: u32| HeapError::Full { granted };
    all_differ(&[HeapError::Invalid, HeapError::Unknown, full(0), full(8), full(16), full(32), full(u32::MAX - 15)]);
    let allocation = |offset: u32, granted: u32| Allocation { offset, granted };
    all_differ(&[allocation(0, 8), allocation(8, 8), allocation(0, 16), allocation(8, 16), allocation(80, 8)]);
}
