//! How the authors' console is served, by the settings; none where it is off.

use std::net::IpAddr;
use std::time::Duration;

use super::secret::secret;
use super::{ConfigurationError, ConsoleSettings, Fault, Place, Settings};
use crate::adapters::web::console::openid::OpenIdOptions;
use crate::adapters::web::{ConsoleOptions, SessionLimits};
use crate::model::{Grant, Role};

/// What the settings say of the console; none where they do not have it served.
///
/// Errs where they contradict themselves, or a secret cannot be read.
pub fn console(settings: &Settings) -> Result<Option<ConsoleOptions>, ConfigurationError> {
    let console = &settings.console;
    if !console.enabled {
        return Ok(None);
    }
    let wrong = |fault| ConfigurationError { faults: vec![fault] };
    let openid = openid(settings).map_err(wrong)?;
    let address = console.address.trim_end_matches('/');
    if address.split("://").nth(1).is_some_and(|host| host.contains(['/', '?', '#'])) {
        let problem = "has a path; the web stands at the root of its name, so give only that";
        return Err(wrong(fault("console.address", problem)));
    }
    Ok(Some(ConsoleOptions {
        address: (!address.is_empty()).then(|| address.to_string()),
        link_file: console.link_file.clone(),
        limits: SessionLimits {
            idle: Duration::from_secs(console.idle_minutes_max * 60),
            age: Duration::from_secs(console.session_hours_max * 3600),
        },
        openid,
    }))
}

/// The organisation's own sign-in service, where the settings name one.
fn openid(settings: &Settings) -> Result<Option<OpenIdOptions>, Fault> {
    let console = &settings.console;
    let (issuer, client_id) = (console.issuer.trim(), console.client_id.trim());
    if issuer.is_empty() {
        return Ok(None);
    }
    if !issuer.starts_with("https://") && !is_loopback(issuer) {
        let problem = "must begin with https://, unless the service runs on this machine";
        return Err(fault("console.issuer", problem));
    }
    if client_id.is_empty() {
        let problem = "is empty; say by which name the service of console.issuer knows us";
        return Err(fault("console.client_id", problem));
    }
    if console.address.is_empty() && !settings.web.address.ip().is_loopback() {
        let problem = "is empty; say where the service of console.issuer sends people back to";
        return Err(fault("console.address", problem));
    }
    let grants = grants(console)?;
    if grants.is_empty() {
        let problem = "is empty, so nobody who signs in at console.issuer may see anything";
        return Err(fault("console.grants", problem));
    }
    let keys = ["console.client_secret", "console.client_secret_file"];
    let has_ca_file = !console.ca_file.as_os_str().is_empty();
    Ok(Some(OpenIdOptions {
        issuer: issuer.to_string(),
        client_id: client_id.to_string(),
        client_secret: secret(&console.client_secret, &console.client_secret_file, keys)?,
        scopes: console.scopes.clone(),
        groups_claim: console.groups_claim.clone(),
        grants,
        ca_file: has_ca_file.then(|| console.ca_file.clone()),
    }))
}

/// What each group may do. A group may hold `=` itself, as names in a directory do.
fn grants(console: &ConsoleSettings) -> Result<Vec<(String, Grant)>, Fault> {
    let key = "console.grants";
    let grant = |text: &String| {
        let example = "such as schrijvers=author:stad or beheer=admin";
        let unread = || fault(key, &format!("`{text}` is no group and role, {example}"));
        let (group, rest) = text.rsplit_once('=').ok_or_else(unread)?;
        let (role, organisation) = match rest.split_once(':') {
            Some((role, organisation)) => (role, Some(organisation.trim().to_string())),
            None => (rest, None),
        };
        let role = Role::of_code(role.trim()).ok_or_else(unread)?;
        let group = group.trim().to_string();
        let is_whole = !group.is_empty() && organisation.as_deref() != Some("");
        is_whole.then_some((group, Grant { role, organisation })).ok_or_else(unread)
    };
    console.grants.iter().map(grant).collect()
}

/// Whether an address is of this machine.
fn is_loopback(address: &str) -> bool {
    let host = address.split("://").nth(1).unwrap_or_default();
    let host = host.split('/').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn fault(setting: &str, problem: &str) -> Fault {
    let (setting, problem) = (setting.to_string(), problem.to_string());
    Fault { setting, place: Place::Anywhere, problem, near: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Overrides, load};

    fn read(pairs: &[(&str, &str)]) -> Result<Option<ConsoleOptions>, String> {
        let enabled = [("DEELWIJZER_CONSOLE__ENABLED".to_string(), "true".to_string())];
        let pairs =
            pairs.iter().map(|(name, value)| (format!("DEELWIJZER_{name}"), value.to_string()));
        let all = enabled.into_iter().chain(pairs);
        let all = all.map(|(name, value)| (name.into(), value.into()));
        let settings = load(&Overrides::default(), all).map_err(|error| error.to_string())?;
        console(&settings).map_err(|error| error.to_string())
    }

    const ISSUER: (&str, &str) = ("CONSOLE__ISSUER", "https://aanmelden.stad.example");
    const CLIENT: (&str, &str) = ("CONSOLE__CLIENT_ID", "deelwijzer");
    #[test]
    fn groups_get_roles_for_one_organisation_or_for_all() {
        let grants = ("CONSOLE__GRANTS", "schrijvers=author:stad,cn=beheer = admin");
        let options = read(&[ISSUER, CLIENT, grants]).unwrap().unwrap().openid.unwrap();
        let grant = |role, organisation: Option<&str>| Grant {
            role,
            organisation: organisation.map(str::to_string),
        };
        let wanted = [
            ("schrijvers".to_string(), grant(Role::Author, Some("stad"))),
            ("cn=beheer".to_string(), grant(Role::Admin, None)),
        ];
        assert_eq!(options.grants, wanted);
        assert!(options.client_secret.is_none());
    }

    #[test]
    fn what_does_not_hold_together_is_told() {
        let told = |pairs: &[(&str, &str)]| read(pairs).unwrap_err();
        assert!(read(&[]).unwrap().unwrap().openid.is_none());
        let plain = ("CONSOLE__ISSUER", "http://aanmelden.stad.example");
        let grants = ("CONSOLE__GRANTS", "a=admin");
        assert!(told(&[plain, CLIENT, grants]).contains("console.issuer: must begin with https"));
        let near = ("CONSOLE__ISSUER", "http://127.0.0.1:9000/realms/a");
        assert!(read(&[near, CLIENT, grants]).is_ok());
        assert!(told(&[ISSUER, grants]).contains("console.client_id: is empty"));
        assert!(told(&[ISSUER, CLIENT]).contains("console.grants: is empty"));
        let open = ("WEB__ADDRESS", "0.0.0.0:8080");
        assert!(told(&[ISSUER, CLIENT, grants, open]).contains("console.address: is empty"));
        for wrong in ["a", "a=baas", "=admin", "a=author:"] {
            let told = told(&[ISSUER, CLIENT, ("CONSOLE__GRANTS", wrong)]);
            assert!(told.contains("is no group and role"), "{told}");
        }
        let deeper = ("CONSOLE__ADDRESS", "https://stad.example/deelwijzer/");
        assert!(told(&[deeper]).contains("console.address: has a path"));
        assert!(read(&[("CONSOLE__ADDRESS", "https://stad.example:8443/")]).is_ok());
        let missing = ("CONSOLE__CLIENT_SECRET_FILE", "/er/is/niets");
        assert!(told(&[ISSUER, CLIENT, grants, missing]).contains("console.client_secret_file"));
    }
}
