//! The sign-in service: found by its address, asked for a code, and held to what it says.

use std::sync::Arc;
use std::time::{Duration, Instant};

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AuthType, AuthenticationFlow, AuthorizationCode, Client, ClientId,
    ClientSecret, CsrfToken, EmptyExtraTokenFields, EndUserName, EndUserUsername, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, LocalizedClaim, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse, UserInfoClaims,
};
use secrecy::ExposeSecret;
use tokio::sync::Mutex;

use super::claims::{Claims, OtherClaims, has_groups};
use super::pending::Waiting;
use super::{OpenIdError, OpenIdOptions};

/// How long the service may take for one answer.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(4);
/// After this, the service is asked anew who it is and what its keys are.
const KNOWN_TIME_MAX: Duration = Duration::from_secs(10 * 60);

type Reply = StandardTokenResponse<
    IdTokenFields<
        OtherClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type OurClient = Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Reply,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The service as it is known now.
struct Known {
    http: reqwest::Client,
    client: OurClient,
    has_userinfo: bool,
}

/// The service; it is asked who it is when somebody first signs in, so that its absence stops
/// nobody who does not.
#[derive(Default)]
pub struct Provider {
    known: Mutex<Option<(Instant, Arc<Known>)>>,
}

impl Provider {
    /// Where somebody signs in, and what must come back.
    pub async fn begin(
        &self,
        options: &OpenIdOptions,
        redirect: &str,
    ) -> Result<(String, Waiting), OpenIdError> {
        let known = self.known(options, redirect).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let scopes = options.scopes.iter().map(|scope| Scope::new(scope.clone()));
        let request = known.client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        let request = request.add_scopes(scopes).set_pkce_challenge(challenge);
        let (address, state, nonce) = request.url();
        Ok((address.to_string(), Waiting { state, nonce, verifier }))
    }

    /// What the service says of whoever comes back with `code`.
    pub async fn finish(
        &self,
        options: &OpenIdOptions,
        redirect: &str,
        code: String,
        waiting: Waiting,
    ) -> Result<Claims, OpenIdError> {
        let known = self.known(options, redirect).await?;
        let exchange = known.client.exchange_code(AuthorizationCode::new(code));
        let exchange = exchange.map_err(unreachable)?.set_pkce_verifier(waiting.verifier);
        let reply = exchange.request_async(&known.http).await.map_err(|error| match error {
            openidconnect::RequestTokenError::ServerResponse(refused) => {
                OpenIdError::NotTrusted(format!("the code was refused: {}", refused.error()))
            }
            other => unreachable(other),
        })?;
        let missing = || OpenIdError::NotTrusted("no ID token came back".to_string());
        let token = reply.id_token().ok_or_else(missing)?;
        let verifier = known.client.id_token_verifier();
        let claims = match token.claims(&verifier, &waiting.nonce) {
            Ok(claims) => claims,
            Err(error) => {
                // It may have new keys by now: the next one who signs in asks for them.
                *self.known.lock().await = None;
                return Err(not_trusted(error));
            }
        };
        if let Some(wanted) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(not_trusted)?;
            let key = token.signing_key(&verifier).map_err(not_trusted)?;
            let own = AccessTokenHash::from_token(reply.access_token(), algorithm, key);
            if own.map_err(not_trusted)? != *wanted {
                return Err(OpenIdError::NotTrusted("the tokens do not belong together".into()));
            }
        }
        let mut said = Claims {
            name: name(claims.name(), claims.preferred_username()),
            others: vec![claims.additional_claims().clone()],
        };
        if known.has_userinfo && !has_groups(claims.additional_claims(), &options.groups_claim) {
            let subject = Some(claims.subject().clone());
            let asked = known.client.user_info(reply.access_token().clone(), subject);
            let asked = asked.map_err(unreachable)?.request_async(&known.http);
            let more: UserInfoClaims<OtherClaims, CoreGenderClaim> =
                asked.await.map_err(unreachable)?;
            said.name = said.name.or_else(|| name(more.name(), more.preferred_username()));
            said.others.push(more.additional_claims().clone());
        }
        // A bare id is better than no name: whoever signs in sees that it is theirs.
        said.name = said.name.or_else(|| Some(claims.subject().to_string()));
        Ok(said)
    }

    /// The service as it was found a short while ago, or is now.
    async fn known(
        &self,
        options: &OpenIdOptions,
        redirect: &str,
    ) -> Result<Arc<Known>, OpenIdError> {
        let mut known = self.known.lock().await;
        if let Some((_, known)) = known.as_ref().filter(|it| it.0.elapsed() < KNOWN_TIME_MAX) {
            return Ok(Arc::clone(known));
        }
        let found = Arc::new(find(options, redirect).await?);
        *known = Some((Instant::now(), Arc::clone(&found)));
        Ok(found)
    }
}

/// Somebody's name in no particular language, or else the one that they sign in with.
fn name(
    full: Option<&LocalizedClaim<EndUserName>>,
    preferred: Option<&EndUserUsername>,
) -> Option<String> {
    let full = full.and_then(|name| name.get(None)).map(|name| name.to_string());
    full.or_else(|| preferred.map(|name| name.to_string()))
}

/// Asks the service who it is.
async fn find(options: &OpenIdOptions, redirect: &str) -> Result<Known, OpenIdError> {
    let http = http(options)?;
    let issuer = IssuerUrl::new(options.issuer.clone()).map_err(wrong)?;
    let redirect = RedirectUrl::new(redirect.to_string()).map_err(wrong)?;
    let service = CoreProviderMetadata::discover_async(issuer, &http).await.map_err(unreachable)?;
    let has_userinfo = service.userinfo_endpoint().is_some();
    let auth_type = match service.token_endpoint_auth_methods_supported() {
        Some(ways)
            if ways.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !ways.contains(&CoreClientAuthMethod::ClientSecretBasic) =>
        {
            AuthType::RequestBody
        }
        _ => AuthType::BasicAuth,
    };
    let secret = options.client_secret.as_ref();
    let secret = secret.map(|secret| ClientSecret::new(secret.expose_secret().to_string()));
    let id = ClientId::new(options.client_id.clone());
    let client = OurClient::from_provider_metadata(service, id, secret)
        .set_redirect_uri(redirect)
        .set_auth_type(auth_type);
    Ok(Known { http, client, has_userinfo })
}

/// A client that follows no redirect: one could lead it to another machine's insides.
fn http(options: &OpenIdOptions) -> Result<reqwest::Client, OpenIdError> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(ANSWER_TIME_MAX)
        // Minutes lie between two calls: by then the service may have closed a kept connection.
        .pool_max_idle_per_host(0)
        .no_proxy();
    if let Some(file) = &options.ca_file {
        let unread = |reason: String| {
            OpenIdError::Settings(format!("console.ca_file {}: {reason}", file.display()))
        };
        let bytes = std::fs::read(file).map_err(|error| unread(error.to_string()))?;
        let found = reqwest::Certificate::from_pem_bundle(&bytes);
        for certificate in found.map_err(|error| unread(error.to_string()))? {
            builder = builder.add_root_certificate(certificate);
        }
    }
    builder.build().map_err(wrong)
}

fn wrong(error: impl std::error::Error) -> OpenIdError {
    OpenIdError::Settings(chain(&error))
}

fn unreachable(error: impl std::error::Error) -> OpenIdError {
    OpenIdError::Unreachable(chain(&error))
}

fn not_trusted(error: impl std::error::Error) -> OpenIdError {
    OpenIdError::NotTrusted(chain(&error))
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        told = format!("{told}: {error}");
        cause = error.source();
    }
    told
}
