//! The steps of a creation that are announced to a screen reader.

/// APIG's documented percentages.
pub const APIG: &[u8] = &[30, 50, 80, 90];
/// ROMA reports every percent: a hundred announcements would be too many.
pub const ROMA: &[u8] = &[25, 50, 75];

/// The last of the steps that a percentage has reached; 0 before the first.
#[must_use]
pub fn reached(steps: &[u8], percent: u8) -> u8 {
    steps.iter().copied().filter(|step| *step <= percent).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_between_two_steps_is_at_the_lower_one() {
        let all = [0, 29, 30, 31, 99, 100].map(|percent| reached(APIG, percent));
        assert_eq!(all, [0, 0, 30, 30, 90, 90]);
    }
}
