//! Discord's REST interface: one request after another, at the pace that Discord asks for.
//!
//! Serenity's own keeps that pace only at Discord's own address, and fails on what it cannot read.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use super::DISCORD;
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, Response, StatusCode, redirect};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

/// How a request is tried, if nothing hurries.
const CALM: Pace =
    Pace { try_time_max: Duration::from_secs(15), failure_wait: Duration::from_millis(500) };
/// How one is tried that Discord waits for: it gives a first response three seconds.
const HURRIED: Pace =
    Pace { try_time_max: Duration::from_millis(2500), failure_wait: Duration::from_millis(50) };
/// How often one request is tried.
const TRIES_MAX: usize = 4;
/// How long a request is put off at most; what Discord wants later than that is given up.
const WAIT_MAX: Duration = Duration::from_secs(60);
/// How long a request is put off where Discord does not say.
const PUT_OFF_WAIT: Duration = Duration::from_millis(500);

/// How a request is tried.
#[derive(Clone, Copy, Debug)]
struct Pace {
    /// How long one try may take, from the connection to the whole answer.
    try_time_max: Duration,
    /// How long after a failure of Discord's own it is tried again.
    failure_wait: Duration,
}

/// Discord's REST interface.
pub(super) struct Rest {
    client: Client,
    base: String,
    token: SecretString,
    /// When the next request of a route may go out, where it may not now; the empty route is all
    /// of them.
    next: Mutex<HashMap<String, Instant>>,
}

/// Why Discord did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestError {
    #[error("status {status}, code {code}")]
    Refused { status: u16, code: i64 },
    #[error("Discord asks to wait for {seconds} s")]
    Busy { seconds: u64 },
    #[error("no answer from Discord")]
    Unreachable,
}

impl RestError {
    /// Discord's own number for it.
    pub fn code(&self) -> Option<i64> {
        match self {
            RestError::Refused { code, .. } => Some(*code),
            RestError::Busy { .. } | RestError::Unreachable => None,
        }
    }
}

impl Rest {
    /// The interface at `base`, or at Discord itself.
    ///
    /// # Errors
    /// Where no connection can be made on this machine at all.
    pub fn new(base: Option<&str>, token: SecretString) -> Result<Rest, RestError> {
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .user_agent(concat!("DiscordBot (deelwijzer, ", env!("CARGO_PKG_VERSION"), ")"))
            .build()
            .map_err(|_| RestError::Unreachable)?;
        let base = format!("{}/api/v10", base.unwrap_or(DISCORD));
        Ok(Rest { client, base, token, next: Mutex::default() })
    }

    pub async fn get(&self, path: &str) -> Result<Value, RestError> {
        self.ask(Method::GET, path, None, CALM).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value, RestError> {
        self.ask(Method::POST, path, Some(body), CALM).await
    }

    /// The same where nobody waits for it after `until`: then it is given up.
    pub async fn post_until(
        &self,
        path: &str,
        body: &Value,
        until: Instant,
    ) -> Result<Value, RestError> {
        let asked = self.ask(Method::POST, path, Some(body), HURRIED);
        timeout_at(until, asked).await.unwrap_or(Err(RestError::Unreachable))
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Result<Value, RestError> {
        self.ask(Method::PATCH, path, Some(body), CALM).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Result<Value, RestError> {
        self.ask(Method::PUT, path, Some(body), CALM).await
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        pace: Pace,
    ) -> Result<Value, RestError> {
        let route = format!("{method} {}", path.split('?').next().unwrap_or(path));
        let mut failure = RestError::Unreachable;
        for _ in 0..TRIES_MAX {
            self.wait(&route).await;
            let address = format!("{}{path}", self.base);
            let mut request = self.client.request(method.clone(), address);
            request = request.timeout(pace.try_time_max);
            request =
                request.header("authorization", format!("Bot {}", self.token.expose_secret()));
            if let Some(body) = body {
                request = request.json(body);
            }
            let Ok(response) = request.send().await else {
                sleep(pace.failure_wait).await;
                continue;
            };
            let status = response.status();
            self.heed(&route, response.headers());
            match status {
                StatusCode::TOO_MANY_REQUESTS => failure = self.put_off(&route, response).await?,
                status if status.is_server_error() => {
                    failure = RestError::Refused { status: status.as_u16(), code: 0 };
                    sleep(pace.failure_wait).await;
                }
                status => return read(status, response).await,
            }
        }
        Err(failure)
    }

    /// Waits until a request of this route may go out.
    async fn wait(&self, route: &str) {
        let until = {
            let next = self.next();
            next.get(route).max(next.get("")).copied()
        };
        if let Some(until) = until {
            sleep_until(until).await;
        }
    }

    /// Remembers when the route may be asked again, where this was the last time for now.
    fn heed(&self, route: &str, headers: &HeaderMap) {
        let is_last = number(headers, "x-ratelimit-remaining") == Some(0.0);
        if let (true, Some(wait)) = (is_last, seconds(headers, "x-ratelimit-reset-after")) {
            self.hold(route, wait.min(WAIT_MAX));
        }
    }

    /// Puts a request off that came too soon; errs where that would be for too long.
    async fn put_off(&self, route: &str, response: Response) -> Result<RestError, RestError> {
        let is_for_all = response.headers().contains_key("x-ratelimit-global");
        let told = seconds(response.headers(), "retry-after");
        let body: Value = response.json().await.unwrap_or_default();
        let precise = body["retry_after"].as_f64().and_then(positive);
        let wait = precise.or(told).unwrap_or(PUT_OFF_WAIT);
        let busy = RestError::Busy { seconds: wait.as_secs() };
        tracing::warn!(milliseconds = wait.as_millis(), is_for_all, "Discord asks to wait");
        if wait > WAIT_MAX {
            return Err(busy);
        }
        self.hold(if is_for_all { "" } else { route }, wait);
        Ok(busy)
    }

    fn hold(&self, route: &str, wait: Duration) {
        let now = Instant::now();
        let mut next = self.next();
        next.retain(|_, until| *until > now);
        next.insert(route.to_string(), now + wait);
    }

    fn next(&self) -> std::sync::MutexGuard<'_, HashMap<String, Instant>> {
        self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

async fn read(status: StatusCode, response: Response) -> Result<Value, RestError> {
    let body: Value = response.json().await.unwrap_or_default();
    if status.is_success() {
        return Ok(body);
    }
    Err(RestError::Refused { status: status.as_u16(), code: body["code"].as_i64().unwrap_or(0) })
}

fn seconds(headers: &HeaderMap, name: &str) -> Option<Duration> {
    positive(number(headers, name)?)
}

fn positive(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}
