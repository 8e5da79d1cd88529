//! Questions back: a button replies, and what is done with the answer keeps to the reply.

use insta::assert_snapshot;

use super::chat::{BRAM, Chat, SANNE, place};

const RULES: &str = "# Reclame\n\nOp een privéaccount mag je reclame maken voor je eigen zaak.\n\n\
    Op een account van de gemeente maak je geen reclame voor je eigen zaak.\n";
const QUESTION: &str = "Mag ik reclame maken voor mijn zaak?";
const DENIED: &str = "**Volgens de regels: dit mag niet**";

fn start(settings: &[(&str, &str)]) -> Chat {
    let place = place();
    place.write("guidelines/regels/sociale-media.md", RULES);
    Chat::start_with(settings, place)
}

#[test]
fn a_button_replies_and_what_follows_keeps_to_the_reply() {
    let mut chat = start(&[]);
    chat.asks(SANNE, QUESTION);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Dat hangt van één ding af. Vanaf welk account?**
    -# Je vraag: Mag ik reclame maken voor mijn zaak?
    [Mijn privéaccount] [Een account van de organisatie] [Andere regels (2)] [Waarom dit
      antwoord?]
    "#);
    chat.presses(SANNE, "Een account van de organisatie");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Volgens de regels: dit mag niet**
    De regel: "Op een account van de gemeente maak je geen reclame voor je eigen zaak."
    Bron: Reclame
    Twijfel je? Vraag het aan team Online: online@stad.example
    -# Je vraag: Mag ik reclame maken voor mijn zaak?
    [Bewaar] [Andere regels (1)] [Deel in kanaal] [Klopt niet of mist iets] [Waarom dit
      antwoord?]
    "#);
    // Everything that is done with it is done with this answer, not with the question back.
    chat.presses(SANNE, "Bewaar");
    let kept = chat.sees(4);
    assert!(kept.contains(DENIED), "{kept}");
    chat.presses(SANNE, "Waarom dit antwoord?");
    assert!(chat.sees(2).contains("Deze zin geeft het oordeel."));
    chat.presses(SANNE, "Deel in kanaal");
    let preview = chat.sees(3);
    assert!(preview.contains(DENIED), "{preview}");
    chat.presses(SANNE, "Deel dit nu");
    let shared = chat.sees(3);
    assert!(shared.contains(DENIED) && shared.contains("Gedeeld in het kanaal."), "{shared}");
    chat.stop();
}

#[test]
fn in_a_thread_each_reader_replies_for_themselves() {
    let mut chat = start(&[("DEELWIJZER_DISCORD__MENTION_REPLY", "thread")]);
    chat.writes(SANNE, &format!("<@4242> {QUESTION}"));
    let asked = chat.sees(2);
    assert!(asked.contains("[Mijn privéaccount] [Een account van de organisatie]"), "{asked}");
    chat.presses(BRAM, "Een account van de organisatie");
    let told = chat.sees(2);
    assert!(told.starts_with("<thinks, only for the asker>") && told.contains(DENIED), "{told}");
    chat.stop();
}
