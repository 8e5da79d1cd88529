//! Sharing an answer with the channel: never before one has seen what the others will see.

use insta::assert_snapshot;
use serde_json::json;

use super::chat::{Chat, SANNE, place};
use super::double::{Trouble, message_of};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";

#[test]
fn an_answer_is_shared_as_it_was_shown() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.presses(SANNE, "Deel in kanaal");
    assert_snapshot!(chat.sees(3), @r#"
    <thinks, only for the asker>

    <so>
    Dit komt in het kanaal te staan. Iedereen in het kanaal kan het lezen.

    <only for the asker>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    -# De vraag was: Mag ik een foto van een collega op LinkedIn plaatsen?
    [Deel dit nu] [Toch niet]
    "#);
    chat.presses(SANNE, "Deel dit nu");
    assert_snapshot!(chat.sees(3), @r#"
    <thinks>

    <in the channel>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    -# De vraag was: Mag ik een foto van een collega op LinkedIn plaatsen?

    <so>
    Gedeeld in het kanaal.
    "#);
    // Somebody is quick and presses twice.
    chat.presses(SANNE, "Deel dit nu");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    Gedeeld in het kanaal.
    "#);
    chat.stop();
}

#[test]
fn one_can_still_say_no() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.presses(SANNE, "Deel in kanaal");
    chat.sees(3);
    chat.presses(SANNE, "Toch niet");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    Er is niets gedeeld.
    "#);
    chat.stop();
}

#[test]
fn what_has_changed_since_is_not_shared() {
    let mut chat = Chat::start();
    let shown = format!("Iets anders\n-# De vraag was: {QUESTION}");
    let message = message_of("90000", "600", "4242", &shown);
    chat.presses_id(SANNE, "dw1:nl:post:0123456789abcdef", message);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    De richtlijnen zijn net veranderd. Er is niets gedeeld. Stel je vraag opnieuw.
    "#);
    chat.stop();
}

#[test]
fn a_channel_that_is_closed_to_the_bot_is_told() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.presses(SANNE, "Deel in kanaal");
    chat.sees(3);
    let id = 10_003;
    let path_end: &'static str = format!("/teken{id}").leak();
    let body = json!({ "code": 50013, "message": "Missing Permissions" });
    chat.trouble(Trouble { path_end, status: 403, body, headers: vec![] });
    chat.presses(SANNE, "Deel dit nu");
    assert_snapshot!(chat.sees(3), @r#"
    <thinks>

    <refused by Discord>

    <so>
    Discord laat mij dit hier niet delen. Er is niets geplaatst.
    "#);
    chat.stop();
}

#[test]
fn an_answer_cannot_be_kept_where_direct_messages_are_off() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    let body = json!({ "code": 50007, "message": "Cannot send messages to this user" });
    let path_end = "/channels/71001/messages";
    chat.trouble(Trouble { path_end, status: 403, body, headers: vec![] });
    chat.presses(SANNE, "Bewaar");
    assert_snapshot!(chat.sees(4), @r#"
    <thinks, only for the asker>

    <opens a direct message>

    <refused by Discord>

    <so>
    Ik mag je geen privébericht sturen. Zet in Discord privéberichten van deze server aan en
      probeer het nog eens.
    "#);
    chat.stop();
}

#[test]
fn a_question_with_personal_data_is_never_shared() {
    let mut chat = Chat::start_with(&[], place());
    let question = "Mag ik van bsn 984372155 een foto van een collega op LinkedIn plaatsen?";
    chat.asks(SANNE, question);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Let op: In je vraag staat een burgerservicenummer (BSN). Ik heb dat niet nodig voor een
      antwoord. Laat het de volgende keer weg.**

    **Let op: In je vraag staat de naam van een persoon. Ik heb dat niet nodig voor een
      antwoord. Laat het de volgende keer weg.**
    Discord heeft je bericht al ontvangen. Ik bewaar het niet, maar ik kan het daar niet
      wissen.

    **Dit staat er in de regels**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Ik kan hier geen ja of nee geven. Lees goed wat er staat.
    Twijfel je? Vraag het aan team Online.
    -# Je vraag: Mag ik van bsn 984372155 een foto van een collega op LinkedIn plaatsen?
    [Bewaar] [Andere regels (1)] [Klopt niet of mist iets] [Waarom dit antwoord?]
    "#);
    let message = message_of("90000", "600", "4242", &format!("a\n-# Je vraag: {question}"));
    chat.presses_id(SANNE, "dw1:nl:share", message);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Dit antwoord is alleen voor jou. Ik deel het niet in een kanaal.
    "#);
    chat.stop();
}
