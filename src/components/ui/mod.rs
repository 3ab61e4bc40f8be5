//! The smallest components, of which others are made.
//!
//! They get everything through their props, and know nothing of instances.

mod badge;
mod button;
mod copy_button;
mod copy_field;
mod disclosure;
mod each;
mod focus_scope;
mod icon;
mod layer;
mod popover_place;
mod progress_bar;
mod value_or_none;

pub use badge::Badge;
pub use button::{Button, IconButton};
pub use copy_button::CopyButton;
pub use copy_field::CopyField;
pub use disclosure::Disclosure;
pub use each::Each;
pub use focus_scope::FocusScope;
pub use icon::{Icon, Shape};
pub use layer::Layer;
pub use popover_place::PopoverPlace;
pub use progress_bar::ProgressBar;
pub use value_or_none::ValueOrNone;
