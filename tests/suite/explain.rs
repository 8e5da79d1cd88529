//! `ask --explain`: how an answer came about, on standard error or in the JSON.

use crate::program::Place;

#[test]
fn an_explanation_goes_to_standard_error_and_the_answer_stays_the_same() {
    let place = Place::new();
    let question = "Mag ik een colegafoto op linkie zetten?";
    let run = place.run(&["ask", "--explain", question]);
    assert_eq!((run.code, run.out), (0, place.run(&["ask", question]).out));
    for said in [
        "Niet gezocht: mag, ik, een, op.",
        "begrip: LinkedIn",
        "sociale-media.md:",
        "Kans dat een van de eerste drie het antwoord is: ",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    let english = place.run(&["ask", "--explain", "May I share a photo of a colleague?"]);
    assert!(english.err.starts_with("Question read as English, searched guidelines in Dutch."));
}

#[test]
fn with_json_the_explanation_is_in_the_answer() {
    let place = Place::new();
    let question = "Mag ik een foto van een collega op LinkedIn plaatsen?";
    let run = place.run(&["ask", "--json", "--explain", question]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let explain = &answer["explain"];
    assert_eq!(explain["outcome"], answer["outcome"]);
    assert_eq!(explain["words"][0]["word"], "foto");
    let first = &explain["candidates"][0];
    assert_eq!(first["lines"], answer["citations"][0]["lines"]);
    let sum = |of: &serde_json::Value| -> f64 {
        of.as_array().unwrap().iter().map(|it| it["adds"].as_f64().unwrap()).sum()
    };
    let score = first["score"].as_f64().unwrap();
    assert!((sum(&first["contributions"]) - score).abs() < 0.01, "{first}");
    let odds = sum(&explain["evidence"]) + explain["bias"].as_f64().unwrap();
    let probability = explain["probability"].as_f64().unwrap();
    assert!((1.0 / (1.0 + (-odds).exp()) - probability).abs() < 0.01, "{explain}");
    assert!(place.ask(question).get("explain").is_none());
}

#[test]
fn a_refused_question_has_no_explanation() {
    let run = Place::new().run(&["ask", "--json", "--explain", "?!"]);
    assert!(!run.out.contains("\"explain\""), "{}", run.out);
}
