//! What authors are told in their own channel, as Discord text.

use super::clean::one_line;
use super::diagnostics::{place, sorted};
use super::markdown::{Block, bold, escape, messages};
use super::messages::{authors as say, diagnostics};
use crate::model::{Diagnostic, Language, Level};

/// How many errors are shown; the rest is counted.
const ERRORS_MAX: usize = 10;
/// How many guidelines are named.
const FILES_MAX: usize = 5;
/// How much of each is shown, in characters.
const ERROR_CHARS_MAX: usize = 400;

/// An edit that was not taken over, with its errors: where, what is wrong and what to do.
pub fn refused(
    of: &[Diagnostic],
    organisation: &str,
    language: Language,
    chars_max: usize,
) -> Vec<String> {
    let errors = errors(of);
    let [headline, lead] = say::refused(language);
    if errors.is_empty() {
        return set(vec![bold(headline), escape(say::not_the_text(language))], chars_max);
    }
    set(with_errors([headline, lead], &errors, organisation, language), chars_max)
}

/// Guidelines that take no part since the start, with their errors.
pub fn left_out(
    of: &[Diagnostic],
    organisation: &str,
    language: Language,
    chars_max: usize,
) -> Vec<String> {
    set(with_errors(say::left_out(language), &errors(of), organisation, language), chars_max)
}

fn errors(of: &[Diagnostic]) -> Vec<&Diagnostic> {
    sorted(of).into_iter().filter(|one| one.level == Level::Error).collect()
}

fn with_errors(
    [headline, lead]: [&str; 2],
    errors: &[&Diagnostic],
    organisation: &str,
    language: Language,
) -> Vec<String> {
    let mut lines = vec![bold(headline), escape(lead)];
    lines.extend(errors.iter().take(ERRORS_MAX).map(|error| line(error, language)));
    let rest = errors.len().saturating_sub(ERRORS_MAX);
    if rest > 0 {
        lines.push(say::more(language, rest));
    }
    lines.push(format!("{} {}", say::see_all(language), command(organisation, "check")));
    lines
}

/// After that, an edit that was.
pub fn mended(language: Language, chars_max: usize) -> Vec<String> {
    let [headline, text] = say::mended(language);
    set(vec![bold(headline), escape(text)], chars_max)
}

/// Something that was sent in: how much there is, and never what it says.
pub fn sent_in(
    count: u64,
    organisation: &str,
    language: Language,
    chars_max: usize,
) -> Vec<String> {
    let [headline, text] = say::sent_in(language, count);
    let read = format!("{} {}", say::read_it(language), command(organisation, "gaps"));
    set(vec![bold(&headline), escape(&text), read], chars_max)
}

/// What was sent in that an edit answers: how much, and where, and never what it says.
pub fn gaps_closed(
    count: usize,
    files: &[String],
    organisation: &str,
    language: Language,
    chars_max: usize,
) -> Vec<String> {
    let mut names: Vec<String> = files.iter().take(FILES_MAX).map(|it| one_line(it)).collect();
    if files.len() > FILES_MAX {
        names.push("…".to_string());
    }
    let [headline, text] = say::gaps_closed(language, count, &names.join(", "));
    let read = format!("{} {}", say::read_it(language), command(organisation, "gaps"));
    set(vec![bold(&headline), escape(&text), read], chars_max)
}

fn line(of: &Diagnostic, language: Language) -> String {
    let said = diagnostics::said(language, &of.fault);
    let words = format!("{} → {}", one_line(&said.message), one_line(&said.hint));
    let place: String = place(of).chars().take(ERROR_CHARS_MAX).collect();
    let words: String = words.chars().take(ERROR_CHARS_MAX).collect();
    format!("- {}: {}", bold(&place), escape(&words))
}

/// A command of this program; no name of a folder ends the code that it stands in.
fn command(organisation: &str, name: &str) -> String {
    let organisation = one_line(organisation).replace('`', "'");
    format!("`deelwijzer --organisation {organisation} {name}`")
}

fn set(lines: Vec<String>, chars_max: usize) -> Vec<String> {
    messages(lines.into_iter().map(|text| Block { text, apart: false }).collect(), chars_max)
}
