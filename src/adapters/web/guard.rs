//! Lets requests in: the right host, no other site, in time; and what every response carries.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use super::request::{
    DESK_BODIES_MAX, DESK_BODY_BYTES_MAX, Reader, Refused, too_large_or_unreadable,
};
use super::{Web, WebOptions};
use crate::render::messages::web_fault::WebFault;
use crate::render::page::console::desk::EDIT;

/// What every response carries where it says nothing else itself.
const HEADERS: [(&str, &str); 9] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("x-robots-tag", "noindex"),
];

/// The one address that answers under any name: a container's own check knows none.
const HEALTH: &str = "/healthz";

/// Lets a few large bodies in at a time.
static LARGE_BODIES: Semaphore = Semaphore::const_new(DESK_BODIES_MAX);

/// Answers a request that may come in, and refuses any other in words.
pub async fn guard(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let reader = Reader::of(&request);
    let mut response = match refusal(&web.options, &request) {
        Some((status, fault)) => reader.fault(&web, status, fault),
        None => in_time(&web, reader, request, next).await,
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        headers.entry(HeaderName::from_static(name)).or_insert(value);
    }
    let no_store = HeaderValue::from_static("no-store");
    headers.entry(header::CACHE_CONTROL).or_insert(no_store);
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// The response, or words where it or the request does not come in time or something breaks.
async fn in_time(web: &Web, reader: Reader, request: Request, next: Next) -> Response {
    let time_max = Duration::from_secs(web.options.request_seconds_max);
    let request = match whole(web, request, time_max).await {
        Ok(request) => request,
        Err((status, fault)) => return reader.fault(web, status, fault),
    };
    // A task of its own keeps a panic from taking the connection along.
    let task = tokio::spawn(tokio::time::timeout(time_max, next.run(request)));
    match task.await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => reader.fault(web, StatusCode::SERVICE_UNAVAILABLE, WebFault::TooSlow),
        Err(_) => {
            tracing::error!("a request broke off");
            reader.fault(web, StatusCode::INTERNAL_SERVER_ERROR, WebFault::Broken)
        }
    }
}

/// The request with all of its body, which may take its time but no more.
async fn whole(web: &Web, request: Request, time_max: Duration) -> Result<Request, Refused> {
    let (parts, body) = request.into_parts();
    let is_large = web.options.console.is_some()
        && parts.method == Method::POST
        && parts.uri.path().starts_with(EDIT);
    let mut whole = Request::from_parts(parts.clone(), body);
    if is_large {
        DefaultBodyLimit::max(DESK_BODY_BYTES_MAX).apply(&mut whole);
    }
    let taken = async {
        // Held while it is read: how much of it there can be at once is bounded.
        let _held = match is_large {
            true => LARGE_BODIES.acquire().await.ok(),
            false => None,
        };
        Bytes::from_request(whole, &()).await
    };
    match tokio::time::timeout(time_max, taken).await {
        Ok(Ok(body)) => {
            let mut request = Request::from_parts(parts, body.into());
            if is_large {
                DefaultBodyLimit::max(DESK_BODY_BYTES_MAX).apply(&mut request);
            }
            Ok(request)
        }
        Ok(Err(rejection)) => Err(too_large_or_unreadable(rejection.status())),
        Err(_) => Err((StatusCode::REQUEST_TIMEOUT, WebFault::SlowBody)),
    }
}

fn refusal(options: &WebOptions, request: &Request) -> Option<Refused> {
    let headers = request.headers();
    if request.uri().path() != HEALTH && !is_our_host(options, request.uri(), headers) {
        return Some((StatusCode::MISDIRECTED_REQUEST, WebFault::WrongHost));
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read && is_from_elsewhere(headers) {
        return Some((StatusCode::FORBIDDEN, WebFault::OtherSite));
    }
    None
}

/// Whether the request names this machine, the configured address or an allowed host.
///
/// A page of another site can make its own name lead to this machine (DNS rebinding), but it
/// cannot make a browser send our name.
fn is_our_host(options: &WebOptions, uri: &Uri, headers: &HeaderMap) -> bool {
    let mut named = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else {
        return false;
    };
    let Ok(host) = host.to_str() else {
        return false;
    };
    let target = uri.authority().map(|authority| authority.as_str());
    [Some(host), target].into_iter().flatten().all(|authority| is_ours(options, authority))
}

fn is_ours(options: &WebOptions, authority: &str) -> bool {
    let authority = authority.to_ascii_lowercase();
    let name = host_name(&authority);
    let address = name.parse::<IpAddr>().ok();
    // Bound to every address of the machine, each of them is configured. No name is.
    let configured = options.address.ip();
    let is_own = match address {
        Some(ip) => ip.is_loopback() || ip == configured || configured.is_unspecified(),
        None => name == "localhost" || name.ends_with(".localhost"),
    };
    let is_allowed = options.allowed_hosts.iter().any(|allowed| {
        let allowed = allowed.trim().to_ascii_lowercase();
        allowed == authority || host_name(&allowed) == name && host_name(&allowed) == allowed
    });
    is_own || is_allowed
}

/// A host without its port, its brackets and the dot at its end.
fn host_name(authority: &str) -> &str {
    if let Some(rest) = authority.strip_prefix('[') {
        return rest.split(']').next().unwrap_or(rest);
    }
    let name = match authority.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') && port.bytes().all(|b| b.is_ascii_digit()) => {
            name
        }
        _ => authority,
    };
    name.strip_suffix('.').unwrap_or(name)
}

/// Whether a browser sent this for another site's page; a program that says nothing may pass.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return site != "same-origin" && site != "none";
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => {
            let from = origin.split_once("://").map_or("", |(_, from)| from);
            !from.eq_ignore_ascii_case(host)
        }
        (Some(_), None) => true,
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(address: &str, allowed: &[&str]) -> WebOptions {
        WebOptions {
            address: address.parse().unwrap(),
            allowed_hosts: allowed.iter().map(|host| host.to_string()).collect(),
            ..WebOptions::default()
        }
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let local = options("127.0.0.1:8080", &[]);
        for host in ["localhost:8080", "LOCALHOST", "127.0.0.1:8080", "[::1]:8080", "a.localhost"] {
            assert!(is_ours(&local, host), "{host}");
        }
        for host in ["evil.example", "evil.example:8080", "localhost.evil.example", "10.0.0.1", ""]
        {
            assert!(!is_ours(&local, host), "{host}");
        }
        let inside = options("0.0.0.0:8080", &["deelwijzer.stad.example", "anders.example:8443"]);
        for host in ["deelwijzer.stad.example", "deelwijzer.stad.example.:80", "10.0.0.1:8080"] {
            assert!(is_ours(&inside, host), "{host}");
        }
        assert!(is_ours(&inside, "anders.example:8443"));
        assert!(!is_ours(&inside, "anders.example:80"));
        assert!(!is_ours(&inside, "evil.example"));
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let headers = |pairs: &[(&'static str, &'static str)]| -> HeaderMap {
            let pair = |(name, value): &(&'static str, &'static str)| {
                (HeaderName::from_static(name), HeaderValue::from_static(value))
            };
            pairs.iter().map(pair).collect()
        };
        let host = ("host", "localhost:8080");
        assert!(!is_from_elsewhere(&headers(&[host])));
        assert!(!is_from_elsewhere(&headers(&[host, ("origin", "http://localhost:8080")])));
        assert!(!is_from_elsewhere(&headers(&[host, ("sec-fetch-site", "same-origin")])));
        assert!(is_from_elsewhere(&headers(&[host, ("origin", "http://localhost:9090")])));
        assert!(is_from_elsewhere(&headers(&[host, ("origin", "null")])));
        assert!(is_from_elsewhere(&headers(&[host, ("sec-fetch-site", "cross-site")])));
        assert!(is_from_elsewhere(&headers(&[host, ("sec-fetch-site", "same-site")])));
    }
}
