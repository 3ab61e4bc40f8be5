//! Tells of an end while nobody looks: a mark in the page's title, and a notification for who wants one.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen_futures::spawn_local;

use crate::{
    browser::{
        listener,
        lock::{Lock, News},
        notification, storage,
        timer::Timer,
        title,
    },
    domain::{attempts::Attempts, key::PollKey, task::Progress},
    i18n,
    poll::Millis,
    ui::{
        activity::followed::end_of,
        context::Ui,
        dom::{El, el},
        engine::Engine,
        part::button::button,
        reactive::{Kept, Signal},
    },
};

/// Under which name it is kept that the person wants notifications.
pub(in crate::ui) const NOTIFY: &str = "notify";
/// Under which name it is kept which ends were notified of, by any tab.
const NOTIFIED: &str = "notified";
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
        if self.notifies.get_untracked() && notification::is_allowed() {
            let whose = self.whose(poll).unwrap_or_default();
            let end = end_of(progress);
            let name = format!("instance-console ended {whose} {end}");
            let said = said.to_owned();
            // Held for as long as the page is there: whoever gets it next finds it kept that it was said.
            let told = Rc::new(move |news| {
                if news != News::Lost {
                    notify(&whose, &end, &said);
                }
            });
            self.told.get().borrow_mut().push(Lock::request(&name, false, told));
        }
    }
}

/// Shows a notification, unless that end had one from any tab.
fn notify(whose: &str, end: &str, said: &str) {
    let mut notified = Attempts::read(&storage::get(NOTIFIED).unwrap_or_default());
    if notified.add(whose, end) {
        storage::set(NOTIFIED, &notified.write());
        notification::show(said, &format!("{whose} {end}"));
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
    if !is_under_way || !(ui.notifies.get_untracked() || ui.marks_title.get_untracked()) {
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
        if ui.notifies.get_untracked() {
            set(ui, false);
            return;
        }
        spawn_local(async move {
            if notification::ask().await {
                refused.set(false);
                set(ui, true);
            } else {
                ui.announce(ui.say(i18n::follow::NOT_ALLOWED));
                refused.set(true);
            }
        });
    };
    let button = button("data-notify")
        .attr_of("aria-pressed", move || Some(ui.notifies.get().to_string()))
        .text(ui.say(i18n::follow::NOTIFY))
        .on_click(toggle);
    let said = move || refused.get().then(|| el("span").text(ui.say(i18n::follow::NOT_ALLOWED)));
    let whole = el("p").class("card-note muted").child(button).child_of(said);
    notification::is_there().then_some(whole)
}

fn set(ui: Ui, wanted: bool) {
    storage::set(NOTIFY, if wanted { "1" } else { "" });
    ui.notifies.set(wanted);
}
