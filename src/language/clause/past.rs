//! Verbs of what was so, in a story or a reason: they rule nothing; and verbs that are nouns.

use super::Word;
use super::lexicon::ClauseLexicon;

/// Verbs of what was so.
const PAST: [&str; 38] = [
    "was", "waren", "werd", "werden", "were", "kreeg", "kregen", "deed", "deden", "ging", "gingen",
    "kwam", "kwamen", "zag", "zagen", "schreef", "schreven", "stond", "stonden", "bleek", "bleken",
    "vond", "vonden", "wilde", "wilden", "zei", "zeiden", "gaf", "gaven", "wrote", "went", "came",
    "took", "saw", "gave", "became", "began", "knew",
];

/// Whether the word at `at` tells of what was so: "kregen we een standje", "she named nobody".
pub fn is_past(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    PAST.contains(&all[at].text.as_str()) || is_told_of(all, at, lexicon)
}

/// "She named nobody": a verb's past right after who did it.
fn is_told_of(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    let before = at.checked_sub(1).map_or("", |before| all[before].text.as_str());
    let word = all[at].text.as_str();
    !lexicon.is_dutch()
        && ["she", "he", "they", "we", "i"].contains(&before)
        && (word.ends_with("ed") && word != "need"
            || ["meant", "said", "made", "had"].contains(&word))
}

/// "Zulke merken": what stands before a word makes a noun of it.
pub fn is_noun(all: &[Word], at: usize) -> bool {
    const BEFORE: [&str; 12] = [
        "de", "het", "een", "zulke", "deze", "onze", "andere", "bekende", "van", "the", "a", "our",
    ];
    at > 0 && BEFORE.contains(&all[at - 1].text.as_str())
}
