//! Personal data goes in at every door; afterwards it must be nowhere but in what its owner sees.

use std::path::Path;

use crate::program::{Place, Run, finish};

/// Numbers and names that stand nowhere else, each in the form in which it is fed.
const CANARIES: [&str; 4] =
    ["984372155", "NL60ABNA0417390286", "zwezerik.kwelderman", "Xantippe Tolhuis"];

fn fed() -> String {
    let [bsn, iban, mail, name] = CANARIES;
    format!(
        "Mag ik van {name} (bsn {bsn}, {iban}, {mail}@gmail.com) een foto op LinkedIn plaatsen?"
    )
}

/// A run of the program that logs all that it can.
fn run(place: &Place, arguments: &[&str], input: &str) -> Run {
    let mut command = place.command(arguments);
    command.env("DEELWIJZER_LOG__LEVEL", "trace").stdin(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A run that was given all it needs does not read it.
    let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes());
    finish(child)
}

fn assert_clean(text: &str, place: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary} in {place}");
    }
}

/// Every file below `folder`, whatever it is: its path, and its bytes as text.
pub fn files_below(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            files.push((path.display().to_string(), text));
        }
    }
    files
}

fn assert_files_clean(folder: &Path) {
    files_below(folder).iter().for_each(|(path, text)| assert_clean(text, path));
}

#[test]
fn personal_data_is_kept_in_no_file_and_no_log() {
    let place = Place::new();
    let question = fed();
    let asked = serde_json::json!({ "question": question }).to_string();
    let drafted = serde_json::json!({ "draft": question }).to_string();
    let runs = [
        run(&place, &["ask", "--", &question], ""),
        run(&place, &["ask", "--explain", "--json"], &question),
        run(&place, &["ask", "--batch", "-"], &asked),
        run(&place, &["review"], &question),
        run(&place, &["review", "--json"], &question),
        run(&place, &["review", "--batch", "-"], &drafted),
        run(&place, &["chat"], &format!("{question}\n/stop\n")),
    ];
    for (at, run) in runs.iter().enumerate() {
        assert_ne!(run.code, 2, "{}", run.err);
        // How an answer came about is told to the one who asked, by words of their own question.
        if at != 1 {
            assert_clean(&run.out, &format!("output of run {at}"));
            assert_clean(&run.err, &format!("log of run {at}"));
        }
    }
    #[cfg(feature = "web")]
    assert_clean(&web::log(&place, &question), "log of the web chat");
    assert_files_clean(place.path());
}

#[cfg(feature = "web")]
mod web {
    use std::io::{BufRead, BufReader, Read};
    use std::net::SocketAddr;

    use super::*;
    use crate::http::send;

    /// What the web chat logs while it is asked in every way that it has.
    pub fn log(place: &Place, question: &str) -> String {
        let mut command = place.command(&["serve", "--address", "127.0.0.1:0"]);
        let mut child = command.env("DEELWIJZER_LOG__LEVEL", "trace").spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut log = String::new();
        let address = loop {
            let start = log.len();
            assert!(lines.read_line(&mut log).unwrap() > 0, "{log}");
            if let Some((_, rest)) = log[start..].split_once("luistert op http://") {
                break rest.split(' ').next().unwrap().parse::<SocketAddr>().unwrap();
            }
        };
        let json = [("content-type", "application/json")];
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let asked = serde_json::json!({ "question": question }).to_string();
        let drafted = serde_json::json!({ "draft": question }).to_string();
        for (path, body) in [
            ("/api/ask", &asked),
            ("/fragment", &asked),
            ("/api/review", &drafted),
            ("/fragment/nakijken", &drafted),
        ] {
            assert_eq!(send(address, "POST", path, &json, body).status, 200, "{path}");
        }
        let program = ["/api/ask", "/api/review"];
        for (path, body) in program.iter().zip([&asked, &drafted]) {
            assert_clean(&send(address, "POST", path, &json, body).body, path);
        }
        for (path, field) in [("/", "question"), ("/nakijken", "draft")] {
            let body = format!("{field}={}", question.replace(' ', "+"));
            assert_eq!(send(address, "POST", path, &form, &body).status, 200, "{path}");
        }
        for (field, kind) in [("question", ""), ("text", "wrong"), ("text", "missing")] {
            let body = format!("{field}={}&kind={kind}", question.replace(' ', "+"));
            let told = send(address, "POST", "/insturen", &form, &body);
            assert_eq!(told.status, 200, "{}", told.body);
            assert_clean(&told.body, "what is sent in");
        }
        assert!(place.path().join("data").exists());
        let broken = format!("{{\"question\":\"{question}\"");
        assert_clean(&send(address, "POST", "/api/ask", &json, &broken).body, "an error");
        child.kill().unwrap();
        child.wait().unwrap();
        lines.read_to_string(&mut log).unwrap();
        log
    }
}
