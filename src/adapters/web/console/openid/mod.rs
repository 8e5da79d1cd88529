//! Signing in at the organisation's own service: OpenID Connect, authorization code with PKCE.
//!
//! Reading order: what is set (here), who waits (`pending`), the service itself (`provider`), and
//! what the service says of somebody (`claims`).

mod claims;
mod pending;
mod provider;

use std::path::PathBuf;
use std::time::Instant;

use secrecy::SecretString;

use self::claims::person;
use self::pending::{Pending, Waiting};
use self::provider::Provider;
use super::sessions::Person;
use crate::model::Grant;

/// The organisation's own sign-in service, and what its groups may do here.
#[derive(Clone, Debug)]
pub struct OpenIdOptions {
    /// The service's address, as it names itself.
    pub issuer: String,
    pub client_id: String,
    /// None for a public client, which PKCE alone holds to its own sign-ins.
    pub client_secret: Option<SecretString>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that names somebody's groups; with dots where it lies deeper.
    pub groups_claim: String,
    /// What each group may do; a group may stand here more than once.
    pub grants: Vec<(String, Grant)>,
    /// Certificates in PEM form that are trusted besides the public ones.
    pub ca_file: Option<PathBuf>,
}

/// Why somebody was not signed in; the words have nothing of who it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenIdError {
    /// The settings do not lead to a service.
    #[error("the sign-in service cannot be used: {0}")]
    Settings(String),
    /// It does not answer, or not as such a service does.
    #[error("the sign-in service does not answer as it should: {0}")]
    Unreachable(String),
    /// Nobody waits for this, the wait was too long, or it was broken off there.
    #[error("signing in was not finished: {0}")]
    Unfinished(String),
    /// What came back does not belong to what was asked.
    #[error("the sign-in service's reply is not to be trusted: {0}")]
    NotTrusted(String),
}

/// What the service's redirect brings back.
#[derive(Debug, Default)]
pub struct Returned {
    pub code: Option<String>,
    pub state: Option<String>,
    /// The service's own code for what went wrong.
    pub error: Option<String>,
}

/// The service with those who are signing in there.
pub struct OpenId {
    options: OpenIdOptions,
    /// Where it sends people back to; the service must know it.
    redirect: String,
    provider: Provider,
    pending: Pending,
}

impl OpenId {
    /// The service of the options, which sends people back to `redirect`.
    pub fn new(options: OpenIdOptions, redirect: String) -> OpenId {
        let (provider, pending) = (Provider::default(), Pending::default());
        OpenId { options, redirect, provider, pending }
    }

    /// Where somebody signs in, and the key by which their browser is known when it comes back.
    ///
    /// # Errors
    /// Where the service cannot be reached.
    pub async fn begin(&self, now: Instant) -> Result<(String, String), OpenIdError> {
        let (address, waiting) = self.provider.begin(&self.options, &self.redirect).await?;
        Ok((address, self.pending.keep(waiting, now)))
    }

    /// Who came back, with what they may do.
    ///
    /// # Errors
    /// Where they are not who began, took too long, or what the service says does not hold.
    pub async fn finish(
        &self,
        key: Option<&str>,
        returned: Returned,
        now: Instant,
    ) -> Result<Person, OpenIdError> {
        let unfinished = |what: &str| OpenIdError::Unfinished(what.to_string());
        let key = key.ok_or_else(|| unfinished("the browser did not begin it"))?;
        // Taken away whatever comes of it: each is good for one return.
        let waiting = self.pending.take(key, now);
        let waiting: Waiting = waiting.ok_or_else(|| unfinished("nobody waits for it"))?;
        if !returned.state.is_some_and(|state| waiting.has_state(&state)) {
            return Err(OpenIdError::NotTrusted("another state came back".to_string()));
        }
        if let Some(error) = returned.error {
            let letters = error.chars().filter(|it| it.is_ascii_lowercase() || *it == '_');
            return Err(OpenIdError::Unfinished(letters.take(50).collect()));
        }
        let code = returned.code.ok_or_else(|| unfinished("no code came back"))?;
        let claims = {
            let provider = &self.provider;
            provider.finish(&self.options, &self.redirect, code, waiting).await?
        };
        Ok(person(&self.options, &claims))
    }
}

/// Whether the service answers as one does; for an admin's check.
///
/// # Errors
/// Where it does not, and why.
pub async fn look(options: &OpenIdOptions) -> Result<(), OpenIdError> {
    // Nobody is sent there, so the way back does not matter.
    Provider::default().begin(options, &options.issuer).await.map(drop)
}
