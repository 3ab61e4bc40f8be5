//! Takes out of a text what is nobody's business: known IDs and names, and whatever looks like a token.
//!
//! It goes over the text once, so that what it put in is not looked at again, and so that no text that a
//! server sends can take it long.

/// What is known, each with what stands for it.
#[derive(Clone, Debug, Default)]
pub struct Redactor {
    /// Without the empty ones, the longest first: a name may have an ID inside of it.
    known: Vec<(String, String)>,
}

impl Redactor {
    /// For known strings, each with what is to stand in its place.
    #[must_use]
    pub fn new(known: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut sorted: Vec<(String, String)> = Vec::new();
        for (secret, name) in known {
            // The first of two equal ones is the one that is found.
            let place = sorted.partition_point(|(known, _)| known.len() >= secret.len());
            if !secret.is_empty() {
                sorted.insert(place, (secret, name));
            }
        }
        Self { known: sorted }
    }

    /// The text without what is known and without what looks like a token.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.go_over(text, true)
    }

    /// The text without what is known: for what is told apart by looking random, such as a request ID.
    #[must_use]
    pub fn word(&self, text: &str) -> String {
        self.go_over(text, false)
    }

    fn go_over(&self, text: &str, hides_tokens: bool) -> String {
        let mut out = String::new();
        let (mut rest, mut before) = (text, ' ');
        // Whether a word can begin here, and whether what is before the last slash was hidden.
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

/// Whether a text begins with a secret, in whichever case. A secret of a letter or two is one only as a
/// word of its own: elsewhere it is no more than a letter.
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

/// Whether a word is longer or more mixed than words are. What comes after a slash `goes_on` with what
/// was before it: base64 has slashes, and so have addresses, whose steps are mostly small letters.
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
