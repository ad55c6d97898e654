use well_levels::look_back;

pub fn workload() -> Vec<usize> {
    let mut state = 19u32;
    let mut levels = vec![0; 2_400];
    let mut level = 90_000;
    for (day, place) in levels.iter_mut().enumerate() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // Years of slow recovery between years of slow decline.
        level += if day / 400 % 2 == 0 { 7 } else { -7 } + (state >> 8) as i32 % 12 - 5;
        *place = level;
    }
    let days = look_back(&levels, 200);
    days.iter().map(|day| day.lowest + 31 * day.falling + 7 * day.higher.unwrap_or(1)).collect()
}
