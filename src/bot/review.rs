//! One draft through the house: find what must not go out, and the rules for such a post.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use foldhash::HashSet;
use jiff::civil::Date;

use super::ask;
use super::find::{self, Scope};
use super::grounds;
use super::library::Library;
use crate::answer::cite::cite;
use crate::language;
use crate::model::{
    Citation, Detail, Detection, DraftImage, Finding, Language, Outcome, Refusal, Review,
};
use crate::render::messages::finding;
use crate::safety;
use crate::understanding;

/// A draft as any door brings it.
#[derive(Clone, Debug, Default)]
pub struct ReviewRequest {
    /// What the caller calls it.
    pub id: Option<String>,
    pub draft: String,
    /// Where it is to be posted, as people write it.
    pub platform: Option<String>,
    /// Detected where absent.
    pub language: Option<Language>,
    pub organisation: Option<String>,
    /// The day that the rules are asked for; today where absent.
    pub as_of: Option<Date>,
    /// Images that go with it; a draft may be an image alone.
    pub images: Vec<DraftImage>,
}

/// A review with the snapshot that it was made from.
#[derive(Clone, Debug)]
pub struct Reviewed {
    pub id: Option<String>,
    pub review: Review,
    pub library: Arc<Library>,
    /// In microseconds.
    pub took_us: u64,
}

/// A larger image is not looked at; a telephone's photo has five to ten million bytes.
pub const IMAGE_BYTES_MAX: u64 = 25_000_000;
/// At most so many rules stand on the checklist.
const CHECKLIST_MAX: usize = 3;
/// The checklist is looked for by so many of the draft's telling words.
const CHECKLIST_WORDS_MAX: usize = 10;
/// They are looked for in so much of its beginning, in characters: a post says there what it is of.
const CHECKLIST_CHARS_MAX: usize = 800;
/// The findings of one sort that are told one by one; a list of a hundred addresses is one fault.
const FINDINGS_MAX: usize = 100;

/// Looks at a draft; always gives a review.
pub fn review(library: &Arc<Library>, request: &ReviewRequest) -> Reviewed {
    let begun = Instant::now();
    let language = request.language.unwrap_or_else(|| ask::language_of(library, &request.draft));
    let review = reviewed(library, request, language);
    Reviewed {
        id: request.id.clone(),
        review,
        library: Arc::clone(library),
        took_us: u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    }
}

fn reviewed(library: &Library, request: &ReviewRequest, language: Language) -> Review {
    let draft = &request.draft;
    let chosen = request.platform.as_deref().and_then(safety::chosen_platform);
    let mut review = Review {
        organisation: library.organisation.id.clone(),
        language,
        refusal: refusal(request, library.options.draft_chars_max),
        form: safety::draft_form(draft),
        platform: chosen,
        chars: draft.chars().count(),
        findings: Vec::new(),
        citations: Vec::new(),
        checklist: Vec::new(),
        contact: library.organisation.contact.as_ref().map(|it| it.contact(language)),
        images: Vec::new(),
    };
    if review.refusal.is_some() {
        return review;
    }
    review.platform = review.platform.or_else(|| safety::named_platform(draft));
    let scope = Scope::on(request.as_of.unwrap_or_else(super::today));
    let mut detections = library.screen.draft(draft);
    detections.retain(|one| !safety::is_over(draft, one, scope.day));
    detections.truncate(FINDINGS_MAX);
    let mut grounds: BTreeMap<Detail, Option<usize>> = BTreeMap::new();
    for detection in detections {
        let citation = *grounds.entry(detection.detail.clone()).or_insert_with(|| {
            let citation = grounds::ground(library, &detection.detail, language, scope)?;
            Some(place_of(&mut review.citations, citation))
        });
        review.findings.push(finding(library, detection, language, citation));
    }
    if !draft.trim().is_empty() {
        add_checklist(library, draft, &mut review, scope);
    }
    for image in &request.images {
        let seen = safety::image(&image.bytes);
        review.images.push((image.name.clone(), seen.is_ok()));
        for mut detection in seen.unwrap_or_default() {
            detection.text = format!("{}: {}", image.name, detection.text);
            review.findings.push(finding(library, detection, language, None));
        }
    }
    review
}

/// The finding of a detection in a draft, in words.
fn finding(
    library: &Library,
    detection: Detection,
    language: Language,
    citation: Option<usize>,
) -> Finding {
    let message = match grounds::own_message(library, &detection.detail, language) {
        "" => finding::message(language, &detection.detail),
        own => own.to_string(),
    };
    told(detection, message, citation)
}

/// A detection with what is said of it.
pub fn told(detection: Detection, message: String, citation: Option<usize>) -> Finding {
    Finding {
        kind: detection.kind.code().to_string(),
        detail: detection.detail.code().to_string(),
        span: detection.span,
        text: detection.text,
        level: detection.level,
        message,
        citation,
    }
}

/// Why a draft is not looked at, if it is not.
fn refusal(request: &ReviewRequest, chars_max: usize) -> Option<Refusal> {
    let chars = request.draft.chars().count();
    if request.draft.trim().is_empty() && request.images.is_empty() {
        Some(Refusal::Empty)
    } else if chars > chars_max {
        Some(Refusal::TooLong { chars, chars_max })
    } else {
        None
    }
}

/// The place of a citation among the others, a new one where it is not there yet.
fn place_of(citations: &mut Vec<Citation>, citation: Citation) -> usize {
    let known = citations.iter().position(|other| {
        other.quote.span() == citation.quote.span() && other.file == citation.file
    });
    known.unwrap_or_else(|| {
        citations.push(citation);
        citations.len() - 1
    })
}

/// Adds the rules for such a post: what the guidelines say about the platform, and about the
/// things of the field that the draft names.
fn add_checklist(library: &Library, draft: &str, review: &mut Review, scope: Scope) {
    let words = telling_words(library, draft, review.language);
    let platform = review.platform.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
    let question = format!("{platform} {}", words.join(" "));
    let found = find::find_in_first_language(library, &question, review.language, scope);
    // A rule that may apply is worth reading; one that is only near in words is not.
    if found.evidence.outcome != Outcome::Answered {
        return;
    }
    let mut sections: HashSet<(String, Vec<String>)> = HashSet::default();
    for candidate in &found.evidence.chosen {
        let chars_max = library.options.answer.quote_chars_max;
        let probability = found.evidence.probability;
        let Some(citation) =
            cite(&library.corpus, candidate.passage, candidate.sentence, chars_max, probability)
        else {
            continue;
        };
        let is_new = sections.insert((citation.file.clone(), citation.section.clone()));
        let is_for_it = is_for(library, &citation, platform);
        if is_new && is_for_it && review.checklist.len() < CHECKLIST_MAX {
            let place = place_of(&mut review.citations, citation);
            if !review.findings.iter().any(|finding| finding.citation == Some(place)) {
                review.checklist.push(place);
            }
        }
    }
}

/// Whether a guideline that is for certain platforms alone is for this one.
fn is_for(library: &Library, citation: &Citation, platform: &str) -> bool {
    let Some(guideline) = library.corpus.find(&citation.file) else { return true };
    let platforms = &guideline.details.platforms;
    let folded = language::fold(platform);
    platform.is_empty()
        || platforms.is_empty()
        || platforms.iter().any(|other| language::fold(other) == folded)
}

/// The words of a draft that name something of the field, the most telling first.
fn telling_words(library: &Library, draft: &str, language: Language) -> Vec<String> {
    let end = draft.char_indices().nth(CHECKLIST_CHARS_MAX).map_or(draft.len(), |(at, _)| at);
    let inquiry = understanding::inquire(&draft[..end], library.wording(language), &library.terms);
    let mut words: Vec<_> = inquiry.words.into_iter().filter(|word| word.is_of_field).collect();
    words.sort_by(|one, other| other.idf.total_cmp(&one.idf).then(one.span.cmp(&other.span)));
    words.dedup_by(|one, other| one.word == other.word);
    words.into_iter().take(CHECKLIST_WORDS_MAX).map(|word| word.word).collect()
}
