//! One activity: what it is, how far, since when, and why it failed.

use std::sync::Arc;

use crate::api::{
    Creation, Error, Phase, Preparation, PrepareState, Process, Severity, Status, Timestamp,
    status::Code,
};
use crate::ui::{
    activity::sub_services::sub_services,
    context::Ui,
    dom::{El, el},
    engine::{Progress, Task},
    model::key::{InstanceKey, PollKey},
    part::badge::{Badge, badge, tone},
    part::failure_note::{failure, failure_note},
    part::progress_bar::progress_bar,
    reactive::{Memo, memo},
    words::{self, elapsed, schedule, service_and_source, waiting},
};

/// A card of the activity list.
pub(in crate::ui) fn activity_card(ui: Ui, key: PollKey) -> El {
    let service = match key {
        PollKey::Process(_) => "ROMA",
        PollKey::Preparation(_) => "KooPhone",
        PollKey::Detail(_) | PollKey::List(_) | PollKey::Progress(_) => "APIG",
    };
    let card = el("li").class("card").attr("data-task", key.id()).attr("data-service", service);
    let Some(instance) = key.instance().cloned() else { return card };
    let source = service_and_source(ui.locale, &ui.source_label(instance.source), service);
    let (of_error, of_task) = (key.clone(), key.clone());
    let error: Memo<Option<Arc<Error>>> =
        memo(move |_| ui.store.errors.with(|errors| errors.get(&of_error).cloned()));
    let task: Memo<Option<Arc<Progress>>> =
        memo(move |_| ui.store.tasks.with(|tasks| tasks.get(&of_task).cloned()));
    let error_note = move || {
        error.get().map(|error| el("div").class("card-error").child(failure_note(ui, &error)))
    };
    let next = move || ui.schedule(&key).map(|next| schedule(ui.locale, next)).unwrap_or_default();
    let foot = el("p")
        .class("card-foot muted")
        .child(el("span").class("ellipsis").text(&source))
        .child(el("span").text_of(next));
    let of_status = instance.clone();
    // Apart, so that a change of any other row leaves the card as it is.
    let status = memo(move |_| {
        ui.store.fleet.with(|fleet| {
            fleet.get(&of_status).map(|row| row.instance.status.clone()).unwrap_or_default()
        })
    });
    card.child(name(ui, &instance, task, service == "APIG"))
        .child_of(move || Some(facts(ui, instance.source, &*task.get()?, status)))
        .child_of(error_note)
        .child(foot)
}

fn name(ui: Ui, key: &InstanceKey, task: Memo<Option<Arc<Progress>>>, can_open: bool) -> El {
    let key = key.clone();
    let of_name = key.clone();
    let name = move || {
        ui.store.fleet.track();
        let listed = ui
            .store
            .fleet
            .with_untracked(|fleet| fleet.get(&of_name).map(|row| row.instance.name.clone()));
        let sent = || match &task.get()?.task {
            Task::Process(process) => Some(process.name.clone()),
            Task::Creation(_) | Task::Preparation(_) => None,
        };
        let name = listed.or_else(sent).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| of_name.id.to_string())
    };
    if !can_open {
        return el("p").class("card-name").text_of(name);
    }
    el("button")
        .class("link card-name")
        .attr("type", "button")
        .text_of(name)
        .on_click(move || ui.open(key.clone()))
}

fn facts(ui: Ui, source: usize, progress: &Progress, status: Memo<Status>) -> El {
    let percent = progress.percent;
    match &progress.task {
        Task::Creation(creation) => creation_facts(ui, source, creation, percent, status),
        Task::Preparation(preparation) => preparation_facts(ui, *preparation, percent),
        Task::Process(process) => process_facts(ui, source, process, percent),
    }
}

fn creation_facts(
    ui: Ui,
    source: usize,
    creation: &Creation,
    percent: Option<u8>,
    status: Memo<Status>,
) -> El {
    let phase = &creation.phase;
    let shown = match phase {
        Phase::Failed => Badge::plain(Severity::Failed, ui.say(Code::CreateFail.label())),
        Phase::Succeeded => Badge::plain(Severity::Running, ui.say(words::activity::READY)),
        Phase::Underway => status.with(|status| Badge::of(ui, status)),
        Phase::Unknown(word) => Badge::unknown(ui, word),
    };
    el("div")
        .class("card-facts")
        .child(line(ui, &shown, percent.map(percent_of)))
        .child(progress_bar(ui.say(words::activity::PROGRESS), percent, phase_tone(phase)))
        .children(creation.failure.as_ref().map(failure))
        .child(time(ui, source, creation.started, creation.ended))
}

fn process_facts(ui: Ui, source: usize, process: &Process, percent: Option<u8>) -> El {
    let phase = process.phase();
    let shown = match process.status.label() {
        Some(label) => Badge::plain(process.status.severity(), ui.say(label)),
        None => Badge::unknown(ui, process.status.word()),
    };
    let job = process.job.as_deref().map(|job| {
        let label = format!("{}: ", ui.say(words::activity::JOB));
        el("p").class("muted ellipsis").attr("title", job).text(&label).child(el("code").text(job))
    });
    el("div")
        .class("card-facts")
        .child(line(ui, &shown, percent.map(percent_of)))
        .child(progress_bar(ui.say(words::activity::PROGRESS), percent, phase_tone(&phase)))
        .children(process.failure.as_ref().map(failure))
        .child(sub_services(ui, source, &process.services))
        .children(job)
        .child(time(ui, source, process.started, process.ended))
}

fn preparation_facts(ui: Ui, preparation: Preparation, percent: Option<u8>) -> El {
    let state = preparation.state;
    let shown = match (state.label(), state) {
        (Some(label), _) => Badge::plain(state.severity(), ui.say(label)),
        (None, PrepareState::Unknown(number)) => Badge::unknown(ui, &number.to_string()),
        (None, _) => Badge::unknown(ui, ""),
    };
    let queue = preparation.waiting.map(|count| {
        let text = waiting(ui.locale, count);
        el("span").attr("data-waiting", &count.to_string()).text(&text)
    });
    // It tells no percentage: under way it only moves, at its end it is full or gone.
    let bar = (state != PrepareState::Failed).then(|| {
        progress_bar(ui.say(words::activity::PROGRESS), percent, phase_tone(&state.phase()))
    });
    el("div").class("card-facts").child(line(ui, &shown, queue)).children(bar)
}

fn line(ui: Ui, shown: &Badge, beside: Option<El>) -> El {
    el("div").class("card-line").child(badge(ui, shown)).children(beside)
}

fn percent_of(percent: u8) -> El {
    el("span")
        .class("percent")
        .attr("data-progress", &percent.to_string())
        .text(&format!("{percent}%"))
}

/// How long it has lasted by the server's clock; empty while it has not begun.
pub(in crate::ui) fn time(
    ui: Ui,
    source: usize,
    started: Option<Timestamp>,
    ended: Option<Timestamp>,
) -> El {
    el("span").class("time muted").text_of(move || {
        let lasted = ui.lasted(source, started, ended);
        lasted.map(|time| elapsed(ui.locale, time)).unwrap_or_default()
    })
}

/// The colour of a bar.
pub(in crate::ui) const fn phase_tone(phase: &Phase) -> &'static str {
    tone(match phase {
        Phase::Failed => Severity::Failed,
        Phase::Succeeded => Severity::Running,
        Phase::Underway => Severity::Transition,
        Phase::Unknown(_) => Severity::Unknown,
    })
}
