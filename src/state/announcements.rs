//! The announcements for screen readers. The [`Announcer`] decides when a text is announced, and whether; the
//! live regions draw the texts.

use leptos::prelude::*;

use crate::{
    browser::{clock, timer::Timer},
    domain::{
        announcer::{Announcer, Said},
        config::Locale,
    },
    i18n::sentences,
    poll::Millis,
};

/// How long a text stays in its live region. After that the same text can be announced again, and a person
/// who reads the page line by line does not meet old news.
const STAYS: Millis = 4_000;

/// The texts of both live regions, and the texts that wait for their turn. A handle, cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Announcements {
    /// The text of the polite region: progress, and actions that have worked.
    pub status: RwSignal<String>,
    /// The text of the assertive region: failures.
    pub alert: RwSignal<String>,
    locale: Locale,
    announcer: StoredValue<Announcer>,
    turn: StoredValue<Option<Timer>, LocalStorage>,
    silence: StoredValue<Option<Timer>, LocalStorage>,
}

impl Announcements {
    /// Starts with nothing to announce. `locale` is the language of the texts.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            status: RwSignal::default(),
            alert: RwSignal::default(),
            announcer: StoredValue::default(),
            turn: StoredValue::new_local(None),
            silence: StoredValue::new_local(None),
        }
    }

    /// Announces news when their turn comes: that an action has worked, or that something has progressed.
    pub fn announce(self, text: &str) {
        self.announce_about(text, text);
    }

    /// Announces news about a topic when their turn comes, unless newer news about the topic replace them.
    pub fn announce_about(self, topic: &str, text: &str) {
        self.tell(|announcer, now| announcer.news(now, topic, text));
    }

    /// Announces a failure, before any news. The same words are not announced again for a minute.
    pub fn alert(self, text: &str) {
        self.tell(|announcer, now| announcer.failure(now, text));
    }

    /// Changes the announcer. An action may finish after the console has ended: then nothing is announced.
    fn tell(self, tell: impl FnOnce(&mut Announcer, Millis)) {
        self.announcer.try_update_value(|announcer| tell(announcer, clock::now()));
        self.speak();
    }

    /// Announces what is due, and sets a timer for the rest.
    fn speak(self) {
        let now = clock::now();
        let said = self.announcer.try_update_value(|announcer| announcer.take(now)).flatten();
        if let Some(Said { is_failure, texts }) = said {
            let region = if is_failure { self.alert } else { self.status };
            region.set(sentences(self.locale, &texts));
            let silence = Timer::after(STAYS, move || {
                self.status.set(String::new());
                self.alert.set(String::new());
            });
            self.silence.try_set_value(silence);
        }
        let wait = self.announcer.try_with_value(|announcer| announcer.wait(now)).flatten();
        self.turn.try_set_value(wait.and_then(|wait| Timer::after(wait, move || self.speak())));
    }
}
