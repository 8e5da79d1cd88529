//! What proves later which words were answered from which texts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::model::{Citation, Corpus, Receipt};

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
