//! The table of instances, and why it is empty.

use super::{Locale, Text, unknown};
use crate::{api::Charging, domain::view::Column};

pub const ALL_SOURCES_FAILED: Text = Text::new("未能加载任何实例", "No instances could be loaded");
pub const CHARGING_BY_USE: Text = Text::new("按需计费", "Pay-per-use");
pub const CHARGING_PERIOD: Text = Text::new("包周期", "Yearly/monthly");
pub const CLEAR_FILTER: Text = Text::new("清除筛选", "Clear filter");
pub const CLEAR_SELECTION: Text = Text::new("取消选择", "Clear selection");
pub const COLUMNS: Text = Text::new("列设置", "Columns");
pub const COLUMNS_AUTOMATIC: Text = Text::new(
    "当前按宽度自动显示列；勾选后以您的选择为准。",
    "Shown by themselves, as many as fit. What you choose is kept.",
);
pub const COLUMNS_CHOSEN: Text = Text::new("按您的选择显示。", "Shown as you chose.");
pub const COLUMN_CHARGING: Text = Text::new("计费方式", "Charging");
pub const COLUMN_CREATED: Text = Text::new("创建时间", "Created");
pub const COLUMN_EIP: Text = Text::new("弹性IP", "EIP");
pub const COLUMN_ENTERPRISE: Text = Text::new("企业项目", "Enterprise project");
pub const COLUMN_NAME: Text = Text::new("名称 / ID", "Name / ID");
pub const COLUMN_SOURCE: Text = Text::new("来源", "Source");
pub const COLUMN_SPEC: Text = Text::new("规格", "Specification");
pub const COLUMN_STATUS: Text = Text::new("状态", "Status");
pub const COMPACT: Text = Text::new("紧凑行高", "Compact rows");
pub const CONTRADICTION: Text =
    Text::new("该状态的名称与编号不一致", "Name and number of this status disagree");
pub const COPY_IDS: Text = Text::new("复制 ID", "Copy IDs");
pub const COPY_ROWS: Text = Text::new("复制行", "Copy rows");
pub const DEFAULT_PROJECT: Text = Text::new("默认", "default");
pub const EXPORT: Text = Text::new("导出 CSV", "Export CSV");
pub const EXPORTED: Text = Text::new("已导出", "Exported");
pub const EXPORT_ALL: Text = Text::new("导出全部符合条件的实例", "Saves all instances that match");
pub const EXPORT_SELECTED: Text = Text::new("导出所选实例", "Saves the selected instances");
pub const INSTANCES: Text = Text::new("实例", "Instances");
pub const LOADING: Text = Text::new("正在加载实例…", "Loading instances…");
pub const NAME: Text = Text::new("名称", "Name");
pub const NAME_MISSING: Text = Text::new("（无名称）", "(no name)");
pub const NO_INSTANCES: Text = Text::new("没有实例", "No instances");
pub const NO_INSTANCES_NEXT: Text =
    Text::new("这些项目下还没有专享版实例。", "These projects have no dedicated instances yet.");
pub const NO_MATCH: Text = Text::new("没有符合筛选条件的实例", "No instance matches the filter");
pub const RESET_COLUMNS: Text = Text::new("恢复默认", "Reset");
pub const SELECTION: Text = Text::new("所选实例", "Selected instances");
pub const SELECT_ALL: Text = Text::new("选择全部符合条件的实例", "Select all instances that match");
pub const UNCONFIRMED: Text = Text::new("未确认", "unconfirmed");
pub const UNCONFIRMED_HINT: Text = Text::new(
    "列表在读取期间不断变化，最近一次读取中没有此实例",
    "The list kept changing while it was read; the last reading did not have this instance",
);
pub const SKIP: Text = Text::new("跳过表格", "Skip the table");
pub const SKIP_BACK: Text = Text::new("回到表格之前", "Back to before the table");

/// What a column is called.
#[must_use]
pub const fn column_title(column: Column) -> Text {
    match column {
        Column::Name => COLUMN_NAME,
        Column::Status => COLUMN_STATUS,
        Column::Spec => COLUMN_SPEC,
        Column::Created => COLUMN_CREATED,
        Column::Eip => COLUMN_EIP,
        Column::Charging => COLUMN_CHARGING,
        Column::Enterprise => COLUMN_ENTERPRISE,
        Column::Source => COLUMN_SOURCE,
    }
}

/// How an instance is paid for; an undocumented number as it was sent.
#[must_use]
pub fn charging_text(locale: Locale, charging: Charging) -> String {
    match charging {
        Charging::PayPerUse => CHARGING_BY_USE.localized(locale).to_owned(),
        Charging::Period => CHARGING_PERIOD.localized(locale).to_owned(),
        Charging::Unknown(number) => unknown(locale, &number.to_string()),
    }
}

/// How many entries of the lists cannot be read.
#[must_use]
pub fn unreadable(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (Locale::En, 1) => "1 entry of the list cannot be read".to_owned(),
        (Locale::En, count) => format!("{count} entries of the lists cannot be read"),
        (Locale::Zh, count) => format!("列表中有 {count} 条记录无法读取"),
    }
}
