//! Mentions that are answered in a thread, where an organisation wants it.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::chat::{BRAM, Chat, SANNE, place};
use super::double::Trouble;

const QUESTION: &str = "<@4242> Mag ik een foto van een collega op LinkedIn plaatsen?";
const SETTINGS: [(&str, &str); 1] = [("DEELWIJZER_DISCORD__MENTION_REPLY", "thread")];

/// The way that is left where there is no thread.
const BUTTON: &str = "[Toon mijn antwoord]";

#[test]
fn a_mention_is_answered_in_a_thread_where_the_organisation_wants_it() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    chat.writes(SANNE, QUESTION);
    assert_snapshot!(chat.sees(2), @r#"
    <opens a thread> Wat de regels zeggen

    <in the thread>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    -# Iedereen die dit kanaal ziet, kan dit lezen. Liever niet? Gebruik dan /vraag.
    [Andere regels (1)] [Klopt niet of mist iets] [Waarom dit antwoord?]
    "#);
    // Whoever reads it can go on, and alone sees what comes of it.
    chat.presses(BRAM, "Andere regels (1)");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Andere regels (1)**
    De regel: "Je mag een bericht over je werk op LinkedIn delen."
    Bron: Sociale media › LinkedIn
    "#);
    chat.presses(SANNE, "Klopt niet of mist iets");
    chat.sees(1);
    chat.fills_in(SANNE, "Ik mis groepsfoto's.");
    assert!(chat.sees(2).contains("Opmerking: Ik mis groepsfoto's."));
    // The question stood in the asker's message alone.
    chat.all_questions_are_deleted();
    chat.presses(BRAM, "Andere regels (1)");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Ik kan je vraag niet meer lezen. Stel hem opnieuw met /vraag.
    "#);
    chat.stop();
}

#[test]
fn what_is_for_the_asker_alone_stays_out_of_a_thread() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    chat.writes(SANNE, "<@4242> Mag ik bsn 984372155 in de appgroep zetten?");
    assert!(chat.sees(1).ends_with(BUTTON));
    // Nothing to say is no reason for a thread.
    chat.writes(SANNE, "<@4242> ?");
    assert!(chat.sees(1).ends_with(BUTTON));
    chat.writes_directly(SANNE, "Mag ik een foto van een collega op LinkedIn plaatsen?");
    assert!(chat.sees(1).starts_with("<direct message, as a reply>"));
    chat.stop();
}

#[test]
fn what_the_rules_are_silent_about_is_said_in_a_thread_too() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    chat.writes(SANNE, "<@4242> What time does the canteen open?");
    assert_snapshot!(chat.sees(2), @r#"
    <opens a thread> What the rules say

    <in the thread>
    **I can't find a rule about this**
    That doesn't mean it is allowed.
    Ask team Online: online@stad.example
    -# Everyone who sees this channel can read this. Rather not? Use /ask instead.
    [Send in my question] [All guidelines] [Why this answer?]
    "#);
    chat.stop();
}

#[test]
fn a_button_stands_in_for_a_thread_that_cannot_be() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    let refused = |path_end, status, code| Trouble {
        path_end,
        status,
        body: json!({ "code": code, "message": "" }),
        headers: vec![],
    };
    // No permission, no access, a thread already or a channel without threads, a second thread.
    for (status, code) in [(403, 50013), (403, 50001), (400, 50024), (400, 160_004)] {
        chat.trouble(refused("/threads", status, code));
        chat.writes(SANNE, QUESTION);
        let told = chat.sees(2);
        assert!(told.starts_with("<refused by Discord>\n\n<in the channel, as a reply>"), "{told}");
        assert!(told.ends_with(BUTTON), "{told}");
    }
    // A thread that the bot may make, and not write in.
    chat.trouble(refused("/messages", 403, 50013));
    chat.writes(SANNE, QUESTION);
    let told = chat.sees(3);
    assert!(told.starts_with("<opens a thread> Wat de regels zeggen\n\n<refused"), "{told}");
    assert!(told.ends_with(BUTTON), "{told}");
    chat.presses(SANNE, "Toon mijn antwoord");
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert!(run.err.contains("no thread; a button instead"), "{}", run.err);
}

#[test]
fn each_organisation_has_mentions_answered_as_it_wants() {
    let place = place();
    place.write("guidelines/dienst/regels.md", "# Dienst\n\nEen foto mag nooit op LinkedIn.\n");
    let settings = [
        ("DEELWIJZER_ORGANISATION", "regels"),
        ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=dienst"),
        ("DEELWIJZER_DISCORD__MENTION_REPLY", "button"),
        ("DEELWIJZER_DISCORD__MENTION_REPLIES", "dienst=thread"),
    ];
    let mut chat = Chat::start_with(&settings, place);
    chat.writes(SANNE, "<@4242> Mag een foto op LinkedIn?");
    let told = chat.sees(2);
    assert!(told.starts_with("<opens a thread>") && told.contains("nooit op LinkedIn"), "{told}");
    chat.stop();
}

#[test]
fn a_thread_is_asked_for_within_discords_limits() {
    let mut chat = Chat::start_with(&SETTINGS, place());
    chat.writes(SANNE, QUESTION);
    let seen = chat.next_seen();
    assert!(seen.path.starts_with("/api/v10/channels/600/messages/"), "{}", seen.path);
    let wanted = json!({ "name": "Wat de regels zeggen", "auto_archive_duration": 1440 });
    assert_eq!(seen.body, wanted);
    let answer = chat.next_seen();
    assert_eq!(answer.body["flags"], Value::Null);
    assert_eq!(answer.body["message_reference"], Value::Null);
    chat.stop();
}
