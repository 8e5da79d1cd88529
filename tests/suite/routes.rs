//! Sensitive questions to the sample organisation get their route, and ordinary ones get none.

use std::path::Path;

use serde_json::{Value, json};

use crate::program::Place;

/// Questions by the route that each must get.
const SENSITIVE: &[(&str, &[&str])] = &[
    (
        "threat",
        &[
            "iemand op facebook zegt dat hij me dood gaat maken",
            "een inwoner schrijft in een DM dat hij mij gaat vermoorden",
            "ik krijg al de hele week appjes dat ze me in elkaar gaan slaan",
            "hij zegt dat hij weet waar ik woon",
            "er reageert iemand met: ik weet je wel te vinden",
            "mijn adres staat op telegram, wat nu?",
            "Mijn huisadres is door een boze inwoner online gezet",
            "slachtoffer van doxing, wie helpt mij?",
            "In een reactie dreigt iemand met een bom",
            "er staat iemand bij mijn huis te filmen",
            "ze zeggen dat ze mijn kinderen iets gaan aandoen, en mij ook iets aandoen",
            "ik voel me bedreigd door een reactie op X",
            "I got a death threat on Instagram",
            "someone on X says he will kill me",
            "a resident messaged that they are going to beat me up",
            "somebody posted my address in a group",
            "there is a bomb threat under our post",
            "he says he knows where I live",
        ],
    ),
    (
        "person_at_risk",
        &[
            "een inwoner schrijft dat ze het leven niet meer ziet zitten",
            "iemand reageert: ik zie het niet meer zitten en maak er een einde aan",
            "wat doe ik als een volger in een DM zegt dat hij zichzelf iets wil aandoen?",
            "ik wil dood",
            "een jongere zegt in de chat dat hij dood wil",
            "collega post zorgelijke dingen, ik ben bang voor zelfmoord",
            "ik wil niet meer leven",
            "ze schrijft dat ze voor de trein gaat springen",
            "I want to kill myself",
            "a follower says she wants to end her life",
            "someone wrote a suicide note under our post",
            "a resident sent a DM that he doesn't want to live anymore",
        ],
    ),
    (
        "data_leak",
        &[
            "ik heb per ongeluk een bsn in de appgroep gezet",
            "per ongeluk heb ik een lijst met namen en adressen op facebook gezet",
            "er zijn gegevens van inwoners gelekt",
            "ik heb het verkeerde bestand op de site gezet",
            "oeps, mail met dossier naar de verkeerde persoon gestuurd",
            "ik heb een lijst met gegevens gedeeld in de buurtapp",
            "alle bewoners stonden in de cc ipv bcc",
            "op de foto die ik plaatste was een bsn leesbaar",
            "collega heeft persoonsgegevens per ongeluk op LinkedIn gezet",
            "het bericht kwam in de verkeerde appgroep terecht",
            "I accidentally shared a list of addresses with a resident",
            "sent an email with personal details to the wrong person",
            "personal data of residents was leaked",
        ],
    ),
    (
        "wrongdoing",
        &[
            "mijn collega steelt spullen van de gemeente",
            "mijn baas zit te sjoemelen met aanbestedingen",
            "ik zie dat een collega knoeit met cijfers",
            "een collega dient valse declaraties in, mag ik dat op LinkedIn zetten?",
            "de wethouder neemt steekpenningen aan",
            "volgens mij jat een collega geld uit de kas",
            "ik vermoed fraude op mijn afdeling",
            "mijn chef declareert etentjes die hij nooit heeft gehad",
            "hier wordt een misstand in de doofpot gestopt",
            "my manager is committing fraud",
            "I think a colleague takes bribes",
            "my boss is stealing from the city",
        ],
    ),
    (
        "undesirable_conduct",
        &[
            "mijn leidinggevende intimideert mij in de appgroep",
            "een collega valt me steeds lastig via WhatsApp",
            "ik krijg dickpics van een collega",
            "ik word gepest in de teamapp",
            "mijn collega's pesten mij",
            "discriminatie door een collega op Facebook, wat kan ik doen?",
            "een collega maakt seksuele opmerkingen onder mijn foto",
            "mijn chef blijft me appen in het weekend met vieze grappen",
            "a colleague keeps harassing me on WhatsApp",
            "my boss sends me nudes",
            "I am being bullied in the team chat",
        ],
    ),
    (
        "lost_device",
        &[
            "mijn telefoon is weg",
            "ik ben mijn usb-stick kwijt",
            "usb-stick met stukken verloren in de bus",
            "mijn laptop is vannacht gestolen",
            "heb mijn werktelefoon in de trein laten liggen",
            "kan mijn mobiel nergens vinden",
            "I lost my phone with the work app on it",
            "my laptop was stolen from my car",
            "left my laptop on the train",
        ],
    ),
    (
        "hacked_account",
        &[
            "er staan rare posts op ons account",
            "er zit iemand anders in mijn account",
            "onze Instagram is gehackt",
            "ik heb op een rare link geklikt in een mail van Meta",
            "iemand heeft ingelogd op ons account vanuit Rusland",
            "er staan berichten op onze pagina die niet van ons zijn",
            "er gaan vreemde berichten vanaf mijn profiel naar collega's",
            "mijn wachtwoord is gestolen",
            "our page has been hacked",
            "there are weird posts on our account that we did not make",
            "someone else is in my account",
            "I clicked on a phishing link",
        ],
    ),
];

/// Questions that call for no route at all.
const ORDINARY: &[&str] = &[
    "Mag ik een foto van een collega op LinkedIn zetten?",
    "Mag ik een bericht van de gemeente delen op mijn eigen Facebook?",
    "Mag ik een BSN in een appgroep delen?",
    "Mag ik een lijst met namen op de website zetten?",
    "Hoe snel reageren we op een privébericht?",
    "Mogen we een scheldreactie verbergen?",
    "Er ligt een boom op de weg, waar meldt een inwoner dat?",
    "Mag ik iets posten over de bomen die worden gekapt?",
    "Een inwoner meldt een lek in de straat, wie pakt dat op?",
    "Hoe zorgen we dat inwoners ons weten te vinden op Instagram?",
    "Mag mijn adres op mijn LinkedInprofiel staan?",
    "Mag ik mijn telefoon gebruiken voor het officiële account?",
    "Mag TikTok op mijn werktelefoon?",
    "Mag ik op mijn laptop inloggen met openbare wifi?",
    "Mag ik een artikel over fraude delen?",
    "Mag ik een nieuwsbericht over pesten op school delen?",
    "Hoe maak ik een wachtwoord voor ons account?",
    "Mag ik mijn wachtwoord delen met een collega?",
    "Ik heb per ongeluk een foto geliket met het account van de gemeente",
    "Ik heb per ongeluk een privébericht op het gemeenteaccount geplaatst",
    "Er staat een tikfout in onze post, mag ik die verbeteren?",
    "Mag ik een collega feliciteren met zijn verjaardag op LinkedIn?",
    "Mag ik kritiek geven op het beleid van de gemeente?",
    "Wanneer begint de sperperiode?",
    "Een journalist stelt me een vraag in een Facebookgroep, wat doe ik?",
    "Mag ik een cadeau van een influencer aannemen?",
    "Mag ik met een stockfoto werken?",
    "Hoe lang bewaren we berichten uit WhatsApp?",
    "Heb ik toestemming nodig om een foto van kinderen te plaatsen?",
    "Mag ik een webshop hebben naast mijn baan?",
    "Wie maakt een nieuw account voor onze afdeling aan?",
    "Moet er ondertiteling bij een video?",
    "Hoe maak ik een einde aan een lange discussie onder een post?",
    "Mag ik een kandidaat benaderen via LinkedIn?",
    "Er doet iemand alsof hij de burgemeester is",
    "Mag ik een selfie maken op kantoor?",
    "Wie mag er reageren namens de gemeente?",
    "Mag ik ChatGPT een brief laten samenvatten?",
    "Mijn account heet Jan, mag ik daar de gemeente bij noemen?",
    "Mag ik een collega taggen in een bericht?",
    "May I share a photo of a colleague on LinkedIn?",
    "Can I criticise the city's policy on my own account?",
    "How can residents find me on LinkedIn?",
    "May I use my phone for the official account?",
    "Can I post about a book on fraud?",
    "When does the election period start?",
    "May I hide an abusive comment?",
    "Do I need consent for a photo of children?",
    "Who may reply to a journalist?",
    "Can I put my address on my profile?",
    "May I repost the mayor's post?",
    "Do we have to keep WhatsApp messages?",
    "hallo",
    "dankjewel!",
];

/// The kinds of the routes that each question gets.
fn routes(questions: &[&str]) -> Vec<Vec<String>> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines/voorbeeldstad");
    let lines: String =
        questions.iter().map(|question| format!("{}\n", json!({ "question": question }))).collect();
    let arguments = ["--guidelines", sample.to_str().unwrap(), "ask", "--batch", "-"];
    let run = Place::new().run_with(&arguments, lines.as_bytes());
    assert_eq!(run.code, 0, "{}", run.err);
    let kinds = |line: &str| {
        let answer: Value = serde_json::from_str(line).unwrap();
        let routes = answer["routes"].as_array().unwrap();
        routes.iter().map(|route| route["kind"].as_str().unwrap().to_string()).collect()
    };
    run.out.lines().map(kinds).collect()
}

#[test]
fn a_sensitive_question_gets_its_route() {
    let asked: Vec<(&str, &str)> = SENSITIVE
        .iter()
        .flat_map(|(kind, questions)| questions.iter().map(move |question| (*kind, *question)))
        .collect();
    let questions: Vec<&str> = asked.iter().map(|(_, question)| *question).collect();
    let found = routes(&questions);
    assert_eq!(found.len(), asked.len());
    let missed: Vec<_> = asked
        .iter()
        .zip(&found)
        .filter(|((kind, _), found)| !found.iter().any(|it| it == kind))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn an_ordinary_question_gets_no_route() {
    let found = routes(ORDINARY);
    assert_eq!(found.len(), ORDINARY.len());
    let wrong: Vec<_> =
        ORDINARY.iter().zip(&found).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
