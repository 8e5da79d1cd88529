//! Reads lines of bounded length from any input, whatever bytes they are made of.

use std::io::{self, BufRead};

/// What reading a line came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Whole,
    /// Longer than it may be; the rest of it was passed over.
    TooLong,
    /// There is no more.
    End,
}

/// Reads a line without its end into `line`, and never keeps more than `bytes_max` bytes of it.
///
/// # Errors
/// Where the input cannot be read.
pub fn read_line(
    input: &mut impl BufRead,
    line: &mut Vec<u8>,
    bytes_max: usize,
) -> io::Result<Line> {
    line.clear();
    let (mut is_too_long, mut is_begun) = (false, false);
    loop {
        let buffer = match input.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() && !is_begun {
            return Ok(Line::End);
        }
        is_begun = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let piece = &buffer[..end.unwrap_or(buffer.len())];
        let room = bytes_max - line.len();
        is_too_long |= piece.len() > room;
        line.extend_from_slice(&piece[..piece.len().min(room)]);
        let is_last = end.is_some() || buffer.is_empty();
        let used = piece.len() + usize::from(end.is_some());
        input.consume(used);
        if is_last {
            return Ok(if is_too_long { Line::TooLong } else { Line::Whole });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_whole_from_a_small_buffer() {
        let mut input =
            io::BufReader::with_capacity(3, &b"een\r\n\ndrie\xff\n0123456789A\nlast"[..]);
        let mut line = Vec::new();
        let mut found = Vec::new();
        loop {
            let read = read_line(&mut input, &mut line, 10).unwrap();
            if read == Line::End {
                break;
            }
            found.push((read, line.clone()));
        }
        let whole = |text: &[u8]| (Line::Whole, text.to_vec());
        let expected = vec![
            whole(b"een\r"),
            whole(b""),
            whole(b"drie\xff"),
            (Line::TooLong, b"0123456789".to_vec()),
            whole(b"last"),
        ];
        assert_eq!(found, expected);
    }
}
