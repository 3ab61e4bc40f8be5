//! Writing a value as JSON: without blanks, or over several lines to be read.

use std::fmt;

use super::Json;

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        value(formatter, self, None)
    }
}

impl Json {
    /// Over several lines, each level two blanks further in, in the order in which it was sent.
    #[must_use]
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        // A string takes all that is written to it.
        let _ = value(&mut text, self, Some(0));
        text
    }
}

/// `depth` is `None` for one line.
fn value(out: &mut dyn fmt::Write, json: &Json, depth: Option<usize>) -> fmt::Result {
    let inner = depth.map(|depth| depth + 1);
    match json {
        Json::Null => out.write_str("null"),
        Json::Bool(flag) => out.write_str(if *flag { "true" } else { "false" }),
        Json::Number(number) => out.write_str(number),
        Json::Text(text) => string(out, text),
        Json::List(entries) => {
            out.write_str("[")?;
            for (index, entry) in entries.iter().enumerate() {
                out.write_str(if index == 0 { "" } else { "," })?;
                line(out, inner)?;
                value(out, entry, inner)?;
            }
            line(out, depth.filter(|_| !entries.is_empty()))?;
            out.write_str("]")
        }
        Json::Object(object) => {
            out.write_str("{")?;
            for (index, (name, field)) in object.iter().enumerate() {
                out.write_str(if index == 0 { "" } else { "," })?;
                line(out, inner)?;
                string(out, name)?;
                out.write_str(if depth.is_none() { ":" } else { ": " })?;
                value(out, field, inner)?;
            }
            line(out, depth.filter(|_| !object.is_empty()))?;
            out.write_str("}")
        }
    }
}

/// Begins a line so deep, where there are lines.
fn line(out: &mut dyn fmt::Write, depth: Option<usize>) -> fmt::Result {
    let Some(depth) = depth else { return Ok(()) };
    out.write_str("\n")?;
    (0..depth).try_for_each(|_| out.write_str("  "))
}

fn string(out: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    out.write_str("\"")?;
    for letter in text.chars() {
        match letter {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            '\0'..' ' => write!(out, "\\u{:04x}", u32::from(letter))?,
            _ => out.write_char(letter)?,
        }
    }
    out.write_str("\"")
}
