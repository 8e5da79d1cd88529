//! Cuts the blocks of a guideline into passages, each with what it needs to be understood.

use std::sync::Arc;

use super::lead_in::{Leads, ends_open, is_heading_like, is_set_as_heading, lead_in_of};
use super::lettered::as_lists;
use super::pieces::{Piece, Pushed, join, split};
use super::questioned::apart;
use super::struck::Struck;
use crate::model::{Block, Cell, Item, LeadIn, Passage, PassageKind, Prose, Span, TextLines};

/// The passages of `blocks`, in the order of the text.
///
/// No passage has anything that is `struck` out: the sentences that have are left out, and so is
/// what they lead in. A table row longer than `row_chars_max` characters gives one passage for
/// each of its cells.
pub fn passages(
    blocks: &[Block],
    text: &str,
    lines: &TextLines,
    row_chars_max: usize,
    struck: &Struck,
) -> Vec<Passage> {
    let mut cutter = Cutter { text, lines, row_chars_max, struck, section: 0, passages: vec![] };
    cutter.blocks(blocks, &[], PassageKind::Paragraph);
    cutter.passages.shrink_to_fit();
    cutter.passages
}

struct Cutter<'a> {
    text: &'a str,
    lines: &'a TextLines,
    row_chars_max: usize,
    struck: &'a Struck,
    section: usize,
    passages: Vec<Passage>,
}

impl Cutter<'_> {
    fn blocks(&mut self, blocks: &[Block], around: &[LeadIn], kind: PassageKind) {
        let mut leads = Leads::default();
        let blocks = apart(as_lists(blocks, self.text), self.text);
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            match block {
                Block::Heading { section, .. } => {
                    self.section = *section;
                    leads = Leads::default();
                }
                Block::Paragraph { prose, span } => {
                    self.paragraph(prose, *span, next, around, &mut leads, kind);
                }
                Block::List { first_number, items } => {
                    let lead_ins = leads.after(around);
                    self.list(*first_number, items, &lead_ins);
                    leads.end_list(next);
                }
                Block::Table { header, rows } => {
                    let lead_ins = leads.after(around);
                    rows.iter().for_each(|row| self.row(header, row, &lead_ins));
                    leads.end_list(next);
                }
                Block::Quote { blocks } => {
                    let lead_ins = leads.after(around);
                    self.blocks(blocks, &lead_ins, PassageKind::Quote);
                    leads.heads_paragraphs |= leads.heading.is_some();
                }
                Block::Footnote { blocks, .. } => {
                    self.blocks(blocks, &[], PassageKind::Footnote);
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    /// A paragraph is a passage, a lead-in of what follows, or both.
    fn paragraph(
        &mut self,
        prose: &Arc<Prose>,
        span: Span,
        next: Option<&Block>,
        around: &[LeadIn],
        leads: &mut Leads,
        kind: PassageKind,
    ) {
        let leads_in_list = matches!(next, Some(Block::List { .. } | Block::Table { .. }));
        let leads_in_more =
            leads_in_list || matches!(next, Some(Block::Paragraph { .. } | Block::Quote { .. }));
        if is_set_as_heading(prose) && leads_in_more {
            let heading = LeadIn { span, text: prose.text.clone() };
            *leads = Leads { heading: Some(heading), ..Leads::default() };
            return;
        }
        leads.heads_paragraphs |= leads.heading.is_some();
        let piece = Piece { prose, span, column: None };
        let leads_in = leads_in_list && (ends_open(prose) || is_heading_like(prose));
        let pushed = self.push(&[piece], &leads.after(around), kind, None);
        let sentence = if leads_in { pushed.last_sentence() } else { None };
        if sentence.is_some() {
            self.take_back(&pushed);
        }
        leads.sentence = sentence;
    }

    /// Each item is a passage; what is nested in it has its words as a lead-in.
    fn list(&mut self, first_number: Option<u64>, items: &[Item], around: &[LeadIn]) {
        for (at, item) in items.iter().enumerate() {
            let number = first_number.map(|first| first.saturating_add(at as u64));
            self.item(item, number, around);
        }
    }

    fn item(&mut self, item: &Item, number: Option<u64>, around: &[LeadIn]) {
        let is_own = |block: &&Block| matches!(block, Block::Paragraph { .. });
        let blocks = as_lists(&item.blocks, self.text);
        let own = blocks.iter().take_while(is_own).count();
        let pieces: Vec<Piece> = blocks[..own].iter().filter_map(piece_of).collect();
        let pushed = self.push(&pieces, around, PassageKind::Item, number);
        let nested = &blocks[own..];
        let mut lead_ins = around.to_vec();
        if let (false, Some(last)) = (nested.is_empty(), pieces.last()) {
            let whole = pieces.iter().fold(last.span, |span, piece| span.cover(piece.span));
            let is_open = ends_open(last.prose);
            let lead_in = if is_open {
                pushed.last_sentence()
            } else {
                let text = pushed.prose.text.clone();
                (!pushed.sentences.is_empty()).then_some(LeadIn { span: whole, text })
            };
            lead_ins.extend(lead_in);
            if is_open && matches!(nested[0], Block::List { .. }) {
                self.take_back(&pushed);
            }
        }
        self.blocks(nested, &lead_ins, PassageKind::Item);
    }

    /// A row is one passage; a long one is a passage for each cell, with its header and the row's
    /// first cell as lead-ins.
    fn row(&mut self, header: &[Cell], row: &[Cell], around: &[LeadIn]) {
        let filled = || row.iter().enumerate().filter(|(_, cell)| !cell.prose.text.is_empty());
        let pieces: Vec<Piece> = filled()
            .map(|(at, cell)| Piece {
                prose: &cell.prose,
                span: cell.span,
                column: header.get(at).and_then(lead_in_of),
            })
            .collect();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        let span = first.span.cover(last.span);
        let is_short = span.of(self.text).unwrap_or("").chars().count() <= self.row_chars_max;
        if (is_short && !self.struck.meets(span)) || pieces.len() == 1 {
            self.push(&pieces, around, PassageKind::Row, None);
            return;
        }
        let name = row.first().and_then(lead_in_of);
        for ((at, _), piece) in filled().zip(&pieces) {
            let is_name = at == 0 && is_heading_like(piece.prose);
            if is_name {
                continue;
            }
            let name = name.clone().filter(|_| at > 0);
            let lead_ins: Vec<LeadIn> =
                around.iter().cloned().chain(piece.column.clone()).chain(name).collect();
            let piece = Piece { column: None, ..piece.clone() };
            self.push(&[piece], &lead_ins, PassageKind::Cell, None);
        }
    }

    /// Adds a passage of `pieces`, if they say anything; more where something is struck out.
    fn push(
        &mut self,
        pieces: &[Piece],
        lead_ins: &[LeadIn],
        kind: PassageKind,
        number: Option<u64>,
    ) -> Pushed {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return Pushed::default();
        };
        let separator = if kind == PassageKind::Row { " | " } else { " " };
        let (prose, sentences) = join(pieces, separator, self.text);
        let span = first.span.cover(last.span);
        let says_nothing = !prose.text.chars().any(char::is_alphanumeric);
        if says_nothing || sentences.is_empty() || span.of(self.text).is_none() {
            return Pushed::default();
        }
        let parts = if lead_ins.iter().any(|lead_in| self.struck.meets(lead_in.span)) {
            Vec::new()
        } else if sentences.iter().any(|sentence| self.struck.meets_sentence(sentence)) {
            split(&prose, &sentences, self.text, |one| self.struck.meets_sentence(one))
        } else {
            vec![(Arc::clone(&prose), sentences.clone(), span)]
        };
        let passages = parts.len();
        self.passages.extend(parts.into_iter().map(|(prose, sentences, span)| Passage {
            section: self.section,
            kind,
            span,
            lines: self.lines.lines(span),
            prose,
            lead_ins: lead_ins.to_vec(),
            sentences,
            number,
        }));
        Pushed { prose, sentences, passages }
    }

    /// Takes back what is one sentence alone, since it leads in what follows.
    fn take_back(&mut self, pushed: &Pushed) {
        if pushed.sentences.len() == 1 {
            self.passages.truncate(self.passages.len() - pushed.passages);
        }
    }
}

fn piece_of(block: &Block) -> Option<Piece<'_>> {
    match block {
        Block::Paragraph { prose, span } => Some(Piece { prose, span: *span, column: None }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::read_markdown;
    use crate::model::{Guideline, Language};

    fn read(text: &str) -> Guideline {
        read_markdown("a.md", text.to_string(), Language::Nl, 120)
    }

    /// Each passage on a line: kind, section, lead-ins, and the raw sentences between bars.
    fn shown(text: &str) -> Vec<String> {
        let guideline = read(text);
        let shown = guideline.passages.iter().map(|passage| {
            let section = guideline.sections[passage.section].path.join("/");
            let leads: String =
                passage.lead_ins.iter().map(|lead_in| format!("{} > ", lead_in.text)).collect();
            let number = passage.number.map_or(String::new(), |number| format!("{number}. "));
            let sentences: Vec<String> = passage
                .sentences
                .iter()
                .map(|sentence| {
                    let column = sentence.column.as_ref();
                    let column = column.map_or(String::new(), |name| format!("<{}> ", name.text));
                    format!("{column}{}", sentence.source.of(&guideline.text).unwrap())
                })
                .collect();
            format!("{:?} [{section}] {leads}{number}{}", passage.kind, sentences.join(" | "))
        });
        shown.collect()
    }

    #[test]
    fn a_paragraph_is_cut_into_raw_sentences() {
        assert_eq!(
            shown("# Foto's\n\n**Vraag het.** Zie [de regels](a.md).\nEcht!\n\n## Kind\n\nNooit."),
            [
                "Paragraph [] **Vraag het.** | Zie [de regels](a.md). | Echt!",
                "Paragraph [Kind] Nooit."
            ]
        );
    }

    #[test]
    fn an_item_has_its_lead_in() {
        assert_eq!(
            shown(
                "Denk na. Plaats nooit:\n\n- een BSN;\n- een adres. Ook niet kort.\n\nDat was het."
            ),
            [
                "Paragraph [] Denk na. | Plaats nooit:",
                "Item [] Plaats nooit: > een BSN;",
                "Item [] Plaats nooit: > een adres. | Ook niet kort.",
                "Paragraph [] Dat was het.",
            ]
        );
        assert_eq!(shown("Lees dit.\n\n- een\n"), ["Paragraph [] Lees dit.", "Item [] een"]);
    }

    #[test]
    fn do_and_do_not_lead_in_their_own_list_alone() {
        assert_eq!(
            shown("**Wel doen**\n\n- vragen\n\n**Niet doen:**\n\n- haasten\n\nTwijfel je? Bel."),
            [
                "Item [] Wel doen > vragen",
                "Item [] Niet doen: > haasten",
                "Paragraph [] Twijfel je? | Bel.",
            ]
        );
    }

    #[test]
    fn a_bold_line_heads_the_paragraphs_after_it() {
        assert_eq!(
            shown(
                "**Beeld**\n\nVraag het.\n\nLees dit.\n\n**Tekst**\n\nSchrijf kort.\n\n**Let op.**"
            ),
            [
                "Paragraph [] Beeld > Vraag het.",
                "Paragraph [] Beeld > Lees dit.",
                "Paragraph [] Tekst > Schrijf kort.",
                "Paragraph [] Tekst > **Let op.**",
            ]
        );
    }

    #[test]
    fn nested_items_have_all_that_is_above_them() {
        assert_eq!(
            shown(
                "Voor kinderen:\n\n- vraag de ouders;\n  - een volstaat\n- plaats nooit:\n  \
                 1. een naam\n  2. een school\n\n  Nooit dus.\n"
            ),
            [
                "Item [] Voor kinderen: > vraag de ouders;",
                "Item [] Voor kinderen: > vraag de ouders; > een volstaat",
                "Item [] Voor kinderen: > plaats nooit: > 1. een naam",
                "Item [] Voor kinderen: > plaats nooit: > 2. een school",
                "Item [] Voor kinderen: > plaats nooit: > Nooit dus.",
            ]
        );
    }

    #[test]
    fn numbered_articles_keep_their_numbers() {
        assert_eq!(
            shown(
                "# Regels\n\n### Artikel 4. Vorm\n\n3. Vermeld dit.\n\n   Altijd.\n4. Meld dat.\n"
            ),
            [
                "Item [Artikel 4. Vorm] 3. Vermeld dit. | Altijd.",
                "Item [Artikel 4. Vorm] 4. Meld dat.",
            ]
        );
    }

    #[test]
    fn a_row_is_read_with_its_headers() {
        assert_eq!(
            shown("Kies zo:\n\n| App | Mag |\n|---|---|\n| Signal | **Ja.** Kort. |\n| X | |\n"),
            [
                "Row [] Kies zo: > <App> Signal | <Mag> **Ja.** | <Mag> Kort.",
                "Row [] Kies zo: > <App> X",
            ]
        );
    }

    #[test]
    fn a_long_row_is_one_passage_for_each_cell() {
        let long = "Dat mag je alleen doen als je het van tevoren hebt gevraagd.";
        assert_eq!(
            shown(&format!("| App | Mag | Nooit |\n|---|---|---|\n| Signal | {long} | {long} |\n")),
            [format!("Cell [] Mag > Signal > {long}"), format!("Cell [] Nooit > Signal > {long}")]
        );
    }

    #[test]
    fn quotes_notes_and_footnotes_are_passages() {
        assert_eq!(
            shown(
                "> [!NOTE]\n> Let op. Een\n> post blijft. Altijd.\n\nMag.[^1] Ja.\n\n\
                 [^1]: Niet hier.\n"
            ),
            [
                "Quote [] Let op. | Een\n> post blijft. | Altijd.",
                "Paragraph [] Mag.[^1] | Ja.",
                "Footnote [] Niet hier.",
            ]
        );
    }

    #[test]
    fn terms_lead_in_what_they_mean() {
        assert_eq!(shown("Intern\n: Blijft binnen.\n"), ["Item [] Intern > Blijft binnen."]);
    }

    #[test]
    fn spans_count_from_the_bom_and_over_crlf() {
        let text = "\u{feff}---\r\ntitle: A\r\n---\r\nMag\u{a0}dit\r\nwel? ‘Ja’, zegt\u{ad}ie.\r\n";
        let guideline = read(text);
        let passage = &guideline.passages[0];
        assert_eq!(guideline.text, text);
        assert_eq!(passage.prose.text, "Mag dit wel? ‘Ja’, zegtie.");
        assert_eq!(passage.span.of(text), Some("Mag\u{a0}dit\r\nwel? ‘Ja’, zegt\u{ad}ie."));
        assert_eq!(passage.lines, crate::model::Lines { first: 4, last: 5 });
        assert_eq!(passage.sentences[1].source.of(text), Some("‘Ja’, zegt\u{ad}ie."));
    }

    #[test]
    fn code_and_html_are_no_passages() {
        assert_eq!(shown("```\ncode\n```\n\n<div>\nwoorden\n</div>\n"), Vec::<String>::new());
        let faults = read("```\ncode\n```\n\n<div>\nwoorden\n</div>\n").diagnostics;
        let lines: Vec<Option<usize>> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [Some(1), Some(5)]);
    }
}
