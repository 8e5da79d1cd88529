//! Weak signs that say something only together: grumbling, scorn, and what is told too early.

use super::cues::Cue;
use super::politics;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// A longer text is read in pieces of at most this length, in bytes.
const PIECE_BYTES_MAX: usize = 420;

/// A longer text is no post, and weak signs in it say nothing.
const POST_BYTES_MAX: usize = 1500;

/// So many different signs are enough.
const SIGNS_MIN: usize = 2;

/// Signs that say nothing without another: "never" stands in cheerful posts as well.
const PLAIN: [&str; 49] = [
    "niks",
    "niets",
    "nooit",
    "niemand",
    "alweer",
    "weer een",
    "weer eens",
    "nog geen",
    "jaren",
    "maanden",
    "kan niet",
    "kunnen niet",
    "lukt niet",
    "duurt",
    "ton",
    "miljoen",
    "miljoenen",
    "traag",
    "liever",
    "eindelijk eens",
    "terwijl de",
    "terwijl we",
    "nul",
    "never",
    "nothing",
    "nobody",
    "no one",
    "not even",
    "again",
    "another",
    "yet another",
    "ages",
    "takes",
    "years",
    "million",
    "millions",
    "couldn't",
    "can't",
    "cannot",
    "won't",
    "doesn't",
    "don't",
    "isn't",
    "they don't",
    "we don't",
    "it doesn't",
    "except",
    "spent",
    "meanwhile",
];

/// Faces that mock: rolling eyes, upside down, clown, unamused, smirk, yawn, hand, applause.
const MOCKING: [char; 11] = ['🙄', '🙃', '🤡', '😒', '😏', '🥱', '🤦', '🤷', '👏', '🖕', '🤮'];

/// Finds grumbling at the own organisation, scorn for others, and sides that are taken.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    for piece in pieces(reading) {
        if let Some(span) = grumbling(reading, piece) {
            found.push(Found::new(Detail::Mockery, span, RiskLevel::High));
        }
        let is_meant = reading.cues.has(Cue::Target, piece) && !is_instruction(reading, piece);
        let scorn = together(reading, Cue::Derision, piece, mocks(reading, piece));
        if let Some(span) = scorn.filter(|_| is_meant) {
            found.push(Found::new(Detail::Contempt, span, RiskLevel::Medium));
        }
        if let Some(span) = side(reading, piece) {
            found.push(Found::new(Detail::PartyOpinion, span, RiskLevel::High));
        }
    }
}

/// Complaints of somebody inside: one where the writer says so, more where only "our" does.
fn grumbling(reading: &Reading, piece: Span) -> Option<Span> {
    if reading.cues.has(Cue::Amends, piece) || is_instruction(reading, piece) {
        return None;
    }
    let mocks = mocks(reading, piece);
    if let Some(insider) = reading.cues.within(Cue::Insider, piece).next() {
        let mut bad = reading.cues.within(Cue::Disgrace, piece);
        let bad = bad.find(|span| !reading.cues.has(Cue::Insider, *span));
        // "Our website": a writer in the name of all, who grumbles less easily.
        let name = reading.view.lower(insider);
        let is_all = ["ons", "onze", "our", "wij", "we"].iter().any(|it| name.starts_with(it));
        let more = if is_all { mocks } else { 1 + mocks };
        return bad.or_else(|| together(reading, Cue::Gripe, piece, more));
    }
    let more = match reading.cues.has(Cue::Own, piece) {
        true => mocks,
        false if is_ours(reading, piece) => mocks.wrapping_sub(1),
        false => return None,
    };
    together(reading, Cue::Gripe, piece, more)
}

/// A party or a candidate beside words that take sides, and no news.
fn side(reading: &Reading, piece: Span) -> Option<Span> {
    const NONE: [Cue; 2] = [Cue::Neutral, Cue::Contest];
    let stance = reading.cues.within(Cue::Stance, piece).next()?;
    let government = reading.cues.within(Cue::Government, piece).find(|span| {
        let text = reading.view.lower(*span);
        ["dit ", "deze ", "this ", "these "].iter().any(|start| text.starts_with(start))
    });
    let mut parties = politics::parties(reading).into_iter();
    let party = parties.find(|party| party.meets(piece)).or(government)?;
    let is_news = reading.cues.has_any(&NONE, piece) || is_instruction(reading, piece);
    (!is_news && !party.meets(stance)).then_some(party)
}

/// Finds what is told too early: a hint of it, and a decision.
pub fn early(reading: &Reading, found: &mut Vec<Found>) {
    for piece in pieces(reading) {
        let is_told = reading.cues.has_any(&[Cue::Amends, Cue::Published], piece);
        if is_told || is_instruction(reading, piece) {
            continue;
        }
        let content = reading.cues.has(Cue::Content, piece);
        // An announcement of one's own names a day as well.
        let mut hints = reading.cues.within(Cue::Hint, piece);
        let is_hinted = hints.any(|hint| {
            let text = reading.view.lower(hint);
            let told = ["bekend", "announce", "wordt ", "publi", "pers", "press", "alvast", "know"];
            !told.iter().any(|word| text.contains(word))
        });
        let soon = usize::from(is_hinted && reading.cues.has(Cue::Soon, piece));
        if content && let Some(span) = together(reading, Cue::Hint, piece, soon) {
            found.push(Found::new(Detail::ClosedMeeting, span, RiskLevel::High));
        }
    }
}

/// Whether a piece says what one may post, or quotes it.
fn is_instruction(reading: &Reading, piece: Span) -> bool {
    const STARTS: [&str; 24] = [
        "deel ",
        "plaats ",
        "post ",
        "zet ",
        "noem ",
        "gebruik ",
        "reageer ",
        "vermijd",
        "stuur ",
        "schrijf ",
        "scheld",
        "beledig",
        "richtlijn",
        "gedragsregel",
        "spelregel",
        "huisregel",
        "niet toegestaan",
        "we verwijderen",
        "wij verwijderen",
        "guideline",
        "house rules",
        "code of conduct",
        "avoid",
        "refrain",
    ];
    let mut rules = reading.cues.within(Cue::Rule, piece);
    let is_rule = rules.any(|rule| {
        let text = reading.view.lower(rule);
        STARTS.iter().any(|start| text.starts_with(start))
    });
    is_rule || reading.cues.has(Cue::Mention, piece)
}

/// Whole sentences, as many in a row as a piece may hold.
fn pieces(reading: &Reading) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    if reading.view.len() > POST_BYTES_MAX {
        return all;
    }
    for sentence in reading.sentences() {
        match all.last_mut() {
            Some(piece) if sentence.end - piece.start <= PIECE_BYTES_MAX => {
                piece.end = sentence.end;
            }
            _ => all.push(*sentence),
        }
    }
    all
}

/// The first of so many different signs in a piece.
fn together(reading: &Reading, cue: Cue, piece: Span, more: usize) -> Option<Span> {
    let mut end = 0;
    let mut words: Vec<&str> = Vec::new();
    for sign in reading.cues.within(cue, piece) {
        if sign.start >= end {
            words.push(reading.view.lower(sign));
            end = sign.end;
        }
    }
    words.sort_unstable();
    words.dedup();
    let is_telling = words.iter().any(|word| !PLAIN.contains(word));
    let is_enough = is_telling && words.len().wrapping_add(more) >= SIGNS_MIN;
    reading.cues.within(cue, piece).next().filter(|_| is_enough)
}

/// Whether something is called "ours", or those who lead are named.
fn is_ours(reading: &Reading, piece: Span) -> bool {
    let words = reading.words_from(piece.start).iter().take_while(|word| word.end <= piece.end);
    let mut words = words.map(|word| reading.view.lower(*word));
    words.any(|word| {
        matches!(
            word,
            "ons"
                | "onze"
                | "our"
                | "my"
                | "mijn"
                | "hier"
                | "here"
                | "we"
                | "wij"
                | "management"
                | "directie"
                | "leadership"
        )
    })
}

/// One where a face mocks.
fn mocks(reading: &Reading, piece: Span) -> usize {
    let original = reading.view.original_span(piece).of(reading.view.original);
    usize::from(original.is_some_and(|text| text.contains(MOCKING)))
}
