//! Keeps the page's address true to what one sees, and what one sees to the address.
//!
//! Only for an element that has the page to itself: in a host page the address is the host's.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use crate::{
    browser::location,
    domain::{
        address::Address,
        config::Source,
        key::{InstanceKey, PollKey},
    },
    i18n::{self, filter::not_here},
    ui::{
        context::Ui,
        dom::{El, el},
        part::{button::icon_button, icon::Shape},
        reactive::{Kept, effect},
    },
};

/// Shows what the address says, now and when a person goes back or follows a link, and writes there
/// what is shown. Opening and closing an instance are steps that Back undoes.
pub fn follow_address(ui: Ui) {
    // What was last read or written.
    let known = Rc::new(RefCell::new(None));
    let was_open = Rc::new(Cell::new(false));
    let (of_link, of_opening) = (Rc::clone(&known), Rc::clone(&was_open));
    let read = move || {
        let hash = location::hash();
        if of_link.borrow().as_ref() == Some(&hash) {
            return;
        }
        show(ui, Address::parse(&hash, &ui.config().sources));
        of_opening.set(ui.store.open.get_untracked().is_some());
        of_link.replace(Some(hash));
    };
    read();
    Kept::new(location::on_hash(read));
    effect(move || {
        let (open, compared) = (ui.store.open.get(), ui.store.compared.get());
        let hash = ui.filter.with(|filter| {
            let (open, compared) = (open.as_ref(), compared.as_ref());
            ui.sort.with(|sort| Address::text(filter, sort, open, compared, &ui.config().sources))
        });
        if known.borrow().as_ref() != Some(&hash) {
            location::set_hash(&hash, was_open.get() != open.is_some());
            known.replace(Some(hash));
        }
        was_open.set(open.is_some());
    });
}

fn show(ui: Ui, Address { filter, sort, open, compared }: Address) {
    ui.sort.set(sort);
    ui.filter.set(filter);
    let unknown = [&open, &compared].into_iter().flatten().find(|key| !is_here(ui, key)).cloned();
    let open = open.filter(|key| is_here(ui, key));
    let compared = compared.filter(|key| open.is_some() && is_here(ui, key));
    if let Some(key) = &unknown {
        ui.alarm(&not_here(ui.locale, &key.id));
    }
    ui.unknown.set(unknown);
    if ui.store.compared.with_untracked(|place| *place != compared) {
        if let Some(key) = &compared {
            ui.open(key.clone());
        }
        ui.compare(compared);
    }
    match open {
        Some(key) => ui.open(key),
        None => ui.close(),
    }
}

/// Whether there can be such an instance: its source is one of this console's, and asks for it.
fn is_here(ui: Ui, key: &InstanceKey) -> bool {
    let polls = [PollKey::process(key.clone()), PollKey::preparation(key.clone())];
    let is_listed = ui.config().sources.get(key.source).is_some_and(Source::is_listed);
    is_listed || ui.engine(|engine| polls.iter().any(|poll| engine.schedule(poll).is_some()))
}

/// Says that a link named an instance that is not here.
pub(super) fn unknown_note(ui: Ui) -> Option<El> {
    let key = ui.unknown.get()?;
    let dismiss = icon_button("data-dismiss-link", Shape::Close, ui.say(i18n::general::CLOSE))
        .on_click(move || ui.unknown.set(None));
    let note = el("div").class("notice unknown-link").attr("data-unknown-link", &key.id);
    Some(note.child(el("p").text(&not_here(ui.locale, &key.id))).child(dismiss))
}
