//! The authors' own channel: edits that were not taken over, and what is sent in to them.

use insta::assert_snapshot;
use serde_json::json;

use super::chat::{Chat, SANNE, place};
use super::double::{Seen, Trouble};
use super::sight::folded;

const SETTINGS: [(&str, &str); 3] = [
    ("DEELWIJZER_DISCORD__AUTHORS_CHANNELS", "regels=610"),
    ("DEELWIJZER_RELOAD__ENABLED", "true"),
    ("DEELWIJZER_RELOAD__SETTLE_MS", "50"),
];
const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";
const BROKEN: &str = "---\nreview_by: morgen\n---\n# Nieuw\n\nDeel nooit een dossier.\n";
const MENDED: &str = "# Nieuw\n\nDeel nooit een dossier.\n";

#[test]
fn authors_are_told_of_a_broken_edit_and_of_its_mending() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    chat.saves("nieuw.md", BROKEN);
    assert_snapshot!(chat.sees(1), @r#"
    <in the authors' channel>
    **De laatste wijziging is niet overgenomen**
    Ik antwoord nog uit de vorige versie. Maak eerst dit in orde:
    - **nieuw.md:2:12**: Bij "review\_by" staat "morgen". Daar kan ik niets mee. → Vul dit in:
      een datum, zoals 2026-01-31.
    Alles zien? Dat kan met: `deelwijzer --organisation regels check`
    "#);
    // The old text is answered from meanwhile.
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    chat.saves("nieuw.md", MENDED);
    assert_snapshot!(chat.sees(1), @r#"
    <in the authors' channel>
    **Weer in orde**
    De wijziging is overgenomen. Ik antwoord uit de nieuwe versie.
    "#);
    chat.stop();
}

#[test]
fn authors_are_told_at_the_start_what_is_left_out() {
    let place = place();
    place.write("guidelines/regels/nieuw.md", BROKEN);
    let mut chat = Chat::without_waiting(&SETTINGS, &place, json!([]), None);
    // In whatever order, the bot connects, tells its commands, and tells the authors.
    let seen: Vec<Seen> = (0..3).map(|_| chat.next_seen()).collect();
    let told = seen.iter().find(|seen| seen.path.ends_with("/channels/610/messages")).unwrap();
    assert_snapshot!(folded(told.body["content"].as_str().unwrap()), @r#"
    **Niet alle richtlijnen doen mee**
    Ik ben net gestart en kan niet elk bestand gebruiken. Maak eerst dit in orde:
    - **nieuw.md:2:12**: Bij "review\_by" staat "morgen". Daar kan ik niets mee. → Vul dit in:
      een datum, zoals 2026-01-31.
    Alles zien? Dat kan met: `deelwijzer --organisation regels check`
    "#);
    place.write("guidelines/regels/nieuw.md", MENDED);
    assert!(chat.sees(1).contains("**Weer in orde**"));
    chat.stop();
}

#[test]
fn of_very_many_errors_the_first_are_told_and_the_rest_is_counted() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    let keys: Vec<String> = (0..30).map(|at| format!("[[contacts]]\nid = \"{at}\"\n")).collect();
    let organisation = format!("name = 3\nlanguages = 4\n\n{}", keys.join("\n"));
    chat.saves("organisation.toml", &organisation);
    let told = chat.sees(1);
    assert!(told.matches("\n- **organisation.toml").count() == 10, "{told}");
    assert!(told.contains("\nEn nog "), "{told}");
    chat.stop();
}

#[test]
fn authors_are_told_how_much_was_sent_in_and_not_what() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    for count in ["Er wacht nu 1 bericht op", "Er wachten nu 2 berichten op"] {
        chat.asks(SANNE, "Hoe laat gaat de kantine open?");
        chat.sees(2);
        chat.presses(SANNE, "Stuur mijn vraag in");
        chat.sees(1);
        chat.fills_in(SANNE, "");
        chat.sees(2);
        chat.presses(SANNE, "Verstuur");
        let told = chat.sees(3);
        let of_authors = told.split("\n\n").find(|one| one.starts_with("<in the authors'"));
        assert!(of_authors.is_some_and(|it| it.contains(count)), "{told}");
        assert!(!of_authors.unwrap().contains("kantine"), "{told}");
        assert!(told.contains("Lees het met: `deelwijzer --organisation regels gaps`"), "{told}");
    }
    chat.stop();
}

#[test]
fn a_closed_authors_channel_holds_nobody_up() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    let body = json!({ "code": 50001, "message": "Missing Access" });
    let path_end = "/channels/610/messages";
    chat.trouble(Trouble { path_end, status: 403, body, headers: vec![] });
    chat.saves("nieuw.md", BROKEN);
    assert_eq!(chat.sees(1), "<refused by Discord>");
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert!(run.err.contains("the authors' channel is not reached; run doctor"), "{}", run.err);
}

#[test]
fn each_organisation_tells_its_own_authors_once() {
    let place = place();
    place.write("guidelines/dienst/regels.md", "# Dienst\n\nEen foto mag nooit op LinkedIn.\n");
    let mut settings = SETTINGS.to_vec();
    settings[0].1 = "regels=610,dienst=620";
    settings.push(("DEELWIJZER_ORGANISATION", "regels"));
    let mut chat = Chat::start_with(&settings, place);
    chat.saves("../dienst/fout.md", BROKEN);
    let seen = chat.next_seen();
    assert_eq!(seen.path, "/api/v10/channels/620/messages");
    // An edit of the others has all of them read again, and the first fault is still there.
    chat.saves("nieuw.md", BROKEN);
    assert_eq!(chat.next_seen().path, "/api/v10/channels/610/messages");
    chat.saves("nieuw.md", MENDED);
    assert!(chat.sees(1).contains("**Weer in orde**"));
    chat.stop();
}
