//! How an answer came about, as text for those who tune guidelines, words and weights.

use super::clean::one_line;
use super::messages::explanation as say;
use super::messages::norm;
use super::terminal::{Lines, wrap};
use crate::model::{
    CandidateExplanation, Contribution, Explanation, Language, MatchExplanation, WordExplanation,
};

/// In columns; most terminals have as many.
const WIDTH: usize = 80;
/// How many features of a passage are shown; the others add less.
const CONTRIBUTIONS_MAX: usize = 8;

/// The explanation as lines of text.
pub fn text(of: &Explanation, language: Language) -> String {
    let mut lines = vec![
        say::languages(language, of.language, of.guidelines_in),
        say::meaning(language, of.has_meaning).to_string(),
    ];
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
    if let Some(norm) = &of.norm {
        lines.extend(wrapped("", &norm::read(&norm::line(norm, language), language)));
        if let Some((kind, probability)) = of.cell {
            lines.extend(wrapped("", &norm::cell(kind, probability, language)));
        }
        lines.extend(wrapped("", norm::why(of.why, language)));
    }
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
            has_meaning: false,
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
            asked: model::AskedModality::May,
            norm: Some(model::NormExplanation {
                modality: model::Modality::MayIf,
                rules: vec!["Een groepsfoto mag op Instagram".to_string()],
                conditions: vec!["iedereen dat goedvindt".to_string()],
                exceptions: Vec::new(),
                is_clear: true,
                is_guessed: false,
                line: 3,
            }),
            cell: Some((model::VerdictKind::AllowedIf, 0.25)),
            why: model::Why::NotExplained,
            norm_shares: [0.5, 0.25],
            is_off_topic: false,
            outcome: Outcome::Suggestions,
        }
    }

    #[test]
    fn an_explanation_says_what_was_looked_for_found_and_made_of_it() {
        assert_snapshot!(text(&sample(), Nl), @r#"
        Vraag gelezen als Nederlands, gezocht in Nederlandse richtlijnen.
        Alleen op woorden gezocht: er is geen model.
        Niet gezocht: mag, ik.

        Woorden die tellen (gewicht):
          groepsfoto  2.50  gesplitst: groep + foto; ruimer: foto
          insta       3.00  begrip: Instagram
          zwezerik    6.00  staat nergens; geen woord uit het vakgebied

        12 passages vergeleken, de eerste:
        1. beeld.md:3-4, score 4.50
           heeft: groepsfoto (ruimer foto, zin); insta (begrip Instagram, kop)
           +4.50 all (0.75 × 6.00)

        Kans dat een van de eerste drie het antwoord is: 0.41 (antwoord vanaf 0.50, tips
        vanaf 0.20).
           begin -5.00; +3.00 weight (2.00 × 1.50)
        Dat is te weinig voor een antwoord: dit zijn alleen regels die erop lijken.
        Gelezen als: mag onder voorwaarden: Een groepsfoto mag op Instagram; als:
        "iedereen dat goedvindt"
        Wat deze regel zou zeggen: dit mag onder voorwaarden (kans dat dat klopt: 0.25).
        Geen oordeel: de regel noemt te weinig van wat er is gevraagd.
        "#);
        let silent = Explanation {
            candidate_count: 0,
            candidates: Vec::new(),
            evidence: Vec::new(),
            probability: 0.0,
            norm: None,
            cell: None,
            why: model::Why::NotAsked,
            norm_shares: [0.0; 2],
            is_off_topic: true,
            outcome: Outcome::OffTopic,
            ..sample()
        };
        assert_snapshot!(text(&silent, En), @r"
        Question read as Dutch, searched guidelines in Dutch.
        Searched by words alone: there is no model.
        Not looked for: mag, ik.

        Words that count (weight):
          groepsfoto  2.50  split: groep + foto; broader: foto
          insta       3.00  concept: Instagram
          zwezerik    6.00  stands nowhere; not a word of the field

        No passage has any of these words.

        Probability that one of the first three is the answer: 0.00 (an answer from
        0.50, suggestions from 0.20).
        No word is of the field, and no passage has all of them: no answer.
        ");
    }

    #[test]
    fn programs_get_the_same() {
        let json = serde_json::to_string(&json::explanation(&sample())).unwrap();
        let json = json.replace("},", "},\n").replace("],", "],\n").replace("-5.0,", "-5.0,\n");
        let json = json.replace("\"norm\"", "\n\"norm\"");
        assert_snapshot!(json, @r#"
        {"language":"nl","guidelines_in":"nl","meaning":false,"left_out":["mag","ik"],
        "words":[{"word":"groepsfoto","weight":2.5,"of_field":true,"parts":["groep","foto"],
        "ways":[{"way":"broader","strength":0.9,"terms":["foto"]}]},
        {"word":"insta","weight":3.0,"of_field":true,"parts":[],
        "ways":[{"way":"concept","strength":0.9,"terms":["Instagram"]}]},
        {"word":"zwezerik","weight":6.0,"of_field":false,"parts":[],
        "ways":[]}],
        "candidate_count":12,"candidates":[{"file":"beeld.md","lines":[3,4],
        "score":4.5,"contributions":[{"name":"all","value":0.75,"weight":6.0,"adds":4.5}],
        "matches":[{"word":"groepsfoto","term":"foto","way":"broader","place":"sentence"},
        {"word":"insta","term":"Instagram","way":"concept","place":"heading"}]}],
        "probability":0.41,"answer_from":0.5,"suggest_from":0.2,"bias":-5.0,
        "evidence":[{"name":"weight","value":2.0,"weight":1.5,"adds":3.0}],
        "off_topic":false,"outcome":"suggestions","asked":"may",
        "norm":{"modality":"may_if","rules":["Een groepsfoto mag op Instagram"],
        "conditions":["iedereen dat goedvindt"],
        "exceptions":[],
        "clear":true,"guessed":false,"line":3},
        "why":"not_explained","cell":"allowed_if","cell_probability":0.25,"norm_shares":[0.5,0.25]}
        "#);
    }
}
