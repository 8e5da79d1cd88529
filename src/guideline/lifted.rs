//! Rules that are lifted from elsewhere: by the passage after them, or by one that names them.

use crate::language::clause::{Lifting, RuleNamed, article, lifting};
use crate::model::{Guideline, Lift, Passage};

/// The places of the passages of a guideline that may lift a rule of another: few, if any. Looked
/// for once, since each passage asks for them.
pub fn lifting_passages(guideline: &Guideline) -> Vec<usize> {
    let may = |(at, passage): (usize, &Passage)| may_lift(&passage.prose.text).then_some(at);
    guideline.passages.iter().enumerate().filter_map(may).collect()
}

/// What lifts the rules of `passage`, in the others of `guideline` at the places `lifting_at`.
pub fn lifts(guideline: &Guideline, passage: &Passage, lifting_at: &[usize]) -> Vec<Lift> {
    let mut found = Vec::new();
    if lifting_at.is_empty() {
        return found;
    }
    let Some(own) = place(guideline, passage) else { return found };
    let own_article = article_of(guideline, passage);
    for at in lifting_at.iter().copied().filter(|at| *at != own) {
        let other = &guideline.passages[at];
        let is_next = at == own + 1 && other.section == passage.section;
        for (order, sentence) in other.sentences.iter().enumerate() {
            let text = sentence.plain.of(&other.prose.text).unwrap_or("");
            let Some(Lifting { span, of }) = lifting(text, guideline.language) else { continue };
            let holds = match of {
                RuleNamed::Before => is_next && order == 0,
                RuleNamed::Numbered { article, paragraph } => {
                    let is_near = other.section == passage.section;
                    let named = article.or_else(|| article_of(guideline, other));
                    let is_article = named == own_article && (named.is_some() || is_near);
                    is_article && paragraph.is_none_or(|number| passage.number == Some(number))
                }
            };
            if holds {
                let start = sentence.plain.start;
                let span = crate::model::Span::new(span.start + start, span.end + start);
                found.push(Lift { passage: at, span });
            }
        }
    }
    found
}

/// Words of which one stands in each sentence that lifts a rule.
const SIGNS: [&str; 10] = [
    "geldt",
    "gelden",
    "toepassing",
    "uitgezonderd",
    "niet onder",
    "uitzondering",
    "not apply",
    "not extend",
    "not cover",
    "exempt",
];

/// Whether it is worth reading: most passages lift nothing.
fn may_lift(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign))
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
