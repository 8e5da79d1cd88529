//! Many at once, a line that keeps breaking, and a Discord that fails: nothing is lost, nobody
//! waits for another, and the bot lives.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::chat::{BRAM, Chat, SANNE, place};
use super::double::{Seen, Trouble};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";
/// Sets how often the line breaks in a longer run; that many times are forced.
const RECONNECTS: &str = "LONG_RUN_RECONNECTS";
const RECONNECTS_IN_SUITE: usize = 50;

/// The part of a path that names the call: its token.
fn token(seen: &Seen) -> String {
    let parts = seen.path.split('/');
    parts.filter(|part| part.starts_with("teken")).collect()
}

/// What the bot did for each call, until it has done `count` things; connections aside.
fn deeds(chat: &mut Chat, count: usize) -> HashMap<String, Vec<Seen>> {
    let mut deeds: HashMap<String, Vec<Seen>> = HashMap::new();
    let mut left = count;
    while left > 0 {
        let seen = chat.next_seen();
        if seen.method == "GATEWAY" {
            continue;
        }
        left -= 1;
        deeds.entry(token(&seen)).or_default().push(seen);
    }
    deeds
}

/// 100 people ask five times each, at once.
fn all_ask(chat: &mut Chat) {
    for _ in 0..5 {
        for person in 3000..3100 {
            chat.asks(&person.to_string(), QUESTION);
        }
    }
}

#[test]
fn five_hundred_questions_at_once_are_all_answered() {
    let settings = [("DEELWIJZER_DISCORD__SERVER_QUESTIONS_PER_MINUTE", "1000")];
    let mut chat = Chat::start_with(&settings, place());
    // No answer gets through, and yet every call is acknowledged.
    chat.double.door.send_replace(false);
    all_ask(&mut chat);
    let acknowledged = deeds(&mut chat, 500);
    assert_eq!(acknowledged.len(), 500);
    assert!(acknowledged.values().flatten().all(|seen| seen.body["type"] == 5));
    chat.double.door.send_replace(true);
    let answered = deeds(&mut chat, 500);
    assert_eq!(answered.len(), 500);
    let is_answer = |seen: &Seen| seen.body.to_string().contains("zonder toestemming");
    assert!(answered.values().flatten().all(is_answer));
    chat.stop();
}

#[test]
fn a_flood_of_one_server_is_held_to_its_measure_and_each_is_told() {
    let mut chat = Chat::start();
    all_ask(&mut chat);
    // Each gets a first response, and those who are acknowledged an answer.
    let mut told = 0;
    let mut left = 500;
    let mut calls: HashMap<String, usize> = HashMap::new();
    let mut answers = 0;
    while left > 0 || answers > 0 {
        let seen = chat.next_seen();
        *calls.entry(token(&seen)).or_default() += 1;
        match seen.body["type"].as_u64() {
            Some(5) => (left, answers) = (left - 1, answers + 1),
            Some(4) => (left, told) = (left - 1, told + 1),
            _ => answers -= 1,
        }
    }
    assert_eq!(calls.len(), 500);
    // 120 a minute, and a few that become free meanwhile.
    assert!((300..=380).contains(&told), "{told}");
    chat.stop();
}

#[test]
fn no_question_is_lost_or_answered_twice_over_many_broken_lines() {
    let longer = std::env::var(RECONNECTS).ok().and_then(|count| count.parse().ok());
    if longer.is_none() {
        crate::program::skipped(&format!(
            "more than {RECONNECTS_IN_SUITE} broken lines ({RECONNECTS}=500)"
        ));
    }
    let settings = [
        ("DEELWIJZER_DISCORD__PERSON_QUESTIONS_PER_MINUTE", "1000"),
        ("DEELWIJZER_DISCORD__SERVER_QUESTIONS_PER_MINUTE", "10000"),
    ];
    let mut chat = Chat::start_with(&settings, place());
    let breaks: usize = longer.unwrap_or(RECONNECTS_IN_SUITE);
    let mut calls: HashMap<String, usize> = HashMap::new();
    for at in 0..breaks {
        chat.asks(SANNE, QUESTION);
        {
            let mut gateway = chat.double.state.gateway.lock().unwrap();
            match at % 4 {
                0 => gateway.drop_line(4000),
                1 => gateway.ask_to_reconnect(),
                2 => gateway.cut_line(),
                _ => gateway.drop_line(1001),
            }
        }
        chat.asks(BRAM, QUESTION);
        let mut is_resumed = false;
        let mut left = 4;
        while left > 0 || !is_resumed {
            let seen = chat.next_seen();
            if seen.method == "GATEWAY" {
                assert_eq!(seen.path, "RESUME");
                is_resumed = true;
                continue;
            }
            left -= 1;
            *calls.entry(token(&seen)).or_default() += 1;
        }
    }
    assert_eq!(calls.len(), 2 * breaks);
    // An acknowledgement and an answer each; what comes besides, `stop` finds.
    assert!(calls.values().all(|count| *count == 2));
    chat.stop();
}

#[test]
fn the_bot_lives_while_discord_fails() {
    let mut chat = Chat::start();
    let page = Value::from("<html><body>Bad gateway</body></html>");
    let failing = |path_end, status| Trouble {
        path_end,
        status,
        body: page.clone(),
        headers: vec![("content-type", "text/html")],
    };
    // One failure is tried again.
    chat.trouble(failing("/callback", 500));
    chat.trouble(failing("@original", 502));
    chat.asks(SANNE, QUESTION);
    let answer = chat.sees(4);
    assert!(answer.contains("zonder toestemming"), "{answer}");
    // Where it stays, the bot gives up, and answers the next.
    (0..4).for_each(|_| chat.trouble(failing("@original", 500)));
    chat.asks(SANNE, QUESTION);
    chat.sees(5);
    // A page in place of JSON is no reason to fall over either.
    chat.trouble(failing("@original", 200));
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert!(run.err.contains("not answered"), "{}", run.err);
}

#[test]
fn nobody_waits_for_an_answer_that_hangs() {
    let settings = [("DEELWIJZER_DISCORD__STOP_SECONDS_MAX", "1")];
    let mut chat = Chat::start_with(&settings, place());
    // Discord takes the request and never answers.
    let hanging = Trouble { path_end: "@original", status: 0, body: json!(null), headers: vec![] };
    chat.trouble(hanging);
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.asks(BRAM, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert!(run.err.contains("stopped with answers under way"), "{}", run.err);
}
