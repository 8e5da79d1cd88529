//! Does what the command line says: from what was typed to the command's own options.

use std::ffi::OsString;

use clap::Parser;

use super::{
    AskArguments, ChangesArguments, Command, CommandLine, ConsoleCommand, EvalArguments,
    GapsArguments, ImportArguments, ModelCommand, ReviewArguments,
};
use crate::cmd::{self, Ending, Failure, Session};
use crate::config::{self, Overrides};

/// Does what the command line of this process says.
///
/// # Errors
/// With what the exit code is to say, as `main` does.
pub fn run() -> Result<Ending, Failure> {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => return told(&error),
    };
    if let Command::Completions { shell } = line.command {
        return cmd::completions::run(shell, <CommandLine as clap::CommandFactory>::command());
    }
    let overrides = overrides(&line);
    let settings = config::load(&overrides, environment())?;
    let session = Session::new(settings, overrides);
    match line.command {
        Command::Serve(_) => cmd::serve::run(&session),
        Command::Chat => cmd::chat::run(&session),
        Command::Ask(arguments) => ask(&session, arguments),
        Command::Review(arguments) => review(&session, arguments),
        Command::Check(arguments) => {
            let is_watching = arguments.watch;
            let options = arguments.options();
            let run = if is_watching { cmd::check::watch } else { cmd::check::run };
            run(&session, &options)
        }
        Command::Index(arguments) => cmd::index::run(&session, arguments.json),
        Command::Import(arguments) => {
            let ImportArguments { file, output, json, force, language } = arguments;
            let options = cmd::import::Options { file, output, json, force, language };
            cmd::import::run(&session, &options)
        }
        Command::Eval(arguments) => {
            let EvalArguments { folder, json, language, as_of, features } = arguments;
            cmd::eval::run(
                &session,
                &cmd::eval::Options { folder, json, language, as_of, features },
            )
        }
        Command::Doctor { json } => cmd::doctor::run(&session, json),
        Command::Model(command) => model(&session, command),
        Command::Console(ConsoleCommand::Link(_)) => cmd::console::link(&session),
        Command::Gaps(arguments) => {
            let GapsArguments { json, forget, language } = arguments;
            cmd::gaps::run(&session, &cmd::gaps::Options { json, forget, language })
        }
        Command::Changes(arguments) => {
            let ChangesArguments { since, from, json, language } = arguments;
            let options = cmd::changes::Options { since, from, json, language };
            cmd::changes::run(&session, &options)
        }
        Command::Completions { .. } => Ok(Ending::Done),
    }
}

/// One question, or a batch of them.
fn ask(session: &Session, arguments: AskArguments) -> Result<Ending, Failure> {
    let AskArguments { question, json, batch, as_of, language, explain } = arguments;
    match batch {
        Some(file) => cmd::batch::run(session, &file, &cmd::batch::Options { as_of, language }),
        None => {
            let options = cmd::ask::Options { json, as_of, language, explain };
            cmd::ask::run(session, &question, &options)
        }
    }
}

/// One draft, or a batch of them.
fn review(session: &Session, arguments: ReviewArguments) -> Result<Ending, Failure> {
    let ReviewArguments { file, platform, images, json, batch, language } = arguments;
    let options = cmd::review::Options { file, platform, images, language, json };
    match batch {
        Some(file) => cmd::review::batch(session, &file, &options),
        None => cmd::review::run(session, &options),
    }
}

/// The sentence encoder.
fn model(session: &Session, command: ModelCommand) -> Result<Ending, Failure> {
    match command {
        ModelCommand::Import { files } => cmd::model::import(session, &files),
        ModelCommand::Show { json } => cmd::model::show(session, json),
        ModelCommand::Remove => cmd::model::remove(session),
        ModelCommand::Vectors { file } => cmd::model::vectors(session, &file),
    }
}

fn overrides(line: &CommandLine) -> Overrides {
    let address = match &line.command {
        Command::Serve(arguments) | Command::Console(ConsoleCommand::Link(arguments)) => {
            arguments.address
        }
        _ => None,
    };
    Overrides {
        config: line.config.clone(),
        organisation: line.organisation.clone(),
        guidelines: line.guidelines.clone(),
        index: line.index.clone(),
        address,
    }
}

/// Help and version are results; anything else that clap tells is wrong use.
fn told(error: &clap::Error) -> Result<Ending, Failure> {
    let printed = error.print();
    if error.use_stderr() {
        return Err(Failure::Told);
    }
    printed?;
    Ok(Ending::Done)
}

fn environment() -> impl Iterator<Item = (OsString, OsString)> {
    std::env::vars_os()
}
