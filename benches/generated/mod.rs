//! Text for benches, generated from a seed.
//!
//! The words of the sample organisation's own texts as often as they stand there, and among them
//! made-up ones, so that rare words are as many as in real texts.

mod random;

use std::path::Path;

use deelwijzer::language::tokens;

pub use random::Random;

const MADE_UP_WORDS: usize = 60_000;

/// Where words are drawn from.
pub struct Words {
    real: Vec<String>,
    made_up: Vec<String>,
}

impl Words {
    pub fn new(random: &mut Random) -> Words {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("guidelines/voorbeeldstad");
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .expect("the sample organisation is there")
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .collect();
        paths.sort();
        let texts = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok());
        let real = texts.flat_map(|text| tokens(&text)).map(|token| token.text).collect();
        let syllable = |random: &mut Random| {
            const OPENINGS: [&str; 12] =
                ["b", "d", "gr", "k", "kl", "m", "pl", "r", "st", "tr", "v", "w"];
            const ENDINGS: [&str; 10] =
                ["aan", "em", "ij", "oes", "uur", "ok", "eed", "ing", "al", "or"];
            let opening = OPENINGS[random.below(OPENINGS.len())];
            format!("{opening}{}", ENDINGS[random.below(ENDINGS.len())])
        };
        let made_up = (0..MADE_UP_WORDS)
            .map(|at| (0..2 + at % 2).map(|_| syllable(random)).collect())
            .collect();
        Words { real, made_up }
    }

    /// A word, seven in ten from real texts; the made-up ones by a steep curve, as Zipf has it.
    pub fn draw(&self, random: &mut Random) -> &str {
        if random.below(10) < 7 {
            return &self.real[random.below(self.real.len())];
        }
        let share = random.below(1_000_000) as f64 / 1_000_000.0;
        let at = (self.made_up.len() as f64).powf(share) as usize;
        &self.made_up[at.min(self.made_up.len() - 1)]
    }

    pub fn text(&self, random: &mut Random, word_count: usize) -> String {
        (0..word_count).map(|_| self.draw(random)).collect::<Vec<_>>().join(" ")
    }
}
