//! The sentence encoder: fetched, seen, taken away, and held against its makers' own engine.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;

use crate::program::{Place, Run, finish, skipped, tell};

/// The program that is measured: unoptimised, an encoder takes a second for a sentence.
const MEASURED_PROGRAM: &str = "MEASURED_PROGRAM";
/// The package's file, as the package client fetches it.
const MODEL_PACKAGE: &str = "MODEL_PACKAGE";
/// The folder that `tools/reference_vectors.py` has written.
const REFERENCE_VECTORS: &str = "REFERENCE_VECTORS";

/// Our own strings: Dutch, English, and what else comes into a chat.
const STRINGS: &str = include_str!("strings.jsonl");
const WIDTH: usize = 384;

const FILE: &str = ".local/share/deelwijzer/sentences.deelwijzer-model";

/// What a run printed, with the model's path left out.
fn told(place: &Place, run: &Run) -> String {
    let path = place.path().join(FILE).display().to_string();
    format!("{}{}", run.out, run.err).replace(&path, "MODEL")
}

#[test]
fn without_a_model_that_is_told_and_all_goes_on() {
    let place = Place::new();
    let run = place.run(&["model", "show"]);
    assert_eq!(
        told(&place, &run),
        "no model (MODEL): questions are answered by their words alone\n"
    );
    assert_eq!(run.code, 0);
    let shown: Value = serde_json::from_str(&place.run(&["model", "show", "--json"]).out).unwrap();
    assert_eq!((&shown["schema"], &shown["state"]), (&1.into(), &"none".into()));
    let run = place.run(&["model", "remove"]);
    insta::assert_snapshot!(told(&place, &run), @"deelwijzer: there is no model at MODEL");
    assert_eq!(run.code, 2);
    let doctor: Value = serde_json::from_str(&place.run(&["doctor", "--json"]).out).unwrap();
    let checks = doctor["checks"].as_array().unwrap();
    let check = checks.iter().find(|check| check["name"] == "model").unwrap();
    assert_eq!(check["state"], "good");
}

#[test]
fn a_file_that_is_no_known_package_makes_no_model() {
    let place = Place::new();
    place.write("one.whl", "abc");
    let run = place.run(&["model", "import", "one.whl"]);
    // The hash of "abc" as FIPS 180 has it.
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(
        told(&place, &run).replace(sha256, "…"),
        "deelwijzer: one.whl is no package that is known (SHA-256 …); get the file that \
         the README names\n"
    );
    assert_eq!(run.code, 2);
    let run = place.run(&["model", "import", "guidelines", "none.whl"]);
    insta::assert_snapshot!(told(&place, &run), @r"
    deelwijzer: guidelines is a folder; name the package's file
    deelwijzer: none.whl: No such file or directory (os error 2)
    ");
    assert_eq!(run.code, 2);
    assert!(!place.path().join(FILE).exists());
}

#[test]
fn a_model_can_be_switched_off() {
    let place = Place::new();
    let mut command = place.command(&["model", "show"]);
    let run = finish(command.env("DEELWIJZER_MODEL", "off").spawn().unwrap());
    assert_eq!((run.code, run.out.as_str()), (0, "no model: it is switched off\n"));
    let mut command = place.command(&["model", "import", "one.whl"]);
    let run = finish(command.env("DEELWIJZER_MODEL", "off").spawn().unwrap());
    assert_eq!(
        run.err,
        "deelwijzer: the model is switched off; set DEELWIJZER_MODEL to the file that \
         it is to be in\n"
    );
    assert_eq!(run.code, 2);
}

#[test]
fn another_file_is_never_written_over_or_taken_away() {
    let place = Place::new();
    place.write(FILE, "my thesis");
    for arguments in [&["model", "import", "one.whl"][..], &["model", "remove"]] {
        let run = place.run(arguments);
        assert_eq!(
            told(&place, &run),
            "deelwijzer: MODEL is something else than a model; name another file with \
             DEELWIJZER_MODEL\n"
        );
        assert_eq!(run.code, 2);
    }
    assert_eq!(std::fs::read(place.path().join(FILE)).unwrap(), b"my thesis");
}

#[test]
fn a_damaged_model_is_told_can_go_and_stops_no_answer() {
    let place = Place::new();
    let damaged = [&b"deelwijzer-mdl-1"[..], &[0; 4096]].concat();
    place.write(FILE, damaged);
    let run = place.run(&["model", "show"]);
    assert_eq!(
        told(&place, &run),
        "no model: the model MODEL is damaged (its hash differs); import its package \
         again\n"
    );
    assert_eq!(run.code, 1);
    assert!(place.run(&["doctor"]).out.contains("FAULT    model: the model "));
    assert_eq!(place.ask("Mag ik een bericht op LinkedIn delen?")["schema"], 1);
    let run = place.run(&["model", "remove"]);
    assert_eq!((run.code, place.path().join(FILE).exists()), (0, false), "{}", run.err);
}

/// The program, the package and the reference; none, said aloud, where one of them is missing.
fn needed() -> Option<[PathBuf; 3]> {
    let of = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.exists());
    let found = [MEASURED_PROGRAM, MODEL_PACKAGE, REFERENCE_VECTORS].map(of);
    match found {
        [Some(program), Some(package), Some(reference)] => Some([program, package, reference]),
        _ => {
            skipped(
                "the encoder beside its makers' engine (MEASURED_PROGRAM=target/release/…, \
                 MODEL_PACKAGE=….whl, REFERENCE_VECTORS=… of tools/reference_vectors.py)",
            );
            None
        }
    }
}

/// Vectors of 32-bit numbers, little end first.
fn reference(folder: &Path, name: &str) -> Vec<Vec<f64>> {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    let numbers = bytes.as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number));
    let numbers: Vec<f64> = numbers.map(f64::from).collect();
    numbers.chunks_exact(WIDTH).map(<[f64]>::to_vec).collect()
}

fn cosine(one: &[f64], other: &[f64]) -> f64 {
    let product = |one: &[f64], other: &[f64]| -> f64 {
        one.iter().zip(other).map(|(one, other)| one * other).sum()
    };
    product(one, other) / (product(one, one) * product(other, other)).sqrt()
}

#[test]
fn texts_are_cut_and_understood_as_by_the_encoders_own_engine() {
    let Some([program, package, folder]) = needed() else { return };
    let place = Place::new();
    let package = package.display().to_string();
    let run = |arguments: &[&str]| finish(place.command_of(&program, arguments).spawn().unwrap());
    let imported = run(&["model", "import", &package]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert!(imported.out.contains("Licence  MIT\n"), "{}", imported.out);
    place.write("strings.jsonl", STRINGS);
    let made = run(&["model", "vectors", "strings.jsonl"]);
    let made: Vec<Value> =
        made.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids = std::fs::read_to_string(folder.join("ids.txt")).unwrap();
    let strings: Vec<&str> = STRINGS.lines().collect();
    assert!(strings.len() >= 200);
    assert_eq!((made.len(), ids.lines().count()), (strings.len(), strings.len()));
    for ((made, ids), string) in made.iter().zip(ids.lines()).zip(&strings) {
        let found: Vec<String> =
            made["pieces"].as_array().unwrap().iter().map(Value::to_string).collect();
        assert_eq!(found.join(" "), ids, "{string}");
    }
    let mut cosines = Vec::new();
    for (key, name) in [("question", "query.f32"), ("passage", "passage.f32")] {
        for ((made, right), string) in made.iter().zip(reference(&folder, name)).zip(&strings) {
            let found: Vec<f64> =
                made[key].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
            cosines.push((cosine(&found, &right), string));
        }
    }
    cosines.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mean = cosines.iter().map(|(cosine, _)| cosine).sum::<f64>() / cosines.len() as f64;
    let below = cosines.iter().filter(|(cosine, _)| *cosine < 0.9999).count();
    tell(&format!(
        "MEASURED: {} strings cut the same; {} cosines with the engine's vectors: mean {mean:.6}, \
         least {:.6}, {below} below .9999",
        strings.len(),
        cosines.len(),
        cosines[0].0
    ));
    // The engine compiled with other options is as far from itself: its rounding to 8 bits makes
    // something of the last bit of a sum, and most of texts of one sign or of one letter. On some
    // processors it sums in another order, and such a text was at .99978 there.
    assert!(cosines[0].0 >= 0.9997 && mean >= 0.9999, "{:?}", &cosines[..8]);
    assert!(below * 20 <= cosines.len(), "{:?}", &cosines[..below]);
}

#[test]
fn how_long_a_text_takes() {
    let Some([program, package, _]) = needed() else { return };
    let place = Place::new();
    let package = package.display().to_string();
    let run = |arguments: &[&str]| finish(place.command_of(&program, arguments).spawn().unwrap());
    assert_eq!(run(&["model", "import", &package]).code, 0);
    // The texts that `tools/reference_vectors.py` measures too.
    let question = "Mag ik een foto van een collega op LinkedIn zetten?";
    let passage = "Plaats een foto van een collega alleen als de collega dat goedvindt. Een foto \
                   van een inwoner plaats je niet zonder toestemming, en van kinderen alleen met \
                   een schriftelijke verklaring van de ouders of verzorgers die je bewaart bij \
                   het dossier van de bijeenkomst.";
    // Each line is read as a question and as a passage; a short run takes off the program's start.
    let seconds = |text: &str, count: usize| {
        place.write("texts.jsonl", format!("{}\n", serde_json::json!(text)).repeat(count));
        let begun = Instant::now();
        assert_eq!(run(&["model", "vectors", "texts.jsonl"]).code, 0);
        begun.elapsed().as_secs_f64()
    };
    let each = |text: &str| (seconds(text, 101) - seconds(text, 1)) / 200.0 * 1000.0;
    let (question, passage) = (each(question), each(passage));
    tell(&format!(
        "MEASURED: this program on one thread, a question and a passage: {question:.1} ms \
         {passage:.1} ms; started, opened and read one text in {:.1} ms",
        seconds("?", 1) * 1000.0
    ));
}
