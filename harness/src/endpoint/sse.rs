//! Reduces a stream of server-sent events to whole, plain events before the parser sees it.
//!
//! The parser behind the HTTP library re-reads its buffer with every chunk and line, panics on a
//! byte order mark and swallows the end marker. It is therefore given one complete event at a
//! time, without comments, marks and unknown fields: its work stays linear whatever a server sends.

use bytes::Bytes;

/// Splits bytes into events. Nothing is lost between calls.
#[derive(Default)]
pub(super) struct SseFilter {
    line: Vec<u8>,
    event: Vec<u8>,
    begun: bool,
    done: bool,
}

impl SseFilter {
    /// Adds received bytes and returns the events they complete.
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> Vec<Bytes> {
        let mut events = Vec::new();
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let (line, rest) = bytes.split_at(end);
            bytes = &rest[1..];
            if self.line.is_empty() {
                events.extend(self.end_line(line));
            } else {
                let mut whole = std::mem::take(&mut self.line);
                whole.extend_from_slice(line);
                events.extend(self.end_line(&whole));
            }
        }
        self.line.extend_from_slice(bytes);
        events
    }

    /// Whether the server has sent its end marker.
    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    fn end_line(&mut self, line: &[u8]) -> Option<Bytes> {
        let mut line = line.strip_suffix(b"\r").unwrap_or(line);
        if !self.begun {
            self.begun = true;
            while let Some(rest) = line.strip_prefix("\u{feff}".as_bytes()) {
                line = rest;
            }
        }
        if line.is_empty() {
            return self.end_event();
        }
        if let Some(data) = line.strip_prefix(b"data:") {
            self.done |= data.trim_ascii() == b"[DONE]";
        } else if !line.starts_with(b"event:") {
            return None;
        }
        self.event.extend_from_slice(line);
        self.event.push(b'\n');
        None
    }

    fn end_event(&mut self) -> Option<Bytes> {
        if self.event.is_empty() {
            return None;
        }
        self.event.push(b'\n');
        Some(Bytes::from(std::mem::take(&mut self.event)))
    }
}

/// Whether a body begins like a stream of events, whatever its content type says.
pub(super) fn looks_like_events(head: &[u8]) -> bool {
    let head = head
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(head)
        .trim_ascii_start();
    ["data:", "event:", "id:", "retry:", ":"]
        .iter()
        .any(|start| head.starts_with(start.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(pieces: &[&[u8]]) -> (Vec<String>, bool) {
        let mut filter = SseFilter::default();
        let mut out = Vec::new();
        for piece in pieces {
            for event in filter.push(piece) {
                out.push(String::from_utf8_lossy(&event).into_owned());
            }
        }
        (out, filter.is_done())
    }

    #[test]
    fn events_survive_any_split() {
        let whole = "\u{feff}: hi\r\nid: 4\r\ndata: {\"a\":\"\u{e9}\"}\r\n\r\n\n\ndata: [DONE]\n\n";
        let expected = ["data: {\"a\":\"\u{e9}\"}\n\n", "data: [DONE]\n\n"];
        for cut in 0..whole.len() {
            let (head, tail) = whole.as_bytes().split_at(cut);
            let (events, done) = filter(&[head, tail]);
            assert_eq!(events, expected, "cut at {cut}");
            assert!(done);
        }
    }

    #[test]
    fn unfinished_events_are_held_back() {
        let (events, done) = filter(&[b"data: {\"a\":1}\n\ndata: {\"b\""]);
        assert_eq!(events, ["data: {\"a\":1}\n\n"]);
        assert!(!done);
    }

    #[test]
    fn the_end_marker_is_only_a_whole_line() {
        assert!(!filter(&[b"data: {\"t\":\"data: [DONE]\"}\n\n"]).1);
        assert!(filter(&[b"data:[DONE]\n"]).1);
    }

    #[test]
    fn events_are_told_from_other_bodies() {
        assert!(looks_like_events(b" data: {}"));
        assert!(looks_like_events(b": ping"));
        assert!(!looks_like_events(b"{\"data\":1}"));
        assert!(!looks_like_events(b"<html>"));
    }
}
