//! What is said of somebody and is theirs alone: health, faith, union, offences, money, family.

use super::cues::Cue;
use super::people::Named;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// How far a person and what is said of them may stand apart, in bytes.
const REACH_BYTES: usize = 130;

/// The sorts of matters: what is found, and whether it needs words that tie it to the person.
const MATTERS: [(Cue, Detail, bool); 9] = [
    (Cue::Health, Detail::Health, true),
    (Cue::Union, Detail::TradeUnion, false),
    (Cue::Religion, Detail::Religion, false),
    (Cue::Ethnicity, Detail::Ethnicity, false),
    (Cue::Orientation, Detail::Orientation, false),
    (Cue::Criminal, Detail::Criminal, true),
    (Cue::Political, Detail::PoliticalOpinion, false),
    (Cue::PrivateLife, Detail::PrivateLife, true),
    (Cue::Affair, Detail::PrivateLife, true),
];

/// Who a matter is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    Named(Span),
    /// "onze collega": whoever reads it can tell who that is.
    Known(Span),
}

/// Finds what is said of people; in a question, only of those who are named.
pub fn detect(reading: &Reading, is_draft: bool, found: &mut Vec<Found>) {
    for (cue, detail, is_tied) in &MATTERS {
        for matter in reading.cues.all(*cue) {
            let Some(whom) = whom(reading, *matter, is_draft) else { continue };
            if is_topic(reading, *matter, whom)
                || *is_tied && !is_tied_to(reading, *cue, *matter, whom)
                || *cue == Cue::Affair && !is_own_affair(reading, *matter, whom)
            {
                continue;
            }
            let level = match whom {
                Whom::Named(_) => RiskLevel::High,
                Whom::Known(_) if *detail == Detail::PrivateLife => RiskLevel::Medium,
                Whom::Known(_) => RiskLevel::High,
            };
            found.push(Found::new(detail.clone(), *matter, level));
        }
    }
    children(reading, found);
}

/// The nearest person before a matter, else the nearest behind it, in its sentence.
fn whom(reading: &Reading, matter: Span, is_draft: bool) -> Option<Whom> {
    let before = reading.before(matter.start, REACH_BYTES);
    let behind = reading.behind(matter.end, REACH_BYTES / 2);
    let named = |within: Span| {
        let people = reading.people_in(within).filter(|person| {
            // A word that opens a sentence may only look like a first name.
            let is_weak = person.named == Named::First && reading.begins_sentence(person.span);
            !person.is_public && (!is_weak || reading.view.byte(person.span.end) == b' ')
        });
        people.last().map(|person| Whom::Named(person.span))
    };
    let known = |within: Span| {
        let cues = reading.cues.within(Cue::OwnPerson, within);
        let role = || reading.cues.within(Cue::Role, within).filter(|it| is_known(reading, *it));
        cues.last().or_else(|| role().last()).filter(|_| is_draft).map(Whom::Known)
    };
    named(before)
        .or_else(|| known(before))
        .or_else(|| role_before(reading, before).filter(|_| is_draft))
        .or_else(|| named(behind).filter(|whom| is_of(reading, matter, *whom)))
        .or_else(|| named_before(reading, matter))
}

/// "Marit komt niet. Ze heeft een burn-out.": the sentence goes on about who was named.
fn named_before(reading: &Reading, matter: Span) -> Option<Whom> {
    let sentence = reading.sentence(matter.start);
    let opening = Span::new(sentence.start, (sentence.start + 12).min(sentence.end));
    let is_going_on = reading.cues.within(Cue::Person, opening).any(|it| {
        let word = reading.view.lower(it);
        matches!(word, "ze" | "zij" | "hij" | "he" | "she" | "haar" | "her" | "his" | "zijn")
    });
    let before = reading.sentence_before(sentence);
    let person = reading.people_in(before).filter(|person| !person.is_public).last();
    person.filter(|_| is_going_on && before != sentence).map(|person| Whom::Named(person.span))
}

/// "Collega zit thuis met een burn-out": one whose role opens the sentence, with no article.
fn role_before(reading: &Reading, before: Span) -> Option<Whom> {
    let role = reading.cues.within(Cue::Role, before).next()?;
    let word = reading.view.lower(role);
    let is_own = matches!(word, "collega" | "colleague" | "buurvrouw" | "buurman");
    (is_own && reading.begins_sentence(role)).then_some(Whom::Known(role))
}

/// "onze receptionist", "my neighbour": one whom the readers can tell.
fn is_known(reading: &Reading, role: Span) -> bool {
    const OWNERS: [&str; 13] = [
        "onze", "mijn", "ons", "deze", "die", "haar", "zijn", "our", "my", "this", "that", "her",
        "his",
    ];
    // "ons nieuwe raadslid": one word may stand between.
    let mut words = reading.words_before(role.start).iter().rev().take(2);
    words.any(|word| {
        word.end + 16 > role.start
            && reading.sentence(role.start).holds(*word)
            && OWNERS.contains(&reading.view.lower(*word))
    })
}

/// Whether an application or a complaint is that of one resident, close by.
fn is_own_affair(reading: &Reading, matter: Span, whom: Whom) -> bool {
    let Whom::Named(person) = whom else { return false };
    let at = reading.people.partition_point(|it| it.span.start < person.start);
    let is_resident = reading.people.get(at).is_some_and(|person| {
        matches!(person.named, Named::Title | Named::Initials)
            || person.named == Named::Role && !reading.view.lower(person.span).starts_with("col")
    });
    let between = Span::new(person.end.min(matter.start), matter.start);
    let text = reading.view.lower(between);
    let is_clause = !text.contains(';') && between.len() < 60;
    let tie = Span::new(matter.start.saturating_sub(24).max(between.start), matter.start);
    const TIES: [&str; 26] = [
        "heeft", "had", "maakte", "maakt", "diende", "kreeg", "krijgt", "zijn", "haar", "wil",
        "ontvangt", "vraagt", "receives", "owes", "has", "had", "filed", "made", "his", "her",
        "got", "received", "gets", "s", "was", "been",
    ];
    let is_tied = reading
        .words_from(tie.start)
        .iter()
        .take_while(|it| it.end <= tie.end)
        .any(|word| TIES.contains(&reading.view.lower(*word)));
    let is_verb = reading.view.lower(matter).starts_with("klaag")
        || reading.view.lower(matter).starts_with("complain")
        || reading.view.lower(matter) == "fined";
    let is_behind = person.start >= matter.end;
    is_behind || is_resident && is_clause && (is_tied || is_verb)
}

/// "de burn-out van Marit".
fn is_of(reading: &Reading, matter: Span, whom: Whom) -> bool {
    let (Whom::Named(person) | Whom::Known(person)) = whom;
    let between = reading.view.lower(Span::new(matter.end, person.start));
    matches!(
        between.trim(),
        "van" | "van onze" | "of" | "of our" | "bij" | "for" | "tegen" | "against" | ":"
    )
}

/// Whether the matter is talked about, helped with or others'.
fn is_topic(reading: &Reading, matter: Span, whom: Whom) -> bool {
    let (Whom::Named(person) | Whom::Known(person)) = whom;
    let from = if person.end <= matter.start { person.end } else { matter.start };
    let from = from.max(matter.start.saturating_sub(REACH_BYTES));
    let between = Span::new(from, matter.start);
    let before = reading.before(matter.start, 24);
    reading.cues.has(Cue::Group, between)
        || reading.cues.within(Cue::Topic, between).any(|topic| speaks_of(reading, topic, matter))
        || reading.cues.within(Cue::Topic, before).any(|topic| speaks_of(reading, topic, matter))
        || reading.cues.has(Cue::Group, reading.behind(matter.end, 12))
        || reading.begins_sentence(person) && is_rule(reading, matter)
}

/// Whether a word makes a matter one that is worked on: "team Schuldhulp" does, "Samira uit team
/// Burgerzaken is overspannen" does not.
fn speaks_of(reading: &Reading, topic: Span, matter: Span) -> bool {
    let word = reading.view.lower(topic);
    let is_place = matches!(
        word,
        "team"
            | "afdeling"
            | "department"
            | "loket"
            | "desk"
            | "medewerker"
            | "adviseur"
            | "adviser"
            | "advisor"
            | "coordinator"
            | "zorg"
            | "mensen"
            | "people"
            | "project"
    );
    !is_place || topic.end + 6 >= matter.start
}

fn is_rule(reading: &Reading, matter: Span) -> bool {
    reading.sentence_has(matter, &[Cue::Mention])
}

/// Whether words between the person and the matter say that it is theirs.
fn is_tied_to(reading: &Reading, cue: Cue, matter: Span, whom: Whom) -> bool {
    let (Whom::Named(person) | Whom::Known(person)) = whom;
    if person.start >= matter.end || !reading.sentence(matter.start).meets(person) {
        return true;
    }
    let between = Span::new(person.end, matter.start.max(person.end));
    // "Mehmet: verslaafd", "Marit (burn-out)".
    let sign = reading.view.lower(between).trim();
    let is_joined =
        reading.cues.has(Cue::HealthState, between) || matches!(sign, ":" | "(" | "," | "-");
    match cue {
        Cue::Health => is_joined,
        // "Fatima ontslagen", "Jan stal geld": the word itself says it.
        _ => is_joined || between.len() < 45,
    }
}

/// A child with a name and its age: "Tim (8)", "Sophie, 6 jaar".
fn children(reading: &Reading, found: &mut Vec<Found>) {
    for person in reading.people.iter().filter(|person| !person.is_public) {
        let behind = Span::new(person.span.end, (person.span.end + 12).min(reading.view.len()));
        let text = reading.view.lower(behind);
        let text = text.trim_start_matches([' ', '(', ',']);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let age = text.get(..digits).and_then(|age| age.parse::<u32>().ok());
        let rest = text.get(digits..).unwrap_or_default().trim_start();
        let is_bracketed = reading.view.lower(behind).starts_with(" (") && rest.starts_with(')');
        let is_aged = ["jaar", "jr", "years old", "year old", "jarige"]
            .iter()
            .any(|unit| rest.starts_with(unit));
        if age.is_some_and(|age| (1..16).contains(&age)) && (is_bracketed || is_aged) {
            found.push(Found::new(Detail::Minor, person.span, RiskLevel::Medium));
        }
    }
}

/// Names beside something else that is personal in the same sentence: then they are findings too.
pub fn names(reading: &Reading, found: &mut Vec<Found>) {
    let mut sentences: Vec<Span> = found
        .iter()
        .filter(|one| one.kind == crate::model::FindingKind::PersonalData)
        .filter(|one| one.level == RiskLevel::High)
        .map(|one| reading.sentence(one.span.start))
        .collect();
    sentences.sort();
    sentences.dedup();
    for sentence in sentences {
        for person in reading.people_in(sentence).filter(|person| !person.is_public) {
            found.push(Found::new(Detail::Name, person.span, RiskLevel::Medium));
        }
    }
}

/// Names that stand for residents in a question: by title or initials.
pub fn titled_names(reading: &Reading, found: &mut Vec<Found>) {
    for person in reading.people.iter().filter(|person| !person.is_public) {
        if matches!(person.named, Named::Title | Named::Initials) {
            found.push(Found::new(Detail::Name, person.span, RiskLevel::Low));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, found_in_question};
    use super::*;

    #[test]
    fn what_is_said_of_somebody_is_found() {
        for (text, detail) in [
            ("Collega Marit zit thuis met een burn-out en komt niet terug.", Detail::Health),
            ("Onze teamleider ligt in het ziekenhuis en wordt geopereerd.", Detail::Health),
            ("Mevrouw De Vries heeft borstkanker. Sterkte!", Detail::Health),
            ("Marit komt voorlopig niet. Ze heeft een burn-out.", Detail::Health),
            ("Our colleague Tom is off sick with depression.", Detail::Health),
            ("Karim is lid van de vakbond en staakt vandaag.", Detail::TradeUnion),
            ("Collega Ahmed is moslim en eet dus niet mee.", Detail::Religion),
            ("Dhr. K. de Vries is veroordeeld voor mishandeling.", Detail::Criminal),
            ("De familie Tolhuis zit in de schuldsanering.", Detail::PrivateLife),
            ("Ms Hill was evicted last week.", Detail::PrivateLife),
        ] {
            assert!(found(text, &detail).contains(&RiskLevel::High), "{text}");
        }
        assert_eq!(found("Tim (8) wint de tekenwedstrijd.", &Detail::Minor), [RiskLevel::Medium]);
    }

    #[test]
    fn what_is_talked_about_is_let_be() {
        for text in [
            "Marit de Vries geeft een lezing over burn-out.",
            "Week van de psychische gezondheid: praat met je collega over depressie.",
            "Onze collega Fatima helpt inwoners met schulden.",
            "Wethouder Peter Smit opent het nieuwe ziekenhuis.",
            "Tom Hill runs a workshop for people with cancer.",
            "Heb je last van stress? Bel de huisarts.",
            "Jan Bakker loopt een marathon voor het goede doel tegen kanker.",
            "Gefeliciteerd, Fatima de Boer, met je jubileum!",
        ] {
            let all = [Detail::Health, Detail::PrivateLife, Detail::Criminal];
            assert!(all.iter().all(|detail| found(text, detail).is_empty()), "{text}");
        }
    }

    #[test]
    fn a_question_tells_of_somebody_only_by_name() {
        let text = "Mag ik vertellen dat mijn collega ziek is?";
        assert_eq!(found_in_question(text, &Detail::Health), []);
        let text = "Marit de Vries heeft een burn-out, mag ik dat delen?";
        assert_eq!(found_in_question(text, &Detail::Health), [RiskLevel::High]);
    }
}
