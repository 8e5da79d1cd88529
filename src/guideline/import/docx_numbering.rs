//! Counts the numbers that Word sets before paragraphs, and writes them as Word shows them.

use std::collections::{HashMap, HashSet};

use super::flow::Marker;
use super::xml::Node;

/// Levels of a list, as the format has them.
pub const LEVELS: usize = 9;

/// The highest number that Markdown knows; a higher one is written as text.
pub const NUMBER_MAX: u64 = 999_999_999;

/// How one level is numbered.
#[derive(Clone, Debug)]
struct Level {
    format: String,
    /// With `%1` to `%9` for the numbers of the levels.
    text: String,
    start: u64,
    /// After which level the numbers begin again; 0 for never.
    restart: Option<usize>,
    /// Whether all its numbers are written as digits.
    is_legal: bool,
    /// The style whose paragraphs stand at this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        let (format, text) = ("decimal".to_string(), String::new());
        Level { format, text, start: 1, restart: None, is_legal: false, style: None }
    }
}

/// A list as the document names it: the scheme that it goes by, and where it begins otherwise.
#[derive(Debug, Default)]
struct Use {
    scheme: String,
    starts: HashMap<usize, u64>,
    levels: HashMap<usize, Level>,
}

/// All lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    schemes: HashMap<String, HashMap<usize, Level>>,
    uses: HashMap<String, Use>,
    counts: HashMap<String, [Option<u64>; LEVELS]>,
    /// Lists and levels whose own start has been taken.
    started: HashSet<(String, usize)>,
}

impl Numbering {
    /// The lists in the part `numbering.xml`.
    pub fn read(root: &Node) -> Numbering {
        let mut numbering = Numbering::default();
        let mut by_style: HashMap<&str, &str> = HashMap::new();
        for node in root.nodes().filter(|node| node.name == "abstractNum") {
            let id = node.attribute("abstractNumId").unwrap_or("");
            by_style.extend(node.value("styleLink").map(|style| (style, id)));
            numbering.schemes.insert(id.to_string(), levels(node));
        }
        // A scheme may say no more than the name of a style that another scheme is that of.
        for node in root.nodes().filter(|node| node.name == "abstractNum") {
            let meant = node.value("numStyleLink").and_then(|style| by_style.get(style));
            let meant = meant.and_then(|id| numbering.schemes.get(*id)).cloned();
            if let (Some(levels), Some(id)) = (meant, node.attribute("abstractNumId")) {
                numbering.schemes.insert(id.to_string(), levels);
            }
        }
        for node in root.nodes().filter(|node| node.name == "num") {
            let id = node.attribute("numId").unwrap_or("").to_string();
            numbering.uses.insert(id, list(node));
        }
        numbering
    }

    /// The level of that list at which paragraphs of that style stand; 0 where none is named.
    pub fn level_of_style(&self, list: &str, style: Option<&str>) -> usize {
        let scheme = self.uses.get(list).and_then(|used| self.schemes.get(&used.scheme));
        let mut levels = scheme.into_iter().flatten();
        let level = levels.find(|(_, level)| style.is_some() && level.style.as_deref() == style);
        level.map_or(0, |(at, _)| *at)
    }

    /// What stands before the next paragraph of that list and level; none where the list is not
    /// there (`0` means that a paragraph of a numbered style has no number).
    pub fn next(&mut self, list: &str, level: usize) -> Option<Marker> {
        let level = level.min(LEVELS - 1);
        let used = self.uses.get(list).filter(|_| list != "0")?;
        let scheme = self.schemes.get(&used.scheme);
        let of = |at: usize| {
            used.levels.get(&at).or_else(|| scheme?.get(&at)).cloned().unwrap_or_default()
        };
        let levels: Vec<Level> = (0..LEVELS).map(of).collect();
        let own_start = used.starts.get(&level).copied();
        let own_start = own_start.filter(|_| self.started.insert((list.to_string(), level)));
        let counts = self.counts.entry(used.scheme.clone()).or_default();
        let start = levels[level].start;
        counts[level] = Some(match (own_start, counts[level]) {
            (Some(own), _) => own,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start,
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let after = levels[deeper].restart.unwrap_or(deeper);
            if level < after {
                *count = None;
            }
        }
        Some(marker(&levels, level, counts))
    }
}

fn levels(node: &Node) -> HashMap<usize, Level> {
    node.nodes().filter(|node| node.name == "lvl").filter_map(one_level).collect()
}

fn one_level(node: &Node) -> Option<(usize, Level)> {
    let at: usize = node.attribute("ilvl")?.parse().ok()?;
    let level = Level {
        format: node.value("numFmt").unwrap_or("decimal").to_string(),
        text: node.value("lvlText").unwrap_or("").to_string(),
        start: number(node.value("start")).unwrap_or(0),
        restart: number(node.value("lvlRestart")).map(|level| level as usize),
        is_legal: node.switch("isLgl").unwrap_or(false),
        style: node.value("pStyle").map(str::to_string),
    };
    (at < LEVELS).then_some((at, level))
}

fn list(node: &Node) -> Use {
    let scheme = node.value("abstractNumId").unwrap_or("").to_string();
    let mut used = Use { scheme, ..Use::default() };
    for own in node.nodes().filter(|node| node.name == "lvlOverride") {
        let Some(at) = own.attribute("ilvl").and_then(|level| level.parse().ok()) else {
            continue;
        };
        used.starts.extend(number(own.value("startOverride")).map(|start| (at, start)));
        used.levels.extend(own.child("lvl").and_then(one_level));
    }
    used
}

fn number(value: Option<&str>) -> Option<u64> {
    value?.parse().ok().filter(|number| *number <= NUMBER_MAX)
}

/// The number of `level` as it is shown.
fn marker(levels: &[Level], level: usize, counts: &[Option<u64>; LEVELS]) -> Marker {
    let own = &levels[level];
    if matches!(own.format.as_str(), "bullet" | "none") && !own.text.contains('%') {
        // A list without numbers may still set a word before each item, such as "Let op:".
        let is_word = own.text.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        return match is_word && own.format == "none" {
            true => Marker::Label(own.text.trim().to_string()),
            false => Marker::Bullet,
        };
    }
    let mut label = String::new();
    let mut letters = own.text.chars().peekable();
    while let Some(letter) = letters.next() {
        let shown = letters.peek().and_then(|next| next.to_digit(10)).filter(|_| letter == '%');
        match shown {
            Some(digit @ 1..=9) => {
                letters.next();
                let at = digit as usize - 1;
                let count = counts[at].unwrap_or(levels[at].start);
                let format = if own.is_legal { "decimal" } else { &levels[at].format };
                label.push_str(&written(count, format));
            }
            _ => label.push(letter),
        }
    }
    let label = label.trim().to_string();
    match plain_number(&label) {
        Some(number) => Marker::Number(number),
        None if label.is_empty() => Marker::Bullet,
        None => Marker::Label(label),
    }
}

/// The number of a label that Markdown can write: digits and at most one stop or bracket.
pub fn plain_number(label: &str) -> Option<u64> {
    let digits = label.strip_suffix(['.', ')']).unwrap_or(label);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    digits.parse().ok().filter(|number| is_plain && *number <= NUMBER_MAX)
}

/// A number in one of the formats of Word; digits for those that are rare in Dutch texts.
pub fn written(number: u64, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}e"),
        "none" | "bullet" => String::new(),
        _ => number.to_string(),
    }
}

/// a to z, then aa to zz, as Word counts on.
fn letters(number: u64) -> String {
    let Some(at) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'a' + (at % 26) as u8);
    // Past some rounds through the alphabet digits are clearer, and short.
    if at / 26 > 5 { number.to_string() } else { letter.to_string().repeat(at as usize / 26 + 1) }
}

fn roman(number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 4_999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guideline::import::xml;

    #[test]
    fn numbers_are_counted_as_word_shows_them() {
        let source = "<numbering><abstractNum abstractNumId='0'>\
            <lvl ilvl='0'><start val='1'/><numFmt val='decimal'/><lvlText val='%1.'/></lvl>\
            <lvl ilvl='1'><start val='1'/><numFmt val='lowerLetter'/><lvlText val='%2.'/></lvl>\
            <lvl ilvl='2'><start val='1'/><numFmt val='lowerRoman'/><lvlText val='%1.%3'/></lvl>\
            </abstractNum><num numId='1'><abstractNumId val='0'/></num>\
            <num numId='2'><abstractNumId val='0'/><lvlOverride ilvl='0'>\
            <startOverride val='1'/></lvlOverride></num></numbering>";
        let mut numbering = Numbering::read(&xml::parse(source.as_bytes(), "a").unwrap());
        let places =
            [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("2", 0), ("2", 0)];
        let shown: Vec<String> = places
            .iter()
            .map(|(list, level)| match numbering.next(list, *level) {
                Some(Marker::Number(number)) => format!("#{number}"),
                Some(Marker::Label(label)) => label,
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(shown, ["#1", "a.", "b.", "1.i", "#2", "a.", "#1", "#2"]);
        assert_eq!(numbering.next("0", 0), None);
        assert_eq!(numbering.next("9", 0), None);
    }

    #[test]
    fn numbers_are_written_in_letters_and_roman() {
        let written = |number, format| super::written(number, format);
        assert_eq!(written(28, "lowerLetter"), "bb");
        assert_eq!(written(1994, "upperRoman"), "MCMXCIV");
        assert_eq!(written(7, "decimalZero"), "07");
        assert_eq!(written(u64::MAX, "lowerRoman"), u64::MAX.to_string());
        assert_eq!(plain_number("12)"), Some(12));
        assert_eq!(
            (plain_number("(1)"), plain_number("01."), plain_number("")),
            (None, None, None)
        );
    }
}
