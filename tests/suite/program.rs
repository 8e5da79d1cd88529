//! Runs the real program in a folder of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A guideline with a rule, an exception and a list.
pub const RULES: &str = "# Sociale media\n\n## LinkedIn\n\n\
    Je mag een bericht over je werk op LinkedIn delen.\n\n\
    Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming.\n\n\
    ## WhatsApp\n\nGebruik een appgroep nooit voor gegevens van inwoners.\n";

/// A folder to run the program in, with guidelines of one organisation called `regels`.
pub struct Place {
    folder: TempDir,
}

/// What a run came to.
pub struct Run {
    pub code: i32,
    pub out: String,
    /// Without the signs of life that a slow machine brings.
    pub err: String,
}

impl Place {
    /// A folder with `guidelines/regels/sociale-media.md`.
    pub fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        place.write("guidelines/regels/sociale-media.md", RULES);
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file below it, with the folders that it needs.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The program with these arguments, in this folder and with none of the caller's settings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(Path::new(env!("CARGO_BIN_EXE_deelwijzer")), arguments)
    }

    /// The same for a program that starts ours.
    pub fn command_of(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path()).env("HOME", self.path());
        for name in ["XDG_CACHE_HOME", "XDG_DATA_HOME", "DISCORD_TOKEN"] {
            command.env_remove(name);
        }
        let is_setting = |name: &str| name.starts_with("DEELWIJZER_");
        std::env::vars().filter(|(name, _)| is_setting(name)).for_each(|(name, _)| {
            command.env_remove(name);
        });
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        finish(self.command(arguments).spawn().unwrap())
    }

    /// A run that is given `input`.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // The program may end before it has read all.
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let run = finish(child);
        writer.join().unwrap();
        run
    }

    /// Asks one question and returns its answer as JSON; the program must end well.
    pub fn ask(&self, question: &str) -> Value {
        let run = self.run(&["ask", "--json", "--", question]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(run.out.matches('\n').count(), 1, "one line");
        serde_json::from_str(&run.out).unwrap()
    }

    /// Answers lines of a batch; the program must end well.
    pub fn batch(&self, lines: &[u8]) -> Vec<Value> {
        let run = self.run_with(&["ask", "--batch", "-"], lines);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// What a run said on standard error, but for how long it has been busy: that hangs on the machine.
fn without_signs_of_life(said: &str) -> String {
    let is_sign = |line: &&str| line.starts_with("Indexeren: ") && line.ends_with(" bezig …\n");
    said.split_inclusive('\n').filter(|line| !is_sign(line)).collect()
}

/// Waits for the end of a run.
pub fn finish(child: Child) -> Run {
    let output = child.wait_with_output().unwrap();
    let run = Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: without_signs_of_life(&String::from_utf8(output.stderr).unwrap()),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// Says aloud what was not tried, and why: past the test runner, which keeps what passing tests
/// print to itself.
pub fn skipped(reason: &str) {
    tell(&format!("SKIPPED: {reason}"));
}

/// Says something aloud, past the test runner.
pub fn tell(what: &str) {
    use std::io::Write;
    // Where even standard error is closed, nobody listens.
    let _ = writeln!(std::io::stderr(), "{what}");
}
