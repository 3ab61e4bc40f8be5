//! A deterministic pretend cloud, which the gateway reaches like the real one.
//!
//! It listens on a loopback port of its own and answers as a function of (seed, scenario, clock).
//! It must not know the gateway's routes, its proxy, or the widget.
//!
//! It accepts any token but [`EXPIRED_TOKEN`], [`WRONG_TOKEN`] and [`FORBIDDEN_TOKEN`], which its services
//! refuse as their documents say. It also gives one user tokens that expire, and accepts the signatures of
//! one permanent and one temporary access key.

mod answer;
mod call;
mod clock;
mod console;
mod control;
mod fault;
mod iam;
mod journal;
mod scenario;
mod service;
mod signature;
mod state;
mod token;
mod world;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::Router;
use hyper::service::service_fn;
use tokio::{net::TcpListener, task::JoinHandle};

use self::state::Shared;
pub use self::{
    iam::{DOMAIN, PASSWORD, USER},
    scenario::{Plan, Scenario},
    signature::{
        ACCESS_KEY, SECRET_KEY, SECURITY_TOKEN, TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY,
    },
    token::{
        ACCEPTED as ACCEPTED_TOKEN, EXPIRED as EXPIRED_TOKEN, FORBIDDEN as FORBIDDEN_TOKEN,
        WRONG as WRONG_TOKEN,
    },
};
use crate::serve::{Ending, Limits, serve};

/// A running simulator; dropping it closes its port.
#[derive(Debug)]
pub(crate) struct Simulator {
    shared: Arc<Shared>,
    address: SocketAddr,
    task: JoinHandle<Ending>,
}

impl Simulator {
    /// Starts a simulator on a free loopback port, within the current runtime.
    ///
    /// # Errors
    ///
    /// When there is no such port.
    pub(crate) fn start(plan: Plan) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let listener = TcpListener::from_std(listener)?;
        let shared = Arc::new(Shared::new(plan, address));
        let answering = Arc::clone(&shared);
        let answer = service_fn(move |request| service::answer(Arc::clone(&answering), request));
        // Only the gateway connects, which has a limit of its own.
        let limits = Limits { connections: usize::MAX, ..Limits::default() };
        let task = tokio::spawn(serve(listener, answer, limits, std::future::pending()));
        Ok(Self { shared, address, task })
    }

    /// The address of the pretend cloud.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The widget's configuration that shows all of the current scenario.
    pub(crate) fn console(&self) -> console_config::Config {
        console::of(self.shared.lock().world.plan().scenario)
    }

    /// The routes that set scenario, clock and faults, and show the received requests.
    pub(crate) fn control(&self) -> Router {
        control::routes(Arc::clone(&self.shared))
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.task.abort();
    }
}
