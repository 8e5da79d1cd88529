//! Why an answer is as it is, in short, for whoever asked.

use super::messages::help::Leaflet;
use super::messages::{explanation, norm, reasons as say};
use crate::model::{Explanation, Language, Outcome, WordExplanation};

/// The headline, and a paragraph for each step: what was looked for, what was found, how the rule
/// was read, and why there is a verdict or none.
pub fn leaflet(of: &Explanation, language: Language) -> Leaflet {
    let (found, unknown): (Vec<&WordExplanation>, Vec<&WordExplanation>) =
        of.words.iter().partition(|word| !word.ways.is_empty() || !word.parts.is_empty());
    let listed = |words: &[&WordExplanation]| {
        words.iter().map(|word| word.word.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut paragraphs = Vec::new();
    if !found.is_empty() {
        paragraphs.push(say::looked_for(language, &listed(&found)));
    }
    if !unknown.is_empty() {
        paragraphs.push(say::nowhere(language, &listed(&unknown)));
    }
    let why = explanation::why(language, of);
    let is_answered = matches!(of.outcome, Outcome::Answered | Outcome::Clarify);
    paragraphs.push(match of.candidates.first().filter(|_| is_answered) {
        Some(best) => format!("{} {why}", say::best(language, &best.file, best.lines.first)),
        None => why.to_string(),
    });
    if let (Some(read), true) = (&of.norm, is_answered) {
        let asked = say::asked(language, of.asked).map(|asked| format!("{asked} "));
        let read = say::read(language, &norm::line(read, language));
        paragraphs.push(format!("{}{read}", asked.unwrap_or_default()));
        paragraphs.push(norm::why(of.why, language).to_string());
        paragraphs.push(say::text_counts(language).to_string());
    }
    Leaflet { headline: say::headline(language).to_string(), paragraphs, rows: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language::{En, Nl};
    use crate::model::{
        AskedModality, CandidateExplanation, Lines, Modality, NormExplanation, Way, WayExplanation,
        Why,
    };

    fn word(word: &str, is_known: bool) -> WordExplanation {
        let ways = is_known.then(|| WayExplanation {
            way: Way::Form,
            strength: 1.0,
            terms: vec![word.to_string()],
        });
        WordExplanation {
            word: word.to_string(),
            weight: 1.0,
            is_of_field: is_known,
            parts: Vec::new(),
            ways: ways.into_iter().collect(),
        }
    }

    fn sample() -> Explanation {
        Explanation {
            language: Nl,
            guidelines_in: Nl,
            has_meaning: false,
            left_out: Vec::new(),
            words: vec![word("foto", true), word("collega", true), word("zwezerik", false)],
            candidate_count: 12,
            candidates: vec![CandidateExplanation {
                file: "beeld.md".to_string(),
                lines: Lines { first: 3, last: 4 },
                score: 4.5,
                contributions: Vec::new(),
                matches: Vec::new(),
            }],
            probability: 0.9,
            bias: 0.0,
            evidence: Vec::new(),
            answer_from: 0.5,
            suggest_from: 0.2,
            is_off_topic: false,
            outcome: Outcome::Answered,
            asked: AskedModality::May,
            norm: Some(NormExplanation {
                modality: Modality::MustNot,
                rules: vec!["een foto van een collega plaatsen".to_string()],
                conditions: Vec::new(),
                exceptions: vec!["met toestemming".to_string()],
                is_clear: true,
                is_guessed: false,
                line: 3,
            }),
            cell: None,
            why: Why::Decided,
            norm_shares: [1.0, 1.0],
        }
    }

    #[test]
    fn an_asker_reads_in_short_how_the_answer_came_about() {
        assert_eq!(
            leaflet(&sample(), Nl).paragraphs,
            [
                "Ik zocht op: foto, collega.",
                "Dit staat nergens in de richtlijnen: zwezerik.",
                "Het best past wat op regel 3 van beeld.md staat. Dat is genoeg: dit is een \
                 antwoord.",
                "Je vraagt of het mag. Zo lees ik de regel: mag niet: een foto van een collega \
                 plaatsen; behalve: \"met toestemming\".",
                "Deze zin geeft het oordeel.",
                "Dit is alleen hoe ik het lees. Wat in de richtlijn staat, telt.",
            ]
        );
    }

    #[test]
    fn silence_has_its_reasons_too_and_reads_no_rule() {
        let silent = Explanation { outcome: Outcome::Suggestions, ..sample() };
        assert_eq!(
            leaflet(&silent, En).paragraphs,
            [
                "I looked for: foto, collega.",
                "This stands nowhere in the guidelines: zwezerik.",
                "That is too little for an answer: these are only rules that come close.",
            ]
        );
    }
}
