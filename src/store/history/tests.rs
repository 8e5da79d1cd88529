//! States are kept, found again, and go when they are due.

use super::*;

fn history(folder: &std::path::Path, states_max: usize) -> History {
    let folder = folder.to_path_buf();
    History::new(HistoryOptions { folder, states_max, days_max: 365, names_days_max: 30 })
}

fn at(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}

fn by_author(day: &str) -> Origin {
    Origin {
        cause: Cause::Published,
        at: at(day),
        by: Some("a.jansen".to_string()),
        approved_by: Some("b.bakker".to_string()),
    }
}

#[test]
fn each_state_is_kept_once_and_can_be_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let history = history(folder.path(), 10);
    let first = [("a.md", "één"), ("b.md", "twee")];
    let kept = history.keep("dorp", &first, &Origin::outside(at("2026-01-01"))).unwrap().unwrap();
    assert_eq!((kept.number, kept.changes.len()), (1, 2));
    assert_eq!(history.keep("dorp", &first, &by_author("2026-01-02")).unwrap(), None);
    let second = [("a.md", "één!"), ("c.md", "twee")];
    let kept = history.keep("dorp", &second, &by_author("2026-01-02")).unwrap().unwrap();
    let changed: Vec<&str> = kept.changes.iter().map(|change| change.file.as_str()).collect();
    assert_eq!(changed, ["a.md", "b.md", "c.md"]);
    assert_eq!(kept.changes[1].after, None);
    let states = history.states("dorp").unwrap();
    assert_eq!(states[0], kept);
    assert_eq!(states.iter().map(|state| state.number).collect::<Vec<_>>(), [2, 1]);
    let files = history.files("dorp", &states[1]).unwrap();
    assert_eq!(history.text("dorp", &files["a.md"]).unwrap().as_deref(), Some("één"));
    assert_eq!(history.states("stad").unwrap(), []);
    assert_eq!(history.text("dorp", "../../x").unwrap(), None);
}

#[test]
fn states_texts_and_names_go_when_they_are_due_and_the_latest_stays() {
    let folder = tempfile::tempdir().unwrap();
    let history = history(folder.path(), 2);
    for (day, text) in [("2026-01-01", "een"), ("2026-01-02", "twee"), ("2026-01-03", "drie")] {
        history.keep("dorp", &[("a.md", text)], &by_author(day)).unwrap();
    }
    let hash = |text: &str| files::hash(text);
    assert_eq!(history.age_out("dorp", at("2026-01-04")).unwrap(), 1);
    assert_eq!(history.text("dorp", &hash("een")).unwrap(), None);
    assert!(history.text("dorp", &hash("twee")).unwrap().is_some());
    assert_eq!(history.states("dorp").unwrap()[0].by.as_deref(), Some("a.jansen"));
    assert_eq!(history.age_out("dorp", at("2026-03-01")).unwrap(), 0);
    let states = history.states("dorp").unwrap();
    assert!(states.iter().all(|state| state.by.is_none() && state.approved_by.is_none()));
    let written = std::fs::read_to_string(history.state_path("dorp", 3)).unwrap();
    assert!(!written.contains("jansen"));
    assert_eq!(history.age_out("dorp", at("2028-01-01")).unwrap(), 1);
    assert_eq!(history.latest("dorp").unwrap().unwrap().number, 3);
    // A number is not given twice while a later one is there.
    let kept = history.keep("dorp", &[], &by_author("2028-01-02")).unwrap().unwrap();
    assert_eq!(kept.number, 4);
}

#[test]
fn what_is_damaged_is_told_or_left_out_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let history = history(folder.path(), 10);
    history.keep("dorp", &[("a.md", "een")], &by_author("2026-01-01")).unwrap();
    history.keep("dorp", &[("a.md", "twee")], &by_author("2026-01-02")).unwrap();
    std::fs::write(history.state_path("dorp", 2), "{").unwrap();
    std::fs::write(history.text_path("dorp", &files::hash("een")), "eeN").unwrap();
    assert_eq!(history.states("dorp").unwrap().len(), 1);
    assert!(history.text("dorp", &files::hash("een")).is_err());
    let kept = history.keep("dorp", &[("a.md", "een"), ("b.md", "")], &by_author("2026-01-03"));
    assert_eq!(kept.unwrap().unwrap().number, 3);
    assert_eq!(history.text("dorp", &files::hash("een")).unwrap().as_deref(), Some("een"));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let history = history(&folder.path().join("data/history"), 10);
    history.keep("een dorp/../x", &[("a.md", "een")], &by_author("2026-01-01")).unwrap();
    let path = history.text_path("een dorp/../x", &files::hash("een"));
    assert!(path.starts_with(folder.path().join("data/history")));
    assert!(!path.display().to_string().contains(".."));
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&folder.path().join("data/history")), 0o700);
}
