//! What the violin maker does at the bench.

use crate::plate::{Plate, Refusal, Thickness, Wood};

fn rough(millimetres: u16) -> Option<Thickness> {
    Thickness::of_hundredths(millimetres.checked_mul(100)?)
}

/// A plate as it comes from the saw: so many whole millimetres at each of its spots.
pub fn sawn(wood: Wood, millimetres: u16, spots: usize) -> Option<Plate> {
    Some(Plate::new(wood, vec![rough(millimetres)?; spots]))
}

/// The number of the thinnest spot, from 0.
pub fn thinnest(plate: &Plate) -> Option<usize> {
    (0..plate.spots().len()).min_by_key(|&spot| plate.spots()[spot].hundredths())
}

/// The difference of the thickest and the thinnest spot, in hundredths of a millimetre.
pub fn spread(plate: &Plate) -> u16 {
    let all = || plate.spots().iter().map(|spot| spot.hundredths());
    match (all().max(), all().min()) {
        (Some(thick), Some(thin)) => thick - thin,
        _ => 0,
    }
}

/// Brings the plate down to `target` hundredths of a millimetre, and says how many it took away at all spots together.
pub fn thin(plate: &mut Plate, target: u16) -> Result<u32, Refusal> {
    if target < Thickness::THINNEST {
        return Err(Refusal::TooThin);
    }
    let mut taken = 0;
    for spot in 0..plate.spots().len() {
        while plate.spots()[spot].hundredths() > target {
            plate.shave(spot, 10)?;
            taken += 10;
        }
    }
    Ok(taken)
}

/// Makes the plate the same from left and right, and says how many hundredths it took away.
pub fn mirror(plate: &mut Plate) -> u32 {
    let mut taken = 0;
    let count = plate.spots().len();
    for left in 0..count / 2 {
        let right = count - 1 - left;
        let (a, b) = (
            plate.spots()[left].hundredths(),
            plate.spots()[right].hundredths(),
        );
        for (spot, thickness) in [(left, a), (right, b)] {
            let over = thickness - a.min(b);
            if plate.shave(spot, over).is_ok() {
                taken += u32::from(over);
            }
        }
    }
    taken
}
