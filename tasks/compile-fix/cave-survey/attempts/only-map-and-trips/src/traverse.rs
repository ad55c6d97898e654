use crate::Log;

/// A leg leads from one station to another that lies `drop` metres deeper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    pub from: String,
    pub to: String,
    pub drop: i32,
}

impl Leg {
    pub fn new(from: &str, to: &str, drop: i32) -> Self {
        Leg {
            from: from.to_string(),
            to: to.to_string(),
            drop,
        }
    }
}

/// A party underground. It has the log to itself until it comes out.
#[derive(Debug)]
pub struct Traverse<'l> {
    log: &'l mut Log,
    party: String,
    legs: Vec<Leg>,
}

impl Drop for Traverse<'_> {
    fn drop(&mut self) {
        let line = format!("{} come out with {} legs", self.party, self.legs.len());
        self.log.write(&line);
        self.log.underground -= 1;
    }
}

impl<'l> Traverse<'l> {
    pub fn go_in(log: &'l mut Log, party: &str) -> Self {
        log.write(&format!("{party} go in"));
        log.underground += 1;
        Traverse {
            log,
            party: party.to_string(),
            legs: Vec::new(),
        }
    }

    pub fn legs(&self) -> &[Leg] {
        &self.legs
    }

    pub fn measure(&mut self, leg: Leg) {
        self.legs.push(leg);
    }

    /// Writes a remark of the party into the log.
    pub fn remark(&mut self, text: &str) {
        let line = format!("{}: {text}", self.party);
        self.log.write(&line);
    }

    /// The party comes out; it leaves its legs and the log.
    pub fn come_out(self) -> (Vec<Leg>, &'l mut Log) {
        let Traverse { log, legs, .. } = self;
        (legs, log)
    }

    /// The party comes out and another one goes in.
    pub fn relieve(self, party: &str) -> Traverse<'l> {
        Traverse::go_in(&mut *self.log, party)
    }
}
