//! Repairs a body, so that one odd byte does not hide a whole answer.
//!
//! Valid JSON comes out as it went in, byte for byte. One pass, at most six bytes out for one in.

use std::{borrow::Cow, fmt::Write as _};

/// The text of a body, and whether it had to be repaired to be read as JSON.
///
/// Skipped: a byte order mark. Replaced by U+FFFD: invalid UTF-8, and half a surrogate pair.
/// Escaped: raw control characters in strings, and a backslash that begins no escape. `NaN` and
/// `Infinity` become `null`. UTF-16 is decoded. A body that is still no JSON is returned as text too.
#[must_use]
pub fn readable_text(body: &[u8]) -> (Cow<'_, str>, bool) {
    let text = decoded(body);
    let is_decoded = matches!(text, Cow::Owned(_));
    let mut pieces = Pieces { rest: &text, is_string: false };
    let Some(first) = pieces.first_fault() else { return (text, is_decoded) };
    let mut mended = String::with_capacity(text.len());
    mended.push_str(first);
    for piece in pieces {
        piece.write(&mut mended);
    }
    (Cow::Owned(mended), true)
}

/// Whether a text has half a surrogate pair in an escape, which JSON parsers do not notice in a value
/// that they skip.
pub(super) fn has_half_surrogate(text: &str) -> bool {
    // Most answers have no escape at all.
    text.contains('\\')
        && Pieces { rest: text, is_string: false }.any(|piece| matches!(piece, Piece::Surrogate))
}

/// The bytes as text: without a byte order mark, UTF-16 decoded, invalid sequences replaced.
fn decoded(body: &[u8]) -> Cow<'_, str> {
    match body {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        // JSON begins with an ASCII character, so the zeros show the byte order.
        [1..=255, 0, 1..=255, 0, ..] => Cow::Owned(utf16(body, u16::from_le_bytes)),
        [0, 1..=255, 0, 1..=255, ..] => Cow::Owned(utf16(body, u16::from_be_bytes)),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            // The text is owned, since it differs from the body.
            Cow::Owned(String::from_utf8_lossy(rest).into_owned())
        }
        _ => String::from_utf8_lossy(body),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    char::decode_utf16(units.iter().copied().map(unit))
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    /// Text without a fault.
    Plain(&'a str),
    /// A control character that a string must not have.
    Control(char),
    /// A backslash that begins no escape.
    Backslash,
    /// The escape of half a surrogate pair.
    Surrogate,
    /// `NaN` or an infinity, outside of strings.
    NoNumber,
    /// Characters outside of strings that are left out.
    Nothing,
}

impl Piece<'_> {
    fn write(self, out: &mut String) {
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::Control('\n') => out.push_str("\\n"),
            Self::Control('\r') => out.push_str("\\r"),
            Self::Control('\t') => out.push_str("\\t"),
            Self::Control(letter) => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            Self::Backslash => out.push_str("\\\\"),
            Self::Surrogate => out.push(char::REPLACEMENT_CHARACTER),
            Self::NoNumber => out.push_str("null"),
            Self::Nothing => {}
        }
    }
}

/// A text cut into stretches. Each takes at least one byte off the rest, and looks no farther ahead
/// than it takes, but for the twelve bytes of an escape: so the whole is linear.
#[derive(Clone, Copy, Debug)]
struct Pieces<'a> {
    rest: &'a str,
    is_string: bool,
}

impl<'a> Pieces<'a> {
    /// Goes to the first fault, and returns the text before it; `None` when there is none.
    fn first_fault(&mut self) -> Option<&'a str> {
        let all = self.rest;
        loop {
            let before = *self;
            if !matches!(self.next()?, Piece::Plain(_)) {
                *self = before;
                return all.get(..all.len() - before.rest.len());
            }
        }
    }

    /// Consumes a number of bytes. It always ends at a character boundary.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn in_string(&mut self) -> Piece<'a> {
        let is_odd = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
        let plain = self.rest.bytes().position(|byte| is_odd(&byte)).unwrap_or(self.rest.len());
        if plain > 0 {
            return Piece::Plain(self.take(plain));
        }
        match *self.rest.as_bytes() {
            [b'"', ..] => {
                self.is_string = false;
                Piece::Plain(self.take(1))
            }
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => {
                Piece::Plain(self.take(2))
            }
            [b'\\', b'u', ..] => self.unicode_escape(),
            [b'\\', ..] => {
                self.take(1);
                Piece::Backslash
            }
            _ => Piece::Control(self.take(1).chars().next().unwrap_or_default()),
        }
    }

    fn unicode_escape(&mut self) -> Piece<'a> {
        let unit = |from: usize| -> Option<u16> {
            let escape = self.rest.get(from..from + 6)?.strip_prefix("\\u")?;
            let is_hex = escape.bytes().all(|digit| digit.is_ascii_hexdigit());
            is_hex.then(|| u16::from_str_radix(escape, 16).ok())?
        };
        match (unit(0), unit(6)) {
            (None, _) => {
                self.take(1);
                Piece::Backslash
            }
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => Piece::Plain(self.take(12)),
            (Some(0xd800..0xe000), _) => {
                self.take(6);
                Piece::Surrogate
            }
            (Some(_), _) => Piece::Plain(self.take(6)),
        }
    }

    fn between_strings(&mut self) -> Piece<'a> {
        let is_plain = |byte: u8| {
            matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')
                && !matches!(byte, b'"' | b'N' | b'I')
        };
        let plain = self.rest.bytes().position(|byte| !is_plain(byte)).unwrap_or(self.rest.len());
        // The sign of an infinity belongs to it.
        let sign = usize::from(
            self.rest.get(..plain).is_some_and(|text| text.ends_with('-'))
                && self.rest.get(plain..).is_some_and(|rest| rest.starts_with('I')),
        );
        if plain > sign {
            return Piece::Plain(self.take(plain - sign));
        }
        for word in ["NaN", "Infinity", "-Infinity"] {
            if self.rest.starts_with(word) {
                self.take(word.len());
                return Piece::NoNumber;
            }
        }
        let zeros = self.rest.bytes().take_while(|byte| *byte == 0).count();
        if zeros > 0 {
            // At the end, zeros are padding. Elsewhere they come from another encoding, UTF-32 most likely:
            // without them, the text would be read as an object of other keys.
            let taken = self.take(zeros);
            return if self.rest.is_empty() { Piece::Nothing } else { Piece::Plain(taken) };
        }
        let letter = self.rest.chars().next().unwrap_or_default();
        let taken = self.take(letter.len_utf8());
        match letter {
            '"' => {
                self.is_string = true;
                Piece::Plain(taken)
            }
            '\0'..' ' | '\u{feff}' => Piece::Nothing,
            _ => Piece::Plain(taken),
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        Some(if self.is_string { self.in_string() } else { self.between_strings() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &[u8], expected: &str) {
        assert_eq!(readable_text(body), (Cow::Borrowed(expected), true));
    }

    #[test]
    fn each_fault_is_mended_in_its_place() {
        check(b"\xef\xbb\xbf{\"a\":1}", r#"{"a":1}"#);
        check(b"{\"a\":\"x\xffy\"}", "{\"a\":\"x\u{fffd}y\"}");
        check(br#"{"a":"x\ud83dy"}"#, "{\"a\":\"x\u{fffd}y\"}");
        check(br#"{"a":"\udc00\ud83d\ud83d\ude00"}"#, "{\"a\":\"\u{fffd}\u{fffd}\\ud83d\\ude00\"}");
        check(b"{\"a\":\"x\ny\tz\0\"}", r#"{"a":"x\ny\tz\u0000"}"#);
        check(br#"{"a":"C:\dir\u12"}"#, r#"{"a":"C:\\dir\\u12"}"#);
        check(br#"{"a":NaN,"b":[-Infinity,Infinity]}"#, r#"{"a":null,"b":[null,null]}"#);
        check(b"{\"a\":1}\0\0", r#"{"a":1}"#);
    }

    #[test]
    fn utf_16_is_decoded_with_and_without_a_mark() {
        let text = r#"{"a":"中"}"#;
        let units = || text.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        check(&little, text);
        check(&big, text);
        check(&[[0xff, 0xfe].as_slice(), &little].concat(), text);
        check(&[[0xfe, 0xff].as_slice(), &big].concat(), text);
    }

    #[test]
    fn utf_32_is_not_read_as_an_object_of_other_keys() {
        let text = r#"{"instances":[]}"#;
        for body in [
            text.bytes().flat_map(|byte| [byte, 0, 0, 0]).collect::<Vec<_>>(),
            text.bytes().flat_map(|byte| [0, 0, 0, byte]).collect::<Vec<_>>(),
        ] {
            let (text, _) = readable_text(&body);
            assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn each_step_takes_a_byte_at_least_and_looks_at_few_others() {
        for text in ["{\"a\":\"\\ud83d\\ud83d\\\u{1}\u{fffd}\"-Infinity NaN-", "----", "\\\\\\"] {
            for text in [text.to_owned(), format!("\"{text}"), text.repeat(50)] {
                let mut pieces = Pieces { rest: &text, is_string: false };
                let mut left = text.len();
                while pieces.next().is_some() {
                    assert!(pieces.rest.len() < left, "{text}");
                    left = pieces.rest.len();
                }
                assert_eq!(left, 0);
            }
        }
    }
}
