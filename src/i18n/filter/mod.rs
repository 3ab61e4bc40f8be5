//! The filter, what it asks for, and the summary above the table.

mod conditions;

use super::{Locale, Text};

pub use conditions::{
    condition_text, filter_text, group_text, operator_text, property_text, value_text, values_text,
};

const CONTAINS: Text = Text::new("包含", "contains");
const CONTAINS_NOT: Text = Text::new("不包含", "doesn't contain");
const FAILED: Text = Text::new("失败", "Failed");
pub const FIELD: Text = Text::new("筛选实例", "Filter instances");
pub const HINT: Text =
    Text::new("输入关键字搜索，或按属性筛选", "Search by keyword or filter by property");
const IS: Text = Text::new("等于", "is");
const IS_NOT: Text = Text::new("不等于", "is not");
const NAME: Text = Text::new("名称", "Name");
const NOT_SENT: Text = Text::new("（空）", "(none)");
pub const OFFERS: Text = Text::new("筛选建议", "Filter suggestions");
const OTHER: Text = Text::new("其他", "Other");
const RUNNING: Text = Text::new("运行中", "Running");
const STATE: Text = Text::new("状态分组", "Status group");
pub const SUMMARY: Text = Text::new("按状态分组筛选", "Filter by status group");
pub const TOKENS: Text = Text::new("筛选条件", "Filter conditions");
const TRANSITION: Text = Text::new("处理中", "In progress");
const TYPE: Text = Text::new("类型", "Type");

/// The same said aloud, without an ID that would be read letter by letter.
pub const NOT_HERE: Text = Text::new(
    "链接指向的实例不在此控制台中",
    "The link points to an instance that isn't in this console",
);

/// That a link leads to nothing.
#[must_use]
pub fn not_here(locale: Locale, id: &str) -> String {
    match locale {
        Locale::En => format!(
            "This console has no instance {id}, which the link points to. Check the ID and the configured sources."
        ),
        Locale::Zh => {
            format!("此控制台中没有链接指向的实例 {id}。请检查 ID 和已配置的来源。")
        }
    }
}

/// What a button does that takes a condition away.
#[must_use]
pub fn remove_condition(locale: Locale, condition: &str) -> String {
    match locale {
        Locale::En => format!("Remove filter: {condition}"),
        Locale::Zh => format!("移除筛选条件：{condition}"),
    }
}

/// What the button of a condition says and does: it turns the condition into its opposite.
#[must_use]
pub fn condition_button(locale: Locale, condition: &str, opposite: &str) -> String {
    match locale {
        Locale::En => format!("{condition}. Change to {opposite}"),
        Locale::Zh => format!("{condition}，改为{opposite}"),
    }
}

/// What a button does that turns a condition into its opposite.
#[must_use]
pub fn turn_condition(locale: Locale, opposite: &str) -> String {
    match locale {
        Locale::En => format!("Change to “{opposite}”"),
        Locale::Zh => format!("改为“{opposite}”"),
    }
}
