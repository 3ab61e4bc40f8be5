//! What is said aloud, and when: a screen reader is never talked over, and never told old news.
//!
//! News wait for their turn, one in five seconds at most, and what has gathered until then is said as
//! one. Newer news of a thing take the place of older ones that still wait. A failure waits for no news.

use crate::poll::Millis;

/// The shortest time between two pieces of news.
const GAP: Millis = 5_000;
/// How long the first of several waits for the others, which often come with the same answer.
const GATHER: Millis = 400;
/// A failure with the same words is not said again before this has passed.
const AGAIN: Millis = 60_000;
/// More than this is not said in one breath.
const AT_ONCE: usize = 4;

/// What waits to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcer {
    /// Each with its topic.
    news: Vec<(String, String)>,
    failures: Vec<String>,
    /// The failures that were said last, and when.
    said: Vec<(String, Millis)>,
    news_from: Millis,
    failures_from: Millis,
}

/// Something to be said now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whether it interrupts what is being read.
    pub is_failure: bool,
    /// The words of each.
    pub texts: Vec<String>,
}

impl Announcer {
    /// Takes news. Those of the same topic that still wait are forgotten.
    pub fn news(&mut self, now: Millis, topic: &str, text: &str) {
        // The first of them sets the time, so that many cannot put it off for ever.
        if self.news.is_empty() {
            self.news_from = self.news_from.max(now.saturating_add(GATHER));
        }
        self.news.retain(|(known, _)| known != topic);
        self.news.push((topic.to_owned(), text.to_owned()));
    }

    /// Takes a failure, unless it was said a short time ago.
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

    /// What is to be said now.
    pub fn take(&mut self, now: Millis) -> Option<Said> {
        let is_failure = !self.failures.is_empty() && now >= self.failures_from;
        let texts = if is_failure {
            let count = self.failures.len().min(AT_ONCE);
            // Time to hear it, before it is taken for another.
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

    /// How long until something is to be said; `None` while nothing waits.
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

    /// Everything that is said from now on, each with its time.
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
