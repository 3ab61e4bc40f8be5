//! Moments and durations, as a person reads them.

use leptos::prelude::*;

use super::AppState;
use crate::{
    api::{Moment, Timestamp},
    browser::intl::{self, Dates},
    domain::sent_text::visible,
    i18n,
    poll::Millis,
};

impl AppState {
    /// A moment as date and time by the clock that the person chose. Tracks that choice.
    #[must_use]
    pub fn date_time(self, moment: Timestamp) -> String {
        self.dates(|dates| dates.date_time(moment))
    }

    /// A moment in full: to the second, with its zone, and also in UTC. Tracks the person's choice of the
    /// clock.
    #[must_use]
    pub fn full_time(self, moment: Timestamp) -> String {
        let full = format!("{} {}", self.dates(|dates| dates.full(moment)), self.zone(moment));
        if self.in_utc.get() { full } else { format!("{full} · {}", intl::utc(moment)) }
    }

    fn dates(self, write: impl FnOnce(&Dates) -> String) -> String {
        let dates = if self.in_utc.get() { self.utc_dates } else { self.local_dates };
        dates.try_with_value(write).unwrap_or_default()
    }

    /// A moment as [`AppState::date_time`] writes it; a text that is not a moment, as it was sent.
    #[must_use]
    pub fn moment(self, moment: &Moment) -> String {
        match moment {
            Moment::At(time) => self.date_time(*time),
            Moment::AsSent(text) => visible(text).into_owned(),
        }
    }

    /// A moment as date, time and zone by the clock that the person chose. Tracks that choice.
    #[must_use]
    pub fn zoned(self, moment: Timestamp) -> String {
        format!("{} {}", self.date_time(moment), self.zone(moment))
    }

    fn zone(self, moment: Timestamp) -> String {
        i18n::detail::zone(if self.in_utc.get() { 0 } else { intl::offset(moment) })
    }

    /// How long something has lasted by its server's clock, in words; if its start is not a moment, the start
    /// as it was sent. Empty while it has not begun.
    ///
    /// Tracks the page's clock while it lasts.
    #[must_use]
    pub fn elapsed_text(
        self,
        source: usize,
        started: Option<&Moment>,
        ended: Option<&Moment>,
    ) -> String {
        // Without a start that can be read, the duration is not known.
        if let Some(Moment::AsSent(text)) = started {
            return visible(text).into_owned();
        }
        let time = |moment: Option<&Moment>| moment.and_then(Moment::timestamp);
        let lasted = self.lasted(source, time(started), time(ended));
        let has_ended = time(ended).is_some();
        let text = |lasted| i18n::progress::lasted(self.locale, lasted, has_ended);
        lasted.map(text).unwrap_or_default()
    }

    /// How long something has lasted by its server's clock, until it ended or until now, in milliseconds.
    ///
    /// Tracks the page's clock while it lasts.
    #[must_use]
    pub fn lasted(
        self,
        source: usize,
        started: Option<Timestamp>,
        ended: Option<Timestamp>,
    ) -> Option<Millis> {
        let started = started?;
        let end = match ended {
            Some(ended) => ended,
            None => {
                self.store.now.track();
                self.server_time(source)?
            }
        };
        Millis::try_from(end.since(started).as_millis()).ok()
    }
}
