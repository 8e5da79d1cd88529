//! How an organisation itself words its questions and rules, in `wording.toml`.

use serde_json::Value;

use crate::program::Place;

const RULES: &str = "# Sociale media\n\n## Foto's\n\n\
    Voor een foto van een bezoeker is groen licht van de redactie nodig.\n\n\
    ## Reclame\n\nOp een privéaccount mag je reclame maken voor je eigen zaak.\n\n\
    In de Etalage maak je geen reclame voor je eigen zaak.\n";
const WORDING: &str = "[asked]\nmay = { nl = [\"magge\"] }\n\n\
    [rules]\nconsent = { nl = [\"groen licht\"] }\n\n\
    [account]\nofficial = { nl = [\"de Etalage\"] }\n";

fn place() -> Place {
    let place = Place::new();
    place.write("guidelines/regels/sociale-media.md", RULES);
    place
}

fn kind(answer: &Value) -> &str {
    answer["verdict"]["kind"].as_str().unwrap_or("none")
}

#[test]
fn a_rule_is_read_by_the_organisations_own_words() {
    let place = place();
    let read = |place: &Place| place.run(&["check", "--norms"]).out;
    let before = read(&place);
    place.write("guidelines/regels/wording.toml", WORDING);
    let after = read(&place);
    assert_ne!(before, after);
    let condition = "groen licht van de redactie";
    assert!(after.contains(condition), "{after}");
    let answer = place.ask("Mag ik een foto van een bezoeker plaatsen?");
    assert_ne!(kind(&answer), "required", "{answer}");
}

#[test]
fn a_name_of_an_account_tells_on_which_side_a_question_is() {
    let place = place();
    place.write("guidelines/regels/wording.toml", WORDING);
    let answer = place.ask("Mag ik in de Etalage reclame maken voor mijn eigen zaak?");
    assert_eq!(kind(&answer), "not_allowed", "{answer}");
}

#[test]
fn a_fault_is_told_with_its_line_and_what_to_do() {
    let place = place();
    place.write("guidelines/regels/wording.toml", "[asked]\nneeed = [\"magge\"]\nmay = \"moet\"\n");
    let run = place.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let told = "wording.toml:2:1: waarschuwing: \"neeed\" ken ik niet. Ik doe er niets mee.\n  \
        → Bedoel je \"need\"?\n";
    assert!(run.out.contains(told), "{}", run.out);
    let told =
        "wording.toml:3:1: waarschuwing: \"moet\" staat al bij \"must\". Ik sla het hier over.\n";
    assert!(run.out.contains(told), "{}", run.out);
    let json = place.run(&["check", "--json"]).out;
    assert!(json.contains("word_in_two_lists"), "{json}");
}
