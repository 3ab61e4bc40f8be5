//! Removes what is private from a text: known IDs and names, and whatever looks like a token.
//!
//! It scans the text once: a replacement is not scanned again, and no text of a server can make it slow.

/// The known strings, each with its replacement.
#[derive(Clone, Debug, Default)]
pub struct Redactor {
    /// The longest strings first, since a name may contain an ID; no empty ones.
    known: Vec<(String, String)>,
}

impl Redactor {
    /// A redactor of known strings, each with its replacement.
    #[must_use]
    pub fn new(known: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sorted: Vec<(String, String)> = Vec::new();
        for (secret, name) in known {
            // Of two equal strings, the first one is found.
            let place = sorted.partition_point(|(known, _)| known.len() >= secret.len());
            if !secret.is_empty() {
                sorted.insert(place, (secret, name));
            }
        }
        Self { known: sorted }
    }

    /// The text without known strings and without words that look like a token.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.go_over(text, true)
    }

    /// The text without known strings only: for values that look like a token and must stay, such as a
    /// request ID.
    #[must_use]
    pub fn word(&self, text: &str) -> String {
        self.go_over(text, false)
    }

    fn go_over(&self, text: &str, hides_tokens: bool) -> String {
        let mut out = String::new();
        let (mut rest, mut before) = (text, ' ');
        // Whether a word can begin here, and whether the word before the last slash was hidden.
        let (mut is_start, mut has_hidden) = (true, false);
        while let Some(first) = rest.chars().next() {
            let known = self.known.iter().find(|(secret, _)| begins(rest, secret, before));
            let word = match rest.find(|c| !is_token(c)) {
                Some(end) => rest.get(..end).unwrap_or_default(),
                None => rest,
            };
            let length = if let Some((secret, name)) = known {
                out.push_str(name);
                is_start = true;
                secret.len()
            } else if hides_tokens && is_start && looks_like_token(word, has_hidden) {
                out.push_str("[hidden]");
                has_hidden = true;
                word.len()
            } else {
                out.push(first);
                is_start = !is_token(first);
                has_hidden &= first == '/' || !is_start;
                first.len_utf8()
            };
            before = rest.get(..length).and_then(|done| done.chars().next_back()).unwrap_or(' ');
            rest = rest.get(length..).unwrap_or_default();
        }
        out
    }
}

/// Whether a text begins with a secret, ignoring case. A secret of at most three letters counts only as a
/// whole word: within other words it stands by chance.
fn begins(text: &str, secret: &str, before: char) -> bool {
    let Some(start) = text.get(..secret.len()) else { return false };
    if !start.eq_ignore_ascii_case(secret) {
        return false;
    }
    let after = text.get(secret.len()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    secret.len() > 3 || !(before.is_ascii_alphanumeric() || after.is_ascii_alphanumeric())
}

const fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '=' | '_')
}

/// Whether a word is longer than usual words, or mixes letters and digits as they do not.
///
/// `goes_on` says that the word before a slash was hidden: base64 has slashes. So have addresses, but their
/// parts are mostly of lower case.
fn looks_like_token(word: &str, goes_on: bool) -> bool {
    let has = |test: fn(&u8) -> bool| word.as_bytes().iter().any(test);
    let (digit, upper) = (has(u8::is_ascii_digit), has(u8::is_ascii_uppercase));
    let is_mixed = upper && has(u8::is_ascii_lowercase);
    match word.len() {
        0 => false,
        1..40 if goes_on => digit || upper,
        1..6 => false,
        6..16 => digit && is_mixed,
        16..40 => digit || (is_mixed && !word.contains(['-', '_'])),
        _ => true,
    }
}
