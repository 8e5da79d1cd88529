//! The verdict of an answer: which passages are asked, and its words as they stand in the file.

use super::find::Found;
use super::library::Library;
use crate::answer::cite;
use crate::answer::evidence::{self, Evidence};
use crate::answer::rank::{COSINE, Candidate};
use crate::answer::verdict::{self, Decided, Reading, Ruled};
use crate::answer::verdict_features::Support;
use crate::model::{
    Citation, FileNorms, Fragment, Guideline, Inquiry, Norm, NormExplanation, Outcome, Passage,
    Span, Verdict,
};

/// What the norms of the chosen passages say of the question. All candidates, not only those that
/// are cited, may speak against a yes.
pub fn decided(
    library: &Library,
    inquiry: &Inquiry,
    evidence: &Evidence,
    candidates: &[Candidate],
) -> Decided {
    let passages = passages(library, evidence.probability, &evidence.chosen);
    let is_chosen = |id: usize| evidence.chosen.iter().any(|it| it.passage == id);
    let others = || {
        let others = candidates.iter().map(|it| it.passage).filter(|it| !is_chosen(*it));
        let beside = passages.iter().map(|it| it.0);
        beside.chain(others.filter_map(|id| ruled(library, id))).collect()
    };
    verdict::decide(inquiry, &passages, others)
}

/// The evidence of an answer whose verdict one of its passages carries: that passage first. A
/// verdict that is probable enough is an answer, whatever else is known of its passage. None
/// without one.
pub fn carried(evidence: &Evidence, decided: &Decided) -> Option<Evidence> {
    decided.decision.as_ref()?;
    let mut chosen = evidence.chosen.clone();
    chosen[..=decided.place].rotate_right(1);
    Some(Evidence { outcome: Outcome::Answered, chosen, probability: evidence.probability })
}

/// Every norm of the first candidates held against the question, each with its passage.
pub fn readings(library: &Library, found: &Found) -> Vec<(usize, Reading)> {
    let citations_max = library.options.answer.citations_max;
    let first = evidence::beside_first(&found.candidates, citations_max);
    let passages = passages(library, found.evidence.probability, &first);
    let readings = verdict::readings(&found.inquiry, &passages).into_iter();
    readings.map(|reading| (first[reading.place].passage, reading)).collect()
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
    let norms = library.norms.of(&library.corpus, id);
    let vocabulary = &library.terms.vocabulary;
    Some(Ruled { passage, terms, norms, language: guideline.language, vocabulary })
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
    NormExplanation {
        modality: norm.clause.modality,
        rules: words(&norm.clause.spans),
        conditions: words(&norm.clause.conditions),
        exceptions: words(&norm.clause.exceptions),
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
