//! An author's check: cases accepted, rules without a case, annotations.

use std::io::{BufRead, BufReader};
use std::process::Child;

use serde_json::Value;

use crate::program::{Place, Run};

const CASES: &str = "# Over LinkedIn.

[[case]] # dagelijks gevraagd
question = \"Mag ik een bericht over mijn werk op LinkedIn delen?\"
language = \"nl\"
outcome = \"off_topic\" # nog na te kijken
cites = [
  { file = \"sociale-media.md\", quote = \"Gebruik een appgroep nooit\" },
]

[[case]]
question = \"Hoe laat gaat de kantine open?\"
outcome = \"answered\"
state = \"open\"
";

fn place() -> Place {
    let place = Place::new();
    place.write("guidelines/regels/cases/linkedin.toml", CASES);
    place
}

fn cases(place: &Place) -> String {
    std::fs::read_to_string(place.path().join("guidelines/regels/cases/linkedin.toml")).unwrap()
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn accepting_writes_the_present_answer_into_the_case_and_nothing_else() {
    let place = place();
    assert_eq!(place.run(&["check"]).code, 1);
    let run = place.run(&["check", "--accept"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(
        run.out.starts_with(
            "cases/linkedin.toml:3\n\
             Aangepast aan het antwoord van nu. Lees de wijziging na voor je hem bewaart.\n"
        ),
        "{}",
        run.out
    );
    let quote = "Je mag een bericht over je werk op LinkedIn delen.";
    let wanted =
        CASES.replace("off_topic", "answered").replace("Gebruik een appgroep nooit", quote);
    assert_eq!(cases(&place), wanted);
    let again = json(&place.run(&["check", "--accept", "--json"]));
    assert_eq!(again["accepted"], Value::Array(Vec::new()));
    assert_eq!((&again["cases_hold"], &again["cases_open"]), (&1.into(), &1.into()));
    assert_eq!(cases(&place), wanted);
}

#[test]
fn cases_are_not_accepted_while_a_file_has_errors() {
    let place = place();
    place.write("guidelines/regels/kapot.md", b"Dit is \xff geen tekst.\n");
    let run = place.run(&["check", "--accept", "--json"]);
    assert_eq!(run.code, 1);
    assert_eq!(json(&run)["accepted"], Value::Array(Vec::new()));
    assert_eq!(cases(&place), CASES);
}

#[test]
fn rules_without_a_question_case_are_listed_and_counted() {
    let place = place();
    let coverage = &json(&place.run(&["check", "--coverage", "--json"]))["coverage"];
    assert_eq!(coverage["norms"], 3);
    let listed = coverage["files"][0]["norms"].as_array().unwrap().len();
    assert_eq!(coverage["uncovered"], listed);
    let run = place.run(&["check", "--coverage"]);
    let count = format!("Regels: 3. Zonder voorbeeldvraag: {listed}.\n");
    assert!(run.out.contains(&count), "{}", run.out);
    assert!(run.out.contains("   11  mag niet: "), "{}", run.out);
}

#[test]
fn annotations_name_files_as_the_repository_does() {
    let run = place().run(&["check", "--annotations"]);
    assert_eq!(run.code, 1);
    let path = "::error file=guidelines/regels/cases/linkedin.toml,line=3::";
    assert!(run.out.starts_with(path), "{}", run.out);
}

/// The faults of a check of `text`: code, level, place.
fn told(text: &str) -> Vec<(String, String, u64)> {
    let place = Place::new();
    place.write("guidelines/regels/sociale-media.md", text);
    let report = json(&place.run(&["check", "--json"]));
    let told = |one: &Value| {
        let of = |key: &str| one[key].as_str().unwrap().to_string();
        (of("code"), of("level"), one["line"].as_u64().unwrap())
    };
    report["diagnostics"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_rule_that_forbids_what_another_allows_is_told_at_both_places() {
    let may = "Je mag filmpjes van de kantine op TikTok plaatsen.";
    let must_not = "Je mag geen filmpjes van de kantine op TikTok plaatsen.";
    let text = format!("# Beeld\n\n{may}\n\n## TikTok\n\n{must_not}\n");
    let at = |line| ("contradicts".to_string(), "warning".to_string(), line);
    let both: Vec<_> = told(&text).into_iter().filter(|it| it.0 == "contradicts").collect();
    assert_eq!(both, [at(3), at(7)]);
    for agreed in [
        "Je mag geen filmpjes van de kantine op TikTok plaatsen zonder toestemming.",
        "Je mag geen filmpjes van inwoners op TikTok plaatsen.",
        "Vanaf een officieel account mag je geen filmpjes van de kantine op TikTok plaatsen.",
    ] {
        let text = format!(
            "# Beeld\n\nVanaf je privéaccount mag je filmpjes van de kantine op TikTok plaatsen.\
             \n\n## TikTok\n\n{agreed}\n"
        );
        assert!(told(&text).iter().all(|it| it.0 != "contradicts"), "{agreed}");
    }
}

#[test]
fn a_text_that_stands_in_two_places_is_told_at_the_second() {
    let rule = "Meld een datalek direct bij het team Informatiebeveiliging via het knopje op Plein";
    let text = format!("# Lek\n\n{rule}.\n\n## Nog eens\n\n{rule} zelf.\n\nMeld het.\n");
    assert_eq!(told(&text), [("nearly_same".to_string(), "hint".to_string(), 7)]);
}

/// A program that ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn a_watching_check_looks_again_after_a_save_of_a_parent() {
    let place = Place::new();
    let contact = "[contact]\nname = \"Team Online\"\naddress = \"online@dienst.example\"\n";
    let alone = format!("name = \"Dienst\"\n\n{contact}");
    place.write("guidelines/regels/organisation.toml", alone);
    place.write("guidelines/ministerie/regels.md", "# Regels\n\nMeld een appgroep.\n");
    let mut child = Running(
        place.command(&["--organisation", "regels", "check", "--watch", "--json"]).spawn().unwrap(),
    );
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let mut next = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(next()["diagnostics"], Value::Array(Vec::new()));
    // The organisation has a parent only now, and from now on that one's folder counts.
    let below = format!("name = \"Dienst\"\nparents = [\"ministerie\"]\n\n{contact}");
    place.write("guidelines/regels/organisation.toml", below);
    assert_eq!(next()["diagnostics"], Value::Array(Vec::new()));
    place.write("guidelines/ministerie/kapot.md", b"Dit is \xff geen tekst.\n");
    while next()["diagnostics"][0]["file"] != "../ministerie/kapot.md" {}
}

#[test]
fn a_watching_check_looks_again_after_a_save() {
    let place = Place::new();
    let mut child = Running(place.command(&["check", "--watch", "--json"]).spawn().unwrap());
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let mut next = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(next()["diagnostics"], Value::Array(Vec::new()));
    place.write("guidelines/regels/kapot.md", b"Dit is \xff geen tekst.\n");
    while next()["diagnostics"][0]["code"] != "not_utf8" {}
    std::fs::remove_file(place.path().join("guidelines/regels/kapot.md")).unwrap();
    while next()["diagnostics"] != Value::Array(Vec::new()) {}
}

const OWN_CASES: &str = "---
title: Vlag
cases:
  - question: Wanneer hangt de vlag buiten?
    cites: De vlag hangt op dinsdag buiten.
  - vraag: Hangt de vlag op vrijdag buiten?
    oordeel: alowed
  - vraag: Wanneer gaat de vlag binnen?
    citaat: { file: vlag.md, quote: De wimpel hangt nooit. }
---

# Vlag

De vlag hangt op dinsdag buiten.
";

#[test]
fn cases_at_the_top_of_a_guideline_are_asked_with_it_and_accepted_there() {
    let place = Place::new();
    place.write("guidelines/regels/vlag.md", OWN_CASES);
    let run = place.run(&["check", "--json"]);
    let check = json(&run);
    assert_eq!(run.code, 1, "{}", run.out);
    // The one with a slip is told and not asked.
    assert_eq!((&check["cases"], &check["cases_hold"]), (&2.into(), &1.into()), "{}", run.out);
    let places: Vec<String> = check["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["file"] == "vlag.md")
        .map(|it| format!("{} {}", it["level"].as_str().unwrap(), it["line"]))
        .collect();
    assert_eq!(places, ["warning 7", "error 8", "warning 9"], "{}", run.out);

    // One that does not stand line by line is left to its author.
    let case = "vraag: Wanneer gaat de vlag binnen?\n    citaat: {";
    let in_one_line = OWN_CASES.replace(case, "{ vraag: Wanneer gaat de vlag binnen?, citaat: {");
    let in_one_line = in_one_line.replace("nooit. }", "nooit. } }");
    place.write("guidelines/regels/vlag.md", in_one_line.clone());
    let run = place.run(&["check", "--accept"]);
    let told = "Er was geen voorbeeldvraag om aan te passen.\nNiet aangepast, want deze \
                voorbeeldvragen staan bovenaan een richtlijn en niet regel voor regel. Pas ze \
                daar zelf aan:\nvlag.md:8\n";
    assert!(run.out.starts_with(told), "{}", run.out);
    let path = place.path().join("guidelines/regels/vlag.md");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), in_one_line);

    place.write("guidelines/regels/vlag.md", OWN_CASES);
    let run = place.run(&["check", "--accept"]);
    assert!(run.out.starts_with("vlag.md:8\nAangepast aan het antwoord van nu."), "{}", run.out);
    let accepted = OWN_CASES.replace(
        "{ file: vlag.md, quote: De wimpel hangt nooit. }",
        "{ file: \"vlag.md\", quote: \"De vlag hangt op dinsdag buiten.\" }",
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), accepted);

    // A draft is not answered from, so its cases wait for it.
    place.write("guidelines/regels/vlag.md", OWN_CASES.replace("title:", "status: draft\ntitle:"));
    assert_eq!(json(&place.run(&["check", "--json"]))["cases"], 0);
}

/// The hints of a check by file, line and code.
fn hints(place: &Place) -> Vec<String> {
    let check = json(&place.run(&["check", "--json"]));
    let all = check["diagnostics"].as_array().unwrap().iter();
    let hints = all.filter(|it| it["level"] == "hint");
    hints
        .map(|it| {
            let code = it["code"].as_str().unwrap();
            format!("{}:{} {code}", it["file"].as_str().unwrap(), it["line"])
        })
        .collect()
}

#[test]
fn a_rule_from_which_no_yes_or_no_follows_is_pointed_out_with_the_words_that_make_it_so() {
    let place = Place::new();
    place.write("guidelines/regels/organisation.toml", "[contact]\nname = \"de redactie\"\n");
    assert_eq!(hints(&place), Vec::<String>::new());
    let rules = "# Vaag\n\nPlaats liever geen logo op je profiel.\n\nJe mag in beginsel een \
                 foto van het gebouw plaatsen.\n\nHet gebouw is meestal open.\n\nEen aanbeveling \
                 schrijven mag.\n";
    place.write("guidelines/regels/vaag.md", rules);
    assert_eq!(hints(&place), ["vaag.md:3 advice", "vaag.md:5 vague"]);
    let told = place.run(&["check"]).out;
    let advice = "vaag.md:3:1: tip: Door \"liever geen\" is dit een regel of een advies: dat \
                  is niet te zien. Daarom zegt de bot er geen ja of nee bij.\n";
    assert!(told.contains(advice), "{told}");
    // Of many, a few are shown and the rest is counted.
    let many: String = (0..9).map(|at| format!("Plaats liever geen logo {at}.\n\n")).collect();
    place.write("guidelines/regels/vaag.md", format!("# Vaag\n\n{many}"));
    let hints = hints(&place);
    assert_eq!(hints.iter().filter(|it| it.ends_with(" advice")).count(), 5, "{hints:?}");
    assert!(place.run(&["check"]).out.contains("Er zijn nog 4 regels"));
}

#[test]
fn names_words_and_contacts_that_lead_nowhere_are_pointed_out() {
    let place = Place::new();
    assert_eq!(hints(&place), Vec::<String>::new());
    place.write("guidelines/regels/organisation.toml", "name = \"Regels\"\n");
    assert_eq!(hints(&place), ["organisation.toml:1 no_contact"]);
    place.write(
        "guidelines/regels/vlag.md",
        "---\ncontact: Sanne\nplatforms: [linkedin, vlogzaal]\n---\n\n# Vlag\n\nDe vlag hangt.\n",
    );
    let words = "[[concept]]\nid = \"plein\"\nprefLabel = \"Plein\"\nbroader = [\"linkedin\"]\n\n\
                 [[concept]]\nid = \"zeppelin\"\nprefLabel = \"zeppelin\"\n";
    place.write("guidelines/regels/thesaurus.toml", words);
    let wanted = ["thesaurus.toml:6 unused_concept", "vlag.md:3 unknown_platform"];
    assert_eq!(hints(&place), wanted);
}
