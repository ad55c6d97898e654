/// The log at the entrance. Nobody may be forgotten underground.
#[derive(Debug, Default)]
pub struct Log {
    pub lines: Vec<String>,
    pub underground: usize,
}

impl Log {
    pub fn write(&mut self, line: &str) {
        self.lines.push(line.to_string());
    }
}
