//! `eval`: figures on test collections and on question cases.

use std::path::Path;

use serde_json::Value;

use crate::program::Place;

const CORPUS: &str = r#"{"_id": "foto", "text": "Vraag toestemming voor een foto van een collega."}
{"_id": "lek", "title": "Datalekken", "text": "Bel bij een datalek meteen het privacyteam."}
{"_id": "app", "text": "Gebruik een appgroep nooit voor gegevens van inwoners."}
{"_id": "pers", "text": "De woordvoerder beantwoordt vragen van journalisten."}
"#;
const QUERIES: &str = r#"{"_id": "1", "text": "Mag ik collega's fotograferen voor een foto?"}
{"_id": "2", "text": "Wie bel ik als er gegevens gelekt zijn bij een datalek?"}
{"_id": "3", "text": "Hoe laat gaat de kantine open?"}
"#;
const QRELS: &str = "query-id\tcorpus-id\tscore\n1\tfoto\t1\n2\tlek\t1\n";

/// A place with a test collection in `set`.
fn place() -> Place {
    let place = Place::new();
    place.write("set/corpus.jsonl", CORPUS);
    place.write("set/queries.jsonl", QUERIES);
    place.write("set/qrels.tsv", QRELS);
    place
}

fn report(place: &Place, arguments: &[&str]) -> Value {
    let run = place.run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn a_test_collection_is_measured_beside_plain_bm25() {
    let report = report(&place(), &["eval", "--json", "set"]);
    assert_eq!((&report["name"], &report["passages"]), (&"set".into(), &4.into()));
    let questions = &report["questions"];
    assert_eq!((&questions["answerable"], &questions["unanswerable"]), (&2.into(), &1.into()));
    for figure in ["hit@1", "hit@3", "MRR@10", "nDCG@10"] {
        assert_eq!(report["ranking"][figure]["ours"]["value"], 1.0, "{figure}");
        assert!(report["ranking"][figure]["plain"]["value"].is_number(), "{figure}");
    }
    assert_eq!(report["false_answers"]["of"], 1);
    let counted: u64 = report["reliability"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["count"].as_u64())
        .sum();
    assert_eq!(counted, 3);
}

#[test]
fn the_same_figures_come_as_a_table() {
    let place = place();
    let run = place.run(&["eval", "set"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("set: 4 passages\n3 questions: 2 with a relevant"), "{}", run.out);
    assert!(run.out.contains("hit@1    1.000 [1.000, 1.000]"), "{}", run.out);
    assert_eq!(place.run(&["eval", "set"]).out, run.out, "two runs give the same intervals");
}

#[test]
fn a_bad_collection_is_wrong_use_and_told_with_its_lines() {
    let place = place();
    place.write("set/qrels.tsv", format!("{QRELS}2\tnergens\t1\n"));
    let run = place.run(&["eval", "set"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let told = "deelwijzer: eval: set: not a folder in BEIR layout\n  \
                qrels.tsv:4: corpus.jsonl has no document \"nergens\"\n";
    assert_eq!(run.err, told);
    assert_eq!(place.run(&["eval", "nergens"]).code, 2);
}

#[test]
fn question_cases_are_measured_without_a_folder() {
    let place = Place::new();
    let run = place.run(&["eval"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("no question cases"), "{}", run.err);
    place.write(
        "guidelines/regels/cases/dag.toml",
        "[[case]]\nquestion = \"Mag ik over mijn werk delen op LinkedIn?\"\n\
         cites = [{ file = \"sociale-media.md\", quote = \"op LinkedIn delen.\" }]\n\
         [[case]]\nquestion = \"Wat eten we?\"\noutcome = \"silent\"\n",
    );
    let report = report(&place, &["eval", "--json"]);
    assert_eq!(report["ranking"]["hit@1"]["ours"]["value"], 1.0);
    assert_eq!(
        (&report["false_answers"]["count"], &report["false_answers"]["of"]),
        (&0.into(), &1.into())
    );
    let run = place.run(&["eval", "--features", "-"]);
    let lines: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["rank"][0], "sentence");
    assert_eq!(
        (&lines[1]["id"], &lines[1]["answerable"]),
        (&"cases/dag.toml:1".into(), &true.into())
    );
    let candidate = &lines[1]["candidates"][0];
    assert_eq!(
        (&candidate["passage"], &candidate["relevant"]),
        (&"sociale-media.md:5".into(), &true.into())
    );
    assert_eq!(
        candidate["features"].as_array().unwrap().len(),
        lines[0]["rank"].as_array().unwrap().len()
    );
    assert_eq!((&lines[2]["answerable"], lines.len()), (&false.into(), 3));
}

/// Real sets are no part of the project; where they are, they can be read and measured.
#[test]
fn real_collections_can_be_measured() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data");
    let folder = std::env::var("TEST_COLLECTIONS").unwrap_or(beside.to_string());
    let Ok(entries) = std::fs::read_dir(Path::new(&folder)) else {
        let reason = format!("no test collections in {folder} (TEST_COLLECTIONS)");
        crate::program::skipped(&reason);
        return;
    };
    for entry in entries.flatten() {
        let run = Place::new().run(&["eval", "--json", entry.path().to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.err);
        let report: Value = serde_json::from_str(&run.out).unwrap();
        assert!(report["ranking"]["hit@1"]["ours"]["value"].as_f64().unwrap() > 0.0, "{report}");
    }
}
