//! The life of the connection: commands, interruptions, refusals, limits and the end.

use std::collections::HashMap;

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::chat::{BRAM, Chat, SANNE, SERVER, place};
use super::double::{Double, Seen, Trouble};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";
/// A server whose events come over the second of two connections.
const SERVER_OF_OTHER_SHARD: &str = "4194804";

#[test]
fn commands_are_told_to_discord_once() {
    let place = place();
    let mut chat = Chat::without_waiting(&[], &place, json!([]), None);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    let told = chat.next_seen();
    assert_eq!(
        (told.method.as_str(), told.path.as_str()),
        ("PUT", "/api/v10/applications/4242/commands")
    );
    let named = |command: &Value| {
        let option = command["options"][0]["name"].as_str().map(|name| format!(" {name}"));
        let english = command["name_localizations"]["en-GB"].as_str().unwrap();
        format!("{}{} ({english})", command["name"].as_str().unwrap(), option.unwrap_or_default())
    };
    let commands: Vec<String> = told.body.as_array().unwrap().iter().map(named).collect();
    assert_eq!(
        commands,
        [
            "vraag tekst (ask)",
            "bronnen (sources)",
            "bron richtlijn (source)",
            "help (help)",
            "over (about)",
            "Mag dit? (Check this)",
            "wis code (delete)"
        ]
    );
    let mut known = told.body;
    chat.stop();
    let numbered = known.as_array_mut().unwrap();
    numbered.iter_mut().for_each(|command| command["id"] = "8000".into());
    numbered.reverse();
    let mut chat = Chat::without_waiting(&[], &place, known, None);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.stop();
}

#[test]
fn one_server_can_try_the_commands_out() {
    let place = place();
    let settings = [("DEELWIJZER_DISCORD__COMMAND_SERVERS", "500")];
    let mut chat = Chat::without_waiting(&settings, &place, json!([]), None);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    assert_eq!(chat.next_seen().path, "/api/v10/applications/4242/guilds/500/commands");
    chat.stop();
}

#[test]
fn no_privileged_intent_is_asked_for() {
    let place = place();
    let mut chat = Chat::without_waiting(&[], &place, json!([]), None);
    let identify = chat.next_seen();
    // Messages in servers, and direct messages.
    assert_eq!(identify.body["intents"], (1 << 9) | (1 << 12));
    chat.next_seen();
    chat.stop();
}

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
fn a_wrong_token_is_told_in_one_sentence() {
    let place = place();
    for (code, told) in [(4004, "discord.token: Discord does not accept"), (4014, "(4014)")] {
        let mut chat = Chat::without_waiting(&[], &place, json!([]), Some(code));
        assert_eq!(chat.next_seen().path, "IDENTIFY");
        let run = chat.ends();
        let last = run.err.lines().last().unwrap_or_default();
        assert!(last.starts_with("deelwijzer: ") && last.contains(told), "{}", run.err);
        assert_eq!(run.code, 2);
        assert!(!run.err.contains("geheim"), "{}", run.err);
    }
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
fn a_server_has_the_rules_of_its_organisation() {
    let place = place();
    place.write(
        "guidelines/dienst/regels.md",
        "# Dienst\n\nEen foto van een collega mag nooit op LinkedIn.\n",
    );
    let settings = [
        ("DEELWIJZER_ORGANISATION", "regels"),
        ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=dienst"),
    ];
    let mut chat = Chat::start_with(&settings, place);
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("mag nooit op LinkedIn"));
    chat.writes_directly(SANNE, QUESTION);
    assert!(chat.sees(1).contains("zonder toestemming"));
    chat.stop();
}

#[test]
fn a_wrong_setting_is_told_before_anything_is_done() {
    let place = place();
    let run = |settings: &[(&str, &str)]| {
        let mut command = place.command(&["serve"]);
        command.env("DEELWIJZER_WEB__ENABLED", "false").env("DISCORD_TOKEN", "geheim");
        command.env("DEELWIJZER_DISCORD__REST_BASE", "http://127.0.0.1:1");
        command.envs(settings.iter().copied());
        let run = crate::program::finish(command.spawn().unwrap());
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(!run.err.contains("geheim"), "{}", run.err);
        run.err.lines().last().unwrap_or_default().to_string()
    };
    let organisations = |value| run(&[("DEELWIJZER_DISCORD__ORGANISATIONS", value)]);
    assert!(organisations("500=nergens").ends_with("no organisation `nergens`; there are: regels"));
    assert!(organisations("500").contains("`500` is no server and organisation"));
    assert!(organisations("x=regels").contains("`x` is no server's number"));
    let modes = |value| run(&[("DEELWIJZER_DISCORD__MODES", value)]);
    assert!(modes("regels=webchat").contains("`webchat` is neither chat nor link"));
    assert!(modes("regels=link").contains("discord.web_addresses: mode link leads to your own"));
    let address = run(&[("DEELWIJZER_DISCORD__WEB_ADDRESSES", "regels=stad.example")]);
    assert!(address.contains("discord.web_addresses: is `stad.example`, expected an address"));
    let replies = |value| run(&[("DEELWIJZER_DISCORD__MENTION_REPLIES", value)]);
    assert!(
        replies("nergens=thread").contains("discord.mention_replies: there is no organisation")
    );
    assert!(
        replies("thread").contains("`thread` has no organisation and `=`, such as stad=thread")
    );
    assert!(replies("regels=draad").contains("`draad` is neither button nor thread"));
    let link = run(&[("DEELWIJZER_DISCORD__MODE", "link")]);
    assert!(link.contains("discord.web_address: mode link leads to your own web chat"), "{link}");
    let token = run(&[("DEELWIJZER_DISCORD__TOKEN", "ge heim")]);
    assert!(token.contains("discord.token: is empty or has letters that no token has"), "{token}");
    let file = run(&[("DISCORD_TOKEN", ""), ("DEELWIJZER_DISCORD__TOKEN_FILE", "nergens")]);
    assert!(file.contains("discord.token_file: nergens is not read"), "{file}");
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

#[test]
fn discord_says_itself_where_its_gateway_is() {
    let settings = [("DEELWIJZER_DISCORD__GATEWAY_URL", "")];
    let mut chat = Chat::start_with(&settings, place());
    chat.slash(SANNE, "help", None);
    assert!(chat.sees(2).contains("Stel je vraag"));
    chat.stop();
}

#[cfg(feature = "web")]
#[test]
fn the_web_chat_and_discord_are_served_together() {
    let settings =
        [("DEELWIJZER_WEB__ENABLED", "true"), ("DEELWIJZER_WEB__ADDRESS", "127.0.0.1:0")];
    let mut chat = Chat::start_with(&settings, place());
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert!(run.err.contains("Deelwijzer luistert op http://127.0.0.1:"), "{}", run.err);
}
