//! `doctor`: whether authors can sign in to the console.

use crate::config::{Organisations, Settings};
use crate::render::doctor::Check;

/// What there is to say of the console; no secret of it is ever shown.
#[cfg(not(feature = "web"))]
pub fn look(_settings: &Settings, _organisations: &Organisations) -> Vec<Check> {
    Vec::new()
}

/// What there is to say of the console; no secret of it is ever shown.
#[cfg(feature = "web")]
pub fn look(settings: &Settings, organisations: &Organisations) -> Vec<Check> {
    let options = match crate::config::console(settings) {
        Ok(Some(options)) => options,
        Ok(None) => return vec![Check::good("console", "off".to_string())],
        Err(error) => {
            let hint = "see .env.example for what each setting is";
            return vec![Check::fault("console", error.to_string(), hint)];
        }
    };
    let mut checks = Vec::new();
    if !settings.web.enabled {
        let text = "on, but the web chat that it is a part of is off".to_string();
        checks.push(Check::warning("console", text, "set DEELWIJZER_WEB__ENABLED=true"));
    }
    let folder = options.link_file.parent().filter(|it| !it.as_os_str().is_empty());
    checks.push(super::doctor::folder("console link", folder.unwrap_or(".".as_ref())));
    checks.extend(address(settings, options.address.as_deref()));
    let is_over_tls = options.address.as_ref().is_some_and(|it| it.starts_with("https://"));
    if !is_over_tls && !settings.web.address.ip().is_loopback() {
        let text = format!("people sign in at {} without TLS", settings.web.address);
        let hint = "put a web server with TLS before it, and its address in console.address";
        checks.push(Check::warning("console", text, hint));
    }
    if let Some(openid) = &options.openid {
        checks.push(service(openid));
        checks.extend(grants(openid, organisations));
    }
    checks
}

/// Whether the web answers under the address that people are sent to.
#[cfg(feature = "web")]
fn address(settings: &Settings, address: Option<&str>) -> Option<Check> {
    let address = address?;
    let host = address.split("://").nth(1)?.split('/').next()?;
    let name = host.split(':').next().unwrap_or(host);
    let is_known = |allowed: &String| allowed.trim() == host || allowed.trim() == name;
    let is_own = name == "localhost" || name.parse::<std::net::IpAddr>().is_ok();
    if is_own || settings.web.allowed_hosts.iter().any(is_known) {
        return Some(Check::good("console", format!("reached at {address}")));
    }
    let text = format!("the web does not answer to the name {name} of console.address");
    Some(Check::fault("console", text, "add the name to web.allowed_hosts"))
}

/// Whether the sign-in service answers.
#[cfg(feature = "web")]
fn service(openid: &crate::adapters::web::console::openid::OpenIdOptions) -> Check {
    use crate::adapters::web::console::openid::look;

    let name = "console sign-in";
    let hint = "check console.issuer, console.ca_file and the network";
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.map(|runtime| runtime.block_on(look(openid))) {
        Ok(Ok(())) if openid.client_secret.is_none() => {
            Check::good(name, format!("{} answers; no client secret", openid.issuer))
        }
        Ok(Ok(())) => Check::good(name, format!("{} answers", openid.issuer)),
        Ok(Err(error)) => Check::fault(name, format!("{}: {error}", openid.issuer), hint),
        Err(error) => Check::fault(name, error.to_string(), hint),
    }
}

/// Whether each organisation that a group is for is there.
#[cfg(feature = "web")]
fn grants(
    openid: &crate::adapters::web::console::openid::OpenIdOptions,
    organisations: &Organisations,
) -> Vec<Check> {
    let named = openid.grants.iter().filter_map(|(_, grant)| grant.organisation.as_deref());
    let is_there = |id: &&str| organisations.all.iter().any(|one| one.id == *id);
    let missing: std::collections::BTreeSet<&str> = named.filter(|id| !is_there(id)).collect();
    let told = |id: &str| {
        let text = format!("console.grants names the organisation `{id}`, which is not there");
        Check::warning("console", text, "write it as its folder is called")
    };
    missing.into_iter().map(told).collect()
}
