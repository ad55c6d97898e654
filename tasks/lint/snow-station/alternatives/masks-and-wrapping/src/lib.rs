//! Messages of the snow stations that the avalanche bulletin is made from.

/// One message. Depths in millimetres, temperatures in degrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub station: u8,
    pub depth: u16,
    /// Since the last message.
    pub change: i16,
    pub air: i8,
    /// The station's clock when it was sent: minutes, which begin again at 0 after 65535.
    pub sent: u16,
}

/// Reads a message: eight bytes and a checksum.
pub fn read(bytes: &[u8; 9]) -> Option<Message> {
    let [station, depth_high, depth_low, change_high, change_low, air, sent_high, sent_low, check] =
        *bytes;
    let sum = bytes[..8]
        .iter()
        .fold(0, |sum: u8, &byte| sum.wrapping_add(byte));
    if check != sum {
        return None;
    }
    Some(Message {
        station,
        depth: word(depth_high, depth_low),
        change: word(change_high, change_low).cast_signed(),
        air: air.cast_signed(),
        sent: word(sent_high, sent_low),
    })
}

fn word(high: u8, low: u8) -> u16 {
    u16::from(high) << 8 | u16::from(low)
}

/// How many minutes ago a message was sent, by our own count of minutes.
pub fn age(message: &Message, now: u64) -> u16 {
    let minutes = (now % 65536 + 65536 - u64::from(message.sent)) % 65536;
    u16::try_from(minutes).unwrap_or_default()
}

/// The depth after a change, or `None` if there is no such depth.
pub fn changed(depth: u16, change: i16) -> Option<u16> {
    u16::try_from(i32::from(depth) + i32::from(change)).ok()
}

/// The mean temperature of some messages.
pub fn mean_air(messages: &[Message]) -> Option<f64> {
    let count = u32::try_from(messages.len())
        .ok()
        .filter(|&count| count > 0)?;
    let sum: f64 = messages.iter().map(|message| f64::from(message.air)).sum();
    Some(sum / f64::from(count))
}

/// Sorts a station into one of `count` regions, of which there is at least one.
pub fn region(station: u8, shift: i32, count: u16) -> u16 {
    let place = i32::from(station) + shift;
    let place = u16::try_from(place.rem_euclid(65536)).unwrap_or_default();
    place % count
}
