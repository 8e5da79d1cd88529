//! The authors' console: a part of the web with its own sign-in.
//!
//! Reading order: `sessions` knows who is signed in, `link` signs in once on a single machine,
//! `openid` at the organisation's own service, `sign_in` signs people in and out, `visit` lets a
//! request to a page in, `pages` answers
//! it, and `desk` where it changes guidelines.

mod desk;
pub mod link;
pub mod openid;
mod pages;
mod sessions;
mod sign_in;
mod visit;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};

use self::openid::{OpenId, OpenIdOptions};
use self::sessions::Sessions;
use super::Web;
use crate::render::page::console::{
    BACK, CASES, EDITS, GAPS, GUIDELINE, HOME, SIGN_IN, SIGN_IN_THERE, SIGN_OUT,
};

pub use self::sessions::SessionLimits;

/// How the console is served.
#[derive(Clone, Debug)]
pub struct ConsoleOptions {
    /// The address by which people reach the web, such as `https://richtlijnen.stad.example`; none
    /// where it is this machine's own.
    pub address: Option<String>,
    /// Where the hash of the one-time link is kept.
    pub link_file: PathBuf,
    pub limits: SessionLimits,
    /// The organisation's own sign-in service; none where only links sign in.
    pub openid: Option<OpenIdOptions>,
}

impl ConsoleOptions {
    /// The address that signs in whoever has `key`; `web` is where the web listens.
    pub fn link(&self, key: &str, web: SocketAddr) -> String {
        let base = self.base(web);
        format!("{base}{SIGN_IN}?sleutel={key}")
    }

    /// The address of the console's first page; `web` is where the web listens.
    pub fn home(&self, web: SocketAddr) -> String {
        format!("{}{HOME}", self.base(web))
    }

    /// The address that every page stands below; `web` is where the web listens.
    pub fn base(&self, web: SocketAddr) -> String {
        let own = match web.ip() {
            // Bound to every address of the machine, its own is one of them.
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        match &self.address {
            Some(address) => address.trim_end_matches('/').to_string(),
            None => format!("http://{}", SocketAddr::new(own, web.port())),
        }
    }

    /// Options with the defaults of the settings and the link at `link_file`.
    pub fn new(link_file: PathBuf) -> ConsoleOptions {
        let minutes = |count: u64| Duration::from_secs(count * 60);
        let limits = SessionLimits { idle: minutes(60), age: minutes(12 * 60) };
        ConsoleOptions { address: None, link_file, limits, openid: None }
    }
}

/// What every request to the console is answered from.
struct Console {
    web: Arc<Web>,
    options: ConsoleOptions,
    sessions: Sessions,
    openid: Option<OpenId>,
}

impl Console {
    /// Whether browsers reach it over TLS alone, so that cookies can be held to that.
    fn is_secure(&self) -> bool {
        self.options.address.as_deref().is_some_and(|address| address.starts_with("https://"))
    }
}

/// All addresses of the console.
pub(super) fn router(web: Arc<Web>, options: ConsoleOptions) -> Router<Arc<Web>> {
    let sessions = Sessions::new(options.limits);
    let redirect = format!("{}{BACK}", options.base(web.options.address));
    let openid = options.openid.clone().map(|openid| OpenId::new(openid, redirect));
    let console = Arc::new(Console { web, options, sessions, openid });
    Router::new()
        .route(HOME, get(pages::overview))
        .route(&format!("{GUIDELINE}{{*slug}}"), get(pages::guideline))
        .route(CASES, get(pages::cases).post(pages::ask_cases))
        .route(EDITS, get(pages::edits))
        .route(GAPS, get(pages::gaps))
        .route(SIGN_IN, get(sign_in::show).post(sign_in::by_link))
        .route(SIGN_IN_THERE, get(sign_in::lead_there))
        .route(BACK, get(sign_in::come_back))
        .route(SIGN_OUT, post(sign_in::sign_out))
        .merge(desk::router())
        .with_state(console)
}
