//! A snapshot that has come about by many edits is the one that a start makes of the same files,
//! though only files that are named as changed are read.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use deelwijzer::bot::ask::{ask, ask_explained};
use deelwijzer::bot::library::{Library, open};
use deelwijzer::bot::settle::settle;
use deelwijzer::bot::{AskRequest, Bot, LibraryOptions, today};
use deelwijzer::guideline::{self, Changed, ReadLimits};
use deelwijzer::language::{Wording, keys, part_term};
use deelwijzer::model::{Language, TermId};
use deelwijzer::understanding::inquire;
use proptest::prelude::*;

use super::options_of;

/// Words of which some make others up, in both languages, and some are labels of concepts.
const WORDS: [&str; 32] = [
    "foto",
    "foto's",
    "collega",
    "vakantie",
    "vakantiefoto",
    "vakantiefoto's",
    "groep",
    "groepsapp",
    "app",
    "apps",
    "persoon",
    "persoonsgegevens",
    "gegevens",
    "werk",
    "werktelefoon",
    "telefoon",
    "delen",
    "gedeeld",
    "post",
    "posts",
    "sharing",
    "share",
    "photo",
    "photos",
    "instagram",
    "linkedin",
    "raad",
    "raadslid",
    "lid",
    "leden",
    "stad",
    "stadhuis",
];

const QUESTIONS: [&str; 8] = [
    "Mag ik een vakantiefoto van een collega delen?",
    "Mogen persoonsgegevens in de groepsapp?",
    "Wat doe ik met mijn werktelefoon?",
    "Moet een raadslid foto's van het stadhuis delen?",
    "May I share a photo of a colleague on LinkedIn?",
    "Are posts on instagram allowed?",
    "mag vakntiefoto op insta",
    "stadhuistelefoon",
];

/// What is done to the files, by their numbers.
#[derive(Clone, Debug)]
enum Edit {
    Write {
        file: usize,
        heading: Vec<usize>,
        rules: Vec<(usize, Vec<usize>)>,
    },
    Delete {
        file: usize,
    },
    Rename {
        from: usize,
        to: usize,
    },
    /// A byte that stands in no text.
    Break {
        file: usize,
    },
    /// What stands beside the guidelines: a name, and one of its texts or none.
    Beside {
        name: usize,
        text: usize,
        file: usize,
        rule: Vec<usize>,
    },
    /// The files that are named may have changed, and have not.
    Touch {
        file: usize,
    },
    /// None of the files: the snapshot settles.
    Settle,
}

const FILES: usize = 5;

fn name(file: usize) -> String {
    format!("regels-{file}.md")
}

fn words(chosen: &[usize]) -> String {
    chosen.iter().map(|at| WORDS[at % WORDS.len()]).collect::<Vec<_>>().join(" ")
}

const BESIDE: [&str; 6] = [
    "cases/vragen.toml",
    "organisation.toml",
    "risks.toml",
    "safety.toml",
    "wording.toml",
    "README.md",
];

/// A text of a file beside the guidelines, which cites a rule that may be there.
fn beside(name: usize, text: usize, file: usize, rule: &[usize]) -> Option<String> {
    let of_rule = if name.is_multiple_of(BESIDE.len()) { String::new() } else { words(rule) };
    let quote = format!("Je mag {of_rule}");
    let cited = format!("{{ file = \"{}\", quote = \"{quote}\" }}", self::name(file));
    let fixed = "{ file = \"vast.md\", quote = \"Deel een foto\" }";
    let cited = if text % 3 == 1 { fixed.to_string() } else { cited };
    Some(match (name % BESIDE.len(), text % 3) {
        (_, 0) => return None,
        (0, _) => {
            format!("[[case]]\nquestion = \"Mag {}?\"\ncites = [{fixed}, {cited}]\n", words(rule))
        }
        (1, _) => format!(
            "name = \"Dorp\"\nlanguages = [\"en\", \"nl\"]\n[[routes]]\nkind = \"threat\"\n\
             words = [\"{}\"]\ntitle = \"Let op\"\nmessage = \"Bel.\"\nrests_on = {cited}\n",
            words(rule)
        ),
        (2, _) => format!(
            "[[risk]]\nid = \"een\"\nkind = \"privacy\"\nlevel = \"low\"\nmessage = \"Let op.\"\n\
             rests_on = {cited}\n[risk.when]\nquestion = [\"{}\"]\n",
            words(rule)
        ),
        (3, _) => format!("[public]\nnames = [\"{}\"]\n", words(rule)),
        (4, _) => format!("[rules]\nconsent = {{ nl = [\"{}\"] }}\n", words(rule)),
        _ => "# Voor auteurs\n".to_string(),
    })
}

/// The text of a guideline; one in three is in English.
fn text(file: usize, heading: &[usize], rules: &[(usize, Vec<usize>)]) -> String {
    let language = if file % 3 == 2 { "---\nlanguage: en\n---\n" } else { "" };
    let mut text = format!("{language}# Regels {}\n\n## {}\n", words(heading), words(heading));
    for (kind, rule) in rules {
        let rule = words(rule);
        let _ = match kind % 4 {
            0 => write!(
                text,
                "\nJe mag {rule} alleen na overleg, zie [daar](regels-{}.md#{rule}).\n",
                kind % (FILES + 1)
            ),
            1 => write!(text, "\nPlaats nooit:\n\n- {rule}\n- {rule} en meer\n"),
            2 => write!(text, "\nYou may not post {rule} without consent.\n"),
            _ => write!(text, "\n## {rule}\n\nDeel {rule}. Meld {rule} niet.\n"),
        };
    }
    text
}

/// Makes an edit; with the paths that a watcher names then.
fn apply(edit: &Edit, folder: &Path) -> Vec<PathBuf> {
    let path = |file: &usize| folder.join(name(*file));
    match edit {
        Edit::Write { file, heading, rules } => {
            fs::write(path(file), text(*file, heading, rules)).unwrap();
            vec![path(file)]
        }
        Edit::Delete { file } => {
            let _ = fs::remove_file(path(file));
            vec![path(file)]
        }
        Edit::Rename { from, to } => {
            let _ = fs::rename(path(from), path(to));
            vec![path(from), path(to)]
        }
        Edit::Break { file } => {
            fs::write(path(file), b"# Stuk\n\n\xff\n").unwrap();
            vec![path(file)]
        }
        Edit::Beside { name, text, file, rule } => {
            let path = folder.join(BESIDE[name % BESIDE.len()]);
            match beside(*name, *text, *file, rule) {
                Some(text) => fs::write(&path, text).unwrap(),
                None => drop(fs::remove_file(&path)),
            }
            vec![path]
        }
        Edit::Touch { file } => vec![path(file)],
        Edit::Settle => Vec::new(),
    }
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let some = |most| prop::collection::vec(0..WORDS.len(), 1..most);
    let rules = prop::collection::vec((0..12usize, some(6)), 0..6);
    let edit = prop_oneof![
        6 => (0..FILES, some(3), rules)
            .prop_map(|(file, heading, rules)| Edit::Write { file, heading, rules }),
        2 => (0..FILES).prop_map(|file| Edit::Delete { file }),
        2 => (0..FILES, 0..FILES).prop_map(|(from, to)| Edit::Rename { from, to }),
        1 => (0..FILES).prop_map(|file| Edit::Break { file }),
        4 => (0..BESIDE.len(), 0..9usize, 0..FILES, some(3))
            .prop_map(|(name, text, file, rule)| Edit::Beside { name, text, file, rule }),
        1 => (0..FILES).prop_map(|file| Edit::Touch { file }),
        1 => Just(Edit::Settle),
    ];
    prop::collection::vec(edit, 1..9)
}

/// All that can be seen of a snapshot, without the numbers of its terms.
fn seen(library: &Arc<Library>) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    let terms = &library.terms;
    let vocabulary = &terms.vocabulary;
    let names = |ids: &[TermId]| {
        let mut names: Vec<&str> = ids.iter().map(|id| vocabulary.name(*id)).collect();
        names.sort_unstable();
        names.join(" ")
    };
    for (term, name) in vocabulary.terms() {
        let idf = vocabulary.idf(Some(term)).to_bits();
        let split = terms.compounds.split(name);
        let subject = vocabulary.is_subject(term);
        seen.insert(format!("term {name}"), format!("{idf} {subject} {split:?}"));
        let word = name.trim_start_matches(['+', '#']);
        for language in [Language::Nl, Language::En] {
            for key in keys(word, language) {
                for key in [part_term(&key), key] {
                    let Some(family) = vocabulary.family(&key) else { continue };
                    let members: Vec<TermId> = vocabulary.members(family).collect();
                    let idf = vocabulary.family_idf(family).to_bits();
                    seen.insert(format!("family {key}"), format!("{} {idf}", names(&members)));
                }
            }
            let inquiry = inquire(word, Wording::plain(language), terms);
            let hits = library.index.search(&inquiry, language, 1000).unwrap();
            let hits: Vec<_> = hits.iter().map(|hit| (hit.passage, hit.score.to_bits())).collect();
            seen.insert(format!("hits {language:?} {word}"), format!("{hits:?}"));
        }
    }
    for id in 0..library.corpus.passage_count() {
        let passage = terms.passage(id).unwrap();
        let around = passage.around().map(names);
        let mut shown = format!("{around:?} {:?}", passage.gives());
        for sentence in passage.sentences() {
            let placed = sentence.terms.iter().zip(sentence.positions);
            let mut placed: Vec<_> = placed.map(|(id, at)| (at, vocabulary.name(*id))).collect();
            placed.sort_unstable();
            let _ = write!(shown, " {placed:?} {}", vocabulary.weight(sentence).to_bits());
        }
        seen.insert(format!("passage {id}"), shown);
    }
    seen.insert("organisation".to_string(), format!("{:?}", library.organisation));
    seen.insert("cases".to_string(), format!("{:?}", library.cases));
    seen.insert("faults".to_string(), format!("{:?}", library.diagnostics));
    seen.insert("risks".to_string(), format!("{:?}", library.risks));
    seen.insert("routes".to_string(), format!("{:?}", library.routes));
    seen.insert("safety".to_string(), format!("{:?} {:?}", library.safety, library.screen));
    for question in QUESTIONS {
        let question = question.to_string();
        let request = AskRequest { question: question.clone(), ..AskRequest::default() };
        let answer = ask(library, &request).answer;
        let explained = ask_explained(library, &request).1;
        seen.insert(format!("answer {question}"), format!("{answer:?} {explained:?}"));
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_snapshot_is_the_one_that_a_start_makes(edits in edits()) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("cases")).unwrap();
        fs::write(folder.path().join("vast.md"), "# Vast\n\nDeel een foto van de stad.\n").unwrap();
        let options = trusting(folder.path());
        let mut library = open(&options, today()).unwrap();
        for edit in &edits {
            let changed = Changed::Named(apply(edit, folder.path()).into_iter().collect());
            match library.reload_changed(&changed, today()) {
                Ok(edited) => library = edited,
                Err(error) => {
                    let read = &ReadLimits::default();
                    let fresh = guideline::load(folder.path(), &options.id, read, today(), None);
                    prop_assert_eq!(error.diagnostics(), fresh.diagnostics);
                    continue;
                }
            }
            if matches!(edit, Edit::Settle) && let Some(settled) = library.settled().unwrap() {
                library = settled;
            }
            let fresh = open(&options_of(folder.path()), today()).unwrap();
            prop_assert_eq!(library.corpus.fingerprint(), fresh.corpus.fingerprint());
            let (edited, fresh_seen) = (seen(&library), seen(&fresh));
            for (what, of_fresh) in &fresh_seen {
                prop_assert_eq!(edited.get(what), Some(of_fresh), "{}", what);
            }
            prop_assert_eq!(edited.len(), fresh_seen.len());
            prop_assert!(library.terms.spelling == fresh.terms.spelling);
        }
    }
}

/// A folder whose files are taken as they were read as soon as they have been.
fn trusting(folder: &Path) -> LibraryOptions {
    let read = ReadLimits { left_alone: Duration::ZERO, ..ReadLimits::default() };
    LibraryOptions { read, ..options_of(folder) }
}

/// Nobody tells of a file that is put in the place of another, and it is read all the same; what
/// was read is not read again.
#[test]
fn a_file_that_another_takes_the_place_of_is_read_though_nobody_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.md"), "# A\n\nDe vlag hangt buiten.\n").unwrap();
    fs::write(path("b.md"), "# B\n\nDe wimpel ligt binnen.\n").unwrap();
    let library = open(&trusting(folder.path()), today()).unwrap();
    fs::write(path("nieuw.tmp"), "# A\n\nDe vlag hangt binnen.\n").unwrap();
    fs::rename(path("nieuw.tmp"), path("a.md")).unwrap();
    let nothing = Changed::Named(Default::default());
    let edited = library.reload_changed(&nothing, today()).unwrap();
    let [before, after] = [&library, &edited].map(|it| it.corpus.guidelines());
    assert_eq!(after[0].text, "# A\n\nDe vlag hangt binnen.\n");
    assert!(Arc::ptr_eq(&before[1], &after[1]));
    fs::remove_file(path("a.md")).unwrap();
    let left = edited.reload_changed(&nothing, today()).unwrap();
    assert_eq!(left.corpus.guidelines().len(), 1);
}

#[test]
fn a_quote_that_comes_and_goes_with_an_edit_is_missed_only_while_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("regels-0.md");
    fs::create_dir(folder.path().join("cases")).unwrap();
    fs::write(folder.path().join(BESIDE[0]), beside(0, 2, 0, &[0]).unwrap()).unwrap();
    fs::write(folder.path().join("vast.md"), "# Vast\n\nDeel een foto van de stad.\n").unwrap();
    let write = |kind| fs::write(&path, text(0, &[0], &[(kind, vec![1, 2])])).unwrap();
    write(0);
    let mut library = open(&trusting(folder.path()), today()).unwrap();
    let changed = Changed::Named([path.clone()].into());
    for (kind, is_missed) in [(3, true), (0, false), (1, true)] {
        write(kind);
        library = library.reload_changed(&changed, today()).unwrap();
        let fresh = open(&options_of(folder.path()), today()).unwrap();
        assert_eq!(library.diagnostics, fresh.diagnostics);
        let is_told = library.diagnostics.iter().any(|found| found.file == BESIDE[0]);
        assert_eq!(is_told, is_missed, "{:?}", library.diagnostics);
    }
}

/// What no event told of is found out once it is quiet.
#[test]
fn an_edit_that_was_missed_is_noticed_when_the_snapshot_settles() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "# A\n\nDe vlag hangt buiten.\n").unwrap();
    let library = open(&options_of(folder.path()), today()).unwrap();
    let bot = Bot::new(vec![library], "proef".to_string());
    assert!(settle(&bot, "proef"));
    fs::write(folder.path().join("a.md"), "# A\n\nDe vlag hangt binnen.\n").unwrap();
    assert!(!settle(&bot, "proef"));
    // A broken edit was refused, and told, when it was made.
    fs::write(folder.path().join("a.md"), b"# A\n\n\xff\n").unwrap();
    assert!(settle(&bot, "proef"));
}

#[test]
fn a_settled_snapshot_is_written_and_read_at_the_next_start() {
    let (folder, index) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("regels.md");
    fs::write(&path, text(0, &[0], &[(0, vec![1, 2])])).unwrap();
    let options =
        LibraryOptions { index: Some(index.path().to_path_buf()), ..options_of(folder.path()) };
    let library = open(&options, today()).unwrap();
    assert!(library.settled().unwrap().is_none(), "a start leaves nothing to be done");
    fs::write(&path, text(0, &[0], &[(0, vec![1, 2]), (3, vec![4, 5])])).unwrap();
    let library = library.reload(today()).unwrap();
    let settled = library.settled().unwrap().expect("the edit is in memory alone");
    assert_eq!(seen(&settled), seen(&library));
    assert_eq!(settled.index.origin(), &deelwijzer::index::Origin::Built);
    let opened = open(&options, today()).unwrap();
    assert_eq!(opened.index.origin(), &deelwijzer::index::Origin::Opened);
    assert_eq!(seen(&opened), seen(&library));
    // What was read from a file can be edited as well.
    fs::write(&path, text(0, &[3], &[(1, vec![1, 7]), (3, vec![4, 5])])).unwrap();
    let edited = opened.reload(today()).unwrap();
    assert_eq!(seen(&edited), seen(&open(&options, today()).unwrap()));
}
