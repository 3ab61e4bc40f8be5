//! What one sees, as the part of an address after `#`: `filter=spec%3DBASIC&sort=name&open=0/abc`.
//!
//! Nothing of it is secret, and nothing in it can do more than to choose what is shown. What cannot be
//! read is left out, each part for itself.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::{filter::Filter, key::InstanceKey, view::Sort};

/// What a link reproduces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The filter.
    pub filter: Filter,
    /// The sort.
    pub sort: Sort,
    /// The open instance.
    pub open: Option<InstanceKey>,
    /// The one that it is compared with.
    pub compared: Option<InstanceKey>,
}

/// What a browser would encode itself, and what has a meaning here.
const ENCODED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'<').add(b'>').add(b'`');

/// Only what is not as it is without any.
impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = |key: &Option<InstanceKey>| key.as_ref().map(ToString::to_string);
        let sort = (self.sort != Sort::default()).then(|| self.sort.to_string());
        let parts = [
            ("filter", Some(self.filter.to_string()).filter(|filter| !filter.is_empty())),
            ("sort", sort),
            ("open", key(&self.open)),
            ("with", key(&self.compared)),
        ];
        let mut between = "";
        for (name, value) in parts {
            if let Some(value) = value {
                let value = utf8_percent_encode(&value, ENCODED);
                write!(formatter, "{between}{name}={value}")?;
                between = "&";
            }
        }
        Ok(())
    }
}

impl Address {
    /// Reads what `Display` writes, and as much as can be read of anything else.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let mut address = Self::default();
        for part in hash.split('&') {
            let Some((name, value)) = part.split_once('=') else { continue };
            let Ok(value) = percent_decode_str(value).decode_utf8() else { continue };
            match name {
                "filter" => address.filter = Filter::parse(&value),
                "sort" => address.sort = Sort::parse(&value).unwrap_or_default(),
                "open" => address.open = InstanceKey::parse(&value),
                "with" => address.compared = InstanceKey::parse(&value),
                _ => {}
            }
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::*;

    fn read(hash: &str) -> String {
        Address::parse(hash).to_string()
    }

    #[test]
    fn a_link_reads_back_as_it_was_written() {
        for hash in [
            "",
            "filter=status=Running,Creating%20spec!=%22A%20B%22%20%E4%B8%AD%E6%96%87%26",
            "filter=edge&sort=name,created-&open=0/a%25b/c&with=1/x",
        ] {
            assert_eq!(read(hash), hash);
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_the_rest_is_not() {
        assert_eq!(read("sort=nothing&filter=a&open=7"), "filter=a");
        assert_eq!(read("sort=name&filter=%FF&open=x/y"), "sort=name");
        assert_eq!(read("open=/a&with=99999999999999999999999/a&&=&sort"), "");
        assert_eq!(read("open=0/&token=secret&filter=%"), "filter=%25");
        // As a chat or a mail program may have encoded it.
        assert_eq!(read("filter=spec%3DBASIC&open=0%2Fabc"), "filter=spec=BASIC&open=0/abc");
    }

    proptest! {
        #[test]
        fn any_hash_is_some_address(hash in any::<String>(), filter in any::<String>()) {
            let address = Address::parse(&hash);
            prop_assert_eq!(&Address::parse(&address.to_string()), &address);
            let address = Address { filter: Filter::parse(&filter), ..Address::default() };
            prop_assert_eq!(Address::parse(&address.to_string()), address);
        }
    }
}
