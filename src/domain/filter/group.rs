//! The four groups of statuses, for an overview of many instances.

use crate::api::Severity;

/// A group of statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The instance is running.
    Running,
    /// The instance is changing.
    Transition,
    /// A change of the instance failed.
    Failed,
    /// Anything else: a warning, stopped, or unknown.
    Other,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Running, Self::Transition, Self::Failed, Self::Other];

    /// Its name in attributes and addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Transition => "transition",
            Self::Failed => "failed",
            Self::Other => "other",
        }
    }

    /// The group of a severity.
    #[must_use]
    pub const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Running => Self::Running,
            Severity::Transition => Self::Transition,
            Severity::Failed => Self::Failed,
            Severity::Warning | Severity::Stopped | Severity::Unknown => Self::Other,
        }
    }
}

/// How many instances each group has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupCounts {
    running: u64,
    transition: u64,
    failed: u64,
    other: u64,
}

impl GroupCounts {
    /// How many instances a group has.
    #[must_use]
    pub const fn of(self, group: Group) -> u64 {
        match group {
            Group::Running => self.running,
            Group::Transition => self.transition,
            Group::Failed => self.failed,
            Group::Other => self.other,
        }
    }
}

impl FromIterator<Group> for GroupCounts {
    fn from_iter<I: IntoIterator<Item = Group>>(groups: I) -> Self {
        let mut counts = Self::default();
        for group in groups {
            let count = match group {
                Group::Running => &mut counts.running,
                Group::Transition => &mut counts.transition,
                Group::Failed => &mut counts.failed,
                Group::Other => &mut counts.other,
            };
            *count += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_is_counted_in_one_group() {
        let severities = [
            Severity::Running,
            Severity::Failed,
            Severity::Warning,
            Severity::Unknown,
            Severity::Running,
            Severity::Stopped,
        ];
        let counts: GroupCounts = severities.into_iter().map(Group::of).collect();
        assert_eq!(Group::ALL.map(|group| counts.of(group)), [2, 0, 1, 3]);
    }
}
