//! What a screen reader is told of by itself: the only two live regions of the console.
//!
//! They are there, and empty, before there is anything to say, because a region that arrives with its
//! text is not read by all. When something is said, and whether, is the [`Announcer`]'s to decide.

use std::cell::RefCell;

use crate::{
    browser::{clock, timer::Timer},
    domain::announcer::{Announcer, Said},
    poll::Millis,
    ui::{
        context::Ui,
        dom::{El, Slot, el},
    },
};

/// How long a text stays in its region: it can be said again after that, and nobody who reads the page
/// line by line comes across old news.
const STAYS: Millis = 4_000;

/// The two regions, and what waits to be said in them.
#[derive(Debug, Default)]
pub(in crate::ui) struct Voice {
    announcer: RefCell<Announcer>,
    news: Slot,
    failures: Slot,
    turn: RefCell<Option<Timer>>,
    silence: RefCell<Option<Timer>>,
}

impl Voice {
    /// The two regions, out of sight.
    pub(in crate::ui) fn regions(&self) -> El {
        let region = |live: &str, slot: &Slot| {
            let region = el("p").attr("aria-live", live).attr("aria-atomic", "true");
            region.attr("data-said", live).slot(slot)
        };
        el("div")
            .class("unseen")
            .child(region("polite", &self.news))
            .child(region("assertive", &self.failures))
    }
}

impl Ui {
    /// Says something when its turn has come: what a person did has worked, or something went on.
    pub fn announce(self, text: &str) {
        self.announce_about(text, text);
    }

    /// Says something about a topic when its turn has come, unless newer news of it come before that.
    pub fn announce_about(self, topic: &str, text: &str) {
        self.tell(|announcer, now| announcer.news(now, topic, text));
    }

    /// Says that something failed, before any news; the same words not again for a minute.
    pub fn alarm(self, text: &str) {
        self.tell(|announcer, now| announcer.failure(now, text));
    }

    fn tell(self, tell: impl FnOnce(&mut Announcer, Millis)) {
        // What a person asked for may be done only after the console has gone.
        if let Some(voice) = self.voice.find() {
            tell(&mut voice.announcer.borrow_mut(), clock::now());
            self.speak();
        }
    }

    /// Says what is due, and waits for the turn of the rest.
    fn speak(self) {
        let Some(voice) = self.voice.find() else { return };
        let now = clock::now();
        let said = voice.announcer.borrow_mut().take(now);
        if let Some(Said { is_failure, text }) = said {
            let region = if is_failure { &voice.failures } else { &voice.news };
            region.set(&text);
            let silence = Timer::after(STAYS, move || {
                if let Some(voice) = self.voice.find() {
                    voice.news.set("");
                    voice.failures.set("");
                }
            });
            voice.silence.replace(silence);
        }
        let wait = voice.announcer.borrow().wait(now);
        let turn = wait.and_then(|wait| Timer::after(wait, move || self.speak()));
        voice.turn.replace(turn);
    }
}
