//! Finds the known name that somebody most likely meant.

/// How alike two names must be, from 0 to 1, to offer one for the other; found by hand on
/// slips such as `titel` for `title` and `valid-from` for `valid_from`.
const LIKENESS_MIN: f64 = 0.7;

/// The one of `known` that is most like `name`, if any is like it.
pub fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let name = name.to_lowercase();
    known
        .into_iter()
        .map(|other| (strsim::normalized_damerau_levenshtein(&name, &other.to_lowercase()), other))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, other)| other.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_known_name() {
        assert_eq!(near("Titel", ["owner", "title"]).as_deref(), Some("title"));
        assert_eq!(near("weight", ["owner", "title"]), None);
    }
}
