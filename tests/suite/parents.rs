//! Organisations above one: their rules hold below too, the nearer ones first.

use crate::program::Place;

const MINISTRY: &str = "# Regels van het ministerie\n\n\
    Je mag een foto van een bezoeker plaatsen als de bezoeker dat goed vindt.\n\n\
    Een appgroep met inwoners meld je bij de directie.\n";
const ABOUT: &str = "name = \"Dienst Meer\"\nparents = [\"ministerie\"]\n";

fn place() -> Place {
    let place = Place::new();
    place.write("guidelines/ministerie/regels.md", MINISTRY);
    place.write("guidelines/ministerie/organisation.toml", "name = \"Ministerie van Vlakte\"\n");
    place.write("guidelines/regels/organisation.toml", ABOUT);
    place.write(
        "guidelines/regels/sociale-media.md",
        "# Sociale media\n\nPlaats geen foto van een bezoeker.\n",
    );
    place
}

fn run(place: &Place, arguments: &[&str]) -> crate::program::Run {
    place.run(&[&["--organisation", "regels"], arguments].concat())
}

#[test]
fn the_nearer_rule_goes_first_and_the_other_is_shown_with_its_organisation() {
    let asked = run(&place(), &["ask", "Mag ik een foto van een bezoeker plaatsen?"]);
    let told = "Volgens de regels: dit mag niet\n\
        De regel: \"Plaats geen foto van een bezoeker.\"\nBron: Sociale media\n\n\
        Andere regels (1)\n\
        De regel: \"Je mag een foto van een bezoeker plaatsen als de bezoeker dat goed vindt.\"\n\
        Bron: Ministerie van Vlakte: Regels van het ministerie\n";
    assert_eq!(asked.out, told);
}

#[test]
fn a_rule_that_only_the_parent_has_holds_here_too() {
    let asked = run(&place(), &["ask", "--json", "Moet ik een appgroep met inwoners melden?"]);
    let answer: serde_json::Value = serde_json::from_str(&asked.out).unwrap();
    let first = &answer["citations"][0];
    assert_eq!(first["file"], "../ministerie/regels.md");
    assert_eq!(first["guideline"], "ministerie/regels");
    assert_eq!(first["organisation"], "Ministerie van Vlakte");
    assert_eq!(answer["verdict"]["kind"], "required", "{answer}");
    // Asked itself, the parent speaks as itself, and knows nothing of those below it.
    let place = place();
    let own = place.run(&["--organisation", "ministerie", "ask", "Mag ik een foto plaatsen?"]);
    assert!(own.out.contains("Bron: Regels van het ministerie"), "{}", own.out);
    assert!(!own.out.contains("Plaats geen foto"), "{}", own.out);
}

#[test]
fn a_parent_that_is_not_there_or_leads_back_is_told() {
    let place = place();
    place.write("guidelines/regels/organisation.toml", ABOUT.replace("ministerie", "minsterie"));
    let checked = run(&place, &["check"]);
    assert_eq!(checked.code, 1);
    let told = "organisation.toml:2: fout: Bij \"parents\" staat \"minsterie\". Die map vind ik \
        niet naast deze.\n";
    assert!(checked.out.contains(told), "{}", checked.out);
    place.write("guidelines/regels/organisation.toml", ABOUT);
    let above = "name = \"Ministerie\"\nparents = [\"regels\"]\n";
    place.write("guidelines/ministerie/organisation.toml", above);
    let checked = run(&place, &["check"]);
    assert!(checked.out.contains("\"regels\" staat via \"parents\" boven zichzelf."));
}

#[test]
fn an_error_in_a_parents_file_is_told_and_its_warnings_are_its_own() {
    let place = place();
    let faulty = format!("---\nkleur: rood\nvalid_from: ooit\n---\n{MINISTRY}");
    place.write("guidelines/ministerie/regels.md", faulty);
    let checked = run(&place, &["check"]);
    assert!(checked.out.contains("../ministerie/regels.md:3:13: fout:"), "{}", checked.out);
    assert!(!checked.out.contains("kleur"), "{}", checked.out);
}
