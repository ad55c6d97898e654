//! Marks, heats and who wins them.

#[derive(Debug, Clone)]
pub struct Marks {
    pub marks: Vec<u32>,
}

impl Marks {
    /// The sum of the marks that count.
    pub fn total(&self) -> Option<u32> {
        let sum: u32 = self.marks.iter().sum();
        if self.marks.len() < 4 {
            return Some(sum);
        }
        Some(sum - self.marks.iter().max()? - self.marks.iter().min()?)
    }
}

#[derive(Debug, Clone)]
pub struct Couple {
    pub name: String,
    pub marks: Marks,
}

#[derive(Debug, Clone)]
pub struct Heat {
    pub couples: Vec<Couple>,
}

impl Heat {
    /// The best couple, if there is one and it has marks.
    pub fn winner(&self) -> Option<&Couple> {
        let mut best: Option<&Couple> = None;
        for couple in &self.couples {
            let total = couple.marks.total()?;
            if best.is_none_or(|best| best.marks.total() < Some(total)) {
                best = Some(couple);
            }
        }
        best
    }
}

pub fn heats(couples: Vec<Couple>, size: usize) -> Vec<Heat> {
    couples
        .chunks(size)
        .map(|couples| Heat {
            couples: couples.to_vec(),
        })
        .collect()
}
