//! Rules that speak against each other: a yes falls by a prohibition anywhere in the guidelines;
//! of two plain rules that contradict each other both are shown, without a verdict.

use serde_json::Value;

use crate::program::Place;

fn kind(answer: &Value) -> &str {
    answer["verdict"]["kind"].as_str().unwrap_or("none")
}

/// Where passages that only share words push it out of the candidates, a prohibition still counts.
#[test]
fn a_prohibition_that_is_no_candidate_takes_a_yes_back() {
    let place = Place::new();
    let rule = "# Foto's\n\nEen foto van een bezoeker mag je plaatsen.\n";
    place.write("guidelines/regels/fotos.md", rule);
    let question = "Mag ik een foto van een bezoeker plaatsen?";
    assert_eq!(kind(&place.ask(question)), "allowed");
    let mut many = "# Verslagen\n".to_string();
    for number in 0..80 {
        many += &format!("\nBezoeker {number} heeft een foto.\n");
    }
    place.write("guidelines/regels/verslagen.md", many);
    assert_eq!(kind(&place.ask(question)), "allowed", "what only shares words vetoes nothing");
    let mut long = "Onder geen beding mag je in welke omstandigheden en op welk kanaal dan ook \
        zonder enige nadere aankondiging of overleg vooraf een foto plaatsen van een bezoeker"
        .to_string();
    for _ in 0..40 {
        long += ", noch in het kader van enig ander project of programma";
    }
    place.write("guidelines/regels/verbod.md", format!("# Verbod\n\n{long}.\n"));
    assert_ne!(kind(&place.ask(question)), "allowed");
}

/// Two files of one organisation, one that allows and one that forbids the same act.
fn contradicting() -> Place {
    let place = Place::new();
    let may = "# Wat mag\n\nEen foto van de burgemeester mag je op Instagram delen.\n";
    let must_not =
        "# Wat niet mag\n\nEen foto van de burgemeester mag je niet op Instagram delen.\n";
    place.write("guidelines/regels/wel.md", may);
    place.write("guidelines/regels/niet.md", must_not);
    place
}

#[test]
fn two_rules_that_contradict_each_other_are_both_shown_without_a_verdict() {
    let place = contradicting();
    let answer = place.ask("Mag ik een foto van de burgemeester op Instagram delen?");
    assert_eq!(kind(&answer), "none", "{answer}");
    let cited: Vec<&str> = answer["citations"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|citation| citation["file"].as_str())
        .collect();
    assert!(cited.contains(&"wel.md") && cited.contains(&"niet.md"), "{answer}");
    let told = place.run(&["check"]).out;
    assert!(told.contains("wel.md:3") && told.contains("niet.md:3"), "{told}");
    let why =
        place.run(&["ask", "--explain", "Mag ik een foto van de burgemeester op Instagram delen?"]);
    assert!(why.err.contains("twee regels spreken elkaar tegen"), "{}", why.err);
}

#[test]
fn a_nearer_organisation_may_forbid_what_the_one_above_allows() {
    let place = contradicting();
    let above = "# Wat mag\n\nEen foto van de burgemeester mag je op Instagram delen.\n";
    place.write("guidelines/boven/regels.md", above);
    place.write("guidelines/boven/organisation.toml", "name = \"Boven\"\n");
    place.write("guidelines/regels/organisation.toml", "name = \"R\"\nparents = [\"boven\"]\n");
    place.write("guidelines/regels/wel.md", "# Wat mag\n\nEen agenda mag je delen.\n");
    let question = "Mag ik een foto van de burgemeester op Instagram delen?";
    let run = place.run(&["--organisation", "regels", "ask", "--json", question]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(kind(&answer), "not_allowed", "{answer}");
}
