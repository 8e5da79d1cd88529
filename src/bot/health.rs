//! How an organisation's guidelines are: what is wrong, what is late, and what is quoted.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Bot;
use super::library::Library;
use crate::model::{Diagnostic, Guideline, GuidelineHealth, Health, LevelCounts};

impl Bot {
    /// How the guidelines of a snapshot are on `today`.
    pub fn health(&self, library: &Library, today: Date) -> Health {
        let cited = self.citations(&library.organisation.id);
        health(library, &cited, today)
    }
}

fn health(library: &Library, cited: &BTreeMap<String, u64>, today: Date) -> Health {
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in &library.diagnostics {
        by_file.entry(&diagnostic.file).or_default().push(diagnostic);
    }
    // What an organisation above this one wrote is for its own authors.
    let own = library.corpus.guidelines().iter().filter(|guideline| guideline.depth() == 0);
    let of_guideline = |guideline: &std::sync::Arc<Guideline>| {
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
