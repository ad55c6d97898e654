//! Finds the fenced code blocks of a reply, by the rules of CommonMark made stricter where a wrong guess costs.

/// The deepest indentation of an opening fence: lists push their blocks to the right.
const MAX_INDENT: usize = 8;

/// The line that opens a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fence<'a> {
    /// Spaces before the fence.
    pub(crate) indent: usize,
    mark: u8,
    length: usize,
    /// What follows the fence on its line, trimmed.
    pub(crate) info: &'a str,
}

impl<'a> Fence<'a> {
    /// Reads `line` as an opening fence.
    pub(crate) fn open(line: &'a str) -> Option<Self> {
        let (indent, mark, length) = run(line)?;
        if indent > MAX_INDENT {
            return None;
        }
        let info = line.get(indent + length..)?.trim();
        // `code` on one line of prose is no fence.
        if mark == b'`' && info.contains('`') {
            return None;
        }
        Some(Self {
            indent,
            mark,
            length,
            info,
        })
    }

    /// Whether `line` closes this block: nothing but a fence at least as long, hardly indented.
    pub(crate) fn closed_by(&self, line: &str) -> bool {
        self.bare(line)
            .is_some_and(|(indent, _)| indent <= self.indent.max(3))
    }

    /// Whether `line` closes this block when its lines begin with a mark that may be a space: the closing fence
    /// must then not stand further right than the opening one.
    pub(crate) fn closed_flush_by(&self, line: &str) -> bool {
        self.bare(line)
            .is_some_and(|(indent, _)| indent <= self.indent)
    }

    /// Whether `line` is indented at least as far as the block.
    pub(crate) fn holds(&self, line: &str) -> bool {
        line.bytes().take_while(|byte| *byte == b' ').count() >= self.indent
    }

    /// `line` without the indentation that the block has in the reply.
    pub(crate) fn outdent<'b>(&self, line: &'b str) -> &'b str {
        let spaces = line.bytes().take(self.indent).take_while(|b| *b == b' ');
        line.get(spaces.count()..).unwrap_or(line)
    }

    fn bare(&self, line: &str) -> Option<(usize, usize)> {
        let (indent, mark, length) = run(line)?;
        let alone = line.get(indent + length..)?.trim().is_empty();
        (mark == self.mark && length >= self.length && alone).then_some((indent, length))
    }
}

/// Indentation, character and length of the run of fence characters that begins `line`.
fn run(line: &str) -> Option<(usize, u8, usize)> {
    let bytes = line.as_bytes();
    let indent = bytes.iter().take_while(|byte| **byte == b' ').count();
    let mark = *bytes.get(indent)?;
    if mark != b'`' && mark != b'~' {
        return None;
    }
    let run = bytes.get(indent..)?.iter().take_while(|b| **b == mark);
    let length = run.count();
    (length >= 3).then_some((indent, mark, length))
}

/// The length of a fence of backticks that no line of `text` can close.
pub(crate) fn safe_length(text: &str) -> usize {
    let longest = text
        .split('\n')
        .filter_map(run)
        .map(|(_, _, length)| length);
    longest.max().map_or(3, |length| length + 1)
}

/// A fenced block.
pub(crate) struct Block<'a> {
    pub(crate) fence: Fence<'a>,
    /// The last line with text between the block before and this one.
    pub(crate) label: Option<&'a str>,
    /// The lines between the fences, without the indentation of the block.
    pub(crate) body: Vec<&'a str>,
    /// The number of the opening line in the reply, from 1.
    pub(crate) line: usize,
    /// Whether the closing fence was found.
    pub(crate) closed: bool,
}

/// Splits a reply into its blocks and the lines of prose around them.
///
/// A line that opens a block with an info string inside of another block (a Markdown file in a block) is nested,
/// if its fence is long enough to matter: its closing fence does not end the outer block.
pub(crate) fn scan(text: &str) -> (Vec<Block<'_>>, Vec<&str>) {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut prose = Vec::new();
    let mut label = None;
    let mut lines = text.split('\n').enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(fence) = Fence::open(line) else {
            if !line.trim().is_empty() {
                label = Some(line);
            }
            prose.push(line);
            continue;
        };
        let (mut body, closed) = body(&fence, lines.by_ref().map(|(_, line)| line));
        // Some models indent the fences of a list item and forget its lines.
        if body
            .iter()
            .all(|line| line.trim().is_empty() || fence.holds(line))
        {
            body.iter_mut().for_each(|line| *line = fence.outdent(line));
        }
        blocks.push(Block {
            fence,
            label: label.take(),
            body,
            line: number + 1,
            closed,
        });
    }
    (blocks, prose)
}

fn body<'a>(fence: &Fence<'_>, lines: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, bool) {
    let mut body = Vec::new();
    let mut nested: Vec<Fence<'a>> = Vec::new();
    for line in lines {
        match nested.last() {
            Some(inner) if inner.closed_by(line) => {
                nested.pop();
            }
            None if fence.closed_by(line) => return (body, true),
            _ => nested.extend(nests(fence, line)),
        }
        body.push(line);
    }
    (body, false)
}

fn nests<'a>(outer: &Fence<'_>, line: &'a str) -> Option<Fence<'a>> {
    let inner = Fence::open(line)?;
    let matters = inner.mark == outer.mark && inner.length >= outer.length;
    let close = inner.indent <= outer.indent.max(3);
    (matters && close && !inner.info.is_empty()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(text: &str) -> Vec<(String, bool)> {
        let (blocks, _) = scan(text);
        let join = |block: &Block<'_>| (block.body.join("|"), block.closed);
        blocks.iter().map(join).collect()
    }

    #[test]
    fn fences_close_as_they_should() {
        for (text, body) in [
            ("```rust\na\n```", "a"),
            ("````\n```\na\n```\n````", "```|a|```"),
            ("~~~\n```\n~~~", "```"),
            ("```\n/// ```\n/// x\n/// ```\n```", "/// ```|/// x|/// ```"),
            ("```\n    ```\n```", "    ```"),
            ("```\na\n`````  ", "a"),
            ("  ```\n  a\n    b\n ```", "a|  b"),
            ("  ```\na\n    b\n ```", "a|    b"),
            ("1. do\n     ```rust\n     a\n       b\n     ```", "a|  b"),
            (
                "```md\n# T\n```rust\nx\n```\nend\n```",
                "# T|```rust|x|```|end",
            ),
            ("````md\n```rust\n````", "```rust"),
            ("```\n```", ""),
        ] {
            assert_eq!(bodies(text), [(body.to_owned(), true)], "{text:?}");
        }
    }

    #[test]
    fn an_open_block_is_seen() {
        for text in [
            "```rust\na",
            "```",
            "```rust\na\n```rust\nb\n```",
            "````\n```\n",
        ] {
            assert!(!bodies(text)[0].1, "{text:?}");
        }
        assert!(bodies("``` not `a` fence").is_empty());
        assert!(bodies("         ```").is_empty());
    }

    #[test]
    fn labels_are_the_line_before() {
        let (blocks, prose) = scan("one\ntwo\n\n```\nx\n```\n```\ny\n```\nend");
        assert_eq!(blocks[0].label, Some("two"));
        assert_eq!(blocks[1].label, None);
        assert_eq!(prose, ["one", "two", "", "end"]);
        assert_eq!((blocks[0].line, blocks[1].line), (4, 7));
    }

    #[test]
    fn a_safe_fence_is_longer_than_any_inside() {
        assert_eq!(safe_length("a"), 3);
        assert_eq!(safe_length("```"), 4);
        assert_eq!(safe_length("x\n   ~~~~~ y"), 6);
    }
}
