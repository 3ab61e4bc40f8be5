//! What a screen reader is told of by itself. When something is said, and whether, is the
//! [`Announcer`]'s to decide; the texts are drawn by the live regions.

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

/// How long a text stays in its region: it can be said again after that, and nobody who reads the page
/// line by line comes across old news.
const STAYS: Millis = 4_000;

/// The texts of both regions, and what waits to be said in them. A handle, cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Announcements {
    /// What went on, or was asked for and has worked.
    pub status: RwSignal<String>,
    /// What failed.
    pub alert: RwSignal<String>,
    locale: Locale,
    announcer: StoredValue<Announcer>,
    turn: StoredValue<Option<Timer>, LocalStorage>,
    silence: StoredValue<Option<Timer>, LocalStorage>,
}

impl Announcements {
    /// Nothing is said yet. `locale` is the language in which it is.
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

    /// Says something when its turn has come: what a person did has worked, or something went on.
    pub fn announce(self, text: &str) {
        self.announce_about(text, text);
    }

    /// Says something about a topic when its turn has come, unless newer news of it come before that.
    pub fn announce_about(self, topic: &str, text: &str) {
        self.tell(|announcer, now| announcer.news(now, topic, text));
    }

    /// Says that something failed, before any news; the same words not again for a minute.
    pub fn alert(self, text: &str) {
        self.tell(|announcer, now| announcer.failure(now, text));
    }

    /// What a person asked for may be done only after the console has gone: nothing is said then.
    fn tell(self, tell: impl FnOnce(&mut Announcer, Millis)) {
        self.announcer.try_update_value(|announcer| tell(announcer, clock::now()));
        self.speak();
    }

    /// Says what is due, and waits for the turn of the rest.
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
