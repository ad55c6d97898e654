#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    Detached,
    OutOfPaper,
    TooLong { chars: usize },
}

/// Prints items on paper, which runs out.
#[derive(Debug)]
pub struct Printer {
    lines_left: usize,
    paper: String,
}

impl Printer {
    pub fn new(lines: usize) -> Self {
        Printer { lines_left: lines, paper: String::new() }
    }

    pub fn paper(&self) -> &str {
        &self.paper
    }

    pub fn print(&mut self, slug: &str, text: &str) -> Result<(), Refusal> {
        let lines = 1 + text.lines().count();
        if lines > self.lines_left {
            return Err(Refusal::OutOfPaper);
        }
        self.lines_left -= lines;
        self.paper += slug;
        self.paper.push('\n');
        for line in text.lines() {
            self.paper += line;
            self.paper.push('\n');
        }
        Ok(())
    }
}

/// Sends slugs to the pagers of the editors.
#[derive(Debug, Default)]
pub struct Pager {
    pages: Vec<String>,
}

impl Pager {
    pub fn pages(&self) -> &[String] {
        &self.pages
    }

    pub fn page(&mut self, slug: &str) -> Result<(), Refusal> {
        let chars = slug.chars().count();
        if chars > 20 {
            return Err(Refusal::TooLong { chars });
        }
        self.pages.push(slug.to_string());
        Ok(())
    }
}
