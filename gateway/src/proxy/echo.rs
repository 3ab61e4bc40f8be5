//! Finds the gateway's own token where an upstream repeats it.

use std::borrow::Cow;

use memchr::memmem;

/// The shortest token that is looked for, in bytes: a shorter one is no secret, and would be found by chance.
const SHORTEST: usize = 8;

/// Whether the bytes hold the token, plain or as JSON, a URL or UTF-16 would write it.
pub(super) fn holds_token(bytes: &[u8], token: &[u8]) -> bool {
    if token.len() < SHORTEST {
        return false;
    }
    let is_there = memmem::find(bytes, token).is_some();
    is_there
        || match unescaped(bytes) {
            Cow::Borrowed(_) => false,
            Cow::Owned(plain) => memmem::find(&plain, &unescaped(token)).is_some(),
        }
}

/// The bytes with escapes such as `\/`, `\u0041` and `%41` decoded, and without zeros.
fn unescaped(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr3(b'\\', b'%', 0, bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    // The zeros of UTF-16 stand between the characters of an escape, too.
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = escape(rest).unwrap_or((*first, after));
        plain.push(byte);
        rest = after;
    }
    Cow::Owned(plain)
}

/// The byte that an escape stands for, and what follows the escape.
fn escape(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let hexadecimal = |digits: &[u8]| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok();
    match bytes {
        [b'\\', b'u', b'0', b'0', high, low, after @ ..] | [b'%', high, low, after @ ..] => {
            Some((hexadecimal(&[*high, *low])?, after))
        }
        [b'\\', b'/', after @ ..] => Some((b'/', after)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &[u8] = b"MIIabc/def+ghi=";

    #[test]
    fn a_token_is_found_in_each_way_of_writing_it() {
        let utf16: Vec<u8> = TOKEN.iter().flat_map(|byte| [*byte, 0]).collect();
        for body in [
            TOKEN,
            br#"{"error_msg": "token MIIabc/def+ghi= is bad"}"#,
            br#"{"error_msg": "token MIIabc\/def+ghi= is bad"}"#,
            br#"{"error_msg": "token MIIabc\u002fdef\u002Bghi\u003d is bad"}"#,
            b"/login?token=MIIabc%2Fdef%2bghi%3D&a=b",
            &utf16,
        ] {
            assert!(holds_token(body, TOKEN), "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn other_bytes_are_not_a_token() {
        for body in
            [&b""[..], b"MIIabc", b"{\"a\": \"\\\\/ \\u00\"}", b"%", b"%4", b"\\u00", b"\0\0"]
        {
            assert!(!holds_token(body, TOKEN), "{}", String::from_utf8_lossy(body));
        }
        assert!(!holds_token(b"a short token", b"short"));
        assert!(holds_token(b"a \\ token%41%", b"token%41%"));
    }
}
