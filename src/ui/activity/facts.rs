//! How far something is that is being made, whatever it is.

use crate::{
    api::{ServiceName, Status},
    domain::key::PollKey,
    ui::{
        activity::{
            creation::creation_facts, fact::Known, preparation::preparation_facts,
            process::process_facts,
        },
        context::AppState,
        dom::El,
        reactive::Memo,
    },
};

/// Draws what is known of it, and keeps that true. `status` is that of the list, where it is not said
/// beside it already.
pub(in crate::ui) fn facts(
    ui: AppState,
    key: &PollKey,
    known: Known,
    status: Option<Memo<Status>>,
) -> El {
    match key.call.service() {
        ServiceName::Roma => process_facts(ui, key, known),
        ServiceName::KooPhone => preparation_facts(ui, key, known),
        ServiceName::Apig => creation_facts(ui, key, known, status),
    }
}
