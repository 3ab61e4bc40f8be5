//! Formats JSON text: over several lines for people, or without blanks.
//!
//! Works on the text itself: a number of any length stays as it was sent, which no value of `serde_json`
//! would hold. Escapes that are not needed become characters, and invisible characters become escapes: the
//! JSON stays the same, and a reader sees all of it.

use std::{borrow::Cow, fmt::Write as _};

use super::invisible::{is_all_visible, marked};

/// The deepest level that begins new lines: two megabytes of brackets must not become gigabytes of
/// blanks.
const DEEPEST: usize = 64;

/// Formats JSON over several lines, with two blanks for each level. A text that is no JSON is broken into
/// lines somehow.
#[must_use]
pub fn pretty(json: &str) -> String {
    write(json, true)
}

/// Formats JSON without blanks between its parts.
#[must_use]
pub fn compact(json: &str) -> String {
    write(json, false)
}

fn write(json: &str, has_lines: bool) -> String {
    let mut out = String::with_capacity(json.len());
    let mut depth = 0_usize;
    let mut rest = json.trim_start();
    while let Some(letter) = rest.chars().next() {
        let (token, after) = rest.split_at_checked(token_length(rest)).unwrap_or((rest, ""));
        let after = after.trim_start();
        match letter {
            '{' | '[' => {
                out.push(letter);
                depth += 1;
                if !after.starts_with(['}', ']']) {
                    break_line(&mut out, depth, has_lines);
                }
            }
            '}' | ']' => {
                let is_empty = out.ends_with(['{', '[']);
                if !is_empty {
                    break_line(&mut out, depth.saturating_sub(1), has_lines && depth <= DEEPEST);
                }
                depth = depth.saturating_sub(1);
                out.push(letter);
            }
            ',' => {
                out.push(',');
                break_line(&mut out, depth, has_lines);
            }
            ':' => out.push_str(if has_lines { ": " } else { ":" }),
            _ => out.push_str(&resolved(token)),
        }
        rest = after;
    }
    out
}

fn break_line(out: &mut String, depth: usize, has_lines: bool) {
    if has_lines && depth <= DEEPEST {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// The length of the string, number or sign with which a text begins.
fn token_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.first() {
        Some(b'"') => {
            let mut is_escaped = false;
            let end = bytes.iter().skip(1).position(|byte| {
                let is_end = *byte == b'"' && !is_escaped;
                is_escaped = *byte == b'\\' && !is_escaped;
                is_end
            });
            end.map_or(text.len(), |end| end + 2)
        }
        Some(b'{' | b'}' | b'[' | b']' | b',' | b':') => 1,
        _ => text
            .find(|letter: char| letter.is_whitespace() || "{}[],:\"".contains(letter))
            .unwrap_or(text.len()),
    }
}

/// A string with visible characters instead of their escapes; any other token as it is.
fn resolved(token: &str) -> Cow<'_, str> {
    let is_escaped = token.starts_with('"') && token.contains('\\');
    let string = is_escaped.then(|| serde_json::from_str::<String>(token).ok()).flatten();
    match string.and_then(|string| serde_json::to_string(&string).ok()) {
        Some(written) => escaped(written.into()),
        None => escaped(token.into()),
    }
}

/// A string with escapes instead of invisible characters. Outside of a string, JSON has none.
fn escaped(string: Cow<'_, str>) -> Cow<'_, str> {
    if !string.starts_with('"') || is_all_visible(&string) {
        return string;
    }
    let mut out = String::with_capacity(string.len());
    for (letter, is_invisible) in marked(&string) {
        if is_invisible {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a `String` does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(letter);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_keeps_what_was_sent() {
        let sent =
            r#" {"b":1e400,"a" : 12345678901234567890123,"b":{ },"c":[ ],"d":["x",{"y":null}]} "#;
        let pretty = pretty(sent);
        let lines = [
            "{",
            r#"  "b": 1e400,"#,
            r#"  "a": 12345678901234567890123,"#,
            r#"  "b": {},"#,
            r#"  "c": [],"#,
            r#"  "d": ["#,
            r#"    "x","#,
            "    {",
            r#"      "y": null"#,
            "    }",
            "  ]",
            "}",
        ];
        assert_eq!(pretty, lines.join("\n"));
        assert_eq!(compact(&pretty), sent.replace(' ', ""));
    }

    #[test]
    fn escapes_become_letters_where_json_allows_them() {
        assert_eq!(compact(r#"["\u4e2d\/\"\\\n\u0001 : ,"]"#), "[\"中/\\\"\\\\\\n\\u0001 : ,\"]");
    }

    #[test]
    fn what_nobody_would_see_is_escaped_and_means_the_same() {
        let sent = "{\"a\u{200b}\":[\"pay-\u{202e}dorp\u{e0041}\",\"\\u202e\\u4e2d\"]}";
        let written = compact(sent);
        assert_eq!(written, r#"{"a\u200b":["pay-\u202edorp\udb40\udc41","\u202e中"]}"#);
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
        assert_eq!(value(&written), value(sent));
        assert_eq!(value(&pretty(sent)), value(sent));
    }

    #[test]
    fn what_is_no_json_is_still_a_text() {
        for text in ["", " ", "}", "]]", "\"", "\"\\", "\"\\ud83d\"", "<p>", "{\"a", ":", "中 文"]
        {
            let _ = (pretty(text), compact(text));
        }
        assert_eq!(compact("\"\\ud83d\""), "\"\\ud83d\"");
    }

    #[test]
    fn a_deep_nest_stays_small() {
        let deep = "[".repeat(100_000);
        assert!(pretty(&deep).len() < 120_000);
    }
}
