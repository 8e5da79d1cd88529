//! The desk's pages: what authors send them, and what comes of it.

use std::path::Path;

use super::{Author, folder};
use crate::http::send;
use crate::served::{Served, serve, serve_desk, with_console};

const VLAG: &str = "# Vlag\n\nDe vlag hangt op dinsdag buiten.\n";
const VRIJDAG: &str = "# Vlag\n\nDe vlag hangt op vrijdag buiten.\n";

fn stad(second_approver: bool) -> (tempfile::TempDir, Served) {
    let (kept, path) = folder(&[("vlag.md", VLAG)]);
    let served = serve_desk(&[("stad", path)], with_console(), second_approver);
    (kept, served)
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("such a field");
    rest.split('"').next().unwrap().to_string()
}

/// Fields as a browser sends them.
fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pair = |(name, value): &(&str, &str)| format!("{}={}", encoded(name), encoded(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Sends the edit of the flag with what else is said.
fn edit(author: &Author, text: &str, act: &str, more: &[(&str, &str)]) -> crate::http::Response {
    let page = author.get("/redactie/bewerken/vlag.md?taal=nl").body;
    let (key, before) = (author.form_key(), hidden(&page, "voor"));
    let mut fields = vec![
        ("sleutel", &*key),
        ("bestand", "vlag.md"),
        ("voor", &*before),
        ("tekst", text),
        ("doen", act),
    ];
    fields.extend_from_slice(more);
    author.post("/redactie/bewerken?taal=nl", &form(&fields))
}

fn file(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

#[test]
fn an_author_opens_tries_out_guards_and_publishes() {
    let (kept, served) = stad(false);
    let author = Author::by_link(&served);
    let page = author.get("/redactie/bewerken/vlag.md?taal=nl").body;
    assert!(page.contains("De vlag hangt op dinsdag buiten."), "{page}");
    let question = ("vragen", "Wanneer hangt de vlag buiten?");
    let windows = VRIJDAG.replace('\n', "\r\n");
    let tried = edit(&author, &windows, "proberen", &[question]);
    assert_eq!(tried.status, 200);
    for told in ["Dit kun je publiceren", "op dinsdag buiten", "op vrijdag buiten", "Bewaak dit"] {
        assert!(tried.body.contains(told), "{told}: {}", tried.body);
    }
    assert_eq!(file(kept.path(), "vlag.md").as_deref(), Some(VLAG));

    let keep = ("bewaak", "Wanneer hangt de vlag buiten?");
    let published = edit(&author, &windows, "publiceren", &[question, keep]);
    assert_eq!(published.status, 303, "{}", published.body);
    assert_eq!(file(kept.path(), "vlag.md").as_deref(), Some(VRIJDAG));
    let cases = file(kept.path(), "cases/bewaakt.toml").unwrap();
    assert!(cases.contains("Wanneer hangt de vlag buiten?"), "{cases}");
    let list = author.get(published.header("location")).body;
    assert!(list.contains("Gepubliceerd. De bot antwoordt er nu mee."), "{list}");
    assert!(list.contains("Versie 2: gepubliceerd"), "{list}");

    // What is guarded now cannot be changed by accident.
    let refused = edit(&author, VLAG, "publiceren", &[]);
    assert_eq!(refused.status, 200);
    assert!(refused.body.contains("Voorbeeldvragen die niet meer kloppen"), "{}", refused.body);
    assert_eq!(file(kept.path(), "vlag.md").as_deref(), Some(VRIJDAG));
}

#[test]
fn a_file_that_changed_underneath_is_shown_beside_the_authors_own_text() {
    let (kept, served) = stad(false);
    let author = Author::by_link(&served);
    let page = author.get("/redactie/bewerken/vlag.md?taal=nl").body;
    let (key, before) = (author.form_key(), hidden(&page, "voor"));
    let theirs = "# Vlag\n\nDe vlag hangt nooit buiten.\n";
    std::fs::write(kept.path().join("vlag.md"), theirs).unwrap();
    let fields = [
        ("sleutel", &*key),
        ("bestand", "vlag.md"),
        ("voor", &*before),
        ("tekst", VRIJDAG),
        ("doen", "publiceren"),
    ];
    let refused = author.post("/redactie/bewerken?taal=nl", &form(&fields));
    for told in ["Iemand anders heeft dit bestand gewijzigd", "hangt nooit", "op vrijdag"] {
        assert!(refused.body.contains(told), "{told}: {}", refused.body);
    }
    assert_eq!(file(kept.path(), "vlag.md").as_deref(), Some(theirs));
    // Having seen it, the author may publish over it.
    let seen = hidden(&refused.body, "voor");
    let again = fields.map(|(name, value)| (name, if name == "voor" { &*seen } else { value }));
    assert_eq!(author.post("/redactie/bewerken?taal=nl", &form(&again)).status, 303);
    assert_eq!(file(kept.path(), "vlag.md").as_deref(), Some(VRIJDAG));
}

#[test]
fn a_new_guideline_begins_with_a_file_and_an_earlier_version_is_brought_back() {
    let (kept, served) = stad(false);
    let author = Author::by_link(&served);
    let key = author.form_key();
    let page = "<!doctype html><title>Wimpel</title><h1>Wimpel</h1><p>De wimpel hangt binnen.</p>";
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"sleutel\"\r\n\r\n{key}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"bestand\"; filename=\"Wimpel 2026.html\"\r\n\
         Content-Type: text/html\r\n\r\n{page}\r\n--x--\r\n"
    );
    let origin = served.url("");
    let headers = [
        ("content-type", "multipart/form-data; boundary=x"),
        ("cookie", &*author.cookie),
        ("origin", &*origin),
    ];
    let read = send(served.address, "POST", "/redactie/bewerken/inlezen?taal=nl", &headers, &body);
    assert_eq!(read.status, 200, "{}", read.body);
    assert!(read.body.contains("value=\"wimpel-2026.md\""), "{}", read.body);
    assert!(read.body.contains("De wimpel hangt binnen."), "{}", read.body);
    let text = "# Wimpel\n\nDe wimpel hangt binnen.\n";
    let fields = [
        ("sleutel", &*key),
        ("naam", "wimpel-2026.md"),
        ("voor", ""),
        ("tekst", text),
        ("doen", "publiceren"),
    ];
    assert_eq!(author.post("/redactie/bewerken?taal=nl", &form(&fields)).status, 303);
    assert_eq!(file(kept.path(), "wimpel-2026.md").as_deref(), Some(text));
    let taken = author.post("/redactie/bewerken?taal=nl", &form(&fields));
    assert!(taken.body.contains("wimpel-2026.md is er al"), "{}", taken.body);

    let restore = |act| form(&[("sleutel", &*key), ("versie", "1"), ("doen", act)]);
    let tried = author.post("/redactie/bewerken?taal=nl", &restore("proberen")).body;
    assert!(tried.contains("Dit bestand gaat weg."), "{tried}");
    assert_eq!(author.post("/redactie/bewerken?taal=nl", &restore("publiceren")).status, 303);
    assert_eq!(file(kept.path(), "wimpel-2026.md"), None);
}

#[test]
fn with_a_second_approver_the_proposer_cannot_publish() {
    let (kept, served) = stad(true);
    let author = Author::by_link(&served);
    let refused = edit(&author, VRIJDAG, "publiceren", &[]);
    assert!(refused.body.contains("Een andere schrijver publiceert het."), "{}", refused.body);
    let proposed = edit(&author, VRIJDAG, "voorstellen", &[]);
    assert_eq!(proposed.status, 303, "{}", proposed.body);
    let list = author.get(proposed.header("location")).body;
    assert!(list.contains("Voorgesteld."), "{list}");
    let (_, rest) = list.split_once("href=\"/redactie/voorstellen/").expect("a proposal");
    let address = format!("/redactie/voorstellen/{}", rest.split('"').next().unwrap());
    let page = author.get(&address).body;
    assert!(page.contains("Dit is je eigen voorstel"), "{page}");
    let key = author.form_key();
    let act = |act| author.post(&address, &form(&[("sleutel", &*key), ("doen", act)]));
    assert!(act("publiceren").body.contains("Dit is je eigen voorstel"));
    assert_eq!(file(kept.path(), "vlag.md").as_deref(), Some(VLAG));
    assert_eq!(act("verwijderen").status, 303);
    assert!(author.get("/redactie/voorstellen?taal=nl").body.contains("Er is nu niets"));
}

#[test]
fn the_desk_takes_nothing_without_its_key_and_leads_nowhere_else() {
    let (above, path) = folder(&[("rijk/vlag.md", VLAG), ("stad/vlag.md", VLAG)]);
    let served = serve(&[("stad", path.join("stad"))], with_console());
    let author = Author::by_link(&served);
    let fields = [("bestand", "vlag.md"), ("voor", ""), ("tekst", "x"), ("doen", "publiceren")];
    assert_eq!(author.post("/redactie/bewerken", &form(&fields)).status, 403);
    let origin = served.url("");
    let headers = [super::FORM, ("origin", &*origin)];
    let stranger = send(served.address, "POST", "/redactie/bewerken", &headers, &form(&fields));
    assert_ne!(stranger.status, 200);
    let key = author.form_key();
    for name in ["../rijk/vlag.md", "/etc/x.md", "organisation.toml", "cases/x.md", "a\\b.md"] {
        let fields =
            [("sleutel", &*key), ("bestand", name), ("tekst", "x"), ("doen", "publiceren")];
        let refused = author.post("/redactie/bewerken?taal=nl", &form(&fields));
        assert!(refused.body.contains("kan hier niet bewerkt worden"), "{name}: {}", refused.body);
    }
    assert_eq!(author.get("/redactie/bewerken/..%2Frijk%2Fvlag.md").status, 200);
    let opened = author.get("/redactie/bewerken/..%2Frijk%2Fvlag.md").body;
    assert!(!opened.contains("op dinsdag"), "{opened}");
    assert_eq!(file(above.path(), "rijk/vlag.md").as_deref(), Some(VLAG));
    assert_eq!(file(above.path(), "stad/vlag.md").as_deref(), Some(VLAG));
}
