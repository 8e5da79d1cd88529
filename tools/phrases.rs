//! Makes the detectors' lists ready to be searched while the program is built, so that no start
//! has to wait for it: the phrases as an automaton (Aho and Corasick, 1975, in two arrays as Aoe
//! had it, 1989), first names sorted.
//!
//! A part of `build.rs`. `src/safety/cues.rs` reads what is written here; a test there holds it
//! against the lists as TOML.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::automaton::{Automaton, codes};

const FOLDER: &str = "src/safety/data";

/// The files of phrases, in the order of the cues.
const FILES: [&str; 7] =
    ["numbers", "people", "matters", "marks", "tone", "politics", "reputation"];

/// Cues that only the detectors of drafts ask for: most of all phrases.
const OF_DRAFTS: [&str; 42] = [
    "leak",
    "leak_maybe",
    "leak_turn",
    "not_yet",
    "disclosed",
    "unknown",
    "closed",
    "closed_place",
    "heard",
    "published",
    "hint",
    "content",
    "soon",
    "insult",
    "soft_insult",
    "directed",
    "contempt",
    "contempt_word",
    "inability",
    "scorn",
    "people",
    "cheer",
    "derision",
    "target",
    "party",
    "vote",
    "vote_for",
    "contest",
    "campaign",
    "election",
    "opinion",
    "government",
    "ouster",
    "stance",
    "neutral",
    "own",
    "disgrace",
    "hard_disgrace",
    "copied",
    "gripe",
    "amends",
    "insider",
];

/// How many bytes `~`, `..` and `...` may skip.
const GAPS: [(&str, usize); 3] = [("~", 16), ("..", 42), ("...", 90)];

/// The lists of a file: its sections, and the texts of each by key.
type Lists = Vec<(String, Vec<(String, String)>)>;

/// Phrases with what each stands for, as `cues.rs` reads it.
#[derive(Default)]
struct Phrases {
    entries: BTreeMap<String, Vec<u32>>,
    /// The cue of each phrase with gaps, and how far each gap may reach.
    gapped: Vec<(usize, Vec<usize>)>,
}

/// Writes all tables into `out`.
pub fn write(out: &Path) {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=tools");
    let classes = lists("classes");
    let files: Vec<Lists> = FILES.iter().map(|file| lists(file)).collect();
    let cues: Vec<_> = files.iter().flatten().collect();
    let mut source = String::from("/// The cues by the numbers that the entries have.\n");
    let names: Vec<String> = cues.iter().map(|(name, _)| camel(name)).collect();
    let _ = write!(source, "static CUES: [Cue; {}] = [", names.len());
    names.iter().for_each(|name| source += &format!("Cue::{name}, "));
    source += "];\n";
    for (name, is_of_drafts) in [("BUILT_IN", true), ("OF_QUESTIONS", false)] {
        let mut phrases = Phrases::default();
        for (cue, (section, texts)) in cues.iter().enumerate() {
            if is_of_drafts || !OF_DRAFTS.contains(&section.as_str()) {
                texts.iter().for_each(|(_, text)| phrases.add_all(cue, text, &classes));
            }
        }
        source += &finder(name, &phrases, &names, out);
    }
    save(&out.join("phrases.rs"), source.as_bytes());
    save(&out.join("first_names.rs"), first_names().as_bytes());
}

/// The automaton of some phrases, as Rust.
fn finder(name: &str, phrases: &Phrases, cues: &[String], out: &Path) -> String {
    let codes = codes(phrases.entries.keys());
    let automaton = Automaton::new(&phrases.entries, &codes);
    let mut source = format!("\n/// Ready to be searched by.\npub static {name}: CueFinder = ");
    let _ = write!(source, "CueFinder {{\n    codes: &{codes:?},\n    gapped: &[");
    for (cue, gaps) in &phrases.gapped {
        let _ = write!(source, "Gapped {{ cue: Cue::{}, gaps: &{gaps:?} }}, ", cues[*cue]);
    }
    source += "],\n";
    for (field, bytes, width) in [
        ("states", &automaton.states, 12),
        ("outputs", &automaton.outputs, 12),
        ("entries", &automaton.entries, 4),
    ] {
        let path = out.join(format!("{name}_{field}.bin"));
        save(&path, bytes);
        let _ = writeln!(source, "    {field}: include_bytes!({path:?}).as_chunks::<{width}>().0,");
    }
    source + "};\n"
}

impl Phrases {
    fn add_all(&mut self, cue: usize, text: &str, classes: &Lists) {
        for phrase in text.split([',', '\n']) {
            let mut gaps = Vec::new();
            let mut parts = vec![String::new()];
            for word in phrase.split_whitespace() {
                if let Some((_, bytes)) = GAPS.iter().find(|(sign, _)| *sign == word) {
                    gaps.push(*bytes);
                    parts.push(String::new());
                } else if let Some(part) = parts.last_mut() {
                    *part += word;
                    *part += " ";
                }
            }
            if gaps.is_empty() {
                self.add(phrase, cue << 3);
                continue;
            }
            let gapped = self.gapped.len();
            self.gapped.push((cue, gaps));
            for (at, part) in parts.iter().enumerate() {
                let role = (gapped << 3 | at) << 3 | 4;
                part.split('/').for_each(|word| self.add_word(word.trim(), role, classes));
            }
        }
    }

    /// A word of a part, or all words of its class.
    fn add_word(&mut self, word: &str, role: usize, classes: &Lists) {
        let Some(name) = word.strip_prefix('@') else { return self.add(word, role) };
        let class = classes.iter().flat_map(|(_, texts)| texts).find(|(key, _)| key == name);
        let (_, text) = class.unwrap_or_else(|| panic!("there is no class {name}"));
        text.split([',', '\n']).for_each(|word| self.add(word, role));
    }

    /// A phrase; `*` at an end leaves that border open: the last two bits of its entry.
    fn add(&mut self, phrase: &str, role: usize) {
        let phrase = phrase.trim();
        let open = usize::from(phrase.starts_with('*')) | usize::from(phrase.ends_with('*')) << 1;
        let folded = folded(phrase.trim_matches('*').trim());
        if !folded.is_empty() {
            let entry = u32::try_from(role | open).expect("there are few cues and phrases");
            self.entries.entry(folded).or_default().push(entry);
        }
    }
}

/// As a view has it, in lower case, for the letters that stand in the lists.
fn folded(text: &str) -> String {
    let plain = text.chars().map(|letter| match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ó' | 'ô' | 'ö' => 'o',
        'ú' | 'û' | 'ü' => 'u',
        ' '..='~' => letter.to_ascii_lowercase(),
        _ => panic!("a list has a letter that cannot be folded: {letter:?} in {text:?}"),
    });
    plain
        .collect::<String>()
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// First names, and those that are words too, each sorted and as one number.
fn first_names() -> String {
    let mut source = String::new();
    for (key, text) in lists("first_names").iter().flat_map(|(_, texts)| texts) {
        let number = |name: &str| {
            let mut letters = [0; 16];
            assert!(name.is_ascii() && name.len() <= letters.len(), "{name} is no short name");
            letters[..name.len()].copy_from_slice(name.as_bytes());
            u128::from_be_bytes(letters)
        };
        let mut names: Vec<u128> = text.split_whitespace().map(number).collect();
        names.sort_unstable();
        names.dedup();
        let (name, count) = (key.to_uppercase(), names.len());
        let _ = writeln!(source, "static {name}: [u128; {count}] = {names:?};");
    }
    source
}

/// Reads a file of lists: TOML, of which they use comments, sections, and texts without escapes
/// in one pair of quotes or in three.
fn lists(file: &str) -> Lists {
    let path = format!("{FOLDER}/{file}.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut lists: Lists = vec![(String::new(), Vec::new())];
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        let trimmed = line.trim();
        if let Some(name) = trimmed.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            lists.push((name.to_string(), Vec::new()));
        } else if let Some((key, value)) =
            trimmed.split_once('=').filter(|_| !line.starts_with('#'))
        {
            let is_long = value.trim().starts_with("\"\"\"");
            let quote = if is_long { "\"\"\"" } else { "\"" };
            let from = rest.find(quote).expect("a text begins with a quote") + quote.len();
            let (value, after) = rest[from..].split_once(quote).expect("a text ends with a quote");
            assert!(!value.contains('\\') && (is_long || !value.contains('\n')), "{path}: {line}");
            let texts = &mut lists.last_mut().expect("there is one at least").1;
            texts.push((key.trim().to_string(), value.to_string()));
            rest = after.split_once('\n').map_or("", |(_, behind)| behind);
            continue;
        } else {
            assert!(trimmed.is_empty() || trimmed.starts_with('#'), "{path}: {line}");
        }
        rest = behind;
    }
    lists.retain(|(_, texts)| !texts.is_empty());
    lists
}

/// `hard_disgrace` as `HardDisgrace`.
fn camel(name: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(word).collect()
}

fn save(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
