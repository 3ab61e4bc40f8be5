//! What is being made.

use super::Text;

pub const TITLE: Text = Text::new("进行中", "In progress");
pub const EMPTY: Text =
    Text::new("当前没有正在创建的实例。", "Nothing is being created right now.");
pub const ENDED: Text = Text::new("已结束", "Ended");
pub const FAILED: Text = Text::new("失败", "Failed");
pub const JOB: Text = Text::new("任务", "Job");
pub const PROGRESS: Text = Text::new("创建进度", "Creation progress");
pub const READY: Text = Text::new("就绪", "Ready");
pub const RUNNING: Text = Text::new("运行中", "Running");
pub const SUB_SERVICES: Text = Text::new("子服务", "Sub-services");
pub const WAITING_TURN: Text = Text::new("等待中", "Waiting");
