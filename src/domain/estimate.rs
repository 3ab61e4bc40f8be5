//! The steps of an APIG creation, and a guess of how far it is between two of them.

use crate::poll::Millis;

/// The percentages that the service reports.
const STEPS: [u8; COUNT] = [30, 50, 80, 90, 100];

/// The number of steps.
pub const COUNT: usize = 5;

/// How long a creation is assumed to take before one has been seen: the middle of the 5 to 15 minutes that
/// the documents' example and the tests of other clients take.
const USUAL: Millis = 600_000;

/// How many steps have been reached.
#[must_use]
pub fn reached(percent: u8) -> usize {
    STEPS.into_iter().filter(|step| *step <= percent).count()
}

/// A guess of how far a creation is, in thousandths; `None` at the last step. `still` is the time since its
/// last progress, `usual` the usual time of a whole creation.
///
/// The guess is halfway to the next step after the time that this part usually takes. Then it grows ever
/// more slowly and never reaches the step: only the service reports that.
#[must_use]
pub fn estimate(percent: u8, still: Millis, usual: Option<Millis>) -> Option<u16> {
    let next = STEPS.into_iter().find(|step| *step > percent)?;
    let gap = u64::from(next - percent);
    let usual = usual.unwrap_or(USUAL).max(1000);
    // A limit of about a year, so that nothing overflows.
    let still = still.min(1 << 35);
    let part = (usual.min(1 << 35) * gap / 100).max(1);
    let way = gap * 10 * still / (still + part);
    // A sixth of the gap stays free, so that the guess does not look like the next step.
    let way = way.min(gap * 10 * 5 / 6);
    u16::try_from(u64::from(percent) * 10 + way).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_between_steps_has_reached_the_lower_one() {
        let counts = [0, 29, 30, 49, 50, 80, 90, 99, 100].map(reached);
        assert_eq!(counts, [0, 0, 1, 1, 2, 3, 4, 4, 5]);
    }

    #[test]
    fn the_guess_begins_at_the_step_and_grows() {
        assert_eq!(estimate(50, 0, None), Some(500));
        let grown = [60_000, 180_000, 360_000].map(|still| estimate(50, still, None));
        assert_eq!(grown, [Some(575), Some(650), Some(700)]);
    }

    #[test]
    fn what_is_usual_sets_the_pace() {
        assert_eq!(estimate(50, 60_000, Some(200_000)), Some(650));
    }

    #[test]
    fn it_never_reaches_the_next_step() {
        for percent in 0..100 {
            let next = STEPS.into_iter().find(|step| *step > percent).expect("below 100");
            for still in [0, 1, 1 << 20, 1 << 40, Millis::MAX] {
                for usual in [None, Some(0), Some(1), Some(Millis::MAX)] {
                    let guess = estimate(percent, still, usual).expect("below 100");
                    let bounds = u16::from(percent) * 10..u16::from(next) * 10;
                    assert!(bounds.contains(&guess), "{percent} {still} {usual:?}: {guess}");
                }
            }
        }
    }

    #[test]
    fn after_the_last_step_there_is_nothing_to_guess() {
        assert_eq!(estimate(100, 5_000, None), None);
        assert_eq!(estimate(255, 5_000, None), None);
    }
}
