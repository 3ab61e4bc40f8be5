//! One instance, and its fields.

use crate::api::Label;

pub const DEPRECATED: Label = Label::new("已弃用", "deprecated");
pub const TITLE: Label = Label::new("实例详情", "Instance detail");
pub const FAILED: Label = Label::new("未能加载详情", "The detail could not be loaded");
pub const LOADING: Label = Label::new("正在加载详情…", "Loading the detail…");
pub const GROUP_ACCESS: Label = Label::new("访问", "Access");
pub const GROUP_BILLING: Label = Label::new("计费", "Billing");
pub const GROUP_FEATURES: Label = Label::new("特性", "Features");
pub const GROUP_MAINTENANCE: Label = Label::new("维护", "Maintenance");
pub const GROUP_NETWORK: Label = Label::new("网络", "Network");
pub const GROUP_OTHER: Label = Label::new("其他", "Other");
pub const GROUP_OVERVIEW: Label = Label::new("概览", "Overview");
pub const IGNORED: Label = Label::new("无效字段", "unused");
pub const MASKED: Label = Label::new("已隐藏", "hidden");
pub const NO: Label = Label::new("否", "No");
pub const UNSUPPORTED: Label = Label::new("暂不支持", "not supported yet");
pub const YES: Label = Label::new("是", "Yes");
