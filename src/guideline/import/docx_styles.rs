//! What the styles of a Word file mean: headings, lists, quotes, tables of contents, looks.

use std::collections::HashMap;

use super::xml::Node;

/// How many styles may rest on each other; a ring of them ends there.
const BASED_ON_MAX: usize = 20;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    /// 1 to 9.
    Heading(u8),
    Quote,
    /// A line of a table of contents.
    Contents,
    /// Words that belong to a list, with or without a number of their own.
    ListParagraph,
    Text,
}

/// How words are set; none where nothing says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunLook {
    pub strong: Option<bool>,
    pub emphasis: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
}

impl RunLook {
    /// What the properties of a run (`w:rPr`) say.
    pub fn of(properties: &Node) -> RunLook {
        let struck = (properties.switch("strike"), properties.switch("dstrike"));
        RunLook {
            strong: properties.switch("b"),
            emphasis: properties.switch("i"),
            struck: struck.0.or(struck.1),
            hidden: properties.switch("vanish"),
        }
    }

    /// What it says, and where it says nothing, what `under` says.
    pub fn over(self, under: RunLook) -> RunLook {
        RunLook {
            strong: self.strong.or(under.strong),
            emphasis: self.emphasis.or(under.emphasis),
            struck: self.struck.or(under.struck),
            hidden: self.hidden.or(under.hidden),
        }
    }
}

/// A place in the numbering: the list and the level, where they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberPlace {
    pub list: Option<String>,
    pub level: Option<usize>,
}

impl NumberPlace {
    /// What the properties of a paragraph (`w:pPr`) say.
    pub fn of(properties: &Node) -> NumberPlace {
        let Some(numbering) = properties.child("numPr") else {
            return NumberPlace::default();
        };
        NumberPlace {
            list: numbering.value("numId").map(str::to_string),
            level: numbering.value("ilvl").and_then(|level| level.parse().ok()),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    /// In lower case; Word keeps the English names of its own styles in any language.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: NumberPlace,
    look: RunLook,
    has_header_row: bool,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// The styles in the part `styles.xml`.
    pub fn read(root: &Node) -> Styles {
        let mut all = Styles::default();
        for node in root.nodes().filter(|node| node.name == "style") {
            let Some(id) = node.attribute("styleId") else {
                continue;
            };
            let is_default = matches!(node.attribute("default"), Some("1" | "true"));
            if is_default && node.attribute("type") == Some("paragraph") {
                all.default_paragraph = Some(id.to_string());
            }
            all.styles.insert(id.to_string(), style(node));
        }
        all
    }

    /// What a paragraph of that style is; without a style the default one counts.
    pub fn role(&self, id: Option<&str>) -> Role {
        let chain: Vec<&Style> = self.chain(self.paragraph(id)).collect();
        let named = chain.iter().find_map(|style| role_of_name(&style.name));
        let outline = chain.iter().find_map(|style| style.outline);
        match (named, outline) {
            // A style that rests on a heading may be body text again: level 9 says so.
            (Some(Role::Heading(_)), Some(level)) | (None, Some(level)) => match level {
                0..=8 => Role::Heading(level + 1),
                _ => Role::Text,
            },
            (Some(role), _) => role,
            // A file without that style may still be called by its name.
            (None, None) if chain.is_empty() => {
                id.and_then(|id| role_of_name(&id.to_lowercase())).unwrap_or(Role::Text)
            }
            (None, None) => Role::Text,
        }
    }

    /// How words of that style are set.
    pub fn look(&self, id: Option<&str>) -> RunLook {
        self.chain(id).fold(RunLook::default(), |look, style| look.over(style.look))
    }

    /// How words of a paragraph of that style are set.
    pub fn paragraph_look(&self, id: Option<&str>) -> RunLook {
        self.look(self.paragraph(id))
    }

    /// Where a paragraph of that style stands in the numbering.
    pub fn number(&self, id: Option<&str>) -> NumberPlace {
        let mut place = NumberPlace::default();
        for style in self.chain(self.paragraph(id)) {
            place.list = place.list.or_else(|| style.number.list.clone());
            place.level = place.level.or(style.number.level);
        }
        place
    }

    /// Whether a table of that style sets its first row apart.
    pub fn has_header_row(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|style| style.has_header_row)
    }

    fn paragraph<'a>(&'a self, id: Option<&'a str>) -> Option<&'a str> {
        id.or(self.default_paragraph.as_deref())
    }

    /// A style and those that it rests on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.and_then(|id| self.styles.get(id));
        let next = |style: &&'a Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(BASED_ON_MAX)
    }
}

fn style(node: &Node) -> Style {
    let paragraph = node.child("pPr");
    let header = |part: &Node| {
        part.name == "tblStylePr"
            && part.attribute("type") == Some("firstRow")
            && part.nodes().any(|properties| properties.nodes().next().is_some())
    };
    Style {
        name: node.value("name").unwrap_or("").to_lowercase(),
        based_on: node.value("basedOn").map(str::to_string),
        outline: paragraph.and_then(outline),
        number: paragraph.map(NumberPlace::of).unwrap_or_default(),
        look: node.child("rPr").map(RunLook::of).unwrap_or_default(),
        has_header_row: node.nodes().any(header),
    }
}

/// The outline level in a paragraph's properties: 0 to 8 are headings, 9 is text.
pub fn outline(properties: &Node) -> Option<u8> {
    properties.value("outlineLvl")?.parse().ok()
}

/// What a style is by its name, in the languages that Dutch organisations write with.
fn role_of_name(name: &str) -> Option<Role> {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let level = name[letters.len()..].parse::<u8>().ok();
    match (letters.trim(), level) {
        ("heading" | "kop" | "überschrift" | "titre", Some(level @ 1..=9)) => {
            Some(Role::Heading(level))
        }
        ("toc" | "inhopg" | "contents" | "inhoudsopgave", Some(_)) => Some(Role::Contents),
        ("toc heading" | "kopvaninhoudsopgave" | "contents heading", None) => Some(Role::Contents),
        ("table of figures" | "lijstmetafbeeldingen", None) => Some(Role::Contents),
        ("title" | "titel", None) => Some(Role::Title),
        ("quote" | "citaat" | "intense quote" | "duidelijk citaat" | "quotations", None) => {
            Some(Role::Quote)
        }
        ("list paragraph" | "lijstalinea" | "list continue" | "lijstvoortzetting", _) => {
            Some(Role::ListParagraph)
        }
        _ => None,
    }
}
