//! Killed at any moment, the program starts again and has all that it said it keeps.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::process::Child;
use std::sync::mpsc;
use std::time::Duration;

use deelwijzer::store::{Store, StoreOptions};

use crate::http;
use crate::program::Place;

/// Sets how often the program is killed in a longer run.
const KILLS: &str = "LONG_RUN_KILLS";
const KILLS_IN_SUITE: usize = 8;
/// A run of the program is killed within so many milliseconds.
const LATEST_MS: u64 = 400;

fn kills() -> u64 {
    let count = std::env::var(KILLS).ok().and_then(|count| count.parse().ok());
    count.unwrap_or(KILLS_IN_SUITE as u64)
}

/// A moment for each round: spread by the golden ratio, so that few rounds meet all stages.
fn moment(round: u64) -> Duration {
    Duration::from_micros(round.wrapping_mul(618_034) % 1_000_000 * LATEST_MS / 1_000)
}

/// Lets `child` run for a moment and kills it; what it does not say cannot be waited for.
fn kill_after(child: &mut Child, moment: Duration) {
    let (never, told) = mpsc::channel::<()>();
    let _ = told.recv_timeout(moment);
    drop(never);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn killed_while_it_makes_its_index_it_starts_and_answers() {
    let place = Place::new();
    for round in 0..kills() {
        // Another text each time, so that there is an index to be made.
        let text = format!("# Vlag\n\nDe vlag hangt op dag {round} buiten.\n");
        place.write("guidelines/regels/vlag.md", text.repeat(20));
        let mut child = place.command(&["index"]).spawn().unwrap();
        kill_after(&mut child, moment(round));
        let answer = place.ask("Wanneer hangt de vlag buiten?");
        let quote = answer["citations"][0]["quote"].as_str().unwrap_or_default();
        assert_eq!(quote, format!("De vlag hangt op dag {round} buiten."), "round {round}");
    }
    let left = std::fs::read_dir(place.path().join("index/regels")).unwrap();
    let whole = left.flatten().filter(|it| !it.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(whole.count(), 1, "older indexes go");
}

/// The program's web chat, and where it listens.
fn serve(place: &Place) -> (Child, SocketAddr) {
    let mut child = place.command(&["serve", "--address", "127.0.0.1:0"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let address = lines.find_map(|line| {
        let (_, rest) = line.split_once("luistert op http://")?;
        rest.split(' ').next()?.parse().ok()
    });
    let address = address.expect("it starts");
    // What it says later is read, so that it never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    (child, address)
}

/// Sends questions in until the program is gone; the codes that it gave.
fn send_in(address: SocketAddr, round: u64) -> Vec<String> {
    let mut codes = Vec::new();
    for at in 0.. {
        let body = format!("text=Mag+ik+drone+{round}x{at}+kopen%3F&kind=missing&language=nl");
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        if TcpStream::connect(address).is_err() {
            return codes;
        }
        let sent =
            std::panic::catch_unwind(|| http::send(address, "POST", "/insturen", &kind, &body));
        let Ok(sent) = sent else { return codes };
        match sent.body.split_once("deze code: ") {
            Some((_, rest)) if rest.len() >= 9 => codes.push(rest.chars().take(9).collect()),
            _ => return codes,
        }
    }
    codes
}

/// The codes in the store; what `gaps` shows leaves single messages out.
fn kept(place: &Place) -> HashSet<String> {
    let told = place.run(&["gaps"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let path = place.path().join("data/deelwijzer.sqlite");
    let store = Store::new(StoreOptions { path, days_max: 180 });
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let gaps = runtime.block_on(store.gaps(None)).unwrap();
    gaps.into_iter().map(|gap| gap.code).collect()
}

#[test]
fn killed_while_it_keeps_what_is_sent_in_it_loses_nothing_that_it_gave_a_code_for() {
    let place = Place::new();
    let mut codes: Vec<String> = Vec::new();
    for round in 0..kills() {
        let (mut child, address) = serve(&place);
        let sender = std::thread::spawn(move || send_in(address, round));
        kill_after(&mut child, moment(round));
        let given = sender.join().unwrap();
        codes.extend(given);
        if round % 10 == 9 || round + 1 == kills() {
            let kept = kept(&place);
            for code in &codes {
                assert!(kept.contains(code), "round {round}: {code} is lost");
            }
        }
    }
    assert!(!codes.is_empty(), "some were given before the end");
    crate::program::tell(&format!("{} kills, {} codes, none lost", kills(), codes.len()));
}
