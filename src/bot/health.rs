//! How an organisation's guidelines are: what is wrong, what is late, and what is quoted.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::Bot;
use super::library::Library;
use crate::model::{Diagnostic, Guideline, GuidelineHealth, Health, LevelCounts};

impl Bot {
    /// How the guidelines of a snapshot are on `today`.
    ///
    /// What only shows when the whole is asked is in it once somebody had it asked (`ask_cases`).
    pub fn health(&self, library: &Arc<Library>, today: Date) -> Health {
        let cited = self.citations(&library.organisation.id);
        let asked = self.found_by_asking(library);
        health(library, library.diagnostics.iter().chain(&*asked), &cited, today)
    }

    /// All that is wrong in one guideline file, as far as `health` knows it, by line.
    pub fn faults_of(&self, library: &Arc<Library>, file: &str) -> Vec<Diagnostic> {
        let asked = self.found_by_asking(library);
        let all = library.diagnostics.iter().chain(&*asked);
        let mut found: Vec<Diagnostic> = all.filter(|one| one.file == file).cloned().collect();
        found.sort_by_key(|one| (one.line, one.column));
        found
    }
}

fn health<'one>(
    library: &Library,
    diagnostics: impl Iterator<Item = &'one Diagnostic>,
    cited: &BTreeMap<String, u64>,
    today: Date,
) -> Health {
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        by_file.entry(&diagnostic.file).or_default().push(diagnostic);
    }
    // What an organisation above this one wrote is for its own authors.
    let own = library.corpus.guidelines().iter().filter(|guideline| guideline.depth() == 0);
    let of_guideline = |guideline: &Arc<Guideline>| {
        let found = by_file.remove(guideline.file.as_str()).unwrap_or_default();
        let cited = cited.get(&guideline.file).copied().unwrap_or(0);
        one(guideline, LevelCounts::of(found), cited, today)
    };
    let mut guidelines: Vec<GuidelineHealth> = own.map(of_guideline).collect();
    guidelines.sort_by_cached_key(|one| {
        let order = (!one.needs_care(), one.faults.errors == 0, !one.is_overdue);
        (order, one.title.to_lowercase())
    });
    Health { guidelines, elsewhere: by_file.into_values().flatten().cloned().collect() }
}

fn one(guideline: &Guideline, faults: LevelCounts, cited: u64, today: Date) -> GuidelineHealth {
    let details = &guideline.details;
    GuidelineHealth {
        file: guideline.file.clone(),
        slug: guideline.slug.clone(),
        title: guideline.title.clone(),
        language: guideline.language,
        owner: details.owner.clone(),
        version: details.version.clone(),
        status: details.status,
        is_valid: details.is_valid_on(today),
        review_by: details.review_by,
        is_overdue: details.review_by.is_some_and(|day| day < today),
        faults,
        cited,
    }
}
