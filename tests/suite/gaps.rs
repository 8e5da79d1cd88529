//! What was sent in, by matter: shown from two messages on, and closed by the edit that answers it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use deelwijzer::bot::alike;
use deelwijzer::bot::gaps::SendIn;
use deelwijzer::bot::library::{LibraryOptions, open};
use deelwijzer::bot::{AskRequest, AuthorsNotice, Bot, today};
use deelwijzer::model::{GapKind, Language};
use deelwijzer::render;
use deelwijzer::store::{Store, StoreOptions};
use tempfile::TempDir;

/// An organisation with a folder of its own, and a bot that keeps what is sent in to it.
struct Desk {
    folder: TempDir,
    bot: Bot,
    told: Arc<Mutex<Vec<AuthorsNotice>>>,
}

impl Desk {
    fn new(organisation: &str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let guidelines = folder.path().join("stad");
        fs::create_dir(&guidelines).unwrap();
        fs::write(guidelines.join("organisation.toml"), organisation).unwrap();
        fs::write(guidelines.join("vlag.md"), "# Vlag\n\nDe vlag hangt op dinsdag buiten.\n")
            .unwrap();
        let bot = bot(folder.path());
        let told = Arc::<Mutex<Vec<AuthorsNotice>>>::default();
        let keep = Arc::clone(&told);
        bot.listen_for_authors(Box::new(move |_, notice| keep.lock().unwrap().push(notice)));
        Desk { folder, bot, told }
    }

    async fn send(&self, kind: GapKind, text: &str) {
        let request = AskRequest { question: text.to_string(), ..AskRequest::default() };
        let receipt = self.bot.ask(&request).unwrap().answer.receipt;
        let sent = SendIn {
            organisation: None,
            language: Language::Nl,
            kind,
            text: text.to_string(),
            receipt: (kind == GapKind::Wrong).then_some(receipt),
        };
        self.bot.send_in(sent).await.unwrap();
    }

    async fn missing(&self, text: &str) {
        self.send(GapKind::Missing, text).await;
    }

    /// Saves a file and has the bot answer from it, as the watch does.
    async fn save(&self, file: &str, text: &str) -> usize {
        fs::write(self.folder.path().join("stad").join(file), text).unwrap();
        let new = self.bot.library(None).unwrap().reload(today()).unwrap();
        self.bot.swap(new);
        self.bot.close_answered_gaps("stad").await.unwrap()
    }

    /// What the authors read, without the codes and the day, which differ each time.
    async fn shown(&self) -> String {
        let mut overview = self.bot.gap_groups(None).await.unwrap();
        for gap in overview.open.iter_mut().chain(&mut overview.closed).flat_map(|it| &mut it.gaps)
        {
            gap.code = "CODE".to_string();
        }
        let text = render::gaps::text(&overview, Language::Nl);
        text.replace(&today().to_string(), "DAG")
    }
}

fn options(id: &str, guidelines: PathBuf) -> LibraryOptions {
    LibraryOptions {
        id: id.to_string(),
        guidelines,
        index: None,
        read: Default::default(),
        answer: Default::default(),
        question_chars_max: 1000,
        draft_chars_max: 10_000,
        model: None,
    }
}

fn bot(folder: &Path) -> Bot {
    let library = open(&options("stad", folder.join("stad")), today()).unwrap();
    let store = StoreOptions { path: folder.join("kast.sqlite"), days_max: 30 };
    Bot::new(vec![library], "stad".to_string()).keeping(Store::new(store))
}

const DRONE: &str = "# Drones\n\nJe mag geen drone gebruiken voor filmpjes.\n";

#[tokio::test]
async fn one_message_alone_is_not_shown_and_two_on_the_same_are() {
    let desk = Desk::new("");
    assert_eq!(desk.shown().await, "Er is niets ingestuurd.\n");
    assert!(!desk.folder.path().join("kast.sqlite").exists());
    desk.missing("Mag ik een drone gebruiken voor een filmpje?").await;
    let hidden = "Nog 1 bericht zie je hier niet, want er is er maar één over dat onderwerp. Eén \
                  vraag kan verraden wie hem stelde. Mag iemand die toch zien? Zet dan in \
                  organisation.toml, onder [gaps]: sees_single = \"wie dat is\".\n";
    assert_eq!(desk.shown().await, hidden);
    desk.missing("Mogen we drones gebruiken voor filmpjes? Opmerking: haast!").await;
    let shown =
        "Bij een bericht staat niet wie het stuurde. Twee berichten kunnen dus ook van één \
persoon zijn.

Mag ik een drone gebruiken voor een filmpje? (geen regel gevonden, 2 keer ingestuurd)
  DAG CODE Mag ik een drone gebruiken voor een filmpje?
  DAG CODE Mogen we drones gebruiken voor filmpjes? Opmerking: haast!
  Begin van een nieuwe regel:
    ## Mag ik een drone gebruiken voor een filmpje?

    <!-- Schrijf hier de regel: wat mag, wat niet mag, en wanneer. Haal dan deze regel weg. -->
  Voorbeeldvraag, voor een bestand in cases/:
    [[case]]
    question = \"Mag ik een drone gebruiken voor een filmpje?\"
    language = \"nl\"
    outcome = \"answered\"
    # Zet erbij waar het antwoord staat, en haal het hekje weg:
    # cites = [{ file = \"bestand.md\", quote = \"woorden uit de regel\" }]

";
    assert_eq!(desk.shown().await, shown);
}

#[tokio::test]
async fn an_edit_that_answers_the_question_closes_its_group_and_tells_the_authors() {
    let desk = Desk::new("[gaps]\nsees_single = \"de redactie\"\n");
    desk.missing("Mag ik een drone gebruiken voor een filmpje?").await;
    desk.missing("Hoe lang bewaren we chatberichten?").await;
    // The proposed section alone, not yet written over, answers nothing.
    let overview = desk.bot.gap_groups(None).await.unwrap();
    let drone = overview.open.iter().find(|group| group.question.contains("drone"));
    let stub = drone.unwrap().stub.clone();
    assert_eq!(desk.save("nieuw.md", &format!("# Nieuw\n\n{stub}")).await, 0);
    assert_eq!(desk.save("post.md", "# Post\n\nPost ligt op de balie.\n").await, 0);
    assert_eq!(desk.save("drones.md", DRONE).await, 1);
    let closed = AuthorsNotice::GapsClosed { count: 1, files: vec!["drones.md".to_string()] };
    assert_eq!(desk.told.lock().unwrap().last(), Some(&closed));
    let overview = desk.bot.gap_groups(None).await.unwrap();
    assert_eq!(overview.open.len(), 1);
    assert_eq!(overview.open[0].question, "Hoe lang bewaren we chatberichten?");
    let shown = desk.shown().await;
    let told = "Afgehandeld
Mag ik een drone gebruiken voor een filmpje? (geen regel gevonden, 1 keer ingestuurd)
  DAG CODE Mag ik een drone gebruiken voor een filmpje?
  Beantwoord op DAG door drones.md
";
    assert!(shown.ends_with(told), "{shown}");
    // Nothing is closed twice, and the same text saved again closes nothing.
    assert_eq!(desk.save("drones.md", DRONE).await, 0);
}

#[tokio::test]
async fn an_edit_made_while_the_bot_was_down_closes_what_it_answers_at_the_next_start() {
    let desk = Desk::new("");
    desk.missing("Mag ik een drone gebruiken voor een filmpje?").await;
    let Desk { folder, bot: stopped, .. } = desk;
    drop(stopped);
    fs::write(folder.path().join("stad/drones.md"), DRONE).unwrap();
    let started = bot(folder.path());
    assert_eq!(started.close_answered_gaps("stad").await.unwrap(), 1);
    assert_eq!(started.close_answered_gaps("stad").await.unwrap(), 0);
    assert_eq!(started.close_answered_gaps("nergens").await.unwrap(), 0);
}

#[tokio::test]
async fn a_wrong_answer_is_sent_in_with_what_it_cited_and_closed_when_that_is_changed() {
    let desk = Desk::new("[gaps]\nsees_single = \"de redactie\"\n");
    desk.send(GapKind::Wrong, "Wanneer hangt de vlag buiten? Opmerking: dat is vrijdag").await;
    let shown = desk.shown().await;
    let told = "Wanneer hangt de vlag buiten? (klopt niet of mist iets, 1 keer ingestuurd)
  DAG CODE Wanneer hangt de vlag buiten? Opmerking: dat is vrijdag
  Het antwoord haalde aan:
    vlag.md:3: \"De vlag hangt op dinsdag buiten.\"
";
    assert!(shown.starts_with(told), "{shown}");
    // Another edit leaves it open, and says that the guidelines are others by now.
    assert_eq!(desk.save("post.md", "# Post\n\nPost ligt op de balie.\n").await, 0);
    let shown = desk.shown().await;
    assert!(shown.contains("    vlag.md: de richtlijnen zijn sindsdien veranderd\n"), "{shown}");
    let flag = "# Vlag\n\nDe vlag hangt op vrijdag buiten.\n";
    assert_eq!(desk.save("vlag.md", flag).await, 1);
}

/// Questions that ask for the same in other words, as they are typed.
const TWICE: [[&str; 2]; 13] = [
    ["Mag ik een drone gebruiken voor een filmpje?", "Mogen wij met een drone filmen?"],
    [
        "mag ik chatgpt gebruiken om een bericht te schrijven",
        "Is het toegestaan om ChatGPT te gebruiken voor het schrijven van berichten?",
    ],
    [
        "Mag ik op Threads een account voor ons team maken?",
        "Kunnen wij als team een Threads-account aanmaken?",
    ],
    ["Mag ik mijn hond meenemen op een foto bij kantoor?", "mag mn hond op de foto bij kantoor"],
    [
        "Mag ik een podcast maken over mijn werk?",
        "Ik wil een podcast over mijn werk beginnen, mag dat?",
    ],
    ["Mag ik Mastodon gebruiken voor de gemeente?", "Mogen we namens de gemeente op Mastodon?"],
    ["Wie betaalt een advertentie op Facebook?", "wie betaalt advertenties op fb"],
    [
        "Moet ik mijn privé-telefoon gebruiken voor WhatsApp?",
        "Ben ik verplicht mijn eigen telefoon te gebruiken voor whatsapp?",
    ],
    [
        "Mag ik een foto van de kerstborrel op Insta zetten?",
        "Foto's van de kerstborrel op Instagram plaatsen, kan dat?",
    ],
    ["Mag een stagiair posten op het account?", "Mogen stagiairs iets plaatsen op ons account?"],
    ["Mag ik reageren op een artikel in de krant?", "Mag ik reageren onder een krantenartikel?"],
    ["Mag ik BeReal gebruiken op het werk?", "mag bereal op werk"],
    ["Hoe lang bewaren we een storie?", "how long do we keep a story?"],
];

fn grouped(guidelines: &Path, questions: &[(&str, Language)]) -> Vec<Vec<usize>> {
    let library = open(&options("proef", guidelines.to_path_buf()), today()).unwrap();
    alike::groups(questions, &library.terms)
}

#[test]
fn what_is_asked_twice_is_one_group() {
    let language = |text: &str| match text.starts_with("how") {
        true => Language::En,
        false => Language::Nl,
    };
    let questions: Vec<_> =
        TWICE.as_flattened().iter().map(|text| (*text, language(text))).collect();
    let groups = grouped(Path::new("guidelines/voorbeeldstad"), &questions);
    let parted: Vec<_> = (0..TWICE.len())
        .filter(|pair| !groups.contains(&vec![pair * 2, pair * 2 + 1]))
        .map(|pair| TWICE[pair])
        .collect();
    // In other words and another language altogether only a model could tell.
    assert_eq!(parted, [TWICE[12]], "{groups:?}");
}

#[test]
fn questions_of_the_exams_that_ask_for_something_else_are_no_group() {
    let mut wrong = Vec::new();
    for (folder, corpus) in [
        ("nl", "gemeente-oostwold"),
        ("nl", "waterschap-lage-landen"),
        ("en", "harbour-authority"),
        ("en", "veiligheidsregio-noord"),
    ] {
        let exam = Path::new("tests/exam").join(folder);
        let text = fs::read_to_string(exam.join("exam.tsv")).unwrap();
        let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        let rows: Vec<Vec<&str>> = rows.filter(|row| row[1] == corpus).collect();
        let language = |row: &Vec<&str>| Language::from_code(row[2]).unwrap_or_default();
        let questions: Vec<_> = rows.iter().map(|row| (row[3], language(row))).collect();
        for group in grouped(&exam.join("guidelines").join(corpus), &questions) {
            let quotes = |at: &usize| rows[*at][7].split(" || ").filter(|it| !it.is_empty());
            let shares = |at: &&usize| quotes(at).any(|one| quotes(&group[0]).any(|it| it == one));
            let others = group[1..].iter().filter(|at| !shares(at));
            wrong.extend(others.map(|at| format!("{} | {}", rows[group[0]][3], rows[*at][3])));
        }
    }
    assert!(wrong.len() <= 3, "{wrong:#?}");
}
