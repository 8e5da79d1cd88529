//! Digits of a text in groups, and the numbers that groups in a row can write.

use super::reading::Reading;
use super::view::{View, is_letter};
use crate::model::Span;

/// No number that we look for has more digits.
const DIGITS_MAX: usize = 19;

/// A longer row of groups is a table: there, only the first of a row and single groups are read.
const ROW_GROUPS_MAX: usize = 24;

/// A run of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub span: Span,
    /// What stands between it and the group before: nothing that joins them, where absent.
    joint: Option<Joint>,
}

/// What joins two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Blank,
    /// A sign with no blank: `-`, `.`, `/`.
    Sign(u8),
    /// A bracket, or a sign with blanks.
    Other,
}

/// Groups in a row that may be one number.
#[derive(Clone, Debug)]
pub struct Number {
    /// From its first digit to its last.
    pub span: Span,
    pub digits: Vec<u8>,
    /// How long each group is.
    pub lengths: Vec<usize>,
    /// No other group is joined to either end.
    pub is_alone: bool,
    /// A sign with no blank joins it to another group.
    pub is_cut: bool,
    /// One group, or the same sign between all, and another outside.
    pub is_even: bool,
}

impl Number {
    /// Its digits as text.
    pub fn text(&self) -> String {
        self.digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }
}

/// The runs of digits of a view, with what joins them.
pub fn groups(view: &View) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if !view.byte(at).is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = view.text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let joint = found.last().and_then(|before| joint(&view.text[before.span.end..at]));
        found.push(Group { span: Span::new(at, at + length), joint });
        at += length;
    }
    found
}

fn joint(between: &[u8]) -> Option<Joint> {
    match between {
        [b' '] => Some(Joint::Blank),
        [sign @ (b'-' | b'.' | b'/' | b'_')] => Some(Joint::Sign(*sign)),
        [] => None,
        _ if between.len() <= 4 => {
            let fits = |byte: &u8| matches!(byte, b' ' | b'-' | b'(' | b')' | b'.' | b'/');
            between.iter().all(fits).then_some(Joint::Other)
        }
        _ => None,
    }
}

/// Every number that groups in a row can write, from 7 to 19 digits.
pub fn numbers(reading: &Reading) -> Vec<Number> {
    let groups = &reading.groups;
    let mut found = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        let row = groups[first + 1..].iter().take_while(|group| group.joint.is_some()).count() + 1;
        row_numbers(&reading.view, &groups[first..first + row], &mut found);
        first += row;
    }
    found
}

fn row_numbers(view: &View, row: &[Group], found: &mut Vec<Number>) {
    for from in 0..row.len() {
        // Digits that go on from letters belong to a code.
        if is_letter(view.byte_before(row[from].span.start)) {
            continue;
        }
        let most = if row.len() > ROW_GROUPS_MAX && from > 0 { 1 } else { DIGITS_MAX };
        let mut digit_count = 0;
        for to in from..(from + most).min(row.len()) {
            digit_count += row[to].span.len();
            if digit_count > DIGITS_MAX {
                break;
            }
            let goes_on = is_letter(view.byte(row[to].span.end));
            if digit_count >= 7 && !goes_on {
                found.push(number(view, row, from, to));
            }
        }
    }
}

fn number(view: &View, row: &[Group], from: usize, to: usize) -> Number {
    let span = Span::new(row[from].span.start, row[to].span.end);
    let bytes = &view.text[span.start..span.end];
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| byte - b'0');
    let inner = || row[from + 1..=to].iter().map(|group| group.joint);
    let outer =
        [row[from].joint.filter(|_| from > 0), row.get(to + 1).and_then(|group| group.joint)];
    let first = inner().next().flatten();
    let joins = |joint: &Option<Joint>| matches!(joint, Some(Joint::Blank | Joint::Sign(_)));
    let is_even = inner().all(|joint| joint == first)
        && outer.iter().all(|joint| match first {
            Some(_) => *joint != first || !joins(joint),
            None => !matches!(joint, Some(Joint::Sign(_))),
        });
    Number {
        span,
        digits: digits.collect(),
        lengths: row[from..=to].iter().map(|group| group.span.len()).collect(),
        is_cut: outer.iter().any(|joint| matches!(joint, Some(Joint::Sign(_)))),
        is_alone: outer.iter().all(Option::is_none),
        is_even,
    }
}
