//! What people, files and machines get wrong, and what the program makes of it.

use serde_json::Value;

use crate::program::Place;

const QUESTION: &str = "Mag ik een bericht over mijn werk op LinkedIn delen?";

fn outcome(answer: &Value) -> &str {
    answer["outcome"].as_str().unwrap()
}

#[test]
fn what_is_no_question_is_refused() {
    let place = Place::new();
    for question in ["", "   \n\t ", "🙈🙉🙊", "?!…", "\u{200f}\u{202e}"] {
        let answer = place.ask(question);
        assert_eq!(outcome(&answer), "refused", "{question:?}");
        assert_eq!(answer["citations"], Value::Array(Vec::new()));
    }
    let run = place.run_with(&["ask", "--json"], b"");
    assert_eq!(run.code, 0);
    assert!(run.out.contains("\"outcome\":\"refused\""), "{}", run.out);
}

#[test]
fn a_question_of_ten_thousand_characters_is_refused() {
    let place = Place::new();
    for question in ["a".repeat(10_000), "Mag dit? ".repeat(1_111), "é".repeat(10_000)] {
        assert_eq!(outcome(&place.ask(&question)), "refused");
        let run = place.run_with(&["ask", "--json"], question.as_bytes());
        assert!(run.out.contains("\"outcome\":\"refused\""), "{}", run.out);
    }
}

#[test]
fn nul_bytes_do_no_harm() {
    let place = Place::new();
    let escaped = r#"{"id":"a","question":"Mag ik een bericht\u0000 over mijn werk\u0000 delen?"}"#;
    let raw = "{\"id\":\"b\",\"question\":\"Mag ik\0 delen?\"}";
    let answers = place.batch(format!("{escaped}\n{raw}\n\0\n").as_bytes());
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["id"], "a");
    assert!(answers[0]["outcome"].is_string(), "{}", answers[0]);
    assert!(answers[1]["error"].is_string(), "{}", answers[1]);
    assert!(answers[2]["error"].is_string(), "{}", answers[2]);
    let run = place.run_with(&["ask"], b"Mag ik\0 een bericht delen?\0");
    assert_eq!(run.code, 0);
    assert!(!run.out.contains('\0'));
}

#[test]
fn marks_that_turn_the_reading_direction_change_nothing() {
    let place = Place::new();
    let plain = place.ask(QUESTION);
    let turned =
        place.ask(&format!("\u{202e}{}\u{202c}\u{200f}", QUESTION.replace(' ', " \u{200e}")));
    assert_eq!(outcome(&plain), "answered");
    assert_eq!(turned["citations"], plain["citations"]);
    assert_eq!(turned["verdict"], plain["verdict"]);
}

#[test]
fn markup_in_a_question_comes_back_nowhere() {
    let place = Place::new();
    let question = "Mag ik <script>alert(1)</script> **een bericht** over \
                    [mijn werk](https://a.example) op LinkedIn delen? @everyone";
    for arguments in [&["ask", question][..], &["ask", "--json", question]] {
        let run = place.run(arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        for mark in ["<script>", "a.example", "@everyone", "**een bericht**"] {
            assert!(!run.out.contains(mark), "{mark}: {}", run.out);
        }
    }
}

#[test]
fn a_question_in_german_gets_an_answer_and_no_verdict() {
    let place = Place::new();
    let answer = place.ask("Darf ich mein Mittagessen am Wochenende mit den Nachbarn besprechen?");
    assert_ne!(outcome(&answer), "answered", "{answer}");
    assert_eq!(answer["verdict"], Value::Null);
    assert!(["nl", "en"].contains(&answer["language"].as_str().unwrap()));
    // In the field it may be quoted, but what it asks is not understood well enough to judge.
    assert_eq!(place.ask("Darf ich das auf LinkedIn posten?")["verdict"], Value::Null);
}

#[cfg(feature = "web")]
#[test]
fn a_port_in_use_is_told_with_what_to_do() {
    let place = Place::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = place.run(&["serve", "--address", &address]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, "");
    assert!(run.err.contains(&format!("web.address {address}")), "{}", run.err);
    assert!(run.err.contains("DEELWIJZER_WEB__ADDRESS"), "{}", run.err);
}

#[cfg(unix)]
mod without_rights {
    //! As a user who may not read or write everything; skipped, and told so, where there is none.

    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use crate::program::{Place, Run, finish};

    /// The number of the user `nobody`.
    const NOBODY: &str = "65534";

    fn allow(path: &Path, mode: u32) {
        std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// A place that everyone can read, whose programs do not run as root.
    struct Poor {
        place: Place,
        /// The program, where everyone can start it.
        program: PathBuf,
        is_root: bool,
    }

    impl Poor {
        fn new() -> Option<Poor> {
            let place = Place::new();
            let is_root = std::fs::metadata(place.path()).unwrap().uid() == 0;
            allow(place.path(), 0o755);
            let program = place.path().join("deelwijzer");
            std::fs::copy(env!("CARGO_BIN_EXE_deelwijzer"), &program).unwrap();
            allow(&program, 0o755);
            let poor = Poor { place, program, is_root };
            let tried = poor.command(&["--version"]).output();
            if tried.is_ok_and(|output| output.status.success()) {
                return Some(poor);
            }
            crate::program::skipped(
                "the program cannot be run as another user than root (setpriv)",
            );
            None
        }

        fn command(&self, arguments: &[&str]) -> Command {
            if !self.is_root {
                return self.place.command_of(&self.program, arguments);
            }
            let user = ["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"];
            let program = self.program.to_str().unwrap();
            let all: Vec<&str> =
                user.into_iter().chain([program]).chain(arguments.iter().copied()).collect();
            self.place.command_of(Path::new("setpriv"), &all)
        }

        fn run(&self, arguments: &[&str]) -> Run {
            finish(self.command(arguments).spawn().unwrap())
        }
    }

    #[test]
    fn a_read_only_index_folder_stops_no_answer() {
        let Some(poor) = Poor::new() else { return };
        let index = poor.place.path().join("index");
        std::fs::create_dir(&index).unwrap();
        allow(&index, 0o555);
        let run = poor.run(&["ask", super::QUESTION]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("Je mag een bericht over je werk op LinkedIn delen."));
        assert!(run.err.contains("the index is kept in memory alone"), "{}", run.err);
        let run = poor.run(&["index", "--json"]);
        assert!(run.out.contains("\"folder\":null"), "{}", run.out);
        assert_eq!(std::fs::read_dir(&index).unwrap().count(), 0);
        allow(&index, 0o755);
    }

    #[test]
    fn without_a_cache_folder_the_index_stays_in_memory() {
        let Some(poor) = Poor::new() else { return };
        allow(poor.place.path(), 0o555);
        let run = poor.run(&["--guidelines", "guidelines/regels", "ask", super::QUESTION]);
        allow(poor.place.path(), 0o755);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains("Je mag een bericht over je werk op LinkedIn delen."));
    }

    #[test]
    fn a_file_that_may_not_be_read_is_told() {
        let Some(poor) = Poor::new() else { return };
        let path = poor.place.write("guidelines/regels/geheim.md", "Je mag niets.\n");
        allow(&path, 0o000);
        let run = poor.run(&["check", "--json"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.out.contains("\"code\":\"permission_denied\""), "{}", run.out);
        assert!(run.out.contains("\"file\":\"geheim.md\""), "{}", run.out);
        let asked = poor.run(&["ask", super::QUESTION]);
        assert_eq!(asked.code, 0);
        assert!(asked.err.contains("geheim.md"), "{}", asked.err);
    }
}

#[test]
fn a_broken_guideline_does_not_keep_the_others_from_answering() {
    let place = Place::new();
    let broken = "---\nvalid_from: binnenkort\n---\n\n# Nieuw\n\nJe mag alles delen.\n";
    place.write("guidelines/regels/nieuw.md", broken);
    let run = place.run(&["ask", "--json", "Mag ik een foto van een collega plaatsen?"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["citations"][0]["file"], "sociale-media.md");
    assert!(!run.out.contains("alles delen"), "{}", run.out);
    let told =
        "nieuw.md:2:13: fout: Bij \"valid_from\" staat \"binnenkort\". Daar kan ik niets mee.\n";
    assert!(run.err.starts_with(told), "{}", run.err);
    let rest = "Dit bestand doet nog niet mee. De andere richtlijnen gebruik ik wel.\n";
    assert!(run.err.ends_with(rest), "{}", run.err);
    assert_eq!(place.run(&["check"]).code, 1);
    // With no other guideline there is nothing to answer from.
    std::fs::remove_file(place.path().join("guidelines/regels/sociale-media.md")).unwrap();
    assert_eq!(place.run(&["ask", "Mag ik een foto plaatsen?"]).code, 2);
}
