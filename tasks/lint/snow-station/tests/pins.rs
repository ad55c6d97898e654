//! Pins that messages are told apart, and the signatures.

use snow_station::{age, changed, mean_air, read, region, Message};

const _: fn(&[u8; 9]) -> Option<Message> = read;
const _: fn(&Message, u64) -> u16 = age;
const _: fn(u16, i16) -> Option<u16> = changed;
const _: fn(&[Message]) -> Option<f64> = mean_air;
const _: fn(u8, i32, u16) -> u16 = region;

pub fn pins() {
    let (station, depth, change, air, sent) = (1u8, 1u16, 1i16, 1i8, 1u16);
    let all = [
        Message {
            station,
            depth,
            change,
            air,
            sent,
        },
        Message {
            station: 2,
            depth,
            change,
            air,
            sent,
        },
        Message {
            station,
            depth: 2,
            change,
            air,
            sent,
        },
        Message {
            station,
            depth,
            change: -1,
            air,
            sent,
        },
        Message {
            station,
            depth,
            change,
            air: -1,
            sent,
        },
        Message {
            station,
            depth,
            change,
            air,
            sent: 2,
        },
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}
