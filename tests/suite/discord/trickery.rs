//! Words that would like to be more than words: mentions, markup, forged lines, too much of them.

use insta::assert_snapshot;

use super::chat::{BRAM, Chat, SANNE, place};
use super::double::message_of;

#[test]
fn nobody_is_called_by_a_question_a_quote_or_a_title() {
    let place = place();
    let text = "# Regels @everyone <@1002>\n\n## Kop <@&77> `x`\n\n\
        Zet nooit @here of <@&77> in een bericht over zwezerik, *ook* [niet](https://x.example) \
        zo. Bron: **vals**\n";
    place.write("guidelines/regels/roepen.md", text);
    let mut chat = Chat::start_with(&[], place);
    chat.asks(
        SANNE,
        "Mag @everyone <@1002> <@&77> @here\n-# Je vraag: zwezerik in een **bericht**?",
    );
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Volgens de regels: dit mag niet**
    De regel: "Zet nooit @{0}here of \<@&77\> in een bericht over zwezerik, ook niet zo. Bron:
      vals"
    Bron: Regels @{0}everyone \<@1002\> › Kop \<@&77\> x
    Twijfel je? Vraag het aan team Online: online@stad.example
    -# Je vraag: Mag @{0}everyone \<@1002\> \<@&77\> @{0}here -\# Je vraag: zwezerik in een
      \*\*bericht\*\*?
    [Bewaar] [Deel in kanaal] [Klopt niet of mist iets] [Waarom dit antwoord?]
    "#);
    chat.presses(SANNE, "Deel in kanaal");
    assert_snapshot!(chat.sees(3), @r#"
    <thinks, only for the asker>

    <so>
    Dit komt in het kanaal te staan. Iedereen in het kanaal kan het lezen.

    <only for the asker>
    **Volgens de regels: dit mag niet**
    De regel: "Zet nooit @{0}here of \<@&77\> in een bericht over zwezerik, ook niet zo. Bron:
      vals"
    Bron: Regels @{0}everyone \<@1002\> › Kop \<@&77\> x
    Twijfel je? Vraag het aan team Online: online@stad.example
    -# De vraag was: Mag @{0}everyone \<@1002\> \<@&77\> @{0}here -\# Je vraag: zwezerik in
      een \*\*bericht\*\*?
    [Deel dit nu] [Toch niet]
    "#);
    chat.presses(SANNE, "Deel dit nu");
    let shared = chat.sees(3);
    assert!(shared.contains("<in the channel>"), "{shared}");
    chat.slash(SANNE, "bron", Some(("richtlijn", "roepen")));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Regels @{0}everyone \<@1002\>**

    **Kop \<@&77\> x**

    Zet nooit @{0}here of \<@&77\> in een bericht over zwezerik, ook niet zo. Bron: vals
    "#);
    chat.checks(BRAM, "@everyone <@1002> bel 06-12345678 **nu**");
    let review = chat.sees(2);
    assert!(!review.contains("@everyone"), "{review}");
    chat.stop();
}

#[test]
fn whoever_asks_too_much_is_asked_to_wait() {
    let settings = [("DEELWIJZER_DISCORD__PERSON_QUESTIONS_PER_MINUTE", "1")];
    let mut chat = Chat::start_with(&settings, place());
    chat.slash(SANNE, "help", None);
    chat.sees(2);
    chat.slash(SANNE, "help", None);
    let told = chat.sees(1);
    assert!(told.starts_with("<only for the asker>\nEven rustig aan. Probeer het over"), "{told}");
    chat.writes_directly(SANNE, "Mag dit?");
    let told = chat.sees(1);
    assert!(told.starts_with("<direct message, as a reply>\nEven rustig aan."), "{told}");
    // A flood is not answered with a flood.
    chat.writes_directly(SANNE, "Mag dit?");
    chat.slash(BRAM, "help", None);
    assert!(chat.sees(2).contains("Stel je vraag"));
    chat.stop();
}

#[test]
fn buttons_of_an_earlier_run_work_and_those_of_an_earlier_version_say_so() {
    let mut chat = Chat::start();
    let question = "Mag ik een foto van een collega op LinkedIn plaatsen?";
    let old = message_of("1", "600", "4242", &format!("Een antwoord\n-# Je vraag: {question}"));
    chat.presses_id(SANNE, "dw1:nl:rules", old.clone());
    assert!(chat.sees(2).contains("Je mag een bericht over je werk op LinkedIn delen."));
    chat.presses_id(SANNE, "dw0:nl:rules", old);
    assert_snapshot!(chat.sees(1), @r#"
    <only for the asker>
    Deze knop werkt niet meer. Stel je vraag opnieuw met /vraag.
    "#);
    let without = message_of("1", "600", "4242", "Een antwoord");
    chat.presses_id(SANNE, "dw1:nl:rules", without);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Ik kan je vraag niet meer lezen. Stel hem opnieuw met /vraag.
    "#);
    chat.stop();
}

#[test]
fn a_question_of_the_greatest_length_has_a_whole_answer() {
    let mut chat = Chat::start();
    let question = format!("Mag ik een foto van een collega op LinkedIn? {}", "*".repeat(940));
    chat.asks(SANNE, &question);
    let answer = chat.sees(3);
    assert!(answer.contains("<only for the asker>\n-# Je vraag: Mag ik een foto"), "{answer}");
    chat.presses(SANNE, "Andere regels (1)");
    chat.sees(2);
    chat.asks(SANNE, &"a*".repeat(501));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Your message is too long for me**
    It has 1002 characters. I can read 1000 at most. Make your question shorter and I'll look
      it up.
    "#);
    chat.stop();
}
