//! Renders a document as plain text.

use crate::tree::{Block, Inline};
use std::fmt::Write;

/// The proof sheet of a document.
pub fn render(blocks: &[Block]) -> String {
    let mut notes = Vec::new();
    let mut sheet = sequence(blocks, 0, &mut notes);
    let mut at = 0;
    while at < notes.len() {
        let mut body = String::new();
        inlines(notes[at], false, false, false, &mut body, &mut notes);
        at += 1;
        if at == 1 {
            sheet.push('\n');
        }
        let mark = format!("[{at}] ");
        sheet.push('\n');
        sheet.push_str(&indented(&body, &mark, &" ".repeat(mark.len())));
    }
    sheet
}

/// Appends inlines. The flags say whether they are in emphasis, in strong text and in a heading.
fn inlines<'a>(
    list: &'a [Inline],
    em: bool,
    strong: bool,
    heading: bool,
    out: &mut String,
    notes: &mut Vec<&'a [Inline]>,
) {
    for inline in list {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) => {
                let is_em = matches!(inline, Inline::Emphasis(_));
                let (inner_em, inner_strong) = if is_em { (!em, strong) } else { (em, true) };
                let bare = heading || if is_em { em } else { strong };
                let mark = match (bare, is_em) {
                    (true, _) => "",
                    (false, true) => "_",
                    (false, false) => "*",
                };
                let start = out.len();
                out.push_str(mark);
                let inside = out.len();
                inlines(inner, inner_em, inner_strong, heading, out, notes);
                if out.len() == inside {
                    out.truncate(start);
                } else {
                    out.push_str(mark);
                }
            }
            Inline::Code(code) => {
                let fence = if code.contains('`') { "``" } else { "`" };
                out.extend([fence, code, fence]);
            }
            Inline::Link { text, target } => {
                let start = out.len();
                inlines(text, em, strong, heading, out, notes);
                if out[start..] == **target {
                    out.truncate(start);
                }
                if out.len() > start {
                    out.push(' ');
                }
                let _ = write!(out, "<{target}>");
            }
            Inline::Note(note) => {
                notes.push(note);
                let _ = write!(out, "[{}]", notes.len());
            }
            Inline::Break => out.push(if heading { ' ' } else { '\n' }),
        }
    }
}

fn text<'a>(list: &'a [Inline], heading: bool, notes: &mut Vec<&'a [Inline]>) -> String {
    let mut out = String::new();
    inlines(list, false, false, heading, &mut out, notes);
    out
}

fn sequence<'a>(blocks: &'a [Block], bullets: usize, notes: &mut Vec<&'a [Inline]>) -> String {
    let mut out: Vec<String> = Vec::new();
    for block in blocks {
        out.extend(one(block, bullets, notes));
    }
    out.join("\n\n")
}

/// The text of a block, if it has any lines.
fn one<'a>(block: &'a Block, bullets: usize, notes: &mut Vec<&'a [Inline]>) -> Option<String> {
    match block {
        Block::Rule => Some("* * *".to_string()),
        Block::Paragraph(list) => Some(text(list, false, notes)).filter(|text| !text.is_empty()),
        Block::Heading { level, title } => {
            let title = text(title, true, notes);
            let underline = |c: &str| c.repeat(title.chars().count());
            match *level {
                _ if title.is_empty() => None,
                2 => Some(format!("{title}\n{}", underline("-"))),
                3.. => Some("#".repeat(*level as usize) + " " + &title),
                _ => Some(format!("{title}\n{}", underline("="))),
            }
        }
        Block::Listing(code) => {
            let lines: Vec<&str> = code.lines().collect();
            (!lines.is_empty()).then(|| indented(&lines.join("\n"), "    ", "    "))
        }
        Block::Verse(verse) => {
            let lines: Vec<String> = verse
                .iter()
                .map(|line| indented(&text(line, false, notes), "| ", ""))
                .collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        }
        Block::Quote(inner) => {
            let inner = sequence(inner, bullets, notes);
            (!inner.is_empty()).then(|| indented(&inner, "> ", "> "))
        }
        Block::List { first, items } => {
            let mut loose = false;
            let mut texts = Vec::new();
            for (index, item) in items.iter().enumerate() {
                loose |= item.len() != 1 || !matches!(item[0], Block::Paragraph(_));
                let mark = match first {
                    None => bullet(bullets).to_string(),
                    Some(first) => {
                        let last = u64::from(*first) + items.len() as u64 - 1;
                        let width = last.to_string().len();
                        format!("{:>width$}. ", u64::from(*first) + index as u64)
                    }
                };
                let inner = sequence(item, bullets + usize::from(first.is_none()), notes);
                texts.push(indented(&inner, &mark, &" ".repeat(mark.len())));
            }
            (!texts.is_empty()).then(|| texts.join(if loose { "\n\n" } else { "\n" }))
        }
    }
}

/// The mark of an item in a list with bullets; `depth` lists with bullets are around that list.
fn bullet(depth: usize) -> &'static str {
    ["- ", "+ ", "* "][depth % 3]
}

fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (index, line) in text.split('\n').enumerate() {
        let prefix = if index == 0 { first } else { rest };
        if index > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() {
            prefix.trim_end()
        } else {
            prefix
        });
        out.push_str(line);
    }
    out
}
