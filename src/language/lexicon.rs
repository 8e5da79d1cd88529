//! The field's concepts with their labels, and where a text speaks of them.

use std::sync::{Arc, LazyLock};

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::concept_form::{ConceptForm, built_in_forms};
use super::keys::keys;
use crate::model::Language;

/// How far apart the two words of an act may stand in a sentence: "zet de foto's even online".
const APART_WORDS_MAX: usize = 7;
/// How far up and down the tree a concept still stands for another.
const DISTANCE_MAX: u8 = 2;

/// A thing of the field, as in SKOS.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Concept {
    pub id: String,
    /// Such as `platform`, `act` or `document`.
    pub kind: String,
    /// Its preferred label in Dutch and English.
    pub preferred: [String; 2],
    broader: Vec<usize>,
    narrower: Vec<usize>,
    related: Vec<usize>,
}

/// How one concept stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Same,
    /// So many steps up.
    Broader(u8),
    /// So many steps down.
    Narrower(u8),
    Related,
}

/// A place where a text speaks of a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The concept's number in the lexicon.
    pub concept: usize,
    /// The tokens that name it, by their place in the text; in order.
    pub tokens: Vec<usize>,
}

/// A word made ready for looking concepts up: done once for each word, however often it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LexiconWord {
    /// Those of its keys that labels have.
    keys: Vec<KeyId>,
    /// The labels of the word's language that begin with it.
    labels: Vec<usize>,
}

/// All concepts, with a way from a word's key to the labels that it begins.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    labels: Vec<Label>,
    keys: HashMap<String, KeyId>,
    /// By key, the labels whose first word has it.
    beginning: Vec<Vec<u32>>,
    /// All words of all labels, folded, each once and in order.
    label_words: Vec<String>,
}

/// The number of a key of the lexicon's labels.
type KeyId = u32;

/// The keys of the words of labels so far: most words stand in several labels, and stemming is
/// most of the time that the lexicon takes.
type Stemmed = HashMap<(Language, String), Vec<KeyId>>;

/// A label of a concept in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Label {
    concept: usize,
    language: Language,
    /// The keys of each of its words, sorted.
    words: Vec<Vec<KeyId>>,
    /// Whether its words may stand apart and in any order.
    may_part: bool,
}

static BUILT_IN: LazyLock<Arc<Lexicon>> =
    LazyLock::new(|| Arc::new(Lexicon::new(&built_in_forms())));

impl Lexicon {
    /// The lexicon that comes with the program.
    pub fn built_in() -> Arc<Lexicon> {
        Arc::clone(&BUILT_IN)
    }

    /// The lexicon that comes with the program with an organisation's `own` concepts on top: one
    /// that is there already gains the labels and relations.
    pub fn with(own: &[ConceptForm]) -> Arc<Lexicon> {
        if own.is_empty() {
            return Lexicon::built_in();
        }
        let mut forms = built_in_forms();
        forms.extend_from_slice(own);
        Arc::new(Lexicon::new(&forms))
    }

    /// The lexicon of `forms`. A concept named twice is one concept with the labels of both, so
    /// that an organisation can add its own words; a broader or related concept that does not
    /// exist is passed over.
    pub fn new(forms: &[ConceptForm]) -> Self {
        let mut lexicon = Lexicon::default();
        let mut numbers: HashMap<&str, usize> = HashMap::default();
        for form in forms {
            numbers.entry(&form.id).or_insert_with(|| {
                lexicon.concepts.push(Concept {
                    id: form.id.clone(),
                    kind: form.kind.clone(),
                    preferred: [form.pref_label.nl.clone(), form.pref_label.en.clone()],
                    broader: Vec::new(),
                    narrower: Vec::new(),
                    related: Vec::new(),
                });
                lexicon.concepts.len() - 1
            });
        }
        let mut stemmed = Stemmed::default();
        for form in forms {
            let Some(&number) = numbers.get(form.id.as_str()) else { continue };
            for broader in form.broader.iter().filter_map(|id| numbers.get(id.as_str())) {
                lexicon.concepts[number].broader.push(*broader);
                lexicon.concepts[*broader].narrower.push(number);
            }
            for related in form.related.iter().filter_map(|id| numbers.get(id.as_str())) {
                lexicon.concepts[number].related.push(*related);
                lexicon.concepts[*related].related.push(number);
            }
            lexicon.add_labels(form, number, &mut stemmed);
        }
        lexicon.label_words.sort_unstable();
        lexicon.label_words.dedup();
        lexicon
    }

    fn add_labels(&mut self, form: &ConceptForm, concept: usize, stemmed: &mut Stemmed) {
        let is_act = self.concepts[concept].kind == "act";
        for language in [Language::Nl, Language::En] {
            let (preferred, others, hidden) = match language {
                Language::Nl => (&form.pref_label.nl, &form.alt_label.nl, &form.hidden_label.nl),
                Language::En => (&form.pref_label.en, &form.alt_label.en, &form.hidden_label.en),
            };
            for text in std::iter::once(preferred).chain(others).chain(hidden) {
                let tokens = super::tokens(text);
                if tokens.is_empty() {
                    continue;
                }
                let words: Vec<Vec<KeyId>> = tokens
                    .iter()
                    .map(|token| {
                        let ids = || self.key_ids(keys(&token.text, language));
                        let word = (language, token.text.clone());
                        stemmed.entry(word).or_insert_with(ids).clone()
                    })
                    .collect();
                let number = self.labels.len() as u32;
                for key in &words[0] {
                    self.beginning[*key as usize].push(number);
                }
                self.label_words.extend(tokens.into_iter().map(|token| token.text));
                let may_part = is_act && words.len() == 2;
                self.labels.push(Label { concept, language, words, may_part });
            }
        }
    }

    /// The numbers of keys, sorted; a new key gets a new one.
    fn key_ids(&mut self, keys: Vec<String>) -> Vec<KeyId> {
        let mut ids = Vec::with_capacity(keys.len());
        for key in keys {
            let next = self.beginning.len() as KeyId;
            let id = *self.keys.entry(key).or_insert(next);
            if id == next {
                self.beginning.push(Vec::new());
            }
            ids.push(id);
        }
        ids.sort_unstable();
        ids
    }

    /// All concepts, by number.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// All words of all labels, folded, each once, for splitting compounds.
    pub fn label_words(&self) -> impl Iterator<Item = &str> {
        self.label_words.iter().map(String::as_str)
    }

    /// A word with these `keys`, ready for `mentions`.
    pub fn word(&self, keys: &[String], language: Language) -> LexiconWord {
        let keys: Vec<KeyId> = keys.iter().filter_map(|key| self.keys.get(key)).copied().collect();
        let beginning = keys.iter().flat_map(|key| &self.beginning[*key as usize]);
        let mut labels: Vec<usize> = beginning
            .map(|label| *label as usize)
            .filter(|label| self.labels[*label].language == language)
            .collect();
        labels.sort_unstable();
        labels.dedup();
        LexiconWord { keys, labels }
    }

    /// The concepts that a text speaks of; the longest label wins where two begin alike, and a
    /// word inside a longer label is named again only where it names a relative.
    pub fn mentions(&self, text: &[&LexiconWord]) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let here: Vec<(&Label, Vec<usize>)> = text[at]
                .labels
                .iter()
                .map(|number| &self.labels[*number])
                .filter_map(|label| Some((label, place(label, text, at)?)))
                .collect();
            let Some(longest) = here.iter().map(|(label, _)| label.words.len()).max() else {
                at += 1;
                continue;
            };
            let parts =
                here.iter().any(|(label, _)| label.words.len() == longest && label.may_part);
            for (label, tokens) in here {
                if label.words.len() == longest {
                    self.name_inside(label, &tokens, text, &mut found);
                    push_new(&mut found, Mention { concept: label.concept, tokens });
                }
            }
            at += if parts { 1 } else { longest };
        }
        found
    }

    /// Names the words inside a longer label that name a relative of its concept: "foto" and
    /// "kind" in "foto van een kind", but not the press in "sociale media".
    fn name_inside(
        &self,
        label: &Label,
        tokens: &[usize],
        text: &[&LexiconWord],
        found: &mut Vec<Mention>,
    ) {
        if label.words.len() < 2 {
            return;
        }
        let concept = &self.concepts[label.concept];
        let relatives = [&concept.broader, &concept.narrower, &concept.related];
        for token in tokens {
            for inner in text[*token].labels.iter().map(|number| &self.labels[*number]) {
                let is_relative = relatives.iter().any(|some| some.contains(&inner.concept));
                if inner.words.len() == 1 && is_relative {
                    push_new(found, Mention { concept: inner.concept, tokens: vec![*token] });
                }
            }
        }
    }

    /// The concepts that can stand for `concept`, itself first, each once by its nearest relation.
    pub fn relatives(&self, concept: usize) -> Vec<(usize, Relation)> {
        let mut found = vec![(concept, Relation::Same)];
        let add = |number: usize, relation: Relation, found: &mut Vec<(usize, Relation)>| {
            if found.iter().all(|(known, _)| *known != number) {
                found.push((number, relation));
            }
        };
        let (mut up, mut down) = (vec![concept], vec![concept]);
        for distance in 1..=DISTANCE_MAX {
            up = up.iter().flat_map(|at| self.concepts[*at].broader.clone()).collect();
            down = down.iter().flat_map(|at| self.concepts[*at].narrower.clone()).collect();
            up.iter().for_each(|it| add(*it, Relation::Broader(distance), &mut found));
            down.iter().for_each(|it| add(*it, Relation::Narrower(distance), &mut found));
            if distance == 1 {
                let related = self.concepts[concept].related.iter();
                related.for_each(|it| add(*it, Relation::Related, &mut found));
            }
        }
        found
    }
}

fn push_new(found: &mut Vec<Mention>, mention: Mention) {
    if !found.contains(&mention) {
        found.push(mention);
    }
}

/// The tokens of a label whose first word stands at `at`, if all of it is there.
fn place(label: &Label, text: &[&LexiconWord], at: usize) -> Option<Vec<usize>> {
    let has = |at: usize, keys: &[KeyId]| text[at].keys.iter().any(|key| keys.contains(key));
    if label.may_part {
        let from = at.saturating_sub(APART_WORDS_MAX);
        let to = (at + APART_WORDS_MAX).min(text.len() - 1);
        let other = (from..=to).find(|other| *other != at && has(*other, &label.words[1]))?;
        return Some(vec![at.min(other), at.max(other)]);
    }
    let all = at..at + label.words.len();
    let fits =
        all.end <= text.len() && all.clone().zip(&label.words).all(|(at, keys)| has(at, keys));
    fits.then(|| all.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{ByLanguage, keys, tokens};

    fn named(text: &str) -> Vec<String> {
        let lexicon = Lexicon::built_in();
        let words: Vec<LexiconWord> = tokens(text)
            .iter()
            .map(|token| lexicon.word(&keys(&token.text, Language::Nl), Language::Nl))
            .collect();
        let mentions = lexicon.mentions(&words.iter().collect::<Vec<_>>());
        mentions.iter().map(|it| lexicon.concepts()[it.concept].id.clone()).collect()
    }

    #[test]
    fn concepts_are_found_by_label_nickname_and_form() {
        assert!(named("een filmpje op insta").contains(&"instagram".to_string()));
        assert_eq!(named("instagram"), named("Insta"));
    }

    #[test]
    fn an_organisations_words_come_on_top() {
        let form = |id: &str, nl: &str, broader: &[&str]| ConceptForm {
            id: id.to_string(),
            pref_label: ByLanguage { nl: nl.to_string(), en: String::new() },
            broader: broader.iter().map(|id| id.to_string()).collect(),
            ..ConceptForm::default()
        };
        let own = [form("instagram", "de plaatjesapp", &[]), form("fluit", "Fluit", &["laptop"])];
        let lexicon = Lexicon::with(&own);
        assert_eq!(lexicon.concepts().len(), Lexicon::built_in().concepts().len() + 1);
        let words: Vec<LexiconWord> = ["de", "plaatjesapp", "fluit"]
            .map(|word| lexicon.word(&keys(word, Language::Nl), Language::Nl))
            .to_vec();
        let mentions = lexicon.mentions(&words.iter().collect::<Vec<_>>());
        let named = mentions.iter().map(|it| lexicon.concepts()[it.concept].id.as_str());
        assert_eq!(named.collect::<Vec<_>>(), ["instagram", "fluit"]);
        let relatives = lexicon.relatives(mentions[1].concept);
        let broader = relatives.iter().find(|(_, relation)| *relation == Relation::Broader(1));
        assert_eq!(lexicon.concepts()[broader.unwrap().0].id, "laptop");
    }

    #[test]
    fn every_concept_of_the_built_in_lexicon_has_labels_and_relatives() {
        let lexicon = Lexicon::built_in();
        assert!(lexicon.concepts().len() >= 400);
        for (number, concept) in lexicon.concepts().iter().enumerate() {
            assert!(concept.preferred.iter().all(|label| !label.is_empty()), "{}", concept.id);
            assert_eq!(lexicon.relatives(number)[0], (number, Relation::Same));
        }
    }
}
