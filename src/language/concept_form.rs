//! Concepts as they stand in files, and those that come with the program.

use serde::Deserialize;

/// The files of the built-in lexicon.
const BUILT_IN_FILES: [&str; 20] = [
    include_str!("data/lexicon/accounts.toml"),
    include_str!("data/lexicon/acts.toml"),
    include_str!("data/lexicon/acts_at_work.toml"),
    include_str!("data/lexicon/acts_of_speech.toml"),
    include_str!("data/lexicon/acts_online.toml"),
    include_str!("data/lexicon/circumstances.toml"),
    include_str!("data/lexicon/communication.toml"),
    include_str!("data/lexicon/documents.toml"),
    include_str!("data/lexicon/duties_and_sanctions.toml"),
    include_str!("data/lexicon/images.toml"),
    include_str!("data/lexicon/information.toml"),
    include_str!("data/lexicon/manner.toml"),
    include_str!("data/lexicon/money_and_gifts.toml"),
    include_str!("data/lexicon/organisation.toml"),
    include_str!("data/lexicon/people.toml"),
    include_str!("data/lexicon/platforms.toml"),
    include_str!("data/lexicon/set_phrases.toml"),
    include_str!("data/lexicon/technology.toml"),
    include_str!("data/lexicon/times_and_places.toml"),
    include_str!("data/lexicon/trades.toml"),
];

/// One concept as it stands in a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ConceptForm {
    pub id: String,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub pref_label: ByLanguage<String>,
    #[serde(default)]
    pub alt_label: ByLanguage<Vec<String>>,
    #[serde(default)]
    pub hidden_label: ByLanguage<Vec<String>>,
    #[serde(default)]
    pub broader: Vec<String>,
    #[serde(default)]
    pub related: Vec<String>,
    /// The 1-based line of an organisation's file where it begins; 0 for a built-in one.
    #[serde(skip)]
    pub line: usize,
}

/// A value for each language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ByLanguage<T> {
    pub nl: T,
    pub en: T,
}

/// A whole file of concepts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptsForm {
    #[serde(default)]
    pub concept: Vec<ConceptForm>,
}

/// All concepts that come with the program, in the order of the files.
pub fn built_in_forms() -> Vec<ConceptForm> {
    let mut forms = Vec::new();
    for file in BUILT_IN_FILES {
        let file: ConceptsForm =
            toml::from_str(file).expect("the built-in lexicon is valid TOML, as a test holds");
        forms.extend(file.concept);
    }
    forms
}

/// The ids of all concepts that come with the program, in the order of the files.
///
/// Read line by line: the whole lexicon takes longer than all the rest of a start, and an index
/// that is there has no need of it.
pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
    let lines = BUILT_IN_FILES.iter().flat_map(|file| file.lines());
    lines.filter_map(|line| line.strip_prefix("id = \"")?.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_concepts() {
        let forms = built_in_forms();
        let ids: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
        assert_eq!(built_in_ids().collect::<Vec<_>>(), ids);
    }
}
