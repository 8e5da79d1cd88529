//! How an answer came about, as text for those who tune guidelines, words and weights.

use super::clean::one_line;
use super::messages::explanation as say;
use super::terminal::{Lines, wrap};
use crate::model::{
    CandidateExplanation, Contribution, Explanation, Language, MatchExplanation, WordExplanation,
};

const WIDTH: usize = 100;
/// How many features of a passage are shown; the others add less.
const CONTRIBUTIONS_MAX: usize = 8;

/// The explanation as lines of text.
pub fn text(of: &Explanation, language: Language) -> String {
    let mut lines = vec![say::languages(language, of.language, of.guidelines_in)];
    if !of.left_out.is_empty() {
        lines.extend(wrapped("", &say::left_out(language, &of.left_out.join(", "))));
    }
    if !of.words.is_empty() {
        lines.push(String::new());
        lines.push(say::words(language).to_string());
        let width = of.words.iter().map(|word| word.word.chars().count()).max().unwrap_or(0);
        of.words.iter().for_each(|it| word(&mut lines, it, width, language));
    }
    lines.push(String::new());
    lines.push(say::candidates(language, of.candidate_count));
    for (at, it) in of.candidates.iter().enumerate() {
        candidate(&mut lines, at + 1, it, language);
    }
    lines.push(String::new());
    lines.extend(wrapped("", &say::probability(language, of)));
    if !of.evidence.is_empty() && !of.is_off_topic {
        let start = format!("{} {:+.2}", say::bias(language), of.bias);
        let added = of.evidence.iter().map(|it| shown(*it));
        let all = std::iter::once(start).chain(added).collect::<Vec<_>>().join("; ");
        lines.extend(wrapped("   ", &all));
    }
    lines.push(say::why(language, of).to_string());
    lines.push(String::new());
    lines.join("\n")
}

fn word(lines: &mut Vec<String>, of: &WordExplanation, width: usize, language: Language) {
    let mut found: Vec<String> = Vec::new();
    if !of.parts.is_empty() {
        found.push(say::parts(language, &of.parts.join(" + ")));
    }
    found.extend(
        of.ways.iter().map(|it| format!("{}: {}", say::way(language, it.way), it.terms.join(", "))),
    );
    if found.is_empty() {
        found.push(say::unknown(language).to_string());
    }
    if !of.is_of_field {
        found.push(say::not_of_field(language).to_string());
    }
    let word = one_line(&of.word);
    let first = format!("  {word:<width$}  {:.2}  ", of.weight);
    lines.extend(wrapped(&first, &found.join("; ")));
}

fn candidate(lines: &mut Vec<String>, at: usize, of: &CandidateExplanation, language: Language) {
    let place = format!("{}:{}-{}", one_line(&of.file), of.lines.first, of.lines.last);
    lines.push(say::candidate(language, at, &place, of.score));
    let matched = |it: &MatchExplanation| {
        let (way, place) = (say::way(language, it.way), say::place(language, it.place));
        format!("{} ({way} {}, {place})", it.word, it.term)
    };
    let matches: Vec<String> = of.matches.iter().map(matched).collect();
    if !matches.is_empty() {
        lines.extend(wrapped("   ", &one_line(&say::has(language, &matches.join("; ")))));
    }
    let most = of.contributions.iter().take(CONTRIBUTIONS_MAX);
    let most: Vec<String> = most.map(|it| shown(*it)).collect();
    lines.extend(wrapped("   ", &most.join("; ")));
}

/// A feature by what it adds: `+2.61 sentence (0.80 × 3.26)`.
fn shown(of: Contribution) -> String {
    format!("{:+.2} {} ({:.2} × {:.2})", of.sum(), of.name, of.value, of.weight)
}

fn wrapped(first: &str, text: &str) -> Vec<String> {
    let rest = " ".repeat(first.chars().count());
    wrap(text, Lines { width: WIDTH, first, rest: &rest })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::model::Language::{En, Nl};
    use crate::model::{self, MatchPlace, Outcome, Way, WayExplanation};
    use crate::render::json;

    fn sample() -> Explanation {
        let ways = |ways: &[(Way, &[&str])]| {
            let of = |(way, terms): &(Way, &[&str])| WayExplanation {
                way: *way,
                strength: 0.9,
                terms: terms.iter().map(|term| term.to_string()).collect(),
            };
            ways.iter().map(of).collect()
        };
        let word = |word: &str, weight, parts: &[&str], ways| WordExplanation {
            word: word.to_string(),
            weight,
            is_of_field: weight < 5.0,
            parts: parts.iter().map(|part| part.to_string()).collect(),
            ways,
        };
        let found = |word: &str, term: &str, way, place| MatchExplanation {
            word: word.to_string(),
            term: term.to_string(),
            way,
            place,
        };
        Explanation {
            language: Nl,
            guidelines_in: Nl,
            left_out: vec!["mag".to_string(), "ik".to_string()],
            words: vec![
                word("groepsfoto", 2.5, &["groep", "foto"], ways(&[(Way::Broader, &["foto"])])),
                word("insta", 3.0, &[], ways(&[(Way::Concept, &["Instagram"])])),
                word("zwezerik", 6.0, &[], Vec::new()),
            ],
            candidate_count: 12,
            candidates: vec![CandidateExplanation {
                file: "beeld.md".to_string(),
                lines: model::Lines { first: 3, last: 4 },
                score: 4.5,
                contributions: vec![Contribution { name: "all", value: 0.75, weight: 6.0 }],
                matches: vec![
                    found("groepsfoto", "foto", Way::Broader, MatchPlace::Sentence),
                    found("insta", "Instagram", Way::Concept, MatchPlace::Heading),
                ],
            }],
            probability: 0.41,
            bias: -5.0,
            evidence: vec![Contribution { name: "weight", value: 2.0, weight: 1.5 }],
            answer_from: 0.5,
            suggest_from: 0.2,
            is_off_topic: false,
            outcome: Outcome::Suggestions,
        }
    }

    #[test]
    fn an_explanation_says_what_was_looked_for_found_and_made_of_it() {
        assert_snapshot!(text(&sample(), Nl), @"");
        let silent = Explanation {
            candidate_count: 0,
            candidates: Vec::new(),
            evidence: Vec::new(),
            probability: 0.0,
            is_off_topic: true,
            outcome: Outcome::OffTopic,
            ..sample()
        };
        assert_snapshot!(text(&silent, En), @"");
    }

    #[test]
    fn programs_get_the_same() {
        let json = serde_json::to_string(&json::explanation(&sample())).unwrap();
        assert_snapshot!(json.replace("},", "},\n").replace("],", "],\n"), @"");
    }
}
