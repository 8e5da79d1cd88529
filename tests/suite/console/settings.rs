//! What the program says of the console's settings, at a start and to an admin.

use std::io::{BufRead, BufReader};

use crate::program::{Place, Run, finish};

fn doctor(place: &Place, settings: &[(&str, &str)]) -> Run {
    let mut command = place.command(&["doctor"]);
    command.env("DEELWIJZER_WEB__ADDRESS", "127.0.0.1:0");
    settings.iter().for_each(|(name, value)| {
        command.env(format!("DEELWIJZER_CONSOLE__{name}"), value);
    });
    finish(command.spawn().unwrap())
}

#[test]
fn doctor_tells_how_the_console_is_and_no_secret_of_it() {
    let place = Place::new();
    assert!(doctor(&place, &[]).out.contains("ok       console: off"));
    let on = doctor(&place, &[("ENABLED", "true")]);
    assert!(on.out.contains("ok       console link: "), "{}", on.out);
    let mut command = place.command(&["doctor"]);
    command.env("DEELWIJZER_WEB__ADDRESS", "0.0.0.0:0").env("DEELWIJZER_CONSOLE__ENABLED", "true");
    let open = finish(command.spawn().unwrap()).out;
    assert!(open.contains("warning  console: people sign in at 0.0.0.0:0 without TLS"), "{open}");
    let secret = "z3er-geheim";
    // Nobody listens there: a port below 1024 that has no service.
    let with_service = [
        ("ENABLED", "true"),
        ("ISSUER", "http://127.0.0.1:9"),
        ("CLIENT_ID", "deelwijzer"),
        ("CLIENT_SECRET", secret),
        ("GRANTS", "schrijvers=author:nergens"),
        ("ADDRESS", "https://richtlijnen.stad.example"),
    ];
    let told = doctor(&place, &with_service);
    assert_eq!(told.code, 1);
    for part in [
        "FAULT    console sign-in: http://127.0.0.1:9: the sign-in service does not answer",
        "FAULT    console: the web does not answer to the name richtlijnen.stad.example",
        "warning  console: console.grants names the organisation `nergens`",
    ] {
        assert!(told.out.contains(part), "{part}\n{}", told.out);
    }
    assert!(!told.out.contains(secret) && !told.err.contains(secret));
}

#[test]
fn a_start_prints_a_link_unless_the_log_is_for_programs() {
    let place = Place::new();
    let told = |format: &str| {
        let mut command = place.command(&["serve", "--address", "127.0.0.1:0"]);
        command.env("DEELWIJZER_CONSOLE__ENABLED", "true").env("DEELWIJZER_LOG__FORMAT", format);
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let line = lines.find(|line| line.starts_with("Redactie, aanmelden met: ")).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        line
    };
    assert!(told("text").contains("/redactie/aanmelden?sleutel="));
    assert_eq!(told("json"), "Redactie, aanmelden met: deelwijzer console link");
}
