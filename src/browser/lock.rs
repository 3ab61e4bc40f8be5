//! A lock that one page of an origin holds at a time, by Web Locks.
//!
//! The browser gives it on to the next in the queue when the page that holds it is closed or killed.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{fetch::Abort, options::options};

/// What becomes of a request for a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It is held from now on.
    Granted,
    /// Another page has taken it.
    Lost,
    /// This browser has no locks, or not for this page.
    Unavailable,
}

/// A lock that is held, or waited for; dropping it gives it back.
#[derive(Debug)]
pub struct Lock {
    // Given up with it: a request in the queue.
    _abort: Abort,
    hold: Rc<Hold>,
}

/// Present as long as anyone wants the lock.
#[derive(Debug, Default)]
struct Hold(RefCell<Option<Function>>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.hold.0.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Lock {
    /// Asks for a lock, behind those who wait already; or takes it from whoever holds it.
    ///
    /// Calls back later, never at once.
    #[must_use]
    pub fn request(name: &str, steals: bool, told: Rc<dyn Fn(News)>) -> Self {
        let abort = Abort::default();
        let hold = Rc::new(Hold::default());
        let (wanted, telling) = (Rc::downgrade(&hold), Rc::clone(&told));
        let granted = Closure::wrap(Box::new(move || -> JsValue {
            let Some(hold) = wanted.upgrade() else { return JsValue::UNDEFINED };
            // It is held until this promise ends.
            let held = Promise::new(&mut |release, _| {
                hold.0.replace(Some(release));
            });
            drop(hold);
            telling(News::Granted);
            held.into()
        }) as Box<dyn FnMut() -> JsValue>);
        let options = if steals {
            options(&[("steal", &true.into())])
        } else {
            options(&[("signal", &abort.signal().into())])
        };
        let request = ask(name, &options.into(), granted.as_ref().unchecked_ref());
        let wanted = Rc::downgrade(&hold);
        spawn_local(async move {
            let ended = match request {
                Some(request) => JsFuture::from(request).await.is_ok(),
                None => false,
            };
            drop(granted);
            if ended {
                return;
            }
            if let Some(hold) = wanted.upgrade() {
                let was_held = hold.0.take().is_some();
                told(if was_held { News::Lost } else { News::Unavailable });
            }
        });
        Self { _abort: abort, hold }
    }
}

/// `navigator.locks.request`, which pages without a secure context do not have.
fn ask(name: &str, options: &JsValue, granted: &JsValue) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call3(&locks, &name.into(), options, granted).ok()?.dyn_into().ok()
}
