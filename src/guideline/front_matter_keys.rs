//! The keys of a front matter, in English and Dutch, and the words for a status.

/// The keys that mean something; `source` is another name for `link`.
pub const KEYS: [&str; 14] = [
    "title",
    "owner",
    "contact",
    "version",
    "status",
    "valid_from",
    "valid_until",
    "review_by",
    "audience",
    "platforms",
    "link",
    "source",
    "language",
    "cases",
];

/// The Dutch names of keys, beside the English ones: authors write in their own language.
pub const DUTCH_KEYS: [(&str, &str); 17] = [
    ("titel", "title"),
    ("eigenaar", "owner"),
    ("contactpersoon", "contact"),
    ("versie", "version"),
    ("geldig_vanaf", "valid_from"),
    ("ingangsdatum", "valid_from"),
    ("geldig_tot", "valid_until"),
    ("geldig_tot_en_met", "valid_until"),
    ("einddatum", "valid_until"),
    ("herzien_voor", "review_by"),
    ("herzieningsdatum", "review_by"),
    ("doelgroep", "audience"),
    ("platformen", "platforms"),
    ("kanalen", "platforms"),
    ("bron", "link"),
    ("taal", "language"),
    ("voorbeeldvragen", "cases"),
];

/// The English name of a key.
pub fn in_english(key: &str) -> &str {
    DUTCH_KEYS.iter().find(|(dutch, _)| *dutch == key).map_or(key, |(_, english)| english)
}

/// Words for a guideline that is not in force yet, and for one that is.
pub const DRAFT: [&str; 4] = ["draft", "concept", "ontwerp", "proposal"];
pub const PUBLISHED: [&str; 11] = [
    "published",
    "gepubliceerd",
    "definitief",
    "vastgesteld",
    "vigerend",
    "geldend",
    "actueel",
    "final",
    "adopted",
    "approved",
    "in force",
];
