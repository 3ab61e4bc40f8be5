//! The filter, what it asks for, and the summary above the table.

use super::{Locale, Text};

pub const CONTAINS: Text = Text::new("包含", "contains");
pub const CONTAINS_NOT: Text = Text::new("不包含", "does not contain");
pub const FAILED: Text = Text::new("失败", "Failed");
pub const FIELD: Text = Text::new("筛选实例", "Filter instances");
pub const HINT: Text = Text::new("输入关键字，或选择属性", "Type a word, or choose a property");
pub const ID: Text = Text::new("ID", "ID");
pub const IS: Text = Text::new("等于", "is");
pub const IS_NOT: Text = Text::new("不等于", "is not");
pub const NAME: Text = Text::new("名称", "Name");
pub const NOT_SENT: Text = Text::new("（空）", "(none)");
pub const OFFERS: Text = Text::new("筛选建议", "Filter suggestions");
pub const OTHER: Text = Text::new("其他", "Other");
pub const RUNNING: Text = Text::new("运行中", "Running");
pub const STATE: Text = Text::new("状态分组", "Status group");
pub const SUMMARY: Text = Text::new("按状态分组筛选", "Filter by status group");
pub const TOKENS: Text = Text::new("筛选条件", "Filter conditions");
pub const TRANSITION: Text = Text::new("变更中", "In transition");
pub const TYPE: Text = Text::new("类型", "Type");

/// Several values, any of which will do.
#[must_use]
pub fn any_of(locale: Locale, values: &[String]) -> String {
    joined(
        values,
        match locale {
            Locale::En => " or ",
            Locale::Zh => "或",
        },
    )
}

/// One condition: a property, its sign and its values.
#[must_use]
pub fn condition(locale: Locale, property: &str, sign: &str, values: &str) -> String {
    match locale {
        Locale::En => format!("{property} {sign} {values}"),
        Locale::Zh => format!("{property}{sign}{values}"),
    }
}

/// All conditions and the free words, as one line.
#[must_use]
pub fn conditions(locale: Locale, mut conditions: Vec<String>, text: &str) -> String {
    let between = match locale {
        Locale::En => "; ",
        Locale::Zh => "；",
    };
    if !text.is_empty() {
        conditions.push(format!("“{text}”"));
    }
    joined(&conditions, between)
}

fn joined(texts: &[String], between: &str) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(text);
    }
    out
}

/// That a link leads to nothing.
#[must_use]
pub fn not_here(locale: Locale, id: &str) -> String {
    match locale {
        Locale::En => format!("The link names an instance that this console does not have: {id}"),
        Locale::Zh => format!("链接指向的实例不在此控制台中：{id}"),
    }
}

/// What a button does that takes a condition away.
#[must_use]
pub fn remove_condition(locale: Locale, condition: &str) -> String {
    match locale {
        Locale::En => format!("Remove: {condition}"),
        Locale::Zh => format!("移除：{condition}"),
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
