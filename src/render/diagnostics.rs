//! What is wrong in an organisation's files, as text for authors and as annotations.

use super::clean::one_line;
use super::messages::diagnostics as say;
use super::terminal::Page;
use crate::model::{Diagnostic, Language, Level};

/// Every fault with its place and what to do, in the order of the files, and a summary.
///
/// `file:line:column: fout: …`, as editors and terminals know how to open it.
pub fn text(diagnostics: &[Diagnostic], language: Language, colour: bool) -> String {
    let mut page = Page::new(0, colour);
    sorted(diagnostics).into_iter().for_each(|one| entry(&mut page, one, language));
    page.gap();
    let count = |level| diagnostics.iter().filter(|one| one.level == level).count();
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    let summary = say::summary(language, errors, warnings, count(Level::Hint));
    page.line(&summary, page.styles.headline);
    page.finish()
}

/// What is wrong in the files that were left out at a start, and that the others are used.
pub fn left_out(errors: &[Diagnostic], language: Language) -> String {
    let mut files: Vec<&str> = errors.iter().map(|error| error.file.as_str()).collect();
    files.dedup();
    let mut page = Page::new(0, false);
    sorted(errors).into_iter().for_each(|one| entry(&mut page, one, language));
    page.line(&say::left_out(language, files.len()), page.styles.headline);
    page.finish()
}

/// One fault with its place, and what to do about it.
fn entry(page: &mut Page, diagnostic: &Diagnostic, language: Language) {
    let said = say::said(language, &diagnostic.fault);
    let style = match diagnostic.level {
        Level::Error => page.styles.headline,
        Level::Warning => page.styles.warning,
        Level::Hint => page.styles.text,
    };
    let level = say::level(language, diagnostic.level);
    page.line(&format!("{}: {level}: {}", place(diagnostic), one_line(&said.message)), style);
    page.set("  → ", &one_line(&said.hint), page.styles.place);
}

/// One workflow command for each fault, by which GitHub shows it beside the line in a pull
/// request; `folder` is the organisation's folder in the repository.
///
/// The form and its escapes: GitHub Docs, "Workflow commands for GitHub Actions".
pub fn annotations(diagnostics: &[Diagnostic], language: Language, folder: &str) -> String {
    let annotation = |diagnostic: &Diagnostic| {
        let said = say::said(language, &diagnostic.fault);
        let command = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "notice",
        };
        let folder = folder.trim_end_matches('/');
        let path = match folder {
            "" => diagnostic.file.clone(),
            folder => format!("{folder}/{}", diagnostic.file),
        };
        let line = diagnostic.line.map(|line| format!(",line={line}")).unwrap_or_default();
        let column = diagnostic.column.map(|column| format!(",col={column}")).unwrap_or_default();
        let words = escaped(&format!("{}\n{}", one_line(&said.message), one_line(&said.hint)));
        let path = escaped(&path).replace(':', "%3A").replace(',', "%2C");
        format!("::{command} file={path}{line}{column}::{words}\n")
    };
    sorted(diagnostics).into_iter().map(annotation).collect()
}

/// By file and place; at one place the worst first.
pub fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|one, other| {
        let places =
            (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column));
        places.then(other.level.cmp(&one.level))
    });
    sorted
}

/// Where it is: `file:line:column`, as far as that is known.
pub(super) fn place(diagnostic: &Diagnostic) -> String {
    let file = one_line(&diagnostic.file);
    match (diagnostic.line, diagnostic.column) {
        (Some(line), Some(column)) => format!("{file}:{line}:{column}"),
        (Some(line), None) => format!("{file}:{line}"),
        (None, _) => file,
    }
}

fn escaped(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::model::Fault;
    use crate::model::Language::{En, Nl};

    fn at(level: Level, file: &str, place: Option<(usize, usize)>, fault: Fault) -> Diagnostic {
        let (line, column) = (place.map(|(line, _)| line), place.map(|(_, column)| column));
        Diagnostic { level, file: file.to_string(), line, column, fault }
    }

    fn faults() -> Vec<Diagnostic> {
        let near = Some("valid_from".to_string());
        let unknown = Fault::UnknownKey { key: "valid_form".to_string(), near };
        let date = Fault::BadValue {
            key: "review_by".to_string(),
            value: "morgen".to_string(),
            expected: "date",
        };
        vec![
            at(Level::Warning, "foto.md", Some((12, 1)), Fault::SameId { id: "foto".to_string() }),
            at(Level::Error, "foto.md", Some((3, 12)), date),
            at(Level::Warning, "foto.md", Some((2, 1)), unknown),
            at(Level::Error, "beeld.md", None, Fault::EmptyGuideline),
        ]
    }

    #[test]
    fn each_fault_says_where_what_and_what_to_do() {
        assert_snapshot!(text(&faults(), Nl, false), @r#"
        beeld.md: fout: In dit bestand staat geen tekst die ik kan gebruiken.
          → Schrijf er een regel in, of haal het bestand weg.
        foto.md:2:1: waarschuwing: "valid_form" ken ik niet. Ik doe er niets mee.
          → Bedoel je "valid_from"?
        foto.md:3:12: fout: Bij "review_by" staat "morgen". Daar kan ik niets mee.
          → Vul dit in: een datum, zoals 2026-01-31.
        foto.md:12:1: waarschuwing: De naam "foto" komt hier twee keer voor.
          → Geef een van de twee een andere naam.

        2 fouten, 2 waarschuwingen. De bot gebruikt deze teksten pas als dit klopt.
        "#);
        assert_snapshot!(text(&faults()[..1], En, false), @r#"
        foto.md:12:1: warning: The name "foto" is used twice here.
          → Give one of the two another name.

        1 warning. The bot can use these texts.
        "#);
        assert_snapshot!(text(&[], Nl, false), @r#"
        Alles in orde.
        "#);
    }

    #[test]
    fn annotations_are_one_line_each() {
        let said = annotations(&faults()[..2], Nl, "guidelines/stad/");
        assert_eq!(said.lines().count(), 2);
        assert_snapshot!(said.replace("::", "::\n").replace("%0A", "%0A\n"), @r#"
        ::
        error file=guidelines/stad/foto.md,line=3,col=12::
        Bij "review_by" staat "morgen". Daar kan ik niets mee.%0A
        Vul dit in: een datum, zoals 2026-01-31.
        ::
        warning file=guidelines/stad/foto.md,line=12,col=1::
        De naam "foto" komt hier twee keer voor.%0A
        Geef een van de twee een andere naam.
        "#);
    }
}
