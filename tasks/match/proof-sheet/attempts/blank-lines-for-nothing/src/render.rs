//! Renders a document as plain text.

use crate::tree::{Block, Inline};

/// The proof sheet of a document.
pub fn render(blocks: &[Block]) -> String {
    let mut sheet = Sheet { notes: Vec::new() };
    let mut lines = sheet.blocks(blocks, 0);
    let mut number = 0;
    while let Some(&note) = sheet.notes.get(number) {
        number += 1;
        let mark = format!("[{number}] ");
        let body = text_lines(&sheet.inlines(note, Style::default()));
        if number == 1 {
            lines.push(String::new());
        }
        lines.extend(hang(&mark, body));
    }
    lines.join("\n")
}

/// What is around an inline.
#[derive(Clone, Copy, Default)]
struct Style {
    emphasis: bool,
    strong: bool,
    heading: bool,
}

struct Sheet<'a> {
    notes: Vec<&'a [Inline]>,
}

impl<'a> Sheet<'a> {
    fn inlines(&mut self, inlines: &'a [Inline], style: Style) -> String {
        inlines
            .iter()
            .map(|inline| self.inline(inline, style))
            .collect()
    }

    fn inline(&mut self, inline: &'a Inline, style: Style) -> String {
        match inline {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) => {
                let inner = self.inlines(
                    inner,
                    Style {
                        emphasis: !style.emphasis,
                        ..style
                    },
                );
                marked("_", inner, !style.emphasis && !style.heading)
            }
            Inline::Strong(inner) => {
                let inner = self.inlines(
                    inner,
                    Style {
                        strong: true,
                        ..style
                    },
                );
                marked("*", inner, !style.strong && !style.heading)
            }
            Inline::Code(code) if code.contains('`') => format!("``{code}``"),
            Inline::Code(code) => format!("`{code}`"),
            Inline::Link { text, target } => match self.inlines(text, style) {
                text if text.is_empty() || text == *target => format!("<{target}>"),
                text => format!("{text} <{target}>"),
            },
            Inline::Note(note) => {
                self.notes.push(note);
                format!("[{}]", self.notes.len())
            }
            Inline::Break if style.heading => " ".to_string(),
            Inline::Break => "\n".to_string(),
        }
    }

    /// The lines of blocks that are inside of so many lists with bullets.
    fn blocks(&mut self, blocks: &'a [Block], depth: usize) -> Vec<String> {
        let parts = blocks
            .iter()
            .map(|block| self.block(block, depth))
            .collect();
        joined(parts, true)
    }

    fn block(&mut self, block: &'a Block, depth: usize) -> Vec<String> {
        match block {
            Block::Heading { level, title } => {
                let title = self.inlines(
                    title,
                    Style {
                        heading: true,
                        ..Style::default()
                    },
                );
                let width = title.chars().count();
                match level {
                    _ if title.is_empty() => vec![],
                    0 | 1 => vec![title, "=".repeat(width)],
                    2 => vec![title, "-".repeat(width)],
                    &deep => vec![format!("{} {title}", "#".repeat(usize::from(deep)))],
                }
            }
            Block::Paragraph(inlines) => text_lines(&self.inlines(inlines, Style::default())),
            Block::List { first, items } => {
                let tight = items
                    .iter()
                    .all(|item| matches!(item.as_slice(), [Block::Paragraph(_)]));
                let marks = marks(*first, items.len(), depth);
                let inside = if first.is_some() { depth } else { depth + 1 };
                let parts = items
                    .iter()
                    .zip(marks)
                    .map(|(item, mark)| hang(&mark, self.blocks(item, inside)));
                joined(parts.collect(), !tight)
            }
            Block::Quote(blocks) => prefixed("> ", self.blocks(blocks, depth)),
            Block::Verse(verse) => {
                let lines = verse
                    .iter()
                    .map(|line| self.inlines(line, Style::default()))
                    .collect();
                prefixed("| ", lines)
            }
            Block::Listing(code) => prefixed("    ", code.lines().map(str::to_string).collect()),
            Block::Rule => vec!["* * *".to_string()],
        }
    }
}

/// The mark of an item in a list with bullets; `depth` lists with bullets are around that list.
fn bullet(depth: usize) -> &'static str {
    match depth % 3 {
        0 => "- ",
        1 => "+ ",
        _ => "* ",
    }
}

/// The marks of all items, equally wide.
fn marks(first: Option<u32>, count: usize, depth: usize) -> Vec<String> {
    let Some(first) = first else {
        return vec![bullet(depth).to_string(); count];
    };
    let numbers: Vec<String> = (u64::from(first)..)
        .take(count)
        .map(|number| number.to_string())
        .collect();
    let width = numbers.last().map_or(0, |last| last.len());
    numbers
        .iter()
        .map(|number| format!("{number:>width$}. "))
        .collect()
}

fn marked(mark: &str, inner: String, shown: bool) -> String {
    if shown && !inner.is_empty() {
        format!("{mark}{inner}{mark}")
    } else {
        inner
    }
}

fn text_lines(text: &str) -> Vec<String> {
    if text.is_empty() {
        return vec![];
    }
    text.split('\n').map(str::to_string).collect()
}

/// Parts one after the other, without those that have no lines.
fn joined(parts: Vec<Vec<String>>, blank_between: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        if blank_between && index > 0 {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    lines
}

fn prefixed(prefix: &str, lines: Vec<String>) -> Vec<String> {
    lines.iter().map(|line| before(prefix, line)).collect()
}

/// The mark before the first line, and as many spaces before the others.
fn hang(mark: &str, lines: Vec<String>) -> Vec<String> {
    let indent = " ".repeat(mark.chars().count());
    let mut lines = lines;
    if lines.is_empty() {
        lines.push(String::new());
    }
    let prefixes = std::iter::once(mark).chain(std::iter::repeat(indent.as_str()));
    prefixes
        .zip(&lines)
        .map(|(prefix, line)| before(prefix, line))
        .collect()
}

/// No line ends with the spaces of its prefix.
fn before(prefix: &str, line: &str) -> String {
    match line {
        "" => prefix.trim_end().to_string(),
        _ => format!("{prefix}{line}"),
    }
}
