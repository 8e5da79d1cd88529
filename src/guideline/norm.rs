//! What each sentence of a passage rules, with what stands above it.

use crate::language::clause::{Gap, Word, clauses, heading, words};
use crate::language::slots::slot_sides;
use crate::language::{Wording, Wordings};
use crate::model::{
    Clause, Guideline, Modality, Norm, Passage, PassageKind, Slot, SlotSides, Span,
};

/// The norms of a passage, in the order of its sentences, by how its organisation words them.
pub fn norms(guideline: &Guideline, passage: &Passage, wordings: &Wordings) -> Vec<Norm> {
    let wording = wordings.of(guideline.language);
    let section = &guideline.sections[passage.section];
    let mut found = Vec::new();
    let mut before: Option<usize> = None;
    let around = around(guideline, passage, wording);
    for at in 0..passage.sentences.len() {
        let reading = Reading { wording, passage, heading: &section.heading, at };
        let mut of_sentence = reading.norms();
        if let Some(before) = before {
            attach(&mut found, before, &mut of_sentence);
        }
        if !of_sentence.is_empty() {
            before = Some(found.len());
        }
        found.extend(of_sentence);
    }
    for norm in &mut found {
        let of = |spans: &[Span]| sides_in(passage, spans, wording);
        norm.slots = of(&norm.clause.spans).or(around);
        norm.condition_slots = of(&norm.clause.conditions);
        norm.exception_slots = of(&norm.clause.exceptions);
    }
    found
}

/// The sides that the words in `spans` name.
fn sides_in(passage: &Passage, spans: &[Span], wording: &Wording) -> SlotSides {
    let text = &passage.prose.text;
    let words: Vec<&str> = spans.iter().filter_map(|span| span.of(text)).collect();
    slot_sides(&words.join(" "), wording)
}

/// The sides that a passage is on by what stands above it: lead-ins for all slots, headings for the
/// account and the period, and the title for the period alone.
fn around(guideline: &Guideline, passage: &Passage, wording: &Wording) -> SlotSides {
    let of = |texts: Vec<&str>| slot_sides(&texts.join(" | "), wording);
    let lead_ins = of(passage.lead_ins.iter().map(|it| it.text.as_str()).collect());
    let path = &guideline.sections[passage.section].path;
    let headings = of(path.iter().map(String::as_str).collect());
    let title = slot_sides(&guideline.title, wording);
    let mut above = SlotSides::default();
    let of_slots = [(Slot::Account, headings), (Slot::Election, headings), (Slot::Election, title)];
    for (slot, sides) in of_slots {
        if let (None, Some(is_so)) = (above.side(slot), sides.side(slot)) {
            above.set(slot, is_so);
        }
    }
    lead_ins.or(above)
}

/// An exception that a sentence of its own makes to the one before it.
fn attach(found: &mut [Norm], before: usize, next: &mut Vec<Norm>) {
    let is_exception = |norm: &Norm| norm.clause.spans.is_empty() && norm.lead_in.is_none();
    if next.iter().any(is_exception) {
        let exceptions: Vec<Span> =
            next.iter().flat_map(|norm| norm.clause.exceptions.clone()).collect();
        next.retain(|norm| !is_exception(norm));
        for norm in &mut found[before..] {
            norm.clause.exceptions.extend(exceptions.iter().copied());
        }
    }
}

/// One sentence with what stands above it.
struct Reading<'a> {
    wording: &'a Wording,
    passage: &'a Passage,
    heading: &'a str,
    at: usize,
}

impl Reading<'_> {
    fn norms(&self) -> Vec<Norm> {
        let Some(sentence) = self.passage.sentences.get(self.at) else { return Vec::new() };
        let text = sentence.plain.of(&self.passage.prose.text).unwrap_or("");
        let shift = sentence.plain.start;
        let own = clauses(text, self.wording);
        let above = self.above();
        // An item goes on with the sentence that leads it in: "Plaats nooit: | een BSN".
        if let Some((place, lead_in)) = above.sentence {
            let continued = self.continued(lead_in, text);
            if !continued.is_empty() {
                return self.placed(continued, shift, Some(place));
            }
        }
        if let Some(answer) = self.answer(text) {
            let mut answer = self.placed(answer, shift, None);
            answer.iter_mut().for_each(|norm| norm.is_answer = true);
            return answer;
        }
        match (own.is_empty() || !own.iter().any(has_modal), above.heading) {
            (true, Some((place, heading))) if !text.trim_end().ends_with('?') => {
                self.placed(vec![under(text, own, heading)], shift, place)
            }
            _ => self.placed(own, shift, None),
        }
    }

    fn placed(&self, clauses: Vec<Clause>, shift: usize, lead_in: Option<usize>) -> Vec<Norm> {
        let norm = |clause: Clause| Norm {
            clause: shifted(clause, shift),
            sentence: self.at,
            slots: SlotSides::default(),
            condition_slots: SlotSides::default(),
            exception_slots: SlotSides::default(),
            lead_in,
            is_answer: matches!(self.passage.kind, PassageKind::Row | PassageKind::Cell),
        };
        clauses.into_iter().map(norm).collect()
    }

    /// The clauses of the lead-in and the item as one sentence, their spans counted in the item.
    fn continued(&self, lead_in: &str, item: &str) -> Vec<Clause> {
        let lead = lead_in.trim_end().trim_end_matches(':').trim_end();
        let offset = lead.len() + 1;
        let whole = format!("{lead} {item}");
        let within = |span: &Span| -> Option<Span> {
            (span.end > offset)
                .then(|| Span::new(span.start.max(offset) - offset, span.end - offset))
        };
        let inside = |clause: Clause| -> Option<Clause> {
            let spans: Vec<Span> = clause.spans.iter().filter_map(within).collect();
            let keep = |spans: &[Span]| spans.iter().filter_map(within).collect::<Vec<Span>>();
            let conditions = keep(&clause.conditions);
            let exceptions = keep(&clause.exceptions);
            let has_words = !spans.is_empty() || !conditions.is_empty() || !exceptions.is_empty();
            has_words.then(|| Clause {
                conditions,
                exceptions,
                concessions: keep(&clause.concessions),
                before: clause.before.as_ref().and_then(within),
                // Who alone may stands in the lead-in: whether the asker is one is not known.
                is_clear: clause.is_clear && clause.only.is_none(),
                only: None,
                spans,
                ..clause
            })
        };
        let all = clauses(&whole, self.wording).into_iter().filter(|clause| !clause.is_guessed);
        all.filter_map(inside).collect()
    }

    /// What "Ja" or "Nee" says under a heading that asks.
    fn answer(&self, text: &str) -> Option<Vec<Clause>> {
        if !self.heading.trim_end().ends_with('?') {
            return None;
        }
        let all = words(text);
        let is_yes = match all.first()?.text.as_str() {
            "ja" | "yes" => true,
            "nee" | "neen" | "no" => false,
            _ => on_one_side(&all)?,
        };
        let asks_duty = self.wording.words_ruled(self.heading).iter().any(|word| {
            ["moet", "moeten", "must", "have", "need", "verplicht", "hoef", "required"]
                .contains(&word.text.as_str())
        });
        let modality = match (asks_duty, is_yes) {
            (true, true) => Modality::Must,
            (true, false) => Modality::NeedNot,
            (false, true) => Modality::May,
            (false, false) => Modality::MustNot,
        };
        let own = clauses(text, self.wording);
        Some(vec![under(text, own, modality)])
    }

    /// What stands above it: a lead-in that it goes on with, or a heading that rules it.
    fn above(&self) -> Above<'_> {
        let mut above = Above::default();
        let sentence = &self.passage.sentences[self.at];
        if let Some(column) = &sentence.column {
            above.heading = heading(&column.text, self.wording).map(|it| (None, it));
            return above;
        }
        if let Some((place, last)) = self.passage.lead_ins.iter().enumerate().next_back() {
            let rules = heading(&last.text, self.wording);
            if last.text.trim_end().ends_with(':') {
                above.sentence = Some((place, last.text.as_str()));
            }
            above.heading = rules.map(|it| (Some(place), it));
        } else {
            let is_item = self.passage.lead_ins.is_empty();
            let rules = heading(self.heading, self.wording);
            above.heading =
                rules.filter(|_| is_item && is_short(self.heading)).map(|it| (None, it));
        }
        above
    }
}

/// A short answer that begins with where or when it holds has at most so many words.
const SIDE_WORDS_MAX: usize = 8;

/// Whether a short answer says yes or no of one side alone: "Op je eigen account wel.", "Outside
/// the election period, yes: …".
fn on_one_side(all: &[Word]) -> Option<bool> {
    const OPENING: [&str; 17] = [
        "op", "in", "buiten", "binnen", "tijdens", "na", "voor", "bij", "vanaf", "met", "on",
        "outside", "during", "after", "before", "from", "with",
    ];
    let end = (1..all.len()).find(|at| all[*at].gap == Gap::Strong).unwrap_or(all.len());
    let opens = OPENING.contains(&all.first()?.text.as_str());
    match all[end - 1].text.as_str() {
        _ if !opens || end < 3 || end > SIDE_WORDS_MAX => None,
        "wel" | "ja" | "yes" => Some(true),
        "niet" | "nee" | "nooit" | "not" | "no" | "never" => Some(false),
        _ => None,
    }
}

/// What stands above a sentence.
#[derive(Default)]
struct Above<'a> {
    sentence: Option<(usize, &'a str)>,
    heading: Option<(Option<usize>, Modality)>,
}

/// So many words a section's heading may have that rules what stands below it.
const HEADING_WORDS_MAX: usize = 3;

fn is_short(heading: &str) -> bool {
    words(heading).len() <= HEADING_WORDS_MAX
}

fn has_modal(clause: &Clause) -> bool {
    !clause.is_indicative
}

/// The clause of `text` with the modality of the heading above it.
fn under(text: &str, own: Vec<Clause>, heading: Modality) -> Clause {
    let whole = Span::new(0, text.trim_end().len());
    let base = own.into_iter().next();
    let has_limits = base.as_ref().is_some_and(|it| !it.conditions.is_empty());
    let modality = match heading {
        Modality::May if has_limits => Modality::MayIf,
        modality => modality,
    };
    match base {
        Some(clause) => Clause { modality, is_guessed: false, ..clause },
        None => Clause {
            modality,
            spans: vec![whole],
            conditions: Vec::new(),
            exceptions: Vec::new(),
            concessions: Vec::new(),
            before: None,
            only: None,
            is_clear: true,
            is_indicative: false,
            is_guessed: false,
        },
    }
}

fn shifted(clause: Clause, by: usize) -> Clause {
    let one = |span: Span| Span::new(span.start + by, span.end + by);
    let all = |spans: Vec<Span>| spans.into_iter().map(one).collect::<Vec<Span>>();
    Clause {
        spans: all(clause.spans),
        conditions: all(clause.conditions),
        exceptions: all(clause.exceptions),
        concessions: all(clause.concessions),
        before: clause.before.map(one),
        only: clause.only.map(one),
        ..clause
    }
}
