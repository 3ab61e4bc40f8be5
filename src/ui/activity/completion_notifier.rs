//! Tells of an end while nobody looks: a mark in the page's title, and a notification for who wants one.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen_futures::spawn_local;

use crate::{
    browser::{listener, notification, timer::Timer, title},
    domain::{key::PollKey, task::Progress},
    i18n,
    poll::Millis,
    ui::{
        activity::followed::completion_id,
        context::Ui,
        dom::{El, el},
        engine::Engine,
        part::button::button,
        reactive::{Kept, Signal},
    },
};

/// How often a hidden page looks for who wants to be told.
const GLANCE: Millis = 60_000;

impl Ui {
    /// Something that was under way has ended.
    pub(in crate::ui) fn ended(
        self,
        poll: &PollKey,
        progress: &Progress,
        is_failure: bool,
        said: &str,
    ) {
        let document = web_sys::window().and_then(|window| window.document());
        if document.is_none_or(|document| !document.hidden()) {
            return;
        }
        if self.marks_title.get_untracked() {
            title::mark(is_failure);
        }
        if wants_notifications(self) && notification::is_allowed() {
            self.notify(poll, &completion_id(progress), said);
        }
    }

    /// Shows a notification, unless any page of this origin has shown one of the same completion.
    ///
    /// Two pages that look in the same instant may both show it: by its tag the browser shows one.
    fn notify(self, poll: &PollKey, completion_id: &str, said: &str) {
        let Some(instance_id) = self.instance_id(poll) else { return };
        if self.notified.update(|notified| notified.0.add(&instance_id, completion_id)) {
            notification::show(said, &format!("instance-console {instance_id} {completion_id}"));
        }
    }
}

/// Takes the mark back when the page is in sight or the console goes, and looks once a minute while it
/// is hidden, if an end is to be told.
pub(in crate::ui) fn watch(ui: Ui) {
    struct Mark;
    impl Drop for Mark {
        fn drop(&mut self) {
            title::restore();
        }
    }
    Kept::new(Mark);
    let timer: Rc<RefCell<Option<Timer>>> = Rc::default();
    Kept::new(listener::visibility(move |hidden| {
        timer.take();
        if hidden {
            glance_later(ui, &timer);
        } else {
            title::restore();
        }
    }));
}

fn glance_later(ui: Ui, timer: &Rc<RefCell<Option<Timer>>>) {
    let is_under_way = ui.store.tasks.with_untracked(|tasks| {
        tasks.iter().any(|(_, progress)| !progress.task.phase().is_terminal())
    });
    if !is_under_way || !(wants_notifications(ui) || ui.marks_title.get_untracked()) {
        return;
    }
    let again = Rc::downgrade(timer);
    let next = Timer::after(GLANCE, move || {
        ui.engine(Engine::glance);
        if let Some(timer) = again.upgrade() {
            glance_later(ui, &timer);
        }
    });
    timer.replace(next);
}

/// The button by which one asks to be told; nothing where the browser cannot.
pub(in crate::ui) fn notify_button(ui: Ui) -> Option<El> {
    let refused = Signal::new(false);
    let toggle = move || {
        if wants_notifications(ui) {
            ui.use_notifications(false);
            return;
        }
        spawn_local(async move {
            if notification::ask().await {
                refused.set(false);
                ui.use_notifications(true);
            } else {
                ui.announce(ui.say(i18n::follow::NOT_ALLOWED));
                refused.set(true);
            }
        });
    };
    let button = button("data-notify")
        .attr_of("aria-pressed", move || Some(ui.wants_notifications.get().to_string()))
        .text(ui.say(i18n::follow::NOTIFY))
        .on_click(toggle);
    let said = move || refused.get().then(|| el("span").text(ui.say(i18n::follow::NOT_ALLOWED)));
    let whole = el("p").class("card-note muted").child(button).child_of(said);
    notification::is_there().then_some(whole)
}

fn wants_notifications(ui: Ui) -> bool {
    ui.wants_notifications.with_untracked(|wanted| *wanted)
}
