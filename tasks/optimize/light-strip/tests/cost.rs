use light_strip::{Color, Strip};

const LIGHTS: usize = 12_000;

pub fn workload() -> Vec<usize> {
    let mut strip = Strip::new(LIGHTS);
    let mut state = 9u32;
    let mut seen = Vec::new();
    for step in 0..240 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = (state >> 8) as usize;
        let shade = |n: usize| Color { red: (n % 5 * 50) as u8, green: (n % 3) as u8, blue: 7 };
        if step % 7 == 6 {
            strip.undo();
        } else {
            let from = pick % LIGHTS;
            strip.paint(from, from + pick / LIGHTS % 1_400, shade(pick / 16));
        }
        seen.push(strip.count(shade(step)) + strip.count(Color::BLACK));
        if step % 10 == 0 {
            seen.push(strip.runs().len());
        }
    }
    while strip.undo() {}
    seen.push(strip.count(Color::BLACK));
    seen
}
