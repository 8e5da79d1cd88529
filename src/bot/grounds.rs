//! The passages of the organisation that findings rest on.
//!
//! An organisation writes its rules in its own words, so they are looked for as a question would
//! be: by words for the thing found. A passage is taken only where its own sentence, lead-in or
//! heading names the thing, and the first two say what must not be, or only under a condition.
//! Where the guidelines say nothing about it, a finding rests on no passage.

use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::HashMap;
use jiff::civil::Date;

use super::find::{self, Scope};
use super::library::Library;
use crate::answer::cite::cite;
use crate::answer::rank::{Candidate, NEAR};
use crate::guideline;
use crate::language::{function_words, tokens};
use crate::model::{
    Alternative, Citation, Detail, FindingKind, InquiryWord, Language, TermId, Way,
};

/// So many of the passages that come closest are looked at.
const CANDIDATES_MAX: usize = 8;
/// The least share of the words that a passage has, with its lead-ins and headings.
const NEAR_MIN: f32 = 0.5;
/// A passage names a thing by a term that stands for it at least so well: a form of the word, or
/// its concept, and no broader one.
const STRENGTH_MIN: f32 = 0.8;

/// What was found before: a passage, its carrying sentence and the probability, or that there is
/// none. It belongs to one snapshot, in which it cannot change.
#[derive(Debug, Default)]
pub struct Grounds(Mutex<Known>);

type Known = HashMap<(Detail, Language, Date), Option<Place>>;

impl Grounds {
    /// What is known; a thread that died while it held the lock can have done no harm to it.
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A passage by id, a sentence of it by place, and the probability that it is meant.
type Place = (usize, usize, f32);

/// The passage that rules on `detail`, in the draft's language where there are guidelines in it.
pub fn ground(
    library: &Library,
    detail: &Detail,
    language: Language,
    scope: Scope,
) -> Option<Citation> {
    if let Detail::Own(id) = detail {
        return own_ground(library, id);
    }
    let key = (detail.clone(), language, scope.day);
    let known = library.grounds.lock().get(&key).copied();
    let place = known.unwrap_or_else(|| {
        let mut topics = topics(detail).iter().chain(general_topics(detail.kind()));
        let place = topics.find_map(|topic| ruled(library, topic, language, scope));
        library.grounds.lock().insert(key, place);
        place
    });
    let (passage, sentence, probability) = place?;
    let chars_max = library.options.answer.quote_chars_max;
    cite(&library.corpus, passage, sentence, chars_max, probability)
}

/// The passage that rules on a topic, the thing of which it must name itself.
fn ruled(library: &Library, topic: &Topic, language: Language, scope: Scope) -> Option<Place> {
    let found = find::find_in_first_language(library, topic.words(language), language, scope);
    let thing = found.inquiry.words.first()?;
    let candidates = found.candidates.iter().take(CANDIDATES_MAX);
    let mut ruling = candidates.filter(|it| {
        it.features[NEAR] >= NEAR_MIN && names(library, it, thing, topic) && rules(library, it)
    });
    let first = ruling.next()?;
    Some((first.passage, first.sentence, found.evidence.probability))
}

/// Whether the carrying sentence, its lead-ins or the headings above it name a thing.
fn names(library: &Library, candidate: &Candidate, thing: &InquiryWord, topic: &Topic) -> bool {
    let Some(passage) = library.terms.passage(candidate.passage) else { return false };
    let [lead_in, heading, ..] = passage.around();
    let own = passage.sentence(candidate.sentence).map_or(&[][..], |sentence| sentence.terms);
    let has = |term: &TermId| [own, lead_in, heading].iter().any(|it| it.contains(term));
    let is_meant = |it: &&Alternative| {
        it.strength >= STRENGTH_MIN && (topic.by_concept || it.way != Way::Concept)
    };
    thing.alternatives.iter().filter(is_meant).any(|it| has(&it.term))
}

/// Whether they say what must not be, or only under a condition.
fn rules(library: &Library, candidate: &Candidate) -> bool {
    let Some((guideline, passage)) = library.corpus.passage(candidate.passage) else {
        return false;
    };
    let limit = &function_words(guideline.language).limit;
    let limits = |text: &str| tokens(text).iter().any(|token| limit.contains(&token.text));
    let sentence = passage.sentences.get(candidate.sentence);
    sentence.is_some_and(|sentence| limits(passage.sentence_text(sentence)))
        || passage.lead_ins.iter().any(|lead_in| limits(&lead_in.text))
}

/// The passage that a pattern of the organisation's own names.
fn own_ground(library: &Library, id: &str) -> Option<Citation> {
    let pattern = library.safety.patterns.iter().find(|pattern| pattern.id == id)?;
    let anchor = pattern.rests_on.as_ref()?;
    let (passage, sentence) = guideline::find_anchor(&library.corpus, anchor)?;
    cite(&library.corpus, passage, sentence, library.options.answer.quote_chars_max, 1.0)
}

/// The message of a pattern of the organisation's own.
pub fn own_message<'a>(library: &'a Library, detail: &Detail, language: Language) -> &'a str {
    let Detail::Own(id) = detail else { return "" };
    let pattern = library.safety.patterns.iter().find(|pattern| pattern.id == *id);
    pattern.map_or("", |pattern| pattern.message.text(language))
}

/// Words by which rules on a thing that was found are looked for, the thing itself first; nobody
/// reads them. In Dutch and English.
struct Topic {
    nl: &'static str,
    en: &'static str,
    /// Another label of the same concept names the thing too: `ziekmelding` does for `ziekte`,
    /// but `salaris` does not for `rekeningnummer`.
    by_concept: bool,
}

impl Topic {
    const fn word(nl: &'static str, en: &'static str) -> Topic {
        Topic { nl, en, by_concept: false }
    }

    const fn concept(nl: &'static str, en: &'static str) -> Topic {
        Topic { nl, en, by_concept: true }
    }

    fn words(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

const BSN: &[Topic] = &[Topic::concept("burgerservicenummer plaatsen", "BSN post")];
const BANK: &[Topic] = &[Topic::word("rekeningnummer plaatsen", "bank account number post")];
const PHONE: &[Topic] =
    &[Topic::concept("telefoonnummer van inwoner plaatsen", "phone number of resident post")];
const EMAIL: &[Topic] =
    &[Topic::concept("e-mailadres van inwoner plaatsen", "email address of resident post")];
const ADDRESS: &[Topic] =
    &[Topic::concept("adres van inwoner plaatsen", "address of resident post")];
const PLATE: &[Topic] = &[Topic::concept("kenteken plaatsen", "number plate post")];
const BIRTH: &[Topic] = &[Topic::word("geboortedatum plaatsen", "birthday date of birth post")];
const CASE: &[Topic] = &[Topic::concept("zaaknummer van inwoner", "case number of resident")];
const PASSPORT: &[Topic] = &[Topic::concept("paspoort plaatsen", "passport post")];
const LICENCE: &[Topic] = &[Topic::concept("rijbewijs plaatsen", "driving licence post")];
const NAME: &[Topic] = &[Topic::concept("naam van inwoner noemen", "name of resident mention")];
const HEALTH: &[Topic] = &[
    Topic::concept("gezondheid van persoon delen", "health of person share"),
    Topic::concept("ziekte van collega delen", "illness of colleague share"),
];
const SPECIAL: &[Topic] = &[Topic::concept("bijzondere persoonsgegevens", "special personal data")];
const MINOR: &[Topic] = &[
    Topic::concept("kinderen herkenbaar plaatsen", "children recognisable post"),
    Topic::concept("minderjarigen plaatsen", "minors post"),
];
const PASSWORD: &[Topic] = &[Topic::concept("wachtwoord delen", "password share")];
const CONFIDENTIAL: &[Topic] =
    &[Topic::concept("vertrouwelijke informatie delen", "confidential information share")];
const INTERNAL: &[Topic] = &[Topic::word("interne informatie delen", "internal information share")];
const DRAFT: &[Topic] = &[
    Topic::concept("concept delen", "draft share"),
    Topic::concept("conceptnota delen", "draft memo share"),
];
const EMBARGO: &[Topic] = &[Topic::concept("embargo plaatsen", "embargo post")];
const CLOSED: &[Topic] = &[Topic::concept("besloten vergadering delen", "closed meeting share")];
const CAMPAIGN: &[Topic] = &[
    Topic::word("campagne voor partij voeren", "campaign for party"),
    Topic::word("partij oproepen stemmen", "party vote"),
];
const INSULT: &[Topic] = &[
    Topic::word("beledigend uitlaten", "insulting language"),
    Topic::word("toon reageren", "tone reply"),
    Topic::word("respect reageren", "respect reply"),
];
const MOCKERY: &[Topic] = &[Topic::word("zwartmaken van organisatie", "badmouth organisation")];
const COPIED: &[Topic] = &[Topic::concept("auteursrecht", "copyright")];
const POLITICAL: &[Topic] = &[
    Topic::concept("neutraal politiek", "neutral political"),
    Topic::concept("politiek partij", "political party"),
];
const NONE: &[Topic] = &[];

fn topics(detail: &Detail) -> &'static [Topic] {
    use Detail as D;
    match detail {
        D::Bsn => BSN,
        D::Iban | D::BankCard => BANK,
        D::Phone => PHONE,
        D::Email => EMAIL,
        D::Address => ADDRESS,
        D::LicencePlate => PLATE,
        D::BirthDate => BIRTH,
        D::CaseNumber | D::PersonNumber => CASE,
        D::Passport => PASSPORT,
        D::DrivingLicence => LICENCE,
        D::Name => NAME,
        D::Health => HEALTH,
        D::PoliticalOpinion
        | D::TradeUnion
        | D::Religion
        | D::Ethnicity
        | D::Orientation
        | D::Criminal => SPECIAL,
        D::Minor => MINOR,
        D::IpAddress | D::Password | D::Token => PASSWORD,
        D::Internal => INTERNAL,
        D::Draft => DRAFT,
        D::Embargo => EMBARGO,
        D::ClosedMeeting => CLOSED,
        D::Campaigning | D::PartyOpinion => CAMPAIGN,
        D::Insult | D::Contempt | D::Shouting => INSULT,
        D::Mockery => MOCKERY,
        D::Copied => COPIED,
        _ => NONE,
    }
}

/// What a finding of a kind rests on where nothing is said about the thing itself.
fn general_topics(kind: FindingKind) -> &'static [Topic] {
    match kind {
        FindingKind::Confidential => CONFIDENTIAL,
        FindingKind::Political => POLITICAL,
        FindingKind::UnprofessionalTone => INSULT,
        FindingKind::Reputational => MOCKERY,
        // A rule on personal data at large is seldom the one that was meant.
        FindingKind::PersonalData | FindingKind::Security | FindingKind::Copyright => NONE,
    }
}
