//! The local web chat, its API and the pages of the guidelines.
//!
//! Reading order: `connection` takes connections, `guard` lets requests in, `routes` says what
//! stands where, `pages`, `review`, `send_in` and `api` answer, `request` reads what they were
//! sent, `assets` holds the files that a page needs. `console` is the authors' part.

mod api;
mod assets;
mod connection;
pub mod console;
mod guard;
mod pages;
mod request;
mod review;
mod routes;
mod send_in;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;

pub use self::console::{ConsoleOptions, SessionLimits};
use crate::bot::Bot;
use crate::render::page::Assets;

/// How the web is served.
#[derive(Clone, Debug)]
pub struct WebOptions {
    /// Where it listens, such as `127.0.0.1:8080`; port 0 takes a free one.
    pub address: SocketAddr,
    /// Names under which people reach it, besides this machine's own and the address.
    pub allowed_hosts: Vec<String>,
    /// How long a client may stay silent, a body may take to come, and an answer may take.
    pub request_seconds_max: u64,
    /// How many connections are open at once; more of them wait.
    pub connections_max: usize,
    /// How long a question may be; the page says so before it is sent.
    pub question_chars_max: usize,
    /// How long a draft may be.
    pub draft_chars_max: usize,
    /// The authors' console; none where it is not served.
    pub console: Option<ConsoleOptions>,
}

impl Default for WebOptions {
    fn default() -> Self {
        WebOptions {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            allowed_hosts: Vec::new(),
            request_seconds_max: 10,
            connections_max: 256,
            question_chars_max: 2000,
            draft_chars_max: 10_000,
            console: None,
        }
    }
}

/// Why the web cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    #[error("web.address {address}: another program listens there already; choose another port")]
    AddressInUse { address: SocketAddr },
    #[error("web.address {address}: cannot listen there")]
    Address {
        address: SocketAddr,
        #[source]
        reason: std::io::Error,
    },
}

/// What every request is answered from.
struct Web {
    bot: Arc<Bot>,
    options: WebOptions,
    assets: Assets,
}

/// A place where connections come in, not yet served.
#[derive(Debug)]
pub struct BoundWeb {
    listener: TcpListener,
    address: SocketAddr,
    options: WebOptions,
}

/// Takes the address, so that a port in use is known before anything else starts.
pub async fn bind(options: WebOptions) -> Result<BoundWeb, WebError> {
    let failed = |reason: std::io::Error| {
        let address = options.address;
        match reason.kind() {
            std::io::ErrorKind::AddrInUse => WebError::AddressInUse { address },
            _ => WebError::Address { address, reason },
        }
    };
    let listener = TcpListener::bind(options.address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok(BoundWeb { listener, address, options })
}

impl BoundWeb {
    /// Where it listens, with the port that it really has.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How it is served.
    pub fn options(&self) -> &WebOptions {
        &self.options
    }

    /// Serves until `shutdown` ends; then requests under way are finished.
    pub async fn serve(self, bot: Arc<Bot>, shutdown: impl Future<Output = ()>) {
        let options = WebOptions { address: self.address, ..self.options };
        let web = Arc::new(Web { bot, options, assets: assets::addresses() });
        let router = routes::router(Arc::clone(&web));
        connection::serve(self.listener, router, &web.options, shutdown).await;
    }
}

/// Takes the address and serves until `shutdown` ends.
pub async fn serve(
    bot: Arc<Bot>,
    options: WebOptions,
    shutdown: impl Future<Output = ()>,
) -> Result<(), WebError> {
    bind(options).await?.serve(bot, shutdown).await;
    Ok(())
}
