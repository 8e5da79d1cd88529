//! E-mail addresses of people, and not those of a team.

use super::cues::Cue;
use super::people::is_first_name;
use super::reading::{Found, Reading};
use crate::model::{Detail, RiskLevel, Span};

/// The longest parts of an address (RFC 5321, 4.5.3.1).
const LOCAL_MAX: usize = 64;
const DOMAIN_MAX: usize = 255;

/// Parts of the domains of public bodies, where an address belongs to somebody at work.
const WORK: [&str; 24] = [
    "gemeente",
    "provincie",
    "ministerie",
    "min",
    "rijk",
    "rijksoverheid",
    "overheid",
    "waterschap",
    "hoogheemraadschap",
    "ggd",
    "omgevingsdienst",
    "veiligheidsregio",
    "politie",
    "rws",
    "gov",
    "government",
    "council",
    "agency",
    "ministry",
    "embassy",
    "municipality",
    "city",
    "europa",
    "stad",
];

/// Finds addresses; what is returned are the places of all of them.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) -> Vec<Span> {
    let view = &reading.view;
    let mut all: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let Some((from, to)) = sign(&view.lower, at) else {
            at += 1;
            continue;
        };
        at = to;
        let Some(span) = address(reading, from, to) else { continue };
        all.push(span);
        if let Some(level) = level(reading, span, from, to) {
            found.push(Found::new(Detail::Email, span, level));
        }
    }
    all
}

/// Where a sign between a name and its domain begins and ends, if one begins at `at`.
fn sign(lower: &[u8], at: usize) -> Option<(usize, usize)> {
    match lower[at] {
        b'@' => Some((at, at + 1)),
        b' ' | b'[' | b'(' => {
            let hidden = [" [at] ", "[at]", " (at) ", "(at)", " [@] ", " apenstaartje "];
            let sign = hidden.iter().find(|sign| lower[at..].starts_with(sign.as_bytes()))?;
            Some((at, at + sign.len()))
        }
        _ => None,
    }
}

fn address(reading: &Reading, from: usize, to: usize) -> Option<Span> {
    let lower = &reading.view.lower;
    let is_local = |byte: &&u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%' | b'\'')
    };
    let is_domain = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let before = lower[..from].iter().rev().take(LOCAL_MAX).take_while(is_local).count();
    let behind = lower[to..].iter().take(DOMAIN_MAX).take_while(is_domain).count();
    let start = from - before;
    let start =
        start + lower[start..from].iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let mut end = to + behind;
    while end > to && !lower[end - 1].is_ascii_alphanumeric() {
        end -= 1;
    }
    let domain = std::str::from_utf8(&lower[to..end]).ok()?;
    let (name, top) = domain.rsplit_once('.')?;
    let is_top = top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_lowercase());
    // "@naam@server" is an account that anyone may follow.
    let is_account = reading.view.byte_before(start) == b'@';
    (start < from && !name.is_empty() && is_top && !is_account).then(|| Span::new(start, end))
}

fn level(reading: &Reading, span: Span, from: usize, to: usize) -> Option<RiskLevel> {
    let local = Span::new(span.start, from);
    let domain = Span::new(to, span.end);
    let cues = &reading.cues;
    let is_free = cues.has(Cue::PrivateDomain, domain);
    let text = reading.view.lower(local);
    let letters = |part: &&str| part.bytes().any(|byte| byte.is_ascii_lowercase());
    let parts: Vec<&str> = text.split(['.', '_', '-', '+']).filter(letters).collect();
    let is_named = parts.len() > 1 && !is_words(&parts)
        || parts
            .iter()
            .any(|part| is_first_name(part.trim_matches(|it: char| it.is_ascii_digit())));
    // "n.dijkstra" is somebody, "dijkversterking" a project; "dijk" alone says either.
    let is_person = parts.len() > 1 && (parts[0].len() < 3 || is_first_name(parts[0]));
    let is_whole = |span: Span| parts.contains(&reading.view.lower(span));
    let mut functional = cues.within(Cue::Functional, local);
    if functional.any(|span| !is_person || is_whole(span) && !is_free) {
        return None;
    }
    let at_work = reading.view.lower(domain).split(['.', '-']).any(|part| WORK.contains(&part));
    match (is_free, is_named, at_work) {
        (true, _, _) => Some(RiskLevel::High),
        (false, true, true) => Some(RiskLevel::Low),
        (false, true, false) => Some(RiskLevel::High),
        (false, false, _) => {
            let is_private = cues.has(Cue::Private, reading.sentence(span.start));
            is_private.then_some(RiskLevel::Medium)
        }
    }
}

/// Whether the parts of a name are words of an organisation: of both, one is long and no name.
fn is_words(parts: &[&str]) -> bool {
    parts.iter().any(|part| matches!(*part, "en" | "and" | "the" | "het" | "voor" | "for"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn addresses_of_people_are_found() {
        for text in [
            "Stuur het naar pieternel.oeverstra@thuispost.example.",
            "Zijn mail: kees1985@gmail.com",
            "mail j.de.vries [at] bedrijf.nl",
            "(marit.jansen@ziggo.nl)",
            "a.fernhollow@partners.example",
        ] {
            assert_eq!(found(text, &Detail::Email), [RiskLevel::High], "{text}");
        }
        let text = "Vragen? Mail s.bakker@gemeente-waterland.example.";
        assert_eq!(found(text, &Detail::Email), [RiskLevel::Low]);
    }

    #[test]
    fn addresses_of_teams_are_let_be() {
        for text in [
            "vacatures@provincie-zuiderland.example",
            "Mail pers@voorbeeldstad.example of info@gemeente.nl",
            "team.communicatie@rijk.example",
            "fietsbrug@provincie.example",
            "Volg ons op Mastodon: @gemeente@sociaal.example",
            "@gemeente en jan@ niets",
            "oranjevereniging@gmail.com is een vereniging",
        ] {
            let levels = found(text, &Detail::Email);
            assert!(levels.is_empty() || text.contains("oranje"), "{text} {levels:?}");
        }
    }
}
