//! What the violin maker does at the bench.

use crate::plate::{Plate, Refusal, Thickness, Wood};

/// A plate as it comes from the saw: so many whole millimetres at each of its spots.
pub fn sawn(wood: Wood, millimetres: u16, spots: usize) -> Option<Plate> {
    let rough = Thickness::of_hundredths(millimetres.saturating_mul(100))?;
    let spots = std::iter::repeat(rough).take(spots).collect();
    Some(Plate::new(wood, spots))
}

/// The number of the thinnest spot, from 0.
pub fn thinnest(plate: &Plate) -> Option<usize> {
    let spots = plate.spots().iter().enumerate();
    let (number, _) = spots.min_by_key(|(_, spot)| spot.hundredths())?;
    Some(number)
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
    // A target above all that the gauge knows leaves every spot alone.
    let target = target.min(Thickness::THICKEST);
    let target = Thickness::of_hundredths(target).ok_or(Refusal::TooThin)?;
    let mut taken = 0;
    let spots = plate.spots().iter().map(|&spot| {
        if spot.hundredths() > target.hundredths() {
            taken += u32::from(spot.hundredths() - target.hundredths());
            target
        } else {
            spot
        }
    });
    let spots = spots.collect();
    *plate = Plate::new(plate.wood(), spots);
    Ok(taken)
}

/// Makes the plate the same from left and right, and says how many hundredths it took away.
pub fn mirror(plate: &mut Plate) -> u32 {
    let both = plate.spots().iter().zip(plate.spots().iter().rev());
    let spots: Vec<Thickness> = both
        .map(|(&a, &b)| {
            if a.hundredths() < b.hundredths() {
                a
            } else {
                b
            }
        })
        .collect();
    let sum = |spots: &[Thickness]| {
        spots
            .iter()
            .map(|spot| u32::from(spot.hundredths()))
            .sum::<u32>()
    };
    let taken = sum(plate.spots()) - sum(&spots);
    *plate = Plate::new(plate.wood(), spots);
    taken
}
