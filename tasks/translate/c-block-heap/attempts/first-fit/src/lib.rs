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

/// A memory area and its blocks.
#[derive(Debug, Clone)]
pub struct Heap {
    /// Without gaps, in order of their starts; never empty.
    blocks: Vec<Block>,
    /// The index of the block where the next search begins.
    rover: usize,
    free_bytes: u32,
}

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
        Ok(Heap {
            blocks: vec![Block {
                start: 0,
                size,
                used: false,
            }],
            rover: 0,
            free_bytes: size,
        })
    }

    /// `heap_alloc`
    pub fn alloc(&mut self, size: u32) -> Result<Allocation, HeapError> {
        let need = rounded(size);
        if need == 0 {
            return Err(HeapError::Invalid);
        }
        let mut round = 0..self.blocks.len();
        let Some(index) = round.find(|&i| !self.blocks[i].used && self.blocks[i].size >= need)
        else {
            let free = self.blocks.iter().filter(|block| !block.used);
            let granted = free.map(|block| block.size).max().unwrap_or(0);
            return Err(HeapError::Full { granted });
        };
        if self.blocks[index].size - need >= MIN_SPLIT {
            self.split(index, need);
        }
        // Set last, because `split` shifts the rover with the blocks behind the new one.
        self.rover = (index + 1) % self.blocks.len();
        let block = &mut self.blocks[index];
        block.used = true;
        self.free_bytes -= block.size;
        Ok(Allocation {
            offset: block.start,
            granted: block.size,
        })
    }

    /// `heap_free`
    pub fn free(&mut self, offset: u32) -> Result<(), HeapError> {
        let index = self.find_used(offset).ok_or(HeapError::Unknown)?;
        self.blocks[index].used = false;
        self.free_bytes += self.blocks[index].size;
        if self.is_free(index + 1) {
            self.absorb_next(index);
        }
        if index > 0 && self.is_free(index - 1) {
            self.absorb_next(index - 1);
        }
        Ok(())
    }

    /// `heap_resize`; gives the size granted.
    pub fn resize(&mut self, offset: u32, size: u32) -> Result<u32, HeapError> {
        let need = rounded(size);
        let index = self.find_used(offset).ok_or(HeapError::Unknown)?;
        if need == 0 {
            return Err(HeapError::Invalid);
        }
        let granted = self.blocks[index].size;
        if need > granted {
            // All blocks together fit into 32 bits, so no sum of two overflows.
            if !self.is_free(index + 1) || granted + self.blocks[index + 1].size < need {
                return Err(HeapError::Full { granted });
            }
            self.free_bytes -= self.blocks[index + 1].size;
            self.absorb_next(index);
        }
        if self.blocks[index].size - need >= MIN_SPLIT {
            self.split(index, need);
            self.free_bytes += self.blocks[index + 1].size;
            if self.is_free(index + 2) {
                self.absorb_next(index + 1);
            }
        }
        Ok(self.blocks[index].size)
    }

    /// Cuts a block down to `size` and puts a free block with the rest behind it.
    fn split(&mut self, index: usize, size: u32) {
        let block = &mut self.blocks[index];
        let rest = Block {
            start: block.start + size,
            size: block.size - size,
            used: false,
        };
        block.size = size;
        self.blocks.insert(index + 1, rest);
        if self.rover > index {
            self.rover += 1;
        }
    }

    /// Makes a block and the one behind it one block.
    fn absorb_next(&mut self, index: usize) {
        let gone = self.blocks.remove(index + 1);
        self.blocks[index].size += gone.size;
        if self.rover > index {
            self.rover -= 1;
        }
    }

    fn find_used(&self, offset: u32) -> Option<usize> {
        self.blocks
            .iter()
            .position(|block| block.used && block.start == offset)
    }

    /// Whether there is a block with this index, and it is free.
    fn is_free(&self, index: usize) -> bool {
        self.blocks.get(index).is_some_and(|block| !block.used)
    }

    /// All blocks in order.
    pub fn blocks(&self) -> Vec<Block> {
        self.blocks.clone()
    }

    pub fn free_bytes(&self) -> u32 {
        self.free_bytes
    }
}
