//! Reads a token from the text that a person pastes or a program writes.

/// The longest token that the cloud takes in a header, in bytes.
pub const LONGEST_TOKEN: usize = 32 * 1024;

/// The headers in which the cloud's services take a token and hand one out.
const HEADER_NAMES: [&str; 2] = ["x-auth-token", "x-subject-token"];

/// Quotation marks, each with its counterpart.
const QUOTES: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’')];

/// Why a text is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenProblem {
    /// Nothing is left after the removal of what surrounds a token.
    Empty,
    /// A quotation mark stands at one end only.
    Quote,
    /// There is white space inside, as when other words surround the token.
    Blank,
    /// A character other than visible ASCII stands inside.
    NotVisibleAscii,
    /// The token has more than [`LONGEST_TOKEN`] bytes.
    TooLong,
}

/// Reads a token and removes what certainly does not belong to it: a byte order mark, blanks and
/// quotation marks around it, the header's name before it, and the line breaks of a wrapped text.
///
/// # Errors
///
/// When the rest is not 1 to [`LONGEST_TOKEN`] visible ASCII characters, or begins or ends with a
/// quotation mark.
pub fn read_token(text: &str) -> Result<String, TokenProblem> {
    let mut text = text.trim_matches(is_padding);
    loop {
        let bare = without_header_name(without_quotes(text)).trim_matches(is_padding);
        if bare.len() == text.len() {
            break;
        }
        text = bare;
    }
    let token: String =
        text.split(['\r', '\n']).map(|line| line.trim_matches(is_padding)).collect();
    let is_quote = |c: char| QUOTES.iter().any(|(open, close)| c == *open || c == *close);
    if token.is_empty() {
        Err(TokenProblem::Empty)
    } else if token.starts_with(is_quote) || token.ends_with(is_quote) {
        Err(TokenProblem::Quote)
    } else if token.contains(char::is_whitespace) {
        Err(TokenProblem::Blank)
    } else if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        Err(TokenProblem::NotVisibleAscii)
    } else if token.len() > LONGEST_TOKEN {
        Err(TokenProblem::TooLong)
    } else {
        Ok(token)
    }
}

/// Blanks, and the invisible characters that editors and web pages put around a text.
fn is_padding(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn without_quotes(text: &str) -> &str {
    let inside = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    QUOTES.iter().find_map(inside).unwrap_or(text)
}

fn without_header_name(text: &str) -> &str {
    let value = |name: &&str| {
        let (start, rest) = text.split_at_checked(name.len())?;
        let rest = start.eq_ignore_ascii_case(name).then(|| rest.trim_start())?;
        rest.strip_prefix([':', '='])
    };
    HEADER_NAMES.iter().find_map(value).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surrounds_a_token_is_removed() {
        for text in [
            "MIIabc+/=",
            " \tMIIabc+/=\r\n",
            "\u{feff}MIIabc+/=\n",
            "\u{feff}\u{feff} MIIabc+/=\u{200b}",
            "\u{a0}MIIabc+/=\u{3000}",
            "\"MIIabc+/=\"",
            "'MIIabc+/='\n",
            "“MIIabc+/=”",
            "X-Auth-Token: MIIabc+/=",
            "x-auth-token:MIIabc+/=\r\n",
            "X-AUTH-TOKEN = MIIabc+/=",
            "X-Subject-Token: MIIabc+/=",
            "\"X-Auth-Token: MIIabc+/=\"",
            "X-Auth-Token: \"MIIabc+/=\"",
            "\"X-Auth-Token\u{a0}: 'MIIabc+/='\"",
            "MIIab\nc+/=",
            "MIIab\r\n  c+\r\n  /=\r\n",
            "\u{feff}X-Auth-Token: MII\n abc+/=\n",
        ] {
            assert_eq!(read_token(text).as_deref(), Ok("MIIabc+/="), "{text:?}");
        }
    }

    #[test]
    fn what_is_left_must_be_visible_ascii() {
        use TokenProblem::{Blank, Empty, NotVisibleAscii, Quote, TooLong};
        let long = "a".repeat(LONGEST_TOKEN + 1);
        for (text, expected) in [
            ("", Empty),
            (" \r\n\u{feff}", Empty),
            ("\"\"", Empty),
            ("X-Auth-Token:", Empty),
            ("\"abc", Quote),
            ("abc\"", Quote),
            ("\"", Quote),
            ("\"abc'", Quote),
            ("“abc", Quote),
            ("abc def", Blank),
            ("abc\tdef", Blank),
            ("Bearer abc", Blank),
            ("abc\u{a0}def", Blank),
            ("令牌", NotVisibleAscii),
            ("abc\u{200b}def", NotVisibleAscii),
            ("abc\0def", NotVisibleAscii),
            ("abc\u{7f}", NotVisibleAscii),
            ("abc…", NotVisibleAscii),
            (long.as_str(), TooLong),
        ] {
            assert_eq!(read_token(text), Err(expected), "{text:?}");
        }
    }

    #[test]
    fn what_may_belong_to_a_token_stays() {
        let all: String = ('!'..='~').collect();
        assert_eq!(read_token(&all), Ok(all));
        for text in ["x-auth-token", "x-auth-tokens:a", "a\"b", "a:b", &"a".repeat(LONGEST_TOKEN)] {
            assert_eq!(read_token(text).as_deref(), Ok(text));
        }
    }
}
