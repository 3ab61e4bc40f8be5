//! The view as the part of a URL after `#`: `filter=spec%3DBASIC&sort=name&open=0/abc`.
//!
//! The source of an instance is written as its [`source_id`], since another console may have its sources in
//! another order. The index of a source is read too.
//!
//! The text holds no secret, and can only choose what is shown. A part that cannot be read is left out;
//! the others still count.

use super::{config::Source, filter::Filter, key::InstanceKey, source_id::source_id, view::Sort};

/// The view that a link restores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The filter.
    pub filter: Filter,
    /// The sort.
    pub sort: Sort,
    /// The open instance.
    pub open: Option<InstanceKey>,
    /// The instance that the open one is compared with.
    pub compared: Option<InstanceKey>,
}

impl Address {
    /// Writes a view, without the parts that have their default.
    #[must_use]
    pub fn text(
        filter: &Filter,
        sort: &Sort,
        open: Option<&InstanceKey>,
        compared: Option<&InstanceKey>,
        sources: &[Source],
    ) -> String {
        let mut out = String::new();
        part(&mut out, "filter", &filter.text_form());
        let default = Sort::default();
        if *sort != default {
            part(&mut out, "sort", &sort.to_string());
        }
        for (name, key) in [("open", open), ("with", compared)] {
            if let Some((key, source)) = key.and_then(|key| Some((key, sources.get(key.source)?))) {
                part(&mut out, name, &format!("{}/{}", source_id(source), key.id));
            }
        }
        out
    }

    /// Puts a text of [`Address::text`] into the hash of a URL, in place of an earlier one. Parts that belong
    /// to the host page stay, before it.
    #[must_use]
    pub fn within(hash: &str, text: &str) -> String {
        let foreign = hash.split('&').filter(|part| {
            let name = part.split_once('=').map_or("", |(name, _)| name);
            !part.is_empty() && !["filter", "sort", "open", "with"].contains(&name)
        });
        let parts: Vec<&str> = foreign.chain((!text.is_empty()).then_some(text)).collect();
        parts.join("&")
    }

    /// Parses what [`Address::text`] writes. Of any other text, the parts that can be read count.
    #[must_use]
    pub fn parse(hash: &str, sources: &[Source]) -> Self {
        let mut address = Self::default();
        for part in hash.split('&') {
            let Some((name, value)) = part.split_once('=') else { continue };
            let Some(value) = decoded(value) else { continue };
            match name {
                "filter" => address.filter = Filter::parse(&value),
                "sort" => address.sort = Sort::parse(&value).unwrap_or_default(),
                "open" => address.open = instance(&value, sources),
                "with" => address.compared = instance(&value, sources),
                _ => {}
            }
        }
        address
    }
}

/// The instance that a link names. An unknown source becomes `usize::MAX`, an index that no source has.
fn instance(text: &str, sources: &[Source]) -> Option<InstanceKey> {
    let (name, id) =
        text.split_once('/').filter(|(name, id)| !name.is_empty() && !id.is_empty())?;
    let known = sources.iter().position(|source| source_id(source) == name);
    let source = known.or_else(|| name.parse().ok()).unwrap_or(usize::MAX);
    Some(InstanceKey { source, id: id.into() })
}

fn part(out: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(name);
    out.push('=');
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' + half - 10 });
    for byte in value.bytes() {
        // The characters listed have a meaning here, or a browser would encode them itself.
        if byte.is_ascii_graphic() && !b"\"#%&<>`".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

/// Decodes percent-encoding; `None` where the result is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        let pair = || u8::try_from(digit(0)? * 16 + digit(1)?).ok();
        match pair().filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::*;
    use crate::domain::config::Service;

    /// Two sources; `is_turned` gives them in the other order.
    fn sources(is_turned: bool) -> Vec<Source> {
        let source = |project: &str| Source::new(Service::Apig { project_id: project.to_owned() });
        let mut sources = vec![source("p"), source("q")];
        if is_turned {
            sources.reverse();
        }
        sources
    }

    fn text(Address { filter, sort, open, compared }: &Address) -> String {
        Address::text(filter, sort, open.as_ref(), compared.as_ref(), &sources(false))
    }

    fn parse(hash: &str) -> Address {
        Address::parse(hash, &sources(false))
    }

    fn read(hash: &str) -> String {
        text(&parse(hash))
    }

    #[test]
    fn a_link_reads_back_as_it_was_written() {
        let [first, second] = [0, 1].map(|source| source_id(&sources(false)[source]));
        for hash in [
            String::new(),
            "filter=status=Running,Creating%20spec!=%22A%20B%22%20%E4%B8%AD%E6%96%87%26".to_owned(),
            format!("filter=edge&sort=name,created-&open={first}/a%25b/c&with={second}/x"),
        ] {
            assert_eq!(read(&hash), hash);
        }
    }

    #[test]
    fn a_link_means_the_same_source_in_another_order_and_none_where_there_is_no_such_one() {
        let open = |hash: &str, sources: &[Source]| Address::parse(hash, sources).open;
        let source = |key: Option<InstanceKey>| key.map(|key| key.source);
        let hash = read("open=0/a");
        assert_eq!(source(open(&hash, &sources(false))), Some(0));
        assert_eq!(source(open(&hash, &sources(true))), Some(1));
        assert_eq!(source(open(&hash, &sources(true)[..1])), Some(usize::MAX));
    }

    #[test]
    fn what_the_page_has_in_its_hash_stays() {
        for (hash, text, expected) in [
            ("section-2", "", "section-2"),
            ("section-2", "sort=name", "section-2&sort=name"),
            ("section-2&sort=name&filter=a", "filter=b", "section-2&filter=b"),
            ("open=x/y&tab=1&with=x/z", "", "tab=1"),
            ("", "sort=name", "sort=name"),
            ("", "", ""),
        ] {
            assert_eq!(Address::within(hash, text), expected, "{hash} {text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_the_rest_is_not() {
        assert_eq!(read("sort=nothing&filter=a&open=7"), "filter=a");
        assert_eq!(read("sort=name&filter=%FF&open=x/y"), "sort=name");
        assert_eq!(read("open=/a&with=99999999999999999999999/a&&=&sort"), "");
        assert_eq!(read("open=0/&token=secret&filter=%"), "filter=%25");
        // As a chat or a mail program may have encoded it.
        let encoded = parse("filter=spec%3DBASIC&open=0%2Fabc");
        assert_eq!(encoded, parse("filter=spec=BASIC&open=0/abc"));
        assert!(encoded.open.is_some());
    }

    proptest! {
        #[test]
        fn any_hash_is_some_address(hash in any::<String>(), filter in any::<String>()) {
            let once = read(&hash);
            prop_assert_eq!(&read(&once), &once);
            let address = Address { filter: Filter::parse(&filter), ..Address::default() };
            prop_assert_eq!(parse(&text(&address)), address);
        }
    }
}
