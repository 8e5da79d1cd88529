//! The forms of a verb, made from its infinitive by the rules of spelling.

/// The forms of one verb, folded.
#[derive(Debug)]
pub struct VerbForms {
    pub all: Vec<String>,
    /// Participles and infinitives.
    pub ending: Vec<String>,
    pub command: String,
    /// What is both its participle and its third person: "verwerkt".
    pub both: Option<String>,
}

/// The forms of a Dutch verb; `door|sturen` is one that parts.
pub fn dutch(infinitive: &str) -> VerbForms {
    let (prefix, base) = infinitive.split_once('|').unwrap_or(("", infinitive));
    let stem = dutch_stem(base);
    // `gaan`: `ga`, and `gaat`.
    let long = if base.ends_with("aan") { base.trim_end_matches('n') } else { &stem };
    let third = if stem.ends_with('t') { stem.clone() } else { format!("{long}t") };
    // A verb that does not part has no "ge" after these either: "ondertiteld", "omzeild".
    let is_long = |rest: &str| rest.chars().count() >= LONG_REST_MIN;
    let is_heavy = ["onder", "over", "om", "mis", "weer"]
        .iter()
        .any(|it| prefix.is_empty() && base.strip_prefix(it).is_some_and(is_long));
    let is_prefixed =
        is_heavy || ["be", "ge", "ver", "ont", "her", "er"].iter().any(|it| base.starts_with(it));
    let weak = if stem.ends_with(['t', 'k', 'f', 's', 'p', 'x']) || stem.ends_with("ch") {
        format!("{}t", stem.trim_end_matches('t'))
    } else {
        format!("{}d", stem.trim_end_matches('d'))
    };
    let ge = if is_prefixed && prefix.is_empty() { "" } else { "ge" };
    let participle = format!("{prefix}{ge}{weak}");
    let strong = DUTCH_STRONG.iter().find(|it| it.0 == base).map(|it| format!("{prefix}{}", it.1));
    let whole = format!("{prefix}{base}");
    let participle = strong.unwrap_or(participle);
    let is_both = participle == third;
    let mut ending = vec![whole, participle];
    if !prefix.is_empty() {
        ending.push(format!("{prefix}te{base}"));
    }
    let mut all = ending.clone();
    all.extend([base.to_string(), stem.clone(), third.clone()]);
    if !prefix.is_empty() {
        all.extend([format!("{prefix}{stem}"), format!("{prefix}{third}")]);
    }
    VerbForms { all, ending, command: stem, both: is_both.then_some(third) }
}

/// So much of a verb stands after such a prefix: "missen" has none.
const LONG_REST_MIN: usize = 5;

/// Participles that the rule does not give.
const DUTCH_STRONG: [(&str, &str); 121] = [
    ("bekijken", "bekeken"),
    ("omschrijven", "omschreven"),
    ("onderschrijven", "onderschreven"),
    ("bevinden", "bevonden"),
    ("herlezen", "herlezen"),
    ("geven", "gegeven"),
    ("nemen", "genomen"),
    ("schrijven", "geschreven"),
    ("spreken", "gesproken"),
    ("lezen", "gelezen"),
    ("kiezen", "gekozen"),
    ("sluiten", "gesloten"),
    ("houden", "gehouden"),
    ("brengen", "gebracht"),
    ("bieden", "geboden"),
    ("verzenden", "verzonden"),
    ("wijzen", "gewezen"),
    ("verwijzen", "verwezen"),
    ("vragen", "gevraagd"),
    ("doen", "gedaan"),
    ("gaan", "gegaan"),
    ("zoeken", "gezocht"),
    ("dragen", "gedragen"),
    ("laten", "gelaten"),
    ("zetten", "gezet"),
    ("bespreken", "besproken"),
    ("verbergen", "verborgen"),
    ("ontvangen", "ontvangen"),
    ("beginnen", "begonnen"),
    ("verbinden", "verbonden"),
    ("verkopen", "verkocht"),
    ("schelden", "gescholden"),
    ("lenen", "geleend"),
    ("beschrijven", "beschreven"),
    ("onderbreken", "onderbroken"),
    ("afwijzen", "afgewezen"),
    ("meten", "gemeten"),
    ("krijgen", "gekregen"),
    ("meenemen", "meegenomen"),
    ("onderhouden", "onderhouden"),
    ("nalezen", "nagelezen"),
    ("slaan", "geslagen"),
    ("staan", "gestaan"),
    ("trekken", "getrokken"),
    ("werpen", "geworpen"),
    ("kijken", "gekeken"),
    ("bergen", "geborgen"),
    ("kopen", "gekocht"),
    ("roepen", "geroepen"),
    ("vangen", "gevangen"),
    ("zien", "gezien"),
    ("behouden", "behouden"),
    ("besluiten", "besloten"),
    ("bestrijden", "bestreden"),
    ("betrekken", "betrokken"),
    ("bevriezen", "bevroren"),
    ("lopen", "gelopen"),
    ("grijpen", "gegrepen"),
    ("winnen", "gewonnen"),
    ("liegen", "gelogen"),
    ("komen", "gekomen"),
    ("prijzen", "geprezen"),
    ("schenden", "geschonden"),
    ("treden", "getreden"),
    ("zenden", "gezonden"),
    ("zwijgen", "gezwegen"),
    ("zeggen", "gezegd"),
    ("eten", "gegeten"),
    ("drinken", "gedronken"),
    ("rijden", "gereden"),
    ("vliegen", "gevlogen"),
    ("blijven", "gebleven"),
    ("helpen", "geholpen"),
    ("lachen", "gelachen"),
    ("verbreken", "verbroken"),
    ("verlaten", "verlaten"),
    ("verwerpen", "verworpen"),
    ("verwerven", "verworven"),
    ("verzinnen", "verzonnen"),
    ("overdrijven", "overdreven"),
    ("overschrijden", "overschreden"),
    ("overschrijven", "overschreven"),
    ("overtreden", "overtreden"),
    ("ontzien", "ontzien"),
    ("vermijden", "vermeden"),
    ("gelden", "gegolden"),
    ("bijdragen", "bijgedragen"),
    ("aangeven", "aangegeven"),
    ("afbeelden", "afgebeeld"),
    ("doorzoeken", "doorzocht"),
    ("geschieden", "geschied"),
    ("onderzoeken", "onderzocht"),
    ("invullen", "ingevuld"),
    ("weglaten", "weggelaten"),
    ("toestaan", "toegestaan"),
    ("liggen", "gelegen"),
    ("vervangen", "vervangen"),
    ("bezoeken", "bezocht"),
    ("verzoeken", "verzocht"),
    ("heffen", "geheven"),
    ("schenken", "geschonken"),
    ("werven", "geworven"),
    ("ontslaan", "ontslagen"),
    ("wijken", "geweken"),
    ("ontwerpen", "ontworpen"),
    ("hangen", "gehangen"),
    ("vergelijken", "vergeleken"),
    ("herzien", "herzien"),
    ("ontsluiten", "ontsloten"),
    ("verhelpen", "verholpen"),
    ("aannemen", "aangenomen"),
    ("aanschrijven", "aangeschreven"),
    ("aanhouden", "aangehouden"),
    ("aanbrengen", "aangebracht"),
    ("aansluiten", "aangesloten"),
    ("doorgeven", "doorgegeven"),
    ("doornemen", "doorgenomen"),
    ("doorzenden", "doorgezonden"),
    ("overbrengen", "overgebracht"),
    ("vinden", "gevonden"),
    ("bevelen", "bevolen"),
];

/// The stem, as the rules of open and closed syllables spell it: `delen` → `deel`.
fn dutch_stem(infinitive: &str) -> String {
    let Some(cut) = infinitive.strip_suffix("en") else {
        let cut = infinitive.strip_suffix('n').unwrap_or(infinitive);
        return cut.strip_suffix("aa").map_or(cut.to_string(), |it| format!("{it}a"));
    };
    let letters: Vec<char> = cut.chars().collect();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|it| "aeiouy".contains(*it));
    let last = letters.len().saturating_sub(1);
    let mut stem: String = cut.to_string();
    // `doen`, `gaan`: the vowel stays.
    if is_vowel(last) {
        return cut.to_string() + "e";
    }
    if last >= 1 && letters[last] == letters[last - 1] && !is_vowel(last) {
        stem.pop();
    } else if last >= 2 && !is_vowel(last) && is_vowel(last - 1) && !is_vowel(last - 2) {
        let is_later = letters.iter().take(last - 2).any(|it| "aeiouy".contains(*it));
        // `waarschuw`, `duw`: "uw" is one sound.
        let is_weak =
            letters[last - 1] == 'e' && is_later && is_weak_syllable(cut) || cut.ends_with("uw");
        if !is_weak && "aeou".contains(letters[last - 1]) {
            stem.insert(stem.len() - 1, letters[last - 1]);
        }
    }
    match stem.pop() {
        Some('v') => stem.push('f'),
        Some('z') => stem.push('s'),
        Some(letter) => stem.push(letter),
        None => {}
    }
    stem
}

/// Whether the last syllable has no stress, so that its vowel is not doubled: `weiger`, `teken`.
fn is_weak_syllable(cut: &str) -> bool {
    const STRESSLESS: [&str; 22] = [
        "weiger", "beter", "wijder", "ander", "lever", "luister", "teken", "open", "reken",
        "nader", "inner", "gader", "zeker", "vorder", "minder", "hinder", "schilder", "fluister",
        "koester", "offer", "cijfer", "ruimer",
    ];
    cut.ends_with("el") && !cut.ends_with("deel") && !cut.ends_with("del")
        || STRESSLESS.iter().any(|it| cut.ends_with(it))
}

/// The forms of an English verb: the plain one, and its irregular ones after it.
pub fn english(line: &str) -> VerbForms {
    let mut words = line.split_whitespace().map(str::to_string);
    let base = words.next().unwrap_or_default();
    let irregular: Vec<String> = words.collect();
    let stem = base.strip_suffix('e').unwrap_or(&base);
    let doubled = base.chars().last().filter(|_| is_closed_syllable(&base));
    let doubled = doubled.map_or(String::new(), |letter| letter.to_string());
    let stem_of_y = base.strip_suffix('y').filter(|it| !it.ends_with(['a', 'e', 'o', 'u']));
    let mut all = vec![base.clone(), format!("{stem}{doubled}ing")];
    match stem_of_y {
        Some(stem) => all.extend([format!("{stem}ies"), format!("{stem}ied")]),
        None => all.extend([format!("{stem}{doubled}ed"), format!("{base}s"), format!("{base}es")]),
    }
    all.extend(irregular);
    let ending = all.iter().filter(|form| !form.ends_with('s')).cloned().collect();
    VerbForms { all, ending, command: base, both: None }
}

/// Whether a short word ends in one vowel and one consonant, which is doubled: `log`, `tag`.
fn is_closed_syllable(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |letter: char| "aeiou".contains(letter);
    match letters.as_slice() {
        [first @ .., vowel, last] => {
            is_vowel(*vowel)
                && !is_vowel(*last)
                && !"wxy".contains(*last)
                && first.iter().filter(|letter| is_vowel(**letter)).count() == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_verbs_have_their_forms() {
        let stems = [
            "plaatsen",
            "delen",
            "zetten",
            "geven",
            "lezen",
            "volgen",
            "doen",
            "gaan",
            "archiveren",
        ];
        let stems: Vec<String> = stems.iter().map(|it| dutch_stem(it)).collect();
        assert_eq!(
            stems,
            ["plaats", "deel", "zet", "geef", "lees", "volg", "doe", "ga", "archiveer"]
        );
        let forms = dutch("goed|keuren");
        assert!(forms.ending.contains(&"goedgekeurd".to_string()));
        let third = |infinitive: &str| dutch(infinitive).command + "t";
        assert_eq!(third("waarschuwen"), "waarschuwt");
        assert_eq!(third("benaderen"), "benadert");
        assert_eq!(third("herinneren"), "herinnert");
        assert_eq!(third("beheren"), "beheert");
        assert_eq!(dutch("verwerken").both.as_deref(), Some("verwerkt"));
        assert_eq!(dutch("bekijken").both, None);
        assert_eq!(dutch("plaatsen").both, None);
        assert!(dutch("vermelden").ending.contains(&"vermeld".to_string()));
    }

    #[test]
    fn english_verbs_have_their_forms() {
        let all = english("tag").all;
        assert!(all.contains(&"tagged".to_string()) && all.contains(&"tagging".to_string()));
        assert!(english("notify").all.contains(&"notified".to_string()));
        assert!(english("delete").all.contains(&"deleted".to_string()));
    }
}
