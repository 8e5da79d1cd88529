//! What will change: a rule that is adopted and not in force yet. It is announced, and never cited
//! as what holds today.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::find::{Scope, find};
use super::library::Library;
use crate::answer::cite::cite;
use crate::model::{Coming, Guideline, InForce, Language, Outcome, Passage, Status};

/// So many days on which something changes are looked ahead to.
const DAYS_MAX: usize = 3;
/// A coming passage answers as well as the best with this share of its score.
const LIKE_SHARE: f32 = 0.85;

/// The next change of what answers `question`: a passage that is not in force on the day that is
/// asked for, and that answers as well as any once it is. None where it says what holds already.
pub fn coming(
    library: &Library,
    question: &str,
    language: Language,
    scope: Scope,
) -> Option<Box<Coming>> {
    let mut days: BTreeSet<Date> = BTreeSet::new();
    days.extend(library.corpus.guidelines().iter().filter_map(|it| begins_after(it, scope.day)));
    days.into_iter().take(DAYS_MAX).find_map(|day| on(library, question, language, scope, day))
}

/// The day on which a guideline comes into force, if that is after `day`.
fn begins_after(guideline: &Guideline, day: Date) -> Option<Date> {
    let details = &guideline.details;
    let from = details.valid_from.filter(|from| *from > day)?;
    let is_ever = details.valid_until.is_none_or(|until| until >= from);
    (details.status == Status::Published && is_ever).then_some(from)
}

fn on(
    library: &Library,
    question: &str,
    language: Language,
    scope: Scope,
    day: Date,
) -> Option<Box<Coming>> {
    let found = find(library, question, language, Scope { day, ..scope });
    if found.evidence.outcome != Outcome::Answered {
        return None;
    }
    let score = |passage: usize| {
        found.candidates.iter().find(|it| it.passage == passage).map_or(0.0, |it| it.score)
    };
    let enough = score(found.evidence.chosen.first()?.passage) * LIKE_SHARE;
    let chosen = found.evidence.chosen.iter().find(|it| {
        let is_new = library
            .corpus
            .passage(it.passage)
            .is_some_and(|(guideline, _)| begins_after(guideline, scope.day) == Some(day));
        is_new && score(it.passage) >= enough
    })?;
    let (_, passage) = library.corpus.passage(chosen.passage)?;
    if holds_already(library, passage, scope.day) {
        return None;
    }
    let chars_max = library.options.answer.quote_chars_max;
    let probability = found.evidence.probability;
    let citation = cite(&library.corpus, chosen.passage, chosen.sentence, chars_max, probability)?;
    Some(Box::new(Coming { from: day, citation }))
}

/// Whether a passage in force on `day` says the very same.
fn holds_already(library: &Library, passage: &Passage, day: Date) -> bool {
    let words = |passage: &Passage| {
        let above = passage.lead_ins.iter().map(|it| it.text.as_str());
        let all = above.chain([passage.prose.text.as_str()]);
        all.flat_map(str::split_whitespace).map(str::to_string).collect::<Vec<_>>()
    };
    let wanted = words(passage);
    let valid = library.corpus.guidelines().iter().filter(|it| it.details.is_valid_on(day));
    valid.flat_map(|it| &it.passages).any(|other| words(other) == wanted)
}

/// Since when the guideline of a passage holds, as its front matter has it.
pub fn in_force(library: &Library, passage: usize) -> Option<InForce> {
    let (guideline, _) = library.corpus.passage(passage)?;
    Some(InForce {
        title: guideline.title.clone(),
        from: guideline.details.valid_from,
        until: guideline.details.valid_until,
        version: guideline.details.version.clone(),
    })
}
