//! Warnings beside an answer, from the organisation's risk rules.

use std::sync::Arc;

use super::cite::cite;
use crate::language::{Phrase, WordKeys};
use crate::model::{Because, Citation, Corpus, Language, Risk, RiskRule};

/// A risk rule with its words ready to be looked up, and the passage it rests on.
#[derive(Clone, Debug)]
pub struct RiskTrigger {
    rule: Arc<RiskRule>,
    question: Arc<[Phrase]>,
    passage: Arc<[Phrase]>,
    platforms: Arc<[Phrase]>,
    also: Arc<[Phrase]>,
    unless: Arc<[Phrase]>,
    /// Passage id and sentence.
    place: Option<(usize, usize)>,
}

impl RiskTrigger {
    /// The trigger of a rule that rests on the sentence at `place`.
    pub fn new(rule: &Arc<RiskRule>, place: Option<(usize, usize)>) -> Self {
        let phrases = |words: &[String]| words.iter().map(|word| Phrase::new(word)).collect();
        let when = &rule.when;
        RiskTrigger {
            question: phrases(&when.question),
            passage: phrases(&when.passage),
            platforms: phrases(&when.platforms),
            also: phrases(&when.also),
            unless: phrases(&when.unless),
            rule: Arc::clone(rule),
            place,
        }
    }

    /// The same trigger, resting on the sentence at `place`.
    pub fn resting_on(&self, place: Option<(usize, usize)>) -> Self {
        RiskTrigger { place, ..self.clone() }
    }

    /// The rule as its file has it.
    pub fn rule(&self) -> &Arc<RiskRule> {
        &self.rule
    }

    /// What makes it fire, if anything does.
    fn because(&self, words: &WordKeys, first: Option<&Citation>) -> Option<Because> {
        let any = |phrases: &[Phrase], text: &WordKeys| phrases.iter().any(|it| it.is_in(text));
        if (!self.also.is_empty() && !any(&self.also, words)) || any(&self.unless, words) {
            return None;
        }
        if any(&self.question, words) {
            return Some(Because::Question);
        }
        if any(&self.platforms, words) {
            return Some(Because::Platform);
        }
        let first = first?;
        if self.rule.when.guidelines.contains(&first.file) {
            return Some(Because::Rule);
        }
        let cited = (!self.passage.is_empty()).then(|| WordKeys::new(first.quote.text()))?;
        any(&self.passage, &cited).then_some(Because::Passage)
    }
}

/// The risks of a question with these `words`, answered by `first`: the highest first, at most
/// `risks_max`, and one of each kind.
pub fn detect(
    triggers: &[RiskTrigger],
    corpus: &Corpus,
    words: &WordKeys,
    first: Option<&Citation>,
    language: Language,
    limits: &super::AnswerOptions,
) -> Vec<Risk> {
    let mut fired: Vec<(&RiskTrigger, Because)> = triggers
        .iter()
        .filter_map(|trigger| Some((trigger, trigger.because(words, first)?)))
        .collect();
    fired.sort_by_key(|(trigger, _)| std::cmp::Reverse(trigger.rule.level));
    let mut risks: Vec<Risk> = Vec::new();
    for (trigger, because) in fired {
        if risks.len() == limits.risks_max {
            break;
        }
        if risks.iter().all(|risk| risk.kind != trigger.rule.kind) {
            risks.push(risk(trigger, because, corpus, language, limits));
        }
    }
    risks
}

fn risk(
    trigger: &RiskTrigger,
    because: Because,
    corpus: &Corpus,
    language: Language,
    limits: &super::AnswerOptions,
) -> Risk {
    let citation = trigger.place.and_then(|(passage, sentence)| {
        cite(corpus, passage, sentence, limits.quote_chars_max, 1.0)
    });
    Risk {
        id: trigger.rule.id.clone(),
        kind: trigger.rule.kind.clone(),
        level: trigger.rule.level,
        message: trigger.rule.message.text(language).to_string(),
        because,
        citation: citation.map(Box::new),
    }
}
