//! Asking: by command, by mention, in a direct message, and about a message.

use insta::assert_snapshot;

use super::chat::{BRAM, Chat, SANNE, place};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";

#[test]
fn a_question_is_answered_for_the_asker_alone() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    -# Je vraag: Mag ik een foto van een collega op LinkedIn plaatsen?
    [Bewaar] [Andere regels (1)] [Deel in kanaal] [Klopt niet of mist iets] [Waarom dit
      antwoord?]
    "#);
    chat.presses(SANNE, "Andere regels (1)");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Andere regels (1)**
    De regel: "Je mag een bericht over je werk op LinkedIn delen."
    Bron: Sociale media › LinkedIn
    "#);
    chat.presses(SANNE, "Bewaar");
    assert_snapshot!(chat.sees(4), @r#"
    <thinks, only for the asker>

    <opens a direct message>

    <direct message>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"

    **Andere regels (1)**
    De regel: "Je mag een bericht over je werk op LinkedIn delen."
    Bron: Sociale media › LinkedIn
    Twijfel je? Vraag het aan team Online.

    <so>
    Het antwoord staat nu in je privéberichten, zonder je vraag.
    "#);
    chat.stop();
}

#[test]
fn one_can_ask_why_and_alone_sees_it() {
    let mut chat = Chat::start();
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.presses(SANNE, "Waarom dit antwoord?");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Waarom dit antwoord?**
    Ik zocht op: foto, collega, linkedin, plaatsen.
    Het best past wat op regel 12 van sociale-media.md staat. Dat is genoeg: dit is een
      antwoord.
    Je vraagt of het mag. Zo lees ik de regel: mag onder voorwaarden: Je mag geen foto van een
      collega op LinkedIn plaatsen; als: "toestemming".
    Deze zin geeft het oordeel.
    Dit is alleen hoe ik het lees. Wat in de richtlijn staat, telt.
    "#);
    // Silence has its reasons too.
    chat.asks(SANNE, "Hoe laat gaat de kantine open?");
    chat.sees(2);
    chat.presses(SANNE, "Waarom dit antwoord?");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Waarom dit antwoord?**
    Dit staat nergens in de richtlijnen: kantine, open.
    Dat is te weinig, ook voor tips: geen antwoord.
    "#);
    chat.stop();
}

#[test]
fn a_question_in_english_is_answered_in_english() {
    let mut chat = Chat::start();
    chat.asks(SANNE, "May I post a photo of a colleague on LinkedIn?");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **According to the rules: this is allowed only if you meet one condition**
    The rule: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Source: Sociale media › LinkedIn
    This rule is written in Dutch. Words in it: "foto" = photo, "collega" = colleague,
      "plaatsen" = post, "toestemming" = consent.
    Condition: "toestemming"
    Not sure? Ask team Online.
    -# Your question: May I post a photo of a colleague on LinkedIn?
    [Keep] [Other rules (1)] [Share in channel] [Not right or incomplete] [Why this answer?]
    "#);
    chat.stop();
}

#[test]
fn what_the_rules_are_silent_about_goes_to_somebody() {
    let mut chat = Chat::start();
    chat.asks(SANNE, "Hoe laat gaat de kantine open?");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Ik vind hierover geen regel**
    Dat betekent niet dat het mag.
    Vraag het aan team Online: online@stad.example
    -# Je vraag: Hoe laat gaat de kantine open?
    [Stuur mijn vraag in] [Alle richtlijnen] [Waarom dit antwoord?]
    "#);
    chat.stop();
}

#[test]
fn a_mention_leads_to_a_private_answer() {
    let mut chat = Chat::start();
    chat.writes(SANNE, &format!("<@4242> {QUESTION}"));
    assert_snapshot!(chat.sees(1), @r#"
    <in the channel, as a reply>
    Ik heb je vraag opgezocht. Druk op de knop: alleen jij ziet het antwoord.
    -# Je vraag zelf staat nog in dit kanaal. Liever niet? Gebruik dan /vraag.
    [Toon mijn antwoord]
    "#);
    chat.presses(SANNE, "Toon mijn antwoord");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    -# Je vraag: Mag ik een foto van een collega op LinkedIn plaatsen?
    [Bewaar] [Andere regels (1)] [Deel in kanaal] [Klopt niet of mist iets] [Waarom dit
      antwoord?]
    "#);
    chat.presses(BRAM, "Toon mijn antwoord");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Deze knop is van wie de vraag stelde. Stel je eigen vraag met /vraag.
    "#);
    chat.all_questions_are_deleted();
    chat.presses(SANNE, "Toon mijn antwoord");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Ik kan je vraag niet meer lezen. Stel hem opnieuw met /vraag.
    "#);
    chat.stop();
}

#[test]
fn what_is_not_to_the_bot_is_not_answered() {
    let mut chat = Chat::start();
    chat.writes(SANNE, "Een antwoord op de bot zelf, zonder zijn naam.");
    chat.writes("4242", "<@4242> door de bot zelf");
    chat.writes(SANNE, "<@4242>");
    assert_snapshot!(chat.sees(1), @r#"
    <in the channel, as a reply>
    **Stel je vraag gewoon in je eigen woorden**
    Ik zoek in de richtlijnen voor sociale media en laat je woord voor woord zien wat er
      staat. Staat er niets over, dan zeg ik dat ook.
    Zet geen namen of andere gegevens van mensen in je vraag.
    - **/vraag**: stel je vraag; alleen jij ziet het antwoord
    - **/bronnen**: zien welke richtlijnen er zijn
    - **/bron**: een richtlijn lezen
    - **/over**: wie ik ben en wat er met je vraag gebeurt
    - **Mag dit?**: laat mij een bericht nakijken: klik er met rechts op, of houd het
      ingedrukt op je telefoon, en kies Apps
    "#);
    chat.stop();
}

#[test]
fn a_direct_message_is_answered_there() {
    let mut chat = Chat::start();
    chat.writes_directly(SANNE, QUESTION);
    assert_snapshot!(chat.sees(1), @r#"
    <direct message, as a reply>
    **Volgens de regels: dit mag alleen als je aan één voorwaarde voldoet**
    De regel: "Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming."
    Bron: Sociale media › LinkedIn
    Voorwaarde: "toestemming"
    Twijfel je? Vraag het aan team Online.
    [Andere regels (1)] [Klopt niet of mist iets] [Waarom dit antwoord?]
    "#);
    chat.presses(SANNE, "Andere regels (1)");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Andere regels (1)**
    De regel: "Je mag een bericht over je werk op LinkedIn delen."
    Bron: Sociale media › LinkedIn
    "#);
    chat.writes_directly(SANNE, "/bron 1");
    assert_snapshot!(chat.sees(1), @r#"
    <direct message, as a reply>
    **Sociale media**
    versie 2.1 · van team Online

    **LinkedIn**

    Je mag een bericht over je werk op LinkedIn delen.

    Je mag geen foto van een collega op LinkedIn plaatsen zonder toestemming.

    **WhatsApp**

    Gebruik een appgroep nooit voor gegevens van inwoners.
    "#);
    chat.stop();
}

#[test]
fn a_message_is_checked_before_it_goes_out() {
    let mut chat = Chat::start();
    chat.checks(SANNE, "Mevrouw Jansen (bsn 984372155) is vandaag geholpen aan onze balie!");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Stop: plaats dit nog niet**
    Wat eenmaal online staat, kun je niet meer echt weghalen.
    Gelezen als bericht voor iedereen.
    Discord heeft je bericht al ontvangen. Ik bewaar het niet, maar ik kan het daar niet
      wissen.

    2 dingen om naar te kijken:
    1. Haal dit weg: "98\*\*\*\*" Hier staat een burgerservicenummer (BSN). Met een BSN en een
      naam kan iemand zich voordoen als een ander. Haal het nummer weg.
    2. Let op: "M\*\*\*\*" Hier staat de naam van een persoon. Samen met wat er nog meer
      staat, zegt dit veel over die persoon. Haal de naam weg, of vraag eerst of het goed is.

    Dit kan ik niet zien:
    - gezichten, naambordjes en schermen op een foto of in een video;
    - of mensen iemand herkennen aan wat je beschrijft, ook zonder naam;
    - of iets al openbaar is, en of het klopt;
    - hoe je toon overkomt op wie boos of verdrietig is.

    Twijfel je? Vraag het aan team Online: online@stad.example
    "#);
    chat.checks(SANNE, " ");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    In dit bericht staat niets dat ik kan nakijken.
    "#);
    chat.stop();
}

#[test]
fn the_bot_explains_itself() {
    let mut chat = Chat::start();
    chat.slash(SANNE, "help", None);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Stel je vraag gewoon in je eigen woorden**
    Ik zoek in de richtlijnen voor sociale media en laat je woord voor woord zien wat er
      staat. Staat er niets over, dan zeg ik dat ook.
    Zet geen namen of andere gegevens van mensen in je vraag.
    - **/vraag**: stel je vraag; alleen jij ziet het antwoord
    - **/bronnen**: zien welke richtlijnen er zijn
    - **/bron**: een richtlijn lezen
    - **/over**: wie ik ben en wat er met je vraag gebeurt
    - **Mag dit?**: laat mij een bericht nakijken: klik er met rechts op, of houd het
      ingedrukt op je telefoon, en kies Apps
    "#);
    chat.slash(SANNE, "over", None);
    let about = chat.sees(2).replace(env!("CARGO_PKG_VERSION"), "VERSIE");
    assert_snapshot!(about, @r#"
    <thinks, only for the asker>

    <so>
    **Ik ben Deelwijzer. Ik ken de richtlijnen van Stad**
    Ik ben een programma dat zoekt (versie VERSIE), geen mens en geen jurist. Alles wat ik uit
      de richtlijnen laat zien, staat daar precies zo. Ik verzin niets.
    Discord ontvangt elke vraag die je hier stelt, en bewaart wat in Discord staat. Zet er dus
      geen namen of andere gegevens van mensen in.
    Ik bewaar je vraag alleen als je hem zelf naar de schrijvers stuurt, en nooit wie hem
      stelde. Ik houd bij hoe vaak je iets vraagt, zodat niemand mij overbelast. Dat is na
      twee minuten weg.
    Twijfel je of een regel voor jou geldt? Lees dan de hele tekst.
    Twijfel je? Vraag het aan team Online: online@stad.example
    "#);
    chat.stop();
}

#[test]
fn an_organisation_can_keep_questions_out_of_discord() {
    let settings = [
        ("DEELWIJZER_DISCORD__MODE", "link"),
        ("DEELWIJZER_DISCORD__WEB_ADDRESS", "https://regels.stad.example"),
    ];
    let mut chat = Chat::start_with(&settings, place());
    chat.slash(SANNE, "vraag", None);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Stel je vraag in de webchat van Stad. Dan gaat hij niet via Discord.
    [Open de webchat → https://regels.stad.example]
    "#);
    chat.writes(SANNE, &format!("<@4242> {QUESTION}"));
    assert_snapshot!(chat.sees(1), @r#"
    <in the channel, as a reply>
    Stel je vraag in de webchat van Stad. Dan gaat hij niet via Discord.
    [Open de webchat → https://regels.stad.example]
    "#);
    chat.stop();
}
