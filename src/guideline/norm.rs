//! What each sentence of a passage rules, with what stands above it.

use super::lifted::{LiftingSentence, lifts};
use super::norm_above::{Above, ends_in_connector, is_short, is_unfinished, under};
use super::norm_answer::{
    answer, answers_otherwise, asks_what_may, asks_yes_or_no, premise, read_after, said_of_question,
};
use super::norm_named::{around, of_key, quantities_in, sides_in, words_of_sides};
use super::norm_otherwise::set_contrary_sides;
use crate::language::clause::{
    RuleNamed, Word, WordKind, clauses, has, has_finite, heading, is_act, just_before, lifting,
    likewise, words,
};
use crate::language::{Wording, Wordings};
use crate::model::{
    Clause, Guideline, Language, Modality, Norm, NormQuantities, Passage, PassageKind, SlotSides,
    Span,
};

/// The norms of a passage, in the order of its sentences, by how its organisation words them;
/// `lifting` are the sentences of the guideline that may lift its rules (`lifting_sentences`).
pub fn norms(
    guideline: &Guideline,
    passage: &Passage,
    lifting: &[LiftingSentence],
    wordings: &Wordings,
) -> Vec<Norm> {
    let wording = wordings.of(guideline.language);
    let section = &guideline.sections[passage.section];
    let mut found: Vec<Norm> = Vec::new();
    let mut before: Option<usize> = None;
    let around = around(guideline, passage, wording);
    for at in 0..passage.sentences.len() {
        let reading = Reading { wording, passage, heading: &section.heading, at };
        if let Some((span, of)) = reading.lifting() {
            // What lifts a rule of another passage rules nothing here (`lifted`).
            if let (Some(before), RuleNamed::Before) = (before, of) {
                found[before..].iter_mut().for_each(|norm| norm.clause.exceptions.push(span));
            }
            continue;
        }
        if let (Some(before), Some(span)) = (before, reading.likewise()) {
            // "Hetzelfde geldt voor filmpjes."
            let mut norms = found[before..].to_vec();
            for norm in &mut norms {
                norm.sentence = at;
                norm.clause.spans.insert(0, span);
            }
            found.extend(norms);
            continue;
        }
        let mut of_sentence = reading.norms();
        if let Some(premise) = reading.premise() {
            for norm in &mut of_sentence {
                norm.clause.conditions.insert(0, premise);
                if norm.clause.modality == Modality::May {
                    norm.clause.modality = Modality::MayIf;
                }
            }
        }
        if let Some(before) = before {
            attach(&mut found, before, &mut of_sentence);
        }
        if !of_sentence.is_empty() {
            before = Some(found.len());
        }
        found.extend(of_sentence);
    }
    let lifted = if found.is_empty() { Vec::new() } else { lifts(guideline, passage, lifting) };
    for norm in &mut found {
        norm.lifted.clone_from(&lifted);
        let of = |spans: &[Span]| sides_in(passage, spans, wording);
        norm.slots = of(&norm.clause.spans).or(around);
        norm.quantities = NormQuantities {
            main: [quantities_in(passage, &norm.clause.spans), of_key(passage, norm)].concat(),
            conditions: quantities_in(passage, &norm.clause.conditions),
            exceptions: quantities_in(passage, &norm.clause.exceptions),
        };
        norm.sides = words_of_sides(passage, &norm.clause.spans, |_, start| start);
        norm.condition_sides = words_of_sides(passage, &norm.clause.conditions, just_before);
        norm.condition_slots = of(&norm.clause.conditions);
        norm.exception_slots = of(&norm.clause.exceptions);
    }
    set_contrary_sides(passage, &mut found);
    found
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
    /// The sentence's visible text, and where it begins in the passage's.
    fn text(&self) -> Option<(&str, usize)> {
        let plain = self.passage.sentences.get(self.at)?.plain;
        Some((plain.of(&self.passage.prose.text)?, plain.start))
    }

    /// What the sentence lifts a rule for, and which.
    fn lifting(&self) -> Option<(Span, RuleNamed)> {
        let (text, by) = self.text()?;
        let found = lifting(text, self.wording.language)?;
        Some((Span::new(found.span.start + by, found.span.end + by), found.of))
    }

    /// What the sentence rules in the same way as the one before it.
    fn likewise(&self) -> Option<Span> {
        let (text, by) = self.text()?;
        let found = likewise(text, self.wording.language)?;
        Some(Span::new(found.start + by, found.end + by))
    }

    fn norms(&self) -> Vec<Norm> {
        let Some(sentence) = self.passage.sentences.get(self.at) else { return Vec::new() };
        let text = sentence.plain.of(&self.passage.prose.text).unwrap_or("");
        let shift = sentence.plain.start;
        let own = match sentence.column {
            Some(_) => of_cell(text, self.wording),
            None => clauses(text, self.wording),
        };
        let above = self.above();
        // An item goes on with the sentence that leads it in: "Plaats nooit: | een BSN".
        if let Some((place, lead_in)) = above.sentence {
            // "In deze regeling wordt verstaan onder:" defines what follows.
            if has(lead_in, WordKind::RulesNothing, self.wording) {
                return Vec::new();
            }
            let continued = self.continued(lead_in, text);
            if !continued.is_empty() {
                return self.placed(continued, shift, place);
            }
        }
        let question = self.question();
        if answers_otherwise(question, text) {
            return Vec::new();
        }
        if let Some((modality, own)) = answer(question, text, self.wording) {
            let said = said_of_question(text, own, modality);
            let answers: Vec<bool> = said.iter().map(|it| it.1).collect();
            let said = said.into_iter().map(|it| it.0).collect();
            let mut norms = self.placed(said, shift, None);
            norms.iter_mut().zip(answers).for_each(|(norm, is_answer)| norm.is_answer = is_answer);
            return norms;
        }
        // "Welke apps mag ik installeren? | Alles uit de winkel."
        if self.at == 0
            && asks_what_may(question)
            && !has_finite(text, self.wording.language)
            && own.iter().all(|clause| clause.is_guessed)
        {
            let mut norms = self.placed(vec![under(text, own, Modality::May)], shift, None);
            norms.iter_mut().for_each(|norm| norm.is_answer = true);
            return norms;
        }
        if above.heading.is_none() && self.is_key() && !own.iter().any(has_modal) {
            return Vec::new();
        }
        // "## Inloggen": what stands below it in whole sentences has its own say.
        let is_left = |heading: Modality| match heading {
            Modality::Must if above.is_of_section => {
                own.is_empty() && !has_finite(text, self.wording.language)
            }
            Modality::Must => own.iter().all(|clause| clause.is_guessed),
            _ => !own.iter().any(has_modal),
        };
        // "Niet doen: | Zelf antwoorden. Verwijs naar de balie.": the second speaks for itself.
        let before = self.at.checked_sub(1).and_then(|at| self.passage.sentences.get(at));
        let goes_on = before.is_some_and(|before| before.column == sentence.column);
        let speaks =
            || has_finite(text, self.wording.language) || own.iter().any(|it| !it.is_guessed);
        let is_own = goes_on && speaks();
        match above.heading {
            Some((place, heading))
                if is_left(heading) && !is_own && !text.trim_end().ends_with('?') =>
            {
                self.placed(vec![under(text, own, heading)], shift, place)
            }
            _ => self.placed(own, shift, None),
        }
    }

    fn placed(&self, clauses: Vec<Clause>, shift: usize, lead_in: Option<usize>) -> Vec<Norm> {
        let norm = |clause: Clause| Norm {
            clause: clause.moved(|span| Span::new(span.start + shift, span.end + shift)),
            sentence: self.at,
            slots: SlotSides::default(),
            condition_slots: SlotSides::default(),
            exception_slots: SlotSides::default(),
            quantities: NormQuantities::default(),
            sides: Vec::new(),
            condition_sides: Vec::new(),
            lead_in,
            lifted: Vec::new(),
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
        let mut found: Vec<Clause> = all.filter_map(inside).collect();
        // "Je mag delen als: | …": whatever the item says is the condition.
        let has_limits = |it: &Clause| !it.conditions.is_empty() || !it.exceptions.is_empty();
        if ends_in_connector(lead) {
            let is_loose = |it: &&mut Clause| it.modality == Modality::May && !has_limits(it);
            for clause in found.iter_mut().filter(is_loose) {
                clause.modality = Modality::MayIf;
                clause.conditions = vec![Span::new(0, item.trim_end().len())];
            }
        }
        found
    }

    /// The question that stands above it, if one does: the column's, a line set as a heading, or
    /// the heading.
    fn question(&self) -> &str {
        let column = self.passage.sentences[self.at].column.as_ref();
        if let Some(column) = column {
            return if column.text.trim_end().ends_with('?') { &column.text } else { "" };
        }
        let lead_ins = self.passage.lead_ins.iter().rev().map(|it| it.text.as_str());
        lead_ins.chain([self.heading]).find(|it| it.trim_end().ends_with('?')).unwrap_or("")
    }

    /// What the question before it makes a condition of: "Twijfel je? Bel dan eerst".
    fn premise(&self) -> Option<Span> {
        let before = self.passage.sentences.get(self.at.checked_sub(1)?)?;
        let text = |plain: Span| plain.of(&self.passage.prose.text).unwrap_or("");
        let next = text(self.passage.sentences[self.at].plain);
        let found = premise(text(before.plain), next, self.wording)?;
        Some(Span::new(found.start + before.plain.start, found.end + before.plain.start))
    }

    /// Whether it is the first cell of a row, which says what the other cells are about.
    fn is_key(&self) -> bool {
        let column = |at: usize| self.passage.sentences.get(at)?.column.as_ref();
        let has_others = (0..self.passage.sentences.len()).any(|at| column(at) != column(0));
        let Some(first) = column(0).filter(|_| self.passage.kind == PassageKind::Row) else {
            return false;
        };
        let names_rules = words(&first.text).iter().any(|word| {
            ["regel", "afspraak", "norm", "richtlijn", "rule", "norms", "rules", "regels"]
                .contains(&word.text.as_str())
        });
        column(self.at) == Some(first) && has_others && !names_rules
    }

    /// What stands above it: a lead-in that it goes on with, or a heading that rules it.
    fn above(&self) -> Above<'_> {
        let mut above = Above::default();
        let sentence = &self.passage.sentences[self.at];
        if let Some(column) = &sentence.column {
            // "Use | Rule": what the first column names, and no command.
            let is_act = |it: &Word| {
                is_act(&it.text, self.wording.language)
                    && !["do", "doen"].contains(&it.text.as_str())
            };
            let rules = heading(&column.text, self.wording);
            let is_name = rules == Some(Modality::Must)
                && self.is_key()
                && matches!(&words(&column.text)[..], [one] if is_act(one));
            above.heading = rules.filter(|_| !is_name).map(|it| (None, it));
            if ends_in_connector(&column.text) {
                above.sentence = Some((None, column.text.as_str()));
            }
            return above;
        }
        let rules = |text: &str| {
            let asks = asks_yes_or_no(text);
            heading(text, self.wording).filter(|_| !asks)
        };
        if let Some((place, last)) = self.passage.lead_ins.iter().enumerate().next_back() {
            let rules = rules(&last.text);
            if last.text.trim_end().ends_with(':') || is_unfinished(&last.text) {
                above.sentence = Some((Some(place), last.text.as_str()));
            }
            above.heading = rules.map(|it| (Some(place), it));
        } else {
            let is_item = self.passage.lead_ins.is_empty();
            let rules = rules(self.heading);
            above.heading =
                rules.filter(|_| is_item && is_short(self.heading)).map(|it| (None, it));
            above.is_of_section = true;
        }
        above
    }
}

/// "| Redacteur | schrijft de berichten |": who does it stands in another cell.
fn of_cell(text: &str, wording: &Wording) -> Vec<Clause> {
    let language = wording.language;
    let own = clauses(text, wording);
    let first = words(text).into_iter().next().map_or(String::new(), |word| word.text);
    let (ending, somebody) = match language {
        Language::Nl => ('t', "medewerker "),
        Language::En => ('s', "officer "),
    };
    let is_left = own.iter().all(|clause| clause.is_guessed);
    if is_left && first.ends_with(ending) && is_act(&first, language) {
        return read_after(somebody, 0, text, wording);
    }
    own
}

fn has_modal(clause: &Clause) -> bool {
    !clause.is_indicative
}
