//! The authors' desk: a change is tried out, published or refused, proposed, and taken back.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use deelwijzer::bot::desk::{
    ChangeFault, DeskOptions, NotKeptAnswer, NotPublished, PlannedChange, kept_answer,
};
use deelwijzer::bot::library::{LibraryOptions, open};
use deelwijzer::bot::{AskRequest, Bot, today};
use deelwijzer::guideline::hash;
use deelwijzer::model::{AskedFault, Cause, Fault, FileEdit, Level};
use deelwijzer::store::{History, HistoryOptions, Store, StoreOptions};

const VLAG: &str = "# Vlag\n\nDe vlag hangt op dinsdag buiten.\n";
const VRIJDAG: &str = "# Vlag\n\nDe vlag hangt op vrijdag buiten.\n";
const VRAAG: &str = "Wanneer hangt de vlag buiten?";

fn library_options(folder: &Path, id: &str) -> LibraryOptions {
    LibraryOptions {
        id: id.to_string(),
        guidelines: folder.join("richtlijnen").join(id),
        index: Some(folder.join("index").join(id)),
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    }
}

/// A bot with a desk for the organisations of these folders.
fn bot(folder: &Path, ids: &[&str], second_approver: bool) -> Bot {
    let open = |id: &&str| open(&library_options(folder, id), today()).unwrap();
    let history = History::new(HistoryOptions {
        folder: folder.join("history"),
        states_max: 100,
        days_max: 100,
        names_days_max: 100,
    });
    let store = Store::new(StoreOptions { path: folder.join("kast.sqlite"), days_max: 100 });
    let options = DeskOptions { second_approver, proposal_days_max: 30 };
    let bot = Bot::new(ids.iter().map(open).collect(), ids[0].to_string());
    let bot = bot.keeping(store).with_desk(options, history);
    bot.remember_all();
    bot
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join("richtlijnen").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(folder: &Path, file: &str) -> Option<String> {
    fs::read_to_string(folder.join("richtlijnen").join(file)).ok()
}

fn edit(file: &str, before: Option<&str>, text: Option<&str>) -> FileEdit {
    let (file, text) = (file.to_string(), text.map(str::to_string));
    FileEdit { file, before: before.map(hash), text }
}

fn change(edits: &[FileEdit]) -> PlannedChange {
    PlannedChange { edits: edits.to_vec(), cause: Cause::Published, by: "jansen".to_string() }
}

fn first_quote(bot: &Bot, organisation: &str) -> String {
    let question = VRAAG.to_string();
    let organisation = Some(organisation.to_string());
    let answer = bot.ask(&AskRequest { question, organisation, ..Default::default() });
    let answer = answer.unwrap().answer;
    answer.citations.first().map(|it| it.quote.text().to_string()).unwrap_or_default()
}

#[test]
fn a_change_is_tried_out_without_a_trace_and_then_published_and_answered_from_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    let bot = bot(folder, &["proef"], false);
    let edits = [edit("vlag.md", Some(VLAG), Some(VRIJDAG))];

    let trial = bot.try_out("proef", &edits, today()).unwrap();
    assert!(trial.is_sound());
    let request = AskRequest { question: VRAAG.to_string(), ..Default::default() };
    let (before, after) = trial.ask(&request);
    let quote = |asked: &deelwijzer::bot::Asked| asked.answer.citations[0].quote.text().to_string();
    assert_eq!(quote(&before), "De vlag hangt op dinsdag buiten.");
    assert_eq!(quote(&after.unwrap()), "De vlag hangt op vrijdag buiten.");
    assert_eq!(first_quote(&bot, "proef"), "De vlag hangt op dinsdag buiten.");
    assert_eq!(read(folder, "proef/vlag.md").as_deref(), Some(VLAG));

    let published = bot.publish("proef", &change(&edits)).unwrap();
    assert_eq!(read(folder, "proef/vlag.md").as_deref(), Some(VRIJDAG));
    assert_eq!(first_quote(&bot, "proef"), "De vlag hangt op vrijdag buiten.");
    let state = published.state.unwrap();
    assert_eq!((state.number, state.by.as_deref()), (2, Some("jansen")));
    let nothing = bot.publish("proef", &change(&edits));
    assert!(matches!(nothing, Err(NotPublished::Fault(ChangeFault::Nothing))));
}

#[test]
fn a_new_file_and_one_that_goes_are_published_together() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    let bot = bot(folder, &["proef"], false);
    let edits = [
        edit("vlag.md", Some(VLAG), None),
        edit("nieuw/wimpel.md", None, Some("# Wimpel\n\nDe wimpel ligt binnen.\n")),
    ];
    let trial = bot.try_out("proef", &edits, today()).unwrap();
    let files = trial.after.as_ref().unwrap().corpus.guidelines();
    assert_eq!(files.iter().map(|it| it.file.as_str()).collect::<Vec<_>>(), ["nieuw/wimpel.md"]);
    bot.publish("proef", &change(&edits)).unwrap();
    assert_eq!(read(folder, "proef/vlag.md"), None);
    assert!(read(folder, "proef/nieuw/wimpel.md").is_some());
    assert_eq!(bot.library(None).unwrap().corpus.guidelines().len(), 1);
}

#[test]
fn a_change_with_errors_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    let bot = bot(folder, &["proef"], false);
    let broken = "---\ntitle: Vlag\n\nDe vlag hangt buiten.\n";
    let edits = [edit("vlag.md", Some(VLAG), Some(broken))];
    let refused = bot.publish("proef", &change(&edits));
    let Err(NotPublished::Refused(trial)) = refused else { panic!("{refused:?}") };
    let found = trial.diagnostics.iter().find(|found| found.level == Level::Error).unwrap();
    assert_eq!((found.file.as_str(), &found.fault), ("vlag.md", &Fault::FrontMatterOpen));
    assert_eq!(read(folder, "proef/vlag.md").as_deref(), Some(VLAG));
    assert_eq!(bot.states("proef").unwrap().len(), 1);
}

#[test]
fn a_change_that_breaks_a_case_that_holds_is_refused_and_shows_both_answers() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    let bot = bot(folder, &["proef"], false);
    let library = bot.library(None).unwrap();
    let kept = kept_answer(&library, VRAAG, None, "Bewaakt.").unwrap();
    bot.publish("proef", &change(&[kept.edit])).unwrap();
    let cases = read(folder, "proef/cases/bewaakt.toml").unwrap();
    assert!(cases.contains("De vlag hangt op dinsdag buiten."), "{cases}");
    let again = kept_answer(&bot.library(None).unwrap(), VRAAG, None, "Bewaakt.");
    let file = "cases/bewaakt.toml".to_string();
    assert_eq!(again, Err(NotKeptAnswer::AlreadyCase { file, line: 3 }));

    let edits = [edit("vlag.md", Some(VLAG), Some(VRIJDAG))];
    let refused = bot.publish("proef", &change(&edits));
    let Err(NotPublished::Refused(trial)) = refused else { panic!("{refused:?}") };
    assert!(matches!(trial.broken[0].fault, Fault::Asked(AskedFault::CaseBrokenByEdit { .. })));
    let [case] = &trial.cases[..] else { panic!("{:?}", trial.cases) };
    assert!(case.held && !case.holds);
    assert_eq!(case.before.citations[0].quote.text(), "De vlag hangt op dinsdag buiten.");
    assert_eq!(case.after.citations[0].quote.text(), "De vlag hangt op vrijdag buiten.");
    assert_eq!(read(folder, "proef/vlag.md").as_deref(), Some(VLAG));

    // With the case changed in the same edit, it is its author's own business.
    let both = [edits[0].clone(), edit("cases/bewaakt.toml", Some(&cases), None)];
    bot.publish("proef", &change(&both)).unwrap();
    assert_eq!(first_quote(&bot, "proef"), "De vlag hangt op vrijdag buiten.");
}

#[test]
fn a_file_that_changed_underneath_is_not_written_over_and_both_versions_are_given() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    let bot = bot(folder, &["proef"], false);
    let theirs = "# Vlag\n\nDe vlag hangt nooit buiten.\n";
    write(folder, "proef/vlag.md", theirs);
    let edits = [edit("vlag.md", Some(VLAG), Some(VRIJDAG)), edit("vlag.md", None, None)];
    let refused = bot.publish("proef", &change(&edits[..1]));
    let Err(NotPublished::Fault(ChangeFault::Changed(changed))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(changed[0].now.as_deref(), Some(theirs));
    assert_eq!(changed[0].wanted.as_deref(), Some(VRIJDAG));
    assert_eq!(read(folder, "proef/vlag.md").as_deref(), Some(theirs));
    // A file that came to be where none was is not written over either, nor is one edited twice.
    let new = [edit("vlag.md", None, Some(VRIJDAG))];
    let refused = bot.try_out("proef", &new, today());
    assert!(matches!(refused, Err(NotPublished::Fault(ChangeFault::Changed(_)))));
    let twice = [edit("vlag.md", Some(theirs), Some(VRIJDAG)), edits[1].clone()];
    let refused = bot.try_out("proef", &twice, today());
    assert!(matches!(refused, Err(NotPublished::Fault(ChangeFault::NoSuchPlace { .. }))));
}

#[test]
fn nothing_is_written_outside_the_organisations_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    write(folder, "rijk/vlag.md", VLAG);
    write(folder, "proef/organisation.toml", "name = \"Proef\"\nparents = [\"rijk\"]\n");
    let bot = bot(folder, &["proef"], false);
    for file in ["../rijk/vlag.md", "../rijk/nieuw.md", "/tmp/x.md", "a/../../b.md", "a.txt", ""] {
        let before = file.ends_with("rijk/vlag.md").then_some(VLAG);
        let refused = bot.publish("proef", &change(&[edit(file, before, Some(VRIJDAG))]));
        let is_refused =
            matches!(refused, Err(NotPublished::Fault(ChangeFault::NoSuchPlace { .. })));
        assert!(is_refused, "{file}: {refused:?}");
        assert!(bot.opened("proef", file).is_err(), "{file}");
    }
    assert_eq!(read(folder, "rijk/vlag.md").as_deref(), Some(VLAG));
}

#[test]
fn a_change_above_is_held_to_the_cases_below_and_goes_live_there_too() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "rijk/vlag.md", VLAG);
    write(folder, "dorp/organisation.toml", "name = \"Dorp\"\nparents = [\"rijk\"]\n");
    write(folder, "dorp/stoep.md", "# Stoep\n\nDe stoep is elke dag schoon.\n");
    let case = |quote: &str| {
        format!(
            "[[case]]\nquestion = \"{VRAAG}\"\ncites = [\n  {{ file = \"../rijk/vlag.md\", \
             quote = \"{quote}\" }},\n]\n"
        )
    };
    let case_file = case("De vlag hangt op dinsdag buiten.");
    write(folder, "dorp/cases/vlag.toml", &case_file);
    let bot = bot(folder, &["rijk", "dorp"], false);
    assert_eq!(first_quote(&bot, "dorp"), "De vlag hangt op dinsdag buiten.");
    let edits = [edit("vlag.md", Some(VLAG), Some(VRIJDAG))];
    let refused = bot.publish("rijk", &change(&edits));
    let Err(NotPublished::Refused(trial)) = refused else { panic!("{refused:?}") };
    assert!(trial.broken.is_empty());
    assert_eq!(trial.below[0].organisation, "dorp");
    bot.publish("dorp", &change(&[edit("cases/vlag.toml", Some(&case_file), None)])).unwrap();
    bot.publish("rijk", &change(&edits)).unwrap();
    assert_eq!(first_quote(&bot, "dorp"), "De vlag hangt op vrijdag buiten.");
}

#[test]
fn every_state_is_kept_and_a_file_or_all_can_be_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    write(folder, "proef/stoep.md", "# Stoep\n\nDe stoep is schoon.\n");
    let bot = bot(folder, &["proef"], false);
    // Somebody takes a file away without the bot, and changes another: seen at the next change.
    fs::remove_file(folder.join("richtlijnen/proef/stoep.md")).unwrap();
    let edits = [edit("vlag.md", Some(VLAG), Some(VRIJDAG))];
    bot.publish("proef", &change(&edits)).unwrap();
    let states = bot.states("proef").unwrap();
    let causes: Vec<Cause> = states.iter().map(|state| state.cause).collect();
    assert_eq!(causes, [Cause::Published, Cause::Outside, Cause::Outside]);

    let of_stoep = bot.file_states("proef", "stoep.md").unwrap();
    assert_eq!(of_stoep.len(), 2);
    let hash = of_stoep[0].change.before.as_ref().unwrap();
    assert!(bot.kept_text("proef", hash).unwrap().unwrap().contains("schoon"));
    let first = states[2].number;
    let restored = bot.restored_file("proef", first, "stoep.md").unwrap();
    let back = |edits| PlannedChange { edits, cause: Cause::Restored, by: "bakker".to_string() };
    bot.publish("proef", &back(restored.edits)).unwrap();
    assert!(read(folder, "proef/stoep.md").unwrap().contains("schoon"));
    assert_eq!(first_quote(&bot, "proef"), "De vlag hangt op vrijdag buiten.");

    let restored = bot.restored_all("proef", first).unwrap();
    assert_eq!(restored.edits.len(), 1);
    bot.publish("proef", &back(restored.edits)).unwrap();
    assert_eq!(first_quote(&bot, "proef"), "De vlag hangt op dinsdag buiten.");
    assert_eq!(bot.states("proef").unwrap()[0].cause, Cause::Restored);
    assert!(bot.restored_all("proef", first).unwrap().edits.is_empty());
    assert!(matches!(bot.restored_all("proef", 99), Err(NotPublished::NoState)));
}

#[tokio::test]
async fn with_a_second_approver_one_author_proposes_and_another_publishes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "proef/vlag.md", VLAG);
    let bot = Arc::new(bot(folder, &["proef"], true));
    let edits = [edit("vlag.md", Some(VLAG), Some(VRIJDAG))];
    let refused = bot.publish("proef", &change(&edits));
    assert!(matches!(refused, Err(NotPublished::NeedsSecond)));
    let proposal = bot.propose("proef", change(&edits)).await.unwrap();
    assert_eq!(read(folder, "proef/vlag.md").as_deref(), Some(VLAG));
    assert_eq!(bot.proposals("proef").await.unwrap(), std::slice::from_ref(&proposal));
    let own = bot.approve(&proposal, " Jansen");
    assert!(matches!(own, Err(NotPublished::OwnProposal)));

    // Somebody else changes the file before it is published.
    let theirs = "# Vlag\n\nDe vlag hangt nooit buiten.\n";
    write(folder, "proef/vlag.md", theirs);
    let refused = bot.approve(&proposal, "bakker");
    assert!(matches!(refused, Err(NotPublished::Fault(ChangeFault::Changed(_)))));
    write(folder, "proef/vlag.md", VLAG);
    let published = bot.approve(&proposal, "bakker").unwrap();
    let state = published.state.unwrap();
    assert_eq!(
        (state.by.as_deref(), state.approved_by.as_deref()),
        (Some("jansen"), Some("bakker"))
    );
    assert!(bot.forget_proposal("proef", &proposal.code).await.unwrap());
    assert_eq!(bot.proposals("proef").await.unwrap(), []);
    assert_eq!(first_quote(&bot, "proef"), "De vlag hangt op vrijdag buiten.");
    let gone = bot.proposal("proef", &proposal.code).await;
    assert!(matches!(gone, Err(NotPublished::NoProposal)));
}
