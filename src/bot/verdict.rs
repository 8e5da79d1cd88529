//! The verdict of an answer: which passages are asked, and its words as they stand in the file.

use super::contradictions;
use super::find::{self, Found};
use super::library::Library;
use crate::answer::cite;
use crate::answer::evidence::{self, Evidence};
use crate::answer::rank::{COSINE, Candidate};
use crate::answer::verdict::{self, Decided, Reading, Ruled};
use crate::answer::verdict_features::{Support, verdict_from};
use crate::model::{
    Citation, FileNorms, Fragment, Guideline, Inquiry, Language, Modality, Norm, NormExplanation,
    Outcome, Passage, Span, Verdict, Why,
};

/// What speaks for a verdict beside its own rule, and so from which probability on it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FromOn {
    /// Nothing.
    OneQuestion,
    /// The rule of the other side, which is about the same act: the asker was asked on which side
    /// it is.
    TwoSides,
}

/// A verdict that two sides speak for needs this share of the probability that one needs alone.
/// Chosen on the development exam, where from here on more questions back are right than wrong.
const TWO_SIDES_SHARE: f32 = 0.85;
/// From here on no yes was wrong on organisations that the weights have not seen.
const TWO_SIDES_MIN: f32 = 0.5;

impl FromOn {
    /// What speaks for a verdict on what was `found`: after a reply, both sides.
    fn of(found: &Found) -> FromOn {
        if found.of_side.is_some() { FromOn::TwoSides } else { FromOn::OneQuestion }
    }

    /// From this probability on a verdict is given.
    pub fn verdict_from(self, inquiry: &Inquiry) -> f32 {
        let usual = verdict_from(inquiry);
        match self {
            FromOn::OneQuestion => usual,
            FromOn::TwoSides => (usual * TWO_SIDES_SHARE).max(TWO_SIDES_MIN),
        }
    }
}

/// What the norms of the chosen passages say of the question. Every passage that is valid on the
/// day, in either language and whether it was proposed as a candidate or not, may speak against a
/// yes.
pub fn decided(library: &Library, found: &Found) -> Decided {
    let Found { inquiry, evidence, day, .. } = found;
    let passages = passages(library, evidence.probability, &evidence.chosen);
    let from = FromOn::of(found).verdict_from(inquiry);
    let decided = verdict::decide(inquiry, &passages, from, |share_min| {
        let ids = [Language::Nl, Language::En].into_iter().flat_map(|language| {
            library.index.covering(inquiry, language, share_min).unwrap_or_else(|error| {
                find::tell(library, &error);
                Vec::new()
            })
        });
        let is_valid = |id: &usize| {
            let guideline = library.corpus.passage(*id).map(|it| it.0);
            guideline.is_some_and(|it| it.details.is_valid_on(*day))
        };
        ids.filter(is_valid).filter_map(|id| ruled(library, id)).collect()
    });
    contradicted(library, found, decided)
}

/// Candidates up to this place are looked at for the contrary of what was decided.
const CONTRARY_MAX: usize = 10;

/// What was decided, without its verdict where another of the first candidates plainly says the
/// contrary of the same act. A prohibition of a nearer organisation stands: below, what is allowed
/// above may be forbidden. A permission never stands against a prohibition.
fn contradicted(library: &Library, found: &Found, decided: Decided) -> Decided {
    let is_in_question = decided.decision.is_some() || decided.why == Why::Vetoed;
    let own = found.evidence.chosen.get(decided.place).map(|it| it.passage);
    let Some((own, at)) = own.zip(decided.norm).filter(|_| is_in_question) else { return decided };
    let Some(rule) = ruled(library, own) else { return decided };
    let Some(norm) = rule.norms.get(at) else { return decided };
    let first = found.candidates.iter().take(CONTRARY_MAX).map(|it| it.passage);
    let others: Vec<(usize, Ruled)> =
        first.filter_map(|id| Some((id, ruled(library, id)?))).collect();
    let rules: Vec<Ruled> = others.iter().map(|it| it.1).collect();
    let contrary = contradictions::contrary(library, &found.acts, (&rule, norm), &rules);
    let Some(other) = contrary.map(|(other, _)| others[other].0) else { return decided };
    let depth = |id| library.corpus.passage(id).map_or(0, |(guideline, _)| guideline.depth());
    if norm.clause.modality == Modality::MustNot && depth(own) < depth(other) {
        return decided;
    }
    Decided { decision: None, why: Why::Contradicted, contrary: Some(other), ..decided }
}

/// The evidence of an answer whose verdict one of its passages carries: that passage first. A
/// verdict that is probable enough is an answer, whatever else is known of its passage. Where two
/// passages contradict each other, both of them first; and after a reply the one that holds on its
/// side, with a verdict or without. None where there is none of these.
pub fn carried(found: &Found, decided: &Decided, citations_max: usize) -> Option<Evidence> {
    let evidence = &found.evidence;
    let mut chosen = evidence.chosen.clone();
    let is_replied = FromOn::of(found) == FromOn::TwoSides;
    let is_of_side = is_replied && decided.contrary.is_none() && decided.norm.is_some();
    if decided.decision.is_some() || is_of_side {
        let of_side = chosen.iter().position(|it| Some(it.passage) == found.of_side);
        let place = of_side.filter(|_| decided.decision.is_none()).unwrap_or(decided.place);
        chosen[..=place].rotate_right(1);
        return Some(Evidence { outcome: Outcome::Answered, chosen, ..*evidence });
    }
    let contrary = found.candidates.iter().find(|it| Some(it.passage) == decided.contrary)?;
    let own = chosen.get(decided.place)?.clone();
    chosen.retain(|it| it.passage != own.passage && it.passage != contrary.passage);
    chosen.splice(..0, [own, contrary.clone()]);
    chosen.truncate(citations_max);
    Some(Evidence { chosen, ..*evidence })
}

/// Every norm of the first candidates held against the question, each with its passage.
pub fn readings(library: &Library, found: &Found) -> Vec<(usize, Reading)> {
    let citations_max = library.options.answer.citations_max;
    let first = evidence::beside_first(&found.candidates, citations_max);
    let readings = readings_of(library, found, &first).into_iter();
    readings.map(|reading| (first[reading.place].passage, reading)).collect()
}

/// The same of any `candidates`, the most probable answer being the first; a reading's place is its
/// candidate's.
pub fn readings_of(library: &Library, found: &Found, candidates: &[Candidate]) -> Vec<Reading> {
    let passages = passages(library, found.evidence.probability, candidates);
    verdict::readings(&found.inquiry, &passages)
}

/// The visible words of the sentence that carries norm `at` of passage `id`.
pub fn sentence_of(library: &Library, id: usize, at: usize) -> Option<String> {
    let (_, passage) = library.corpus.passage(id)?;
    let norm = library.norms.of(&library.corpus, id).get(at)?;
    let sentence = passage.sentences.get(norm.sentence)?;
    Some(passage.sentence_text(sentence).to_string())
}

/// Passages with their norms, and what speaks for each.
fn passages<'a>(
    library: &'a Library,
    probability: f32,
    chosen: &[Candidate],
) -> Vec<(Ruled<'a>, Support)> {
    let first = chosen.first().map_or(0.0, |it| it.score);
    let passage = |it: &Candidate| {
        let support = Support {
            evidence: probability,
            cosine: it.features[COSINE],
            score: it.score,
            score_behind: it.score - first,
        };
        Some((ruled(library, it.passage)?, support))
    };
    chosen.iter().filter_map(passage).collect()
}

pub(super) fn ruled(library: &Library, id: usize) -> Option<Ruled<'_>> {
    let (guideline, passage) = library.corpus.passage(id)?;
    let terms = library.terms.passage(id)?;
    let (norms, words) = library.norms.with_words(&library.corpus, id);
    let wording = library.norms.wordings().of(guideline.language);
    let vocabulary = &library.terms.vocabulary;
    Some(Ruled { passage, terms, norms, words, wording, vocabulary })
}

/// The verdict in the words of the first citation, which is of the passage that decided; its
/// carrying sentence becomes the norm's.
pub fn verdict(
    library: &Library,
    decided: &Decided,
    citations: &mut [Citation],
) -> Option<Verdict> {
    let decision = decided.decision.as_ref()?;
    let citation = citations.first_mut()?;
    let (guideline, passage) = library.corpus.passage(citation.passage)?;
    let norm = library.norms.of(&library.corpus, citation.passage).get(decision.norm)?;
    let sentence = passage.sentences.get(norm.sentence)?;
    // The quote of a long passage may not hold it.
    if !citation.quote.span().holds(sentence.source) {
        return None;
    }
    citation.sentence = cite::fragment(guideline, passage, sentence)?;
    let all = |spans: &[Span]| -> Option<Vec<(usize, Fragment)>> {
        spans.iter().map(|span| Some((0, fragment(guideline, passage, *span)?))).collect()
    };
    Some(Verdict {
        kind: decision.kind,
        citation: 0,
        conditions: all(&decision.conditions)?,
        exceptions: all(&decision.exceptions)?,
    })
}

/// The norm that was looked at, as it was read.
pub fn norm_explained(
    library: &Library,
    evidence: &Evidence,
    decided: &Decided,
) -> Option<NormExplanation> {
    let id = evidence.chosen.get(decided.place)?.passage;
    let (guideline, passage) = library.corpus.passage(id)?;
    let norm = library.norms.of(&library.corpus, id).get(decided.norm?)?;
    Some(shown(guideline, passage, norm))
}

/// Every norm of an organisation's guidelines, by file.
pub fn all(library: &Library) -> Vec<FileNorms> {
    let mut id = 0;
    let mut files = Vec::new();
    for guideline in library.corpus.guidelines() {
        let mut norms = Vec::new();
        for passage in &guideline.passages {
            let of_passage = library.norms.of(&library.corpus, id).iter();
            norms.extend(of_passage.map(|norm| shown(guideline, passage, norm)));
            id += 1;
        }
        files.push(FileNorms { file: guideline.file.clone(), norms });
    }
    files
}

/// The norms of one guideline, passage by passage; none where the library has no such guideline.
pub fn of_guideline(library: &Library, slug: &str) -> Option<Vec<Vec<NormExplanation>>> {
    let guidelines = library.corpus.guidelines();
    let at = guidelines.iter().position(|guideline| guideline.slug == slug)?;
    let (guideline, first) = (&guidelines[at], library.corpus.first_passage(at));
    let of_passage = |(place, passage): (usize, &Passage)| {
        let norms = library.norms.of(&library.corpus, first + place).iter();
        norms.map(|norm| shown(guideline, passage, norm)).collect()
    };
    Some(guideline.passages.iter().enumerate().map(of_passage).collect())
}

/// A norm in words, for authors.
pub(super) fn shown(guideline: &Guideline, passage: &Passage, norm: &Norm) -> NormExplanation {
    let words = |spans: &[Span]| -> Vec<String> {
        spans.iter().filter_map(|it| it.of(&passage.prose.text)).map(str::to_string).collect()
    };
    let line = passage
        .sentences
        .get(norm.sentence)
        .map_or(passage.lines.first, |sentence| guideline.lines.line(sentence.source.start));
    let lifts = norm.lifted.iter().filter_map(|lift| {
        let other = guideline.passages.get(lift.passage)?;
        lift.span.of(&other.prose.text).map(str::to_string)
    });
    NormExplanation {
        modality: norm.clause.modality,
        rules: words(&norm.clause.spans),
        conditions: words(&norm.clause.conditions),
        exceptions: words(&norm.clause.exceptions).into_iter().chain(lifts).collect(),
        is_clear: norm.clause.is_clear,
        is_guessed: norm.clause.is_guessed,
        line,
    }
}

/// The words of the file that `plain` of the passage's visible text stands for.
fn fragment(guideline: &Guideline, passage: &Passage, plain: Span) -> Option<Fragment> {
    let last = plain.end.checked_sub(1)?;
    let last = passage.prose.text.floor_char_boundary(last);
    let letter = passage.prose.text.get(last..)?.chars().next()?;
    let start = passage.prose.source_of(plain.start);
    let end = passage.prose.source_of(last) + letter.len_utf8();
    let span = Span::new(start, guideline.text.floor_char_boundary(end.max(start)));
    Some(Fragment {
        span,
        text: span.of(&guideline.text)?.to_string(),
        plain: plain.of(&passage.prose.text)?.to_string(),
    })
}
