//! Scores of an archery round.

/// Where an arrow hit: the inner ten, a ring of 1 to 10 points, or nothing at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    InnerTen,
    Ring(u8),
    Miss,
}

/// What an archer has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub struct Standing {
    pub inner_tens: u32,
    pub points: u32,
}

impl Hit {
    /// Reads what the judge wrote: `X`, `M` or the points of the ring.
    pub fn read(mark: &str) -> Option<Hit> {
        match mark {
            "X" => Some(Hit::InnerTen),
            "M" => Some(Hit::Miss),
            _ => mark
                .parse()
                .ok()
                .filter(|ring| (1..=10).contains(ring))
                .map(Hit::Ring),
        }
    }

    pub fn points(self) -> u32 {
        match self {
            Hit::InnerTen => 10,
            Hit::Ring(points) => points.into(),
            Hit::Miss => 0,
        }
    }
}

impl Standing {
    pub fn of(hits: &[Hit]) -> Standing {
        Standing {
            inner_tens: hits.iter().filter(|hit| **hit == Hit::InnerTen).count() as u32,
            points: hits.iter().map(|hit| hit.points()).sum(),
        }
    }
}

/// The number of the best arrow.
pub fn best(hits: &[Hit]) -> Option<usize> {
    let mut best = None;
    for (number, hit) in hits.iter().enumerate() {
        match best {
            Some(so_far) if *hit > hits[so_far] => best = Some(number),
            Some(_) => {}
            None => best = Some(number),
        }
    }
    best
}

/// The arrows as they are written on the score sheet.
pub fn sheet(hits: &[Hit]) -> Vec<Hit> {
    let mut sorted = hits.to_vec();
    sorted.sort();
    sorted.reverse();
    sorted
}

/// The number of the archer who is in the lead, if there is one such archer.
pub fn leader(archers: &[&[Hit]]) -> Option<usize> {
    let standings: Vec<Standing> = archers.iter().map(|hits| Standing::of(hits)).collect();
    (0..standings.len()).find(|&own| {
        (0..standings.len()).all(|other| other == own || standings[own] > standings[other])
    })
}
