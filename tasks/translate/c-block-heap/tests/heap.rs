use block_heap::{Allocation, Heap, HeapError};

/// The blocks as text: the size of each, with a `+` if it is used.
fn map(heap: &Heap) -> String {
    let mut at = 0;
    let mut texts = Vec::new();
    for block in heap.blocks() {
        assert_eq!(block.start, at);
        at += block.size;
        texts.push(format!(
            "{}{}",
            block.size,
            if block.used { "+" } else { "" }
        ));
    }
    texts.join(" ")
}

/// A heap with blocks of these sizes, all used, and the rover at the first free block behind them.
fn filled(size: u32, sizes: &[u32]) -> Heap {
    let mut heap = Heap::new(size).unwrap();
    for &size in sizes {
        heap.alloc(size).unwrap();
    }
    heap
}

fn offset(heap: &mut Heap, size: u32) -> u32 {
    heap.alloc(size).unwrap().offset
}

/// "For every sequence of calls the Rust version gives the same results and has the same blocks as the C version"
#[test]
fn rounds_and_splits() {
    let mut heap = Heap::new(103).unwrap();
    assert_eq!((map(&heap).as_str(), heap.free_bytes()), ("96", 96));
    assert_eq!(
        heap.alloc(1),
        Ok(Allocation {
            offset: 0,
            granted: 8
        })
    );
    assert_eq!(
        heap.alloc(9),
        Ok(Allocation {
            offset: 8,
            granted: 16
        })
    );
    assert_eq!((map(&heap).as_str(), heap.free_bytes()), ("8+ 16+ 72", 72));
    assert_eq!(
        heap.alloc(56),
        Ok(Allocation {
            offset: 24,
            granted: 56
        })
    );
    assert_eq!(
        heap.alloc(8),
        Ok(Allocation {
            offset: 80,
            granted: 16
        })
    );
    assert_eq!(
        (map(&heap).as_str(), heap.free_bytes()),
        ("8+ 16+ 56+ 16+", 0)
    );
    assert_eq!(Heap::new(7).unwrap_err(), HeapError::Invalid);
}

/// "Sizes are `u32` and are calculated as C calculates with `uint32_t`. No call panics, whatever the numbers."
#[test]
fn rounding_wraps_as_in_c() {
    let mut heap = Heap::new(u32::MAX).unwrap();
    assert_eq!(heap.free_bytes(), 4_294_967_288);
    assert_eq!(heap.alloc(u32::MAX), Err(HeapError::Invalid));
    assert_eq!(heap.alloc(u32::MAX - 6), Err(HeapError::Invalid));
    assert_eq!(heap.alloc(0), Err(HeapError::Invalid));
    assert_eq!(heap.alloc(16).map(|a| a.offset), Ok(0));
    assert_eq!(heap.resize(0, u32::MAX), Err(HeapError::Invalid));
    assert_eq!(heap.resize(0, u32::MAX - 7), Ok(4_294_967_288));
    assert_eq!(heap.alloc(8), Err(HeapError::Full { granted: 0 }));
    assert_eq!(heap.resize(0, 8), Ok(8));
    assert_eq!(
        heap.alloc(u32::MAX - 7),
        Err(HeapError::Full {
            granted: 4_294_967_280
        })
    );
}

/// "`HEAP_FULL` carries the value that the C version writes to `*granted` before it returns that code."
#[test]
fn full_tells_what_there_is() {
    let mut heap = filled(96, &[16, 32, 16, 16, 16]);
    assert_eq!(heap.alloc(1), Err(HeapError::Full { granted: 0 }));
    heap.free(16).unwrap();
    heap.free(64).unwrap();
    assert_eq!(heap.alloc(40), Err(HeapError::Full { granted: 32 }));
    assert_eq!(heap.resize(0, 56), Err(HeapError::Full { granted: 16 }));
    assert_eq!(heap.resize(80, 24), Err(HeapError::Full { granted: 16 }));
    assert_eq!(map(&heap), "16+ 32 16+ 16 16+");
}

/// "When several codes are possible, it is the one that the C version returns."
#[test]
fn unknown_offsets_come_first() {
    let mut heap = filled(96, &[16, 32]);
    assert_eq!(heap.resize(8, 0), Err(HeapError::Unknown));
    assert_eq!(heap.resize(48, 8), Err(HeapError::Unknown));
    assert_eq!(heap.resize(16, 0), Err(HeapError::Invalid));
    assert_eq!(heap.free(48), Err(HeapError::Unknown));
    assert_eq!(heap.free(u32::MAX), Err(HeapError::Unknown));
    assert_eq!(heap.free(16), Ok(()));
    assert_eq!(heap.free(16), Err(HeapError::Unknown));
    assert_eq!((map(&heap).as_str(), heap.free_bytes()), ("16+ 80", 80));
}

/// "The search is next fit: it begins at the rover and goes round once."
#[test]
fn searches_from_the_rover() {
    let mut heap = filled(160, &[16, 32, 16, 32]);
    heap.free(16).unwrap();
    assert_eq!(offset(&mut heap, 24), 96);
    assert_eq!(offset(&mut heap, 40), 120);
    assert_eq!(offset(&mut heap, 8), 16);
    heap.free(0).unwrap();
    assert_eq!(map(&heap), "16 8+ 24 16+ 32+ 24+ 40+");
    assert_eq!(offset(&mut heap, 8), 24);
    assert_eq!(offset(&mut heap, 8), 32);
    assert_eq!(offset(&mut heap, 8), 0);
}

/// "The rover moves as in the original, and when a block is merged into another the rover moves with it."
#[test]
fn the_rover_stands_behind_the_last_block_taken() {
    // A block that was taken and freed at once is found last.
    let mut heap = filled(96, &[16, 16, 16, 16, 32]);
    heap.free(16).unwrap();
    assert_eq!(offset(&mut heap, 16), 16);
    heap.free(16).unwrap();
    heap.free(48).unwrap();
    assert_eq!([offset(&mut heap, 16), offset(&mut heap, 16)], [48, 16]);
    // The rest of a block that shrinks lies before the rover, which stands at a used block.
    let mut heap = filled(128, &[64, 16, 16, 32]);
    heap.free(96).unwrap();
    heap.free(0).unwrap();
    assert_eq!(offset(&mut heap, 64), 0);
    assert_eq!(heap.resize(0, 16), Ok(16));
    assert_eq!(map(&heap), "16+ 48 16+ 16+ 32");
    assert_eq!([offset(&mut heap, 16), offset(&mut heap, 16)], [96, 112]);
}

/// "A refused call changes nothing, neither blocks nor the place where the next search begins."
#[test]
fn refused_calls_leave_the_rover() {
    let mut heap = filled(112, &[16, 16, 16, 16, 16]);
    heap.free(0).unwrap();
    heap.free(32).unwrap();
    assert_eq!(offset(&mut heap, 16), 80);
    assert!(heap.alloc(64).is_err());
    assert!(heap.resize(16, 64).is_err());
    assert_eq!(map(&heap), "16 16+ 16 16+ 16+ 16+ 16");
    assert_eq!(heap.free_bytes(), 48);
    assert_eq!([offset(&mut heap, 8), offset(&mut heap, 8)], [96, 0]);
}

/// "The rover moves as in the original, and when a block is merged into another the rover moves with it."
#[test]
fn the_rover_survives_merging() {
    // The rover stands at the rest, which is merged into the block before it.
    let mut heap = filled(128, &[16, 16, 32]);
    heap.free(0).unwrap();
    heap.free(32).unwrap();
    assert_eq!(map(&heap), "16 16+ 96");
    assert_eq!(offset(&mut heap, 16), 32);
    // The rover stands behind blocks that are merged.
    let mut heap = filled(128, &[16, 16, 16, 16]);
    heap.free(0).unwrap();
    heap.free(16).unwrap();
    assert_eq!(map(&heap), "32 16+ 16+ 64");
    assert_eq!([offset(&mut heap, 64), offset(&mut heap, 16)], [64, 0]);
    // The rover stands at a block that is merged into both its neighbours.
    let mut heap = filled(80, &[16, 16, 16, 16, 16]);
    heap.free(0).unwrap();
    heap.free(32).unwrap();
    assert_eq!(offset(&mut heap, 16), 0);
    heap.free(0).unwrap();
    heap.free(16).unwrap();
    heap.free(64).unwrap();
    assert_eq!(map(&heap), "48 16+ 16");
    assert_eq!(
        [
            offset(&mut heap, 16),
            offset(&mut heap, 16),
            offset(&mut heap, 16)
        ],
        [0, 16, 32]
    );
}

/// "For every sequence of calls the Rust version gives the same results and has the same blocks as the C version"
#[test]
fn resizes_in_place() {
    let mut heap = filled(160, &[32, 32, 32]);
    assert_eq!(heap.resize(32, 32), Ok(32));
    assert_eq!(heap.resize(32, 20), Ok(32));
    assert_eq!(heap.resize(32, 16), Ok(16));
    assert_eq!(
        (map(&heap).as_str(), heap.free_bytes()),
        ("32+ 16+ 16 32+ 64", 80)
    );
    assert_eq!(heap.resize(32, 8), Ok(16));
    assert_eq!(heap.resize(32, 25), Ok(32));
    assert_eq!(heap.resize(64, 40), Ok(40));
    assert_eq!(
        (map(&heap).as_str(), heap.free_bytes()),
        ("32+ 32+ 40+ 56", 56)
    );
    assert_eq!(heap.resize(64, 8), Ok(8));
    assert_eq!(
        (map(&heap).as_str(), heap.free_bytes()),
        ("32+ 32+ 8+ 88", 88)
    );
    assert_eq!(heap.resize(64, 88), Ok(96));
    assert_eq!((map(&heap).as_str(), heap.free_bytes()), ("32+ 32+ 96+", 0));
}

/// "The rover moves as in the original, and when a block is merged into another the rover moves with it."
#[test]
fn resizing_moves_the_rover_along() {
    // The free block at the rover is absorbed and split off again: the rover stays at the block that grew.
    let mut heap = filled(128, &[16, 16, 16]);
    assert_eq!(heap.resize(32, 32), Ok(32));
    heap.free(0).unwrap();
    heap.free(32).unwrap();
    assert_eq!(map(&heap), "16 16+ 96");
    assert_eq!([offset(&mut heap, 8), offset(&mut heap, 8)], [32, 40]);
    // A split before the rover does not move it to another block.
    let mut heap = filled(128, &[64, 16, 16]);
    assert_eq!(heap.resize(0, 16), Ok(16));
    assert_eq!(map(&heap), "16+ 48 16+ 16+ 32");
    assert_eq!(
        [
            offset(&mut heap, 16),
            offset(&mut heap, 16),
            offset(&mut heap, 16)
        ],
        [96, 112, 16]
    );
}
