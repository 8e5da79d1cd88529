//! An organisation's own words, in `thesaurus.toml`: they lead to its rules, and faults are told.

use crate::program::Place;

const THESAURUS: &str = "[[concept]]\nid = \"intranet\"\naltLabel = { nl = [\"de Krant\"] }\n";

#[test]
fn a_nickname_leads_to_the_rule() {
    let place = Place::new();
    place.write(
        "guidelines/regels/intern.md",
        "# Intern\n\nBerichten op het intranet mag je niet buiten de organisatie laten zien.\n\n\
         Nieuws over een collega meld je eerst bij je leidinggevende.\n",
    );
    let question = "Hoe zit het met de Krant?";
    let rule = "Berichten op het intranet mag je niet buiten de organisatie laten zien.";
    let before = place.ask(question);
    assert_ne!(before["citations"][0]["quote"], rule);
    place.write("guidelines/regels/thesaurus.toml", THESAURUS);
    let after = place.ask(question);
    assert_eq!(after["citations"][0]["quote"], rule, "{after}");
}

#[test]
fn a_fault_in_the_words_is_told_with_its_line() {
    let place = Place::new();
    let words = THESAURUS.replace("\n[[", "[[") + "broader = [\"kanalen\", \"intrnet\"]\n";
    place.write("guidelines/regels/thesaurus.toml", words);
    let run = place.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let told = "thesaurus.toml:4:1: waarschuwing: Er is geen begrip met de id \"intrnet\". Ik doe \
                niets met deze verwijzing.\n  → Bedoel je \"intranet\"?\n";
    assert!(run.out.contains(told), "{}", run.out);
}
