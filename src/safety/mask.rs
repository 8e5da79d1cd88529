//! How a value is shown without being told, and how it is taken out.

use crate::model::{Detail, Detection};

/// A longer piece is cut off here when it is shown, in characters.
const SHOWN_CHARS_MAX: usize = 60;

/// What stands there, with a value masked: `NL91 ABNA ****`, `p****@thuispost.example`.
pub fn masked(detail: &Detail, text: &str) -> String {
    match detail {
        Detail::Iban => opening(text, 9),
        Detail::Email => match text.split_once('@') {
            Some((name, domain)) => format!("{}@{domain}", opening(name, 1)),
            None => opening(text, 1),
        },
        Detail::Phone if text.starts_with('+') => opening(text, 3),
        Detail::Bsn
        | Detail::BankCard
        | Detail::Phone
        | Detail::Passport
        | Detail::DrivingLicence
        | Detail::PersonNumber
        | Detail::CaseNumber
        | Detail::LicencePlate
        | Detail::BirthDate
        | Detail::IpAddress => opening(text, 2),
        Detail::Password | Detail::Token => opening(text, 0),
        Detail::Name | Detail::Minor | Detail::Address => opening(text, 1),
        Detail::Own(_) => opening(text, 2),
        // Words are shown: without them nobody knows what is meant.
        _ => shown(text),
    }
}

fn opening(text: &str, chars: usize) -> String {
    let opening: String = text.chars().take(chars).collect();
    match opening.chars().last() {
        Some(last) if last.is_whitespace() => format!("{opening}****"),
        _ if chars > 3 => format!("{opening} ****"),
        _ => format!("{opening}****"),
    }
}

fn shown(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = words.char_indices().nth(SHOWN_CHARS_MAX) {
        words.truncate(at);
        words.push('…');
    }
    words
}

/// The text with each piece that was found replaced by its label, such as `[bsn]`.
///
/// Pieces that share a byte are replaced together, by the label of the first.
pub fn redact(
    text: &str,
    detections: &[Detection],
    label: impl Fn(&Detection) -> String,
) -> String {
    let mut sorted: Vec<&Detection> = detections.iter().collect();
    sorted.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut redacted = String::with_capacity(text.len());
    let mut at = 0;
    for one in sorted {
        if one.span.start < at {
            // The rest of a piece that begins in one already taken out.
            at = at.max(one.span.end.min(text.len()));
            continue;
        }
        redacted.push_str(text.get(at..one.span.start).unwrap_or_default());
        redacted.push_str(&label(one));
        at = one.span.end.min(text.len());
    }
    redacted.push_str(text.get(at..).unwrap_or_default());
    redacted
}

#[cfg(test)]
mod tests {
    use super::super::Screen;
    use super::*;
    use crate::model::SafetyRules;

    #[test]
    fn values_are_masked_and_taken_out() {
        let screen = Screen::new(&SafetyRules::default());
        let text = "Mevrouw T. Oeverstra (bsn 123456782) krijgt het op NL91 ABNA 0417 1643 00.";
        let found = screen.draft(text);
        let shown: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(shown, ["M****", "12****", "NL91 ABNA ****"]);
        assert_eq!(
            redact(text, &found, |one| format!("[{}]", one.detail.code())),
            "[name] (bsn [bsn]) krijgt het op [iban]."
        );
        assert_eq!(masked(&Detail::Email, "piet@post.example"), "p****@post.example");
    }
}
