//! How soon the console's pages are seen, with many guidelines and much sent in: figures, no limit.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use deelwijzer::model::{Gap, GapKind, Language};
use deelwijzer::store::{Store, StoreOptions};

use crate::driver::{Browser, DESKTOP};
use crate::program::{Place, skipped, tell};

const GUIDELINES: usize = 500;
const GAPS: usize = 2_000;
/// How often each page is opened; the middle one of the figures counts.
const TIMES: usize = 9;

/// The program that was started; it ends when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A guideline of twenty rules; every fifth has something wrong in it.
fn guideline(number: usize) -> String {
    let wrong = if number.is_multiple_of(5) { "versoin: 1\nreview_by: 2024-01-01\n" } else { "" };
    let mut text = format!(
        "---\ntitle: Richtlijn {number} over kanaal {number}\nowner: Team {}\nversion: \"1.{}\"\n\
         {wrong}---\n# Richtlijn {number} over kanaal {number}\n",
        number % 12,
        number % 7,
    );
    for rule in 0..20 {
        text.push_str(&format!(
            "\n## Onderwerp {rule}\n\nJe mag op kanaal {number} geen bericht van soort {rule} \
             plaatsen, tenzij team {number} daar vooraf toestemming voor geeft.\n"
        ));
    }
    text
}

/// A question; each is sent in twice.
fn question(number: usize) -> String {
    let acts = ["plaatsen", "delen", "bewaren", "wissen", "vertalen", "filmen", "beantwoorden"];
    let things = ["foto", "rooster", "besluit", "tekening", "kaart", "brief", "rapport", "lijst"];
    let places = ["LinkedIn", "Instagram", "de buurtapp", "het intranet", "YouTube", "Mastodon"];
    let at = number / 2;
    let (act, thing) = (acts[at % 7], things[at / 7 % 8]);
    format!("Mag ik een {thing} nummer {at} {act} op {}?", places[at / 56 % 6])
}

fn fill(place: &Place) {
    for number in 0..GUIDELINES {
        place.write(&format!("guidelines/stad/richtlijn-{number}.md"), guideline(number));
    }
    let cases: String = (0..200)
        .map(|number| {
            let outcome = "\noutcome = \"answered\"\n\n";
            let question = "Mag ik een bericht van soort 3 plaatsen op kanaal";
            format!("[[case]]\nquestion = \"{question} {number}?\"{outcome}")
        })
        .collect();
    place.write("guidelines/stad/cases/veel.toml", cases);
    let path = place.path().join("data/deelwijzer.sqlite");
    let store = Store::new(StoreOptions { path, days_max: 180 });
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        for number in 0..GAPS {
            let gap = Gap {
                code: format!("AAAA-{number:04}"),
                organisation: "stad".to_string(),
                kind: [GapKind::Missing, GapKind::Wrong][number / 2 % 2],
                language: Language::Nl,
                text: question(number),
                receipt: None,
                closed: None,
                day: deelwijzer::bot::today(),
            };
            store.keep_gap(&gap).await.unwrap();
        }
    });
}

/// Starts the program; gives the link that it prints.
fn start(place: &Place, program: &str) -> (Running, String) {
    let arguments = ["serve", "--address", "127.0.0.1:0"];
    let mut command: Command = place.command_of(program.as_ref(), &arguments);
    command.env("DEELWIJZER_CONSOLE__ENABLED", "true").env("DEELWIJZER_ORGANISATION", "stad");
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let start = "Redactie, aanmelden met: ";
    let link = lines.find_map(|line| line.strip_prefix(start).map(str::to_string)).unwrap();
    // What it logs from now on goes nowhere, so that it never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    (Running(child), link)
}

#[test]
fn pages_are_seen_soon() {
    let Ok(program) = std::env::var("MEASURED_PROGRAM") else {
        skipped("MEASURED_PROGRAM names no program, so the console was not measured");
        return;
    };
    let place = Place::new();
    std::fs::remove_dir_all(place.path().join("guidelines")).unwrap();
    fill(&place);
    let (_running, link) = start(&place, &program);
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&link);
    browser.click("main form button");
    let home = link.split("/aanmelden").next().unwrap().to_string();
    browser.arrive(&home);
    browser.go(&format!("{home}/voorbeeldvragen"));
    browser.click("main form button");
    // What is asked in the background would be measured too.
    while browser.run("return document.querySelector('.stacks') === null") == true {
        browser.go(&format!("{home}/voorbeeldvragen"));
    }
    tell(&format!("{GUIDELINES} guidelines, {GAPS} sent in: first paint and page, in ms"));
    let paint = "const [page] = performance.getEntriesByType('navigation'); \
        const paint = performance.getEntriesByName('first-contentful-paint')[0]; \
        return paint && page.loadEventEnd ? [paint.startTime, page.responseStart] : null";
    for path in [
        "",
        "?deel=10",
        "?toon=aandacht",
        "/richtlijn/richtlijn-5",
        "/voorbeeldvragen",
        "/ingestuurd",
    ] {
        let mut figures: Vec<(f64, f64)> = Vec::new();
        for _ in 0..TIMES {
            browser.go(&format!("{home}{path}"));
            browser.wait(&format!("return (() => {{ {paint} }})() !== null"));
            let both = browser.run(paint);
            figures.push((both[0].as_f64().unwrap(), both[1].as_f64().unwrap()));
        }
        figures.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (middle, last) = (figures[TIMES / 2], figures[TIMES - 1]);
        tell(&format!(
            "/redactie{path}: first paint {:.0} (slowest {:.0}), first byte {:.0}",
            middle.0, last.0, middle.1
        ));
    }
}
