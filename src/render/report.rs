//! What `check`, `index`, `eval` and `serve` tell authors and admins.

use serde::Serialize;

use super::clean::one_line;
use super::diagnostics;
use super::messages::norm;
use crate::model::Language::{self, En, Nl};
use crate::model::{Diagnostic, FileNorms};

/// What is in an index.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndexReport {
    pub organisation: String,
    pub guidelines: usize,
    pub passages: usize,
    pub terms: usize,
    pub languages: Vec<&'static str>,
    pub fingerprint: String,
    /// Where it is kept; none where it is in memory alone.
    pub folder: Option<String>,
    /// Whether it was built just now, not read from its file.
    pub built: bool,
}

/// The report on an index as lines of label and value.
pub fn index(report: &IndexReport, language: Language) -> String {
    let (memory, built, opened) = match language {
        Nl => ("alleen in het geheugen", "nieuw gebouwd", "was er al"),
        En => ("in memory alone", "built anew", "was there already"),
    };
    let labels = match language {
        Nl => [
            "Organisatie",
            "Richtlijnen",
            "Passages",
            "Termen",
            "Talen",
            "Vingerafdruk",
            "Map",
            "Index",
        ],
        En => [
            "Organisation",
            "Guidelines",
            "Passages",
            "Terms",
            "Languages",
            "Fingerprint",
            "Folder",
            "Index",
        ],
    };
    let values = [
        report.organisation.clone(),
        number(report.guidelines, language),
        number(report.passages, language),
        number(report.terms, language),
        report.languages.join(", "),
        report.fingerprint.clone(),
        report.folder.clone().unwrap_or_else(|| memory.to_string()),
        if report.built { built } else { opened }.to_string(),
    ];
    let row = |(label, value): (&str, &String)| format!("{:<14}{value}\n", format!("{label}:"));
    labels.into_iter().zip(&values).map(row).collect()
}

/// Every fault, the summary, and how the question cases went.
pub fn check(
    diagnostics: &[Diagnostic],
    cases: String,
    language: Language,
    colour: bool,
) -> String {
    format!("{}{cases}", diagnostics::text(diagnostics, language, colour))
}

/// The rules of each file as they were read, a line each; empty where none were asked for.
pub fn norms(files: &[FileNorms], language: Language) -> String {
    let mut text = String::new();
    for FileNorms { file, norms } in files {
        text += &format!("{file}\n");
        for norm in norms {
            text += &format!("{:>5}  {}\n", norm.line, one_line(&norm::line(norm, language)));
        }
        text.push('\n');
    }
    text
}

/// How many question cases were asked again, how many hold, and how many stand as open; empty
/// where there are none.
pub fn cases(asked: usize, hold: usize, open: usize, language: Language) -> String {
    if asked == 0 {
        return String::new();
    }
    let [asked, hold] = [asked, hold].map(|count| number(count, language));
    let open = match (language, open) {
        (_, 0) => String::new(),
        (Nl, count) => format!(" Open, dus nog niet goed: {}.", number(count, language)),
        (En, count) => format!(" Open, so not right yet: {}.", number(count, language)),
    };
    match language {
        Nl => format!("Voorbeeldvragen: {asked}. Goed beantwoord: {hold}.{open}\n"),
        En => format!("Question cases: {asked}. Answered well: {hold}.{open}\n"),
    }
}

/// How many rules no question case's answer shows; stands below the list of them.
pub fn coverage(norms: usize, uncovered: usize, language: Language) -> String {
    let [norms, uncovered] = [norms, uncovered].map(|count| number(count, language));
    match language {
        Nl => format!("Regels: {norms}. Zonder voorbeeldvraag: {uncovered}.\n"),
        En => format!("Rules: {norms}. Without a question case: {uncovered}.\n"),
    }
}

/// Says that the check goes on.
pub fn watching(language: Language) -> &'static str {
    match language {
        Nl => "Ik kijk opnieuw zodra je iets bewaart. Stoppen: Ctrl+C.",
        En => "I look again as soon as you save something. To stop: Ctrl+C.",
    }
}

/// Which question cases were changed to what is answered now.
pub fn accepted(cases: &[(String, usize)], language: Language) -> String {
    let said = match (language, cases.len()) {
        (Nl, 0) => "Er was geen voorbeeldvraag om aan te passen.",
        (Nl, _) => "Aangepast aan het antwoord van nu. Lees de wijziging na voor je hem bewaart.",
        (En, 0) => "There was no question case to change.",
        (En, _) => "Changed to the present answer. Read the change before you commit it.",
    };
    let places = cases.iter().map(|(file, line)| format!("{}:{line}\n", one_line(file)));
    places.collect::<String>() + said + "\n"
}

/// Which question cases have to be changed by hand; empty where none has.
pub fn not_accepted(cases: &[(String, usize)], language: Language) -> String {
    if cases.is_empty() {
        return String::new();
    }
    let said = match language {
        Nl => {
            "Niet aangepast, want deze voorbeeldvragen staan bovenaan een richtlijn en niet regel \
               voor regel. Pas ze daar zelf aan:"
        }
        En => {
            "Not changed, since these question cases stand at the top of a guideline and not line \
               by line. Change them there yourself:"
        }
    };
    let places = cases.iter().map(|(file, line)| format!("{}:{line}\n", one_line(file)));
    format!("{said}\n{}", places.collect::<String>())
}

/// A sign of life while an index is built.
pub fn indexing(organisation: &str, seconds: u64) -> String {
    let unit = if seconds == 1 { "seconde" } else { "seconden" };
    format!("Indexeren: {organisation}, {seconds} {unit} bezig …")
}

/// A sign of life while questions are measured.
pub fn measuring(done: usize, of: usize) -> String {
    format!("Measuring: {done} of {of} questions …")
}

/// A sign of life while what passages mean is worked out.
pub fn reading(done: usize, of: usize) -> String {
    format!("Reading passages for what they mean: {done} of {of} …")
}

/// Says where the web chat is, and whom it answers for.
pub fn listening(address: &str, organisations: &[String]) -> String {
    format!("Deelwijzer luistert op http://{address} ({})", organisations.join(", "))
}

/// Says how one signs in to the authors' console: where, with which link, or by which command.
pub fn sign_in_with(way: &str) -> String {
    format!("Redactie, aanmelden met: {way}")
}

/// How long a link to the authors' console can be used.
pub fn link_is_good() -> &'static str {
    "De link werkt één keer, hoogstens een kwartier."
}

/// A number with a mark between its thousands.
fn number(number: usize, language: Language) -> String {
    let mark = match language {
        Nl => '.',
        En => ',',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_told_in_both_languages() {
        let report = IndexReport {
            organisation: "voorbeeldstad".to_string(),
            guidelines: 24,
            passages: 1_234_567,
            terms: 999,
            languages: vec!["en", "nl"],
            fingerprint: "ab12".to_string(),
            folder: None,
            built: true,
        };
        assert_eq!(
            index(&report, Nl),
            "Organisatie:  voorbeeldstad
Richtlijnen:  24
Passages:     1.234.567
Termen:       999
Talen:        en, nl
Vingerafdruk: ab12
Map:          alleen in het geheugen
Index:        nieuw gebouwd
"
        );
        assert!(index(&report, En).contains("Passages:     1,234,567\n"));
    }
}
