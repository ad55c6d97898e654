//! Hands out parts of a memory area; next fit over a list of blocks.
//!
//! A translation of `original/heap.c`.

/// The codes of the original that stand for a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeapError {
    Invalid,
    Full {
        /// What the original writes to its out-parameter of that name.
        granted: u32,
    },
    Unknown,
}

/// What `alloc` hands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocation {
    pub offset: u32,
    pub granted: u32,
}

/// A block as others may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub start: u32,
    pub size: u32,
    pub used: bool,
}

/// A memory area and its blocks.
#[derive(Debug, Clone)]
pub struct Heap {}

impl Heap {
    /// `heap_init`
    pub fn new(size: u32) -> Result<Self, HeapError> {
        todo!()
    }

    /// `heap_alloc`
    pub fn alloc(&mut self, size: u32) -> Result<Allocation, HeapError> {
        todo!()
    }

    /// `heap_free`
    pub fn free(&mut self, offset: u32) -> Result<(), HeapError> {
        todo!()
    }

    /// `heap_resize`; gives the size granted.
    pub fn resize(&mut self, offset: u32, size: u32) -> Result<u32, HeapError> {
        todo!()
    }

    /// All blocks in order.
    pub fn blocks(&self) -> Vec<Block> {
        todo!()
    }

    pub fn free_bytes(&self) -> u32 {
        todo!()
    }
}
