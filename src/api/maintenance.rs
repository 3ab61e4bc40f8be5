//! The daily window in which the cloud may do maintenance.

/// A daily window in UTC, as `maintain_begin` and `maintain_end` give it.
///
/// It wraps midnight when it ends before it begins (22:00 to 02:00): that is no error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    begin: u32,
    end: u32,
}

/// Whether a window is open at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is open, and ends in this many seconds.
    Inside(u32),
    /// It is closed, and begins in this many seconds.
    Outside(u32),
    /// It begins as it ends, as in ROMA's example: it may mean never or always.
    Unclear,
}

/// The seconds of a day.
const DAY: u32 = 86_400;

impl Window {
    /// Reads two times of day, `HH:MM` or `HH:MM:SS`; `None` when either is not one.
    #[must_use]
    pub fn parse(begin: &str, end: &str) -> Option<Self> {
        Some(Self { begin: seconds(begin)?, end: seconds(end)? })
    }

    /// Whether a moment of the day, in seconds since midnight UTC, lies inside.
    ///
    /// `None` when the window begins as it ends, as in ROMA's example: it may mean never or always.
    #[must_use]
    pub const fn contains(self, second: u32) -> Option<bool> {
        if self.begin == self.end {
            None
        } else if self.begin < self.end {
            Some(self.begin <= second && second < self.end)
        } else {
            Some(self.begin <= second || second < self.end)
        }
    }

    /// Whether it is open at a moment of the day, in seconds since midnight UTC.
    #[must_use]
    pub fn state(self, second: u32) -> State {
        let until = |time: u32| (time + DAY - second % DAY) % DAY;
        match self.contains(second % DAY) {
            None => State::Unclear,
            Some(true) => State::Inside(until(self.end)),
            Some(false) => State::Outside(until(self.begin)),
        }
    }

    /// The same window by a clock that is this many minutes ahead of UTC.
    #[must_use]
    pub fn shifted(self, minutes: i32) -> Self {
        let east = u32::try_from(minutes.rem_euclid(1440) * 60).unwrap_or(0);
        Self { begin: (self.begin + east) % DAY, end: (self.end + east) % DAY }
    }

    /// When it begins, in seconds since midnight UTC, or since midnight of the clock of [`Window::shifted`].
    #[must_use]
    pub const fn begin(self) -> u32 {
        self.begin
    }

    /// When it ends, in seconds since midnight UTC, or since midnight of the clock of [`Window::shifted`].
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }
}

fn seconds(text: &str) -> Option<u32> {
    let mut parts = text.trim().split(':');
    let mut next = |below: u32| -> Option<u32> {
        let part = parts.next()?;
        // `parse` alone would accept a sign.
        let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_number.then(|| part.parse::<u32>().ok())??;
        (number < below).then_some(number)
    };
    let (hour, minute) = (next(24)?, next(60)?);
    let second = if text.matches(':').count() > 1 { next(60)? } else { 0 };
    parts.next().is_none().then_some(hour * 3600 + minute * 60 + second)
}
