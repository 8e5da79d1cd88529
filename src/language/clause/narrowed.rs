//! What a release from a duty or a leave is narrowed down to by words that deny: "a hobby that
//! earns nothing need not be declared" says nothing of a hobby that earns something, and "you may
//! bring a guest who is not on the list" nothing of one who is.

use std::ops::Range;

use super::lexicon::{Category, ClauseLexicon};
use super::pieces::{Piece, Role};
use super::relative::{following_end, opens_relative, relative_end};
use super::{Word, lexicon};
use crate::model::{Clause, Language, Modality, Span};

/// Makes conditions of the denials in a release from a duty: of clauses about a noun, and of
/// "without …", which narrows a release and not, as with a permission, widens it.
pub fn narrow(clause: &mut Clause, all: &[Word], pieces: &[Piece], language: Language) {
    let lexicon = lexicon::lexicon(language);
    if clause.modality == Modality::May {
        let mut main = pieces.iter().filter(|piece| piece.role == Role::Main);
        if main.any(|piece| leave(clause, all, piece, lexicon)) {
            clause.modality = Modality::MayIf;
        }
    }
    if clause.modality != Modality::NeedNot {
        return;
    }
    for piece in pieces {
        match piece.role {
            Role::Without => without(clause, all, piece, lexicon),
            Role::Main => relative(clause, all, piece, lexicon),
            _ => {}
        }
    }
}

/// "Een kanaal zonder inkomsten hoef je niet te melden": with the word that denies.
fn without(clause: &mut Clause, all: &[Word], piece: &Piece, lexicon: &ClauseLexicon) {
    let words = piece.words.clone();
    let span = all[words.start].span.cover(all[words.end - 1].span);
    // What follows the release says what need not be done: "you need not leave without asking".
    let is_first = clause.spans.last().is_some_and(|last| span.end <= last.start);
    let opener = (words.start.saturating_sub(2)..words.start)
        .find(|at| lexicon.is(all, *at, Category::Without));
    let (Some(opener), true) = (opener, is_first) else { return };
    clause.concessions.retain(|concession| *concession != span);
    clause.conditions.push(all[opener].span.cover(span));
}

/// "You may bring a guest | who is not on the list": what denies after a leave is its condition;
/// whether there is such a thing.
fn leave(clause: &mut Clause, all: &[Word], piece: &Piece, lexicon: &ClauseLexicon) -> bool {
    let words = piece.words.clone();
    let is_leave = |at: usize| lexicon.is(all, at, Category::May);
    let mut openers = (words.start + 1..words.end).filter(|at| opens_relative(all, *at, lexicon));
    let Some(opener) = openers.find(|at| (words.start..*at).any(is_leave)) else { return false };
    let end = following_end(all, opener, lexicon).unwrap_or(words.end).min(words.end);
    // "Texts | in which no names occur".
    let is_after = ["which", "whom"].contains(&all[opener].text.as_str())
        && ["in", "on", "of", "to", "for", "from", "with", "by", "at"]
            .contains(&all[opener - 1].text.as_str());
    let opener = opener - usize::from(is_after && opener > words.start + 1);
    let is_denied = (opener + 1..end).any(|at| denies(all, at, lexicon));
    let Some(at) = place(clause, all, &words).filter(|_| is_denied) else { return false };
    set_apart(clause, all, (at, words), opener..end);
    true
}

/// Where the piece of these `words` stands among a clause's main ones.
fn place(clause: &Clause, all: &[Word], words: &Range<usize>) -> Option<usize> {
    let whole = all[words.start].span.cover(all[words.end - 1].span);
    clause.spans.iter().position(|span| *span == whole)
}

/// Makes a condition of the words `apart` of the main piece that stands at its place.
fn set_apart(
    clause: &mut Clause,
    all: &[Word],
    (place, words): (usize, Range<usize>),
    apart: Range<usize>,
) {
    let end = all[words.end - 1].span.end;
    let before = Span::new(all[words.start].span.start, all[apart.start - 1].span.end);
    let after = (apart.end < words.end).then(|| Span::new(all[apart.end].span.start, end));
    clause.spans.splice(place..=place, [before].into_iter().chain(after));
    clause.conditions.push(all[apart.start].span.cover(all[apart.end - 1].span));
}

fn denies(all: &[Word], at: usize, lexicon: &ClauseLexicon) -> bool {
    lexicon.is(all, at, Category::Negator)
}

/// "A hobby that earns nothing | need not be declared".
fn relative(clause: &mut Clause, all: &[Word], piece: &Piece, lexicon: &ClauseLexicon) {
    let words = piece.words.clone();
    let releases = |at: &usize| lexicon.is(all, *at, Category::NeedNot);
    let mut openers = (words.start + 1..words.end).filter(|at| opens_relative(all, *at, lexicon));
    let Some(opener) = openers.next() else { return };
    let broken = (opener + 1..words.end).find(|at| all[*at].is_broken_before());
    let release = (opener + 1..words.end).find(releases);
    let ends = [broken, release, relative_end(all, opener, lexicon), Some(words.end)];
    let end = ends.into_iter().flatten().min().unwrap_or(words.end);
    if !(opener + 1..end).any(|at| denies(all, at, lexicon))
        || (words.start..opener).any(|at| releases(&at))
    {
        return;
    }
    let Some(at) = place(clause, all, &words) else { return };
    // What only follows the release is what need not be done.
    if end < words.end || at + 1 < clause.spans.len() {
        set_apart(clause, all, (at, words), opener..end);
    }
}
