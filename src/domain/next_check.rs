//! Picks, from the schedules of all polls, the one that the header shows.

use crate::poll::{Millis, Schedule};

/// The most important of all schedules: a reason not to fetch, then a fetch under way, then the poll that
/// is due first.
#[must_use]
pub fn most_important(schedules: impl IntoIterator<Item = Schedule>) -> Option<Schedule> {
    schedules.into_iter().min_by_key(rank)
}

const fn rank(schedule: &Schedule) -> (u8, Millis) {
    match schedule {
        Schedule::Halted => (0, 0),
        Schedule::Resting(_) => (1, 0),
        Schedule::Checking => (2, 0),
        Schedule::Next { wait, .. } => (3, *wait),
        Schedule::Ended(_) => (4, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::poll::{Cause, End, Rest};

    #[test]
    fn each_outranks_those_after_it() {
        let next = |wait| Schedule::Next { wait, cause: Cause::Interval };
        let ranked = [
            Schedule::Halted,
            Schedule::Resting(Rest::Offline),
            Schedule::Checking,
            next(3),
            next(60),
            Schedule::Ended(End::Terminal),
        ];
        for at in 0..ranked.len() {
            let rest = ranked.iter().skip(at).rev().copied();
            assert_eq!(most_important(rest), ranked.get(at).copied());
        }
        assert_eq!(most_important([]), None);
    }
}
