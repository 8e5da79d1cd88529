//! The list of guidelines, and the bot's leaflets, as text for a terminal.

use jiff::civil::Date;

use super::clean::one_line;
use super::messages::guideline as say;
use super::messages::help::Leaflet;
use super::terminal::Page;
use crate::model::{Corpus, Guideline, Language, Organisation};

/// The guidelines that hold on `day`, those in `language` first, each with the number and the name
/// by which `/bron` calls it.
pub fn text(
    corpus: &Corpus,
    organisation: &Organisation,
    day: Date,
    language: Language,
    page: Page,
) -> String {
    let mut page = page;
    let listed = corpus.listed(day, language).into_iter();
    let rows: Vec<(String, String)> =
        listed.map(|guideline| (titled(guideline), one_line(&guideline.slug))).collect();
    if rows.is_empty() {
        page.line(say::no_sources(language), page.styles.text);
        return page.finish();
    }
    let headline = say::sources_headline(language, &one_line(&organisation.name));
    page.line(&headline, page.styles.headline);
    for (at, (title, slug)) in rows.iter().enumerate() {
        page.set(&format!("  {}. ", at + 1), &format!("{title} ({slug})"), page.styles.text);
    }
    page.gap();
    page.line(say::sources_hint(language), page.styles.text);
    page.finish()
}

/// A guideline's title; before it its organisation, where that is not the asker's own.
fn titled(guideline: &Guideline) -> String {
    let title = one_line(&guideline.title);
    match &guideline.parent {
        Some(parent) => format!("{}: {title}", one_line(&parent.name)),
        None => title,
    }
}

/// A leaflet of the bot's own words, such as the help.
pub fn leaflet(leaflet: &Leaflet, page: Page) -> String {
    let mut page = page;
    page.line(&one_line(&leaflet.headline), page.styles.headline);
    for paragraph in &leaflet.paragraphs {
        page.line(&one_line(paragraph), page.styles.text);
    }
    if !leaflet.rows.is_empty() {
        page.gap();
    }
    let widest = leaflet.rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, meaning) in &leaflet.rows {
        page.set(&format!("  {name:widest$}  "), meaning, page.styles.text);
    }
    page.finish()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::model::Language::{En, Nl};
    use crate::render::messages::help;

    #[test]
    fn the_bot_explains_itself() {
        let page = || Page::new(80, false);
        assert_snapshot!(leaflet(&help::help(Nl), page()), @r#"
        Stel je vraag gewoon in je eigen woorden
        Ik zoek in de richtlijnen voor sociale media en laat je woord voor woord zien
        wat er staat. Staat er niets over, dan zeg ik dat ook.
        Zet geen namen of andere gegevens van mensen in je vraag.

          /meer       de andere regels bij het vorige antwoord
          /waarom     hoe ik aan het vorige antwoord kwam
          /bronnen    zien welke richtlijnen er zijn
          /bron NAAM  een richtlijn helemaal lezen
          /help       deze uitleg
          /over       wie ik ben en wat er met je vraag gebeurt
          /stop       stoppen
        "#);
        assert_snapshot!(leaflet(&help::help(En), page()), @r#"
        Just ask your question in your own words
        I search the social-media guidelines and show you what they say, word for word.
        If they say nothing about it, I tell you so.
        Please leave out names and other details about people.

          /more         the other rules with the last answer
          /why          how I came to the last answer
          /sources      see which guidelines there are
          /source NAME  read a whole guideline
          /help         this page
          /about        who I am and what happens to your question
          /stop         stop
        "#);
        assert_snapshot!(leaflet(&help::about(Nl, "Voorbeeldstad", None), page()), @r#"
        Ik ben Deelwijzer. Ik ken de richtlijnen van Voorbeeldstad
        Ik ben een programma dat zoekt, geen mens en geen jurist. Alles wat ik uit de
        richtlijnen laat zien, staat daar precies zo. Ik verzin niets.
        Twijfel je of een regel voor jou geldt? Lees dan de hele tekst.
        Ik stuur je vraag nergens heen. Ik bewaar hem alleen als je hem zelf instuurt.
        "#);
        assert_snapshot!(leaflet(&help::about(En, "Voorbeeldstad", None), page()), @r#"
        I am Deelwijzer. I know the guidelines of Voorbeeldstad
        I am a program that searches, not a person and not a lawyer. Everything I show
        from the guidelines stands there exactly like that. I make nothing up.
        Not sure whether a rule applies to you? Then read the whole text.
        I send your question nowhere. I keep it only if you send it in yourself.
        "#);
    }

    #[test]
    fn no_guidelines_is_said_plainly() {
        let day = Date::constant(2026, 1, 1);
        let (corpus, organisation) = (Corpus::default(), Organisation::default());
        let list = text(&corpus, &organisation, day, Nl, Page::new(80, false));
        assert_eq!(list, "Er zijn nog geen richtlijnen.\n");
    }
}
