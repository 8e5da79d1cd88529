//! What the console's pages tell.

use std::sync::Arc;

use deelwijzer::bot::watch::{self, WatchOptions};

use super::{Author, folder};
use crate::served::{Served, serve, with_console};

const PHOTOS: &str = "---\ntitle: Foto's\nowner: Team Online\nversion: \"2.1\"\n\
review_by: 2024-01-01\n---\n# Foto's\n\n## Collega's\n\nJe mag geen foto's van collega's plaatsen \
zonder toestemming.\n\nZie [de oude regels](weg.md).\n";
const CHANNELS: &str = "# Kanalen\n\nAlleen team Online plaatst berichten op het account van de \
gemeente.\n";
const CASES: &str = "[[case]]\nquestion = \"Mag ik een foto van een collega plaatsen?\"\n\
outcome = \"answered\"\n\n[[case]]\nquestion = \"Mag ik een foto van een collega op straat \
plaatsen?\"\noutcome = \"not_covered\"\n";

fn stad() -> (tempfile::TempDir, Served) {
    let files = [("fotos.md", PHOTOS), ("kanalen.md", CHANNELS), ("cases/fotos.toml", CASES)];
    let (kept, path) = folder(&files);
    (kept, serve(&[("stad", path)], with_console()))
}

/// The words of a page, without its markup.
fn words(page: &str) -> String {
    let mut text = String::new();
    let mut is_inside = false;
    for letter in page.chars() {
        match letter {
            '<' => is_inside = true,
            '>' => {
                is_inside = false;
                text.push(' ');
            }
            letter if !is_inside => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ask(served: &Served, question: &str) {
    let body = serde_json::json!({ "question": question }).to_string();
    let headers = [("content-type", "application/json")];
    let path = "/api/ask";
    let answer = crate::http::send(served.address, "POST", path, &headers, &body);
    assert!(answer.body.contains("\"outcome\":\"answered\""), "{}", answer.body);
}

#[test]
fn the_overview_tells_how_each_guideline_is() {
    let (_kept, served) = stad();
    let author = Author::by_link(&served);
    ask(&served, "Mag ik een foto van een collega plaatsen?");
    ask(&served, "Mag ik een foto van een collega plaatsen?");
    let page = words(&author.get("/redactie?taal=nl").body);
    for told in [
        "Er zijn 2 richtlijnen. 1 ervan vraagt aandacht.",
        "Foto&#39;s fotos.md Team Online 2.1 Geldt 1 januari 2024: te laat 2 waarschuwingen 2 keer",
        "Kanalen kanalen.md – – Geldt – geen 0 keer",
    ] {
        let told = told.replace("&#39;", "'");
        assert!(page.replace("&#39;", "'").contains(&told), "{told}\n{page}");
    }
    let care = words(&author.get("/redactie?taal=en&toon=aandacht").body);
    assert!(care.contains("1 January 2024: overdue") && !care.contains("kanalen.md"), "{care}");
    let found = words(&author.get("/redactie?zoek=KANAL").body);
    assert!(found.contains("kanalen.md") && !found.contains("fotos.md"), "{found}");
}

#[test]
fn a_guideline_stands_beside_its_norms_with_what_is_wrong_at_its_lines() {
    let (_kept, served) = stad();
    let author = Author::by_link(&served);
    let page = author.get("/redactie/richtlijn/fotos?taal=nl");
    let page = words(&page.body);
    let norm = "Jouw tekst, regel 11 Je mag geen foto's van collega's plaatsen zonder toestemming. \
                Zo leest Deelwijzer het mag onder voorwaarden:";
    assert!(page.contains(norm), "{page}");
    assert!(page.contains("waarschuwing , regel 13 :"), "{page}");
    assert!(page.contains("Meldingen over het hele bestand"), "{page}");
    assert_eq!(author.get("/redactie/richtlijn/weg").status, 404);
}

#[test]
fn question_cases_are_asked_when_an_author_wants_it() {
    let (_kept, served) = stad();
    let author = Author::by_link(&served);
    let before = words(&author.get("/redactie/voorbeeldvragen?taal=nl").body);
    assert!(before.contains("Er zijn 2 voorbeeldvragen."), "{before}");
    let body = format!("sleutel={}", author.form_key());
    assert_eq!(author.post("/redactie/voorbeeldvragen", &body).status, 303);
    let page = words(&author.get("/redactie/voorbeeldvragen?taal=nl").body);
    assert!(
        page.contains("Klopt niet 1 Staat open, maar klopt nu 0 Staat open 0 Klopt 1"),
        "{page}"
    );
    assert!(page.contains("cases/fotos.toml, regel 5 not_covered answered"), "{page}");
}

#[test]
fn rules_that_contradict_each_other_show_once_the_whole_is_asked() {
    let may = "# Kanalen\n\nJe mag foto's van het stadhuis op Instagram plaatsen.\n";
    let must_not = "# Beeld\n\nJe mag geen foto's van het stadhuis op Instagram plaatsen.\n";
    let case = "[[case]]\nquestion = \"Wat is de hoofdstad van Peru?\"\noutcome = \"silent\"\n";
    let files = [("mag.md", may), ("foto's & beeld.md", must_not), ("cases/een.toml", case)];
    let (_kept, path) = folder(&files);
    let served = serve(&[("stad", path)], with_console());
    let author = Author::by_link(&served);
    let before = words(&author.get("/redactie?taal=nl").body);
    assert!(before.contains("Geen ervan vraagt aandacht."), "{before}");
    let body = format!("sleutel={}", author.form_key());
    assert_eq!(author.post("/redactie/voorbeeldvragen", &body).status, 303);
    let page = author.get("/redactie?taal=nl").body;
    assert!(words(&page).contains("2 ervan vragen aandacht."), "{page}");
    let path = "/redactie/richtlijn/foto%27s%20%26%20beeld";
    assert!(page.contains(&format!("href=\"{path}?taal=nl\"")), "{page}");
    let page = words(&author.get(&format!("{path}?taal=nl")).body);
    assert!(page.contains("waarschuwing , regel 3 :") && page.contains("mag.md:3"), "{page}");
}

#[test]
fn the_last_edits_are_told_with_what_became_of_them() {
    let (kept, served) = stad();
    let author = Author::by_link(&served);
    let path = "/redactie/wijzigingen?taal=nl";
    assert!(words(&author.get(path).body).contains("Sinds de start is er niets gewijzigd."));
    let options = WatchOptions { settle_ms: 20, poll_seconds: 0, replay_cases: true };
    let (tell, told) = std::sync::mpsc::channel();
    let report = move |_| tell.send(()).unwrap_or_default();
    let _watch = watch::watch(Arc::clone(&served.bot), &options, report).unwrap();
    std::fs::write(kept.path().join("nieuw.md"), "# Nieuw\n\nVraag het aan team Online.\n")
        .unwrap();
    told.recv().unwrap();
    let page = words(&author.get(path).body);
    assert!(page.contains(": Overgenomen Nieuw: nieuw.md"), "{page}");
    std::fs::write(kept.path().join("nieuw.md"), "---\nversion: [\n---\n# Nieuw\n").unwrap();
    told.recv().unwrap();
    let page = words(&author.get(path).body);
    assert!(page.contains(": Geweigerd: de vorige tekst blijft gelden fout"), "{page}");
    assert!(page.contains("nieuw.md"), "{page}");
}

#[test]
fn what_people_sent_in_is_told_to_authors_by_matter() {
    let (_kept, served) = stad();
    let author = Author::by_link(&served);
    let path = "/redactie/ingestuurd?taal=nl";
    let none = words(&author.get(path).body);
    assert!(none.contains("Er is niets ingestuurd."), "{none}");
    let send_in = |text: &str| {
        let body = format!("text={text}&kind=missing&language=nl");
        let headers = [super::FORM];
        let sent = crate::http::send(served.address, "POST", "/insturen", &headers, &body);
        assert_eq!(sent.status, 200);
    };
    send_in("Mag+ik+met+een+drone+vliegen%3F");
    let page = words(&author.get(path).body);
    assert!(!page.contains("drone"), "one alone can tell who asked it: {page}");
    assert!(page.contains("Nog 1 bericht zie je hier niet"), "{page}");
    send_in("mag+ik+vliegen+met+een+drone%3F");
    let page = words(&author.get(path).body);
    let told =
        "Mag ik met een drone vliegen? geen regel gevonden, 2 keer ingestuurd, het laatst op";
    assert!(page.contains(told), "{page}");
    assert!(
        page.contains("Begin van een nieuwe regel: ## Mag ik met een drone vliegen?"),
        "{page}"
    );
    assert!(page.contains("[[case]] question ="), "{page}");
}

#[test]
fn only_what_is_asked_for_is_shown_where_there_are_several_organisations() {
    let (_one, stad) = folder(&[("fotos.md", PHOTOS)]);
    let (_other, dorp) = folder(&[("kanalen.md", CHANNELS)]);
    let served = serve(&[("stad", stad), ("dorp", dorp)], with_console());
    let author = Author::by_link(&served);
    let page = words(&author.get("/redactie").body);
    assert!(page.contains("fotos.md") && !page.contains("kanalen.md"), "{page}");
    let page = author.get("/redactie?organisatie=dorp").body;
    assert!(page.contains("/redactie/richtlijn/kanalen?organisatie=dorp"), "{page}");
    assert_eq!(author.get("/redactie?organisatie=nergens").status, 403);
}
