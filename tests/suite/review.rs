//! A draft looked at before it goes out: what is said of it, and how the doors take bad input.

use insta::assert_snapshot;
use serde_json::Value;

use crate::program::{Place, Run};

/// Rules of an organisation for what is found in the drafts below.
const RULES: &str = "# Privacy en toon\n\n## Persoonsgegevens\n\n\
    Een burgerservicenummer plaats je nooit op sociale media.\n\n\
    Het kenteken van een ander plaats je niet.\n\n## LinkedIn\n\n\
    Op LinkedIn plaats je geen bericht over een vacature zonder akkoord van HR.\n";

fn place() -> Place {
    let place = Place::new();
    place.write("guidelines/regels/privacy.md", RULES);
    place
}

fn review(draft: &str, arguments: &[&str]) -> Run {
    let all: Vec<&str> = ["review"].iter().chain(arguments).copied().collect();
    place().run_with(&all, draft.as_bytes())
}

/// What is told, in lines that fit a page.
fn folded(text: &str) -> String {
    let mut told = String::new();
    for line in text.lines() {
        let mut width = 0;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if width > 0 {
                told.push(if width + length < 80 { ' ' } else { '\n' });
                width = if width + length < 80 { width + 1 } else { 0 };
            }
            told.push_str(word);
            width += length;
        }
        told.push('\n');
    }
    told
}

#[test]
fn a_draft_with_a_bsn_is_stopped_with_the_rule() {
    let run = review("Dank aan mevrouw Oeverstra (bsn 984372155) voor haar verhaal!", &[]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert_snapshot!(folded(&run.out), @r#"
    Stop: plaats dit nog niet
    Wat eenmaal online staat, kun je niet meer echt weghalen.
    Gelezen als bericht voor iedereen.

    2 dingen om naar te kijken:
    1. Haal dit weg: "98****"
    Hier staat een burgerservicenummer (BSN). Met een BSN en een naam kan iemand
    zich voordoen als een ander. Haal het nummer weg.
    De regel: "Een burgerservicenummer plaats je nooit op sociale media."
    Bron: Privacy en toon › Persoonsgegevens
    2. Let op: "m****"
    Hier staat de naam van een persoon. Samen met wat er nog meer staat, zegt dit
    veel over die persoon. Haal de naam weg, of vraag eerst of het goed is.

    Regels die hierbij kunnen passen:
    De regel: "Gebruik een appgroep nooit voor gegevens van inwoners."
    Bron: Sociale media › WhatsApp

    Dit kan ik niet zien:
    - gezichten, naambordjes en schermen op een foto of in een video;
    - of mensen iemand herkennen aan wat je beschrijft, ook zonder naam;
    - of iets al openbaar is, en of het klopt;
    - hoe je toon overkomt op wie boos of verdrietig is.
    "#);
}

#[test]
fn nothing_found_is_no_leave_to_post() {
    let run = review("De brug is maandag dicht. Bel 14 0999 voor vragen.", &["--platform", "X"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_snapshot!(folded(&run.out), @r#"
    Niets gevonden
    Dat zegt niet dat je dit mag plaatsen. Lees de richtlijnen en beslis zelf.
    Gelezen als bericht op X.

    Dit kan ik niet zien:
    - gezichten, naambordjes en schermen op een foto of in een video;
    - of mensen iemand herkennen aan wat je beschrijft, ook zonder naam;
    - of iets al openbaar is, en of het klopt;
    - hoe je toon overkomt op wie boos of verdrietig is.
    "#);
}

#[test]
fn a_draft_too_long_for_its_platform_is_told_by_how_much() {
    let run = review(&"Kom naar het park! ".repeat(20), &["--platform", "twitter"]);
    assert!(run.out.contains("Voor X is dit 100 tekens te lang: er passen er 280."), "{}", run.out);
}

#[test]
fn every_line_of_a_batch_is_looked_at() {
    let lines = "{\"id\":1,\"draft\":\"Mail naar jan.jansen@gmail.com\"}\n\
                 {\"id\":2}\nxx\n{\"id\":3,\"draft\":\"\"}\n\
                 {\"id\":4,\"draft\":\"The bridge is closed on Monday.\",\"platform\":\"x\"}\n";
    let run = place().run_with(&["review", "--batch", "-"], lines.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let told: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.len(), 5);
    let first = &told[0];
    assert_eq!((first["id"].as_i64(), first["verdict"].as_str()), (Some(1), Some("stop")));
    let finding = &first["findings"][0];
    assert_eq!(finding["detail"], "email");
    assert_eq!(finding["bytes"], serde_json::json!([10, 30]));
    assert!(!finding["text"].as_str().unwrap().contains("jansen"), "{finding}");
    assert_eq!(told[1]["error"], "\"draft\" is missing");
    assert!(told[2]["error"].as_str().unwrap().starts_with("this is not JSON"));
    assert_eq!(told[3]["id"], 3);
    assert!(told[3]["error"].as_str().unwrap().starts_with("I don't see any text yet."));
    assert_eq!(
        (told[4]["verdict"].as_str(), told[4]["language"].as_str()),
        (Some("ok"), Some("en"))
    );
    assert_eq!(told[4]["platform"]["chars_max"], 280);
}

#[test]
fn a_bad_draft_is_told_and_what_to_do() {
    let place = place();
    let missing = place.run(&["review", "weg.txt"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("weg.txt cannot be read"), "{}", missing.err);
    let folder = place.run(&["review", "guidelines"]);
    assert!(folder.err.contains("guidelines is a folder"), "{}", folder.err);
    let bytes = place.run_with(&["review"], b"\xff\xfe\xfd");
    assert_eq!(bytes.code, 2);
    assert!(bytes.err.contains("the draft is not UTF-8 text"), "{}", bytes.err);
    let long = place.run_with(&["review"], "a".repeat(50_000).as_bytes());
    assert_eq!(long.code, 0);
    assert!(long.out.starts_with("Je tekst is te lang voor mij"), "{}", long.out);
    let empty = place.run_with(&["review"], b" \n");
    assert!(empty.out.starts_with("Ik zie nog geen tekst."), "{}", empty.out);
    let image = place.write("foto.jpg", "geen foto");
    let photo = place.run(&["review", "--image", image.to_str().unwrap()]);
    assert!(photo.out.contains("De foto foto.jpg kan ik niet lezen."), "{}", photo.out);
}

#[test]
fn what_an_organisation_adds_is_found_and_what_is_public_is_not() {
    let place = place();
    place.write(
        "guidelines/regels/safety.toml",
        "[public]\nphones = [\"06 12345678\"]\n\n[[pattern]]\nid = \"project\"\n\
         kind = \"confidential\"\nlevel = \"high\"\nwords = [\"Project Kievit\"]\n\
         message = { nl = \"Project Kievit is nog geheim.\", en = \"Kievit is secret.\" }\n",
    );
    let run = place.run_with(&["review"], b"Bel 06-12345678 over project kievit!");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert!(run.out.contains("Project Kievit is nog geheim."), "{}", run.out);
    assert!(!run.out.contains("telefoonnummer"), "{}", run.out);
    place.write("guidelines/regels/safety.toml", "[[pattern]]\nid = \"x\"\npattern = \"(\"\n");
    let check = place.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("safety.toml:3"), "{}", check.out);
}

#[test]
fn a_contact_of_the_organisation_is_public() {
    let place = place();
    let draft = "Mail of bel Sanne Prins: sanne.prins@dorpsraad.example, 06 87654321.";
    assert_eq!(place.run_with(&["review"], draft.as_bytes()).code, 1);
    place.write(
        "guidelines/regels/organisation.toml",
        "[contact]\nname = \"Sanne Prins\"\n\
         address = \"sanne.prins@dorpsraad.example, 06-87654321\"\n",
    );
    let run = place.run_with(&["review"], draft.as_bytes());
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}

#[test]
fn a_question_with_a_bsn_is_answered_after_a_warning() {
    let run = place().run(&["ask", "Mag ik bsn 984372155 op LinkedIn plaatsen?"]);
    assert_eq!(run.code, 0);
    assert_snapshot!(folded(&run.out), @r#"
    Let op: In je vraag staat een burgerservicenummer (BSN). Ik heb dat niet nodig
    voor een antwoord. Laat het de volgende keer weg.

    Volgens de regels: dit mag niet
    De regel: "Een burgerservicenummer plaats je nooit op sociale media."
    Bron: Privacy en toon › Persoonsgegevens

    Andere regels (2)
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder
    toestemming."
    Bron: Sociale media › LinkedIn

    De regel: "Op LinkedIn plaats je geen bericht over een vacature zonder akkoord
    van HR."
    Bron: Privacy en toon › LinkedIn
    "#);
}

#[test]
fn a_question_about_a_rule_is_no_finding() {
    let place = place();
    for question in [
        "Mag ik een BSN op LinkedIn zetten?",
        "Mag ik vertellen dat mijn collega ziek is?",
        "Mag ik vertrouwelijke stukken delen?",
        "Mag ik oproepen om op een partij te stemmen?",
        "Wat doe ik als iemand mij uitscheldt voor sukkel?",
    ] {
        assert_eq!(place.ask(question)["findings"], serde_json::json!([]), "{question}");
    }
}

/// The rows of `DETECTORS.md` that the program itself tells, without their level.
fn detectors() -> Vec<String> {
    use deelwijzer::model::{Detail, Language};
    use deelwijzer::render::messages::finding::what;
    let row = |detail: &Detail| {
        let [nl, en] = [Language::Nl, Language::En].map(|language| what(language, detail));
        format!("| `{}` | `{}` | {nl} | {en} |", detail.code(), detail.kind().code())
    };
    Detail::ALL.iter().map(row).collect()
}

#[test]
fn every_detector_is_in_the_documentation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/DETECTORS.md");
    let document = std::fs::read_to_string(path).unwrap();
    let mut told = Vec::new();
    for line in document.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split(" | ").collect();
        assert_eq!(cells.len(), 5, "{line}");
        assert!(
            ["high", "medium", "low"].iter().any(|level| cells[2].starts_with(level)),
            "{line}"
        );
        told.push([cells[0], cells[1], cells[3], cells[4]].join(" | "));
    }
    assert_eq!(told, detectors());
}
