//! The charset that a `Content-Type` declares.

/// The label of a charset other than UTF-8, as declared: `gbk` for `application/json; charset="gbk"`.
/// `None` where none or UTF-8 is declared.
#[must_use]
pub fn declared(content_type: &str) -> Option<&str> {
    let parameters = content_type.split([';', ',']).skip(1);
    let label = parameters
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, value)| value.trim().trim_matches(['"', '\'']).trim())?;
    let is_utf8 = ["", "utf-8", "utf8"].iter().any(|utf8| label.eq_ignore_ascii_case(utf8));
    (!is_utf8).then_some(label)
}
