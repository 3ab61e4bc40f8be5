//! What changed in the table.

use super::{Locale, Text};

pub const APPEARED: Text = Text::new("已加入列表", "Added to the list");
/// What a screen reader says for the arrow between two values.
pub const BECAME: Text = Text::new("变为 ", "changed to ");
pub const CLEAR: Text = Text::new("清空", "Clear");
pub const CLEARED: Text = Text::new("变更记录已清空", "Changes cleared");
pub const GONE: Text = Text::new("已不在列表中", "No longer in the list");
pub const NAME: Text = Text::new("名称", "Name");
pub const TITLE: Text = Text::new("最近变更", "Recent changes");

/// How many changes there were since the page was last out of sight.
#[must_use]
pub fn since(locale: Locale, count: u32) -> String {
    match (locale, count) {
        (Locale::En, 0) => "No changes since you last looked".to_owned(),
        (Locale::En, 1) => "1 change since you last looked".to_owned(),
        (Locale::En, count) => format!("{count} changes since you last looked"),
        (Locale::Zh, 0) => "自上次查看后没有变更".to_owned(),
        (Locale::Zh, count) => format!("自上次查看后有 {count} 项变更"),
    }
}
