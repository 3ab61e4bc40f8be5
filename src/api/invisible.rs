//! Characters that are invisible, or that change the direction of the text around them.

/// Whether a character is invisible in its place, or changes the direction of the text beside it.
///
/// `before` is the character before it: joiners and variation selectors have an effect after some characters
/// only. White space is visible, as a gap.
#[must_use]
pub const fn is_invisible(letter: char, before: Option<char>) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        // Joiners: of emoji, and of scripts whose letters have several shapes.
        '\u{200c}' | '\u{200d}' => !matches!(
            before,
            Some(
                '\u{600}'..='\u{61b}'
                | '\u{620}'..='\u{1cff}'
                | '\u{2190}'..='\u{27ff}'
                | '\u{2900}'..='\u{2bff}'
                | '\u{fe0f}'
                | '\u{1f000}'..='\u{1faff}',
            )
        ),
        // Variation selectors: of signs and emoji.
        '\u{fe00}'..='\u{fe0f}' => !matches!(
            before,
            Some(
                '#'
                | '*'
                | '0'..='9'
                | '\u{a9}'
                | '\u{ae}'
                | '\u{203c}'..='\u{2049}'
                | '\u{2100}'..='\u{27ff}'
                | '\u{2900}'..='\u{2bff}'
                | '\u{3030}'..='\u{3299}'
                | '\u{1f000}'..='\u{1faff}',
            )
        ),
        // Variation selectors of Chinese characters.
        '\u{e0100}'..='\u{e01ef}' => {
            !matches!(before, Some('\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
        }
        _ => matches!(
            letter,
            '\0'..='\u{1f}'
                | '\u{7f}'..='\u{9f}'
                | '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        ),
    }
}

/// The characters of a text, each with whether it is invisible.
pub fn marked(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = None;
    text.chars().map(move |letter| {
        let is_invisible = is_invisible(letter, before);
        before = Some(letter);
        (letter, is_invisible)
    })
}

/// Whether a text has no invisible characters.
#[must_use]
pub fn is_all_visible(text: &str) -> bool {
    // Nearly all texts pass this cheap test.
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    text.as_bytes().iter().all(is_plain) || marked(text).all(|(_, is_invisible)| !is_invisible)
}
