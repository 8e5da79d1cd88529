//! The web chat as people meet it: by keyboard, on a telephone, in the dark, without script, and
//! as axe-core judges it.

use deelwijzer::adapters::web::WebOptions;

use crate::driver::{Browser, DESKTOP, ENTER, PHONE, SHIFT, Screen, TAB};
use crate::served::{QUESTION_CHARS_MAX, Served, serve, voorbeeldstad};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn zetten?";
const ENGLISH: &str = "May I post a photo of a colleague?";

/// Which element has the focus, as `tag#id` or its words.
const FOCUS: &str = "const one = document.activeElement; return one.id ? \
    `${one.tagName.toLowerCase()}#${one.id}` : one.textContent.trim();";

/// Asks in the field and waits for the answer.
fn ask(browser: &Browser, question: &str) {
    let before = browser.run("return document.querySelectorAll('.answer').length");
    browser.run("document.getElementById('question').focus()");
    browser.press(None, question);
    browser.press(None, ENTER);
    browser.wait(&format!("return document.querySelectorAll('.answer').length > {before}"));
}

/// What axe-core finds wrong with the page, each as rule and element; none, said out loud, where
/// axe-core is not on this machine.
pub fn violations(browser: &Browser) -> Option<Vec<String>> {
    let Some(axe) = std::env::var_os("AXE_JS") else {
        crate::program::skipped("AXE_JS names no axe-core, so no page was judged");
        return None;
    };
    browser.run(&std::fs::read_to_string(axe).unwrap());
    let found = browser.run_later(
        "const done = arguments[0]; \
         axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
         'best-practice'] }).then(({ violations }) => done(violations.flatMap((one) => \
         one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`))), \
         (error) => done([String(error)]));",
    );
    let found = found.as_array().unwrap().iter();
    Some(found.map(|one| one.as_str().unwrap_or_default().to_string()).collect())
}

/// Judges the start page, two answers with everything opened, the list and a guideline.
fn judge(served: &Served, screen: Screen, language: &str, question: &str) {
    let Some(browser) = Browser::open(screen) else { return };
    let looks = |place: &str| {
        let Some(violations) = violations(&browser) else { return };
        assert_eq!(violations, Vec::<String>::new(), "{place} {language} {screen:?}");
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(browser.run(wide), 0, "{place} is too wide {language} {screen:?}");
    };
    browser.go(&served.url(&format!("/?taal={language}")));
    looks("start");
    ask(&browser, question);
    ask(&browser, "123456782 asdf");
    // What stands under the composer for the moment would be judged by its colours.
    browser.run(
        "document.querySelectorAll('details').forEach((one) => (one.open = true)); \
         document.querySelector('.composer').style.position = 'static'; \
         document.getAnimations().forEach((one) => one.finish());",
    );
    looks("answer");
    let rule = browser.text("return document.querySelector('.place a')?.href");
    browser.go(&rule);
    looks("guideline");
    browser.go(&served.url(&format!("/richtlijnen?taal={language}")));
    looks("list");
    browser.go(&served.url(&format!("/nakijken?taal={language}")));
    looks("review");
    type_draft(&browser, "Bel mevrouw Jansen, bsn 984372155, wat een sukkel.");
    browser.run("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    looks("reviewed");
    judge_sending_in(&browser, served, &looks, language);
}

/// Sends something in after a question without an answer, and looks at each page on the way.
fn judge_sending_in(browser: &Browser, served: &Served, looks: &dyn Fn(&str), language: &str) {
    browser.go(&served.url(&format!("/?taal={language}")));
    ask(browser, "Mag ik met een drone over het zwembad vliegen?");
    browser.run(
        "const form = document.querySelector('.send-in'); form.removeAttribute('target'); \
         form.querySelector('button').click()",
    );
    browser.wait("return document.getElementById('text') !== null");
    looks("proposal");
    browser.run("document.querySelector('form.draft button').click()");
    browser.wait("return document.getElementById('code') !== null");
    looks("sent");
}

/// Types a draft and waits for what is found in it.
fn type_draft(browser: &Browser, draft: &str) {
    browser.run("document.getElementById('bericht').focus()");
    browser.press(None, draft);
    browser.wait("return document.querySelector('#gezien .review') !== null");
}

#[test]
fn axe_finds_nothing_on_a_desktop_in_dutch() {
    judge(&voorbeeldstad(), DESKTOP, "nl", QUESTION);
}

#[test]
fn axe_finds_nothing_in_the_dark_in_english() {
    judge(&voorbeeldstad(), Screen { is_dark: true, ..DESKTOP }, "en", ENGLISH);
}

#[test]
fn axe_finds_nothing_on_a_telephone_in_english() {
    judge(&voorbeeldstad(), PHONE, "en", ENGLISH);
}

#[test]
fn axe_finds_nothing_on_a_telephone_in_the_dark_in_dutch() {
    judge(&voorbeeldstad(), Screen { is_dark: true, ..PHONE }, "nl", QUESTION);
}

#[test]
fn a_page_fits_320_pixels() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(Screen { width: 320, height: 480, ..PHONE }) else { return };
    browser.go(&served.url("/?taal=nl"));
    ask(&browser, QUESTION);
    let wide = "return document.documentElement.scrollWidth";
    assert_eq!(browser.run(wide), 320);
    for path in
        ["/richtlijnen", "/richtlijn/linkedin", "/richtlijn/kanalen-facebook-instagram-x-tiktok"]
    {
        browser.go(&served.url(path));
        assert_eq!(browser.run(wide), 320, "{path}");
    }
}

/// The elements of the conversation that reach beyond the screen, each with its right edge.
const TOO_WIDE: &str = "return [...document.querySelectorAll('.turn *, #vraag *')] \
    .filter((one) => !one.closest('.hidden-words, .words')) \
    .map((one) => [one, one.getBoundingClientRect().right, one.scrollWidth - one.clientWidth]) \
    .filter(([one, right, over]) => right > innerWidth || over > 1 && one.clientWidth > 0 \
        && getComputedStyle(one).display !== 'inline') \
    .map(([one, right, over]) => `${one.tagName}.${one.className} ${right} ${over}`).join('\\n')";

#[test]
fn nothing_of_an_answer_is_cut_off_on_a_small_screen() {
    let mail = "vertrouwenspersoon-ongewenste-omgangsvormen@sociale-media.voorbeeldstad.example";
    let text = format!(
        "---\ntitle: Bedreigingen\ncontact: \"{mail}\"\n---\n# Bedreigingen\n\n\
         Op een bedreiging reageer je niet. Stuur alles naar {mail}, toestel 4150. {}\n",
        "Maak van elk bericht een schermafbeelding en bewaar die zorgvuldig. ".repeat(8),
    );
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bedreigingen.md"), text).unwrap();
    let route = format!(
        "name = \"Stad\"\n[[routes]]\nkind = \"threat\"\nwords = [\"bedreigd\"]\n\
         title = {{ nl = \"Bedreigd?\" }}\nmessage = {{ nl = \"Mail {mail}.\" }}\n\
         contact = {{ name = {{ nl = \"de raad\" }}, address = \"{mail}, toestel 4150\" }}\n\
         rests_on = {{ file = \"bedreigingen.md\", quote = \"Op een bedreiging reageer je \
         niet.\" }}\n"
    );
    std::fs::write(folder.path().join("organisation.toml"), route).unwrap();
    let long = serve(&[("stad", folder.path().to_path_buf())], WebOptions::default());
    for (served, width) in [(&voorbeeldstad(), 360), (&voorbeeldstad(), 320), (&long, 320)] {
        let Some(browser) = Browser::open(Screen { width, ..PHONE }) else { return };
        browser.go(&served.url("/?taal=nl"));
        ask(&browser, "ik word bedreigd door een inwoner");
        ask(&browser, QUESTION);
        browser.run(
            "document.querySelectorAll('details').forEach((one) => (one.open = true)); \
             document.getAnimations().forEach((one) => one.finish());",
        );
        assert_eq!(browser.text("return String(!!document.querySelector('.route'))"), "true");
        assert_eq!(browser.text(TOO_WIDE), "", "{width}");
    }
}

#[test]
fn a_word_without_end_does_not_widen_the_page() {
    let served = voorbeeldstad();
    for screen in [PHONE, DESKTOP] {
        let Some(browser) = Browser::open(screen) else { return };
        browser.go(&served.url("/?taal=nl"));
        let fill = |many: usize| {
            format!("document.getElementById('question').value = 'a'.repeat({many});")
        };
        browser.run(&fill(1200));
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!((browser.run(wide), browser.text(TOO_WIDE).as_str()), (0.into(), ""));
        browser.run(&fill(QUESTION_CHARS_MAX));
        browser.run("document.getElementById('vraag').requestSubmit()");
        browser.wait("return document.querySelectorAll('.answer').length === 1");
        assert_eq!((browser.run(wide), browser.text(TOO_WIDE).as_str()), (0.into(), ""));
    }
}

#[test]
fn the_sign_after_a_link_stands_on_the_line_of_its_last_word() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(PHONE) else { return };
    browser.go(&served.url("/?taal=nl"));
    ask(&browser, QUESTION);
    let alone = browser.text(
        "const alone = []; \
         for (let width = 240; width <= 360; width += 3) { \
             document.querySelector('main').style.width = `${width}px`; \
             for (const one of document.querySelectorAll('.place .kept')) { \
                 const lines = one.getBoundingClientRect().height; \
                 if (lines > 30) alone.push(width); \
             } \
         } \
         return alone.join(' ')",
    );
    assert_eq!(alone, "");
}

#[test]
fn everything_is_done_by_keyboard() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&served.url("/?taal=nl"));
    let mut walk = Vec::new();
    for _ in 0..8 {
        browser.press(None, TAB);
        walk.push(browser.text(FOCUS));
    }
    assert_eq!(
        walk,
        [
            "Ga naar de inhoud",
            "Deelwijzer voor Gemeente Voorbeeldstad",
            "Stel een vraag",
            "Kijk een bericht na",
            "Richtlijnen",
            "English",
            "textarea#question",
            "Vraag het",
        ]
    );
    browser.press(Some(SHIFT), TAB);
    assert_eq!(browser.text(FOCUS), "textarea#question");
    browser.press(None, "Mag ik");
    browser.press(Some(SHIFT), ENTER);
    browser.press(None, "een foto van een collega plaatsen?");
    let typed = browser.text("return document.getElementById('question').value");
    assert_eq!(typed, "Mag ik\neen foto van een collega plaatsen?");
    browser.press(None, ENTER);
    browser.wait("return document.querySelectorAll('.answer').length === 1");
    assert_eq!(browser.text(FOCUS), "textarea#question");
    browser.wait("return document.getElementById('question').value === ''");
    // Back from the field: the button that clears, then the answer's own.
    browser.press(Some(SHIFT), TAB);
    assert_eq!(browser.text(FOCUS), "button#wis");
    browser.press(None, ENTER);
    assert_eq!(browser.text(FOCUS), "textarea#question");
    assert_eq!(browser.run("return document.querySelectorAll('.turn').length"), 0);
}

#[test]
fn an_answer_is_announced_and_found_by_its_heading() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&served.url("/?taal=nl"));
    ask(&browser, QUESTION);
    let log = "const log = document.querySelector('[role=log]'); return log.ariaLive + ' ' + \
        log.querySelectorAll('.turn .answer h2').length";
    assert_eq!(browser.text(log), "polite 1");
    let asked = browser.text("return document.querySelector('.asked').textContent");
    assert_eq!(asked, format!("Jij vroeg: {QUESTION}"));
    assert!(!browser.url().contains("foto"), "the question is in the address");
}

#[test]
fn an_example_is_asked_by_a_click() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(PHONE) else { return };
    browser.go(&served.url("/?taal=en"));
    browser.click("#voorbeelden button");
    browser.wait("return document.querySelectorAll('.answer').length === 1");
    assert_eq!(browser.text(FOCUS), "textarea#question");
    assert_eq!(browser.run("return document.getElementById('voorbeelden').hidden"), true);
}

#[test]
fn a_question_too_long_or_empty_is_told_before_it_is_sent() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&served.url("/?taal=nl"));
    let fault = "return document.getElementById('fout').textContent";
    let count = "return document.getElementById('telling').textContent";
    browser.run("document.getElementById('question').focus()");
    browser.press(None, ENTER);
    assert_eq!(browser.text(fault), "Typ eerst je vraag.");
    let type_many = |many: usize| {
        browser.run(&format!(
            "const field = document.getElementById('question'); field.value = 'a'.repeat({many}); \
             field.dispatchEvent(new Event('input'));"
        ));
    };
    type_many(10);
    assert_eq!((browser.text(fault).as_str(), browser.text(count).as_str()), ("", ""));
    type_many(QUESTION_CHARS_MAX - 7);
    assert_eq!(browser.text(count), "Nog 7 tekens");
    type_many(QUESTION_CHARS_MAX + 5);
    browser.press(None, ENTER);
    let said = "Je vraag is 5 tekens te lang. Er passen er 300. Maak hem korter.";
    assert_eq!(browser.text(fault), said);
    assert_eq!(browser.run("return document.querySelectorAll('.turn').length"), 0);
}

#[test]
fn a_bot_that_cannot_be_reached_leaves_the_question_in_the_field() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&served.url("/?taal=nl"));
    drop(served);
    browser.run("document.getElementById('question').focus()");
    browser.press(None, "Mag dit?");
    browser.press(None, ENTER);
    browser.wait("return (document.getElementById('fout')?.textContent ?? '') !== ''");
    let fault = browser.text("return document.getElementById('fout').textContent");
    assert!(fault.starts_with("Er komt geen antwoord."), "{fault}");
    assert_eq!(browser.text("return document.getElementById('question').value"), "Mag dit?");
    assert_eq!(browser.run("return document.querySelectorAll('.turn').length"), 0);
}

#[test]
fn the_marked_rule_is_in_view_and_has_the_focus() {
    let served = voorbeeldstad();
    for screen in [DESKTOP, PHONE] {
        let Some(browser) = Browser::open(screen) else { return };
        browser.go(&served.url("/?taal=nl"));
        ask(&browser, QUESTION);
        browser.go(&browser.text("return document.querySelector('.place a').href"));
        assert_eq!(browser.text(FOCUS), "mark#passage");
        let view = "const box = document.getElementById('passage').getBoundingClientRect(); \
            return box.top >= 0 && box.top < innerHeight && box.width > 0";
        assert_eq!(browser.run(view), true, "{screen:?}");
    }
}

#[test]
fn a_draft_is_marked_while_it_is_typed() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(DESKTOP) else { return };
    browser.go(&served.url("/nakijken?taal=nl"));
    type_draft(&browser, "Haar bsn is 984372155 <b>.");
    let marked = "return document.querySelector('#merken mark.high')?.textContent ?? ''";
    assert_eq!(browser.text(marked), "984372155");
    assert_eq!(
        browser.text("return document.getElementById('merken').textContent.trim()"),
        "Haar bsn is 984372155 <b>."
    );
    let headline = "return document.querySelector('#gezien .headline').textContent";
    assert_eq!(browser.text(headline), "Stop: plaats dit nog niet");
    // A screen reader hears it after a pause.
    browser
        .wait("return (document.getElementById('melding')?.textContent ?? '').startsWith('Stop:')");
    browser.press(None, " Nog een woord");
    browser.wait(
        "return (document.querySelector('#merken')?.textContent ?? '').includes('Nog een woord')",
    );
}

#[test]
fn a_browser_without_script_gets_the_same_answer() {
    let served = voorbeeldstad();
    let Some(browser) = Browser::open(Screen { has_script: false, ..DESKTOP }) else { return };
    browser.go(&served.url("/?taal=nl"));
    browser.fill("#question", QUESTION);
    browser.click("#vraag button");
    browser.arrive(&served.url("/"));
    assert!(browser.read_soon(".answer h2").len() > 10);
    assert!(browser.read_soon(".question").contains(QUESTION));
}
