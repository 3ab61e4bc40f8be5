//! Writing a value as JSON, without blanks.

use std::fmt::{self, Write as _};

use super::Json;

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Bool(flag) => formatter.write_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => formatter.write_str(number),
            Self::Text(text) => string(formatter, text),
            Self::List(entries) => {
                formatter.write_str("[")?;
                for (index, entry) in entries.iter().enumerate() {
                    formatter.write_str(if index == 0 { "" } else { "," })?;
                    entry.fmt(formatter)?;
                }
                formatter.write_str("]")
            }
            Self::Object(object) => {
                formatter.write_str("{")?;
                for (index, (name, value)) in object.iter().enumerate() {
                    formatter.write_str(if index == 0 { "" } else { "," })?;
                    string(formatter, name)?;
                    formatter.write_str(":")?;
                    value.fmt(formatter)?;
                }
                formatter.write_str("}")
            }
        }
    }
}

fn string(formatter: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    formatter.write_str("\"")?;
    for letter in text.chars() {
        match letter {
            '"' => formatter.write_str("\\\"")?,
            '\\' => formatter.write_str("\\\\")?,
            '\n' => formatter.write_str("\\n")?,
            '\r' => formatter.write_str("\\r")?,
            '\t' => formatter.write_str("\\t")?,
            '\0'..' ' => write!(formatter, "\\u{:04x}", u32::from(letter))?,
            _ => formatter.write_char(letter)?,
        }
    }
    formatter.write_str("\"")
}
