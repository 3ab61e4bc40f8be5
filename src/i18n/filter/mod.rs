//! The filter, its conditions, and the summary above the table.

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
const TRANSITION: Text = Text::new("进行中", "In progress");
const TYPE: Text = Text::new("类型", "Type");

/// The announcement of [`not_here`], without the ID, which would be read letter by letter.
pub const NOT_HERE: Text = Text::new(
    "链接指向的实例不在此控制台中",
    "The link points to an instance that isn't in this console",
);

/// The note that a link names an instance which this console does not have.
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

/// The label of the button that removes a condition.
#[must_use]
pub fn remove_condition(locale: Locale, condition: &str) -> String {
    match locale {
        Locale::En => format!("Remove filter: {condition}"),
        Locale::Zh => format!("移除筛选条件：{condition}"),
    }
}

/// The label of the button that shows a condition and negates it, for a screen reader.
#[must_use]
pub fn condition_button(locale: Locale, condition: &str, opposite: &str) -> String {
    match locale {
        Locale::En => format!("{condition}. Change to {opposite}"),
        Locale::Zh => format!("{condition}，改为{opposite}"),
    }
}

/// The tooltip of the button that negates a condition.
#[must_use]
pub fn turn_condition(locale: Locale, opposite: &str) -> String {
    match locale {
        Locale::En => format!("Change to “{opposite}”"),
        Locale::Zh => format!("改为“{opposite}”"),
    }
}

pub const SAVE: Text = Text::new("保存", "Save");
pub const SAVED: Text = Text::new("已保存的筛选", "Saved filters");
pub const SAVED_NONE: Text = Text::new("还没有已保存的筛选。", "No filters saved yet.");
pub const SAVE_FIRST: Text =
    Text::new("请先设置筛选条件，再在此保存。", "Set a filter first, then save it here.");
pub const SAVE_FULL: Text =
    Text::new("已达到 50 个的上限，请先移除一个。", "50 filters are saved. Remove one first.");
pub const SAVE_NAME: Text = Text::new("当前筛选的名称", "Name of this filter");
/// The label of the link that is copied to be given to another person.
pub const VIEW_LINK: Text = Text::new("当前视图的链接", "Link to this view");
pub const COPY_VIEW_LINK: Text = Text::new("复制当前视图的链接", "Copy link to this view");

/// The announcement that a filter was saved.
#[must_use]
pub fn saved(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Saved filter {name}"),
        Locale::Zh => format!("已保存筛选：{name}"),
    }
}

/// The label of the button that removes a saved filter.
#[must_use]
pub fn unsave(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Remove saved filter {name}"),
        Locale::Zh => format!("移除已保存的筛选：{name}"),
    }
}

/// The announcement that a saved filter was removed.
#[must_use]
pub fn unsaved(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Removed saved filter {name}"),
        Locale::Zh => format!("已移除筛选：{name}"),
    }
}
