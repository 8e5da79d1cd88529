//! Campaigning for or against a party or a candidate, and not news of an election.

use super::cues::Cue;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// How far behind the word for a vote the party may stand, in bytes.
const PARTY_BYTES: usize = 70;

/// Finds campaigning.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    for span in reading.cues.all(Cue::Campaign) {
        if !is_rule(reading, *span) && !is_contest(reading, *span) {
            found.push(Found::new(Detail::Campaigning, *span, RiskLevel::High));
        }
    }
    for span in reading.cues.all(Cue::Vote) {
        let asks = names_party(reading, *span)
            || names_list(reading, *span)
            || names_someone(reading, *span);
        if asks && !is_rule(reading, *span) && !is_contest(reading, *span) {
            found.push(Found::new(Detail::Campaigning, *span, RiskLevel::High));
        }
    }
    for party in parties(reading) {
        let sentence = reading.sentence(party.start);
        let is_judged = reading.cues.has_any(&[Cue::Opinion, Cue::Ouster], sentence)
            || reading.cues.has(Cue::Insult, reading.around(party, 60));
        if is_judged && !is_rule(reading, party) {
            found.push(Found::new(Detail::PartyOpinion, party, RiskLevel::High));
        }
    }
    for span in reading.cues.all(Cue::Government) {
        let near = reading.before(span.end, 60).cover(reading.behind(span.end, 60));
        if reading.cues.has(Cue::Ouster, near) && !is_rule(reading, *span) {
            found.push(Found::new(Detail::PartyOpinion, *span, RiskLevel::High));
        }
    }
}

/// Parties: those that are known, and names that end in a word for one ("the Riverside Party").
fn parties(reading: &Reading) -> Vec<Span> {
    let known = reading.cues.all(Cue::Party).iter().filter(|span| is_party(reading, **span));
    let mut all: Vec<Span> = known.copied().collect();
    for noun in reading.cues.all(Cue::PartyNoun) {
        let before = reading.words_before(noun.start).last().copied();
        let name = before.filter(|word| {
            word.end + 1 == noun.start
                && reading.is_capitalised(*word)
                && !reading.begins_sentence(*word)
        });
        if let Some(name) = name.filter(|_| reading.is_capitalised(*noun)) {
            all.push(name.cover(*noun));
        }
    }
    all
}

/// Whether a party's name is written as one: "SP" and "Groen" with capitals.
fn is_party(reading: &Reading, span: Span) -> bool {
    let is_short = span.len() <= 4;
    let text = reading.view.slice(span);
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
    let is_sign = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let has_two = first && text.bytes().filter(is_sign).count() > 1;
    let is_word = matches!(
        reading.view.lower(span),
        "volt"
            | "denk"
            | "groen"
            | "leefbaar"
            | "vooruit"
            | "democrats"
            | "republicans"
            | "conservatives"
            | "labour"
            | "gemeentebelangen"
            | "conservative"
            | "liberals"
            | "liberal"
            | "democrat"
            | "republican"
            | "greens"
            | "tory"
    );
    let opens = reading.begins_sentence(span);
    match (is_short, is_word) {
        (_, true) => first && (!opens || has_two),
        (true, false) => has_two,
        (false, false) => true,
    }
}

/// "Stem D66", "kies voor de Dune Party".
fn names_party(reading: &Reading, vote: Span) -> bool {
    let behind = reading.behind(vote.end, PARTY_BYTES);
    let is_named = reading.cues.within(Cue::Party, behind).any(|span| is_party(reading, span));
    // The noun belongs to a name: a word with a capital stands before it, or it has one itself.
    let is_noun = reading.cues.within(Cue::PartyNoun, behind).any(|noun| {
        let before = reading.words_before(noun.start).last();
        let is_after_name = before.is_some_and(|word| {
            word.end + 1 == noun.start && reading.is_capitalised(*word) && word.start > vote.start
        });
        let is_name = reading.is_capitalised(noun) && noun.start > vote.end;
        is_name && (is_after_name || noun.len() > 8)
    });
    (is_named || is_noun) && is_asking(reading, vote)
}

/// "Stem lijst 4", "vote list 3", "stem nummer 12".
fn names_list(reading: &Reading, vote: Span) -> bool {
    let behind = reading.behind(vote.end, PARTY_BYTES);
    let words = reading.words_from(behind.start);
    let mut pairs = words.windows(2).take_while(|pair| pair[1].end <= behind.end).take(14);
    pairs.any(|pair| {
        let is_list = matches!(reading.view.lower(pair[0]), "lijst" | "list" | "lijstnummer");
        let number = reading.view.slice(pair[1]);
        is_list && number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// "Vote Green Harbour on Sunday!", "Stem op Marieke", where the text is about an election.
fn names_someone(reading: &Reading, vote: Span) -> bool {
    let is_backed =
        matches!(reading.view.lower(vote), "support" | "back" | "steun" | "elect" | "kies")
            && reading.begins_sentence(vote)
            && reading.sentence_has(vote, &[Cue::Election])
            && reading.sentence_has(vote, &[Cue::Opinion]);
    let is_direct = is_backed || reading.cues.within(Cue::VoteFor, vote).next().is_some();
    let Some(next) = reading.words_from(vote.end).first().copied() else { return false };
    let is_next = next.start == vote.end + 1 && reading.view.byte(vote.end) == b' ';
    let is_name = next.len() > 1
        && reading.is_capitalised(next)
        && !reading.view.slice(vote).bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ');
    let near = reading.sentence(vote.start);
    let around = reading.around(near, 160);
    let is_plain = matches!(
        reading.view.lower(next),
        "now" | "here" | "today" | "online" | "early" | "nu" | "hier" | "vandaag" | "dus" | "mee"
    );
    let has_two = reading
        .words_from(next.end)
        .first()
        .is_some_and(|word| word.start == next.end + 1 && reading.is_capitalised(*word));
    let is_start = reading.begins_sentence(vote);
    let is_election = reading.cues.has(Cue::Election, around);
    is_direct && is_next && is_name && !is_plain && (is_election || has_two && is_start)
}

/// Whether a vote is asked for, and not reported: "de fractie stemt voor het plan van D66".
fn is_asking(reading: &Reading, vote: Span) -> bool {
    let word = reading.view.lower(vote);
    let is_reported = matches!(
        word,
        "stemt"
            | "kiest"
            | "stemmen"
            | "steunt"
            | "support"
            | "back"
            | "kiezen voor"
            | "pick"
            | "choose"
            | "kies"
            | "steun"
            | "vote"
            | "voting for"
            | "votes for"
    );
    let sentence = reading.sentence(vote.start);
    let before = Span::new(sentence.start, vote.start);
    let opens = reading.begins_sentence(vote)
        || reading.view.lower(before).trim_end().ends_with([',', ':', ';', '!', '-'])
        || reading.view.lower(before).trim_end().ends_with(" and")
        || reading.view.lower(before).trim_end().ends_with(" en")
        || reading.view.lower(before).trim_end().ends_with(" dus");
    let is_bare = matches!(word, "votes for" | "voting for" | "vote for");
    let has_opinion = reading.cues.has_any(&[Cue::Opinion, Cue::Insult, Cue::SoftInsult], sentence);
    !is_reported || opens || is_bare && has_opinion
}

fn is_contest(reading: &Reading, span: Span) -> bool {
    reading.nearby(span.start, &[Cue::Contest])
        && !reading.cues.has(Cue::Party, reading.sentence(span.start))
        && !names_list(reading, span)
}

/// Whether the sentence gives a rule on such posts.
fn is_rule(reading: &Reading, span: Span) -> bool {
    let before = Span::new(reading.sentence(span.start).start, span.start);
    reading.is_quoted(span) || reading.cues.has_any(&[Cue::Rule, Cue::Mention], before)
}

#[cfg(test)]
mod tests {
    use super::super::tests::kinds;
    use crate::model::FindingKind;

    #[test]
    fn campaigning_is_found() {
        for text in [
            "Stem op 18 maart lijst 4, Zuiderland Samen, dan komt die spoorlijn er.",
            "Vote Green Harbour on Sunday! Only their candidates keep our port alive.",
            "Only a fool votes for the Dune Party. Choose the Meadow Alliance.",
            "Stem D66!",
            "Kies voor de VVD op woensdag.",
            "De PVV liegt alweer. Schande!",
            "Stem woensdag op Marieke Smit, nummer 3 van lijst 2.",
            "This government must go.",
        ] {
            assert!(kinds(text).contains(&FindingKind::Political), "{text}");
        }
    }

    #[test]
    fn news_of_an_election_is_let_be() {
        for text in [
            "Woensdag 18 maart kun je stemmen voor Provinciale Staten.",
            "Stem op je favoriete foto van de fotowedstrijd!",
            "Voting for the best student poster closes on Friday.",
            "Vergeet niet te stemmen. Vote on Sunday! Vote Now!",
            "De fracties van VVD en D66 stelden vragen over de brug.",
            "De raad stemt voor het voorstel van GroenLinks.",
            "Stem op 18 maart! Neem je stempas mee.",
            "Plaats geen oproep om op een partij te stemmen.",
        ] {
            assert!(!kinds(text).contains(&FindingKind::Political), "{text}");
        }
    }
}
