//! The table of instances, and why it is empty.

use crate::api::Label;

pub const ALL_SOURCES_FAILED: Label =
    Label::new("未能加载任何实例", "No instances could be loaded");
pub const CHARGING_BY_USE: Label = Label::new("按需计费", "Pay-per-use");
pub const CHARGING_PERIOD: Label = Label::new("包周期", "Yearly/monthly");
pub const CLEAR_FILTER: Label = Label::new("清除筛选", "Clear filter");
pub const CLEAR_SELECTION: Label = Label::new("取消选择", "Clear selection");
pub const COLUMNS: Label = Label::new("列设置", "Columns");
pub const COLUMNS_AUTOMATIC: Label = Label::new(
    "当前按宽度自动显示列；勾选后以您的选择为准。",
    "Shown by themselves, as many as fit. What you choose is kept.",
);
pub const COLUMNS_CHOSEN: Label = Label::new("按您的选择显示。", "Shown as you chose.");
pub const COLUMN_CHARGING: Label = Label::new("计费方式", "Charging");
pub const COLUMN_CREATED: Label = Label::new("创建时间", "Created");
pub const COLUMN_EIP: Label = Label::new("弹性IP", "EIP");
pub const COLUMN_ENTERPRISE: Label = Label::new("企业项目", "Enterprise project");
pub const COLUMN_NAME: Label = Label::new("名称 / ID", "Name / ID");
pub const COLUMN_SOURCE: Label = Label::new("来源", "Source");
pub const COLUMN_SPEC: Label = Label::new("规格", "Specification");
pub const COLUMN_STATUS: Label = Label::new("状态", "Status");
pub const COMPACT: Label = Label::new("紧凑行高", "Compact rows");
pub const CONTRADICTION: Label =
    Label::new("该状态的名称与编号不一致", "Name and number of this status disagree");
pub const COPY_IDS: Label = Label::new("复制 ID", "Copy IDs");
pub const COPY_ROWS: Label = Label::new("复制行", "Copy rows");
pub const DEFAULT_PROJECT: Label = Label::new("默认", "default");
pub const EXPORT: Label = Label::new("导出 CSV", "Export CSV");
pub const EXPORTED: Label = Label::new("已导出", "Exported");
pub const EXPORT_ALL: Label =
    Label::new("导出全部符合条件的实例", "Saves all instances that match");
pub const EXPORT_SELECTED: Label = Label::new("导出所选实例", "Saves the selected instances");
pub const INSTANCES: Label = Label::new("实例", "Instances");
pub const LOADING: Label = Label::new("正在加载实例…", "Loading instances…");
pub const NAME: Label = Label::new("名称", "Name");
pub const NAME_MISSING: Label = Label::new("（无名称）", "(no name)");
pub const NO_INSTANCES: Label = Label::new("没有实例", "No instances");
pub const NO_INSTANCES_NEXT: Label =
    Label::new("这些项目下还没有专享版实例。", "These projects have no dedicated instances yet.");
pub const NO_MATCH: Label = Label::new("没有符合筛选条件的实例", "No instance matches the filter");
pub const RESET_COLUMNS: Label = Label::new("恢复默认", "Reset");
pub const SELECTION: Label = Label::new("所选实例", "Selected instances");
pub const SELECT_ALL: Label =
    Label::new("选择全部符合条件的实例", "Select all instances that match");
pub const SKIP: Label = Label::new("跳过表格", "Skip the table");
pub const SKIP_BACK: Label = Label::new("回到表格之前", "Back to before the table");
