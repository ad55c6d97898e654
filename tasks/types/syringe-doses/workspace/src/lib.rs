//! Doses for the syringes of a ward. All quantities are plain numbers: grams, micrograms, microlitres.

/// The dose in micrograms for a body of `grams`, given in micrograms for each kilogram.
pub fn dose(per_kilogram: u32, grams: u32) -> u32 {
    (u64::from(per_kilogram) * u64::from(grams) / 1000) as u32
}

/// The microlitres that hold `micrograms`, rounded up. The concentration, in micrograms in a millilitre, is not 0.
pub fn volume(micrograms: u32, concentration: u32) -> u32 {
    (u64::from(micrograms) * 1000).div_ceil(u64::from(concentration)) as u32
}

/// The micrograms in `microlitres`.
pub fn amount(concentration: u32, microlitres: u32) -> u32 {
    (u64::from(concentration) * u64::from(microlitres) / 1000) as u32
}

/// The text for an amount.
pub fn show_amount(micrograms: u32) -> String {
    if micrograms < 1000 {
        format!("{micrograms} µg")
    } else {
        format!("{}.{:03} mg", micrograms / 1000, micrograms % 1000)
    }
}

/// The text for a volume.
pub fn show_volume(microlitres: u32) -> String {
    format!("{}.{:03} ml", microlitres / 1000, microlitres % 1000)
}

/// A syringe, its room and what was drawn into it.
pub struct Syringe {
    room: u32,
    filled: u32,
    holds: u32,
}

impl Syringe {
    pub fn new(room: u32) -> Self {
        Syringe {
            room,
            filled: 0,
            holds: 0,
        }
    }

    /// Draws an amount; the error is the volume for which there is no room.
    pub fn draw(&mut self, micrograms: u32, concentration: u32) -> Result<u32, u32> {
        let wanted = volume(micrograms, concentration);
        let free = self.room - self.filled;
        if wanted > free {
            return Err(wanted - free);
        }
        self.filled += wanted;
        self.holds = self.holds.saturating_add(micrograms);
        Ok(wanted)
    }

    pub fn filled(&self) -> u32 {
        self.filled
    }

    pub fn holds(&self) -> u32 {
        self.holds
    }
}
