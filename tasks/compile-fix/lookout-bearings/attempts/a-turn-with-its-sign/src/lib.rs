//! Bearings that fire lookouts report when they see smoke.

/// Whole degrees clockwise from true north: 0 to 359.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearing {
    degrees: i32,
}

const WINDS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

impl Bearing {
    /// Any number of degrees, brought into one turn.
    pub fn new(degrees: i32) -> Bearing {
        Bearing {
            degrees: degrees.rem_euclid(360),
        }
    }

    /// What a compass shows where its needle points `declination` degrees east of true north.
    pub fn from_compass(shown: i32, declination: i32) -> Bearing {
        let corrected = shown + declination;
        Bearing::new(corrected)
    }

    pub fn degrees(self) -> i32 {
        self.degrees
    }

    /// The bearing so many degrees further clockwise.
    pub fn turned(self, by: i32) -> Bearing {
        Bearing::new(self.degrees + by)
    }

    /// The angle between two bearings, at most 180.
    pub fn angle(self, other: Bearing) -> i32 {
        let turn = self.degrees - other.degrees;
        let turned = turn.abs();
        turned.min(360 - turn)
    }

    pub fn wind(self) -> &'static str {
        let eighth = (self.degrees * 2 + 45) / 90 % 8;
        WINDS[eighth as usize]
    }
}
