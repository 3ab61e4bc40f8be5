//! What is being made.

use crate::api::Label;

pub const TITLE: Label = Label::new("进行中", "In progress");
pub const EMPTY: Label =
    Label::new("当前没有正在创建的实例。", "Nothing is being created right now.");
pub const ENDED: Label = Label::new("已结束", "Ended");
pub const FAILED: Label = Label::new("失败", "Failed");
pub const JOB: Label = Label::new("任务", "Job");
pub const PROGRESS: Label = Label::new("创建进度", "Creation progress");
pub const READY: Label = Label::new("就绪", "Ready");
pub const RUNNING: Label = Label::new("运行中", "Running");
pub const SUB_SERVICES: Label = Label::new("子服务", "Sub-services");
pub const WAITING_TURN: Label = Label::new("等待中", "Waiting");
