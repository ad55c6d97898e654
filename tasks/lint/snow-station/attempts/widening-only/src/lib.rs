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
    let sum: u32 = bytes[..8].iter().map(|&byte| u32::from(byte)).sum();
    if check != sum as u8 {
        return None;
    }
    Some(Message {
        station,
        depth: word(depth_high, depth_low),
        change: word(change_high, change_low) as i16,
        air: air as i8,
        sent: word(sent_high, sent_low),
    })
}

fn word(high: u8, low: u8) -> u16 {
    u16::from(high) << 8 | u16::from(low)
}

/// How many minutes ago a message was sent, by our own count of minutes.
pub fn age(message: &Message, now: u64) -> u16 {
    (now as u16).wrapping_sub(message.sent)
}

/// The depth after a change, or `None` if there is no such depth.
pub fn changed(depth: u16, change: i16) -> Option<u16> {
    let sum = i32::from(depth) + i32::from(change);
    if sum < 0 || sum > 65535 {
        return None;
    }
    Some(sum as u16)
}

/// The mean temperature of some messages.
pub fn mean_air(messages: &[Message]) -> Option<f64> {
    let sum: i64 = messages.iter().map(|message| i64::from(message.air)).sum();
    if messages.is_empty() {
        return None;
    }
    Some(sum as f64 / messages.len() as f64)
}

/// Sorts a station into one of `count` regions, of which there is at least one.
pub fn region(station: u8, shift: i32, count: u16) -> u16 {
    let place = i32::from(station) + shift;
    place as u16 % count
}
