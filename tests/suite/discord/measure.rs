//! How long the bot takes to its first response, and how much memory; a tool, and no test with a
//! limit: it prints what it measured, of the program that `MEASURED_PROGRAM` names.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::chat::{Chat, MEASURED_PROGRAM, place};
use super::double::Double;

const EVENTS_PER_SECOND: u32 = 50;
const EVENTS: usize = 1000;
const SERVERS: u64 = 100;

impl Chat {
    /// How much memory the bot takes, as the system says it.
    pub fn memory(&self) -> String {
        let id = self.child.as_ref().unwrap().id();
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS"));
        line.unwrap_or("VmRSS: unknown").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn how_long_a_first_response_takes() {
    if std::env::var_os(MEASURED_PROGRAM).is_none() {
        crate::program::skipped("time and memory in Discord (MEASURED_PROGRAM=target/release/…)");
        return;
    }
    let settings = [
        ("DEELWIJZER_DISCORD__PERSON_QUESTIONS_PER_MINUTE", "1000"),
        ("DEELWIJZER_DISCORD__SERVER_QUESTIONS_PER_MINUTE", "10000"),
    ];
    let place = place();
    let join = |double: &Double| double.state.gateway.lock().unwrap().servers = SERVERS;
    let mut chat = Chat::knowing(join, &settings, &place);
    chat.next_seen();
    chat.next_seen();
    let begun = Instant::now();
    let mut emitted = HashMap::new();
    for at in 0..EVENTS {
        let due = Duration::from_secs(1) * u32::try_from(at).unwrap() / EVENTS_PER_SECOND;
        std::thread::sleep(due.saturating_sub(begun.elapsed()));
        let (person, server) = (3000 + at % 500, 500 + at as u64 % SERVERS);
        let now = Instant::now();
        let question = "Mag ik een foto van een collega op LinkedIn plaatsen?";
        let id = chat.asks_in(&person.to_string(), &server.to_string(), question);
        emitted.insert(format!("teken{id}"), now);
    }
    let mut times = Vec::new();
    let mut answers = 0;
    while times.len() < EVENTS || answers < EVENTS {
        let seen = chat.next_seen();
        let token = seen.path.split('/').find(|part| part.starts_with("teken")).unwrap();
        match seen.path.ends_with("/callback") {
            true => times.push(seen.at.duration_since(emitted[token])),
            false => answers += 1,
        }
    }
    times.sort();
    let of = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    let memory = chat.memory();
    crate::program::tell(&format!(
        "MEASURED: first response p50 {:?}, p99 {:?}, longest {:?}, of {EVENTS} events at \
         {EVENTS_PER_SECOND}/s; {memory} with {SERVERS} servers",
        of(50),
        of(99),
        of(100)
    ));
    chat.stop();
}
