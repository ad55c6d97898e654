#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub title: String,
    pub sheets: u32,
    pub rush: bool,
}

impl Job {
    pub fn new(title: &str, sheets: u32, rush: bool) -> Self {
        Job {
            title: title.to_string(),
            sheets,
            rush,
        }
    }
}

#[derive(Debug, Default)]
pub struct Queue {
    pub jobs: Vec<Job>,
}

impl Queue {
    /// Takes the next job out of the queue: the first one in a rush, or else the first one.
    pub fn take_next(&mut self) -> Option<Job> {
        let rushed = self.jobs.iter().find(|job| job.rush);
        let next = rushed.or(self.jobs.first())?;
        self.jobs.retain(|job| job != next);
        Some(next.clone())
    }
}
