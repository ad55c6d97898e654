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
    /// Taken away when the party comes out.
    log: Option<&'l mut Log>,
    party: String,
    legs: Vec<Leg>,
}

impl Drop for Traverse<'_> {
    fn drop(&mut self) {
        self.sign_out();
    }
}

impl<'l> Traverse<'l> {
    pub fn go_in(log: &'l mut Log, party: &str) -> Self {
        log.write(&format!("{party} go in"));
        log.underground += 1;
        Traverse {
            log: Some(log),
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
        if let Some(log) = &mut self.log {
            log.write(&format!("{}: {text}", self.party));
        }
    }

    /// The party comes out; it leaves its legs and the log.
    pub fn come_out(mut self) -> (Vec<Leg>, &'l mut Log) {
        let log = self.log.take().expect("the party is still underground");
        (std::mem::take(&mut self.legs), log)
    }

    /// The party comes out and another one goes in.
    pub fn relieve(self, party: &str) -> Traverse<'l> {
        let (_, log) = self.come_out();
        Traverse::go_in(log, party)
    }

    /// Writes that the party comes out, once, and hands the log back.
    fn sign_out(&mut self) {
        if let Some(log) = self.log.take() {
            log.write(&format!(
                "{} come out with {} legs",
                self.party,
                self.legs.len()
            ));
            log.underground -= 1;
        }
    }
}
