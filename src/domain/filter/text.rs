//! A filter as one line of text: `status=Running,Creating spec!="A B" edge`.
//!
//! A value or word with a space, a comma or a quotation mark stands in quotation marks. Within these, a
//! backslash escapes the next letter.

use super::{Filter, Property};

impl Filter {
    /// Writes the filter as text.
    #[must_use]
    pub fn text_form(&self) -> String {
        let mut out = String::new();
        for token in &self.tokens {
            for (index, value) in token.values.iter().enumerate() {
                if index == 0 {
                    begin(&mut out);
                    out.push_str(token.property.id());
                    out.push_str(if token.negated { "!=" } else { "=" });
                } else {
                    out.push(',');
                }
                write(&mut out, value, value.is_empty());
            }
        }
        for word in self.text.split_whitespace() {
            begin(&mut out);
            write(&mut out, word, operator(word).is_some());
        }
        out
    }
}

fn begin(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

fn write(out: &mut String, text: &str, must_quote: bool) {
    let has_meaning = |letter: char| matches!(letter, '"' | ',') || letter.is_whitespace();
    if !must_quote && !text.chars().any(has_meaning) {
        return out.push_str(text);
    }
    out.push('"');
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push('"');
}

impl Filter {
    /// Parses what [`Filter::text_form`] writes. All that is no `property=value` or `property!=value` becomes
    /// free words.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            match operator(rest) {
                Some((property, negated, mut values)) => loop {
                    let (value, after) = read(values, ',');
                    filter.add(property, negated, &value);
                    rest = after;
                    match after.strip_prefix(',') {
                        Some(more) => values = more,
                        None => break,
                    }
                },
                None => {
                    let (word, after) = read(rest, ' ');
                    for word in word.split_whitespace() {
                        begin(&mut filter.text);
                        filter.text.push_str(word);
                    }
                    rest = after;
                }
            }
            rest = rest.trim_start();
        }
        filter
    }
}

/// The property and the sign that a text begins with, and what follows them.
fn operator(text: &str) -> Option<(Property, bool, &str)> {
    Property::ALL.into_iter().find_map(|property| {
        let rest = text.strip_prefix(property.id())?;
        let negated = rest.strip_prefix("!=").map(|rest| (property, true, rest));
        negated.or_else(|| rest.strip_prefix('=').map(|rest| (property, false, rest)))
    })
}

/// Reads up to the next space or `end` outside of quotation marks; returns the text read, and the rest.
fn read(text: &str, end: char) -> (String, &str) {
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    for (at, letter) in text.char_indices() {
        if quoted && !escaped && letter == '\\' {
            escaped = true;
            continue;
        }
        if !escaped && letter == '"' {
            quoted = !quoted;
        } else if !quoted && (letter == end || letter.is_whitespace()) {
            return (out, text.get(at..).unwrap_or_default());
        } else {
            out.push(letter);
        }
        escaped = false;
    }
    (out, "")
}
