//! One ranking over all candidates: how much of the question each passage covers, and where.

use super::asked::{AskedTerms, Strengths};
use super::weights::WEIGHTS;
use crate::language::CorpusTerms;
use crate::model::{Hit, Inquiry, PassageTerms, TermId, Way};

// How much a word counts by where the passage has it, the passage itself being 1: what stands
// around a passage tells its subject, and the passage itself the rule. Set by hand; the weights of
// the features that are made with them are fitted.
const LEAD_IN: f32 = 0.85;
const HEADING: f32 = 0.75;
const TITLE: f32 = 0.5;
const NEIGHBOUR: f32 = 0.3;
/// Two words of the question are near each other in a sentence at this distance, in words.
const PAIR_WORDS_MAX: u32 = 4;

/// How many features there are.
pub const FEATURE_COUNT: usize = 19;

/// The names of the features, in order: what the weights' file calls them.
pub const FEATURE_NAMES: [&str; FEATURE_COUNT] = [
    "sentence",
    "passage",
    "near",
    "all",
    "lead_in",
    "heading",
    "title",
    "neighbours",
    "index",
    "pairs",
    "density",
    "rarest",
    "length",
    "by_form",
    "by_part",
    "by_concept",
    "by_broader",
    "by_narrower",
    "by_related",
];

/// The features of one candidate: shares of the question's weight unless said otherwise.
///
/// In order: what its best sentence covers; the whole passage; with lead-ins and headings; with
/// title and neighbours; lead-ins, headings, title and neighbours each alone; the index' score as
/// a share of the best hit's; the question's neighbouring words that stand near each other; how
/// much of the sentence's weight the question covers; the strength of its rarest word; and the
/// logarithm of the passage's length in words. Then, for each way in which a word can be found,
/// the weight of the words that passage, lead-ins or headings have best in that way.
pub type Features = [f32; FEATURE_COUNT];

/// The places of three of them.
pub const SENTENCE: usize = 0;
pub const NEAR: usize = 2;
pub const ALL: usize = 3;

/// The place of the first feature that is made beside the sums over words.
const AFTER_SUMS: usize = 8;
/// The place of the first of the features by way.
const WAYS: usize = 13;

/// A candidate with what it scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The passage's id.
    pub passage: usize,
    /// The sentence that covers most of the question.
    pub sentence: usize,
    pub features: Features,
    /// What the ranking goes by; not bounded.
    pub score: f32,
}

/// All candidates, best first; equal ones in the order of the guidelines.
pub fn rank(inquiry: &Inquiry, hits: &[Hit], terms: &CorpusTerms) -> Vec<Candidate> {
    let best_hit = hits.iter().map(|hit| hit.score).fold(f32::MIN_POSITIVE, f32::max);
    let total: f32 = inquiry.words.iter().map(|word| word.idf).sum();
    let asked = AskedTerms::new(inquiry, terms.vocabulary.names().len());
    let question = Question { inquiry, asked, total: total.max(f32::MIN_POSITIVE), best_hit };
    let mut candidates: Vec<Candidate> = hits
        .iter()
        .filter_map(|hit| Some(question.candidate(hit, terms.passages.get(hit.passage)?)))
        .collect();
    candidates.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(one.passage.cmp(&other.passage))
    });
    candidates
}

/// The question with what all its candidates are measured by.
struct Question<'a> {
    inquiry: &'a Inquiry,
    asked: AskedTerms,
    total: f32,
    best_hit: f32,
}

impl Question<'_> {
    fn candidate(&self, hit: &Hit, passage: &PassageTerms) -> Candidate {
        let (own, sentence, in_sentence) = self.own_and_best_sentence(passage);
        let [lead_in, heading, title, neighbours] =
            [&passage.lead_in, &passage.heading, &passage.title, &passage.neighbours]
                .map(|terms| self.asked.strengths(terms.iter().copied()));
        let mut sums = [0.0f32; AFTER_SUMS];
        let mut ways = [0.0f32; FEATURE_COUNT - WAYS];
        let mut rarest = (0.0f32, 0.0f32);
        for (at, word) in self.inquiry.words.iter().enumerate() {
            let [own, lead_in, heading, title, neighbours] =
                [&own, &lead_in, &heading, &title, &neighbours].map(|it| it.of_word(at));
            let (lead_in, heading) = (lead_in.by(LEAD_IN), heading.by(HEADING));
            let best = own.or(lead_in).or(heading);
            if best.strength > 0.0 {
                ways[place_of(best.way)] += best.strength * word.idf;
            }
            let near = best.strength;
            let all = near.max(title.strength * TITLE).max(neighbours.strength * NEIGHBOUR);
            let each = [0.0, own.strength, near, all]
                .into_iter()
                .chain([lead_in, heading, title, neighbours].map(|it| it.strength));
            for (sum, value) in sums.iter_mut().zip(each) {
                *sum += value * word.idf;
            }
            if word.idf > rarest.0 {
                rarest = (word.idf, near);
            }
        }
        sums[0] = in_sentence;
        let mut features = [0.0; FEATURE_COUNT];
        for (feature, sum) in features.iter_mut().zip(sums) {
            *feature = sum / self.total;
        }
        let of_sentence = passage.sentences.get(sentence).map_or(&[][..], Vec::as_slice);
        let weight = passage.sentence_weights.get(sentence).copied().unwrap_or(1.0);
        let words: usize = passage.sentences.iter().map(Vec::len).sum();
        features[8] = hit.score / self.best_hit;
        features[9] = self.pairs(of_sentence);
        features[10] = (in_sentence / weight.max(1.0)).min(1.0);
        features[11] = rarest.1;
        features[12] = (1.0 + words as f32).ln();
        for (feature, sum) in features[WAYS..].iter_mut().zip(ways) {
            *feature = sum / self.total;
        }
        let score = features.iter().zip(WEIGHTS.rank.iter()).map(|(value, by)| value * by).sum();
        Candidate { passage: hit.passage, sentence, features, score }
    }

    /// What the whole passage has of each word, its sentence with most of the question's weight
    /// (the first of equals), and that weight.
    fn own_and_best_sentence(&self, passage: &PassageTerms) -> (Strengths, usize, f32) {
        let mut own = self.asked.nothing();
        let mut best = (0, 0.0);
        for (at, terms) in passage.sentences.iter().enumerate() {
            let strengths = self.asked.strengths(terms.iter().map(|(term, _)| *term));
            let words = self.inquiry.words.iter().enumerate();
            let weight = words.map(|(at, word)| strengths.of_word(at).strength * word.idf).sum();
            if weight > best.1 {
                best = (at, weight);
            }
            own.add(&strengths);
        }
        (own, best.0, best.1)
    }

    /// The share of the question's neighbouring words that stand near each other.
    fn pairs(&self, sentence: &[(TermId, u32)]) -> f32 {
        let word_count = self.inquiry.words.len();
        if word_count < 2 {
            return 0.0;
        }
        let mut positions: Vec<Vec<u32>> = vec![Vec::new(); word_count];
        for (term, at) in sentence {
            self.asked.words_of(*term, |word| positions[word].push(*at));
        }
        let are_near = |pair: &&[Vec<u32>]| {
            let (one, other) = (&pair[0], &pair[1]);
            one.iter().any(|at| {
                other.iter().any(|beside| at != beside && at.abs_diff(*beside) <= PAIR_WORDS_MAX)
            })
        };
        positions.windows(2).filter(are_near).count() as f32 / (word_count - 1) as f32
    }
}

/// The place of a way among the features by way; slips of writing count as forms.
fn place_of(way: Way) -> usize {
    match way {
        Way::Form | Way::Joined | Way::Misspelled => 0,
        Way::Part => 1,
        Way::Concept => 2,
        Way::Broader => 3,
        Way::Narrower => 4,
        Way::Related => 5,
    }
}
