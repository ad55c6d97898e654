//! Hands out parts of a memory area; next fit over a list of blocks.
//!
//! A translation of `original/heap.c`.

const ALIGN: u32 = 8;
const MIN_SPLIT: u32 = 16;

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

/// A block in the list, with the places of its neighbours.
#[derive(Debug, Clone)]
struct Node {
    block: Block,
    prev: Option<usize>,
    next: Option<usize>,
}

/// A memory area and its blocks.
#[derive(Debug, Clone)]
pub struct Heap {
    /// The places of the nodes; the first block of the area is always at place 0.
    nodes: Vec<Node>,
    /// Places that hold no block any more.
    spare: Vec<usize>,
    /// The place of the block where the next search begins.
    rover: usize,
    free_bytes: u32,
}

const FIRST: usize = 0;

/// Rounds up; wraps round to 0 for the largest sizes.
fn rounded(size: u32) -> u32 {
    size.wrapping_add(ALIGN - 1) & !(ALIGN - 1)
}

impl Heap {
    /// `heap_init`
    pub fn new(size: u32) -> Result<Self, HeapError> {
        let size = size & !(ALIGN - 1);
        if size == 0 {
            return Err(HeapError::Invalid);
        }
        let block = Block {
            start: 0,
            size,
            used: false,
        };
        let first = Node {
            block,
            prev: None,
            next: None,
        };
        Ok(Heap {
            nodes: vec![first],
            spare: Vec::new(),
            rover: FIRST,
            free_bytes: size,
        })
    }

    /// `heap_alloc`
    pub fn alloc(&mut self, size: u32) -> Result<Allocation, HeapError> {
        let need = rounded(size);
        if need == 0 {
            return Err(HeapError::Invalid);
        }
        let mut largest = 0;
        let mut at = self.rover;
        loop {
            let Block { size, used, .. } = self.nodes[at].block;
            if !used {
                if size >= need {
                    return Ok(self.take(at, need));
                }
                largest = largest.max(size);
            }
            at = self.following(at);
            if at == self.rover {
                return Err(HeapError::Full { granted: largest });
            }
        }
    }

    /// Hands out a free block that is large enough.
    fn take(&mut self, at: usize, need: u32) -> Allocation {
        self.cut(at, need);
        self.rover = self.following(at);
        let block = &mut self.nodes[at].block;
        block.used = true;
        self.free_bytes -= block.size;
        Allocation {
            offset: block.start,
            granted: block.size,
        }
    }

    /// `heap_free`
    pub fn free(&mut self, offset: u32) -> Result<(), HeapError> {
        let at = self.find_used(offset)?;
        let node = &mut self.nodes[at];
        node.block.used = false;
        self.free_bytes += node.block.size;
        let before = node.prev;
        self.absorb_next_if_free(at);
        if let Some(before) = before {
            if !self.nodes[before].block.used {
                self.absorb_next_if_free(before);
            }
        }
        Ok(())
    }

    /// `heap_resize`; gives the size granted.
    pub fn resize(&mut self, offset: u32, size: u32) -> Result<u32, HeapError> {
        let need = rounded(size);
        let at = self.find_used(offset)?;
        if need == 0 {
            return Err(HeapError::Invalid);
        }
        let granted = self.nodes[at].block.size;
        if need > granted {
            let behind = self.free_behind(at);
            if need - granted > behind {
                return Err(HeapError::Full { granted });
            }
            self.free_bytes -= behind;
            self.absorb_next_if_free(at);
        }
        if let Some(rest) = self.cut(at, need) {
            self.free_bytes += self.nodes[rest].block.size;
            self.absorb_next_if_free(rest);
        }
        Ok(self.nodes[at].block.size)
    }

    /// The place behind, or the first one behind the last.
    fn following(&self, at: usize) -> usize {
        self.nodes[at].next.unwrap_or(FIRST)
    }

    /// How large the free block behind is; 0 if there is none.
    fn free_behind(&self, at: usize) -> u32 {
        match self.nodes[at].next.map(|next| self.nodes[next].block) {
            Some(Block {
                size, used: false, ..
            }) => size,
            _ => 0,
        }
    }

    /// Cuts a block down to `size`, if that pays; gives the place of the free block with the rest.
    fn cut(&mut self, at: usize, size: u32) -> Option<usize> {
        let Node { block, next, .. } = self.nodes[at].clone();
        if block.size - size < MIN_SPLIT {
            return None;
        }
        let rest = Node {
            block: Block {
                start: block.start + size,
                size: block.size - size,
                used: false,
            },
            prev: Some(at),
            next,
        };
        let place = match self.spare.pop() {
            Some(place) => {
                self.nodes[place] = rest;
                place
            }
            None => {
                self.nodes.push(rest);
                self.nodes.len() - 1
            }
        };
        self.nodes[at].block.size = size;
        self.nodes[at].next = Some(place);
        if let Some(next) = next {
            self.nodes[next].prev = Some(place);
        }
        Some(place)
    }

    /// Makes a block and the one behind it one block, if the latter is free.
    fn absorb_next_if_free(&mut self, at: usize) {
        let Some(gone) = self.nodes[at].next else {
            return;
        };
        let Node { block, next, .. } = self.nodes[gone].clone();
        if block.used {
            return;
        }
        self.nodes[at].block.size += block.size;
        self.nodes[at].next = next;
        if let Some(next) = next {
            self.nodes[next].prev = Some(at);
        }
        if self.rover == gone {
            self.rover = at;
        }
        self.spare.push(gone);
    }

    /// The places of all blocks in order.
    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(FIRST), |&at| self.nodes[at].next)
    }

    fn find_used(&self, offset: u32) -> Result<usize, HeapError> {
        self.places()
            .find(|&at| self.nodes[at].block.used && self.nodes[at].block.start == offset)
            .ok_or(HeapError::Unknown)
    }

    /// All blocks in order.
    pub fn blocks(&self) -> Vec<Block> {
        self.places().map(|at| self.nodes[at].block).collect()
    }

    pub fn free_bytes(&self) -> u32 {
        self.free_bytes
    }
}
