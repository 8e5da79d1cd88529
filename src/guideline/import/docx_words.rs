//! Reads the words of one paragraph of a Word file, and all that can stand between them.

use super::document::{Look, Piece, Word, Words};
use super::docx::Reader;
use super::docx_field::Meaning;
use super::docx_styles::RunLook;
use super::xml::{Child, Node};
use crate::model::ImportNoteKind;

/// What one paragraph holds.
#[derive(Debug, Default)]
pub struct Line {
    pub words: Words,
    /// What is anchored in it and stands beside it, such as a text box.
    pub beside: Vec<Piece>,
}

/// How words are set here: by the paragraph's style, and as part of a link.
#[derive(Clone, Debug, Default)]
pub struct Around {
    pub look: RunLook,
    pub link: Option<String>,
}

impl Reader<'_> {
    /// Reads what stands in a paragraph, or in an element of it that only groups.
    pub fn line(&mut self, node: &Node, around: &Around, line: &mut Line) {
        for child in node.nodes() {
            self.part(child, around, line);
        }
    }

    fn part(&mut self, node: &Node, around: &Around, line: &mut Line) {
        match node.name.as_str() {
            "r" => self.run(node, around, line),
            "hyperlink" => {
                let link = self.target(node);
                let around = Around { link, ..around.clone() };
                self.line(node, &around, line);
            }
            "ins" | "moveTo" => {
                self.note_change(ImportNoteKind::Insertion, node);
                self.line(node, around, line);
            }
            "del" | "moveFrom" => self.note_change(ImportNoteKind::Deletion, node),
            "fldSimple" => {
                let code = node.attribute("instr").unwrap_or("").to_string();
                let meaning = self.fields.meaning(&code);
                self.note_field(&meaning);
                let link = meaning.link().or_else(|| around.link.clone());
                if meaning != Meaning::PageNumber {
                    self.line(node, &Around { link, ..around.clone() }, line);
                }
            }
            "sdt" => self.control(node, around, line),
            "oMath" | "oMathPara" => self.notes.add_with(ImportNoteKind::Equation, &node.text()),
            "AlternateContent" => {
                if let Some(choice) = choice(node) {
                    self.line(choice, around, line);
                }
            }
            "smartTag" | "customXml" | "dir" | "bdo" | "subDoc" => self.line(node, around, line),
            // Marks of places, spelling and rights have no words.
            _ => {}
        }
    }

    /// A field to fill in: one that nobody filled in shows only what belongs there.
    fn control(&mut self, node: &Node, around: &Around, line: &mut Line) {
        let properties = node.child("sdtPr");
        if properties.is_some_and(|it| it.switch("showingPlcHdr") == Some(true)) {
            self.notes.add_with(ImportNoteKind::EmptyField, &node.text());
        } else if let Some(content) = node.child("sdtContent") {
            self.line(content, around, line);
        }
    }

    fn run(&mut self, node: &Node, around: &Around, line: &mut Line) {
        let properties = node.child("rPr");
        let style = properties.and_then(|it| it.value("rStyle"));
        let own = properties.map(RunLook::of).unwrap_or_default();
        let look = own.over(self.styles.look(style)).over(around.look);
        if look.hidden == Some(true) {
            let words = node.find(&|it| it.name == "t");
            let words: String = words.iter().map(|it| it.text()).collect();
            if !words.trim().is_empty() {
                self.notes.add_with(ImportNoteKind::HiddenText, &words);
            }
            // A field that is begun or ended here goes on.
            let marks = node.nodes().filter(|it| matches!(&*it.name, "fldChar" | "instrText"));
            marks.for_each(|mark| self.field_mark(mark));
            return;
        }
        let struck = look.struck == Some(true);
        let set = Look {
            strong: look.strong == Some(true),
            emphasis: look.emphasis == Some(true),
            struck,
            link: self.fields.link().or_else(|| around.link.clone()),
        };
        let before = line.words.len();
        self.run_parts(node, &set, around, line);
        if struck && line.words.len() > before {
            let words = super::document::visible(&line.words[before..]);
            self.notes.add_with(ImportNoteKind::StruckOut, &words);
        }
    }

    fn run_parts(&mut self, node: &Node, look: &Look, around: &Around, line: &mut Line) {
        let text = |text: &str| Word::Text { text: text.to_string(), look: look.clone() };
        for part in node.nodes() {
            match part.name.as_str() {
                "t" if !self.fields.is_in_contents() => line.words.push(text(&part.text())),
                "tab" | "ptab" => line.words.push(text(" ")),
                "br" if matches!(part.attribute("type"), Some("page" | "column")) => {}
                "br" | "cr" => line.words.push(Word::Break),
                "noBreakHyphen" => line.words.push(text("\u{2011}")),
                "sym" => match symbol(part) {
                    Some(letter) => line.words.push(text(letter)),
                    None => self.notes.add(ImportNoteKind::Symbol),
                },
                "drawing" | "pict" | "object" => self.drawing(part, line),
                "footnoteReference" => self.footnote(part, "footnotes", line),
                "endnoteReference" => self.footnote(part, "endnotes", line),
                "commentReference" => self.notes.add(ImportNoteKind::Comment),
                "fldChar" | "instrText" => self.field_mark(part),
                "pgNum" => self.notes.add(ImportNoteKind::PageNumber),
                "ruby" => {
                    if let Some(base) = part.child("rubyBase") {
                        self.line(base, around, line);
                    }
                }
                "AlternateContent" => {
                    if let Some(choice) = choice(part) {
                        self.run_parts(choice, look, around, line);
                    }
                }
                _ => {}
            }
        }
    }

    /// Begins, turns or ends a field; what it means is known when its result begins.
    fn field_mark(&mut self, node: &Node) {
        if node.name == "instrText" {
            self.fields.add_code(&node.text());
            return;
        }
        match node.attribute("fldCharType") {
            Some("begin") => self.fields.begin(),
            Some("separate") => {
                let meaning = self.fields.separate();
                self.note_field(&meaning);
            }
            Some("end") => {
                if let Some(meaning) = self.fields.end() {
                    self.note_field(&meaning);
                }
            }
            _ => {}
        }
    }

    fn note_field(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Link(_) | Meaning::Nothing => {}
            Meaning::LocalLink => self.notes.add(ImportNoteKind::LocalLink),
            Meaning::Contents => self.notes.add(ImportNoteKind::TableOfContents),
            Meaning::PageNumber => self.notes.add(ImportNoteKind::PageNumber),
            Meaning::Other(name) => self.notes.add_with(ImportNoteKind::Field, name),
        }
    }

    /// A picture, a text box, or something of another program.
    fn drawing(&mut self, node: &Node, line: &mut Line) {
        let boxes = node.outermost("txbxContent");
        let has_box = !boxes.is_empty();
        for content in boxes {
            let pieces = self.nested(content);
            let words: Vec<String> = pieces.iter().map(super::cells::piece_text).collect();
            if words.iter().any(|words| !words.is_empty()) {
                self.notes.add_with(ImportNoteKind::TextBox, &words.join(" "));
                line.beside.push(Piece::Quote(pieces));
            }
        }
        let has = |names: &[&str]| !node.find(&|it| names.contains(&it.name.as_str())).is_empty();
        let described = node.find(&|it| it.name == "docPr");
        let alternative = described.first().and_then(|it| it.attribute("descr")).unwrap_or("");
        if node.name == "object" || has(&["chart", "relIds", "OLEObject"]) {
            self.notes.add_with(ImportNoteKind::EmbeddedObject, alternative);
        } else if has(&["pic", "imagedata", "blip"]) {
            self.notes.add_with(ImportNoteKind::Image, alternative);
        } else if !has_box && node.name == "drawing" {
            // A shape without words is a picture to its reader.
            self.notes.add_with(ImportNoteKind::Image, alternative);
        }
    }

    /// Where a link leads to, if that is on the web or a mail address.
    fn target(&mut self, node: &Node) -> Option<String> {
        let key = node.attribute("r:id").map(|id| format!("{}{id}", self.part_of_links));
        let target = key.and_then(|key| self.links.get(&key)).map(String::as_str);
        let Some(target) = target.filter(|target| super::is_web_link(target)) else {
            if !self.fields.is_in_contents() {
                self.notes.add_with(ImportNoteKind::LocalLink, &node.text());
            }
            return None;
        };
        match node.attribute("anchor") {
            Some(anchor) if !target.contains('#') => Some(format!("{target}#{anchor}")),
            _ => Some(target.to_string()),
        }
    }

    /// A change counts where it has words.
    fn note_change(&mut self, kind: ImportNoteKind, node: &Node) {
        let words = node.find(&|it| matches!(it.name.as_str(), "t" | "delText"));
        let words: String = words.iter().map(|it| it.text()).collect();
        if !words.trim().is_empty() {
            self.notes.add_with(kind, &words);
        }
    }
}

/// The first of several ways to say the same; the others are for older programs.
pub fn choice(node: &Node) -> Option<&Node> {
    node.child("Choice").or_else(|| node.child("Fallback"))
}

/// The signs of symbol fonts that stand in policies: ticks, crosses, arrows and bullets.
fn symbol(node: &Node) -> Option<&'static str> {
    let code = u32::from_str_radix(node.attribute("char")?, 16).ok()? & 0xff;
    let font = node.attribute("font").unwrap_or("").to_lowercase();
    match (font.as_str(), code) {
        ("wingdings", 0xfc) => Some("✓"),
        ("wingdings", 0xfb) => Some("✗"),
        ("wingdings", 0xfe) => Some("☑"),
        ("wingdings", 0xfd) => Some("☒"),
        ("wingdings", 0xa8 | 0x6f) => Some("☐"),
        ("wingdings", 0xe0 | 0xe8 | 0xf0) | ("symbol", 0xae) => Some("→"),
        ("wingdings", 0xa7) | ("symbol", 0xb7) => Some("•"),
        ("symbol", 0xb3) => Some("≥"),
        ("symbol", 0xa3) => Some("≤"),
        _ => None,
    }
}

/// Whether an element holds words of its own, white space aside.
pub fn has_words(node: &Node) -> bool {
    node.children.iter().any(|child| match child {
        Child::Text(text) => !text.trim().is_empty(),
        Child::Node(node) => node.name != "instrText" && has_words(node),
    })
}
