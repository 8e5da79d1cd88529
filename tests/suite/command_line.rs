//! The command line as scripts and people meet it: exit codes, streams, settings.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use crate::program::{Place, finish};

/// How long a test waits for what should come at once.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn without_a_command_it_shows_help_and_fails() {
    let run = Place::new().run(&[]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, "");
    assert!(run.err.contains("Examples:"), "{}", run.err);
}

#[test]
fn help_and_version_are_results() {
    let place = Place::new();
    for command in ["serve", "chat", "ask", "check", "index", "import", "eval", "completions"] {
        let run = place.run(&[command, "--help"]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("Examples:\n  deelwijzer"), "{command}: {}", run.out);
    }
    let run = place.run(&["--version"]);
    assert_eq!((run.code, run.out.as_str()), (0, "deelwijzer 0.1.0\n"));
}

#[test]
fn an_unknown_option_is_wrong_use_and_told_what_it_may_be() {
    let run = Place::new().run(&["--organistion", "a", "ask", "Mag dit?"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("'--organisation'"), "{}", run.err);
    for arguments in [
        &["ask", "--language", "fr", "Mag dit?"][..],
        &["ask", "--as-of", "2026-02-30", "Mag dit?"],
        &["ask", "--batch", "-", "Mag dit?"],
        &["ask", "--batch", "nergens.jsonl"],
        &["fluiten"],
    ] {
        let run = Place::new().run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "");
    }
}

#[test]
fn a_question_is_answered_on_standard_output_alone() {
    let place = Place::new();
    let run = place.run(&["ask", "Mag", "ik een bericht over mijn werk", "op LinkedIn delen?"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let rule = "Je mag een bericht over je werk op LinkedIn delen.";
    assert!(run.out.contains(rule), "{}", run.out);
    let from_input =
        place.run_with(&["ask"], "Mag ik een bericht over mijn werk op LinkedIn delen?".as_bytes());
    assert_eq!(from_input.out, run.out);
}

#[test]
fn a_folder_of_rules_needs_no_settings_and_keeps_its_index_in_the_cache() {
    let place = Place::new();
    place.write("elders/regels.md", "Je mag een bericht over je werk op LinkedIn delen.\n");
    let arguments = ["--guidelines", "elders", "index", "--json"];
    let index: serde_json::Value = serde_json::from_str(&place.run(&arguments).out).unwrap();
    assert_eq!(index["organisation"], "elders");
    assert_eq!((&index["guidelines"], &index["passages"]), (&1.into(), &1.into()));
    assert_eq!(index["built"], true);
    let folder = index["folder"].as_str().unwrap();
    assert!(folder.starts_with(place.path().to_str().unwrap()), "{folder}");
    assert!(!place.path().join("index").exists());
    let again: serde_json::Value = serde_json::from_str(&place.run(&arguments).out).unwrap();
    assert_eq!(again["built"], false);
    assert_eq!(again["fingerprint"], index["fingerprint"]);
}

#[test]
fn a_check_with_errors_has_its_own_exit_code() {
    let place = Place::new();
    assert_eq!(place.run(&["check"]).code, 0);
    place.write("guidelines/regels/kapot.md", b"Dit is \xff geen tekst.\n");
    let run = place.run(&["check", "--json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["diagnostics"][0]["file"], "kapot.md");
    assert_eq!(report["diagnostics"][0]["code"], "not_utf8");
    // Nobody is answered from a file with errors; whoever starts the bot is told.
    let run = place.run(&["ask", "Mag dit?"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("kapot.md"), "{}", run.err);
}

#[test]
fn wrong_settings_are_named_with_their_place() {
    let place = Place::new();
    place.write("deelwijzer.toml", "[web]\nadress = '127.0.0.1:1'\n");
    let run = place.run(&["ask", "Mag dit?"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "deelwijzer: web.adress in deelwijzer.toml is no setting; did you mean `web.address`?\n"
    );
    let run = place.run(&["--config", "nergens.toml", "ask", "Mag dit?"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("deelwijzer: nergens.toml: cannot be read: "), "{}", run.err);
}

#[test]
fn a_variable_goes_before_the_env_file_and_that_before_the_settings_file() {
    let place = Place::new();
    place.write("deelwijzer.toml", "organisation = 'een'\n");
    place.write("drie/regels/regels.md", "Je mag een bericht delen.\n");
    place.write(".env", "# Hier.\nDEELWIJZER_ORGANISATION='twee'\nDEELWIJZER_GUIDELINES=drie\n");
    let run = place.run(&["index", "--json"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("organisation: there is no `twee`; "), "{}", run.err);
    let mut command = place.command(&["index", "--json"]);
    let run = finish(command.env("DEELWIJZER_ORGANISATION", "regels").spawn().unwrap());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("\"passages\":1"), "{}", run.out);
}

#[test]
fn a_broken_env_file_is_told_without_its_words() {
    let place = Place::new();
    place.write(".env", "DEELWIJZER_INDEX=index\nTOKEN 'geheim woord\n");
    let run = place.run(&["index"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("deelwijzer: .env: line 2: expected NAME=value"), "{}", run.err);
    assert!(!run.err.contains("geheim"), "{}", run.err);
}

#[test]
fn a_missing_folder_is_named_with_what_to_do() {
    let place = Place::new();
    std::fs::remove_dir_all(place.path().join("guidelines")).unwrap();
    let run = place.run(&["ask", "Mag dit?"]);
    assert_eq!(run.code, 2);
    let folder = place.path().join("guidelines");
    assert!(run.err.contains(folder.to_str().unwrap()), "{}", run.err);
    assert!(run.err.contains("--guidelines"), "{}", run.err);
}

#[test]
fn every_line_of_a_batch_is_answered_in_order() {
    let place = Place::new();
    let long = format!("{{\"id\":\"lang\",\"question\":\"{}\"}}\n", "a".repeat(70_000));
    let mut lines = b"{\"id\":\"q1\",\"question\":\"Mag ik een bericht over mijn werk delen?\"}\n\
        {\"id\":\"q2\"}\n\n{\"id\":\"q3\",\"question\":\n\xff\xfe\n"
        .to_vec();
    lines.extend_from_slice(long.as_bytes());
    lines.extend_from_slice(b"{\"id\":7,\"question\":\"May I post?\",\"language\":\"en\"}\r\n");
    lines.extend_from_slice(b"{\"question\":\"?\",\"organisation\":\"nergens\"}");
    let answers = place.batch(&lines);
    assert_eq!(answers.len(), 7);
    assert_eq!((&answers[0]["id"], &answers[0]["schema"]), (&"q1".into(), &1.into()));
    assert_eq!(answers[1]["id"], "q2");
    for bad in [1, 2, 3, 4, 6] {
        assert!(answers[bad]["error"].is_string(), "{}", answers[bad]);
    }
    assert_eq!(answers[4]["error"], "the line is longer than 65536 bytes");
    assert_eq!((&answers[5]["id"], &answers[5]["language"]), (&7.into(), &"en".into()));
}

#[test]
fn a_line_of_a_batch_is_answered_before_the_next_comes() {
    let place = Place::new();
    let mut command = place.command(&["ask", "--json", "--batch", "-"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, answers) = mpsc::channel();
    std::thread::spawn(move || {
        output.lines().map_while(Result::ok).for_each(|line| {
            let _ = sender.send(line);
        });
    });
    for id in ["een", "twee"] {
        writeln!(input, "{{\"id\":\"{id}\",\"question\":\"Mag dit?\"}}").unwrap();
        let answer = answers.recv_timeout(PATIENCE).unwrap();
        assert!(answer.contains(&format!("\"id\":\"{id}\"")), "{answer}");
    }
    drop(input);
    assert_eq!(finish(child).code, 0);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::new();
    let lines = "{\"question\":\"Mag dit?\"}\n".repeat(2_000);
    for arguments in [
        &["ask", "--batch", "-"][..],
        &["ask", "Mag ik dit delen?"],
        &["index"],
        &["check"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut child = place.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        let run = finish(child);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn a_question_is_never_logged() {
    let place = Place::new();
    let mut command = place.command(&["ask", "Mag ik zwezerik delen op LinkedIn?"]);
    let run = finish(command.env("DEELWIJZER_LOG__LEVEL", "trace").spawn().unwrap());
    assert_eq!(run.code, 0);
    assert!(!run.err.contains("zwezerik"), "{}", run.err);
}

#[test]
fn a_chat_reads_lines_until_it_is_told_to_stop() {
    let place = Place::new();
    let lines = "Mag ik een bericht over mijn werk op LinkedIn delen?\n/bronnen\n/bron 1\n\
                 /koffie\n\n/stop\nMag dit?\n";
    let run = place.run_with(&["chat"], lines.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Je mag een bericht over je werk op LinkedIn delen."), "{}", run.out);
    assert!(run.out.contains("sociale-media"), "{}", run.out);
    assert!(run.out.contains("Gebruik een appgroep nooit"), "{}", run.out);
    assert!(run.out.contains("/koffie ken ik niet."), "{}", run.out);
    assert!(run.out.ends_with("Tot de volgende keer!\n"), "{}", run.out);
}

#[test]
fn a_chat_tells_why_the_last_answer_is_as_it_is() {
    let place = Place::new();
    let lines = "/waarom\nMag ik een bericht over mijn werk op LinkedIn delen?\n/waarom\n";
    let run = place.run_with(&["chat"], lines.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("Er is geen antwoord om uit te leggen."), "{}", run.out);
    let (_, reasons) = run.out.split_once("Waarom dit antwoord?\n").unwrap();
    let told = [
        "Ik zocht op: bericht, werk, linkedin, delen.",
        "Het best past wat op regel 5 van sociale-media.md staat.",
        "Zo lees ik de regel: mag: Je mag een bericht over je werk op LinkedIn delen.",
    ];
    assert!(told.iter().all(|it| reasons.contains(it)), "{reasons}");
}

#[test]
fn a_chat_lists_its_own_language_first_and_keeps_the_numbers() {
    let place = Place::new();
    let english = "# Accounts\n\nYou must never share the password of an account.\n";
    place.write("guidelines/regels/accounts.md", english);
    // A question in the other language changes no number of the last list.
    let lines = "/bronnen\nMay I share the password of an account?\n/bron 1\n/bronnen\n/bron 1\n";
    let run = place.run_with(&["chat"], lines.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let places: Vec<usize> = [
        "  1. Sociale media (sociale-media)\n  2. Accounts (accounts)",
        "You must never share the password",
        "Gebruik een appgroep nooit",
        "  1. Accounts (accounts)\n  2. Sociale media (sociale-media)",
    ]
    .iter()
    .filter_map(|it| run.out.find(it))
    .collect();
    assert!(places.len() == 4 && places.is_sorted(), "{}", run.out);
    assert_eq!(run.out.matches("You must never share the password").count(), 2, "{}", run.out);
}

#[test]
fn the_doctor_tells_what_is_wrong_and_what_to_do() {
    let place = Place::new();
    let doctor = |settings: &[(&str, &str)]| {
        let mut command = place.command(&["doctor"]);
        command.env("DEELWIJZER_WEB__ADDRESS", "127.0.0.1:0");
        settings.iter().for_each(|(name, value)| {
            command.env(name, value);
        });
        finish(command.spawn().unwrap())
    };
    let well = doctor(&[]);
    assert_eq!((well.code, well.err.as_str()), (0, ""), "{}", well.out);
    assert!(well.out.starts_with("ok       organisation regels: 1 guidelines, no warnings\n"));
    assert!(well.out.ends_with("All is well.\n"), "{}", well.out);
    place.write("vol", "geen map");
    let ill =
        doctor(&[("DEELWIJZER_INDEX", "vol/index"), ("DEELWIJZER_WEB__ADDRESS", "192.0.2.1:80")]);
    assert_eq!(ill.code, 1);
    assert!(ill.out.contains("is a file, so"), "{}", ill.out);
    assert!(ill.out.contains("FAULT    web: 192.0.2.1:80"), "{}", ill.out);
    assert!(ill.out.ends_with("2 faults, 1 warnings.\n"), "{}", ill.out);
}

#[test]
fn serving_nothing_is_wrong_use() {
    let place = Place::new();
    let mut command = place.command(&["serve"]);
    let run = finish(command.env("DEELWIJZER_WEB__ENABLED", "false").spawn().unwrap());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no chat is configured"), "{}", run.err);
}

#[cfg(not(feature = "web"))]
#[test]
fn serving_without_the_web_is_wrong_use() {
    let run = Place::new().run(&["serve"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("built without the web chat"), "{}", run.err);
}

#[cfg(all(feature = "web", unix))]
#[test]
fn serving_tells_where_and_stops_when_asked() {
    let place = Place::new();
    for signal in ["TERM", "INT"] {
        let mut child = place.command(&["serve", "--address", "127.0.0.1:0"]).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let told = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.starts_with("Deelwijzer luistert op http://127.0.0.1:"));
        assert!(told.is_some_and(|line| line.ends_with("(regels)")));
        let id = child.id().to_string();
        let status = std::process::Command::new("kill").args(["-s", signal, &id]).status();
        assert!(status.unwrap().success());
        assert_eq!(finish(child).code, 0, "{signal}");
    }
}
