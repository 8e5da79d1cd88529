//! What authors could write more plainly: rules from which no yes or no follows, and words, names
//! and contacts that lead nowhere.

use jiff::civil::Date;

use super::library::Library;
use crate::language::clause::{Doubt, doubtful};
use crate::language::{concept_term, keys, part_term, tokens};
use crate::model::{
    AskedFault, Diagnostic, Fault, Guideline, Language, Level, Modality, Norm, Passage, Span,
};

/// So many rules are pointed out; the rest is counted. Else what is wrong would drown in them.
const AMBIGUOUS_MAX: usize = 5;
/// So many words of a rule are named.
const WORDS_MAX: usize = 3;
/// Words that leave open what happens, not what is ruled: "dan is het misschien te laat".
const CHANCE: [&str; 5] = ["misschien", "mogelijk", "perhaps", "possibly", "might"];
const ORGANISATION_FILE: &str = "organisation.toml";
const THESAURUS_FILE: &str = "thesaurus.toml";

/// All of them, as hints, as of `day`.
pub fn hints(library: &Library, day: Date) -> Vec<Diagnostic> {
    let mut found = ambiguous(library, day);
    found.extend(unknown_platforms(library));
    found.extend(unused_concepts(library));
    found.extend(no_contact(library));
    found
}

/// Rules that hold words by which the bot gives no verdict on them.
fn ambiguous(library: &Library, day: Date) -> Vec<Diagnostic> {
    let corpus = &library.corpus;
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut rest = 0;
    for id in 0..corpus.passage_count() {
        let Some((guideline, passage)) = corpus.passage(id) else { continue };
        if guideline.depth() > 0 || !guideline.details.is_valid_on(day) {
            continue;
        }
        let mut told = Vec::new();
        for norm in library.norms.of(corpus, id) {
            let Some(fault) = ambiguity(guideline, passage, norm) else { continue };
            // One sentence is told once, however many rules were read in it.
            if told.contains(&norm.sentence) {
                continue;
            }
            told.push(norm.sentence);
            if found.len() < AMBIGUOUS_MAX {
                let span = passage.sentences.get(norm.sentence);
                let start = span.map_or(passage.span, |it| it.source).start;
                found.push(at(guideline, start, fault));
            } else {
                rest += 1;
            }
        }
    }
    if let Some(last) = found.last().cloned().filter(|_| rest > 0) {
        let fault = Fault::Asked(AskedFault::MoreAmbiguous { count: rest });
        found.push(Diagnostic { fault, ..last });
    }
    found
}

/// By which words a norm leaves the verdict open; none where it does not, or by no words of its
/// own.
fn ambiguity(guideline: &Guideline, passage: &Passage, norm: &Norm) -> Option<AskedFault> {
    let is_advice = matches!(norm.clause.modality, Modality::Should | Modality::ShouldNot);
    // What happens now and then, and is told without "may" or "must", is hardly ever a rule.
    if !is_advice && (norm.clause.is_clear || norm.clause.is_indicative) {
        return None;
    }
    let of = if is_advice { Doubt::Hedge } else { Doubt::Vague };
    let text = &passage.prose.text;
    let is_within = |span: &Span| {
        norm.clause.spans.iter().any(|own| own.start <= span.start && span.end <= own.end)
    };
    let mut words: Vec<String> = Vec::new();
    for span in doubtful(text, of, guideline.language).iter().filter(|span| is_within(span)) {
        let word = span.of(text).unwrap_or("").to_lowercase();
        if !CHANCE.contains(&word.as_str()) && !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(WORDS_MAX);
    (!words.is_empty()).then_some(AskedFault::Ambiguous { words, is_advice })
}

/// Platforms in front matters by a name that no concept has.
fn unknown_platforms(library: &Library) -> Vec<Diagnostic> {
    let own = library.corpus.guidelines().iter().filter(|guideline| guideline.depth() == 0);
    let mut found = Vec::new();
    for guideline in own {
        let names = &guideline.details.platforms;
        for name in names.iter().filter(|name| !is_known(library, name)) {
            let fault = AskedFault::UnknownPlatform { name: name.clone() };
            let start = guideline.text.find(name.as_str()).unwrap_or_default();
            found.push(at(guideline, start, fault));
        }
    }
    found
}

/// Whether any concept has this name, in either language.
fn is_known(library: &Library, name: &str) -> bool {
    let lexicon = &library.terms.lexicon;
    [Language::Nl, Language::En].into_iter().any(|language| {
        let words: Vec<_> = tokens(name)
            .into_iter()
            .map(|token| lexicon.word(&keys(&token.text, language), language))
            .collect();
        !lexicon.mentions(&words.iter().collect::<Vec<_>>()).is_empty()
    })
}

/// Concepts of the organisation's own that lead to no passage: neither they nor any that can stand
/// for them stand in one.
fn unused_concepts(library: &Library) -> Vec<Diagnostic> {
    let (lexicon, vocabulary) = (&library.terms.lexicon, &library.terms.vocabulary);
    let stands = |number: usize| {
        let term = concept_term(&lexicon.concepts()[number].id);
        vocabulary.id(&term).is_some() || vocabulary.id(&part_term(&term)).is_some()
    };
    let leads_on = |id: &str| {
        let number = lexicon.concepts().iter().position(|concept| concept.id == id);
        number.is_none_or(|number| {
            lexicon.relatives(number).into_iter().any(|(number, _)| stands(number))
        })
    };
    let unused = library.own_concepts.iter().filter(|(id, _)| !leads_on(id));
    let told = |(id, line): &(String, usize)| {
        in_file(THESAURUS_FILE, *line, AskedFault::UnusedConcept { id: id.clone() })
    };
    unused.map(told).collect()
}

/// That an asker without an answer is sent to nobody.
fn no_contact(library: &Library) -> Option<Diagnostic> {
    let organisation = &library.organisation;
    let of_guidelines = || library.corpus.guidelines().iter();
    let has_own = of_guidelines().any(|guideline| guideline.details.contact.is_some());
    // A plain folder of texts names nobody, and is asked all the same.
    let is_set_up = library.options.guidelines.join(ORGANISATION_FILE).exists();
    let is_missing = is_set_up && organisation.contact.is_none() && !has_own;
    is_missing.then(|| in_file(ORGANISATION_FILE, 1, AskedFault::NoContact))
}

fn at(guideline: &Guideline, start: usize, fault: AskedFault) -> Diagnostic {
    let (line, column) = guideline.lines.line_and_column(start);
    Diagnostic { column: Some(column), ..in_file(&guideline.file, line, fault) }
}

fn in_file(file: &str, line: usize, fault: AskedFault) -> Diagnostic {
    let (file, fault) = (file.to_string(), Fault::Asked(fault));
    Diagnostic { level: Level::Hint, file, line: Some(line), column: None, fault }
}
