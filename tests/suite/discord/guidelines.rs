//! Reading the guidelines in Discord: which there are, and each page by page.

use insta::assert_snapshot;

use super::chat::{Chat, SANNE, place};

#[test]
fn guidelines_are_listed_page_by_page() {
    let place = place();
    for number in 10..21 {
        place.write(
            &format!("guidelines/regels/regel-{number}.md"),
            format!("# Regel {number}\n\nDoe dit nooit op kanaal {number}.\n"),
        );
    }
    place.write("guidelines/regels/alles.md", "# Alles\n\nDoe dit nooit.\n");
    let mut chat = Chat::start_with(&[], place);
    chat.slash(SANNE, "bronnen", None);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Dit zijn de richtlijnen van Stad**
    1. Alles
    2. Regel 10
    3. Regel 11
    4. Regel 12
    5. Regel 13
    6. Regel 14
    7. Regel 15
    8. Regel 16
    9. Regel 17
    10. Regel 18
    Wil je er een lezen? Typ /bron met het nummer of de naam erachter.
    -# Bladzijde 1 van 2
    [Volgende]
    "#);
    chat.presses(SANNE, "Volgende");
    assert_snapshot!(chat.sees(2), @r#"
    <thinks>

    <so>
    **Dit zijn de richtlijnen van Stad**
    11. Regel 19
    12. Regel 20
    13. Sociale media · versie 2.1 · van team Online · wordt nagekeken vóór 2099-12-31
    Wil je er een lezen? Typ /bron met het nummer of de naam erachter.
    -# Bladzijde 2 van 2
    [Vorige]
    "#);
    chat.stop();
}

#[test]
fn guidelines_in_ones_own_language_are_listed_first() {
    let place = place();
    let english = "# Accounts\n\nYou must never share the password of an account.\n";
    place.write("guidelines/regels/accounts.md", english);
    place.write(
        "guidelines/regels/zz-beeld.md",
        "# Beeld\n\nVraag altijd toestemming voor beeld.\n",
    );
    let mut chat = Chat::start_with(&[], place);
    chat.slash(SANNE, "bronnen", None);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Dit zijn de richtlijnen van Stad**
    1. Sociale media · versie 2.1 · van team Online · wordt nagekeken vóór 2099-12-31
    2. Beeld
    3. Accounts
    Wil je er een lezen? Typ /bron met het nummer of de naam erachter.
    "#);
    chat.slash(SANNE, "bron", Some(("richtlijn", "3")));
    assert!(chat.sees(2).contains("**Accounts**"));
    chat.types(SANNE, "");
    let offered = chat.sees(1);
    let places = ["Sociale", "Beeld", "Accounts"].map(|title| offered.find(title).unwrap());
    assert!(places.is_sorted(), "{offered}");
    // An English answer leads to a list in English words, in which the numbers stay the same.
    chat.asks(SANNE, "What time does the canteen open?");
    chat.sees(2);
    chat.presses(SANNE, "All guidelines");
    assert!(chat.sees(2).contains("\n2. Beeld\n3. Accounts\n"));
    chat.stop();
}

#[test]
fn a_guideline_is_read_page_by_page() {
    let place = place();
    let long = "Een zin over berichten die je plaatst. ".repeat(30);
    let text = format!("# Alles\n\n## Een\n\n{long}\n\n## Twee\n\n- {long}\n- Kort.\n");
    place.write("guidelines/regels/alles.md", text);
    let mut chat = Chat::start_with(&[], place);
    chat.types(SANNE, "Media");
    let offered = r#"<offers> [{"name":"Sociale media","value":"sociale-media"}]"#;
    assert_eq!(chat.sees(1), offered);
    chat.slash(SANNE, "bron", Some(("richtlijn", "sociale-media")));
    let page = chat.sees(2);
    assert!(page.ends_with("Gebruik een appgroep nooit voor gegevens van inwoners."), "{page}");
    chat.slash(SANNE, "bron", Some(("richtlijn", "alles")));
    assert!(chat.sees(2).ends_with("\n-# Bladzijde 1 van 2\n[Volgende]"));
    chat.presses(SANNE, "Volgende");
    let page = chat.sees(2);
    assert!(page.starts_with("<thinks>\n\n<so>\n") && page.ends_with("\n[Vorige]"), "{page}");
    assert!(page.contains("- Kort.\n-# Bladzijde 2 van 2\n"), "{page}");
    chat.slash(SANNE, "bron", Some(("richtlijn", "*kof*fie")));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Ik ken geen richtlijn "\*kof\*fie". Typ /bronnen om te zien welke er zijn.
    "#);
    chat.stop();
}
