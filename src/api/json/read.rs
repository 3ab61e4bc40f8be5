//! Reading a text, one byte after the other.

use super::{Json, JsonError, Object};

/// How deep lists and objects may lie in each other: deeper ones would exhaust the stack.
const DEEPEST: u8 = 128;

impl Json {
    /// Reads a text that is one JSON value, and nothing else.
    ///
    /// # Errors
    /// The byte at which it stops being JSON.
    pub fn read(bytes: &[u8]) -> Result<Self, JsonError> {
        let text = str::from_utf8(bytes).map_err(|error| JsonError(error.valid_up_to()))?;
        let mut reader = Reader { text, at: 0 };
        match reader.value(DEEPEST) {
            Some(value) if reader.next().is_none() => Ok(value),
            _ => Err(JsonError(reader.at)),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// Each of these stands before what it reads, and gives `None`, still there, when it is not there.
impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not blank.
    fn next(&mut self) -> Option<u8> {
        self.skip(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.peek()
    }

    /// Goes on while bytes are such; says how many were.
    fn skip(&mut self, is_such: fn(u8) -> bool) -> usize {
        let start = self.at;
        while self.peek().is_some_and(is_such) {
            self.at += 1;
        }
        self.at - start
    }

    /// Takes a byte, if it is the one that comes.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn since(&self, start: usize) -> Option<&'a str> {
        self.text.get(start..self.at)
    }

    /// A value that may be so deep.
    fn value(&mut self, depth: u8) -> Option<Json> {
        Some(match self.next()? {
            b'n' => self.word("null", Json::Null)?,
            b't' => self.word("true", Json::Bool(true))?,
            b'f' => self.word("false", Json::Bool(false))?,
            b'"' => Json::Text(self.string()?),
            b'[' => {
                let mut entries = Vec::new();
                self.entries(b']', |reader| {
                    entries.push(reader.value(depth.checked_sub(1)?)?);
                    Some(())
                })?;
                Json::List(entries)
            }
            b'{' => {
                let mut fields = Vec::new();
                self.entries(b'}', |reader| {
                    reader.next();
                    let name = reader.string()?;
                    reader.next();
                    reader.take(b':')?;
                    fields.push((name, reader.value(depth.checked_sub(1)?)?));
                    Some(())
                })?;
                Json::Object(Object(fields))
            }
            _ => Json::Number(self.number()?.to_owned()),
        })
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        let is_there = self.text.get(self.at..)?.starts_with(word);
        self.at += if is_there { word.len() } else { 0 };
        is_there.then_some(value)
    }

    /// What stands between two brackets, with commas between.
    fn entries(&mut self, end: u8, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.next()? == end {
            return self.take(end);
        }
        loop {
            entry(self)?;
            if self.next()? == end {
                return self.take(end);
            }
            self.take(b',')?;
        }
    }

    fn number(&mut self) -> Option<&'a str> {
        let start = self.at;
        let is_digit = |byte: u8| byte.is_ascii_digit();
        let _ = self.take(b'-');
        // A zero in front of other digits is not allowed.
        if self.take(b'0').is_none() && self.skip(is_digit) == 0 {
            return None;
        }
        if self.take(b'.').is_some() && self.skip(is_digit) == 0 {
            return None;
        }
        if self.take(b'e').or_else(|| self.take(b'E')).is_some() {
            let _ = self.take(b'+').or_else(|| self.take(b'-'));
            if self.skip(is_digit) == 0 {
                return None;
            }
        }
        self.since(start)
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            string.push_str(self.since(start)?);
            if self.take(b'"').is_some() {
                return Some(string);
            }
            self.take(b'\\')?;
            string.push(self.escaped()?);
        }
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        })
    }

    /// What stands after `\u`: a character, which may be written as two halves.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take(b'\\')?;
        self.take(b'u')?;
        let second = self.hex()?.checked_sub(0xdc00).filter(|half| *half < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
    }

    fn hex(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number << 4 | char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }
}
