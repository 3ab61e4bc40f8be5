//! Where an icon stands among elements.

use leptos::prelude::*;

pub(in crate::ui) use crate::components::ui::Shape;
use crate::{
    components::ui::Icon,
    ui::{dom::El, island::island},
};

/// Draws an icon.
pub(in crate::ui) fn icon(shape: Shape) -> El {
    island(|| view! { <Icon shape /> })
}
