//! The first line of a creation's card: its state and its progress.

use super::{
    BadgeText, Locale, activity, prepare_state_text, roma_status_text, status_text, waiting,
};
use crate::{
    api::{Creation, Phase, Preparation, PrepareState, Process, Severity, Status, status::Code},
    domain::task::{Progress, Task},
};

/// The first line of a card, and its bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardSummary {
    /// The state of the creation; `None` if a badge above the card shows it already.
    pub badge: Option<BadgeText>,
    /// What stands beside the badge.
    pub beside: Option<BesideBadge>,
    /// The percentage of the bar that is filled; `None` while the progress is not known.
    pub percent: Option<u8>,
    /// The colour of the bar.
    pub tone: Severity,
}

/// What stands beside the badge of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideBadge {
    /// The percentage of the creation.
    Percent(u8),
    /// The number of phones that wait before a cloud phone.
    Waiting(i64),
}

impl BesideBadge {
    /// The text beside the badge.
    #[must_use]
    pub fn text(self, locale: Locale) -> String {
        match self {
            Self::Percent(percent) => format!("{percent}%"),
            Self::Waiting(count) => waiting(locale, count),
        }
    }
}

impl CardSummary {
    /// The summary of a creation. `listed` is the status of an APIG instance in its list; `None` if the card
    /// stands below that status.
    #[must_use]
    pub fn of(locale: Locale, progress: &Progress, listed: Option<&Status>) -> Self {
        let badge = match &progress.task {
            Task::Creation(creation) => {
                listed.map(|listed| creation_badge(locale, creation, listed))
            }
            Task::Preparation(preparation) => Some(preparation_badge(locale, *preparation)),
            Task::Process(process) => Some(process_badge(locale, process)),
        };
        let beside = match &progress.task {
            // No percentage: the bar is full at the end, but the service reports none.
            Task::Preparation(preparation) => preparation.waiting.map(BesideBadge::Waiting),
            Task::Creation(_) | Task::Process(_) => progress.percent.map(BesideBadge::Percent),
        };
        let tone = progress.task.phase().severity();
        Self { badge, beside, percent: progress.percent, tone }
    }
}

fn creation_badge(locale: Locale, creation: &Creation, listed: &Status) -> BadgeText {
    match &creation.phase {
        Phase::Failed => {
            BadgeText::plain(Severity::Failed, status_text(Code::CreateFail).localized(locale))
        }
        Phase::Succeeded => BadgeText::plain(Severity::Running, activity::READY.localized(locale)),
        Phase::Underway => BadgeText::of_status(locale, listed),
        Phase::Unknown(word) => BadgeText::unknown(locale, word),
    }
}

fn preparation_badge(locale: Locale, preparation: Preparation) -> BadgeText {
    let state = preparation.state;
    match (prepare_state_text(state), state) {
        (Some(text), _) => BadgeText::plain(state.severity(), text.localized(locale)),
        (None, PrepareState::Unknown(number)) => BadgeText::unknown(locale, &number.to_string()),
        (None, _) => BadgeText::unknown(locale, ""),
    }
}

fn process_badge(locale: Locale, process: &Process) -> BadgeText {
    let phase = process.phase();
    match process.status.code() {
        // The creation has an error, whatever its status says.
        _ if phase == Phase::Failed && phase != process.status.phase() => {
            BadgeText::plain(Severity::Failed, activity::FAILED.localized(locale))
        }
        Some(code) => {
            let text = roma_status_text(code).localized(locale);
            BadgeText::plain(process.status.severity(), text)
        }
        None => BadgeText::unknown(locale, process.status.word()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Failure, RomaStatus, SentObject};

    fn of(task: Task, percent: Option<u8>, listed: Option<&Status>) -> CardSummary {
        CardSummary::of(Locale::En, &Progress { task, percent }, listed)
    }

    fn creation(phase: Phase) -> Task {
        let percent = None;
        Task::Creation(Creation { phase, percent, failure: None, started: None, ended: None })
    }

    fn process(word: &str, failure: Option<Failure>) -> Task {
        Task::Process(Box::new(Process {
            id: String::new(),
            name: String::new(),
            status: RomaStatus::new(word.to_owned()),
            percent: None,
            failure,
            job: None,
            started: None,
            ended: None,
            server_time: None,
            services: Vec::new(),
            sent: SentObject::default(),
        }))
    }

    fn label(summary: &CardSummary) -> &str {
        summary.badge.as_ref().map_or("", |badge| &badge.label)
    }

    #[test]
    fn a_creation_under_way_has_the_status_of_its_list_and_its_end_does_not() {
        let listed = Status::decode(Some(4), None);
        let underway = of(creation(Phase::Underway), Some(50), Some(&listed));
        assert_eq!((label(&underway), underway.tone), ("Initializing", Severity::Transition));
        assert_eq!(underway.beside.map(|it| it.text(Locale::En)).as_deref(), Some("50%"));
        let failed = of(creation(Phase::Failed), Some(50), Some(&listed));
        assert_eq!((label(&failed), failed.tone), ("Creation failed", Severity::Failed));
        let ended = of(creation(Phase::Succeeded), Some(100), Some(&listed));
        assert_eq!((label(&ended), ended.tone), ("Creation complete", Severity::Running));
        assert_eq!(of(creation(Phase::Underway), Some(50), None).badge, None);
    }

    #[test]
    fn a_phase_that_no_document_has_is_shown_as_it_was_sent() {
        let unknown =
            of(creation(Phase::Unknown("paused".to_owned())), None, Some(&Status::default()));
        assert_eq!((label(&unknown), unknown.tone), ("Unknown (paused)", Severity::Unknown));
        assert_eq!(label(&of(process("thinking", None), None, None)), "Unknown (thinking)");
        let state = PrepareState::from_number(7);
        let phone = of(Task::Preparation(Preparation { state, waiting: None }), None, None);
        assert_eq!(label(&phone), "Unknown (7)");
    }

    #[test]
    fn a_process_with_an_error_has_failed_whatever_its_status_says() {
        let failure = Failure { code: None, message: Some("no room".to_owned()) };
        let failed = of(process("creating", Some(failure)), Some(10), None);
        assert_eq!((label(&failed), failed.tone), ("Failed", Severity::Failed));
        let underway = of(process("creating", None), Some(10), None);
        assert_eq!((label(&underway), underway.tone), ("Creating", Severity::Transition));
    }

    #[test]
    fn a_cloud_phone_says_how_many_wait_and_never_a_percentage() {
        let phone = |number, waiting, percent| {
            let state = PrepareState::from_number(number);
            of(Task::Preparation(Preparation { state, waiting }), percent, None)
        };
        assert_eq!(phone(1, Some(3), None).beside, Some(BesideBadge::Waiting(3)));
        let ready = phone(0, None, Some(100));
        assert_eq!((ready.beside, ready.percent), (None, Some(100)));
    }
}
