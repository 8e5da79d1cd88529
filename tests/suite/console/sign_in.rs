//! Signing in by a link, sessions, and forms that are not taken.

use std::time::Duration;

use deelwijzer::adapters::web::{ConsoleOptions, SessionLimits, WebOptions};

use super::{Author, FORM, cookie, folder, use_link};
use crate::http::send;
use crate::program::{Place, finish};
use crate::served::{Served, serve, voorbeeldstad, with_console};

const RULES: &str = "# Foto's\n\nJe mag geen foto's van collega's plaatsen zonder toestemming.\n";

fn stad(options: WebOptions) -> (tempfile::TempDir, Served) {
    let (kept, path) = folder(&[("fotos.md", RULES)]);
    (kept, serve(&[("stad", path)], options))
}

fn with(change: impl FnOnce(&mut ConsoleOptions)) -> WebOptions {
    let mut options = with_console();
    options.console.iter_mut().for_each(|console| console.limits.idle = Duration::from_secs(600));
    change(options.console.as_mut().unwrap());
    options
}

#[test]
fn there_is_no_console_where_it_is_not_wanted() {
    let served = voorbeeldstad();
    for path in ["/redactie", "/redactie/aanmelden", "/redactie/ingestuurd"] {
        assert_eq!(send(served.address, "GET", path, &[], "").status, 404, "{path}");
    }
}

#[test]
fn nothing_is_shown_before_signing_in() {
    let (_kept, served) = stad(with_console());
    for path in [
        "/redactie",
        "/redactie/richtlijn/fotos",
        "/redactie/voorbeeldvragen",
        "/redactie/wijzigingen",
        "/redactie/ingestuurd",
    ] {
        let response = send(served.address, "GET", path, &[], "");
        assert_eq!(response.status, 303, "{path}");
        assert_eq!(response.header("location"), "/redactie/aanmelden", "{path}");
        assert!(!response.body.contains("Foto"), "{path}");
    }
    let page = send(served.address, "GET", "/redactie/aanmelden?taal=nl", &[], "");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("deelwijzer console link"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
}

#[test]
fn a_link_signs_in_once() {
    let (_kept, served) = stad(with_console());
    let key = served.link_key();
    // What looks at links beforehand does not use it up.
    for _ in 0..2 {
        let path = format!("/redactie/aanmelden?taal=nl&sleutel={key}");
        let page = send(served.address, "GET", &path, &[], "");
        assert!(page.body.contains(&format!("name=\"sleutel\" value=\"{key}\"")));
        assert_eq!(page.header("set-cookie"), "");
    }
    let first = use_link(&served, &key);
    assert_eq!((first.status, first.header("location")), (303, "/redactie"));
    let kept = first.header("set-cookie");
    assert!(kept.contains("HttpOnly; SameSite=Lax"), "{kept}");
    assert!(!kept.contains("Secure"), "{kept}");
    let page = send(served.address, "GET", "/redactie", &[("cookie", &cookie(&first))], "");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("beheer van deze machine"));
    let again = use_link(&served, &key);
    assert_eq!(again.status, 403);
    assert!(again.body.contains("Deze link werkt niet (meer)."));
    assert_eq!(again.header("set-cookie"), "");
    assert!(!served.link_file().exists());
}

#[test]
fn a_made_up_key_signs_nobody_in_and_leaves_the_link_good() {
    let (_kept, served) = stad(with_console());
    let key = served.link_key();
    for wrong in ["", "x", &key[1..], &key.to_lowercase()] {
        assert_eq!(use_link(&served, wrong).status, 403, "{wrong}");
    }
    let headers = [FORM];
    let body = format!("sleutel={key}");
    let silent = send(served.address, "POST", "/redactie/aanmelden", &headers, &body);
    assert_eq!(silent.status, 403, "a form that does not say where it is from");
    let headers = [FORM, ("origin", "http://elders.example")];
    let foreign = send(served.address, "POST", "/redactie/aanmelden", &headers, &body);
    assert_eq!(foreign.status, 403, "a form of another site");
    assert_eq!(use_link(&served, &key).status, 303);
}

#[test]
fn over_tls_the_cookie_goes_over_tls_alone() {
    let address = Some("https://richtlijnen.stad.example".to_string());
    let (_kept, served) = stad(with(|console| console.address = address));
    let kept = use_link(&served, &served.link_key()).header("set-cookie").to_string();
    assert!(kept.starts_with("__Host-deelwijzer-redactie="), "{kept}");
    assert!(kept.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{kept}");
}

#[test]
fn a_session_that_is_over_leads_to_signing_in() {
    let now = SessionLimits { idle: Duration::ZERO, age: Duration::from_secs(600) };
    let (_kept, served) = stad(with(|console| console.limits = now));
    let author = Author::by_link(&served);
    let page = author.get("/redactie");
    assert_eq!((page.status, page.header("location")), (303, "/redactie/aanmelden?na=einde"));
    let told = author.get("/redactie/aanmelden?na=einde&taal=nl");
    assert!(told.body.contains("Je was te lang weg."));
    let made_up = Author { cookie: "deelwijzer-redactie=verzonnen".to_string(), ..author };
    assert_eq!(made_up.get("/redactie").status, 303);
}

#[test]
fn a_form_without_the_key_of_its_session_is_not_taken() {
    let (_kept, served) = stad(with_console());
    let (one, other) = (Author::by_link(&served), Author::by_link(&served));
    for (path, body) in [
        ("/redactie/voorbeeldvragen", String::new()),
        ("/redactie/voorbeeldvragen", "sleutel=".to_string()),
        ("/redactie/voorbeeldvragen", format!("sleutel={}", other.form_key())),
        ("/redactie/afmelden", String::new()),
        ("/redactie/afmelden", format!("sleutel={}", other.form_key())),
    ] {
        let response = one.post(path, &body);
        assert_eq!(response.status, 403, "{path} {body}");
    }
    assert_eq!(one.get("/redactie").status, 200, "still signed in");
    let body = format!("sleutel={}", one.form_key());
    assert_eq!(one.post("/redactie/voorbeeldvragen", &body).status, 303);
}

#[test]
fn a_form_of_another_site_is_not_taken_even_with_the_key() {
    let (_kept, served) = stad(with_console());
    let author = Author::by_link(&served);
    let body = format!("sleutel={}", author.form_key());
    for from in [Some("http://elders.example"), Some("null"), None] {
        let mut headers = vec![FORM, ("cookie", author.cookie.as_str())];
        headers.extend(from.map(|from| ("origin", from)));
        let path = "/redactie/afmelden";
        let response = send(served.address, "POST", path, &headers, &body);
        assert_eq!(response.status, 403, "{from:?}");
    }
    assert_eq!(author.get("/redactie").status, 200);
}

#[test]
fn signing_out_ends_the_session_for_good() {
    let (_kept, served) = stad(with_console());
    let author = Author::by_link(&served);
    let body = format!("sleutel={}", author.form_key());
    let out = author.post("/redactie/afmelden?taal=nl", &body);
    assert_eq!(out.status, 303);
    assert_eq!(out.header("location"), "/redactie/aanmelden?na=afgemeld&taal=nl");
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(author.get("/redactie").status, 303, "the old cookie is worth nothing");
}

#[test]
fn the_program_prints_links_of_which_the_last_one_signs_in() {
    let place = Place::new();
    let refused = place.run(&["console", "link"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("DEELWIJZER_CONSOLE__ENABLED=true"), "{}", refused.err);
    let link = || {
        let mut command = place.command(&["console", "link", "--address", "0.0.0.0:8123"]);
        finish(command.env("DEELWIJZER_CONSOLE__ENABLED", "true").spawn().unwrap())
    };
    let (first, second) = (link(), link());
    let start = "http://127.0.0.1:8123/redactie/aanmelden?sleutel=";
    assert!(first.out.starts_with(start), "{}", first.out);
    assert!(second.out.starts_with(start) && first.out != second.out);
    assert!(second.err.contains("hoogstens een kwartier"), "{}", second.err);
    let kept = std::fs::read_to_string(place.path().join("data/console-link")).unwrap();
    assert!(!kept.contains(second.out.trim().strip_prefix(start).unwrap()));
}
