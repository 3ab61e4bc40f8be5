//! What is announced to a screen reader, and when: news never interrupt each other, and are never outdated.
//!
//! News are announced once in five seconds at most; all that have gathered until then are announced
//! together. They replace older ones of the same topic that still wait. A failure does not wait for news.

use crate::poll::Millis;

/// The shortest time from one announcement to the next. A failure waits only for earlier failures.
const GAP: Millis = 5_000;
/// How long the first announcement waits for others: one answer often brings several.
const GATHER: Millis = 400;
/// A failure with the same text is not announced again before this time has passed.
const AGAIN: Millis = 60_000;
/// The most texts in one announcement.
const AT_ONCE: usize = 4;

/// The queue of announcements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcer {
    /// The topic and the text of each.
    news: Vec<(String, String)>,
    failures: Vec<String>,
    /// The failures of the last minute, and when they came.
    said: Vec<(String, Millis)>,
    news_from: Millis,
    failures_from: Millis,
}

/// An announcement to make now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// `true` for a failure: a screen reader interrupts itself to read it.
    pub is_failure: bool,
    /// The texts to read.
    pub texts: Vec<String>,
}

impl Announcer {
    /// Queues news. News of the same topic that still wait are dropped.
    pub fn news(&mut self, now: Millis, topic: &str, text: &str) {
        // The first news set the time, so that further ones cannot delay them for ever.
        if self.news.is_empty() {
            self.news_from = self.news_from.max(now.saturating_add(GATHER));
        }
        self.news.retain(|(known, _)| known != topic);
        self.news.push((topic.to_owned(), text.to_owned()));
    }

    /// Queues a failure, unless one with the same text came within the last minute.
    pub fn failure(&mut self, now: Millis, text: &str) {
        self.said.retain(|(_, at)| now.saturating_sub(*at) < AGAIN);
        if self.said.iter().all(|(said, _)| said != text) {
            self.said.push((text.to_owned(), now));
            if self.failures.is_empty() {
                self.failures_from = self.failures_from.max(now.saturating_add(GATHER));
            }
            self.failures.push(text.to_owned());
        }
    }

    /// Takes the next announcement from the queue; `None` where none is due.
    pub fn take(&mut self, now: Millis) -> Option<Said> {
        let is_failure = !self.failures.is_empty() && now >= self.failures_from;
        let texts = if is_failure {
            let count = self.failures.len().min(AT_ONCE);
            // Leaves time to hear this failure before the next one interrupts it.
            self.failures_from = now.saturating_add(GAP);
            self.failures.drain(..count).collect::<Vec<_>>()
        } else if !self.news.is_empty() && now >= self.news_from {
            let count = self.news.len().min(AT_ONCE);
            self.news.drain(..count).map(|(_, text)| text).collect()
        } else {
            return None;
        };
        self.news_from = now.saturating_add(GAP);
        Some(Said { is_failure, texts })
    }

    /// How long until the next announcement is due; `None` while nothing waits.
    #[must_use]
    pub fn wait(&self, now: Millis) -> Option<Millis> {
        let news = (!self.news.is_empty()).then_some(self.news_from);
        let failures = (!self.failures.is_empty()).then_some(self.failures_from);
        news.into_iter().chain(failures).min().map(|from| from.saturating_sub(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All announcements from `now` on, each with its time.
    fn hear(announcer: &mut Announcer, mut now: Millis) -> Vec<(Millis, Vec<String>)> {
        let mut heard = Vec::new();
        while let Some(wait) = announcer.wait(now) {
            now += wait;
            heard.extend(announcer.take(now).map(|said| (now, said.texts)));
        }
        heard
    }

    #[test]
    fn news_are_never_less_than_five_seconds_apart() {
        let mut announcer = Announcer::default();
        let mut heard = Vec::new();
        for now in 0..600 {
            let now = now * 100;
            announcer.news(now, &format!("{}", now % 700), "news");
            heard.extend(announcer.take(now).map(|_| now));
        }
        assert!(heard.len() > 5);
        assert!(heard.windows(2).all(|pair| pair[1] - pair[0] >= GAP), "{heard:?}");
    }

    #[test]
    fn what_comes_together_is_said_together() {
        let mut announcer = Announcer::default();
        announcer.news(0, "a", "a 30%");
        announcer.news(10, "b", "b 50%");
        assert_eq!(
            hear(&mut announcer, 10),
            [(GATHER, vec!["a 30%".to_owned(), "b 50%".to_owned()])]
        );
    }

    #[test]
    fn later_news_replace_earlier_ones_that_wait() {
        let mut announcer = Announcer::default();
        announcer.news(0, "a", "30%");
        assert!(announcer.take(GATHER).is_some());
        announcer.news(1_000, "a", "50%");
        announcer.news(2_000, "a", "80%");
        assert_eq!(hear(&mut announcer, 2_000), [(GATHER + GAP, vec!["80%".to_owned()])]);
    }

    #[test]
    fn a_failure_does_not_wait_for_news_and_is_said_once() {
        let mut announcer = Announcer::default();
        announcer.news(0, "a", "30%");
        assert!(announcer.take(GATHER).is_some());
        announcer.news(900, "a", "50%");
        announcer.failure(1_000, "b failed");
        announcer.failure(1_500, "b failed");
        let said = announcer.take(1_000 + GATHER);
        assert_eq!(said, Some(Said { is_failure: true, texts: vec!["b failed".to_owned()] }));
        announcer.failure(9_000, "b failed");
        assert_eq!(hear(&mut announcer, 9_000), [(9_000, vec!["50%".to_owned()])]);
        announcer.failure(62_000, "b failed");
        assert!(announcer.wait(62_000).is_some());
    }

    #[test]
    fn nothing_that_failed_is_lost_among_many() {
        let mut announcer = Announcer::default();
        for index in 0..10 {
            announcer.failure(0, &format!("{index} failed"));
        }
        let heard = hear(&mut announcer, 0);
        assert_eq!(heard.len(), 3);
        assert!((0..10).all(|index| {
            heard.iter().any(|(_, texts)| texts.contains(&format!("{index} failed")))
        }));
    }
}
