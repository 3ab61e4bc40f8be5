//! Instance Console: a browser widget that shows Huawei Cloud instances and how their creation is going.
//!
//! # Layers
//!
//! ```text
//! api  ←  poll  ←  domain  ←  i18n  ←  browser  ←  client  ←  state  ←  hooks  ←  components  ←  element  ←  main
//! ```
//!
//! A layer uses those to its left, never one to its right; `tests/layers.rs` checks it.
//!
//! * [`api`]: the five calls as values, and what their answers mean. Plain code.
//! * [`poll`]: when to poll again, with the clock passed in. Plain code.
//! * [`domain`]: what the views show, computed from the answers. Plain code.
//! * [`i18n`]: every string that a person reads, in both languages. Plain code.
//! * `browser`: the browser's own services.
//! * [`client`]: one client for each proxy: turns, token, server's clock. Only its transport is the browser's.
//! * `state`: what is known and what the person chose, as signals, and the engine that polls.
//! * `hooks`: what the browser reports of an element, as signals.
//! * `components`: what the person sees, as Leptos components.
//! * `element`: the `<instance-console>` element.
//!
//! The configuration is a crate of its own, `console-config`, since the gateway reads it too.
//!
//! Plain code mentions neither browser nor framework, and is tested natively, as is the client through a
//! transport of the test's own. The rest is compiled for `wasm32` only, and tested in a real browser.
//!
//! # What always holds
//!
//! * What was sent is shown: an unknown status, field or code appears as it came.
//! * Identical requests are in flight once, and at most six requests to one proxy.
//! * A refresh changes the page only where a value changed; the last good data stay through a failure.
//! * A token is in memory only, and goes to the configured proxy only.
//! * What a person chose or has seen is shared by all pages of an origin: a change keeps what others changed,
//!   and they show it at once.
//! * Nothing that the network, the page or the person sends can cause a panic.
//!
//! # From a timer to the page
//!
//! The engine's timer fires, and [`poll::Scheduler::step`] answers with [`poll::Effect::Fetch`]. The
//! engine gives the request of an [`api::ApiCall`] to the proxy's [`client::ApiClient`], which sends it
//! when its turn has come. The answer is decoded by the same call. The values go into the signals of
//! `state::Store`; the scheduler is told whether anything changed, and says when to poll next.
//! A component derives what it shows from those signals, and Leptos writes to the page what differs.

pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod client;
#[cfg(target_arch = "wasm32")]
pub mod components;
pub mod domain;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(target_arch = "wasm32")]
pub mod hooks;
pub mod i18n;
pub mod poll;
#[cfg(target_arch = "wasm32")]
pub mod state;
