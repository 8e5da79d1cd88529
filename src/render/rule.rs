//! A citation as it is shown: lead-ins, the carrying sentence, the whole passage, its place.

use super::clean::one_line;
use super::messages::answer as say;
use super::view::ViewOptions;
use crate::model::{Citation, Gloss, Language};

/// A citation as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleView {
    /// `De regel:`.
    pub label: &'static str,
    /// Outermost first; each stands on a line of its own before the rule.
    pub lead_ins: Vec<String>,
    /// The carrying sentence, or the whole passage where it is short, in quotation marks.
    pub rule: String,
    /// The whole passage in quotation marks with the label before it, where `rule` is only a part
    /// of it.
    pub whole: Option<(&'static str, String)>,
    /// The passage sentence by sentence, for a form that marks the carrying one.
    pub sentences: Vec<SentenceView>,
    /// `Bron:`.
    pub source_label: &'static str,
    /// `Title › Heading › Subheading, lid 2`.
    pub place: String,
    /// Says that the rule is in another language than the answer.
    pub language_note: Option<String>,
    /// The guideline's own language, for a form that marks it.
    pub language: Language,
    pub guideline: String,
    /// The id of its passage in the corpus.
    pub passage: usize,
    pub link: Option<String>,
    /// The words of the link.
    pub link_label: &'static str,
}

/// One sentence of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceView {
    /// The header of its column, where it begins a table's cell.
    pub column: Option<String>,
    pub text: String,
    /// Whether it carries the answer.
    pub carries: bool,
}

/// A citation as it is shown in an answer of `language`.
pub fn rule(language: Language, citation: &Citation, options: &ViewOptions) -> RuleView {
    let sentences = sentences(citation);
    let whole = joined(sentences.iter());
    let carrying = joined(sentences.iter().filter(|sentence| sentence.carries));
    let is_long = whole.chars().count() > options.quote_chars_max;
    let is_part = is_long && !carrying.is_empty() && carrying != whole;
    let columns: Vec<&str> = sentences.iter().filter_map(|part| part.column.as_deref()).collect();
    // A row's headers stand before its cells already.
    let lead_ins = citation.lead_ins.iter().map(|lead_in| one_line(&lead_in.plain));
    let lead_ins = lead_ins.filter(|text| !text.is_empty() && !columns.contains(&text.as_str()));
    let is_foreign = citation.language != language;
    RuleView {
        label: say::rule_label(language),
        lead_ins: lead_ins.collect(),
        rule: if is_part { carrying } else { whole.clone() },
        whole: is_part.then(|| (say::whole_label(language), whole)),
        sentences,
        source_label: say::source_label(language),
        place: place(citation),
        language_note: is_foreign.then(|| note(language, citation)),
        language: citation.language,
        guideline: citation.guideline.clone(),
        passage: citation.passage,
        link: citation.link.clone(),
        link_label: say::read_the_rule(language),
    }
}

/// That the rule is in another language, and what its terms mean.
fn note(language: Language, citation: &Citation) -> String {
    let said = say::other_language(language, citation.language);
    let meaning = |it: &Gloss| say::means(&one_line(&it.word), &one_line(&it.meaning));
    let all: Vec<String> = citation.glosses.iter().map(meaning).collect();
    match all.is_empty() {
        true => said.to_string(),
        false => format!("{said} {}", say::terms(language, &all.join(", "))),
    }
}

fn sentences(citation: &Citation) -> Vec<SentenceView> {
    let mut column: Option<&str> = None;
    let mut sentences = Vec::new();
    for part in citation.quote.parts() {
        let begins = part.column.as_deref().filter(|header| column != Some(*header));
        column = part.column.as_deref();
        sentences.push(SentenceView {
            column: begins.map(one_line).filter(|header| !header.is_empty()),
            text: one_line(&part.text),
            carries: part.span.meets(citation.sentence.span),
        });
    }
    if sentences.is_empty() {
        let text = one_line(&citation.sentence.plain);
        sentences.push(SentenceView { column: None, text, carries: true });
    }
    sentences
}

/// Sentences joined by a space, in quotation marks; of a table, each cell in marks of its own
/// behind the header of its column: the marks hold nothing but what stands there in one piece.
fn joined<'a>(sentences: impl Iterator<Item = &'a SentenceView>) -> String {
    let mut cells: Vec<(Option<&str>, String)> = Vec::new();
    for sentence in sentences.filter(|sentence| !sentence.text.is_empty()) {
        match cells.last_mut() {
            Some((_, words)) if sentence.column.is_none() => {
                words.push(' ');
                words.push_str(&sentence.text);
            }
            _ => cells.push((sentence.column.as_deref(), sentence.text.clone())),
        }
    }
    let cell = |(column, words): &(Option<&str>, String)| match column {
        Some(column) if column.ends_with([':', '?']) => format!("{column} {}", say::quoted(words)),
        Some(column) => format!("{column}: {}", say::quoted(words)),
        None => say::quoted(words),
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

/// `Title › Heading › Subheading`, and the paragraph's number below an article's heading; before it
/// the organisation, where that is not the asker's own.
pub fn place(citation: &Citation) -> String {
    let headings = citation.section.iter().map(|heading| one_line(heading));
    let path = std::iter::once(one_line(&citation.title)).chain(headings);
    let place = path.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" › ");
    let place = match (citation.number, citation.section.last()) {
        (Some(number), Some(heading)) if is_article(heading) => {
            format!("{place}, {}", say::paragraph_number(citation.language, number))
        }
        _ => place,
    };
    match &citation.organisation {
        Some(organisation) => format!("{}: {place}", one_line(organisation)),
        None => place,
    }
}

/// Whether the items under a heading are an article's paragraphs.
fn is_article(heading: &str) -> bool {
    let first = heading.split_whitespace().next().unwrap_or("").to_lowercase();
    first == "artikel" || first == "article"
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::sample;
    use crate::model::Language::{En, Nl};
    use crate::model::*;
    use crate::render::plain::{self, PlainOptions};

    fn said(answer: &Answer) -> String {
        plain::answer(answer, &PlainOptions::default())
    }

    #[test]
    fn a_long_passage_shows_its_carrying_sentence_first() {
        let sentences = [
            "Je gebruikt het logo van de provincie alleen op officiële accounts.",
            "Het is niet toegestaan het provinciewapen of het logo van de provincie als \
             profielfoto van een privéaccount te gebruiken, behoudens gedurende een door de \
             directie aangewezen campagneweek.",
            "Team Online houdt bij welke weken dat zijn.",
        ];
        let cited = sample::citation(&["Artikel 4"], &[], &sentences);
        let cited = sample::carried_by(cited, "niet toegestaan");
        let exception = "gedurende een door de directie aangewezen campagneweek";
        let verdict = Verdict {
            kind: VerdictKind::NotAllowed,
            citation: 0,
            conditions: vec![],
            exceptions: vec![sample::clause(&cited, 0, exception)],
        };
        let other = sample::row(
            &["Overzicht"],
            &[("Kanaal", "LinkedIn"), ("Mag het?", "Ja."), ("Wie helpt", "Team Online.")],
        );
        let mut answer = sample::answer(Nl, Outcome::Answered, vec![cited, other]);
        answer.verdict = Some(verdict);
        assert_snapshot!(said(&answer), @r#"
        Volgens de regels: dit mag niet. Er is één uitzondering.
        De regel: "Het is niet toegestaan het provinciewapen of het logo van de
          provincie als profielfoto van een privéaccount te gebruiken, behoudens
          gedurende een door de directie aangewezen campagneweek."
        De hele tekst: "Je gebruikt het logo van de provincie alleen op officiële
          accounts. Het is niet toegestaan het provinciewapen of het logo van de
          provincie als profielfoto van een privéaccount te gebruiken, behoudens
          gedurende een door de directie aangewezen campagneweek. Team Online houdt bij
          welke weken dat zijn."
        Bron: Gedragsregels › Artikel 4
        Uitzondering: "gedurende een door de directie aangewezen campagneweek"

        Andere regels (1)
        De regel: Kanaal: "LinkedIn" Mag het? "Ja." Wie helpt: "Team Online."
        Bron: Kanalen › Overzicht

        Twijfel je? Vraag het aan team Online: online@provincie.example
        "#);
        answer.language = En;
        assert_snapshot!(said(&answer), @r#"
        According to the rules: this is not allowed. There is one exception.
        The rule: "Het is niet toegestaan het provinciewapen of het logo van de
          provincie als profielfoto van een privéaccount te gebruiken, behoudens
          gedurende een door de directie aangewezen campagneweek."
        The whole text: "Je gebruikt het logo van de provincie alleen op officiële
          accounts. Het is niet toegestaan het provinciewapen of het logo van de
          provincie als profielfoto van een privéaccount te gebruiken, behoudens
          gedurende een door de directie aangewezen campagneweek. Team Online houdt bij
          welke weken dat zijn."
        Source: Gedragsregels › Artikel 4
        This rule is written in Dutch.
        Exception: "gedurende een door de directie aangewezen campagneweek"

        Other rules (1)
        The rule: Kanaal: "LinkedIn" Mag het? "Ja." Wie helpt: "Team Online."
        Source: Kanalen › Overzicht
        This rule is written in Dutch.

        Not sure? Ask team Online: online@provincie.example
        "#);
    }
}
