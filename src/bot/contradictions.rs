//! Rules that contradict each other, and passages that say nearly the same, for authors.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;
use jiff::civil::Date;

use super::find::{Scope, find_in_first_language};
use super::library::Library;
use super::verdict::ruled;
use crate::answer::same_act::{has_act, is_plain_permission, is_plain_prohibition};
use crate::answer::verdict::Ruled;
use crate::language::tokens;
use crate::model::{AskedFault, Diagnostic, Fault, Guideline, Inquiry, Level, Norm, Passage, Span};
use crate::understanding::inquire;

/// So many permissions are held against the rest, so that a check ends.
const PERMISSIONS_MAX: usize = 5_000;
/// A prohibition of the same act stands among the first so many passages.
const CANDIDATES_MAX: usize = 20;
/// So much of the words of each of two passages stands in the other one where they are nearly the
/// same.
const SAME_SHARE_MIN: f32 = 0.9;
/// Shorter passages are often the same, and may be.
const WORDS_MIN: usize = 8;
/// More contradictions are not told in one check.
const CONTRADICTIONS_MAX: usize = 200;
/// Nor more passages that are nearly the same: what is wrong would drown in them.
const DUPLICATES_MAX: usize = 20;

/// Permissions and prohibitions of one act, as warnings at both places, as of `day`.
///
/// Only plain rules count: a condition, an exception or another side of an account or a period
/// makes two rules agree. What stands in one passage is taken as one rule. A place in the files of
/// an organisation above this one is named, and told to its own authors.
pub fn contradictions(library: &Library, day: Date) -> Vec<Diagnostic> {
    let corpus = &library.corpus;
    let mut found = Vec::new();
    let mut permissions_left = PERMISSIONS_MAX;
    for id in 0..corpus.passage_count() {
        let Some((guideline, passage)) = corpus.passage(id) else { continue };
        if !guideline.details.is_valid_on(day) {
            continue;
        }
        for norm in library.norms.of(corpus, id).iter().filter(|norm| is_plain_permission(norm)) {
            if permissions_left == 0 || found.len() >= CONTRADICTIONS_MAX {
                return found;
            }
            permissions_left -= 1;
            for (other_id, at) in forbidden(library, id, norm, day) {
                let other =
                    corpus.passage(other_id).zip(library.norms.of(corpus, other_id).get(at));
                let Some(((other_guideline, other_passage), other_norm)) = other else { continue };
                let may = (guideline, sentence(passage, norm));
                let must_not = (other_guideline, sentence(other_passage, other_norm));
                let fault = |other| AskedFault::Contradicts { other };
                found.extend(told(Level::Warning, may, must_not, fault));
                found.extend(told(Level::Warning, must_not, may, fault));
            }
        }
    }
    found
}

/// The plain prohibitions of what `norm` of passage `id` allows: passage, and place of the norm.
fn forbidden(library: &Library, id: usize, norm: &Norm, day: Date) -> Vec<(usize, usize)> {
    let Some((guideline, passage)) = library.corpus.passage(id) else { return Vec::new() };
    let Some(permission) = ruled(library, id) else { return Vec::new() };
    let language = guideline.language;
    let found = find_in_first_language(library, &act(passage, norm), language, Scope::on(day));
    let others = found.candidates.iter().map(|it| it.passage).filter(|it| *it != id);
    let acts = ActsRead::default();
    let is_same = |other: &Ruled, forbids: &Norm| {
        rules_same(library, &acts, &found.inquiry, (&permission, norm), (other, forbids))
    };
    let mut places = Vec::new();
    for other_id in others.take(CANDIDATES_MAX) {
        let Some(other) = ruled(library, other_id) else { continue };
        let forbids = |forbids: &Norm| is_plain_prohibition(forbids) && is_same(&other, forbids);
        let norms = other.norms.iter().enumerate().filter(|(_, norm)| forbids(norm));
        places.extend(norms.map(|(at, _)| (other_id, at)));
    }
    places
}

/// What norms rule, read as questions: each once for as long as it is kept, which is while one
/// question is answered. A norm is known by its address, since all are of one library.
#[derive(Debug, Default)]
pub struct ActsRead(Mutex<HashMap<usize, Arc<Inquiry>>>);

impl ActsRead {
    /// The act of `norm`, one of those of `ruled`.
    fn of(&self, library: &Library, norm: &Norm, ruled: &Ruled) -> Arc<Inquiry> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || Arc::new(inquire(&act(ruled.passage, norm), ruled.wording, &library.terms));
        Arc::clone(known.entry(std::ptr::from_ref(norm).addr()).or_insert_with(read))
    }
}

/// Whether two norms rule the same act on the same side of every slot; `inquiry` is made of the
/// first one's act.
fn rules_same(
    library: &Library,
    acts: &ActsRead,
    inquiry: &Inquiry,
    (ruled, norm): (&Ruled, &Norm),
    (other, other_norm): (&Ruled, &Norm),
) -> bool {
    norm.slots.contrary(&other_norm.slots).is_none()
        && has_act(inquiry, other_norm, other)
        && has_act(&acts.of(library, other_norm, other), norm, ruled)
}

/// Of `others`, the first with a norm that plainly says the contrary of what `norm` of `ruled` says
/// of the same act, and that norm's place; `acts` keeps what was read for it.
pub fn contrary(
    library: &Library,
    acts: &ActsRead,
    (ruled, norm): (&Ruled, &Norm),
    others: &[Ruled],
) -> Option<(usize, usize)> {
    let says_contrary: fn(&Norm) -> bool = match () {
        () if is_plain_permission(norm) => is_plain_prohibition,
        () if is_plain_prohibition(norm) => is_plain_permission,
        () => return None,
    };
    others.iter().enumerate().find_map(|(at, other)| {
        // What stands in one passage is taken as one rule.
        let is_other = !std::ptr::eq(other.passage, ruled.passage);
        // What holds on one side of something is more special than what holds on both.
        let is_same = |it: &Norm| {
            let own = acts.of(library, norm, ruled);
            rules_same(library, acts, &own, (ruled, norm), (other, it))
        };
        let contradicts = |it: &Norm| says_contrary(it) && it.slots == norm.slots && is_same(it);
        let place = other.norms.iter().position(|it| is_other && contradicts(it));
        Some((at, place?))
    })
}

/// What a norm rules in words, with the lead-in that it has them from.
fn act(passage: &Passage, norm: &Norm) -> String {
    let own = norm.clause.spans.iter().filter_map(|span| span.of(&passage.prose.text));
    let lead_in = norm.lead_in.and_then(|at| passage.lead_ins.get(at));
    lead_in.map(|it| it.text.as_str()).into_iter().chain(own).collect::<Vec<_>>().join(" ")
}

fn sentence(passage: &Passage, norm: &Norm) -> Span {
    passage.sentences.get(norm.sentence).map_or(passage.span, |sentence| sentence.source)
}

/// Passages that say nearly what an earlier one says, as hints at the later one, as of `day`.
pub fn near_duplicates(library: &Library, day: Date) -> Vec<Diagnostic> {
    let corpus = &library.corpus;
    let words: Vec<BTreeSet<String>> =
        (0..corpus.passage_count()).map(|id| words_of(library, id, day)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::default();
    words.iter().flatten().for_each(|word| *counts.entry(word).or_default() += 1);
    // Two sets that share so much share one of the rarest few words of each (prefix filtering:
    // Chaudhuri, Ganti and Kaushik 2006), so only passages that do are held side by side.
    let mut with: HashMap<&str, Vec<usize>> = HashMap::default();
    let mut found = Vec::new();
    for (id, of_passage) in words.iter().enumerate().filter(|(_, it)| it.len() >= WORDS_MIN) {
        let mut rarest: Vec<&str> = of_passage.iter().map(String::as_str).collect();
        rarest.sort_by_key(|word| (counts[word], *word));
        let shared_min = (of_passage.len() as f32 * SAME_SHARE_MIN).ceil() as usize;
        rarest.truncate(of_passage.len() - shared_min + 1);
        let like = rarest.iter().flat_map(|word| with.get(word).into_iter().flatten().copied());
        let like: BTreeSet<usize> = like.collect();
        let is_same = |other: &usize| are_nearly_same(of_passage, &words[*other]);
        if let Some(other) = like.into_iter().find(is_same)
            && let (Some(here), Some(there)) = (corpus.passage(id), corpus.passage(other))
        {
            let places = ((here.0, here.1.span), (there.0, there.1.span));
            let fault = |other| AskedFault::NearlySame { other };
            found.extend(told(Level::Hint, places.0, places.1, fault));
        }
        rarest.into_iter().for_each(|word| with.entry(word).or_default().push(id));
        if found.len() >= DUPLICATES_MAX {
            break;
        }
    }
    found
}

/// The words of a passage with those that lead it in; none of one that does not hold.
fn words_of(library: &Library, id: usize, day: Date) -> BTreeSet<String> {
    let Some((guideline, passage)) = library.corpus.passage(id) else { return BTreeSet::new() };
    let own = tokens(&passage.prose.text);
    if own.len() < WORDS_MIN || !guideline.details.is_valid_on(day) {
        return BTreeSet::new();
    }
    let above = passage.lead_ins.iter().flat_map(|lead_in| tokens(&lead_in.text));
    own.into_iter().chain(above).map(|token| token.text).collect()
}

fn are_nearly_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count() as f32;
    shared >= SAME_SHARE_MIN * one.len().max(other.len()) as f32
}

/// A fault at `here` that names `there`; none where `here` is another organisation's.
fn told(
    level: Level,
    here: (&Guideline, Span),
    there: (&Guideline, Span),
    fault: impl Fn(String) -> AskedFault,
) -> Option<Diagnostic> {
    let (guideline, span) = here;
    let (line, column) = guideline.lines.line_and_column(span.start);
    let other = format!("{}:{}", there.0.file, there.0.lines.line(there.1.start));
    let file = guideline.file.clone();
    let fault = Fault::Asked(fault(other));
    let diagnostic = Diagnostic { level, file, line: Some(line), column: Some(column), fault };
    (guideline.depth() == 0).then_some(diagnostic)
}
