//! A night at the telescope: a plan, and a log that fills up.

pub struct Night {
    pub log: Vec<String>,
    pub targets: Vec<String>,
    pub seeing: f32,
}

pub fn observe(night: &mut Night) -> usize {
    let mut note = |text: &str| night.log.push(text.to_uppercase());
    for target in &night.targets {
        note(target);
        night.seeing *= 0.5;
    }
    if night.seeing < 0.1 {
        note("clouds");
    }
    night.log.len()
}
