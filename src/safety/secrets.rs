//! Passwords, keys and addresses of networks.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::cues::Cue;
use super::reading::{Found, Reading};
use super::view::is_word;
use crate::model::{Detail, FindingKind, RiskLevel, Span};

/// Openings of keys, and how long the whole must be, as their makers publish them for scanners.
const OPENINGS: [(&str, usize); 34] = [
    ("AKIA", 20),
    ("ASIA", 20),
    ("ghp_", 30),
    ("gho_", 30),
    ("ghu_", 30),
    ("ghs_", 30),
    ("ghr_", 30),
    ("github_pat_", 40),
    ("glpat-", 20),
    ("glptt-", 20),
    ("gldt-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("xoxr-", 20),
    ("xoxs-", 20),
    ("xapp-", 20),
    ("sk-", 24),
    ("sk_live_", 20),
    ("sk_test_", 20),
    ("rk_live_", 20),
    ("whsec_", 20),
    ("AIza", 35),
    ("ya29.", 25),
    ("SG.", 30),
    ("hf_", 30),
    ("npm_", 30),
    ("dop_v1_", 30),
    ("pypi-", 30),
    ("eyJ", 40),
    ("shpat_", 30),
    ("AGE-SECRET-KEY-", 40),
    ("EAAC", 60),
    ("hooks.slack.com/services/T", 40),
];

/// A run of these signs this long, with letters and digits mixed, is no word.
const RANDOM_CHARS_MIN: usize = 24;

/// The mean surprise of one sign in a random text, in bits; names of files and words lie lower.
const RANDOM_BITS_MIN: f64 = 3.6;

/// How far behind the word its value may stand, in bytes.
const VALUE_BYTES: usize = 24;

/// Finds secrets.
pub fn detect(reading: &Reading, found: &mut Vec<Found>) {
    for run in runs(reading) {
        if let Some(level) = key_level(reading, run) {
            found.push(Found::new(Detail::Token, run, level));
        }
        addresses(reading, run, found);
    }
    for word in reading.cues.all(Cue::Password) {
        if let Some(value) = password(reading, *word) {
            found.push(Found::new(Detail::Password, value, RiskLevel::High));
        }
    }
    blocks(reading, found);
}

/// Runs without a blank that have a digit or a sign in them, of eight bytes or more.
fn runs<'r>(reading: &'r Reading) -> impl Iterator<Item = Span> + 'r {
    let text = &reading.view.text;
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let ends =
                |byte: &u8| matches!(byte, b' ' | b'\n' | b'"' | b'\'' | b'`' | b'<' | b'>' | b',');
            let length = text[at..].iter().position(ends).unwrap_or(text.len() - at);
            let mut span = Span::new(at, at + length);
            at += length + 1;
            while !span.is_empty()
                && matches!(text[span.end - 1], b'.' | b';' | b')' | b'!' | b'?' | b':')
            {
                span.end -= 1;
            }
            while !span.is_empty() && matches!(text[span.start], b'(' | b'[') {
                span.start += 1;
            }
            if span.len() >= 7 {
                return Some(span);
            }
        }
        None
    })
}

fn key_level(reading: &Reading, run: Span) -> Option<RiskLevel> {
    let text = reading.view.slice(run);
    // What follows "key=" or "token:" is the key.
    let value = text.rsplit(['=', ':']).next().unwrap_or(text);
    let is_known = OPENINGS.iter().any(|(opening, length)| {
        let opens = |text: &str| text.starts_with(opening) && text.len() >= *length;
        opens(text) || opens(value)
    });
    if is_known || has_login(text) {
        return Some(RiskLevel::High);
    }
    if reading.is_in_link(run) || text.contains("://") || !is_random(value) {
        return None;
    }
    let near = Span::new(run.start.saturating_sub(40), run.end);
    reading.cues.has_any(&[Cue::Key, Cue::Password], near).then_some(RiskLevel::High)
}

/// An address that carries a name and a password: `postgres://bot:geheim@server`.
fn has_login(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split('/').next().unwrap_or(rest);
    let login = authority.rsplit_once('@').and_then(|(login, _)| login.split_once(':'));
    login.is_some_and(|(name, password)| !name.is_empty() && password.len() > 2)
}

/// Whether a text of letters and digits looks drawn by lot.
fn is_random(text: &str) -> bool {
    let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
    let is_plain = text.bytes().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'_' | b'-' | b'.')
    });
    let is_long = (RANDOM_CHARS_MIN..=512).contains(&text.len());
    is_long
        && is_plain
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && bits(text.as_bytes()) >= RANDOM_BITS_MIN
}

/// Shannon's entropy of the signs, in bits a sign.
fn bits(text: &[u8]) -> f64 {
    let mut counts = [0u32; 128];
    text.iter().for_each(|byte| counts[usize::from(*byte & 0x7f)] += 1);
    let share = |count: &u32| f64::from(*count) / text.len() as f64;
    let used = counts.iter().filter(|count| **count > 0);
    used.map(share).map(|share| -share * share.log2()).sum()
}

/// The value behind a word for a password: after a colon, "is" or "=".
fn password(reading: &Reading, word: Span) -> Option<Span> {
    let view = &reading.view;
    let reach = (word.end + VALUE_BYTES).min(view.len());
    let between = view.lower(Span::new(word.end, reach));
    // "wachtwoord is", "wachtwoord voor de wifi is", "wachtwoord (tijdelijk):".
    let joints = [": ", ":", " = ", "=", " is: ", " is ", " -> ", " blijft ", " wordt "];
    let joint = joints.iter().filter_map(|joint| Some((between.find(joint)?, joint.len())));
    let (at, length) = joint.min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))?;
    if between[..at].contains(['.', '?', '!', ';']) {
        return None;
    }
    let is_direct = at == 0 && !between.starts_with(" is ");
    let start = word.end + at + length;
    let is_open = |byte: u8| matches!(byte, b'"' | b'\'' | b'`' | b'*');
    let is_quoted = is_open(view.byte(start));
    let start = start + usize::from(is_quoted);
    let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b'"' | b'\'' | b'`' | b',');
    let length = view.text[start.min(view.len())..].iter().take(64).position(ends);
    let mut end = start + length.unwrap_or((view.len() - start.min(view.len())).min(64));
    while end > start && matches!(view.byte(end - 1), b'.' | b')' | b'?' | b';' | b':') {
        end -= 1;
    }
    let span = Span::new(start, end);
    let is_link = reading.is_in_link(span) || view.slice(span).starts_with("//");
    (!is_link && is_secret(view.slice(span), is_quoted, is_direct)).then_some(span)
}

/// Whether a word behind "wachtwoord:" is one, and no sentence that goes on.
fn is_secret(text: &str, is_quoted: bool, is_direct: bool) -> bool {
    let has = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
    let has_digit = has(u8::is_ascii_digit);
    let has_letter = has(u8::is_ascii_alphabetic);
    let is_mixed =
        has_letter && (has_digit || text.bytes().any(|byte| b"!@#$%^&*_+".contains(&byte)));
    let is_code = has_digit
        && !has_letter
        && (4..=8).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_inner =
        text.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) && has(u8::is_ascii_lowercase);
    let is_price = text.starts_with('$');
    let is_secret = is_mixed || is_code && is_direct || is_inner || is_quoted && is_direct;
    text.len() >= 4 && is_secret && !is_price && !text.contains("://")
}

/// Addresses of machines, and not numbers of versions.
fn addresses(reading: &Reading, run: Span, found: &mut Vec<Found>) {
    let text = reading.view.lower(run);
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or(host);
    let before = Span::new(run.start.saturating_sub(16), run.start);
    let is_version = reading.cues.has(Cue::Version, before);
    let bare = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    let is_v4 = bare.parse::<Ipv4Addr>().is_ok_and(|address| {
        let octets = address.octets();
        let is_local = address.is_loopback() || address.is_unspecified() || address.is_broadcast();
        !is_local && !is_version && octets.iter().filter(|octet| **octet >= 10).count() > 1
    });
    let is_v6 = host.matches(':').count() > 2
        && host.trim_matches(['[', ']']).parse::<Ipv6Addr>().is_ok_and(|it| !it.is_loopback());
    if is_v4 || is_v6 {
        let mut one = Found::new(Detail::IpAddress, run, RiskLevel::Medium);
        // Beside somebody, it is theirs.
        if reading.sentence_has(run, &[Cue::Role, Cue::Title])
            || reading.names_somebody(reading.sentence(run.start))
        {
            one.kind = FindingKind::PersonalData;
        }
        found.push(one);
    }
}

/// Private keys as they stand in files.
fn blocks(reading: &Reading, found: &mut Vec<Found>) {
    for word in reading.words.iter().filter(|word| word.len() == "begin".len()) {
        let span = Span::new(word.start, (word.start + 40).min(reading.view.len()));
        let text = reading.view.lower(span);
        let is_opening = text.starts_with("begin ")
            && text.contains("private key")
            && !is_word(reading.view.byte_before(word.start));
        if is_opening {
            found.push(Found::new(Detail::Token, span, RiskLevel::High));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, spans};
    use super::*;

    #[test]
    fn passwords_are_found() {
        for (text, value) in [
            ("Wachtwoord: Welkom01!", "Welkom01!"),
            ("Het wachtwoord van de wifi is Zomer2026.", "Zomer2026"),
            ("login: balie / ww: Kreek#45", "Kreek#45"),
            ("pincode: 4821", "4821"),
            ("The password is \"hunter2\".", "hunter2"),
            ("password=correctHorse", "correctHorse"),
        ] {
            assert_eq!(spans(text, &Detail::Password), [value], "{text}");
        }
    }

    #[test]
    fn words_about_passwords_are_let_be() {
        for text in [
            "Een wachtwoord is belangrijk.",
            "Wachtwoord: minimaal 12 tekens",
            "Kies een sterk wachtwoord. Welkom01 is te kort.",
            "Pin: alleen contactloos",
            "Your password is safe with us.",
            "Verander je wachtwoord voor 1 mei 2026.",
        ] {
            assert_eq!(found(text, &Detail::Password), [], "{text}");
        }
    }

    #[test]
    fn keys_are_found() {
        for text in [
            "De sleutel is AKIAIOSFODNN7EXAMPLE",
            "token ghp_0123456789abcdefghijABCDEFGHIJ012345",
            "api-key: 9f8Zt3LkQ2vXy7RmWc4NbA1sDe6TgHjP",
            "postgres://bot:geheim@server/db",
            "-----BEGIN RSA PRIVATE KEY-----",
        ] {
            assert_eq!(found(text, &Detail::Token), [RiskLevel::High], "{text}");
        }
        for text in [
            "https://video.example/watch?v=9f8Zt3LkQ2vXy7RmWc4NbA1sDe6TgHjP",
            "arbeidsongeschiktheidsverzekering2026",
            "sk-8 is een brug",
        ] {
            assert_eq!(found(text, &Detail::Token), [], "{text}");
        }
    }

    #[test]
    fn addresses_of_machines_are_found() {
        for text in ["Server 192.168.10.24 staat open", "2001:db8::ff00:42:8329 meldde zich"] {
            assert_eq!(found(text, &Detail::IpAddress), [RiskLevel::Medium], "{text}");
        }
        for text in ["versie 10.12.14.16", "paragraaf 1.2.3.4", "om 12.30.00 uur", "127.0.0.1"] {
            assert_eq!(found(text, &Detail::IpAddress), [], "{text}");
        }
    }
}
