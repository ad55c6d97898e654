//! The log of a lighthouse: who is on watch, what is seen, and how the oil is used up.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub hour: u32,
    /// How far one can see, in cables.
    pub visibility: u32,
}

#[derive(Debug)]
struct Watch {
    keeper: String,
    since: u32,
    entries: usize,
}

#[derive(Debug)]
pub struct Log {
    watch: Watch,
    entries: Vec<Entry>,
    reports: Vec<String>,
    oil: u32,
}

impl Log {
    pub fn open(keeper: &str, hour: u32, oil: u32) -> Self {
        Log {
            watch: Watch {
                keeper: keeper.to_string(),
                since: hour,
                entries: 0,
            },
            entries: Vec::new(),
            reports: Vec::new(),
            oil,
        }
    }

    pub fn keeper(&self) -> &str {
        &self.watch.keeper
    }

    pub fn oil(&self) -> u32 {
        self.oil
    }

    pub fn reports(&self) -> &[String] {
        &self.reports
    }

    pub fn observe(&mut self, hour: u32, visibility: u32) {
        self.entries.push(Entry { hour, visibility });
        self.watch.entries += 1;
    }

    /// Another keeper takes over. Returns the report about the watch that ends.
    pub fn relieve(&mut self, keeper: &str, hour: u32) -> Option<&str> {
        let outgoing = &self.watch;
        if outgoing.keeper == keeper {
            return None;
        }
        self.watch = Watch {
            keeper: keeper.to_string(),
            since: hour,
            entries: 0,
        };
        self.reports.push(format!(
            "{} from {} to {}: {} entries",
            outgoing.keeper, outgoing.since, hour, outgoing.entries
        ));
        self.reports.last().map(String::as_str)
    }

    /// The entries at which fog came down suddenly.
    pub fn sudden_fogs(&self) -> Vec<Entry> {
        let mut fogs = Vec::new();
        let Some(mut before) = self.entries.first().copied() else {
            return fogs;
        };
        for entry in &self.entries {
            if entry.visibility * 2 < before.visibility {
                fogs.push(*entry);
            }
            before = *entry;
        }
        fogs
    }

    /// Burns the lamp in nights of so many hours each and returns how many nights it was lit.
    pub fn light(&mut self, nights: &[u32]) -> usize {
        let mut lit = 0;
        for hours in nights {
            if *hours > self.oil {
                continue;
            }
            self.oil -= *hours;
            lit += 1;
        }
        lit
    }
}
