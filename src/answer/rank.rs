//! One ranking over all candidates: how much of the question each passage covers, and where.

use super::asked::{AskedTerms, Strengths};
use super::weights::Weights;
use crate::language::CorpusTerms;
use crate::model::{Hit, Inquiry, InquiryWord, PassageTerms, SentenceTerms, Vocabulary, Way};

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
pub const FEATURE_COUNT: usize = 23;

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
    "gives_amount",
    "gives_contact",
    "gives_ruling",
    "cosine",
];

/// The features of one candidate: shares of the question's weight unless said otherwise.
///
/// In order: what its best sentence covers; the whole passage; with lead-ins and headings; with
/// title and neighbours; lead-ins, headings, title and neighbours each alone; the index' score as
/// a share of the best hit's; the question's neighbouring words that stand near each other; how
/// much of the sentence's weight the question covers; the strength of its rarest word; and the
/// logarithm of the passage's length in words. Then, for each way in which a word can be found,
/// the weight of the words that passage, lead-ins or headings have best in that way. For each sort
/// of answer, 1 where the question asks for it and the passage's words can give it. Last, how near
/// question and passage are by what they mean, 0 where nobody knows.
pub type Features = [f32; FEATURE_COUNT];

/// The places of three of them.
pub const SENTENCE: usize = 0;
pub const NEAR: usize = 2;
pub const ALL: usize = 3;
/// The place of the last.
pub const COSINE: usize = FEATURE_COUNT - 1;

/// The place of the first feature that is made beside the sums over words.
const AFTER_SUMS: usize = 8;
/// The place of the first of the features by way.
const WAYS: usize = 13;
/// The place of the first of those by sort of answer.
const GIVES: usize = 19;

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
    let asked = AskedTerms::new(inquiry);
    let mut desk = Desk::new(&asked, inquiry.words.len());
    let total = total.max(f32::MIN_POSITIVE);
    let vocabulary = &terms.vocabulary;
    let question = Question { inquiry, asked, vocabulary, total, best_hit };
    let mut candidates: Vec<Candidate> = hits
        .iter()
        .filter_map(|hit| {
            let passage = terms.passage(hit.passage)?;
            Some(question.candidate(&mut desk, hit, passage))
        })
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
    vocabulary: &'a Vocabulary,
    total: f32,
    best_hit: f32,
}

/// Room to work in, the same for each candidate.
struct Desk {
    own: Strengths,
    sentence: Strengths,
    /// Of lead-ins, headings, title and neighbours.
    around: [Strengths; 4],
    /// Where a sentence has each word.
    positions: Vec<Vec<u32>>,
}

impl Desk {
    fn new(asked: &AskedTerms, word_count: usize) -> Desk {
        Desk {
            own: asked.nothing(),
            sentence: asked.nothing(),
            around: std::array::from_fn(|_| asked.nothing()),
            positions: vec![Vec::new(); word_count],
        }
    }
}

impl Question<'_> {
    fn candidate(&self, desk: &mut Desk, hit: &Hit, passage: &PassageTerms) -> Candidate {
        let (sentence, in_sentence) = self.best_sentence(desk, passage);
        for (strengths, terms) in desk.around.iter_mut().zip(passage.around()) {
            self.asked.measure(strengths, terms);
        }
        let of_sentence = passage.sentence(sentence);
        let pairs = of_sentence.map_or(0.0, |it| self.pairs(&mut desk.positions, it));
        let Desk { own, around: [lead_in, heading, title, neighbours], .. } = &*desk;
        let mut sums = [0.0f32; AFTER_SUMS];
        let mut ways = [0.0f32; GIVES - WAYS];
        let mut rarest = (0.0f32, 0.0f32);
        for (at, word) in self.inquiry.words.iter().enumerate() {
            let [own, lead_in, heading, title, neighbours] =
                [own, lead_in, heading, title, neighbours].map(|it| it.of_word(at));
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
        let weight = of_sentence.map_or(1.0, |it| self.vocabulary.weight(it));
        let words: usize = passage.sentences().map(|it| it.terms.len()).sum();
        features[8] = hit.score / self.best_hit;
        features[9] = pairs;
        features[10] = (in_sentence / weight.max(1.0)).min(1.0);
        features[11] = rarest.1;
        features[12] = (1.0 + words as f32).ln();
        for (feature, sum) in features[WAYS..].iter_mut().zip(ways) {
            *feature = sum / self.total;
        }
        let given = self.inquiry.sorts.and(passage.gives());
        let given = [given.amount, given.contact, given.ruling];
        for (feature, is_given) in features[GIVES..].iter_mut().zip(given) {
            *feature = f32::from(u8::from(is_given));
        }
        features[COSINE] = hit.cosine;
        let weights = &Weights::of(self.inquiry).rank;
        let score = features.iter().zip(weights).map(|(value, by)| value * by).sum();
        Candidate { passage: hit.passage, sentence, features, score }
    }

    /// The sentence with most of the question's weight (the first of equals), and that weight;
    /// leaves on the desk what the whole passage has of each word.
    fn best_sentence(&self, desk: &mut Desk, passage: &PassageTerms) -> (usize, f32) {
        desk.own.clear();
        let mut best = (0, 0.0);
        for (at, of_sentence) in passage.sentences().enumerate() {
            self.asked.measure(&mut desk.sentence, of_sentence.terms);
            let words = self.inquiry.words.iter().enumerate();
            let strength =
                |(at, word): (usize, &InquiryWord)| desk.sentence.of_word(at).strength * word.idf;
            let weight = words.map(strength).sum();
            if weight > best.1 {
                best = (at, weight);
            }
            desk.own.add(&desk.sentence);
        }
        best
    }

    /// The share of the question's neighbouring words that stand near each other.
    fn pairs(&self, positions: &mut [Vec<u32>], sentence: SentenceTerms) -> f32 {
        if positions.len() < 2 {
            return 0.0;
        }
        positions.iter_mut().for_each(Vec::clear);
        for (term, at) in sentence.terms.iter().zip(sentence.positions) {
            self.asked.words_of(*term, |word| positions[word].push(*at));
        }
        let are_near = |pair: &&[Vec<u32>]| {
            let (one, other) = (&pair[0], &pair[1]);
            one.iter().any(|at| {
                other.iter().any(|beside| at != beside && at.abs_diff(*beside) <= PAIR_WORDS_MAX)
            })
        };
        let near = positions.windows(2).filter(are_near).count();
        near as f32 / (positions.len() - 1) as f32
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
