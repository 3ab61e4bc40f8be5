//! The choice of how often to check: an interval while something changes, one otherwise, or only manually.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    domain::stored::{PollChoice, PollPreferences, SETTLED, TRANSITION},
    i18n::{
        Text, aside,
        checks::{self, CONFIGURED, MANUAL},
        elapsed,
    },
    poll::{Intervals, Millis},
};

/// The choices.
#[component]
pub fn IntervalChoices(
    /// The intervals of the configuration.
    configured: Intervals,
    /// The person's choices, which override the configuration. Another page may change them, too.
    preferences: Memo<PollPreferences>,
    /// Called with each choice.
    #[prop(into)]
    on_choose: Callback<PollChoice>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="intervals">
            <IntervalChoice
                label=checks::CHANGING
                name="transition"
                waits=&TRANSITION
                configured=configured.transition
                chosen=Memo::new(move |_| preferences.with(|chosen| chosen.transition))
                on_choose=move |wait| on_choose.run(PollChoice::Transition(wait))
            />
            <IntervalChoice
                label=checks::SETTLED
                name="settled"
                waits=&SETTLED
                configured=configured.settled
                chosen=Memo::new(move |_| preferences.with(|chosen| chosen.settled))
                on_choose=move |wait| on_choose.run(PollChoice::Settled(wait))
            />
            <label class="check">
                <input
                    type="checkbox"
                    data-manual=""
                    prop:checked=move || preferences.with(|chosen| chosen.manual)
                    on:change=move |event| {
                        on_choose.run(PollChoice::Manual(event_target_checked(&event)));
                    }
                />
                <span>{i18n.t(MANUAL)}</span>
            </label>
        </div>
    }
}

/// One interval.
#[component]
fn IntervalChoice(
    /// What the interval is for.
    label: Text,
    /// The name by which tests find the field.
    name: &'static str,
    /// The intervals that can be chosen, in milliseconds.
    waits: &'static [Millis],
    /// The interval of the configuration, in milliseconds: the default.
    configured: Millis,
    /// The chosen interval, in milliseconds; `None` for the configuration's.
    chosen: Memo<Option<Millis>>,
    /// Called with the chosen interval; `None` for the configuration's.
    #[prop(into)]
    on_choose: Callback<Option<Millis>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let chosen = move || chosen.get().filter(|wait| *wait != configured);
    let default = aside(i18n.locale, &elapsed(i18n.locale, configured), i18n.t(CONFIGURED));
    let option = move |wait: Millis| {
        view! {
            <option value=wait.to_string() prop:selected=move || chosen() == Some(wait)>
                {elapsed(i18n.locale, wait)}
            </option>
        }
        .into_any()
    };
    let others = waits.iter().copied().filter(|wait| *wait != configured);
    view! {
        <label>
            <span>{i18n.t(label)}</span>
            <select
                data-interval=name
                translate="no"
                on:change=move |event| on_choose.run(event_target_value(&event).parse().ok())
            >
                <option value="" prop:selected=move || chosen().is_none()>
                    {default}
                </option>
                {others.map(option).collect_view()}
            </select>
        </label>
    }
}
