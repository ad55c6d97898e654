//! A slot of telescope time and the minutes that are left of it.

pub struct Slot {
    pub minutes: u32,
    pub names: Vec<String>,
}

impl Slot {
    fn is_over(&self) -> bool {
        self.minutes == 0
    }
}

pub fn share(slot: &mut Slot, wishes: &[u32]) -> u32 {
    let mut granted = 0;
    let mut grant = |wish: u32| {
        let minutes = wish.min(slot.minutes);
        slot.minutes -= minutes;
        granted += minutes;
    };
    for wish in wishes {
        grant(*wish);
        if slot.is_over() {
            break;
        }
    }
    granted
}
