//! Whatever words of grammar stand in a text, reading its norms ends, and they lie within it.

use proptest::prelude::*;

use super::file::read_markdown;
use super::lifted::lifting_sentences;
use super::norm::norms;
use crate::language::Wordings;
use crate::model::{Language, Span};

/// The phrases by which clauses are read, and the words with which rules are lifted or bounded.
fn phrases() -> Vec<&'static str> {
    let files = [
        include_str!("../language/data/clause/nl.txt"),
        include_str!("../language/data/clause/en.txt"),
    ];
    let lines = files.into_iter().flat_map(str::lines);
    let own = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    own.chain(OTHERS).collect()
}

const OTHERS: [&str; 36] = [
    "falls outside",
    "is exempt from",
    "valt hier niet onder",
    "is daarvan uitgezonderd",
    "geldt",
    "does not apply to",
    "daarvan uitgezonderd zijn",
    "het eerste lid",
    "paragraph 1",
    "artikel 4",
    "this rule",
    "dit verbod",
    "in geval van",
    "een foto",
    "the photo",
    "je",
    "you",
    "wie",
    "who",
    "de woordvoerder",
    "staff",
    "plaatsen",
    "post",
    "meldt",
    "50 euro",
    "ouder dan 16 jaar",
    "een",
    "drie dagen",
    "€ 50",
    "ja",
    "nee",
    "yes",
    "no",
    "anders",
    "op",
    "Ze",
];

fn sentence() -> impl Strategy<Value = String> {
    let phrases = phrases();
    let word = (0..phrases.len()).prop_map(move |at| phrases[at]);
    let mark = prop::sample::select(vec!["", ",", ":", ";", " -", "?", "."]);
    let words = prop::collection::vec((word, mark), 1..9);
    words.prop_map(|words| {
        let words: Vec<String> = words.iter().map(|(word, mark)| format!("{word}{mark}")).collect();
        words.join(" ")
    })
}

/// So many texts, each of six sentences.
const CASES: u32 = 1_500;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(CASES)
    })]
    #[test]
    fn every_norm_lies_within_its_passage(
        texts in prop::collection::vec(sentence(), 6), is_dutch: bool,
    ) {
        let [heading, one, two, three, item, cell] = &texts[..] else { unreachable!() };
        let text = format!(
            "# {heading}\n\n{one}. {two}?\n\n{three}:\n\n- {item}\n- {two}\n\n\
             | {one} | {cell} |\n| --- | --- |\n| {item} | {three} |\n\n**{two}?** {cell}.\n"
        );
        let language = if is_dutch { Language::Nl } else { Language::En };
        let guideline = read_markdown("a.md", text, language, 600);
        let lifting = lifting_sentences(&guideline);
        for passage in &guideline.passages {
            for norm in norms(&guideline, passage, &lifting, Wordings::plain()) {
                let clause = &norm.clause;
                let limits = [&clause.conditions, &clause.exceptions, &clause.concessions];
                let one = clause.before.iter().chain(&clause.only);
                let spans = clause.spans.iter().chain(limits.into_iter().flatten()).chain(one);
                let is_inside = |span: &Span| span.of(&passage.prose.text).is_some();
                prop_assert!(spans.clone().all(is_inside), "{:?}", clause);
                let is_lifted = |lift: &crate::model::Lift| {
                    lift.span.of(&guideline.passages[lift.passage].prose.text).is_some()
                };
                prop_assert!(norm.lifted.iter().all(is_lifted), "{:?}", norm.lifted);
            }
        }
    }
}
