//! Saving a file changes the next answer; a broken save changes nothing.

mod incremental;
#[cfg(feature = "web")]
mod killed;
mod random_edits;

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use deelwijzer::bot::library::{LibraryOptions, open};
use deelwijzer::bot::watch::{Reload, WatchOptions, watch};
use deelwijzer::bot::{AskRequest, AuthorsNotice, Bot, today};
use deelwijzer::model::{AskedFault, Diagnostic, Fault, Level, Outcome};

/// How long a reload may take before the test gives up: a bound on hanging, not on speed.
const PATIENCE: Duration = Duration::from_secs(30);

fn first_quote(bot: &Bot, question: &str) -> Option<String> {
    let request = AskRequest { question: question.to_string(), ..Default::default() };
    let answer = bot.ask(&request).unwrap().answer;
    if answer.outcome != Outcome::Answered {
        return None;
    }
    answer.citations.first().map(|citation| citation.quote.text().to_string())
}

/// Waits until a report is the wanted one; reports of half-way states are passed over.
fn wait_for(reports: &mpsc::Receiver<Reload>, is_wanted: impl Fn(&Reload) -> bool) {
    while !is_wanted(&reports.recv_timeout(PATIENCE).expect("a reload is reported")) {}
}

fn options_of(folder: &Path) -> LibraryOptions {
    LibraryOptions {
        id: "proef".to_string(),
        guidelines: folder.to_path_buf(),
        index: None,
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    }
}

fn edits_go_live(poll_seconds: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vlag.md");
    fs::write(&path, "# Vlag\n\nDe vlag hangt op dinsdag buiten.\n").unwrap();
    let options = options_of(folder.path());
    let library = open(&options, today()).unwrap();
    let bot = Arc::new(Bot::new(vec![library], "proef".to_string()));
    let notices: Arc<Mutex<Vec<AuthorsNotice>>> = Arc::default();
    let told = Arc::clone(&notices);
    bot.listen_for_authors(Box::new(move |organisation, notice| {
        assert_eq!(organisation, "proef");
        told.lock().unwrap().push(notice);
    }));
    let (sender, reports) = mpsc::channel();
    let options = WatchOptions { settle_ms: 50, poll_seconds, replay_cases: true };
    let _watch = watch(Arc::clone(&bot), &options, move |report| {
        let _ = sender.send(report);
    })
    .unwrap();
    let question = "Wanneer hangt de vlag buiten?";
    assert_eq!(first_quote(&bot, question).as_deref(), Some("De vlag hangt op dinsdag buiten."));

    fs::write(&path, "# Vlag\n\nDe vlag hangt op vrijdag buiten.\n").unwrap();
    wait_for(&reports, |report| {
        matches!(report, Reload::Swapped { library, .. }
        if library.corpus.guidelines()[0].text.contains("vrijdag"))
    });
    assert_eq!(first_quote(&bot, question).as_deref(), Some("De vlag hangt op vrijdag buiten."));

    fs::write(&path, b"# Vlag\n\nDe vlag \xff\xfe hangt nooit buiten.\n").unwrap();
    wait_for(
        &reports,
        |report| matches!(report, Reload::Refused { diagnostics, .. } if !diagnostics.is_empty()),
    );
    assert_eq!(first_quote(&bot, question).as_deref(), Some("De vlag hangt op vrijdag buiten."));

    let aside = folder.path().join("nieuw.tmp");
    fs::write(&aside, "# Vlag\n\nDe vlag hangt op zondag buiten.\n").unwrap();
    fs::rename(&aside, &path).unwrap();
    wait_for(&reports, |report| {
        matches!(report, Reload::Swapped { library, .. }
        if library.corpus.guidelines()[0].text.contains("zondag"))
    });
    assert_eq!(first_quote(&bot, question).as_deref(), Some("De vlag hangt op zondag buiten."));
    // The authors were told of the broken edit alone, and of its mending.
    let notices = notices.lock().unwrap();
    assert!(matches!(notices.first(), Some(AuthorsNotice::Refused { .. })), "{notices:?}");
    assert_eq!(notices.last(), Some(&AuthorsNotice::Mended));
}

#[test]
fn edits_go_live_and_broken_ones_do_not() {
    edits_go_live(0);
}

#[test]
fn edits_are_noticed_by_polling_too() {
    edits_go_live(1);
}

/// A bot for `folder`, watched, with what it reports.
fn watched(folder: &Path) -> (Arc<Bot>, deelwijzer::bot::watch::Watch, mpsc::Receiver<Reload>) {
    let library = open(&options_of(folder), today()).unwrap();
    let bot = Arc::new(Bot::new(vec![library], "proef".to_string()));
    let (sender, reports) = mpsc::channel();
    let options = WatchOptions { settle_ms: 50, poll_seconds: 0, replay_cases: true };
    let watch = watch(Arc::clone(&bot), &options, move |report| {
        let _ = sender.send(report);
    });
    (bot, watch.unwrap(), reports)
}

#[test]
fn many_files_at_once_go_live_and_a_deleted_one_is_not_answered_from() {
    let folder = tempfile::tempdir().unwrap();
    let path = |at: usize| folder.path().join(format!("regel-{at}.md"));
    let write = |at: usize, day: &str| {
        fs::write(path(at), format!("# Vlag {at}\n\nVlag {at} hangt op {day} buiten.\n")).unwrap();
    };
    (0..40).for_each(|at| write(at, "maandag"));
    let (bot, _watch, reports) = watched(folder.path());
    // As a pull does: many are changed, one goes, one comes, one has another name.
    (0..38).for_each(|at| write(at, "dinsdag"));
    fs::remove_file(path(38)).unwrap();
    fs::rename(path(39), folder.path().join("anders.md")).unwrap();
    write(40, "woensdag");
    wait_for(&reports, |report| {
        let Reload::Swapped { library, .. } = report else { return false };
        let corpus = &library.corpus;
        let is_new =
            |name: &str, day: &str| corpus.find(name).is_some_and(|it| it.text.contains(day));
        (0..38).all(|at| is_new(&format!("regel-{at}"), "dinsdag"))
            && is_new("regel-40", "woensdag")
            && is_new("anders", "maandag")
            && corpus.find("regel-38").is_none()
    });
    assert_eq!(
        first_quote(&bot, "Wanneer hangt vlag 7 buiten?").as_deref(),
        Some("Vlag 7 hangt op dinsdag buiten.")
    );
    let request =
        AskRequest { question: "Wanneer hangt vlag 38 buiten?".into(), ..Default::default() };
    let answer = bot.ask(&request).unwrap().answer;
    assert!(answer.citations.iter().all(|it| !it.quote.text().contains("Vlag 38")), "{answer:?}");
}

#[test]
fn an_organisation_that_becomes_a_parent_is_watched_too() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("proef");
    let above = folder.path().join("ministerie");
    for folder in [&own, &above] {
        fs::create_dir(folder).unwrap();
    }
    fs::write(own.join("vlag.md"), "# Vlag\n\nDe vlag hangt buiten.\n").unwrap();
    let wimpel = |day: &str| {
        let text = format!("# Wimpel\n\nDe wimpel hangt op {day} binnen.\n");
        fs::write(above.join("wimpel.md"), text).unwrap();
    };
    wimpel("maandag");
    let (bot, _watch, reports) = watched(&own);
    let about = "name = \"Dienst\"\nparents = [\"ministerie\"]\n";
    fs::write(own.join("organisation.toml"), about).unwrap();
    wait_for(&reports, |report| {
        let Reload::Swapped { library, .. } = report else { return false };
        library.corpus.passage_count() == 2
    });
    // It is watched once the edit has been taken up; an edit before that is one of ours.
    fs::write(own.join("vlag.md"), "# Vlag\n\nDe vlag hangt vaak buiten.\n").unwrap();
    wait_for(&reports, |report| {
        matches!(report, Reload::Swapped { library, .. }
        if library.corpus.guidelines()[0].text.contains("vaak"))
    });
    wimpel("dinsdag");
    wait_for(&reports, |report| {
        matches!(report, Reload::Swapped { library, .. }
        if library.corpus.guidelines()[1].text.contains("dinsdag"))
    });
    assert_eq!(
        first_quote(&bot, "Wanneer hangt de wimpel binnen?").as_deref(),
        Some("De wimpel hangt op dinsdag binnen.")
    );
}

#[test]
fn another_language_of_the_organisation_is_that_of_texts_that_do_not_tell_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let about = folder.path().join("organisation.toml");
    fs::write(folder.path().join("a.md"), "# A\n\nOk.\n").unwrap();
    fs::write(&about, "languages = [\"nl\", \"en\"]\n").unwrap();
    let library = open(&options_of(folder.path()), today()).unwrap();
    let before = library.corpus.guidelines()[0].language;
    fs::write(&about, "languages = [\"en\", \"nl\"]\n").unwrap();
    let reloaded = library.reload(today()).unwrap().corpus.guidelines()[0].language;
    let opened = open(&options_of(folder.path()), today()).unwrap();
    assert_eq!(reloaded, opened.corpus.guidelines()[0].language);
    assert_ne!(reloaded, before);
}

const VRAAG: &str = "Wanneer hangt de vlag buiten?";

fn case(quote: &str) -> String {
    format!(
        "# De vlag.\n[[case]]\nquestion = \"{VRAAG}\"\ncites = [\n  \
             {{ file = \"vlag.md\", quote = \"{quote}\" }},\n]\n"
    )
}

/// A folder with a rule, one question case that holds and one that never did.
fn with_cases() -> (tempfile::TempDir, Arc<Bot>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vlag.md"), "# Vlag\n\nDe vlag hangt buiten.\n").unwrap();
    fs::create_dir(folder.path().join("cases")).unwrap();
    fs::write(folder.path().join("cases/vlag.toml"), case("De vlag hangt buiten.")).unwrap();
    let never = "[[case]]\nquestion = \"Hoe hoog is de mast?\"\noutcome = \"answered\"\n";
    fs::write(folder.path().join("cases/mast.toml"), never).unwrap();
    let library = open(&options_of(folder.path()), today()).unwrap();
    (folder, Arc::new(Bot::new(vec![library], "proef".to_string())))
}

#[test]
fn an_edit_that_breaks_a_question_case_is_refused_until_the_case_is_changed_with_it() {
    let (folder, bot) = with_cases();
    let (sender, reports) = mpsc::channel();
    let options = WatchOptions { settle_ms: 50, poll_seconds: 0, replay_cases: true };
    let _watch = watch(Arc::clone(&bot), &options, move |report| {
        let _ = sender.send(report);
    })
    .unwrap();
    assert_eq!(first_quote(&bot, VRAAG).as_deref(), Some("De vlag hangt buiten."));

    let path = folder.path().join("vlag.md");
    let more = "# Vlag\n\nDe vlag hangt buiten.\n\nDe wimpel ligt binnen.\n";
    fs::write(&path, more).unwrap();
    wait_for(&reports, |report| {
        let Reload::Swapped { library, .. } = report else { return false };
        library.corpus.passage_count() == 2
    });

    fs::write(&path, "# Vlag\n\nDe vlag hangt op dinsdag buiten.\n").unwrap();
    wait_for(&reports, |report| {
        let Reload::Refused { diagnostics, reason, .. } = report else { return false };
        assert_eq!(reason, "question cases of 'proef' no longer hold");
        let fault = Fault::Asked(AskedFault::CaseBrokenByEdit {
            question: VRAAG.to_string(),
            before: "answered · vlag.md:3 · vlag.md:5".to_string(),
            found: "answered · vlag.md:3".to_string(),
        });
        let (level, file) = (Level::Error, "cases/vlag.toml".to_string());
        assert_eq!(diagnostics, &[Diagnostic { level, file, line: Some(2), column: None, fault }]);
        true
    });
    assert_eq!(first_quote(&bot, VRAAG).as_deref(), Some("De vlag hangt buiten."));

    fs::write(folder.path().join("cases/vlag.toml"), case("De vlag hangt op dinsdag buiten."))
        .unwrap();
    wait_for(&reports, |report| matches!(report, Reload::Swapped { .. }));
    assert_eq!(first_quote(&bot, VRAAG).as_deref(), Some("De vlag hangt op dinsdag buiten."));
}

#[test]
fn an_edit_that_breaks_a_question_case_goes_live_where_cases_are_not_replayed() {
    let (folder, bot) = with_cases();
    let (sender, reports) = mpsc::channel();
    let options = WatchOptions { settle_ms: 50, poll_seconds: 0, replay_cases: false };
    let _watch = watch(Arc::clone(&bot), &options, move |report| {
        let _ = sender.send(report);
    })
    .unwrap();
    let new = "# Vlag\n\nDe vlag hangt op dinsdag buiten.\n";
    fs::write(folder.path().join("vlag.md"), new).unwrap();
    wait_for(&reports, |report| {
        matches!(report, Reload::Swapped { library, .. }
        if library.corpus.guidelines()[0].text.contains("dinsdag"))
    });
    assert_eq!(first_quote(&bot, VRAAG).as_deref(), Some("De vlag hangt op dinsdag buiten."));
}
