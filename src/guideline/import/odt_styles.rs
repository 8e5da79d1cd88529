//! What the styles of an OpenDocument text mean: titles, quotes, looks, and numbers of lists.

use std::collections::HashMap;

use super::docx_numbering::{plain_number, written};
use super::docx_styles::{Role, RunLook};
use super::flow::Marker;
use super::xml::Node;

/// Levels of a list, as the format has them.
pub const LEVELS: usize = 10;

/// How many styles may rest on each other.
const PARENTS_MAX: usize = 20;

#[derive(Debug, Default)]
struct Style {
    /// As people see it, in lower case.
    name: String,
    parent: Option<String>,
    look: RunLook,
    list: Option<String>,
}

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    /// As in `w:numFmt`; none for a bullet.
    format: Option<&'static str>,
    prefix: String,
    suffix: String,
    start: u64,
    /// How many levels its number shows.
    shown: usize,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    /// By family and name.
    styles: HashMap<(String, String), Style>,
    lists: HashMap<String, HashMap<usize, Level>>,
    /// How headings are numbered.
    outline: HashMap<usize, Level>,
}

impl Styles {
    /// Adds the styles of one part of the file.
    pub fn add(&mut self, root: &Node) {
        let groups = ["styles", "automatic-styles"];
        for group in root.nodes().filter(|node| groups.contains(&node.name.as_str())) {
            for node in group.nodes() {
                let name = node.attribute("style:name").unwrap_or("").to_string();
                match node.name.as_str() {
                    "style" => {
                        let family = node.attribute("family").unwrap_or("").to_string();
                        self.styles.insert((family, name), style(node));
                    }
                    "list-style" => {
                        self.lists.insert(name, levels(node));
                    }
                    "outline-style" => self.outline = levels(node),
                    _ => {}
                }
            }
        }
    }

    /// What a paragraph of that style is, unless it is a heading anyway.
    pub fn role(&self, name: &str) -> Role {
        self.chain("paragraph", name)
            .find_map(|style| role_of_name(&style.name))
            .unwrap_or(Role::Text)
    }

    /// How words of that style are set.
    pub fn look(&self, family: &str, name: &str) -> RunLook {
        self.chain(family, name).fold(RunLook::default(), |look, style| look.over(style.look))
    }

    /// The list that paragraphs of that style are numbered by.
    pub fn list_of(&self, name: &str) -> Option<&str> {
        self.chain("paragraph", name).find_map(|style| style.list.as_deref())
    }

    /// Whether headings of that level (0 for the first) are numbered.
    pub fn numbers_heading(&self, level: usize) -> bool {
        self.outline.get(&level).is_some_and(|level| level.format.is_some())
    }

    /// The number of the next item of that list; `counts` are how far its levels have counted.
    pub fn marker(&self, list: &str, level: usize, counts: &Counts) -> Marker {
        marker(self.lists.get(list), level, counts)
    }

    /// The number of the next heading.
    pub fn heading_marker(&self, level: usize, counts: &Counts) -> Marker {
        marker(Some(&self.outline), level, counts)
    }

    /// With what number that level of a list begins.
    pub fn start(&self, list: &str, level: usize) -> u64 {
        self.lists.get(list).and_then(|levels| levels.get(&level)).map_or(1, |level| level.start)
    }

    fn chain<'a>(&'a self, family: &'a str, name: &str) -> impl Iterator<Item = &'a Style> {
        let of = move |name: &str| self.styles.get(&(family.to_string(), name.to_string()));
        let next = move |style: &&'a Style| of(style.parent.as_deref()?);
        std::iter::successors(of(name), next).take(PARENTS_MAX)
    }
}

/// How far each level of a list has counted.
pub type Counts = [Option<u64>; LEVELS];

fn style(node: &Node) -> Style {
    let name = node.attribute("display-name").or(node.attribute("style:name")).unwrap_or("");
    Style {
        name: name.replace("_20_", " ").to_lowercase(),
        parent: node.attribute("parent-style-name").map(str::to_string),
        look: node.child("text-properties").map(look).unwrap_or_default(),
        list: node.attribute("list-style-name").filter(|it| !it.is_empty()).map(str::to_string),
    }
}

fn look(node: &Node) -> RunLook {
    let weight = node.attribute("fo:font-weight");
    let line =
        node.attribute("text-line-through-style").or(node.attribute("text-line-through-type"));
    RunLook {
        strong: weight.map(|it| it == "bold" || it.parse::<u32>().is_ok_and(|it| it >= 600)),
        emphasis: node.attribute("fo:font-style").map(|it| it == "italic" || it == "oblique"),
        struck: line.map(|it| it != "none"),
        hidden: node.attribute("text:display").map(|it| it == "none"),
    }
}

fn levels(node: &Node) -> HashMap<usize, Level> {
    let level = |node: &Node| {
        let at = node.attribute("text:level")?.parse::<usize>().ok()?.checked_sub(1)?;
        let format = match node.attribute("num-format").unwrap_or("") {
            _ if node.name.ends_with("-bullet") || node.name.ends_with("-image") => None,
            "" => None,
            "a" => Some("lowerLetter"),
            "A" => Some("upperLetter"),
            "i" => Some("lowerRoman"),
            "I" => Some("upperRoman"),
            _ => Some("decimal"),
        };
        let of = |name| node.attribute(name).unwrap_or("").to_string();
        let number = |name| node.attribute(name).and_then(|it| it.parse::<u64>().ok());
        let level = Level {
            format,
            prefix: of("num-prefix"),
            suffix: of("num-suffix"),
            start: number("start-value").unwrap_or(1),
            shown: number("display-levels").unwrap_or(1).min(LEVELS as u64) as usize,
        };
        (at < LEVELS).then_some((at, level))
    };
    node.nodes().filter_map(level).collect()
}

fn marker(levels: Option<&HashMap<usize, Level>>, level: usize, counts: &Counts) -> Marker {
    let Some(own) = levels.and_then(|levels| levels.get(&level)) else {
        return Marker::Bullet;
    };
    if own.format.is_none() {
        return Marker::Bullet;
    }
    let first = (level + 1).saturating_sub(own.shown);
    let numbers: Vec<String> = (first..=level)
        .filter_map(|at| {
            let level = levels?.get(&at)?;
            Some(written(counts[at].unwrap_or(level.start), level.format?))
        })
        .collect();
    let label = format!("{}{}{}", own.prefix, numbers.join("."), own.suffix);
    match plain_number(label.trim()) {
        Some(number) => Marker::Number(number),
        None => Marker::Label(label.trim().to_string()),
    }
}

fn role_of_name(name: &str) -> Option<Role> {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim();
    let level = name[letters.len()..].trim().parse::<u8>().ok();
    match letters {
        "heading" | "kop" => level.filter(|level| (1..=10).contains(level)).map(Role::Heading),
        "title" | "titel" => Some(Role::Title),
        "quotations" | "quote" | "citaat" | "intense quote" => Some(Role::Quote),
        "contents" | "contents heading" | "inhoudsopgave" | "toc" | "toc heading" => {
            Some(Role::Contents)
        }
        _ => None,
    }
}
