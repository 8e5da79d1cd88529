//! The life of the connection: interruptions, refusals, limits and the end.

use std::collections::HashMap;

use insta::assert_snapshot;
use serde_json::json;

use super::chat::{BRAM, Chat, SANNE, SERVER, place};
use super::double::{Double, Seen, Trouble};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";
/// A server whose events come over the second of two connections.
const SERVER_OF_OTHER_SHARD: &str = "4194804";

#[test]
fn a_dropped_line_is_taken_up_and_nothing_is_lost() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.double.state.gateway.lock().unwrap().drop_line(4000);
    chat.asks(SANNE, "Hoe zit het met WhatsApp en gegevens van inwoners?");
    let resume = chat.next_seen();
    assert_eq!((resume.path.as_str(), &resume.body["seq"]), ("RESUME", &json!(2)));
    assert!(chat.sees(2).contains("Gebruik een appgroep nooit voor gegevens van inwoners."));
    chat.stop();
}

#[test]
fn a_session_that_is_no_more_is_begun_anew_and_one_that_is_goes_on() {
    let mut chat = Chat::start();
    // It can be taken up again: what was asked meanwhile is answered.
    chat.double.state.gateway.lock().unwrap().invalidate(true);
    chat.asks(SANNE, QUESTION);
    assert_eq!(chat.next_seen().path, "RESUME");
    assert!(chat.sees(2).contains("zonder toestemming"));
    // It is no more.
    chat.double.state.gateway.lock().unwrap().invalidate(false);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    // It is no more when the bot wants to take it up.
    chat.double.state.gateway.lock().unwrap().refuses_resume = true;
    chat.double.state.gateway.lock().unwrap().cut_line();
    assert_eq!(chat.next_seen().path, "RESUME");
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    chat.stop();
}

#[test]
fn a_line_that_breaks_every_two_seconds_loses_nothing() {
    let place = place();
    let breaks = 4;
    let break_often = |double: &Double| double.state.gateway.lock().unwrap().short_lines = breaks;
    let mut chat = Chat::knowing(break_often, &[], &place);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    assert!(chat.next_seen().path.ends_with("/commands"));
    let mut calls: HashMap<String, usize> = HashMap::new();
    chat.asks(SANNE, QUESTION);
    let (mut resumed, mut left) = (0, 2);
    while left > 0 || resumed < breaks {
        let seen = chat.next_seen();
        if seen.method == "GATEWAY" {
            assert_eq!(seen.path, "RESUME");
            resumed += 1;
            // Two ask when it has just come up again.
            chat.asks(SANNE, QUESTION);
            chat.asks(BRAM, QUESTION);
            left += 4;
            continue;
        }
        left -= 1;
        let token = seen.path.split('/').find(|part| part.starts_with("teken")).unwrap();
        *calls.entry(token.to_string()).or_default() += 1;
    }
    // An acknowledgement and an answer each; what comes besides, `stop` finds.
    assert_eq!(calls.len(), 1 + 2 * breaks);
    assert!(calls.values().all(|count| *count == 2), "{calls:?}");
    chat.stop();
}

#[test]
fn an_answer_under_way_is_delivered_before_the_end() {
    let mut chat = Chat::start();
    chat.double.door.send_replace(false);
    chat.asks(SANNE, QUESTION);
    assert_eq!(chat.sees(1), "<thinks, only for the asker>");
    chat.tell_to_stop();
    chat.double.door.send_replace(true);
    assert!(chat.sees(1).contains("zonder toestemming"));
    let run = chat.ends();
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn discord_is_heeded_when_it_asks_to_wait() {
    let mut chat = Chat::start();
    let body =
        json!({ "message": "You are being rate limited.", "retry_after": 0.05, "global": false });
    let headers = vec![("retry-after", "1"), ("x-ratelimit-scope", "user")];
    chat.trouble(Trouble { path_end: "@original", status: 429, body, headers });
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(3).contains("zonder toestemming"));
    chat.stop();
}

#[test]
fn a_call_that_is_gone_or_known_does_no_harm() {
    let mut chat = Chat::start();
    let gone = json!({ "code": 10062, "message": "Unknown interaction" });
    chat.trouble(Trouble { path_end: "/callback", status: 404, body: gone, headers: vec![] });
    chat.asks(SANNE, QUESTION);
    assert_eq!(chat.sees(1), "<refused by Discord>");
    let known = json!({ "code": 40060, "message": "Interaction has already been acknowledged." });
    chat.trouble(Trouble { path_end: "/callback", status: 400, body: known, headers: vec![] });
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    chat.stop();
}

#[test]
fn an_acknowledgement_that_hangs_is_given_up_in_time() {
    let mut chat = Chat::start();
    let hangs = || Trouble { path_end: "/callback", status: 0, body: json!(null), headers: vec![] };
    // One that hangs is tried once more while Discord still waits.
    chat.trouble(hangs());
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(3).contains("zonder toestemming"));
    // It came through and only its answer did not: there is one answer, no more.
    chat.trouble(hangs());
    let body = json!({ "code": 40060, "message": "Interaction has already been acknowledged." });
    chat.trouble(Trouble { path_end: "/callback", status: 400, body, headers: vec![] });
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(3).contains("zonder toestemming"));
    // Where all hang, nobody waits after two: nothing is delivered, and the next is answered.
    (0..2).for_each(|_| chat.trouble(hangs()));
    chat.asks(SANNE, QUESTION);
    assert_eq!(chat.sees(2), "<refused by Discord>\n\n<refused by Discord>");
    chat.asks(BRAM, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert_eq!(run.err.matches("not acknowledged").count(), 1, "{}", run.err);
}

#[test]
fn an_answer_that_comes_too_late_is_a_direct_message() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.double.is_quarter_over(true);
    chat.asks(SANNE, QUESTION);
    assert_snapshot!(chat.sees(4), @r#"
    <thinks, only for the asker>

    <refused by Discord>

    <opens a direct message>

    <direct message>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    -# Je vraag: Mag ik een foto van een collega op LinkedIn plaatsen?
    [Bewaar] [Andere regels (1)] [Deel in kanaal] [Klopt niet of mist iets] [Waarom dit
      antwoord?]
    "#);
    // Its buttons work there too.
    chat.double.is_quarter_over(false);
    chat.presses(SANNE, "Andere regels (1)");
    assert!(chat.sees(2).contains("Je mag een bericht over je werk op LinkedIn delen."));
    let run = chat.stop();
    assert!(run.err.contains("answered too late"), "{}", run.err);
}

#[test]
fn a_late_answer_of_one_organisation_has_no_button_that_asks_another() {
    let place = place();
    place.write("guidelines/dienst/regels.md", "# Dienst\n\nEen foto mag nooit op LinkedIn.\n");
    let settings = [
        ("DEELWIJZER_ORGANISATION", "regels"),
        ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=dienst"),
    ];
    let mut chat = Chat::start_with(&settings, place);
    chat.double.is_quarter_over(true);
    chat.asks(SANNE, "Mag een foto op LinkedIn?");
    let told = chat.sees(4);
    assert!(told.contains("<direct message>") && told.contains("nooit op LinkedIn"), "{told}");
    assert!(!told.contains("Waarom dit antwoord?"), "{told}");
    chat.stop();
}

#[test]
fn the_bot_is_spread_as_discord_advises() {
    let place = place();
    let mut chat = Chat::knowing(|double| double.advise_shards(2), &[], &place);
    assert_eq!(chat.next_seen().body["shard"], json!([0, 2]));
    assert!(chat.next_seen().path.ends_with("/commands"));
    // Five seconds later, as Discord wants it.
    assert_eq!(chat.next_seen().body["shard"], json!([1, 2]));
    // Each server's questions come over its own line, and each is answered.
    for server in [SERVER, SERVER_OF_OTHER_SHARD] {
        chat.asks_in(SANNE, server, QUESTION);
        assert!(chat.sees(2).contains("zonder toestemming"), "{server}");
    }
    // Where one line breaks, the other goes on.
    chat.double.state.gateway.lock().unwrap().drop_line_of(1, 4000);
    chat.asks_in(BRAM, SERVER_OF_OTHER_SHARD, QUESTION);
    chat.asks_in(SANNE, SERVER, QUESTION);
    let mut seen: Vec<Seen> = (0..5).map(|_| chat.next_seen()).collect();
    let at = seen.iter().position(|seen| seen.method == "GATEWAY").unwrap();
    let resume = seen.remove(at);
    assert_eq!((resume.path.as_str(), &resume.body["session_id"]), ("RESUME", &json!("sessie-1")));
    let is_answer = |seen: &&Seen| seen.body.to_string().contains("zonder toestemming");
    assert_eq!(seen.iter().filter(is_answer).count(), 2);
    chat.stop();
    let settings = [("DEELWIJZER_DISCORD__SHARDS", "1")];
    let refuse = |double: &Double| {
        double.advise_shards(2);
        double.state.gateway.lock().unwrap().refusal = Some(4011);
    };
    let mut chat = Chat::knowing(refuse, &settings, &place);
    assert_eq!(chat.next_seen().body["shard"], json!([0, 1]));
    let run = chat.ends();
    let last = run.err.lines().last().unwrap_or_default();
    assert!(last.contains("spread over 2 connections (4011), and it is on 1"), "{}", run.err);
    assert_eq!(run.code, 2);
}

#[test]
fn a_question_is_never_in_the_log() {
    let settings = [("DEELWIJZER_LOG__LEVEL", "trace")];
    let mut chat = Chat::start_with(&settings, place());
    chat.asks(SANNE, "Mag ik zwezerik delen op LinkedIn?");
    chat.sees(2);
    // An event that cannot be read is passed over, and not told to the log either.
    chat.emit("INTERACTION_CREATE", &json!({ "type": 2, "data": "zwezerik" }));
    chat.slash(SANNE, "help", None);
    chat.sees(2);
    let run = chat.stop();
    assert!(!run.err.contains("zwezerik") && !run.err.contains("geheim"), "{}", run.err);
}
