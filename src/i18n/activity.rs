//! The list of creations, and how a creation goes.

use super::{Locale, Text, unknown};
use crate::api::{Phase, SubService};

pub const TITLE: Text = Text::new("任务", "Tasks");
pub const EMPTY: Text =
    Text::new("当前没有正在创建或准备的实例。", "No instances are being created or prepared.");
pub const ENDED: Text = Text::new("已完成", "Completed");
pub const FAILED: Text = Text::new("失败", "Failed");
pub const JOB: Text = Text::new("任务 ID", "Job ID");
pub const PREPARED: Text = Text::new("准备完成", "Preparation complete");
/// The service gave no reason for a preparation that failed.
pub const NO_REASON: Text = Text::new(
    "服务未返回原因，请提供实例 ID 联系技术支持。",
    "The service gave no reason. Contact support with the instance ID.",
);
pub const READY: Text = Text::new("创建完成", "Creation complete");
pub const RUNNING: Text = Text::new("创建中", "Creating");
pub const SUB_SERVICES: Text = Text::new("子服务", "sub-services");
pub const SUB_SERVICE_TABLE: Text = Text::new("子服务表格", "sub-service table");
pub const WAITING_TURN: Text = Text::new("等待中", "Waiting");

/// The progress of a creation, as it is announced.
#[must_use]
pub fn reached(locale: Locale, percent: u8) -> String {
    match locale {
        Locale::En => format!("creation {percent}%"),
        Locale::Zh => format!("创建进度 {percent}%"),
    }
}

/// The state of a part of a ROMA creation. An undocumented phase is shown as it was sent.
#[must_use]
pub fn part_state(locale: Locale, part: &SubService) -> String {
    let text = match &part.phase {
        Phase::Failed => FAILED,
        Phase::Succeeded => ENDED,
        Phase::Underway if part.is_waiting() => WAITING_TURN,
        Phase::Underway => RUNNING,
        Phase::Unknown(word) => return unknown(locale, word),
    };
    text.localized(locale).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Severity;

    fn part(word: &str, has_started: bool) -> SubService {
        SubService {
            name: "mqs".to_owned(),
            phase: Phase::from_word(word),
            percent: None,
            failure: None,
            started: crate::api::Timestamp::from_unix(1_000)
                .filter(|_| has_started)
                .map(crate::api::Moment::At),
            ended: None,
            taken_time: None,
        }
    }

    #[test]
    fn each_state_of_a_part_has_a_word_and_a_colour() {
        let check = |part: &SubService, word: &str, severity| {
            assert_eq!((&*part_state(Locale::En, part), part.severity()), (word, severity));
        };
        check(&part("creating", false), "Waiting", Severity::Stopped);
        check(&part("creating", true), "Creating", Severity::Transition);
        check(&part("running", true), "Completed", Severity::Running);
        check(&part("failed", false), "Failed", Severity::Failed);
        check(&part("paused", true), "Unknown (paused)", Severity::Unknown);
    }
}
