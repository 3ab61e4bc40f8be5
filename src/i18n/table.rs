//! The table of instances, and why it is empty.

use super::{Locale, Text, unknown};
use crate::{api::Charging, domain::view::Column};

pub const ALL_SOURCES_FAILED: Text = Text::new("实例加载失败", "Couldn't load instances");
pub const CHARGING_BY_USE: Text = Text::new("按需计费", "Pay-per-use");
pub const CHARGING_PERIOD: Text = Text::new("包周期计费", "Yearly/monthly");
pub const CLEAR_FILTER: Text = Text::new("清除筛选", "Clear filter");
pub const CLEAR_SELECTION: Text = Text::new("取消选择", "Clear selection");
pub const COLUMNS: Text = Text::new("列设置", "Columns");
pub const COLUMNS_AUTOMATIC: Text = Text::new(
    "当前根据宽度自动显示列。勾选或取消勾选后，将按您的选择显示。",
    "Columns are chosen automatically to fit the width. Select or clear any to choose them yourself.",
);
pub const COLUMNS_CHOSEN: Text =
    Text::new("正在显示您选择的列。", "Showing the columns you selected.");
pub const COLUMN_CHARGING: Text = Text::new("计费方式", "Billing mode");
pub const COLUMN_CREATED: Text = Text::new("创建时间", "Created");
pub const COLUMN_EIP: Text = Text::new("弹性公网 IP", "EIP");
pub const COLUMN_ENTERPRISE: Text = Text::new("企业项目", "Enterprise project");
pub const COLUMN_NAME: Text = Text::new("名称 / ID", "Name / ID");
pub const COLUMN_SOURCE: Text = Text::new("来源", "Source");
pub const COLUMN_SPEC: Text = Text::new("规格", "Specification");
pub const COLUMN_STATUS: Text = Text::new("状态", "Status");
pub const COMPACT: Text = Text::new("紧凑行高", "Compact rows");
pub const CONTRADICTION: Text =
    Text::new("状态名称与状态编号不一致", "The status name and status ID don't match");
pub const COPY_IDS: Text = Text::new("复制 ID", "Copy IDs");
pub const COPY_ROWS: Text = Text::new("复制行", "Copy rows");
pub const DEFAULT_PROJECT: Text = Text::new("default", "default");
pub const EXPORT: Text = Text::new("导出 CSV", "Export CSV");
/// A browser does not tell whether it has saved the file.
pub const EXPORT_STARTED: Text = Text::new("已开始导出", "Export started");
pub const EXPORT_FAILED: Text =
    Text::new("导出失败：浏览器不支持下载", "Export failed: the browser can't download it");
pub const EXPORT_ALL: Text = Text::new("导出全部符合条件的实例", "Export all matching instances");
pub const EXPORT_SELECTED: Text = Text::new("导出所选实例", "Export selected instances");
pub const INSTANCES: Text = Text::new("实例", "Instances");
pub const LOADING: Text = Text::new("正在加载实例…", "Loading instances…");
pub const NAME: Text = Text::new("名称", "Name");
pub const NAME_MISSING: Text = Text::new("（无名称）", "(no name)");
pub const NO_INSTANCES: Text = Text::new("暂无实例", "No instances");
pub const NO_INSTANCES_NEXT: Text = Text::new(
    "在这些项目中创建专享版实例后，会显示在这里。",
    "Dedicated instances appear here after you create them in these projects.",
);
/// In the place of a number of instances, while no list has been loaded.
pub const NOT_LOADED: Text = Text::new("未加载", "Not loaded");
pub const NO_MATCH: Text = Text::new("没有符合筛选条件的实例", "No matching instances");
pub const RESET_COLUMNS: Text = Text::new("恢复默认", "Restore defaults");
pub const SELECTION: Text = Text::new("所选实例", "Selected instances");
pub const SELECT_ALL: Text = Text::new("选择全部符合条件的实例", "Select all matching instances");
pub const UNCONFIRMED: Text = Text::new("未确认", "unconfirmed");
pub const UNCONFIRMED_HINT: Text = Text::new(
    "列表在加载期间不断变化，最近一次加载的内容中没有此实例。",
    "The list kept changing while it loaded, and the last load didn't include this instance.",
);
pub const SKIP: Text = Text::new("跳过表格", "Skip table");
pub const SKIP_BACK: Text = Text::new("返回表格开头", "Back to start of table");

/// The title of a column.
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

/// The billing mode of an instance; an undocumented number as it was sent.
#[must_use]
pub fn charging_text(locale: Locale, charging: Charging) -> String {
    match charging {
        Charging::PayPerUse => CHARGING_BY_USE.localized(locale).to_owned(),
        Charging::Period => CHARGING_PERIOD.localized(locale).to_owned(),
        Charging::Unknown(number) => unknown(locale, &number.to_string()),
    }
}

/// How many list entries cannot be read.
#[must_use]
pub fn unreadable(locale: Locale, count: usize) -> String {
    match (locale, count) {
        (Locale::En, 1) => "1 list entry couldn't be read".to_owned(),
        (Locale::En, count) => format!("{count} list entries couldn't be read"),
        (Locale::Zh, count) => format!("列表中有 {count} 条记录无法读取"),
    }
}
