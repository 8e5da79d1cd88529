//! Rules that are lifted from elsewhere: by the passage after them, or by one that names them.

use crate::language::clause::{Lifting, RuleNamed, article, lifting};
use crate::model::{Guideline, Lift, Passage};

/// What lifts the rules of `passage`, in other passages of `guideline`.
pub fn lifts(guideline: &Guideline, passage: &Passage) -> Vec<Lift> {
    let Some(own) = place(guideline, passage) else { return Vec::new() };
    let own_article = article_of(guideline, passage);
    let mut found = Vec::new();
    for (at, other) in guideline.passages.iter().enumerate().filter(|(at, _)| *at != own) {
        if !may_lift(&other.prose.text) {
            continue;
        }
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
