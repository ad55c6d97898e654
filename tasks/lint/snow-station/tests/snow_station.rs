use snow_station::{age, changed, mean_air, read, region, Message};

fn message(air: i8, sent: u16) -> Message {
    Message {
        station: 1,
        depth: 1200,
        change: 0,
        air,
        sent,
    }
}

/// "Depth, change and time have two bytes each, the high one first."
#[test]
fn a_message_is_read() {
    let bytes = [7, 0x04, 0xb0, 0x00, 0x19, 3, 0x12, 0x34, 29];
    let want = Message {
        station: 7,
        depth: 1200,
        change: 25,
        air: 3,
        sent: 0x1234,
    };
    assert_eq!(read(&bytes), Some(want));
}

/// "The change and the temperature are signed, in two's complement: the byte 255 is -1."
#[test]
fn frost_and_settling_snow() {
    let bytes = [200, 0xff, 0xff, 0xff, 0x38, 0xf4, 0xff, 0xfe, 0xee];
    let want = Message {
        station: 200,
        depth: 65535,
        change: -200,
        air: -12,
        sent: 65534,
    };
    assert_eq!(read(&bytes), Some(want));
    let coldest = read(&[0, 0, 0, 0x80, 0, 0x80, 0, 0, 0]).unwrap();
    assert_eq!((coldest.change, coldest.air), (-32768, -128));
}

/// "The checksum is the sum of the eight bytes before it, modulo 256. A message with another checksum is not read."
#[test]
fn checksums_wrap() {
    assert!(read(&[255, 255, 255, 255, 255, 255, 255, 255, 248]).is_some());
    assert!(read(&[255, 255, 255, 255, 255, 255, 255, 255, 255]).is_none());
    assert!(read(&[1, 0, 0, 0, 0, 0, 0, 0, 1]).is_some());
    assert!(read(&[1, 0, 0, 0, 0, 0, 0, 0, 0]).is_none());
    assert!(read(&[0, 0, 0, 0, 0, 0, 0, 1, 0]).is_none());
}

/// "`age` is the number of minutes since a message was sent."
#[test]
fn the_age_of_a_message() {
    assert_eq!(age(&message(0, 100), 160), 60);
    assert_eq!(age(&message(0, 100), 100), 0);
    assert_eq!(age(&message(0, 65530), 65536 + 10), 16);
}

/// "so `age` is always less than 65536 minutes, whatever our own count is"
#[test]
fn ages_by_a_clock_that_begins_again() {
    assert_eq!(age(&message(0, 0), 3 * 65536 + 5), 5);
    assert_eq!(age(&message(0, 6), 10 * 65536 + 5), 65535);
    assert_eq!(age(&message(0, 1), u64::MAX), 65534);
}

/// "`changed` is the depth after a change, and `None` if it would be below 0 or above 65535."
#[test]
fn depths_after_a_change() {
    assert_eq!(
        (changed(1200, -200), changed(1200, 250)),
        (Some(1000), Some(1450))
    );
    assert_eq!((changed(200, -200), changed(199, -200)), (Some(0), None));
    assert_eq!(
        (changed(65000, 535), changed(65000, 536)),
        (Some(65535), None)
    );
    assert_eq!(
        (changed(0, -32768), changed(40000, -32768)),
        (None, Some(7232))
    );
}

/// "`mean_air` is the exact mean of the temperatures, with its fraction, and `None` without messages."
#[test]
fn the_mean_temperature() {
    let airs = [-3, -4, 2, 1].map(|air| message(air, 0));
    assert_eq!(mean_air(&airs), Some(-1.0));
    assert_eq!(mean_air(&airs[..2]), Some(-3.5));
    assert_eq!(mean_air(&vec![message(-128, 0); 300]), Some(-128.0));
    assert_eq!(mean_air(&[]), None);
}

/// "`region` is the sum of the station's number and the shift, modulo 65536, and of that the remainder by the
/// number of regions."
#[test]
fn regions_of_the_stations() {
    assert_eq!(
        (region(17, 0, 5), region(17, 4, 5), region(200, 100, 7)),
        (2, 1, 6)
    );
    assert_eq!(region(1, 65536, 10), 1);
    assert_eq!(region(255, 1_000_000, 1000), 215);
}

/// "a sum below 0 counts as its two's complement: -1 is 65535"
#[test]
fn regions_below_nothing() {
    assert_eq!((region(0, -1, 10), region(4, -6, 10)), (5, 4));
    assert_eq!(region(0, -65537, 1000), 535);
    assert_eq!(region(3, -1_000_000, 60000), 48579);
}
