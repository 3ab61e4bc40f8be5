//! Texts from outside, made safe to show: anyone who may create an instance chooses its name.
//!
//! Promises that texts which differ only in invisible characters look different, and that no text changes
//! the direction of the text beside it.

use std::{borrow::Cow, fmt::Write as _};

use crate::api::invisible::{is_all_visible, marked};

/// The text with a mark such as `‹U+202E›` in place of each invisible character.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_all_visible(text) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for (letter, is_invisible) in marked(text) {
        if is_invisible {
            // Writing to a `String` does not fail.
            let _ = write!(out, "‹U+{:04X}›", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out.into()
}

/// A name as it is shown; `None` for a blank one.
#[must_use]
pub fn visible_name(name: &str) -> Option<Cow<'_, str>> {
    Some(visible(name)).filter(|name| !name.trim().is_empty())
}

/// The [`visible`] text for use inside a sentence or an attribute, where no element isolates it. A text
/// with letters that run from right to left stands between Unicode isolates.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if text.chars().any(runs_from_right_to_left) {
        return format!("\u{2068}{text}\u{2069}").into();
    }
    text
}

const fn runs_from_right_to_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_hides_text_has_a_mark() {
        for (sent, shown) in [
            ("pay-\u{202e}dorp-wg", "pay-‹U+202E›dorp-wg"),
            ("a\u{2066}b\u{2069}", "a‹U+2066›b‹U+2069›"),
            ("a\u{200b}b\u{feff}", "a‹U+200B›b‹U+FEFF›"),
            ("a\u{1}\u{7f}", "a‹U+0001›‹U+007F›"),
            ("shop\u{e0041}", "shop‹U+E0041›"),
            ("网关\u{200d}", "网关‹U+200D›"),
            ("gw\u{200d}1\u{fe0f}", "gw‹U+200D›1\u{fe0f}"),
            ("a\u{fe0f}", "a‹U+FE0F›"),
            ("\u{3164}", "‹U+3164›"),
        ] {
            assert_eq!(visible(sent), shown);
        }
    }

    #[test]
    fn what_is_seen_stays_as_it_was_sent() {
        let seen = [
            "gw-1",
            "a\tb\nc\u{a0}d\u{3000}e",
            "网关 1",
            "می\u{200c}خواهم",
            "👩\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "葛\u{e0100}",
            "\u{fffd}",
        ];
        for text in seen {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn two_texts_that_differ_are_shown_differently() {
        let [a, b] = ["pay\u{200b}", "pay"].map(visible);
        assert_ne!(a, b);
    }

    #[test]
    fn a_name_of_blanks_is_none_and_one_of_invisible_letters_is_seen() {
        assert_eq!(visible_name(""), None);
        assert_eq!(visible_name(" \u{3000}\t"), None);
        assert_eq!(visible_name("\u{200b}").as_deref(), Some("‹U+200B›"));
        assert_eq!(visible_name(" a ").as_deref(), Some(" a "));
    }

    #[test]
    fn in_a_sentence_a_text_keeps_its_direction_to_itself() {
        assert_eq!(isolated("gw-1"), "gw-1");
        assert_eq!(isolated("שער-1"), "\u{2068}שער-1\u{2069}");
        assert_eq!(isolated("بوابة\u{202e}"), "\u{2068}بوابة‹U+202E›\u{2069}");
    }
}
