//! Invented answers for this room's tests, quoted from invented guidelines.

use std::sync::Arc;

use crate::model::*;

/// A citation of a passage from "Gedragsregels", with `carrying` as its carrying sentence.
pub fn citation(section: &[&str], lead_ins: &[&str], sentences: &[&str]) -> Citation {
    let cells: Vec<(Option<&str>, &str)> = sentences.iter().map(|text| (None, *text)).collect();
    passage("Gedragsregels", section, lead_ins, &cells)
}

/// A citation of a table's row, by column and text; the last cell carries.
pub fn row(section: &[&str], cells: &[(&str, &str)]) -> Citation {
    let columns: Vec<&str> = cells.iter().map(|(column, _)| *column).collect();
    let cells: Vec<(Option<&str>, &str)> =
        cells.iter().map(|(column, text)| (Some(*column), *text)).collect();
    passage("Kanalen", section, &columns, &cells)
}

/// Makes the sentence with `words` the carrying one.
pub fn carried_by(mut citation: Citation, words: &str) -> Citation {
    let part = citation.quote.parts().iter().find(|part| part.text.contains(words)).unwrap();
    let plain = part.text.clone();
    citation.sentence = Fragment { span: part.span, text: plain.clone(), plain };
    citation
}

/// The words of a citation's quote as a condition or exception of citation `at`.
pub fn clause(citation: &Citation, at: usize, words: &str) -> (usize, Fragment) {
    let start = citation.quote.span().start + citation.quote.text().find(words).unwrap();
    let span = Span::new(start, start + words.len());
    (at, Fragment { span, text: words.to_string(), plain: words.to_string() })
}

/// An answer with these citations and nothing else, asked of team Online.
pub fn answer(language: Language, outcome: Outcome, citations: Vec<Citation>) -> Answer {
    Answer {
        organisation: "provincie".to_string(),
        language,
        outcome,
        refusal: None,
        asks_yes_or_no: true,
        verdict: None,
        citations,
        risks: Vec::new(),
        routes: Vec::new(),
        leak: None,
        clarify: None,
        findings: Vec::new(),
        contact: Some(contact()),
        coming: None,
        in_force: None,
        receipt: Receipt("r1".to_string()),
    }
}

pub fn contact() -> Contact {
    let address = Some("online@provincie.example".to_string());
    Contact { name: "team Online".to_string(), address }
}

pub fn risk(message: &str, level: RiskLevel) -> Risk {
    Risk {
        id: "r".to_string(),
        kind: "irreversible".to_string(),
        level,
        message: message.to_string(),
        because: Because::Question,
        citation: None,
    }
}

pub fn finding(message: &str, citation: Option<usize>) -> Finding {
    Finding {
        kind: "personal_data".to_string(),
        detail: "bsn".to_string(),
        span: Span::new(10, 19),
        text: "123*****".to_string(),
        level: RiskLevel::High,
        message: message.to_string(),
        citation,
    }
}

/// Criticism on a private account: allowed under two conditions.
pub fn criticism(language: Language) -> Answer {
    let cited = citation(
        &["Artikel 3"],
        &[],
        &["Het is niet verboden om op een privéaccount kritiek te uiten op het beleid van de \
           provincie, mits de medewerker niet zelf bij de voorbereiding of uitvoering van dat \
           beleid betrokken is en de kritiek zakelijk blijft."],
    );
    let cited = Citation { number: Some(2), ..cited };
    let verdict = Verdict {
        kind: VerdictKind::AllowedIf,
        citation: 0,
        conditions: vec![
            clause(
                &cited,
                0,
                "niet zelf bij de voorbereiding of uitvoering van dat beleid betrokken is",
            ),
            clause(&cited, 0, "de kritiek zakelijk blijft"),
        ],
        exceptions: vec![],
    };
    let mut answer = answer(language, Outcome::Answered, vec![cited]);
    answer.verdict = Some(verdict);
    answer.risks = vec![
        risk("Anderen kunnen je bericht kopiëren. Weghalen helpt dan niet meer.", RiskLevel::High),
        risk("Journalisten lezen mee.", RiskLevel::Low),
    ];
    answer
}

/// The same words for all columns and cells, as `Corpus::quote` gives them.
fn passage(
    title: &str,
    section: &[&str],
    lead_ins: &[&str],
    cells: &[(Option<&str>, &str)],
) -> Citation {
    let mut text = lead_ins.iter().map(|lead_in| format!("{lead_in}\n")).collect::<String>();
    let mut prose = Prose::default();
    let mut sentences = Vec::new();
    let start = text.len();
    for (column, cell) in cells {
        if !sentences.is_empty() {
            prose.push(" ", Span::new(text.len(), text.len() + 1), Style::default());
            text.push(' ');
        }
        let source = Span::new(text.len(), text.len() + cell.len());
        let plain = Span::new(prose.text.len(), prose.text.len() + cell.len());
        text.push_str(cell);
        prose.push(cell, source, Style::default());
        let column = column.map(|column| lead_in(&text, column));
        sentences.push(Sentence { plain, source, column });
    }
    let lead_ins: Vec<LeadIn> = lead_ins.iter().map(|words| lead_in(&text, words)).collect();
    let span = Span::new(start, text.len());
    let lines = TextLines::of_file(&text);
    let passage = Passage {
        section: 0,
        kind: PassageKind::Item,
        span,
        lines: lines.lines(span),
        prose: Arc::new(prose),
        lead_ins: lead_ins.clone(),
        sentences,
        number: None,
    };
    cite(guideline(title, text, passage), section, lead_ins)
}

fn lead_in(text: &str, words: &str) -> LeadIn {
    let start = text.find(words).unwrap();
    LeadIn { span: Span::new(start, start + words.len()), text: words.to_string() }
}

fn guideline(title: &str, text: String, passage: Passage) -> Guideline {
    let slug = title.to_lowercase();
    Guideline {
        file: format!("{slug}.md"),
        slug,
        title: title.to_string(),
        parent: None,
        language: Language::Nl,
        default_language: Language::Nl,
        details: Details::default(),
        lines: TextLines::of_file(&text),
        text,
        sections: Vec::new(),
        blocks: Vec::new(),
        passages: vec![passage],
        cases: Vec::new(),
        case_anchors: Vec::new(),
        hash: String::new(),
        diagnostics: vec![],
    }
}

fn cite(guideline: Guideline, section: &[&str], lead_ins: Vec<LeadIn>) -> Citation {
    let count = guideline.passages[0].sentences.len();
    let (slug, title, file) =
        (guideline.slug.clone(), guideline.title.clone(), guideline.file.clone());
    let quote = Corpus::new(vec![Arc::new(guideline)], "f".to_string()).quote(0, 0..count).unwrap();
    let last = quote.parts().last().unwrap().clone();
    let lead_ins = lead_ins.into_iter().map(|lead_in| Fragment {
        span: lead_in.span,
        text: lead_in.text.clone(),
        plain: lead_in.text,
    });
    Citation {
        passage: 0,
        guideline: slug,
        title,
        organisation: None,
        glosses: Vec::new(),
        file,
        language: Language::Nl,
        section: section.iter().map(|heading| heading.to_string()).collect(),
        number: None,
        sentence: Fragment { span: last.span, text: last.text.clone(), plain: last.text },
        quote,
        column: None,
        lead_ins: lead_ins.collect(),
        version: None,
        valid_from: None,
        link: None,
        score: 0.87654,
    }
}
