//! Settings, read as a run reads them.

use std::path::Path;

use super::*;

fn read(file: &str, variables: &[(&str, &str)]) -> Result<Settings, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, file).expect("a file in it");
    let overrides = Overrides { config: Some(path.clone()), ..Overrides::default() };
    let variables = variables.iter().map(|(name, value)| (name.into(), value.into()));
    load(&overrides, variables)
        .map_err(|error| error.to_string().replace(&path.display().to_string(), "FILE"))
}

fn fault(file: &str, variables: &[(&str, &str)]) -> String {
    read(file, variables).expect_err("the settings are wrong")
}

#[test]
fn catalogue_and_types_hold_the_same_settings() {
    let settings = read("", &[]).expect("the defaults are right");
    assert_eq!(settings.organisation, "voorbeeldstad");
    assert_eq!(settings.web.address.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.limits.question_chars_max, 1000);
    assert_eq!(settings.log.format, LogFormat::Text);
}

#[test]
fn environment_goes_over_the_file_and_the_file_over_the_default() {
    let file = "index = 'een'\nguidelines = 'twee'\n[web]\nallowed_hosts = ['a.example']\n";
    let variables = [
        ("DEELWIJZER_INDEX", "drie"),
        ("DEELWIJZER_ANSWER__CITATIONS_MAX", "2"),
        ("DEELWIJZER_ORGANISATION", " "),
        ("HOME", "/root"),
    ];
    let settings = read(file, &variables).expect("right settings");
    assert_eq!(settings.index, Path::new("drie"));
    assert_eq!(settings.guidelines, Path::new("twee"));
    assert_eq!(settings.web.allowed_hosts, ["a.example"]);
    assert_eq!(settings.answer.citations_max, 2);
    assert_eq!(settings.organisation, "voorbeeldstad");
}

#[test]
fn lists_stand_in_the_environment_with_commas() {
    let settings = read("", &[("DEELWIJZER_WEB__ALLOWED_HOSTS", "a.example, b.example")]);
    assert_eq!(settings.expect("right").web.allowed_hosts, ["a.example", "b.example"]);
}

#[test]
fn all_faults_are_told_at_once_with_place_and_hint() {
    let file = "[web]\nadress = '127.0.0.1:1'\nenabled = 'ja'\n[answer]\ncitations_max = 4\n";
    let told = fault(file, &[("DEELWIJZER_LOG__LEVL", "info"), ("DEELWIJZER_LOG__FORMAT", "jsn")]);
    assert_eq!(
        told,
        "5 settings are wrong:
  answer.citations_max in FILE is `4`, expected a whole number from 1 to 3
  web.adress in FILE is no setting; did you mean `web.address`?
  web.enabled in FILE is `ja`, expected true or false
  DEELWIJZER_LOG__FORMAT in the environment is `jsn`, expected one of text, json; \
did you mean `json`?
  DEELWIJZER_LOG__LEVL in the environment names no setting; \
did you mean `DEELWIJZER_LOG__LEVEL`?"
    );
}

#[test]
fn broken_toml_is_told_by_line() {
    let told = fault("organisation = 'a'\nindex = \n", &[]);
    assert!(told.starts_with("FILE: line 2, column 9: "), "{told}");
}

#[test]
fn variables_of_kubernetes_are_no_settings() {
    let variables = [
        ("DEELWIJZER_PORT", "tcp://10.0.0.1:80"),
        ("DEELWIJZER_PORT_80_TCP_ADDR", "10.0.0.1"),
        ("DEELWIJZER_SERVICE_HOST", "10.0.0.1"),
    ];
    assert!(read("", &variables).is_ok());
}

#[test]
fn a_missing_guidelines_folder_is_told_with_what_to_do() {
    let mut settings = read("", &[]).expect("the defaults are right");
    settings.guidelines = "/nowhere/at/all".into();
    let told = chosen(&settings, &Overrides::default()).expect_err("no folder").to_string();
    assert!(
        told.contains("guidelines: the folder /nowhere/at/all is not there; start in"),
        "{told}"
    );
}

#[test]
fn a_wrong_organisation_is_told_with_those_there_are() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["een", "twee"] {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
        std::fs::write(folder.path().join(name).join("regels.md"), "Mag.").expect("a file");
    }
    let mut settings = read("", &[]).expect("the defaults are right");
    settings.guidelines = folder.path().into();
    let told = chosen(&settings, &Overrides::default()).expect_err("no such one").to_string();
    assert!(told.contains("organisation: there is no `voorbeeldstad`; "), "{told}");
    assert!(told.ends_with("has only: een, twee"), "{told}");
    settings.organisation = "twee".to_string();
    let found = chosen(&settings, &Overrides::default()).expect("two organisations");
    assert_eq!(found.default_options().id, "twee");
    assert_eq!(found.all.len(), 2);
}

#[test]
fn any_folder_is_an_organisation_by_itself() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let regels = folder.path().join("mijn-regels");
    std::fs::create_dir(&regels).expect("a folder");
    let settings = read("", &[]).expect("the defaults are right");
    let index = Some(folder.path().join("index"));
    let overrides =
        Overrides { guidelines: Some(regels), index: index.clone(), ..Overrides::default() };
    let found = chosen(&settings, &overrides).expect("a folder");
    assert_eq!(found.default, "mijn-regels");
    assert_eq!(found.default_options().index, index);
}
