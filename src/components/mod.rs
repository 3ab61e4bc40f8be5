//! The Leptos components.
//!
//! Each file has one component, and the small ones that only it uses. Where two have similar names, one takes
//! everything as props (`Header`, `Notices`, `SchedulePanel`, `TokenForm`), and the other reads the state and
//! passes it on (`ConsoleHeader`, `ListNotices`, `ConsoleSchedule`, `TokenPrompt`).
//! Promises that what a component shows comes from its props, from the catalogue, or from the state in its
//! context. Must not know which page embeds the console.

#![expect(
    unreachable_pub,
    reason = "`#[component]` repeats the visibility on a function inside of it"
)]

pub mod activity;
mod change_line;
mod changes_panel;
mod check_now;
mod clock_choice;
mod config_problems;
mod console;
mod console_header;
mod console_link;
mod console_schedule;
mod context;
mod failure_note;
mod filter_bar;
mod follow_form;
mod header;
mod instance_list;
mod instance_panel;
mod list_notices;
mod live_regions;
mod notices;
mod progress_card;
mod schedule_panel;
mod simulator_mark;
mod stale_mark;
mod summary;
mod table;
mod time_text;
mod token_end;
mod token_form;
mod token_prompt;
pub mod ui;
mod unknown_link;
mod unreadable_entries;

pub use activity::{Activity, ActivityStrip};
pub use changes_panel::ChangesPanel;
pub use check_now::CheckNow;
pub use clock_choice::ClockChoice;
pub use config_problems::ConfigProblems;
pub use console::Console;
pub use console_header::ConsoleHeader;
pub use console_link::ConsoleLink;
pub use console_schedule::ConsoleSchedule;
pub use context::{provide_i18n, use_i18n};
pub use failure_note::{AdviceNote, ErrorFacts, FailureNote, FailureReason};
pub use filter_bar::FilterBar;
pub use follow_form::FollowForm;
pub use header::Header;
pub use instance_list::InstanceList;
pub use instance_panel::{
    Comparison, ComparisonBar, InstancePanel, KeptInstance, OpenComparison, OpenInstance,
};
pub use list_notices::ListNotices;
pub use live_regions::LiveRegions;
pub use notices::Notices;
pub use progress_card::ProgressCard;
pub use schedule_panel::{PollState, SchedulePanel};
pub use simulator_mark::SimulatorMark;
pub use stale_mark::StaleMark;
pub use summary::Summary;
pub use table::{
    EmptyState, InstanceTable, Resizer, SelectAll, SelectionBar, SortButton, TableToolbar,
};
pub use time_text::TimeText;
pub use token_end::TokenEnd;
pub use token_form::TokenForm;
pub use token_prompt::TokenPrompt;
pub use unknown_link::UnknownLink;
pub use unreadable_entries::UnreadableEntries;
