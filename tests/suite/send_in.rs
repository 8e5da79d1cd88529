//! What people send in to the authors: shown first, kept without names, listed, deleted.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::Child;

use crate::http::{Response, send};
use crate::program::{Place, finish};

/// The real program with its web chat.
struct Running {
    child: Child,
    address: SocketAddr,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn new(place: &Place, settings: &[(&str, &str)]) -> Running {
        let mut command = place.command(&["serve", "--address", "127.0.0.1:0"]);
        settings.iter().for_each(|(name, value)| {
            command.env(name, value);
        });
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let told = lines.map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("luistert op http://")?;
            rest.split(' ').next()?.parse().ok()
        });
        Running { child, address: told.unwrap() }
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let encode = |text: &str| text.replace('&', "%26").replace('+', "%2B").replace(' ', "+");
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        send(self.address, "POST", path, &kind, &body.join("&"))
    }
}

/// The words of the field of a page.
fn field(page: &str) -> &str {
    let (_, rest) = page.split_once("<textarea").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split("</textarea>").next().unwrap().trim()
}

fn code(page: &str) -> String {
    let (_, rest) = page.split_once("deze code: ").unwrap();
    rest.chars().take(9).collect()
}

#[test]
fn a_question_is_shown_first_and_kept_without_personal_data() {
    let place = Place::new();
    let single = "[gaps]\nsees_single = \"de redactie\"\n";
    place.write("guidelines/regels/organisation.toml", single);
    let running = Running::new(&place, &[]);
    let question = "Mag mevrouw Oeverstra (bsn 984372155) een drone kopen?";
    let asked = running.post("/", &[("question", question), ("language", "nl")]);
    assert!(asked.body.contains("action=\"/insturen\""), "{}", asked.body);
    let shown = running.post("/insturen", &[("question", question), ("language", "nl")]);
    assert_eq!(shown.status, 200);
    assert_eq!(field(&shown.body), "Mag [naam] (bsn [bsn]) een drone kopen?");
    assert!(!place.path().join("data").exists(), "nothing is kept before it is sent");

    let text = "Mag [naam] een drone kopen? Bel 06 12345678.";
    let sent =
        running.post("/insturen", &[("text", text), ("kind", "missing"), ("language", "nl")]);
    assert_eq!(sent.status, 200, "{}", sent.body);
    let code = code(&sent.body);
    let told = place.run(&["gaps"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    let kept = "Mag [naam] een drone kopen? Bel [telefoonnummer].";
    let headline = format!("{kept} (geen regel gevonden, 1 keer ingestuurd)\n");
    assert!(told.out.starts_with(&headline), "{}", told.out);
    assert!(told.out.contains(&format!(" {code} {kept}\n")), "{}", told.out);
    let json: serde_json::Value =
        serde_json::from_str(&place.run(&["gaps", "--json"]).out).unwrap();
    assert_eq!(json["open"][0]["sent_in"][0]["organisation"], "regels");
    assert_eq!(json["open"][0]["kind"], "missing");

    let typed = code.to_lowercase().replace('-', " ");
    let forgotten = running.post("/insturen/wissen", &[("code", &typed), ("language", "nl")]);
    assert!(forgotten.body.contains("Het is gewist."), "{}", forgotten.body);
    let again = running.post("/insturen/wissen", &[("code", &typed), ("language", "nl")]);
    assert!(again.body.contains("Bij deze code is niets bewaard."), "{}", again.body);
    assert_eq!(place.run(&["gaps"]).out, "Er is niets ingestuurd.\n");
    drop(running);
    for name in ["deelwijzer.sqlite", "deelwijzer.sqlite-wal"] {
        let bytes = std::fs::read(place.path().join("data").join(name)).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&bytes).contains("12345678"), "{name}");
    }
}

#[test]
fn a_sensitive_matter_is_not_kept_but_shown_where_to_go() {
    let place = Place::new();
    place.write(
        "guidelines/regels/organisation.toml",
        "[[routes]]\nkind = \"threat\"\nwords = [\"bedreigd\"]\ntitle = \"Word je bedreigd?\"\n\
         message = \"Bel meteen 112.\"\n",
    );
    let running = Running::new(&place, &[]);
    let fields = [("text", "Ik word bedreigd op X"), ("kind", "missing"), ("language", "nl")];
    let told = running.post("/insturen", &fields);
    assert_eq!(told.status, 400);
    assert!(told.body.contains("Dit bewaar ik niet"), "{}", told.body);
    assert!(told.body.contains("Bel meteen 112."), "{}", told.body);
    assert!(!place.path().join("data").exists());
}

#[test]
fn bad_input_is_told_and_nothing_is_kept() {
    let place = Place::new();
    let running = Running::new(&place, &[]);
    let empty = running.post("/insturen", &[("text", " "), ("language", "nl")]);
    assert!(empty.body.contains("Er staat geen tekst."), "{}", empty.body);
    let long = running.post("/insturen", &[("text", &"a b ".repeat(2_000)), ("language", "nl")]);
    assert!(long.body.contains("Je tekst is te lang."), "{}", long.body);
    let nowhere = running.post("/insturen", &[("text", "x"), ("organisation", "nergens")]);
    assert_eq!(nowhere.status, 404);
    assert_eq!(place.run(&["gaps", "--forget", "AAAA-AAAA"]).code, 2);
    assert!(!place.path().join("data").exists());
}

#[test]
fn an_organisation_that_keeps_nothing_does_not_offer_it() {
    let place = Place::new();
    let running = Running::new(&place, &[("DEELWIJZER_STORE__ENABLED", "false")]);
    let asked = running.post("/", &[("question", "Mag ik een drone kopen?"), ("language", "nl")]);
    assert!(!asked.body.contains("/insturen"), "{}", asked.body);
    let told = running.post("/insturen", &[("text", "Mag dit?"), ("language", "nl")]);
    assert!(told.body.contains("Hier wordt niets bewaard."), "{}", told.body);
    let mut gaps = place.command(&["gaps"]);
    let gaps = finish(gaps.env("DEELWIJZER_STORE__ENABLED", "false").spawn().unwrap());
    assert_eq!(gaps.code, 2);
    assert!(gaps.err.contains("store.enabled is false"), "{}", gaps.err);
}

#[test]
fn a_store_that_cannot_be_written_is_told_and_the_chat_goes_on() {
    let place = Place::new();
    place.write("vol", "een bestand, geen map");
    let running = Running::new(&place, &[("DEELWIJZER_STORE__PATH", "vol/kast.sqlite")]);
    let told = running.post("/insturen", &[("text", "Mag een drone?"), ("language", "nl")]);
    assert!(told.body.contains("Bewaren lukt nu niet."), "{}", told.body);
    let asked = running.post("/", &[("question", "Mag ik een foto plaatsen?")]);
    assert_eq!(asked.status, 200);
}
