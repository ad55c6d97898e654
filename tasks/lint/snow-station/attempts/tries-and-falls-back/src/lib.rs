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
    if check != u8::try_from(sum).unwrap_or(u8::MAX) {
        return None;
    }
    Some(Message {
        station,
        depth: word(depth_high, depth_low),
        change: i16::try_from(word(change_high, change_low)).unwrap_or(i16::MAX),
        air: i8::try_from(air).unwrap_or(i8::MAX),
        sent: word(sent_high, sent_low),
    })
}

fn word(high: u8, low: u8) -> u16 {
    u16::from_be_bytes([high, low])
}

/// How many minutes ago a message was sent, by our own count of minutes.
pub fn age(message: &Message, now: u64) -> u16 {
    u16::try_from(now)
        .unwrap_or(u16::MAX)
        .wrapping_sub(message.sent)
}

/// The depth after a change, or `None` if there is no such depth.
pub fn changed(depth: u16, change: i16) -> Option<u16> {
    depth.checked_add_signed(change)
}

/// The mean temperature of some messages.
pub fn mean_air(messages: &[Message]) -> Option<f64> {
    if messages.is_empty() {
        return None;
    }
    let mut sum = 0.0;
    let mut count = 0.0;
    for message in messages {
        sum += f64::from(message.air);
        count += 1.0;
    }
    Some(sum / count)
}

/// Sorts a station into one of `count` regions, of which there is at least one.
pub fn region(station: u8, shift: i32, count: u16) -> u16 {
    let place = i32::from(station) + shift;
    let [low, high, ..] = place.to_le_bytes();
    u16::from_le_bytes([low, high]) % count
}
