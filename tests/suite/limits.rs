//! Rules that another sentence lifts, and rules that hold on one side of an amount.

use serde_json::{Value, json};

use crate::program::Place;

const RULES: &str = "# Opnamen en cadeaus\n\n## Opnamen\n\n**Artikel 4**\n\n\
    1. De ambtenaar verspreidt geen opnamen van een hoorzitting.\n\
    2. De secretaris bewaart de notulen.\n\
    3. Het eerste lid geldt niet voor de opening.\n\n\
    ## Cadeaus\n\nEen cadeau van meer dan € 50 mag je niet aannemen.\n\n\
    ## Bijverdiensten\n\nOnline inkomsten meld je vooraf. Een melding is niet nodig als de \
    inkomsten minder bedragen dan 500 euro.\n\n\
    ## Reacties\n\nKritiek op ons beleid blijft staan.\n";

fn verdict(question: &str) -> Value {
    let place = Place::new();
    place.write("guidelines/regels/regels.md", RULES);
    let line = json!({"id": "q", "question": question, "answers": {}, "language": "nl"});
    let answer = place.batch(format!("{line}\n").as_bytes()).remove(0);
    answer["verdict"]["kind"].clone()
}

#[test]
fn what_another_paragraph_lifts_is_not_forbidden() {
    let plain = "Mag een ambtenaar opnamen van een hoorzitting verspreiden?";
    assert_eq!(verdict(plain), "not_allowed");
    let lifted = "Mag een ambtenaar opnamen van de opening van een hoorzitting verspreiden?";
    assert_eq!(verdict(lifted), Value::Null);
}

#[test]
fn an_amount_on_the_other_side_of_the_limit_gets_no_verdict() {
    assert_eq!(verdict("Mag ik een cadeau van 60 euro aannemen?"), "not_allowed");
    assert_eq!(verdict("Mag ik een cadeau van 30 euro aannemen?"), Value::Null);
}

#[test]
fn a_verb_may_part_what_compares_from_the_amount() {
    assert_eq!(verdict("Moet ik online inkomsten van 300 euro melden?"), "not_required");
    assert_eq!(verdict("Moet ik online inkomsten van 900 euro melden?"), "required");
}

#[test]
fn what_must_stay_may_not_be_taken_away() {
    assert_eq!(verdict("Mag ik kritiek op ons beleid verwijderen?"), "not_allowed");
    assert_eq!(verdict("Moet ik kritiek op ons beleid verwijderen?"), Value::Null);
}
