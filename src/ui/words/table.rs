//! The table of instances, and why it is empty.

use crate::api::Label;

pub const ALL_SOURCES_FAILED: Label =
    Label::new("未能加载任何实例", "No instances could be loaded");
pub const CHARGING_BY_USE: Label = Label::new("按需计费", "Pay-per-use");
pub const CHARGING_PERIOD: Label = Label::new("包周期", "Yearly/monthly");
pub const CLEAR_FILTER: Label = Label::new("清除筛选", "Clear filter");
pub const COLUMN_CHARGING: Label = Label::new("计费方式", "Charging");
pub const COLUMN_CREATED: Label = Label::new("创建时间", "Created");
pub const COLUMN_EIP: Label = Label::new("弹性IP", "EIP");
pub const COLUMN_ENTERPRISE: Label = Label::new("企业项目", "Enterprise project");
pub const COLUMN_NAME: Label = Label::new("名称 / ID", "Name / ID");
pub const COLUMN_SOURCE: Label = Label::new("来源", "Source");
pub const COLUMN_SPEC: Label = Label::new("规格", "Specification");
pub const COLUMN_STATUS: Label = Label::new("状态", "Status");
pub const CONTRADICTION: Label =
    Label::new("该状态的名称与编号不一致", "Name and number of this status disagree");
pub const DEFAULT_PROJECT: Label = Label::new("默认", "default");
pub const INSTANCES: Label = Label::new("实例", "Instances");
pub const LOADING: Label = Label::new("正在加载实例…", "Loading instances…");
pub const NAME_MISSING: Label = Label::new("（无名称）", "(no name)");
pub const NO_INSTANCES: Label = Label::new("没有实例", "No instances");
pub const NO_INSTANCES_NEXT: Label =
    Label::new("这些项目下还没有专享版实例。", "These projects have no dedicated instances yet.");
pub const NO_MATCH: Label = Label::new("没有符合筛选条件的实例", "No instance matches the filter");
pub const SELECT_ALL: Label =
    Label::new("选择全部符合条件的实例", "Select all instances that match");
