//! A guideline's blocks as HTML.

use maud::{Markup, html};

use super::guideline::Shown;
use super::prose::prose;
use crate::model::{Block, Cell, Item, Prose, Span};
use crate::render::messages::guideline_page as words;

/// Blocks, one after another.
pub fn blocks(shown: &Shown, blocks: &[Block]) -> Markup {
    html! { @for one in blocks { (block(shown, one)) } }
}

fn block(shown: &Shown, block: &Block) -> Markup {
    match block {
        Block::Heading { section, prose } => heading(shown, *section, prose),
        Block::Paragraph { prose: text, .. } => html! { p { (prose(shown, text)) } },
        Block::List { first_number, items } => list(shown, *first_number, items),
        Block::Table { header, rows } => table(shown, header, rows),
        Block::Quote { blocks: inner } => html! { blockquote { (blocks(shown, inner)) } },
        Block::Footnote { label, blocks: inner } => html! {
            div.footnote role="note" aria-label=(words::footnote(shown.setting.language, label)) {
                span.footnote-label { (label) }
                div { (blocks(shown, inner)) }
            }
        },
        Block::Code { text, span } => code(shown, text, *span),
        Block::Rule => html! { hr; },
    }
}

/// A heading one level below the title and its outer headings, however the author numbered them.
fn heading(shown: &Shown, section: usize, text: &Prose) -> Markup {
    let anchor = shown.guideline.sections.get(section).map(|section| section.anchor.as_str());
    let anchor = anchor.filter(|anchor| !anchor.is_empty());
    let inner = prose(shown, text);
    match shown.heading_level(section) {
        ..=2 => html! { h2 id=[anchor] { (inner) } },
        3 => html! { h3 id=[anchor] { (inner) } },
        4 => html! { h4 id=[anchor] { (inner) } },
        5 => html! { h5 id=[anchor] { (inner) } },
        _ => html! { h6 id=[anchor] { (inner) } },
    }
}

fn list(shown: &Shown, first_number: Option<u64>, items: &[Item]) -> Markup {
    let items = html! { @for one in items { li { (item(shown, one)) } } };
    match first_number {
        Some(1) => html! { ol { (items) } },
        Some(first) => html! { ol start=(first) { (items) } },
        None => html! { ul { (items) } },
    }
}

/// An item whose text is one paragraph stands without a paragraph's space.
fn item(shown: &Shown, item: &Item) -> Markup {
    match item.blocks.split_first() {
        Some((Block::Paragraph { prose: text, .. }, rest))
            if rest.iter().all(|block| matches!(block, Block::List { .. })) =>
        {
            html! { (prose(shown, text)) (blocks(shown, rest)) }
        }
        _ => blocks(shown, &item.blocks),
    }
}

fn table(shown: &Shown, header: &[Cell], rows: &[Vec<Cell>]) -> Markup {
    let has_header = header.iter().any(|cell| !cell.prose.text.trim().is_empty());
    html! {
        div.wide role="region" tabindex="0" aria-label=(words::table(shown.text_language())) {
            table {
                @if has_header {
                    thead {
                        tr { @for cell in header { (head_cell(shown, cell)) } }
                    }
                }
                tbody {
                    @for row in rows {
                        tr { @for cell in row { td { (prose(shown, &cell.prose)) } } }
                    }
                }
            }
        }
    }
}

/// A corner that holds nothing heads nothing.
fn head_cell(shown: &Shown, cell: &Cell) -> Markup {
    if cell.prose.text.trim().is_empty() {
        return html! { td {} };
    }
    html! { th scope="col" { (prose(shown, &cell.prose)) } }
}

fn code(shown: &Shown, text: &str, span: Span) -> Markup {
    let is_marked = shown.passage.is_some_and(|passage| passage.meets(span));
    let inner = html! { (text) };
    html! {
        pre tabindex="0" {
            code { @if is_marked { (shown.mark(inner)) } @else { (inner) } }
        }
    }
}
