//! Rules that are lifted from elsewhere: by the passage after them, or by one that names them.

use crate::language::clause::{Lifting, RuleNamed, article, lifting, may_lift};
use crate::model::{Guideline, Lift, Passage, Span};

/// A sentence that lifts the rule of another passage.
#[derive(Clone, Copy, Debug)]
pub struct LiftingSentence {
    /// The place of its passage in the guideline, and its own place there.
    passage: usize,
    order: usize,
    /// What the rule is lifted for, in the passage's visible text.
    span: Span,
    of: RuleNamed,
}

/// The sentences of a guideline that may lift a rule of another passage: few, if any. Looked for
/// once, since each passage asks for them.
pub fn lifting_sentences(guideline: &Guideline) -> Vec<LiftingSentence> {
    let mut found = Vec::new();
    for (at, passage) in guideline.passages.iter().enumerate() {
        let text = &passage.prose.text;
        if !may_lift(text) {
            continue;
        }
        found.extend(passage.sentences.iter().enumerate().filter_map(|(order, sentence)| {
            let start = sentence.plain.start;
            let Lifting { span, of } = lifting(sentence.plain.of(text)?, guideline.language)?;
            let span = Span::new(span.start + start, span.end + start);
            Some(LiftingSentence { passage: at, order, span, of })
        }));
    }
    found
}

/// What of `lifting`, sentences of `guideline`, lifts the rules of `passage`.
pub fn lifts(guideline: &Guideline, passage: &Passage, lifting: &[LiftingSentence]) -> Vec<Lift> {
    if lifting.is_empty() {
        return Vec::new();
    }
    let Some(own) = place(guideline, passage) else { return Vec::new() };
    let own_article = article_of(guideline, passage);
    let holds = |it: &&LiftingSentence| {
        let other = &guideline.passages[it.passage];
        let is_near = other.section == passage.section;
        it.passage != own
            && match it.of {
                RuleNamed::Before => it.passage == own + 1 && is_near && it.order == 0,
                RuleNamed::Numbered { article, paragraph } => {
                    let named = article.or_else(|| article_of(guideline, other));
                    let is_article = named == own_article && (named.is_some() || is_near);
                    is_article && paragraph.is_none_or(|number| passage.number == Some(number))
                }
            }
    };
    let lift = |it: &LiftingSentence| Lift { passage: it.passage, span: it.span };
    lifting.iter().filter(holds).map(lift).collect()
}

fn place(guideline: &Guideline, passage: &Passage) -> Option<usize> {
    guideline.passages.iter().position(|other| std::ptr::eq(other, passage))
}

/// The article that a passage stands in, by what stands above it.
fn article_of(guideline: &Guideline, passage: &Passage) -> Option<u64> {
    let lead_ins = passage.lead_ins.iter().rev().map(|it| it.text.as_str());
    let heading = guideline.sections[passage.section].heading.as_str();
    lead_ins.chain([heading]).find_map(article)
}
