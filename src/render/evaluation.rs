//! What a measurement came to, as an aligned table.

use std::fmt::Write;

use crate::model::{Estimate, Evaluation};

/// The report as lines of text, in English, as those who measure read it.
pub fn text(of: &Evaluation) -> String {
    let mut text = String::new();
    write_all(&mut text, of).expect("writing to a string never fails");
    text
}

fn write_all(text: &mut String, of: &Evaluation) -> std::fmt::Result {
    let Evaluation { answerable, unanswerable, unjudged, .. } = of;
    writeln!(text, "{}: {} passages", of.name, of.passages)?;
    writeln!(
        text,
        "{} questions: {answerable} with a relevant passage, {unanswerable} without, \
         {unjudged} not judged",
        answerable + unanswerable + unjudged
    )?;
    if *answerable > 0 {
        writeln!(text, "\n{:<9}{:<23}{:<23}difference", "", "ours", "plain BM25")?;
        for figure in &of.ranking {
            writeln!(
                text,
                "{:<9}{:<23}{:<23}{}",
                figure.name,
                interval(&figure.ours),
                interval(&figure.plain),
                signed_interval(&figure.difference)
            )?;
        }
    }
    let outcomes = of.outcomes.iter().map(|(outcome, count)| format!("{} {count}", outcome.code()));
    writeln!(text, "\nOutcomes: {}", outcomes.collect::<Vec<_>>().join(", "))?;
    let shares = [
        ("Answered, and a citation is relevant:", &of.answered_right),
        ("Answered where nothing is relevant:", &of.false_answers),
    ];
    for (label, share) in shares {
        match share.of {
            0 => writeln!(text, "{label:<38}none to measure")?,
            count => {
                let (of, interval) = (count, interval(&share.share));
                writeln!(text, "{label:<38}{interval}  {} of {of}", share.count)?;
            }
        }
    }
    writeln!(text, "\nprobability  questions   mean   share right")?;
    for bin in of.reliability.iter().filter(|bin| bin.count > 0) {
        writeln!(
            text,
            "{:.1} to {:.1}   {:>9}   {:.3}  {:.3}",
            bin.from, bin.to, bin.count, bin.mean_probability, bin.right
        )?;
    }
    writeln!(text, "calibration error {:.3}", of.calibration_error)?;
    writeln!(
        text,
        "\nIn brackets: 95 % intervals, bootstrap with {} resamples, in pairs for the difference.",
        of.resamples
    )
}

fn interval(of: &Estimate) -> String {
    format!("{:.3} [{:.3}, {:.3}]", of.value, of.low, of.high)
}

fn signed_interval(of: &Estimate) -> String {
    format!("{:+.3} [{:+.3}, {:+.3}]", of.value, of.low, of.high)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::model::{Outcome, RankingFigure, ReliabilityBin, Share};
    use crate::render::json;

    fn sample() -> Evaluation {
        let estimate = |value: f64| Estimate { value, low: value - 0.05, high: value + 0.05 };
        let figure = |name| RankingFigure {
            name,
            ours: estimate(0.62),
            plain: estimate(0.41234),
            difference: estimate(0.0123),
        };
        let bin =
            ReliabilityBin { from: 0.5, to: 0.6, count: 12, mean_probability: 0.55, right: 0.5 };
        Evaluation {
            name: "dorp".to_string(),
            passages: 300,
            answerable: 20,
            unanswerable: 4,
            unjudged: 1,
            ranking: vec![figure("hit@1"), figure("nDCG@10")],
            outcomes: vec![(Outcome::Answered, 22), (Outcome::NotCovered, 3)],
            answered_right: Share { count: 18, of: 21, share: estimate(0.857) },
            false_answers: Share::default(),
            reliability: vec![bin, ReliabilityBin { from: 0.6, to: 0.7, ..Default::default() }],
            calibration_error: 0.05,
            resamples: 1000,
        }
    }

    #[test]
    fn a_measurement_is_told_in_columns() {
        assert_snapshot!(text(&sample()), @r"
        dorp: 300 passages
        25 questions: 20 with a relevant passage, 4 without, 1 not judged

                 ours                   plain BM25             difference
        hit@1    0.620 [0.570, 0.670]   0.412 [0.362, 0.462]   +0.012 [-0.038, +0.062]
        nDCG@10  0.620 [0.570, 0.670]   0.412 [0.362, 0.462]   +0.012 [-0.038, +0.062]

        Outcomes: answered 22, not_covered 3
        Answered, and a citation is relevant: 0.857 [0.807, 0.907]  18 of 21
        Answered where nothing is relevant:   none to measure

        probability  questions   mean   share right
        0.5 to 0.6          12   0.550  0.500
        calibration error 0.050

        In brackets: 95 % intervals, bootstrap with 1000 resamples, in pairs for the difference.
        ");
    }

    #[test]
    fn programs_get_the_same_figures() {
        let json = serde_json::to_string(&json::evaluation(&sample())).unwrap();
        assert_snapshot!(json.replace("},", "},\n").replace("],", "],\n"), @r#"
        {"name":"dorp","passages":300,"questions":{"answerable":20,"unanswerable":4,"unjudged":1},
        "ranking":{"hit@1":{"ours":{"value":0.62,"low":0.57,"high":0.67},
        "plain":{"value":0.4123,"low":0.3623,"high":0.4623},
        "difference":{"value":0.0123,"low":-0.0377,"high":0.0623}},
        "nDCG@10":{"ours":{"value":0.62,"low":0.57,"high":0.67},
        "plain":{"value":0.4123,"low":0.3623,"high":0.4623},
        "difference":{"value":0.0123,"low":-0.0377,"high":0.0623}}},
        "outcomes":{"answered":22,"not_covered":3},
        "answered_right":{"count":18,"of":21,"share":{"value":0.857,"low":0.807,"high":0.907}},
        "false_answers":{"count":0,"of":0,"share":null},
        "reliability":[{"from":0.5,"to":0.6,"count":12,"mean_probability":0.55,"right":0.5},
        {"from":0.6,"to":0.7,"count":0,"mean_probability":0.0,"right":0.0}],
        "calibration_error":0.05,"resamples":1000}
        "#);
    }
}
