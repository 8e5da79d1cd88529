//! All detectors on one text: of a question, or of a draft.

use std::collections::BTreeMap;

use super::cues::{BUILT_IN, CueFinder, OF_QUESTIONS};
use super::mask::masked;
use super::numbers::numbers;
use super::own::OwnRules;
use super::reading::{Found, Reading};
use super::{
    address, bank, birth, bsn, documents, email, marks, matters, phone, plate, politics,
    reputation, secrets, signs, tone,
};
use crate::model::{Detail, Detection, RiskLevel, SafetyRules, Span};

/// The detectors of one organisation, compiled once.
#[derive(Debug)]
pub struct Screen {
    own: OwnRules,
}

impl Screen {
    /// The detectors with an organisation's own rules.
    pub fn new(rules: &SafetyRules) -> Self {
        Screen { own: OwnRules::new(rules) }
    }

    /// What should not stand in a question: values of people, secrets, and marks that it bears.
    /// By place, none inside another.
    pub fn question(&self, text: &str) -> Vec<Detection> {
        self.screen(text, &OF_QUESTIONS, false)
    }

    /// What should not go out in a draft. By place, none inside another.
    pub fn draft(&self, text: &str) -> Vec<Detection> {
        self.screen(text, &BUILT_IN, true)
    }

    fn screen(&self, text: &str, finder: &CueFinder, is_draft: bool) -> Vec<Detection> {
        let mut reading = Reading::new(text, finder);
        self.publish(&mut reading);
        let mut found = Vec::new();
        values(&reading, &mut found);
        secrets::detect(&reading, &mut found);
        matters::detect(&reading, is_draft, &mut found);
        marks::detect(&reading, is_draft, &mut found);
        if is_draft {
            tone::detect(&reading, &mut found);
            politics::detect(&reading, &mut found);
            reputation::detect(&reading, &mut found);
            signs::detect(&reading, &mut found);
            signs::early(&reading, &mut found);
        } else {
            matters::titled_names(&reading, &mut found);
        }
        self.own.words(&reading, &mut found);
        found.retain(|one| !self.own.is_public(&reading, one));
        matters::names(&reading, &mut found);
        found.retain(|one| !self.own.is_public(&reading, one));
        found.iter_mut().for_each(|one| soften(&reading, one));
        let mut detections: Vec<Detection> =
            found.into_iter().map(|one| detection(&reading, one)).collect();
        self.own.patterns(text, &mut detections);
        resolve(detections)
    }

    /// Marks those who speak in public.
    fn publish(&self, reading: &mut Reading) {
        for at in 0..reading.people.len() {
            let span = reading.people[at].span;
            if self.own.is_public_name(reading.view.slice(span)) {
                reading.people[at].is_public = true;
            }
        }
    }
}

#[cfg(test)]
impl Screen {
    /// As `question`, by the phrases of drafts as well.
    pub fn question_by_all(&self, text: &str) -> Vec<Detection> {
        self.screen(text, &BUILT_IN, false)
    }
}

/// Numbers, addresses and the like.
fn values(reading: &Reading, found: &mut Vec<Found>) {
    let mut taken = bank::ibans(reading, found);
    taken.extend(email::detect(reading, found));
    taken.sort();
    let is_free = |span: Span| {
        let after = taken.partition_point(|zone| zone.start <= span.start);
        let before = after.checked_sub(1).is_none_or(|at| !taken[at].meets(span));
        before && taken.get(after).is_none_or(|zone| !zone.meets(span))
    };
    let mut numbers = numbers(reading);
    numbers.retain(|number| is_free(number.span) && !reading.is_in_link(number.span));
    bsn::detect(reading, &numbers, found);
    bank::cards(reading, &numbers, found);
    phone::detect(reading, &numbers, found);
    address::detect(reading, found);
    plate::detect(reading, found);
    birth::detect(reading, found);
    documents::detect(reading, found);
}

fn detection(reading: &Reading, one: Found) -> Detection {
    let span = reading.view.original_span(one.span);
    let text = span.of(reading.view.original).unwrap_or_default();
    let text = masked(&one.detail, text);
    Detection { kind: one.kind, detail: one.detail, span, level: one.level, text }
}

/// What words alone can only suspect is looked at again, and never stops a draft: scorn, running
/// down, taking sides; and a plug or a leak in words that do not say so outright.
fn soften(reading: &Reading, one: &mut Found) {
    let outright: &[&str] = match one.detail {
        Detail::Contempt | Detail::Shouting | Detail::Mockery | Detail::PartyOpinion => &[],
        Detail::Campaigning => &["stem", "vote", "lijst", "ballot"],
        Detail::ClosedMeeting => &[
            "besloten",
            "closed",
            "geheim",
            "secret",
            "vertrouwelijk",
            "onder ons",
            "between us",
            "announced",
            "bekend",
            "niemand weet",
            "nobody knows",
            "niet verder",
        ],
        _ => return,
    };
    let words = reading.view.slice(one.span);
    if !outright.iter().any(|word| words.contains(word)) {
        one.level = one.level.min(RiskLevel::Medium);
    }
}

/// Which of two of one level tells more: values that pass a check before those that a word names,
/// and these before words.
fn rank(detail: &Detail) -> u8 {
    match detail {
        Detail::Own(_) => 5,
        Detail::Iban | Detail::Email | Detail::Token | Detail::BankCard => 4,
        Detail::Bsn | Detail::Phone | Detail::BirthDate | Detail::LicencePlate => 3,
        Detail::CaseNumber | Detail::PersonNumber | Detail::Name | Detail::Shouting => 1,
        _ => 2,
    }
}

/// Leaves the strongest of those that share a byte; by place.
fn resolve(mut detections: Vec<Detection>) -> Vec<Detection> {
    detections.retain(|one| !one.span.is_empty());
    detections.sort_by_key(|one| one.span);
    let mut kept = Vec::with_capacity(detections.len());
    let mut cluster: Vec<Detection> = Vec::new();
    let mut end = 0;
    for one in detections {
        if one.span.start >= end {
            settle(&mut cluster, &mut kept);
        }
        end = end.max(one.span.end);
        cluster.push(one);
    }
    settle(&mut cluster, &mut kept);
    kept
}

/// Moves the strongest of a row in which each shares a byte with one before it.
fn settle(cluster: &mut Vec<Detection>, kept: &mut Vec<Detection>) {
    if cluster.len() < 2 {
        kept.append(cluster);
        return;
    }
    cluster.sort_by_key(|one| {
        let strength = (one.level, rank(&one.detail), one.span.len());
        (std::cmp::Reverse(strength), one.span.start)
    });
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    cluster.retain(|one| {
        let before = taken.range(..one.span.end).next_back();
        let is_free = before.is_none_or(|(_, end)| *end <= one.span.start);
        if is_free {
            taken.insert(one.span.start, one.span.end);
        }
        is_free
    });
    cluster.sort_by_key(|one| one.span);
    kept.append(cluster);
}
