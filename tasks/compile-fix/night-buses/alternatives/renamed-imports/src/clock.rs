//! Times as a clock shows them.

/// Hours and minutes of two digits each, with a colon between them.
pub fn split(text: &str) -> Option<(u16, u16)> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let minutes: u16 = minutes.parse().ok()?;
    if minutes > 59 {
        return None;
    }
    Some((hours.parse().ok()?, minutes))
}

/// The minutes after midnight of a time from `00:00` to `23:59`.
pub fn parse(text: &str) -> Option<u16> {
    let (hours, minutes) = split(text)?;
    (hours < 24).then_some(hours * 60 + minutes)
}

/// What a clock shows at that minute, of this day or the next.
pub fn show(time: u16) -> String {
    let time = of_service(time);
    format!("{:02}:{:02}", time / 60, time % 60)
}

/// The minute of the clock's day for a minute of the day of service.
pub fn of_service(time: u16) -> u16 {
    time % (24 * 60)
}
