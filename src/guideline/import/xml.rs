//! Reads a part of an office file into a small tree, within limits of depth and size.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::model::ImportRefusal;

/// Elements inside each other; office programs stay well below a hundred.
pub const DEPTH_MAX: usize = 200;

/// Elements and texts in one part, which keeps its tree below some hundreds of megabytes.
pub const NODES_MAX: usize = 1_500_000;

/// An element, with the local names of itself and of its attributes.
#[derive(Debug, Default)]
pub struct Node {
    /// Without its prefix: producers choose prefixes, and no two names that we read meet.
    pub name: String,
    /// With the prefix, since `w:id` and `r:id` stand in one element.
    attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    /// The attribute of that name: with its prefix where `name` has one, else whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let is_it = |written: &str| match name.contains(':') {
            true => written == name,
            false => local(written) == name,
        };
        self.attributes.iter().find(|(written, _)| is_it(written)).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first element in it with that name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| node.name == name)
    }

    /// The attribute `val` of the child with that name, where most properties of Word stand.
    pub fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.attribute("val")
    }

    /// Whether a switch of Word is set: the child is there and does not say no.
    pub fn switch(&self, child: &str) -> Option<bool> {
        let child = self.child(child)?;
        Some(!matches!(child.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// All texts in it, one behind the other.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Child::Node(node) => node.add_text(text),
                Child::Text(words) => text.push_str(words),
            }
        }
    }

    /// Itself and all elements below it, in their order, of which `is_wanted` holds.
    pub fn find<'a>(&'a self, is_wanted: &dyn Fn(&Node) -> bool) -> Vec<&'a Node> {
        let mut found = Vec::new();
        self.collect(is_wanted, &mut found);
        found
    }

    /// The elements of that name below it that stand in no other of that name; of several ways to
    /// say the same, those of the first.
    pub fn outermost(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        for node in self.nodes().filter(|node| node.name != "Fallback") {
            match node.name == name {
                true => found.push(node),
                false => found.extend(node.outermost(name)),
            }
        }
        found
    }

    fn collect<'a>(&'a self, is_wanted: &dyn Fn(&Node) -> bool, found: &mut Vec<&'a Node>) {
        if is_wanted(self) {
            found.push(self);
        }
        for node in self.nodes() {
            node.collect(is_wanted, found);
        }
    }
}

/// The root element of `bytes`, which stand in the part called `part`.
///
/// # Errors
/// Where it is no XML in UTF-8 or UTF-16, breaks a limit, or has a document type.
pub fn parse(bytes: &[u8], part: &str) -> Result<Node, ImportRefusal> {
    let text = decoded(bytes).ok_or_else(|| damaged(part))?;
    let mut reader = Reader::from_str(&text);
    let mut open: Vec<Node> = vec![Node::default()];
    let mut count = 0;
    loop {
        let event = reader.read_event().map_err(|_| damaged(part))?;
        count += 1;
        if count > NODES_MAX {
            return Err(ImportRefusal::TooComplex { nodes_max: NODES_MAX });
        }
        match event {
            Event::Start(tag) => {
                if open.len() > DEPTH_MAX {
                    return Err(ImportRefusal::TooDeep { depth_max: DEPTH_MAX });
                }
                open.push(element(&tag, part)?);
            }
            Event::Empty(tag) => add(&mut open, Child::Node(element(&tag, part)?)),
            Event::End(_) => {
                let node = open.pop().filter(|_| !open.is_empty()).ok_or_else(|| damaged(part))?;
                add(&mut open, Child::Node(node));
            }
            Event::Text(words) => {
                let words = words.xml10_content().map_err(|_| damaged(part))?;
                add_words(&mut open, &words);
            }
            Event::CData(words) => {
                let words = words.xml10_content().map_err(|_| damaged(part))?;
                add_words(&mut open, &words);
            }
            Event::GeneralRef(reference) => {
                let letter = letter(&reference).ok_or_else(|| damaged(part))?;
                add_words(&mut open, letter.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(ImportRefusal::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    let whole = open.pop().filter(|_| open.is_empty()).ok_or_else(|| damaged(part))?;
    let root = whole.children.into_iter().find_map(|child| match child {
        Child::Node(node) => Some(node),
        Child::Text(_) => None,
    });
    root.ok_or_else(|| damaged(part))
}

/// A fault in the part called `part`.
pub fn damaged(part: &str) -> ImportRefusal {
    ImportRefusal::Damaged { place: part.to_string() }
}

fn decoded(bytes: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => {
            let (text, _, has_errors) = encoding.decode(bytes);
            (!has_errors).then_some(text)
        }
        None => std::str::from_utf8(bytes).ok().map(Into::into),
    }
}

fn element(tag: &BytesStart, part: &str) -> Result<Node, ImportRefusal> {
    let name = tag.name();
    let name = std::str::from_utf8(name.as_ref()).map_err(|_| damaged(part))?;
    let mut attributes = Vec::new();
    // The check for doubles takes the square of the time; a double is passed over anyway.
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| damaged(part))?;
        let key = std::str::from_utf8(attribute.key.as_ref()).map_err(|_| damaged(part))?;
        if key == "xmlns" || key.starts_with("xmlns:") {
            continue;
        }
        let version = quick_xml::XmlVersion::Implicit1_0;
        let value = attribute.normalized_value(version).map_err(|_| damaged(part))?;
        attributes.push((key.to_string(), value.into_owned()));
    }
    Ok(Node { name: local(name).to_string(), attributes, children: Vec::new() })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The character that a reference stands for; none for an entity that XML itself does not know.
fn letter(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter);
    }
    match &*reference.decode().ok()? {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn add(open: &mut [Node], child: Child) {
    if let Some(node) = open.last_mut() {
        node.children.push(child);
    }
}

fn add_words(open: &mut [Node], words: &str) {
    let Some(node) = open.last_mut() else {
        return;
    };
    match node.children.last_mut() {
        Some(Child::Text(text)) => text.push_str(words),
        _ => node.children.push(Child::Text(words.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_becomes_a_tree_of_local_names() {
        let source = "\u{feff}<?xml version='1.0'?><w:p w:id='1' r:id='r&amp;2'><w:b w:val='0'/>\
            <w:t>a &lt; &#233; <![CDATA[<b>]]></w:t></w:p>";
        let node = parse(source.as_bytes(), "a").unwrap();
        assert_eq!((node.name.as_str(), node.attribute("r:id")), ("p", Some("r&2")));
        assert_eq!((node.attribute("id"), node.switch("b")), (Some("1"), Some(false)));
        assert_eq!(node.text(), "a < é <b>");
    }

    #[test]
    fn limits_and_faults_are_told_apart() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(
            parse(deep.as_bytes(), "a").unwrap_err(),
            ImportRefusal::TooDeep { depth_max: DEPTH_MAX }
        );
        let many = format!("<a>{}</a>", "<b/>".repeat(NODES_MAX));
        assert!(matches!(parse(many.as_bytes(), "a"), Err(ImportRefusal::TooComplex { .. })));
        let entity = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
        assert_eq!(parse(entity.as_bytes(), "a").unwrap_err(), ImportRefusal::DocumentType);
        for wrong in ["", "<a>", "<a></b>", "</a>", "<a>&b;</a>", "<a b=c/>", "tekst"] {
            assert_eq!(parse(wrong.as_bytes(), "deel").unwrap_err(), damaged("deel"), "{wrong}");
        }
    }
}
