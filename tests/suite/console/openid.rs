//! Signing in at a real OpenID Connect provider that runs beside the test.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

use deelwijzer::adapters::web::WebOptions;
use deelwijzer::adapters::web::console::openid::OpenIdOptions;
use deelwijzer::model::{Grant, Role};

use super::{Author, FORM, cookie, folder};
use crate::driver::{Browser, DESKTOP, ENTER};
use crate::http::{Response, send};
use crate::program::Place;
use crate::served::{Served, serve, with_console};

/// A provider on this machine; it ends when dropped.
struct Provider {
    process: Child,
    issuer: String,
    /// Kept open: it ends when nobody reads what it says.
    _output: BufReader<ChildStdout>,
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Provider {
    /// None, said out loud, where there is none on this machine.
    fn start() -> Option<Provider> {
        let Some(folder) = std::env::var_os("OIDC_PROVIDER") else {
            crate::program::skipped("OIDC_PROVIDER names no oidc-provider: nobody signed in there");
            return None;
        };
        let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/suite/console/provider.mjs");
        let started = Command::new("node")
            .arg(script)
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut process) = started else {
            crate::program::skipped("no node on this machine: nobody signed in at a provider");
            return None;
        };
        let mut issuer = String::new();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        output.read_line(&mut issuer).unwrap();
        assert!(issuer.starts_with("http://127.0.0.1:"), "the provider did not start");
        Some(Provider { process, issuer: issuer.trim().to_string(), _output: output })
    }

    fn options(&self) -> OpenIdOptions {
        let grant = |group: &str, role, organisation: Option<&str>| {
            (group.to_string(), Grant { role, organisation: organisation.map(str::to_string) })
        };
        OpenIdOptions {
            issuer: self.issuer.clone(),
            client_id: "deelwijzer".to_string(),
            client_secret: Some("geheim-van-de-test".to_string().into()),
            scopes: vec!["profile".to_string(), "groups".to_string()],
            groups_claim: "groups".to_string(),
            grants: vec![
                grant("schrijvers-dorp", Role::Author, Some("dorp")),
                grant("iedereen", Role::Asker, None),
                grant("beheer", Role::Admin, None),
            ],
            ca_file: None,
        }
    }
}

/// Two organisations whose people sign in at `provider`.
fn served(openid: OpenIdOptions) -> (Vec<tempfile::TempDir>, Served) {
    let (one, stad) = folder(&[("fotos.md", "# Foto's\n\nVraag eerst toestemming.\n")]);
    let (other, dorp) = folder(&[("kanalen.md", "# Kanalen\n\nTeam Online plaatst berichten.\n")]);
    let mut options: WebOptions = with_console();
    options.console.as_mut().unwrap().openid = Some(openid);
    (vec![one, other], serve(&[("stad", stad), ("dorp", dorp)], options))
}

/// A browser of the plainest sort: it keeps cookies and goes where it is sent.
#[derive(Default)]
struct Visitor {
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    fn send(&mut self, method: &str, url: &str, body: &str) -> Response {
        let rest = url.strip_prefix("http://").unwrap();
        let (host, path) = rest.split_at(rest.find('/').unwrap());
        let address: SocketAddr = host.parse().unwrap();
        let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let cookies = pairs.collect::<Vec<_>>().join("; ");
        let origin = format!("http://{host}");
        let headers = [FORM, ("cookie", &*cookies), ("origin", &*origin)];
        let response = send(address, method, path, &headers, body);
        for (name, value) in &response.headers {
            if name.eq_ignore_ascii_case("set-cookie") {
                let (name, rest) = value.split_once('=').unwrap();
                let value = rest.split(';').next().unwrap();
                self.cookies.insert(name.to_string(), value.to_string());
            }
        }
        response
    }

    /// Where a response leads, as seen from `url`.
    fn next(url: &str, response: &Response) -> String {
        let to = response.header("location");
        assert!(!to.is_empty(), "{url} leads nowhere: {} {}", response.status, response.body);
        match to.starts_with("http") {
            true => to.to_string(),
            false => {
                let host = url.strip_prefix("http://").unwrap().split('/').next().unwrap();
                format!("http://{host}{to}")
            }
        }
    }

    /// The address at the provider to which the console leads.
    fn lead_there(&mut self, web: &str) -> String {
        let url = format!("{web}/redactie/aanmelden/organisatie");
        let led = self.send("GET", &url, "");
        assert_eq!(led.status, 303, "{}", led.body);
        Self::next(&url, &led)
    }

    /// Signs in at the provider; gives the address that it leads back to.
    fn sign_in_there(&mut self, mut url: String, name: &str) -> String {
        for _ in 0..10 {
            if url.contains("/redactie/aanmelden/terug") {
                return url;
            }
            let mut response = self.send("GET", &url, "");
            if response.status == 200 {
                assert!(response.body.contains("name=\"login\""), "{}", response.body);
                let body = format!("prompt=login&login={name}&password=x");
                response = self.send("POST", &url, &body);
            }
            url = Self::next(&url, &response);
        }
        panic!("the provider does not lead back");
    }

    /// The whole way.
    fn sign_in(served: &Served, name: &str) -> (Visitor, Response) {
        let mut visitor = Visitor::default();
        let there = visitor.lead_there(&served.url(""));
        let back = visitor.sign_in_there(there, name);
        let response = visitor.send("GET", &back, "");
        (visitor, response)
    }
}

fn author<'served>(served: &'served Served, response: &Response) -> Author<'served> {
    assert_eq!((response.status, response.header("location")), (303, "/redactie"));
    Author { served, cookie: cookie(response) }
}

#[test]
fn an_author_signs_in_at_the_provider_and_sees_their_own_organisation_alone() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    let (_, response) = Visitor::sign_in(&served, "anna");
    let anna = author(&served, &response);
    let page = anna.get("/redactie?taal=nl");
    assert!(page.body.contains("Aangemeld: anna (schrijver)"), "{}", page.body);
    assert!(page.body.contains("kanalen.md") && !page.body.contains("fotos.md"));
    assert_eq!(anna.get("/redactie?organisatie=stad").status, 403);
    assert_eq!(anna.get("/redactie/richtlijn/fotos?organisatie=stad").status, 403);
    assert_eq!(anna.get("/redactie/richtlijn/fotos").status, 404);
    let body = format!("sleutel={}", anna.form_key());
    let other = anna.post("/redactie/voorbeeldvragen?organisatie=stad", &body);
    assert_eq!(other.status, 403, "a form for an organisation that is not theirs");
}

#[test]
fn an_asker_is_signed_in_and_shown_nothing() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    for name in ["bram", "onbekend"] {
        let (_, response) = Visitor::sign_in(&served, name);
        let asker = author(&served, &response);
        let page = asker.get("/redactie?taal=nl");
        assert_eq!(page.status, 403, "{name}");
        assert!(page.body.contains("Dit deel is niet voor jouw account"));
        assert!(!page.body.contains("fotos.md"));
        assert_eq!(asker.get("/redactie/ingestuurd").status, 403, "{name}");
    }
    let (_, response) = Visitor::sign_in(&served, "chris");
    let admin = author(&served, &response);
    for id in ["stad", "dorp"] {
        assert_eq!(admin.get(&format!("/redactie?organisatie={id}")).status, 200, "{id}");
    }
}

#[test]
fn another_state_signs_nobody_in() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    let mut visitor = Visitor::default();
    let there = visitor.lead_there(&served.url(""));
    let back = visitor.sign_in_there(there, "anna");
    let (start, rest) = back.split_once("state=").unwrap();
    let end = rest.find('&').map_or("", |at| &rest[at..]);
    let response = visitor.send("GET", &format!("{start}state=verzonnen{end}"), "");
    assert_eq!(response.status, 403);
    assert!(response.body.contains("Het aanmelden is niet gelukt"), "{}", response.body);
    assert!(!visitor.cookies.contains_key("deelwijzer-redactie"));
    let again = visitor.send("GET", &back, "");
    assert_eq!(again.status, 403, "what was tried once is over");
}

#[test]
fn a_code_works_in_the_browser_that_asked_for_it_alone_and_once() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    let mut visitor = Visitor::default();
    let there = visitor.lead_there(&served.url(""));
    let back = visitor.sign_in_there(there, "anna");
    let mut other = Visitor::default();
    assert_eq!(other.send("GET", &back, "").status, 403, "no cookie");
    other.lead_there(&served.url(""));
    assert_eq!(other.send("GET", &back, "").status, 403, "another browser's cookie");
    assert_eq!(visitor.send("GET", &back, "").status, 303);
    assert_eq!(visitor.send("GET", &back, "").status, 403, "a second time");
}

#[test]
fn another_nonce_signs_nobody_in() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    let mut visitor = Visitor::default();
    let there = visitor.lead_there(&served.url(""));
    let (start, rest) = there.split_once("nonce=").unwrap();
    let end = rest.find('&').map_or("", |at| &rest[at..]);
    let back = visitor.sign_in_there(format!("{start}nonce=verzonnen{end}"), "anna");
    let response = visitor.send("GET", &back, "");
    assert_eq!(response.status, 403);
    assert!(response.body.contains("Het aanmelden is niet gelukt"), "{}", response.body);
    assert!(!visitor.cookies.contains_key("deelwijzer-redactie"));
}

#[test]
fn the_challenge_is_sent_hashed_and_the_secret_is_nowhere() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    let there = Visitor::default().lead_there(&served.url(""));
    for part in ["response_type=code", "code_challenge_method=S256", "scope=openid+profile+groups"]
    {
        assert!(there.contains(part), "{part} {there}");
    }
    assert!(!there.contains("geheim"));
}

#[test]
fn a_provider_that_is_gone_is_told_and_a_wrong_secret_is_not_trusted() {
    let Some(provider) = Provider::start() else { return };
    let wrong =
        OpenIdOptions { client_secret: Some("ander".to_string().into()), ..provider.options() };
    let (_kept, with_wrong) = served(wrong);
    let (_, response) = Visitor::sign_in(&with_wrong, "anna");
    assert_eq!(response.status, 403, "{}", response.body);
    let (_kept, with_gone) = served(provider.options());
    drop(provider);
    let url = with_gone.url("/redactie/aanmelden/organisatie?taal=nl");
    let response = Visitor::default().send("GET", &url, "");
    assert_eq!(response.status, 502);
    assert!(
        response.body.contains("De aanmelddienst van je organisatie geeft geen goed antwoord.")
    );
    let page = send(with_gone.address, "GET", "/redactie/aanmelden", &[], "");
    assert_eq!(page.status, 200, "the console itself goes on");
}

#[test]
fn a_person_signs_in_with_a_real_browser() {
    let Some(provider) = Provider::start() else { return };
    let (_kept, served) = served(provider.options());
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&served.url("/redactie?taal=nl"));
    browser.click("main a.button.main");
    browser.fill("[name=login]", "anna");
    browser.fill("[name=password]", "x");
    browser.press(None, ENTER);
    browser.arrive(&served.url("/redactie"));
    assert!(browser.read_soon(".person").contains("anna"), "{}", browser.read("body"));
    browser.click(".person button");
    browser.arrive(&served.url("/redactie/aanmelden?na=afgemeld"));
}

#[test]
fn nothing_of_who_signs_in_is_logged_or_on_disk() {
    let Some(provider) = Provider::start() else { return };
    let place = Place::new();
    let secret = place.write("geheim", "geheim-van-de-test\n");
    let mut command = place.command(&["serve", "--address", "127.0.0.1:0"]);
    for (name, value) in [
        ("LOG__LEVEL", "trace"),
        ("CONSOLE__ENABLED", "true"),
        ("CONSOLE__ISSUER", &provider.issuer),
        ("CONSOLE__CLIENT_ID", "deelwijzer"),
        ("CONSOLE__CLIENT_SECRET_FILE", secret.to_str().unwrap()),
        ("CONSOLE__SCOPES", "profile,groups"),
        ("CONSOLE__GRANTS", "schrijvers-dorp=author:regels"),
    ] {
        command.env(format!("DEELWIJZER_{name}"), value);
    }
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut log = String::new();
    let start = "Redactie, aanmelden met: ";
    while !log.contains(start) {
        assert!(lines.read_line(&mut log).unwrap() > 0, "{log}");
    }
    let home = log.lines().find_map(|line| line.strip_prefix(start)).unwrap().to_string();
    let web = home.strip_suffix("/redactie").unwrap();
    let mut visitor = Visitor::default();
    let there = visitor.lead_there(web);
    let back = visitor.sign_in_there(there, "anna");
    assert_eq!(visitor.send("GET", &back, "").status, 303);
    let page = visitor.send("GET", &home, "").body;
    assert!(page.contains("Aangemeld: anna (schrijver)"), "{page}");
    assert_eq!(visitor.send("GET", &back, "").status, 403);
    child.kill().unwrap();
    child.wait().unwrap();
    std::io::Read::read_to_string(&mut lines, &mut log).unwrap();
    assert!(log.contains("somebody signed in to the console"), "{log}");
    let code = back.split_once("code=").unwrap().1.split('&').next().unwrap();
    let keys = visitor.cookies.values().filter(|value| value.len() > 20).map(String::as_str);
    let keys: Vec<&str> = keys.chain(["anna", "geheim-van-de-test", code]).collect();
    for key in &keys {
        assert!(!log.contains(key), "{key} in {log}");
    }
    std::fs::remove_file(secret).unwrap();
    let kept = crate::canary::files_below(place.path());
    for (file, text) in kept {
        // Her name is a part of Dutch words that the index knows: "aanname".
        let is_kept = |key: &&str| match *key {
            "anna" => text.split(|sign: char| !sign.is_alphanumeric()).any(|word| word == *key),
            key => text.contains(key),
        };
        assert!(!keys.iter().any(is_kept), "{file}");
    }
}
