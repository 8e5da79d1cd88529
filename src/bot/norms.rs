//! What the passages of a snapshot rule, read when first asked for.

use std::sync::{Arc, OnceLock};

use foldhash::HashMap;

use crate::guideline::{self, LiftingSentence};
use crate::language::{AddedWords, Wordings, word_spans};
use crate::model::{Corpus, Guideline, Norm, Passage, PassageKind, Sentence, Span};

/// The norms of each passage of one snapshot; reading all of them at a start would cost more than
/// most questions need.
#[derive(Clone, Debug)]
pub struct Norms {
    /// How the organisation words its rules: by it they are read.
    wordings: Arc<Wordings>,
    /// Of each guideline, shared by the snapshots that have it.
    guidelines: Vec<Arc<OfGuideline>>,
}

#[derive(Debug)]
struct OfGuideline {
    passages: Box<[OnceLock<Arc<Read>>]>,
    /// Its sentences that may lift rules of other passages.
    lifting: OnceLock<Vec<LiftingSentence>>,
}

impl OfGuideline {
    fn unread(guideline: &Guideline) -> OfGuideline {
        let passages = guideline.passages.iter().map(|_| OnceLock::new()).collect();
        OfGuideline { passages, lifting: OnceLock::new() }
    }

    /// The same, with what was read already of `earlier`, an earlier text of the same file: the
    /// norms of passages that say the same under the same words. What lifts a rule of another
    /// passage is looked for anew.
    fn after(guideline: &Guideline, (earlier, norms): (&Guideline, &OfGuideline)) -> OfGuideline {
        let new = OfGuideline::unread(guideline);
        let about = |it: &Guideline| (it.title.clone(), it.language, it.parent.is_some());
        let has_read = norms.lifting.get().is_some_and(Vec::is_empty);
        if !has_read || about(guideline) != about(earlier) {
            return new;
        }
        let lifting = new.lifting.get_or_init(|| guideline::lifting_sentences(guideline));
        if !lifting.is_empty() {
            return new;
        }
        let known: HashMap<Said, &Arc<Read>> = earlier
            .passages
            .iter()
            .zip(&norms.passages)
            .filter_map(|(passage, read)| Some((said(earlier, passage), read.get()?)))
            .collect();
        for (passage, read) in guideline.passages.iter().zip(&new.passages) {
            if let Some(known) = known.get(&said(guideline, passage)) {
                let _ = read.set(Arc::clone(known));
            }
        }
        new
    }
}

/// All that the norms of a passage are read from.
type Said<'a> = (&'a str, PassageKind, &'a [String], Vec<&'a str>, Vec<(Span, Option<&'a str>)>);

fn said<'a>(guideline: &'a Guideline, passage: &'a Passage) -> Said<'a> {
    let section = &guideline.sections[passage.section];
    let sentence = |it: &'a Sentence| (it.plain, it.column.as_ref().map(|it| it.text.as_str()));
    let lead_ins = passage.lead_ins.iter().map(|it| it.text.as_str());
    (
        &passage.prose.text,
        passage.kind,
        &section.path,
        lead_ins.chain([section.heading.as_str()]).collect(),
        passage.sentences.iter().map(sentence).collect(),
    )
}

/// What was read of one passage, and is the same for every question.
#[derive(Clone, Debug)]
struct Read {
    norms: Vec<Norm>,
    words: Box<[Span]>,
}

impl Norms {
    /// Of `corpus`, as its organisation words it; nothing is read yet.
    pub fn new(corpus: &Corpus, added: &[AddedWords]) -> Norms {
        let none = Norms { wordings: Wordings::with(added), guidelines: Vec::new() };
        none.after(&Corpus::default(), corpus, added)
    }

    /// Of `corpus`, with what was read already of the guidelines that `earlier`, whose norms these
    /// are, has too; nothing of it where the organisation words its rules otherwise since.
    pub fn after(&self, earlier: &Corpus, corpus: &Corpus, added: &[AddedWords]) -> Norms {
        if !self.wordings.is_of(added) {
            return Norms::new(corpus, added);
        }
        let known = earlier.guidelines().iter().map(Arc::as_ptr).zip(&self.guidelines);
        let known: HashMap<*const Guideline, &Arc<OfGuideline>> = known.collect();
        let earlier_text = |file: &str| {
            let mut earlier = earlier.guidelines().iter().zip(&self.guidelines);
            earlier.find(|(guideline, _)| guideline.file == file)
        };
        let of = |guideline: &Arc<Guideline>| match known.get(&Arc::as_ptr(guideline)) {
            Some(norms) => Arc::clone(norms),
            None => Arc::new(match earlier_text(&guideline.file) {
                Some((text, norms)) => OfGuideline::after(guideline, (text, norms)),
                None => OfGuideline::unread(guideline),
            }),
        };
        let guidelines = corpus.guidelines().iter().map(of).collect();
        Norms { wordings: Arc::clone(&self.wordings), guidelines }
    }

    /// How the organisation words its rules and its questions.
    pub fn wordings(&self) -> &Wordings {
        &self.wordings
    }

    /// What passage `id` rules, in the order of its sentences; nothing where there is none.
    pub fn of(&self, corpus: &Corpus, id: usize) -> &[Norm] {
        self.read(corpus, id).map_or(&[], |read| &read.norms)
    }

    /// The same, with the words of the passage as `language::word_spans` has them.
    pub fn with_words(&self, corpus: &Corpus, id: usize) -> (&[Norm], &[Span]) {
        self.read(corpus, id).map_or((&[], &[]), |read| (&read.norms, &read.words))
    }

    fn read(&self, corpus: &Corpus, id: usize) -> Option<&Arc<Read>> {
        let (at, of_guideline) = corpus.place(id)?;
        let norms = self.guidelines.get(at)?;
        let kept = norms.passages.get(of_guideline)?;
        let (guideline, passage) = corpus.passage(id)?;
        let lifting = || norms.lifting.get_or_init(|| guideline::lifting_sentences(guideline));
        Some(kept.get_or_init(|| {
            Arc::new(Read {
                norms: guideline::norms(guideline, passage, lifting(), &self.wordings),
                words: word_spans(passage).into(),
            })
        }))
    }
}
