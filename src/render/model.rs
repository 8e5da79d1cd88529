//! What an admin reads of the sentence encoder; in English, as all that operators are told.

use serde::Serialize;

/// Whether there is an encoder, and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ModelReport {
    /// `ready`, `none`, `off` or `unusable`.
    pub state: &'static str,
    /// Where it is, or is looked for.
    pub path: Option<String>,
    /// What is wrong with it.
    pub fault: Option<String>,
    pub name: Option<String>,
    pub licence: Option<String>,
    pub origin: Option<String>,
    /// The package that it was made of.
    pub package: Option<String>,
    pub package_sha256: Option<String>,
    /// Names this very encoder.
    pub id: Option<String>,
    /// How large its file is.
    pub bytes: Option<u64>,
}

/// One line.
pub fn line(report: &ModelReport) -> String {
    let place = report.path.as_deref().unwrap_or("the user has no folder for it");
    match report.state {
        "off" => "no model: it is switched off".to_string(),
        "none" => format!("no model ({place}): questions are answered by their words alone"),
        "unusable" => format!("no model: {}", of(&report.fault)),
        _ => {
            let (name, package, licence) =
                (of(&report.name), of(&report.package), of(&report.licence));
            format!("{name} ({package}, {licence}) in {place}")
        }
    }
}

/// All of it, as lines of label and value.
pub fn text(report: &ModelReport) -> String {
    if report.state != "ready" {
        return format!("{}\n", line(report));
    }
    let bytes = format!("{} MB", report.bytes.unwrap_or(0) / 1_000_000);
    let rows = [
        ("Model", of(&report.name)),
        ("Licence", of(&report.licence)),
        ("Origin", of(&report.origin)),
        ("Package", of(&report.package)),
        ("SHA-256", of(&report.package_sha256)),
        ("File", of(&report.path)),
        ("Size", &bytes),
    ];
    rows.into_iter().map(|(label, value)| format!("{label:<9}{value}\n")).collect()
}

/// The same as JSON.
pub fn json(report: &ModelReport) -> serde_json::Value {
    let mut value = serde_json::json!(report);
    value["schema"] = 1.into();
    value
}

fn of(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_told_with_its_licence_and_origin() {
        let some = |text: &str| Some(text.to_string());
        let report = ModelReport {
            state: "ready",
            path: some("/data/model"),
            fault: None,
            name: some("proef"),
            licence: some("MIT"),
            origin: some("ergens"),
            package: some("proef 1.0"),
            package_sha256: some("ab"),
            id: some("cd"),
            bytes: Some(81_180_307),
        };
        insta::assert_snapshot!(text(&report), @r"
        Model    proef
        Licence  MIT
        Origin   ergens
        Package  proef 1.0
        SHA-256  ab
        File     /data/model
        Size     81 MB
        ");
        assert_eq!(line(&report), "proef (proef 1.0, MIT) in /data/model");
    }

    #[test]
    fn no_model_is_no_fault() {
        let none = ModelReport { state: "none", ..ModelReport::default() };
        assert_eq!(
            text(&none),
            "no model (the user has no folder for it): questions are answered by their words \
             alone\n"
        );
    }
}
