//! Pins that different runs are told apart, and the public signatures.

use hall_of_fame::{HallOfFame, Run};

const _: fn(usize) -> HallOfFame = HallOfFame::new;
const _: fn(&HallOfFame) -> &[Run] = HallOfFame::runs;
const _: fn(&HallOfFame) -> &[String] = HallOfFame::news;
const _: fn(&mut HallOfFame, Run) -> Option<&Run> = HallOfFame::submit;
const _: fn(&mut HallOfFame, &str) -> Vec<Run> = HallOfFame::retire_up_to;

fn run(player: &str, score: u32, stage: u8) -> Run {
    Run { player: player.to_string(), score, stage }
}

pub fn pins() {
    assert_eq!(Run::new("ada", 300, 4), run("ada", 300, 4));
    assert_ne!(run("ada", 300, 4), run("bob", 300, 4));
    assert_ne!(run("ada", 300, 4), run("ada", 299, 4));
    assert_ne!(run("ada", 300, 4), run("ada", 300, 5));
}
