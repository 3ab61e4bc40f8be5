//! The languages of the console.

use serde::Serialize;

use crate::{
    ProblemKind,
    fields::{Fields, Findings, Reported},
};

/// A language that the console speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    Zh,
}

impl Locale {
    /// The language for a tag such as `zh-Hans-CN`: Chinese for any Chinese, English for the rest.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let is_zh = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if is_zh { Self::Zh } else { Self::En }
    }

    /// The language's tag, as a configuration and HTML write it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-CN",
        }
    }

    /// Reads the field `locale`; `None` is the language of the page.
    pub(crate) fn read(
        fields: &Fields<'_>,
        findings: &mut Findings,
    ) -> Result<Option<Self>, Reported> {
        match fields.text("locale", findings)? {
            Some("auto") | None => Ok(None),
            Some("zh-CN" | "zh") => Ok(Some(Self::Zh)),
            Some("en") => Ok(Some(Self::En)),
            Some(_) => findings.problem(fields.path_of("locale"), ProblemKind::UnknownLocale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_chinese_is_chinese() {
        for tag in ["zh", "zh-CN", "ZH-hant-TW", "zh_CN"] {
            assert_eq!(Locale::from_tag(tag), Locale::Zh, "{tag}");
        }
        for tag in ["", "z", "en", "de-CH", "语"] {
            assert_eq!(Locale::from_tag(tag), Locale::En, "{tag}");
        }
    }
}
