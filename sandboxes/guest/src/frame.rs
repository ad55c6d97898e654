//! Frames: how one message is told from the next on a byte stream.

use std::io::{self, Read, Write};

use serde::{Serialize, de::DeserializeOwned};

/// The largest message either side accepts, in bytes. A compiled library or a flood of output stays below it because
/// both are cut by limits of their own.
pub const MAX_FRAME_BYTES: usize = 64 * 1024 * 1024;

/// Why a frame could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The other side closed the stream at the end of a message.
    #[error("the stream ended")]
    Closed,
    /// The stream broke, or ended inside a message.
    #[error("the stream broke: {0}")]
    Io(#[from] io::Error),
    /// The announced length is over [`MAX_FRAME_BYTES`].
    #[error("a message of {0} bytes is over the limit of {MAX_FRAME_BYTES}")]
    TooLong(usize),
    /// The bytes are not a message of the expected type.
    #[error("the message does not decode: {0}")]
    Malformed(#[from] postcard::Error),
}

/// One message as the bytes of a frame, length included.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, FrameError> {
    let mut bytes = postcard::to_extend(message, vec![0u8; 4])?;
    let length = bytes.len() - 4;
    if length > MAX_FRAME_BYTES {
        return Err(FrameError::TooLong(length));
    }
    let prefix = u32::try_from(length).map_err(|_| FrameError::TooLong(length))?;
    bytes[..4].copy_from_slice(&prefix.to_le_bytes());
    Ok(bytes)
}

/// Takes one message off the front of `buffer`, or gives `None` when it is not complete yet.
pub fn decode<T: DeserializeOwned>(buffer: &[u8]) -> Result<Option<(T, usize)>, FrameError> {
    let Some(prefix) = buffer.first_chunk::<4>() else {
        return Ok(None);
    };
    let length = u32::from_le_bytes(*prefix) as usize;
    if length > MAX_FRAME_BYTES {
        return Err(FrameError::TooLong(length));
    }
    match buffer.get(4..4 + length) {
        Some(body) => Ok(Some((postcard::from_bytes(body)?, 4 + length))),
        None => Ok(None),
    }
}

/// Reads one message, waiting for it.
pub fn read<T: DeserializeOwned>(stream: &mut impl Read) -> Result<T, FrameError> {
    let mut prefix = [0u8; 4];
    match stream.read_exact(&mut prefix) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(FrameError::Closed);
        }
        Err(error) => return Err(error.into()),
    }
    let length = u32::from_le_bytes(prefix) as usize;
    if length > MAX_FRAME_BYTES {
        return Err(FrameError::TooLong(length));
    }
    let mut body = vec![0u8; length];
    stream.read_exact(&mut body)?;
    Ok(postcard::from_bytes(&body)?)
}

/// Writes one message and flushes.
pub fn write<T: Serialize>(stream: &mut impl Write, message: &T) -> Result<(), FrameError> {
    stream.write_all(&encode(message)?)?;
    stream.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Request, Response};

    #[test]
    fn a_message_survives_the_wire_in_pieces() {
        let message = Request::Read {
            path: "work/a.rs".into(),
            max_bytes: 7,
        };
        let bytes = encode(&message).expect("encodes");
        for cut in 0..bytes.len() {
            assert!(decode::<Request>(&bytes[..cut]).expect("waits").is_none());
        }
        let (back, used) = decode::<Request>(&bytes)
            .expect("decodes")
            .expect("complete");
        assert_eq!(format!("{back:?}"), format!("{message:?}"));
        assert_eq!(used, bytes.len());
    }

    #[test]
    fn an_absurd_length_is_refused_before_anything_is_allocated() {
        let bytes = u32::MAX.to_le_bytes();
        assert!(matches!(
            decode::<Response>(&bytes),
            Err(FrameError::TooLong(_))
        ));
        assert!(matches!(
            read::<Response>(&mut &bytes[..]),
            Err(FrameError::TooLong(_))
        ));
    }

    #[test]
    fn noise_is_an_error_and_never_a_panic() {
        let mut noise = vec![200u8, 0, 0, 0];
        noise.extend(std::iter::repeat_n(0xff, 200));
        assert!(matches!(
            decode::<Response>(&noise),
            Err(FrameError::Malformed(_))
        ));
    }
}
