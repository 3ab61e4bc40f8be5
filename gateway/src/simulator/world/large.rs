//! The `large` scenario: many rows, five of which change with every five seconds of the clock.

use super::{
    NORTH,
    instance::{Instance, Life},
    status::Status,
};

/// How many rows change with each step of the clock.
const TURNS: i64 = 5;

/// Seconds of the simulated clock between two steps.
const STEP: i64 = 5;

/// The statuses that a row goes through; neighbours differ, and so do the last and the first.
const CYCLE: [&str; 8] =
    ["Running", "Updating", "Running", "Restarting", "Running", "Unhealthy", "Running", "Frozen"];

/// The position of a row in the list; the rows take turns in this order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    position: i64,
    rows: i64,
}

impl Turn {
    pub(super) fn status(self, second: i64) -> Status {
        let given = second.max(0) / STEP * TURNS;
        let taken = (given - self.position + self.rows - 1).max(0) / self.rows;
        // Most rows run; one in eleven starts somewhere else in the cycle.
        let start = if self.position % 11 == 10 { self.position / 11 * 2 + 1 } else { 0 };
        let step = usize::try_from(start + taken).unwrap_or(0) % CYCLE.len();
        Status::named(CYCLE.get(step).copied().unwrap_or("Running"))
    }
}

/// The rows, newest first, an hour between two of them.
pub(super) fn instances(seed: u64, count: usize) -> Vec<Instance> {
    let rows = i64::try_from(count).unwrap_or(i64::MAX);
    (0..rows)
        .map(|position| {
            let name = format!("gateway-{:05}", rows - position);
            let life = Life::Turning(Turn { position, rows });
            Instance::new(seed, NORTH, name, -(position + 1) * 3_600, life)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(instances: &[Instance], second: i64) -> Vec<Option<&'static str>> {
        instances.iter().map(|instance| instance.status(second).name).collect()
    }

    #[test]
    fn exactly_five_rows_change_with_each_step() {
        for count in [5, 12, 333] {
            let rows = instances(7, count);
            for step in 1..200 {
                let (before, after) = (names(&rows, step * 5 - 1), names(&rows, step * 5));
                let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
                assert_eq!(changed, 5, "{count} rows, step {step}");
                assert_eq!(after, names(&rows, step * 5 + 4));
            }
        }
    }
}
