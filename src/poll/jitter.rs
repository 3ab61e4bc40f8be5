//! Random changes of the waits by up to 10 %, so that a thousand open pages do not send at the same instant.

use super::Millis;

/// A small deterministic generator (xorshift); not for secrets.
#[derive(Clone, Debug)]
pub(super) struct Jitter(u64);

impl Jitter {
    pub(super) const fn new(seed: u64) -> Self {
        // Zero would stay zero for ever.
        Self(seed | 1)
    }

    /// `wait`, changed by at most ±10 %.
    pub(super) const fn spread(&mut self, wait: Millis) -> Millis {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let tenth = wait / 10;
        wait - tenth + self.0 % (2 * tenth + 1)
    }
}
