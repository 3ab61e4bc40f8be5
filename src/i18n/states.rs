//! The words for the statuses of the APIs.
//!
//! The Chinese words are those of the API documents; the English ones are clear words rather than
//! the documents' identifiers.

use super::{Locale, Text, aside, general};
use crate::{
    api::{PrepareState, RomaCode, Status, status::Code},
    domain::sent_text::isolated,
};

/// The words for an APIG status.
#[must_use]
pub const fn status_text(code: Code) -> Text {
    match code {
        Code::Creating => Text::new("创建中", "Creating"),
        Code::CreateSuccess => Text::new("创建成功", "Created successfully"),
        Code::CreateFail => Text::new("创建失败", "Creation failed"),
        Code::Initing => Text::new("初始化中", "Initializing"),
        Code::Registering => Text::new("注册中", "Registering"),
        Code::Running => Text::new("运行中", "Running"),
        Code::InitingFailed => Text::new("初始化失败", "Initialization failed"),
        Code::RegisterFailed => Text::new("注册失败", "Registration failed"),
        Code::Installing => Text::new("安装中", "Installing"),
        Code::InstallFailed => Text::new("安装失败", "Installation failed"),
        Code::Updating => Text::new("升级中", "Upgrading"),
        Code::UpdateFailed => Text::new("升级失败", "Upgrade failed"),
        Code::Rollbacking => Text::new("回滚中", "Rolling back"),
        Code::RollbackSuccess => Text::new("回滚成功", "Rolled back"),
        Code::RollbackFailed => Text::new("回滚失败", "Rollback failed"),
        Code::Deleting => Text::new("删除中", "Deleting"),
        Code::DeleteFailed => Text::new("删除失败", "Deletion failed"),
        Code::Unregistering => Text::new("注销中", "Deregistering"),
        Code::UnRegisterFailed => Text::new("注销失败", "Deregistration failed"),
        Code::CreateTimeout => Text::new("创建超时", "Creation timed out"),
        Code::InitTimeout => Text::new("初始化超时", "Initialization timed out"),
        Code::RegisterTimeout => Text::new("注册超时", "Registration timed out"),
        Code::InstallTimeout => Text::new("安装超时", "Installation timed out"),
        Code::UpdateTimeout => Text::new("升级超时", "Upgrade timed out"),
        Code::RollbackTimeout => Text::new("回滚超时", "Rollback timed out"),
        Code::DeleteTimeout => Text::new("删除超时", "Deletion timed out"),
        Code::UnregisterTimeout => Text::new("注销超时", "Deregistration timed out"),
        Code::Starting => Text::new("启动中", "Starting"),
        Code::Freezing => Text::new("冻结中", "Freezing"),
        Code::Frozen => Text::new("已冻结", "Frozen"),
        Code::Restarting => Text::new("重启中", "Restarting"),
        Code::RestartFail => Text::new("重启失败", "Restart failed"),
        Code::Unhealthy => Text::new("实例异常", "Abnormal"),
        Code::RestartTimeout => Text::new("重启超时", "Restart timed out"),
        Code::Resizing => Text::new("规格变更中", "Changing specification"),
        Code::ResizeFailed => Text::new("规格变更失败", "Specification change failed"),
        Code::ResizeTimeout => Text::new("规格变更超时", "Specification change timed out"),
    }
}

/// The words for a ROMA status.
#[must_use]
pub const fn roma_status_text(code: RomaCode) -> Text {
    match code {
        RomaCode::Creating => Text::new("创建中", "Creating"),
        RomaCode::Running => Text::new("运行中", "Running"),
        RomaCode::CreateFailed => Text::new("创建失败", "Creation failed"),
        RomaCode::Success => Text::new("创建成功", "Created successfully"),
        RomaCode::Failed => Text::new("失败", "Failed"),
        RomaCode::Error => Text::new("异常", "Error"),
        RomaCode::Starting => Text::new("启动中", "Starting"),
        RomaCode::Deleting => Text::new("删除中", "Deleting"),
        RomaCode::Deleted => Text::new("已删除", "Deleted"),
        RomaCode::SoftDeleted => Text::new("已软删除", "Soft-deleted"),
        RomaCode::DeleteFailed => Text::new("删除失败", "Deletion failed"),
        RomaCode::Freezing => Text::new("冻结中", "Freezing"),
        RomaCode::Frozen => Text::new("已冻结", "Frozen"),
        RomaCode::FreezeFailed => Text::new("冻结失败", "Freeze failed"),
        RomaCode::Available => Text::new("可用", "Available"),
    }
}

/// The words for a state of a cloud phone's preparation; `None` for an undocumented number.
#[must_use]
pub const fn prepare_state_text(state: PrepareState) -> Option<Text> {
    Some(match state {
        PrepareState::BackingUp => Text::new("备份中", "Backing up"),
        PrepareState::Failed => Text::new("处理失败", "Processing failed"),
        PrepareState::Normal => Text::new("正常", "Normal"),
        PrepareState::Queuing => Text::new("排队中", "Queuing"),
        PrepareState::Restoring => Text::new("还原中和离线", "Restoring and offline"),
        PrepareState::Unknown(_) => return None,
    })
}

/// The words for an undocumented status, with the status as it was sent, if one was sent.
#[must_use]
pub fn unknown(locale: Locale, sent: &str) -> String {
    let unknown = general::UNKNOWN.localized(locale);
    if sent.is_empty() { unknown.to_owned() } else { aside(locale, unknown, &isolated(sent)) }
}

/// The words for an APIG status, documented or not. One that is not in the table is shown as it was sent.
#[must_use]
pub fn apig_status(locale: Locale, status: &Status) -> String {
    if let Some(code) = status.code() {
        return status_text(code).localized(locale).to_owned();
    }
    match (status.number(), status.name()) {
        (Some(number), None) => unknown(locale, &number.to_string()),
        (Some(number), Some(name)) => {
            let gap = if locale == Locale::En { " " } else { "" };
            unknown(locale, &number.to_string()) + gap + &isolated(name)
        }
        (None, Some(name)) => isolated(name).into_owned(),
        (None, None) => unknown(locale, ""),
    }
}
