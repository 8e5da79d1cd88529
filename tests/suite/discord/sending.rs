//! Sending something in to the authors: a look first, then a press, and a code to take it back.

use insta::assert_snapshot;
use serde_json::json;

use super::chat::{Chat, SANNE, place};
use super::double::message_of;

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";

/// The text with the code of this run taken out.
fn without_code(text: &str) -> String {
    let is_code = |word: &str| word.len() == 9 && word.as_bytes()[4] == b'-';
    let words: Vec<&str> = text
        .split(' ')
        .map(|word| if is_code(word.trim_end_matches('.')) { "CODE." } else { word })
        .collect();
    words.join(" ")
}

/// The code in it.
fn code_in(text: &str) -> String {
    let is_code = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-';
    text.split([' ', '.']).find(is_code).unwrap().to_string()
}

#[test]
fn what_is_not_right_is_sent_in_after_a_look() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.presses(SANNE, "Klopt niet of mist iets");
    assert_snapshot!(chat.sees(1), @r#"
    <a window> Zeg wat er niet klopt
    Wil je er iets bij zeggen? Hoeft niet.
    (Zet hier geen namen of andere gegevens van mensen.)
    "#);
    chat.fills_in(SANNE, "Ik mis groepsfoto's. Bel Jan de Vries, 06-12345678.");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Kijk eerst wat je verstuurt**
    Alleen deze tekst wordt bewaard, zonder je naam. Na 180 dagen wordt hij gewist. Namen en
      nummers van mensen heb ik eruit gehaald. Staat er nog iets in dat weg moet? Kies dan
      "Toch niet" en stel je vraag opnieuw zonder dat stuk.
    Dit gaat naar de schrijvers: Mag ik een foto van een collega op LinkedIn plaatsen?
      Opmerking: Ik mis groepsfoto's. Bel \[naam\], \[telefoonnummer\].
    [Verstuur] [Toch niet]
    "#);
    chat.presses(SANNE, "Verstuur");
    let sent = chat.sees(2);
    assert_snapshot!(without_code(&sent), @r#"
    <thinks>

    <so>
    **Dank je wel, je bericht is bewaard**
    Wil je het later wissen? Bewaar dan deze code: CODE. Typ /wis met de code erachter.
    [Wis het]
    "#);
    // Somebody is quick and presses twice.
    chat.presses(SANNE, "Verstuur");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    Dit is al verstuurd.
    "#);
    chat.slash(SANNE, "wis", Some(("code", &code_in(&sent).to_lowercase())));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Het is gewist.
    "#);
    chat.presses(SANNE, "Wis het");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    Bij deze code is niets bewaard. Kijk of je de code goed hebt getypt.
    "#);
    let run = chat.stop();
    assert!(!run.err.contains("groepsfoto"), "{}", run.err);
}

#[test]
fn a_question_without_a_rule_is_sent_in_from_a_direct_message() {
    let mut chat = Chat::start();
    chat.writes_directly(SANNE, "Mag ik op Mastodon een account voor de gemeente maken?");
    assert_snapshot!(chat.sees(1), @r#"
    <direct message, as a reply>
    **Ik weet niet zeker of dit je vraag beantwoordt. Dit komt het dichtst in de buurt.**
    Er staat: "Je mag een bericht over je werk op LinkedIn delen."
    Bron: Sociale media › LinkedIn
    Er staat: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Er staat: "Gebruik een appgroep nooit voor gegevens van inwoners."
    Bron: Sociale media › WhatsApp
    Twijfel je? Vraag het aan team Online: online@stad.example
    [Stuur mijn vraag in] [Waarom dit antwoord?]
    "#);
    chat.presses(SANNE, "Stuur mijn vraag in");
    assert_snapshot!(chat.sees(1), @r#"
    <a window> Stuur je vraag naar de schrijvers
    Wil je er iets bij zeggen? Hoeft niet.
    (Zet hier geen namen of andere gegevens van mensen.)
    "#);
    chat.fills_in(SANNE, "");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Kijk eerst wat je verstuurt**
    Alleen deze tekst wordt bewaard, zonder je naam. Na 180 dagen wordt hij gewist. Namen en
      nummers van mensen heb ik eruit gehaald. Staat er nog iets in dat weg moet? Kies dan
      "Toch niet" en stel je vraag opnieuw zonder dat stuk.
    Dit gaat naar de schrijvers: Mag ik op Mastodon een account voor de gemeente maken?
    [Verstuur] [Toch niet]
    "#);
    chat.presses(SANNE, "Toch niet");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    Er is niets verstuurd.
    "#);
    chat.presses(SANNE, "Verstuur");
    let code = code_in(&chat.sees(2));
    chat.writes_directly(SANNE, &format!("/wis {code}"));
    assert_snapshot!(chat.sees(1), @r#"
    <direct message, as a reply>
    Het is gewist.
    "#);
    chat.stop();
}

#[test]
fn where_nothing_is_kept_there_is_no_button_and_an_old_one_says_so() {
    let mut chat = Chat::start_with(&[("DEELWIJZER_STORE__ENABLED", "false")], place());
    chat.asks(SANNE, QUESTION);
    assert!(!chat.sees(2).contains("Klopt niet"));
    let old = message_of("1", "600", "4242", &format!("a\n-# Je vraag: {QUESTION}"));
    chat.presses_id(SANNE, "dw1:nl:send:wrong", old.clone());
    assert_snapshot!(chat.sees(1), @r#"
    <only for the asker>
    Hier wordt niets bewaard. Vraag het aan wie over de richtlijnen gaat.
    "#);
    chat.fills_in(SANNE, "Een venster van een eerdere keer.");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Hier wordt niets bewaard. Vraag het aan wie over de richtlijnen gaat.
    "#);
    chat.stop();
}

#[test]
fn a_sensitive_matter_is_not_kept_and_is_told_where_to_go() {
    let place = place();
    place.write(
        "guidelines/regels/organisation.toml",
        "name = \"Stad\"\nlanguages = [\"nl\"]\n\n[[routes]]\nkind = \"integrity\"\n\
         words = [\"fraude\"]\n\
         title = { nl = \"Dit is iets om met een mens te bespreken\" }\n\
         message = { nl = \"De vertrouwenspersoon luistert.\" }\n\
         contact = { name = \"de vertrouwenspersoon\", address = \"vp@stad.example\" }\n",
    );
    let mut chat = Chat::start_with(&[], place);
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.presses(SANNE, "Klopt niet of mist iets");
    chat.sees(1);
    chat.fills_in(SANNE, "Er is fraude in mijn team.");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Dit bewaar ik niet, want het gaat over iets gevoeligs.
    **Dit is iets om met een mens te bespreken**
    De vertrouwenspersoon luistert.
    Je kunt terecht bij de vertrouwenspersoon: vp@stad.example
    "#);
    chat.stop();
}

#[test]
fn a_message_that_shows_nothing_to_send_is_not_sent() {
    let mut chat = Chat::start();
    let other = message_of("1", "600", "4242", &format!("a\n-# Je vraag: {QUESTION}"));
    chat.presses_id(SANNE, "dw1:nl:deliver:wrong:0123456789abcdef", other.clone());
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    Ik kan je vraag niet meer lezen. Stel hem opnieuw met /vraag.
    "#);
    let mut long = other;
    long["content"] = json!(format!("a\n-# Je vraag: {}", "foto ".repeat(190)));
    chat.presses_id(SANNE, "dw1:nl:send:wrong", long);
    chat.sees(1);
    chat.fills_in(SANNE, &"lang ".repeat(60));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Je tekst is te lang. Er passen 1000 tekens. Maak hem korter.
    "#);
    chat.stop();
}
