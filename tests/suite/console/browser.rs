//! The console as people meet it: by a link, without script, on a telephone, in the dark, and as
//! axe-core judges it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use deelwijzer::bot::watch::{self, WatchOptions};

use crate::browser::violations;
use crate::driver::{Browser, DESKTOP, PATIENCE, PHONE, Screen};
use crate::served::{Served, serve, with_console};

/// The shipped organisation with something wrong in it, and another one beside it.
fn two_organisations() -> (tempfile::TempDir, Served) {
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines/voorbeeldstad");
    let files = [
        ("oud.md", "---\ntitle: Oud\nreview_by: 2024-01-01\nversoin: 2\n---\n# Oud\n\n- Los.\n"),
        ("kanalen.md", "# Kanalen\n\nAlleen team Online plaatst berichten. Zie [weg](weg.md).\n"),
    ];
    let (kept, dorp) = super::folder(&files);
    (kept, serve(&[("voorbeeldstad", shipped), ("dorp", dorp)], with_console()))
}

/// Signs in by a link, as an admin does with the one that the program prints.
fn sign_in(browser: &Browser, served: &Served, language: &str) {
    let path = format!("/redactie/aanmelden?taal={language}&sleutel={}", served.link_key());
    browser.go(&served.url(&path));
    browser.click("main form button");
    browser.arrive(&served.url(&format!("/redactie?taal={language}")));
}

/// Has the cases of the page asked. Unoptimised, that can take longer than the page waits for it:
/// then it says how far they are, and has a link to look again.
fn ask_cases(browser: &Browser) {
    let has = |told: &str, words: [&str; 2]| words.iter().any(|it| told.contains(it));
    let begun = Instant::now();
    browser.click("main form button");
    loop {
        let told = browser.read("main");
        if has(&told, ["Klopt niet", "Does not hold"]) {
            return;
        }
        if has(&told, ["Kijk of ik klaar ben", "See whether it is done"]) {
            browser.click("main p a.button");
        }
        assert!(begun.elapsed() < PATIENCE, "the cases are never asked: {told}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Sends something in, and has one edit taken over and another one refused.
fn live_through_something(served: &Served, dorp: &std::path::Path) {
    let body = "text=Mag+ik+met+een+drone+vliegen%3F&kind=missing&language=nl";
    for _ in 0..2 {
        let sent = crate::http::send(served.address, "POST", "/insturen", &[super::FORM], body);
        assert_eq!(sent.status, 200);
    }
    let options = WatchOptions { settle_ms: 20, poll_seconds: 0, replay_cases: true };
    let (tell, told) = std::sync::mpsc::channel();
    let report = move |_| tell.send(()).unwrap_or_default();
    let _watch = watch::watch(Arc::clone(&served.bot), &options, report).unwrap();
    for text in ["# Nieuw\n\nVraag het aan team Online.\n", "---\nversion: [\n---\n# Nieuw\n"] {
        std::fs::write(dorp.join("nieuw.md"), text).unwrap();
        told.recv().unwrap();
    }
}

fn judge(screen: Screen, language: &str) {
    let (kept, served) = two_organisations();
    let Some(browser) = Browser::open(screen) else { return };
    live_through_something(&served, kept.path());
    let looks = |place: &str| {
        if let Ok(folder) = std::env::var("SCREENSHOTS") {
            let shade = if screen.is_dark { "dark" } else { "light" };
            let name = place.replace(['/', '?', '&', '='], "-");
            browser.picture(&format!("{folder}/{language}-{}-{shade}{name}.png", screen.width));
        }
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        let over = browser.text(
            "return [...document.querySelectorAll('body *')].filter((one) => \
             one.getBoundingClientRect().right > innerWidth) \
             .map((one) => `${one.tagName}.${one.className}`).join(' ')",
        );
        assert_eq!(browser.run(wide), 0, "{place} is too wide: {over} {language} {screen:?}");
        let Some(violations) = violations(&browser) else { return };
        assert_eq!(violations, Vec::<String>::new(), "{place} {language} {screen:?}");
    };
    browser.go(&served.url(&format!("/redactie/aanmelden?na=einde&taal={language}")));
    looks("/aanmelden");
    let path = format!("/redactie/aanmelden?taal={language}&sleutel={}", served.link_key());
    browser.go(&served.url(&path));
    looks("/link");
    sign_in(&browser, &served, language);
    browser.go(&served.url(&format!("/redactie/voorbeeldvragen?taal={language}")));
    looks("/ongevraagd");
    ask_cases(&browser);
    for path in [
        "/redactie?",
        "/redactie?organisatie=dorp&",
        "/redactie?zoek=niets&",
        "/redactie/richtlijn/linkedin?",
        "/redactie/richtlijn/oud?organisatie=dorp&",
        "/redactie/voorbeeldvragen?",
        "/redactie/ingestuurd?",
        "/redactie/wijzigingen?organisatie=dorp&",
        "/redactie/nieuw?",
        "/redactie/bewerken/linkedin.md?",
        "/redactie/geschiedenis?",
        "/redactie/geschiedenis/1?",
        "/redactie/voorstellen?",
    ] {
        browser.go(&served.url(&format!("{path}taal={language}")));
        browser.run("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        looks(path);
    }
    // A change that is tried out, with a question; and one with an error.
    let path = format!("/redactie/bewerken/kanalen.md?organisatie=dorp&taal={language}");
    browser.go(&served.url(&path));
    browser.fill("#tekst", "# Kanalen\n\nIedereen mag berichten plaatsen.\n\nZie [weg](weg.md).\n");
    browser.fill("#vragen", "Wie mag berichten plaatsen?");
    // A click of the driver's own waits for no scrolling, and the button is below the screen.
    let press = |button: &str| {
        browser.run(&format!("document.querySelector('{button}').click(); return 0"));
    };
    press("#wijziging button[value=proberen]");
    browser.wait("return document.querySelector('.short-answer') !== null");
    looks("/uitgeprobeerd");
    browser.run("document.querySelector('#tekst').value = '---\\ntitle: Open'; return 0");
    press("#wijziging button[value=publiceren]");
    browser.wait("return document.querySelector('.noted.is-error') !== null");
    looks("/geweigerd");
    browser.go(&served.url(&format!("/redactie/geschiedenis/1?taal={language}")));
    press("main form button");
    browser.wait("return /Terug|Bring/.test(document.querySelector('h1')?.textContent ?? '')");
    looks("/terugzetten");
}

#[test]
fn axe_finds_nothing_in_the_console_on_a_desktop_in_dutch() {
    judge(DESKTOP, "nl");
}

#[test]
fn axe_finds_nothing_in_the_console_on_a_telephone_in_the_dark_in_english() {
    judge(Screen { is_dark: true, ..PHONE }, "en");
}

#[test]
fn axe_finds_nothing_in_the_console_on_a_desktop_in_the_dark_in_dutch() {
    judge(Screen { is_dark: true, ..DESKTOP }, "nl");
}

#[test]
fn axe_finds_nothing_in_the_console_on_a_telephone_in_dutch() {
    judge(PHONE, "nl");
}

#[test]
fn the_console_works_without_script() {
    let (_kept, served) = two_organisations();
    let Some(browser) = Browser::open(Screen { has_script: false, ..DESKTOP }) else { return };
    sign_in(&browser, &served, "nl");
    browser.fill("#zoek", "linkedin");
    browser.click(".choosing button");
    let found = browser.read_soon("main");
    assert!(found.contains("linkedin.md"), "{found}");
    browser.go(&served.url("/redactie/voorbeeldvragen?taal=nl"));
    ask_cases(&browser);
    browser.click(".person button");
    browser.arrive(&served.url("/redactie/aanmelden?na=afgemeld&taal=nl"));
    browser.go(&served.url("/redactie"));
    browser.arrive(&served.url("/redactie/aanmelden"));
}
