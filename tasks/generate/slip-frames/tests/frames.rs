use slip_frames::{encode, Decoder, FrameError, END, ESC, ESC_END, ESC_ESC};

/// "The checksum is chosen so that the sum of all payload bytes and the checksum is 0 modulo 256."
#[test]
fn encodes_payload_and_checksum() {
    assert_eq!(encode(&[1, 2, 3]), [END, 1, 2, 3, 250, END]);
    assert_eq!(encode(&[0x90, 0x90]), [END, 0x90, 0x90, 0xE0, END]);
    assert_eq!(encode(&[]), [END, 0, END]);
}

/// "this holds for the checksum byte as well as for the payload."
#[test]
fn escapes_payload_and_checksum() {
    assert_eq!(
        encode(&[END, ESC]),
        [END, ESC, ESC_END, ESC, ESC_ESC, 0x65, END]
    );
    assert_eq!(encode(&[0x40]), [END, 0x40, ESC, ESC_END, END]);
    assert_eq!(encode(&[0x25]), [END, 0x25, ESC, ESC_ESC, END]);
}

/// "A frame may arrive in pieces of any size, and a piece may end anywhere, even between an `ESC` and the byte that
/// belongs to it."
#[test]
fn decodes_frames_in_pieces_of_any_size() {
    let payloads: [&[u8]; 4] = [&[7, 8, 9], &[], &[END, ESC, ESC_END, ESC_ESC], &[0x40]];
    let line: Vec<u8> = payloads.iter().flat_map(|p| encode(p)).collect();
    for size in 1..=line.len() {
        let mut decoder = Decoder::new(16);
        let mut got = Vec::new();
        for piece in line.chunks(size) {
            got.extend(decoder.push(piece));
        }
        let want: Vec<_> = payloads.iter().map(|p| Ok(p.to_vec())).collect();
        assert_eq!(got, want, "pieces of {size}");
        assert_eq!(decoder.finish(), None);
    }
}

/// "So two frames may share one `END`, and a decoder that has just been created accepts a frame whose leading `END` was
/// lost."
#[test]
fn skips_nothing_between_ends() {
    let mut decoder = Decoder::new(16);
    let got = decoder.push(&[5, 251, END, 6, 250, END, END, END, 7, 249, END]);
    assert_eq!(got, [Ok(vec![5]), Ok(vec![6]), Ok(vec![7])]);
}

/// "When the checksum does not fit, the frame yields `BadChecksum` at its closing `END`."
#[test]
fn reports_a_bad_checksum() {
    let mut decoder = Decoder::new(16);
    assert_eq!(decoder.push(&[END, 1, 2, 3, 251]), []);
    assert_eq!(decoder.push(&[END]), [Err(FrameError::BadChecksum)]);
    assert_eq!(
        decoder.push(&[1, 255, END, 9, END]),
        [Ok(vec![1]), Err(FrameError::BadChecksum)]
    );
}

/// "When an `ESC` is followed by anything but `ESC_END` or `ESC_ESC`, the frame yields `BadEscape` with the offending
/// byte, at once, without waiting for the `END`."
#[test]
fn reports_a_bad_escape_at_once() {
    let mut decoder = Decoder::new(16);
    assert_eq!(decoder.push(&[END, 1, ESC]), []);
    assert_eq!(decoder.push(&[ESC]), [Err(FrameError::BadEscape(ESC))]);
    assert_eq!(decoder.push(&[2, ESC, 3, 4]), []);
    assert_eq!(decoder.push(&[END, 1, 255, END]), [Ok(vec![1])]);
}

/// "If the offending byte is itself an `END`, it also closes the frame, so the next frame starts right after it."
#[test]
fn an_escaped_end_closes_the_frame() {
    let mut decoder = Decoder::new(16);
    let got = decoder.push(&[END, 1, ESC, END, 2, 254, END]);
    assert_eq!(got, [Err(FrameError::BadEscape(END)), Ok(vec![2])]);
}

/// "As soon as a frame has more than `max_payload + 1` bytes after unescaping (payload and checksum together), it yields
/// `TooLong`, at once, and the rest of it is dropped likewise."
#[test]
fn limits_the_payload_after_unescaping() {
    let mut decoder = Decoder::new(3);
    assert_eq!(decoder.push(&encode(&[END, END, END])), [Ok(vec![END; 3])]);
    assert_eq!(decoder.push(&[1, 1, 1, 1]), []);
    assert_eq!(decoder.push(&[1]), [Err(FrameError::TooLong)]);
    assert_eq!(
        decoder.push(&[1, 1, ESC, 1, 1, END, 2, 254, END]),
        [Ok(vec![2])]
    );
}

/// "`Some(FrameError::Truncated)` if bytes of an unfinished frame are pending (a lone `ESC` counts), `None` otherwise."
#[test]
fn finish_reports_pending_bytes() {
    let after = |bytes: &[u8]| {
        let mut decoder = Decoder::new(2);
        decoder.push(bytes);
        decoder.finish()
    };
    assert_eq!(after(&[]), None);
    assert_eq!(after(&[END]), None);
    assert_eq!(after(&[END, 1]), Some(FrameError::Truncated));
    assert_eq!(after(&[END, ESC]), Some(FrameError::Truncated));
    assert_eq!(after(&[END, 1, 255, END, END]), None);
}

/// "A frame whose error has already been reported does not count as pending."
#[test]
fn finish_says_nothing_of_a_reported_frame() {
    for bytes in [&[END, 1, ESC, 1, 2][..], &[1, 2, 3, 4, 5], &[1, ESC, END]] {
        let mut decoder = Decoder::new(2);
        assert_eq!(decoder.push(bytes).len(), 1);
        assert_eq!(decoder.finish(), None);
    }
}
