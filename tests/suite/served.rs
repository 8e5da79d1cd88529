//! The web chat on a free port, for as long as a test runs.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use deelwijzer::adapters::web::console::link;
use deelwijzer::adapters::web::{self, ConsoleOptions, WebOptions};
use deelwijzer::answer::AnswerOptions;
use deelwijzer::bot::desk::DeskOptions;
use deelwijzer::bot::{Bot, LibraryOptions, library, today};
use deelwijzer::guideline::ReadLimits;
use deelwijzer::store::{History, HistoryOptions, Store, StoreOptions};
use tokio::sync::oneshot;

/// How long a question may be in these tests.
pub const QUESTION_CHARS_MAX: usize = 300;

/// A running web chat; it ends when dropped.
pub struct Served {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
    /// What it answers from.
    pub bot: Arc<Bot>,
    /// Where things are kept.
    folder: tempfile::TempDir,
}

impl Served {
    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The key of a fresh link to the authors' console.
    pub fn link_key(&self) -> String {
        link::make(&self.link_file(), SystemTime::now()).unwrap()
    }

    /// Where its hash is kept.
    pub fn link_file(&self) -> PathBuf {
        self.folder.path().join("map/link")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The shipped organisation's web chat.
pub fn voorbeeldstad() -> Served {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines/voorbeeldstad");
    serve(&[("voorbeeldstad", folder)], WebOptions::default())
}

/// Options with the authors' console.
pub fn with_console() -> WebOptions {
    WebOptions { console: Some(ConsoleOptions::new(PathBuf::new())), ..WebOptions::default() }
}

/// A web chat for folders of guidelines, the first of them the default.
pub fn serve(organisations: &[(&str, PathBuf)], options: WebOptions) -> Served {
    serve_desk(organisations, options, false)
}

/// The same; where it has the console, what one author proposes may need another to publish it.
pub fn serve_desk(
    organisations: &[(&str, PathBuf)],
    options: WebOptions,
    second_approver: bool,
) -> Served {
    let libraries = organisations.iter().map(|(id, folder)| {
        let options = LibraryOptions {
            id: id.to_string(),
            guidelines: folder.clone(),
            index: None,
            model: None,
            read: ReadLimits::default(),
            answer: AnswerOptions::default(),
            question_chars_max: QUESTION_CHARS_MAX,
            draft_chars_max: 10_000,
        };
        library::open(&options, today()).unwrap()
    });
    let bot = Bot::new(libraries.collect(), organisations[0].0.to_string());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kast.sqlite");
    let bot = bot.keeping(Store::new(StoreOptions { path, days_max: 180 }));
    let bot = Arc::new(match &options.console {
        Some(_) => {
            let (states_max, days_max, names_days_max) = (100, 100, 100);
            let folder = folder.path().join("history");
            let history = HistoryOptions { folder, states_max, days_max, names_days_max };
            let desk = DeskOptions { second_approver, proposal_days_max: 30 };
            bot.with_desk(desk, History::new(history))
        }
        None => bot,
    });
    bot.remember_all();
    let options = WebOptions {
        address: SocketAddr::from(([127, 0, 0, 1], 0)),
        question_chars_max: QUESTION_CHARS_MAX,
        console: options
            .console
            .map(|console| ConsoleOptions { link_file: folder.path().join("map/link"), ..console }),
        ..options
    };
    let served = Arc::clone(&bot);
    let (stop, stopped) = oneshot::channel::<()>();
    let (tell, told) = std::sync::mpsc::channel();
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let bound = web::bind(options).await.unwrap();
            tell.send(bound.address()).unwrap();
            bound.serve(bot, async { drop(stopped.await) }).await;
        });
    });
    Served {
        address: told.recv().unwrap(),
        stop: Some(stop),
        thread: Some(thread),
        bot: served,
        folder,
    }
}
