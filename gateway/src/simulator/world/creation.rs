//! The timetable of the `default` scenario: at which second each creation reaches which step.
//!
//! The columns are the percentages that a creation reaches. All times are seconds of the simulated clock,
//! negative for what began before it started.
//!
//! | name             | 30   | 50  | 80 | 90 | end           |
//! |------------------|------|-----|----|----|---------------|
//! | checkout-gateway | 0    | 10  | 20 | 30 | 40, running   |
//! | search-gateway   | -95  | -40 | 20 | 45 | 60, running   |
//! | invoices-gateway | -150 | -90 | -5 | 50 | 80, running   |
//! | media-gateway    | -20  | 40  | 75 | 95 | 110, running  |
//! | reports-gateway  | 0    | 10  | 25 | -  | 45, failed    |
//! | preview-…        | 0    | 20  | 45 | 70 | 90, see below |
//!
//! A preview begins by itself every [`CYCLE`] seconds, so that a page left open stays alive; its
//! times count from its own beginning, and every fourth one fails.
//! [`KEPT`] of them exist at any time: the oldest is shown as deleting, and then is gone.

use super::status::Status;

/// Seconds between the beginnings of two previews.
pub(super) const CYCLE: i64 = 240;

/// How many previews exist at the same time.
pub(super) const KEPT: i64 = 6;

/// How long the last step of a preview, its deletion, is shown.
const DELETING: i64 = 30;

/// The timetable of one creation.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) name: &'static str,
    steps: &'static [(i64, u8)],
    end: End,
}

#[derive(Clone, Copy, Debug)]
enum End {
    Failed(i64),
    Running(i64),
}

pub(super) const PLANS: [Plan; 5] = [
    Plan {
        name: "checkout-gateway",
        steps: &[(0, 30), (10, 50), (20, 80), (30, 90)],
        end: End::Running(40),
    },
    Plan {
        name: "search-gateway",
        steps: &[(-95, 30), (-40, 50), (20, 80), (45, 90)],
        end: End::Running(60),
    },
    Plan {
        name: "invoices-gateway",
        steps: &[(-150, 30), (-90, 50), (-5, 80), (50, 90)],
        end: End::Running(80),
    },
    Plan {
        name: "media-gateway",
        steps: &[(-20, 30), (40, 50), (75, 80), (95, 90)],
        end: End::Running(110),
    },
    Plan { name: "reports-gateway", steps: &[(0, 30), (10, 50), (25, 80)], end: End::Failed(45) },
];

const PREVIEW_STEPS: &[(i64, u8)] = &[(0, 30), (20, 50), (45, 80), (70, 90)];
const PREVIEW: Plan = Plan { name: "preview", steps: PREVIEW_STEPS, end: End::Running(90) };
const FAILING_PREVIEW: Plan = Plan { name: "preview", steps: PREVIEW_STEPS, end: End::Failed(90) };

/// A plan and the second of the simulated clock that its own times count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Creation {
    plan: &'static Plan,
    offset: i64,
    deletion: Option<i64>,
}

/// The progress of a creation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Progress {
    pub(super) percent: u8,
    pub(super) phase: Phase,
    /// The second of the simulated clock at which it ended, if it has.
    pub(super) ended: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Phase {
    Creating,
    Failed,
    Success,
}

impl Creation {
    pub(super) fn of(plan: &'static Plan) -> Self {
        Self { plan, offset: 0, deletion: None }
    }

    /// The preview with this number; they count from 1.
    pub(super) fn preview(number: i64) -> Self {
        let plan = if number % 4 == 0 { &FAILING_PREVIEW } else { &PREVIEW };
        let offset = number * CYCLE;
        Self { plan, offset, deletion: Some(offset + KEPT * CYCLE - DELETING) }
    }

    /// The second of the simulated clock at which it begins.
    pub(super) fn begins(&self) -> i64 {
        self.plan.steps.first().map_or(0, |step| step.0) + self.offset
    }

    pub(super) fn progress(&self, second: i64) -> Progress {
        let second = second - self.offset;
        let reached = self.plan.steps.iter().take_while(|step| step.0 <= second);
        let percent = reached.last().map_or(0, |step| step.1);
        match self.plan.end {
            End::Failed(end) if end <= second => {
                Progress { percent, phase: Phase::Failed, ended: Some(end + self.offset) }
            }
            End::Running(end) if end <= second => {
                Progress { percent: 100, phase: Phase::Success, ended: Some(end + self.offset) }
            }
            End::Failed(_) | End::Running(_) => {
                Progress { percent, phase: Phase::Creating, ended: None }
            }
        }
    }

    pub(super) fn status(&self, second: i64) -> Status {
        if self.deletion.is_some_and(|deletion| deletion <= second) {
            return Status::named("Deleting");
        }
        let progress = self.progress(second);
        Status::named(match (progress.phase, progress.percent) {
            (Phase::Failed, _) => "CreateFail",
            (Phase::Success, _) => "Running",
            (Phase::Creating, 90..) => "Registering",
            (Phase::Creating, 80..) => "Initing",
            (Phase::Creating, 50..) => "CreateSuccess",
            (Phase::Creating, _) => "Creating",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str, second: i64) -> (u8, Phase, &'static str) {
        let plan = PLANS.iter().find(|plan| plan.name == name).unwrap();
        let creation = Creation::of(plan);
        let progress = creation.progress(second);
        (progress.percent, progress.phase, creation.status(second).name.unwrap())
    }

    #[test]
    fn a_creation_goes_through_its_steps() {
        let steps = [0, 9, 10, 20, 30, 39, 40].map(|second| shown("checkout-gateway", second));
        let expected = [
            (30, Phase::Creating, "Creating"),
            (30, Phase::Creating, "Creating"),
            (50, Phase::Creating, "CreateSuccess"),
            (80, Phase::Creating, "Initing"),
            (90, Phase::Creating, "Registering"),
            (90, Phase::Creating, "Registering"),
            (100, Phase::Success, "Running"),
        ];
        assert_eq!(steps, expected);
    }

    #[test]
    fn a_failed_creation_keeps_its_last_percent() {
        assert_eq!(shown("reports-gateway", 44), (80, Phase::Creating, "Initing"));
        assert_eq!(shown("reports-gateway", 45), (80, Phase::Failed, "CreateFail"));
        assert_eq!(shown("reports-gateway", 9_999), (80, Phase::Failed, "CreateFail"));
    }

    #[test]
    fn creations_are_under_way_at_the_start_and_end_in_turn() {
        let percents = PLANS.map(|plan| shown(plan.name, 0).0);
        assert_eq!(percents, [30, 50, 80, 30, 30]);
        for (name, end) in
            [("search-gateway", 60), ("invoices-gateway", 80), ("media-gateway", 110)]
        {
            assert_eq!(shown(name, end - 1).1, Phase::Creating, "{name}");
            assert_eq!(shown(name, end).1, Phase::Success, "{name}");
        }
    }

    #[test]
    fn a_preview_counts_from_its_own_beginning_and_ends_deleted() {
        let preview = Creation::preview(2);
        assert_eq!(preview.begins(), 480);
        assert_eq!(preview.progress(500).percent, 50);
        assert_eq!(preview.progress(570).ended, Some(570));
        assert_eq!(preview.status(480 + 6 * 240 - 30), Status::named("Deleting"));
        assert_eq!(Creation::preview(4).status(960 + 90), Status::named("CreateFail"));
    }
}
