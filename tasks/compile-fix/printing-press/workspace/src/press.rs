/// A plate wears off with every sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct Plate {
    pub title: String,
    pub left: u32,
}

/// The press, with one plate mounted on it at the most, and a rack for the others.
#[derive(Debug)]
pub struct Press {
    pub plate: Option<Plate>,
    pub rack: Vec<Plate>,
    pub log: Vec<String>,
    life: u32,
}

impl Press {
    /// A press whose plates are good for `life` sheets.
    pub fn new(life: u32) -> Self {
        Press {
            plate: None,
            rack: Vec::new(),
            log: Vec::new(),
            life,
        }
    }

    /// Mounts the plate of a title, from the rack or newly cast.
    pub fn mount(&mut self, title: &str) {
        if let Some(mounted) = self.plate {
            if mounted.title == title {
                return;
            }
            self.rack.push(mounted);
        }
        let plate = match self.rack.iter().position(|plate| plate.title == title) {
            Some(place) => self.rack.remove(place),
            None => self.cast(title),
        };
        self.plate = Some(plate);
        self.log
            .push(format!("{} mounted, good for {}", plate.title, plate.left));
    }

    /// Prints some sheets with the plate that is mounted and returns how many it was good for.
    pub fn print(&mut self, sheets: u32) -> u32 {
        let Some(plate) = &mut self.plate else {
            return 0;
        };
        let printed = sheets.min(plate.left);
        plate.left -= printed;
        if plate.left == 0 {
            self.plate = None;
            self.log.push(format!("{} melted down", plate.title));
        }
        printed
    }

    fn cast(&mut self, title: &str) -> Plate {
        self.log.push(format!("{title} cast"));
        Plate {
            title: title.to_string(),
            left: self.life,
        }
    }
}
