//! Finds text that is struck out or hidden: no rule that holds, so nothing of it is ever quoted.

use std::sync::Arc;

use html5gum::{SpanBound, StartTag, Token, Tokenizer};

use super::elements::is_void;
use crate::model::{Block, Prose, Sentence, Span};

/// What is said of text that is struck out.
pub const STRUCK_OUT: &str = "struck out";

/// What is said of text that its page does not show.
pub const HIDDEN: &str = "hidden";

/// The struck-out and hidden stretches of one text.
#[derive(Debug, Default)]
pub struct Struck {
    /// In order; none meets the next.
    spans: Vec<Span>,
    /// The element that strikes out all up to its end: its name, how many of that name are open,
    /// and where it begins.
    open: Option<(String, usize, usize)>,
}

impl Struck {
    /// Takes note of a stretch.
    pub fn add(&mut self, mut span: Span) {
        while let Some(last) = self.spans.pop_if(|last| span.start < last.end) {
            span = span.cover(last);
        }
        self.spans.push(span);
    }

    /// Takes note of the tags in `html`, which stands at `span`; gives the kind of the stretch that
    /// begins there, if one does.
    pub fn html(&mut self, html: &str, span: Span) -> Option<&'static str> {
        let mut begun = None;
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => begun = begun.or(self.start(&tag, span.start)),
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name), span.end),
                _ => {}
            }
        }
        begun
    }

    fn start<S: SpanBound>(&mut self, tag: &StartTag<S>, at: usize) -> Option<&'static str> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match &mut self.open {
            Some((open, depth, _)) => {
                *depth += usize::from(*open == name && !tag.self_closing);
                None
            }
            None => {
                let kind = kind_of(tag)?;
                self.open = Some((name, 1, at));
                Some(kind)
            }
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        if let Some((open, depth, start)) = &mut self.open
            && open == name
        {
            *depth -= 1;
            if *depth == 0 {
                let span = Span::new(*start, at);
                self.open = None;
                self.add(span);
            }
        }
    }

    /// Ends what nothing closes: it goes on up to the end of the text.
    pub fn finish(&mut self, end: usize) {
        if let Some((_, _, start)) = self.open.take() {
            self.add(Span::new(start, end));
        }
    }

    /// Whether anything of `span` is struck out.
    pub fn meets(&self, span: Span) -> bool {
        let is_open = self.open.as_ref().is_some_and(|(_, _, start)| *start < span.end);
        let at = self.spans.partition_point(|struck| struck.end <= span.start);
        is_open || self.spans.get(at).is_some_and(|struck| struck.meets(span))
    }

    /// Whether a sentence, or the header of its column, has anything that is struck out.
    pub fn meets_sentence(&self, sentence: &Sentence) -> bool {
        let column = sentence.column.as_ref();
        self.meets(sentence.source) || column.is_some_and(|column| self.meets(column.span))
    }

    /// `prose` without what is struck out.
    pub fn without(&self, prose: &Prose) -> Prose {
        let mut kept = Prose { links: prose.links.clone(), ..Prose::default() };
        for run in prose.runs.iter().filter(|run| !self.meets(run.source)) {
            let words = run.plain.of(&prose.text).unwrap_or("");
            let is_doubled = kept.text.is_empty() || kept.text.ends_with(' ');
            let skipped = usize::from(is_doubled && words.starts_with(' '));
            let is_verbatim = run.plain.len() == run.source.len();
            let from = if is_verbatim { skipped } else { 0 };
            let source = Span::new(run.source.start + from, run.source.end);
            kept.push(&words[skipped..], source, run.style);
        }
        kept
    }

    /// Takes what is struck out from the words of `blocks`.
    pub fn take_from(&self, blocks: &mut [Block]) {
        if self.spans.is_empty() {
            return;
        }
        for block in blocks {
            match block {
                Block::Paragraph { prose, .. } => *prose = Arc::new(self.without(prose)),
                Block::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.take_from(&mut item.blocks));
                }
                Block::Table { header, rows } => {
                    let cells = header.iter_mut().chain(rows.iter_mut().flatten());
                    cells.for_each(|cell| cell.prose = Arc::new(self.without(&cell.prose)));
                }
                Block::Quote { blocks } | Block::Footnote { blocks, .. } => self.take_from(blocks),
                // A heading's words went into its section, so they were taken out before.
                Block::Heading { .. } | Block::Code { .. } | Block::Rule => {}
            }
        }
    }
}

/// Whether an element strikes its words out or hides them, and which of the two.
pub fn kind_of<S: SpanBound>(tag: &StartTag<S>) -> Option<&'static str> {
    let name: &[u8] = &tag.name;
    if matches!(name, b"del" | b"s" | b"strike") {
        return Some(STRUCK_OUT);
    }
    let attribute = |name: &[u8]| {
        let value = tag.attributes.get(name);
        value.map(|value| String::from_utf8_lossy(value).to_ascii_lowercase())
    };
    let style: String =
        attribute(b"style").unwrap_or_default().split_whitespace().collect::<Vec<_>>().concat();
    let is_struck = style.contains("line-through");
    let is_hidden = attribute(b"hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden");
    match (is_void(&String::from_utf8_lossy(name)), is_struck, is_hidden) {
        (true, _, _) | (_, false, false) => None,
        (_, true, _) => Some(STRUCK_OUT),
        (_, _, true) => Some(HIDDEN),
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::{read_html, read_markdown};
    use crate::model::{Fault, Guideline, Language};

    /// The raw passages with their lead-ins.
    fn shown(guideline: &Guideline) -> Vec<String> {
        let passage_shown = |passage: &crate::model::Passage| {
            let leads: String =
                passage.lead_ins.iter().map(|lead_in| format!("{} > ", lead_in.text)).collect();
            format!("{leads}{}", passage.span.of(&guideline.text).unwrap())
        };
        guideline.passages.iter().map(passage_shown).collect()
    }

    fn markdown(text: &str) -> Guideline {
        read_markdown("a.md", text.to_string(), Language::Nl, 600)
    }

    #[test]
    fn struck_sentences_are_left_out_and_the_others_stay() {
        let guideline = markdown("Vraag het. ~~Deel alles.~~ Lees **dit** na. Dan ~niet~ wel. Ja.");
        assert_eq!(shown(&guideline), ["Vraag het.", "Lees **dit** na.", "Ja."]);
        assert_eq!(guideline.passages[1].prose.text, "Lees dit na.");
        let fault = Fault::MarkupIgnored { what: "struck out" };
        let faults = guideline.diagnostics.iter().map(|found| (found.line, &found.fault));
        assert_eq!(faults.collect::<Vec<_>>(), [(Some(1), &fault)]);
    }

    #[test]
    fn tags_strike_out_what_they_hold() {
        for text in [
            "<del>Deel alles.</del> Vraag het.",
            "<S>Deel <s>ook</s> alles.</S> Vraag het.",
            "<del>\n\nDeel alles.\n\n- Ook dit.\n\n</del>\n\nVraag het.",
            "<div style=\"display: none\">\n\nDeel alles.\n\n</div>\n\nVraag het.",
            "<span hidden>Deel alles.</span> Vraag het.",
            "Vraag het.\n\n<s>Deel alles.\n\nEn meer.",
            "Vraag het.\n\n# ~~Oud~~\n",
        ] {
            let guideline = markdown(text);
            assert_eq!(shown(&guideline), ["Vraag het."], "{text}");
            assert!(!guideline.diagnostics.is_empty(), "{text}");
        }
    }

    #[test]
    fn what_a_struck_sentence_leads_in_is_left_out() {
        let guideline = markdown("~~Plaats nooit:~~\n\n- een BSN\n\nWel:\n\n- dit\n- ~~dat~~\n");
        assert_eq!(shown(&guideline), ["Wel: > dit"]);
        let table = "| App | Mag |\n|---|---|\n| X | ~~Ja.~~ Nee. |\n| Y | Ja. |\n";
        assert_eq!(shown(&markdown(table)), ["Mag > X > Nee.", "Y | Ja."]);
    }

    #[test]
    fn an_html_page_has_no_struck_words() {
        let source = "<p>Dat mag <del>altijd</del> nooit. <s>Wel dus.</s></p>\
            <div style='Display : None'>Weg.</div><strike>Weg.</strike><p hidden>Weg.</p>";
        let guideline = read_html("a.html", source, Language::Nl, 600);
        assert_eq!(shown(&guideline), ["Dat mag nooit."]);
        assert_eq!(guideline.diagnostics.len(), 2);
    }
}
