//! What changed in the table.

use super::{Locale, Text};

pub const APPEARED: Text = Text::new("新出现在列表中", "New in the list");
pub const CLEAR: Text = Text::new("清空", "Clear");
pub const CLEARED: Text = Text::new("变更列表已清空", "The list of changes is empty");
pub const GONE: Text = Text::new("已不在列表中", "Not in the list any more");
pub const NAME: Text = Text::new("名称", "Name");
pub const TITLE: Text = Text::new("变更", "Changes");

/// A field, before and after.
#[must_use]
pub fn field(locale: Locale, label: &str, before: &str, after: &str) -> String {
    match locale {
        Locale::En => format!("{label}: {before} → {after}"),
        Locale::Zh => format!("{label}：{before} → {after}"),
    }
}

/// How many changes there were since the page was last out of sight.
#[must_use]
pub fn since(locale: Locale, count: u32) -> String {
    match (locale, count) {
        (Locale::En, 0) => "None since you last looked".to_owned(),
        (Locale::En, count) => format!("{count} since you last looked"),
        (Locale::Zh, 0) => "上次查看后没有变更".to_owned(),
        (Locale::Zh, count) => format!("上次查看后有 {count} 项变更"),
    }
}
