//! Asking back: where a verdict hangs on one thing that the question leaves out, both ways to go on
//! are offered, and the reply leads to its own verdict.

use serde_json::{Value, json};

use crate::program::Place;

const RULES: &str = "# Reclame en stukken\n\n## Reclame\n\n\
    Op een privéaccount mag je reclame maken voor je eigen zaak.\n\n\
    Op een account van de gemeente maak je geen reclame voor je eigen zaak.\n\n\
    ## Kandidaten\n\nIn verkiezingstijd plaatsen we geen foto van een wethouder.\n\n\
    Een foto van een wethouder mag je plaatsen.\n\n\
    ## Stukken\n\nEen besluit dat al openbaar is, mag je delen.\n\n\
    Een besluit dat nog niet openbaar is, deel je niet.\n\n\
    ## Foto's\n\nEen foto van een bezoeker mag je plaatsen, tenzij de bezoeker herkenbaar is.\n";

fn place() -> Place {
    let place = Place::new();
    place.write("guidelines/regels/sociale-media.md", RULES);
    place
}

/// What is answered to a question with these replies.
fn ask(place: &Place, question: &str, answers: &Value) -> Value {
    let line = json!({"id": "q", "question": question, "answers": answers, "language": "nl"});
    place.batch(format!("{line}\n").as_bytes()).remove(0)
}

fn kind(answer: &Value) -> &str {
    answer["verdict"]["kind"].as_str().unwrap_or("none")
}

#[test]
fn a_reply_leads_to_its_own_verdict() {
    let place = place();
    let cases = [
        ("Mag ik reclame maken voor mijn zaak?", "account", "private", "official"),
        ("Mag ik een besluit delen?", "public", "yes", "no"),
        ("Mag ik een foto van een wethouder plaatsen?", "election", "no", "yes"),
        ("Mag ik een foto van een bezoeker plaatsen?", "recognisable", "no", "yes"),
    ];
    for (question, slot, yes, no) in cases {
        let open = ask(&place, question, &json!({}));
        assert_eq!(open["outcome"], "clarify", "{open}");
        assert_eq!(open["clarify"]["slot"], slot, "{open}");
        assert!(open["verdict"].is_null(), "{open}");
        let allowed = ask(&place, question, &json!({ slot: yes }));
        assert_eq!((kind(&allowed), &allowed["clarify"]), ("allowed", &Value::Null), "{allowed}");
        let denied = ask(&place, question, &json!({ slot: no }));
        assert_eq!(kind(&denied), "not_allowed", "{denied}");
    }
}

#[test]
fn the_kind_of_device_is_asked_back() {
    let place = place();
    let rule = "# Apps\n\nOp een werktelefoon mag je TikTok niet gebruiken. \
        Op je eigen telefoon mag je TikTok gebruiken.\n";
    place.write("guidelines/regels/apps.md", rule);
    let question = "Mag ik TikTok gebruiken op de telefoon?";
    let open = ask(&place, question, &json!({}));
    assert_eq!((&open["outcome"], &open["clarify"]["slot"]), (&json!("clarify"), &json!("device")));
    let own = ask(&place, question, &json!({"device": "own"}));
    assert_eq!(kind(&own), "allowed", "{own}");
    let work = ask(&place, question, &json!({"device": "work"}));
    assert_eq!(kind(&work), "not_allowed", "{work}");
    let said = ask(&place, "Mag ik TikTok gebruiken op mijn werktelefoon?", &json!({}));
    assert_eq!(kind(&said), "not_allowed", "{said}");
}

#[test]
fn a_rule_for_all_other_times_is_the_other_side() {
    let place = place();
    let rule = "# Debatten\n\nIn verkiezingstijd kondigen we geen debat aan. Daarbuiten mag je een \
        debat aankondigen.\n";
    place.write("guidelines/regels/debatten.md", rule);
    let question = "Mag ik een debat aankondigen?";
    let open = ask(&place, question, &json!({}));
    assert_eq!(open["clarify"]["slot"], "election", "{open}");
    assert_eq!(kind(&ask(&place, question, &json!({"election": "no"}))), "allowed");
    assert_eq!(kind(&ask(&place, question, &json!({"election": "yes"}))), "not_allowed");
}

#[test]
fn the_other_side_is_found_in_the_section_though_it_is_in_other_words() {
    let place = Place::new();
    let rules = "# Politiek\n\n## Campagne\n\nOp je eigen account mag je reclame maken voor een \
        politieke partij.\n\nEen raadslid dat je kent, mag je feliciteren.\n\n\
        De accounts van de gemeente nemen geen politiek standpunt in.\n";
    place.write("guidelines/regels/politiek.md", rules);
    let question = "Mag ik reclame maken voor een politieke partij?";
    let open = ask(&place, question, &json!({}));
    assert_eq!(open["clarify"]["slot"], "account", "{open}");
    let cited = |answer: &Value| answer["citations"][0]["quote"].as_str().unwrap_or("").to_string();
    let own = ask(&place, question, &json!({"account": "private"}));
    assert_eq!(kind(&own), "allowed", "{own}");
    let official = ask(&place, question, &json!({"account": "official"}));
    assert!(cited(&official).contains("geen politiek standpunt"), "{official}");
    assert!(["not_allowed", "none"].contains(&kind(&official)), "{official}");
}

#[test]
fn a_rule_for_all_other_times_is_so_by_its_heading_too() {
    let place = place();
    let rule = "# Debatten\n\n## In verkiezingstijd\n\nWe kondigen geen debat aan.\n\n\
        Op andere momenten mag je een debat aankondigen.\n";
    place.write("guidelines/regels/debatten.md", rule);
    let question = "Mag ik een debat aankondigen?";
    let open = ask(&place, question, &json!({}));
    assert_eq!(open["clarify"]["slot"], "election", "{open}");
    assert_eq!(kind(&ask(&place, question, &json!({"election": "no"}))), "allowed");
    assert_eq!(kind(&ask(&place, question, &json!({"election": "yes"}))), "not_allowed");
}

#[test]
fn what_the_question_says_itself_is_not_asked_back() {
    let place = place();
    let said = ask(&place, "Mag ik op een privéaccount reclame maken voor mijn zaak?", &json!({}));
    assert_eq!((said["outcome"].as_str(), kind(&said)), (Some("answered"), "allowed"), "{said}");
    let said = ask(&place, "Mag ik een besluit delen dat nog niet openbaar is?", &json!({}));
    assert_eq!((said["outcome"].as_str(), kind(&said)), (Some("answered"), "not_allowed"));
}

#[test]
fn the_calendar_answers_for_the_election_period() {
    let place = place();
    let period = "name = \"Regels\"\n[[periods]]\nkind = \"election\"\n\
        name = { nl = \"de raadsverkiezing\" }\nfrom = 2026-02-01\nuntil = 2026-03-18\n";
    place.write("guidelines/regels/organisation.toml", period);
    let question = "Mag ik een foto van een wethouder plaatsen?";
    for (day, verdict) in [("2026-02-10", "not_allowed"), ("2026-06-10", "allowed")] {
        let run = place.run(&["ask", "--json", "--as-of", day, question]);
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(
            (answer["outcome"].as_str(), kind(&answer)),
            (Some("answered"), verdict),
            "{day}"
        );
    }
}

#[test]
fn the_terminal_takes_the_number_of_a_choice() {
    let place = place();
    let run = place.run_with(&["chat"], "Mag ik reclame maken voor mijn zaak?\n2\n".as_bytes());
    let said: Vec<&str> = run.out.split("\n\n").map(str::trim).collect();
    let asked = "Dat hangt van één ding af. Vanaf welk account?\nKies:\n  1. Mijn privéaccount\n  \
        2. Een account van de organisatie";
    assert!(said.contains(&asked), "{}", run.out);
    let denied = "Volgens de regels: dit mag niet\nDe regel: \"Op een account van de gemeente maak \
        je geen reclame voor je eigen zaak.\"\nBron: Reclame en stukken › Reclame";
    assert!(said.contains(&denied), "{}", run.out);
}

#[test]
fn the_role_that_a_rule_is_for_is_asked_in_its_own_words() {
    let place = Place::new();
    let rules = "# Pers\n\nAlleen de woordvoerder mag vragen van journalisten beantwoorden.\n";
    place.write("guidelines/regels/pers.md", rules);
    let question = "Mag ik vragen van journalisten beantwoorden?";
    let open = ask(&place, question, &json!({}));
    assert_eq!((&open["outcome"], &open["clarify"]["slot"]), (&json!("clarify"), &json!("role")));
    let asked = open["clarify"]["question"].as_str().unwrap_or("");
    assert!(asked.contains("de woordvoerder"), "{open}");
    assert_eq!(kind(&ask(&place, question, &json!({"role": "yes"}))), "allowed");
    assert_eq!(kind(&ask(&place, question, &json!({"role": "no"}))), "not_allowed");
    // Who says what they are is not asked.
    let said = ask(&place, "Mag ik als stagiair vragen van journalisten beantwoorden?", &json!({}));
    assert_ne!(said["outcome"], "clarify", "{said}");
}
