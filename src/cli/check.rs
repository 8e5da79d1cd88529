//! What can be typed after `check`.

use clap::Args;
use jiff::civil::Date;

use super::{day, language};
use crate::cmd::check::{Form, Options};
use crate::model::Language;

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Report as one JSON object
    #[arg(long)]
    json: bool,
    /// Report as workflow commands, which GitHub shows beside the lines of a pull request
    #[arg(long, conflicts_with_all = ["json", "norms", "coverage", "accept"])]
    annotations: bool,
    /// Also show each rule as it was read: what it says, when, and what not
    #[arg(long)]
    norms: bool,
    /// Also show each rule that the answer to no question case quotes
    #[arg(long)]
    coverage: bool,
    /// Write the present answers into the question cases that no longer hold
    #[arg(long)]
    accept: bool,
    /// Check again after each save, until Ctrl+C
    #[arg(long, conflicts_with_all = ["accept", "annotations"])]
    pub watch: bool,
    /// Check as of that day, such as 2026-03-01
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// The language of the report [default: the organisation's]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
}

impl CheckArguments {
    /// What they ask for.
    pub fn options(self) -> Options {
        let CheckArguments { json, annotations, norms, coverage, accept, as_of, language, .. } =
            self;
        let form = match (json, annotations) {
            (true, _) => Form::Json,
            (false, true) => Form::Annotations,
            (false, false) => Form::Text,
        };
        Options { form, norms, coverage, accept, as_of, language }
    }
}
