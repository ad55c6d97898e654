//! Labels are taken from the packets in a drawer.

pub struct Packet {
    pub label: String,
}

pub struct Drawer<'d> {
    pub packets: &'d [Packet],
    pub opened: u32,
}

impl<'d> Drawer<'d> {
    pub fn label(&mut self, number: usize) -> Option<&'d str> {
        self.opened += 1;
        self.packets.get(number).map(|packet| packet.label.as_str())
    }

    pub fn rest(&self, number: usize) -> &[Packet] {
        &self.packets[number..]
    }
}

pub fn both(packets: &[Packet]) -> Option<(&str, &str)> {
    let mut drawer = Drawer { packets, opened: 0 };
    let first = drawer.label(0)?;
    let second = drawer.label(1)?;
    let opened = drawer.opened as usize;
    (drawer.rest(opened).is_empty()).then_some((first, second))
}
