//! Guideline files read into a corpus, with every fault as a diagnostic.
