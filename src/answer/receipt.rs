//! What proves later which words were answered from which texts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::model::{Citation, Corpus, Receipt, Span};

/// The version of a receipt's form.
const FORM: &str = "1";
/// How much of the corpus' fingerprint a receipt holds, in hex digits: 128 bits.
const FINGERPRINT_DIGITS: usize = 32;

/// The receipt of an answer with these `citations`: the form, the corpus' fingerprint and each
/// cited file and span, as `1.FINGERPRINT.BASE64URL(file:start-end;…)`. No word of the question
/// goes into it.
pub fn receipt(corpus: &Corpus, citations: &[Citation]) -> Receipt {
    let places: Vec<String> = citations
        .iter()
        .map(|it| format!("{}:{}-{}", it.file, it.quote.span().start, it.quote.span().end))
        .collect();
    let fingerprint = corpus.fingerprint();
    let fingerprint = fingerprint.get(..FINGERPRINT_DIGITS).unwrap_or(fingerprint);
    Receipt(format!("{FORM}.{fingerprint}.{}", URL_SAFE_NO_PAD.encode(places.join(";"))))
}

/// The first digits of the fingerprint of the corpus that a receipt is of, and the files and spans
/// that it cites; none where it is not of this form.
pub fn places(receipt: &Receipt) -> Option<(&str, Vec<(String, Span)>)> {
    let (form, rest) = receipt.0.split_once('.')?;
    let (fingerprint, encoded) = rest.split_once('.')?;
    if form != FORM || fingerprint.is_empty() {
        return None;
    }
    let places = String::from_utf8(URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()?;
    let place = |text: &str| {
        let (file, span) = text.rsplit_once(':')?;
        let (start, end) = span.split_once('-')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        (start <= end).then(|| (file.to_string(), Span::new(start, end)))
    };
    let texts = places.split(';').filter(|text| !text.is_empty());
    Some((fingerprint, texts.map(place).collect::<Option<Vec<_>>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_receipt_has_no_places() {
        let of = |places: &str| Receipt(format!("1.abc.{}", URL_SAFE_NO_PAD.encode(places)));
        let places_of = |text: &str| places(&of(text)).map(|(_, places)| places);
        assert_eq!(places_of(""), Some(Vec::new()));
        let two = vec![("a:b.md".to_string(), Span::new(1, 20)), ("c.md".into(), Span::new(0, 0))];
        assert_eq!(places_of("a:b.md:1-20;c.md:0-0"), Some(two));
        for wrong in ["a.md", "a.md:1", "a.md:x-2", "a.md:9-2", "a.md:1-99999999999999999999"] {
            assert_eq!(places_of(wrong), None, "{wrong}");
        }
        for wrong in ["", "1", "1.a", "2.abc.", "1..", "1.abc.%%"] {
            assert_eq!(places(&Receipt(wrong.to_string())), None, "{wrong}");
        }
    }
}
