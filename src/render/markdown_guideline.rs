//! Guidelines, the list of them, and leaflets as Discord text, page by page.

use jiff::civil::Date;

use super::clean::one_line;
use super::markdown::{Block, bold, escape, messages};
use super::messages::help::Leaflet;
use super::messages::{discord, guideline as say};
use crate::model::{self, Cell, Corpus, Guideline, Item, Language, Organisation, Prose};

/// How many guidelines stand on one page of the list.
const ROWS_MAX: usize = 10;
/// How deep lists are set in at most.
const DEPTH_MAX: usize = 3;
/// What is kept free on a page for its number.
const PAGE_LINE_CHARS: usize = 60;

/// The guidelines that hold on `day`, with version, owner and the day of their review; at least
/// one page. Those in `order` stand first, and the words are in `language`. The numbers are those
/// by which `/bron` calls them for whoever has them in that order.
pub fn list(
    corpus: &Corpus,
    organisation: &Organisation,
    day: Date,
    (order, language): (Language, Language),
    chars_max: usize,
) -> Vec<String> {
    let listed = corpus.listed(day, order).into_iter().enumerate();
    let rows: Vec<String> =
        listed.map(|(at, guideline)| row(at + 1, guideline, language)).collect();
    if rows.is_empty() {
        return vec![say::no_sources(language).to_string()];
    }
    let headline = bold(&say::sources_headline(language, &one_line(&organisation.name)));
    let mut pages = Vec::new();
    for rows in rows.chunks(ROWS_MAX) {
        let lines = std::iter::once(headline.clone()).chain(rows.iter().cloned());
        let hint = std::iter::once(say::sources_hint(language).to_string());
        let blocks = lines.chain(hint).map(|text| Block { text, apart: false });
        pages.extend(messages(blocks.collect(), chars_max - PAGE_LINE_CHARS));
    }
    numbered(pages, language)
}

fn row(number: usize, guideline: &Guideline, language: Language) -> String {
    let details = &guideline.details;
    let known = [
        Some(escape(&one_line(&guideline.title))),
        details.version.as_deref().map(|it| escape(&say::version(language, &one_line(it)))),
        details.owner.as_deref().map(|it| escape(&say::owner(language, &one_line(it)))),
        details.review_by.map(|day| say::review_by(language, &day.to_string())),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    format!("{number}. {}", known.join(" · "))
}

/// A whole guideline, page by page; at least one page.
pub fn pages(guideline: &Guideline, language: Language, chars_max: usize) -> Vec<String> {
    let details = &guideline.details;
    let known = [
        details.version.as_deref().map(|it| say::version(language, &one_line(it))),
        details.valid_from.map(|day| say::valid_from(language, &day.to_string())),
        details.valid_until.map(|day| say::valid_until(language, &day.to_string())),
        details.owner.as_deref().map(|it| say::owner(language, &one_line(it))),
        details.link.as_deref().map(one_line),
    ];
    let known: Vec<String> = known.into_iter().flatten().map(|text| escape(&text)).collect();
    let mut blocks = vec![Block { text: bold(&one_line(&guideline.title)), apart: false }];
    if !known.is_empty() {
        blocks.push(Block { text: known.join(" · "), apart: false });
    }
    let title = one_line(&guideline.title);
    for block in &guideline.blocks {
        // The title stands above the page already.
        let is_title =
            matches!(block, model::Block::Heading { prose, .. } if words(prose) == title);
        let text = if is_title { String::new() } else { text(block, 0, language) };
        if !text.is_empty() {
            blocks.push(Block { text, apart: true });
        }
    }
    numbered(messages(blocks, chars_max - PAGE_LINE_CHARS), language)
}

/// A leaflet of the bot's own words, such as the help.
pub fn leaflet(leaflet: &Leaflet) -> String {
    let rows = leaflet.rows.iter().map(|(name, meaning)| format!("- **{name}**: {meaning}"));
    let paragraphs = leaflet.paragraphs.iter().map(|text| escape(&one_line(text)));
    let lines = std::iter::once(bold(&one_line(&leaflet.headline))).chain(paragraphs).chain(rows);
    lines.collect::<Vec<_>>().join("\n")
}

fn numbered(pages: Vec<String>, language: Language) -> Vec<String> {
    let count = pages.len();
    let number = |(at, page): (usize, String)| match count {
        1 => page,
        _ => format!("{page}\n-# {}", discord::page(language, at + 1, count)),
    };
    pages.into_iter().enumerate().map(number).collect()
}

fn text(block: &model::Block, depth: usize, language: Language) -> String {
    match block {
        model::Block::Heading { prose, .. } => bold(&words(prose)),
        model::Block::Paragraph { prose, .. } => escape(&words(prose)),
        model::Block::List { first_number, items } => {
            list_text(*first_number, items, depth, language)
        }
        model::Block::Table { header, rows } => {
            let rows = rows.iter().map(|row| format!("- {}", cells(header, row)));
            rows.collect::<Vec<_>>().join("\n")
        }
        model::Block::Quote { blocks } => {
            let lines = joined(blocks, depth, language);
            lines.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
        }
        model::Block::Footnote { label, blocks } => {
            let label = escape(&say::footnote(language, &one_line(label)));
            format!("{label} {}", joined(blocks, depth, language))
        }
        model::Block::Code { text, .. } => {
            text.lines().map(|line| escape(&one_line(line))).collect::<Vec<_>>().join("\n")
        }
        model::Block::Rule => String::new(),
    }
}

fn joined(blocks: &[model::Block], depth: usize, language: Language) -> String {
    let texts = blocks.iter().map(|block| text(block, depth, language));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn list_text(first: Option<u64>, items: &[Item], depth: usize, language: Language) -> String {
    let margin = "  ".repeat(depth.min(DEPTH_MAX));
    let item = |(at, item): (usize, &Item)| {
        let mark = match first {
            Some(first) => format!("{}.", first.saturating_add(at as u64)),
            None => "-".to_string(),
        };
        format!("{margin}{mark} {}", joined(&item.blocks, depth + 1, language))
    };
    items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
}

fn cells(header: &[Cell], row: &[Cell]) -> String {
    let cell = |(at, cell): (usize, &Cell)| {
        let name = header.get(at).map(|name| words(&name.prose)).unwrap_or_default();
        let text = escape(&words(&cell.prose));
        match name.as_str() {
            "" => text,
            name if name.ends_with([':', '?']) => format!("{} {text}", escape(name)),
            name => format!("{}: {text}", escape(name)),
        }
    };
    let filled = row.iter().enumerate().filter(|(_, cell)| !cell.prose.text.trim().is_empty());
    filled.map(cell).collect::<Vec<_>>().join(" · ")
}

fn words(prose: &Prose) -> String {
    one_line(&prose.text)
}
