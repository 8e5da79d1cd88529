//! The page on which a guideline is written or changed.

use maud::{Markup, html};

use super::super::{Console, HOME, frame};
use super::tried::{self, Tried};
use super::{EDIT, NEW, STATES, UPLOAD, pieces};
use crate::model::{ChangedFile, ImportNote};
use crate::render::import::note_message;
use crate::render::messages::console::desk::{self as say, Refusal};
use crate::render::messages::console::overview;

/// The id of the form, by which what stands outside belongs to it.
const FORM: &str = "wijziging";

/// What is being edited, and what came of it so far.
#[derive(Clone, Debug, Default)]
pub struct Editing<'page> {
    /// The name of the file; what was typed so far where it is new.
    pub file: &'page str,
    pub is_new: bool,
    /// The hash that it was opened with; empty where there is no such file.
    pub before: &'page str,
    pub text: &'page str,
    /// One a line.
    pub questions: &'page str,
    /// Whether it is to go.
    pub goes: bool,
    pub needs_second: bool,
    pub refusal: Option<&'page Refusal>,
    /// Files that changed underneath.
    pub changed: &'page [ChangedFile],
    pub tried: Option<Tried<'page>>,
    /// What an import tells.
    pub notes: &'page [ImportNote],
}

/// The whole page.
pub fn page(console: &Console, editing: &Editing) -> String {
    let language = console.setting.language;
    let title = match editing.is_new {
        true => say::new(language).to_string(),
        false => say::edit_title(language, editing.file),
    };
    let body = html! {
        p { a href=(console.address(HOME, &[])) { (overview::title(language)) } }
        h1 { (title) }
        (pieces::refused(console, editing.refusal))
        @for changed in editing.changed { (underneath(console, changed)) }
        (notes(console, editing.notes))
        @if let Some(tried) = &editing.tried { (tried::section(console, tried, FORM)) }
        (form(console, editing))
        @if editing.is_new { (upload(console)) }
        @else {
            p {
                a href=(console.address(STATES, &[("bestand", editing.file)])) {
                    (say::states_of_file(language))
                }
            }
        }
    };
    let path = if editing.is_new { NEW } else { EDIT };
    frame(console, path, &title, &body)
}

fn form(console: &Console, editing: &Editing) -> Markup {
    let language = console.setting.language;
    html! {
        form.writing id=(FORM) method="post" action=(console.address(EDIT, &[])) {
            (console.form_key())
            input type="hidden" name="voor" value=(editing.before);
            @if editing.is_new {
                div {
                    label for="naam" { (say::name_label(language)) }
                    p.soft.small id="naam-uitleg" { (say::name_hint(language)) }
                    input id="naam" name="naam" value=(editing.file) autocomplete="off"
                        aria-describedby="naam-uitleg";
                }
            } @else { input type="hidden" name="bestand" value=(editing.file); }
            div {
                label for="tekst" { (say::text_label(language)) }
                p.soft.small id="tekst-uitleg" { (say::text_hint(language)) }
                // A first line end would be lost without one more before it.
                textarea id="tekst" name="tekst" rows="22" spellcheck="true" autocomplete="off"
                    aria-describedby="tekst-uitleg" { "\n" (editing.text) }
            }
            div {
                label for="vragen" { (say::questions_label(language)) }
                p.soft.small id="vragen-uitleg" { (say::questions_hint(language)) }
                textarea id="vragen" name="vragen" rows="3" autocomplete="off"
                    aria-describedby="vragen-uitleg" { "\n" (editing.questions) }
            }
            @if !editing.is_new {
                p {
                    label.choice {
                        input type="checkbox" name="weg" value="ja" checked[editing.goes];
                        " " (say::take_away(language))
                    }
                }
            }
            (pieces::buttons(console, editing.needs_second, true))
        }
    }
}

fn upload(console: &Console) -> Markup {
    let language = console.setting.language;
    html! {
        form.writing method="post" enctype="multipart/form-data"
            action=(console.address(UPLOAD, &[])) {
            (console.form_key())
            div {
                label for="bestand" { (say::upload(language)) }
                p.soft.small id="bestand-uitleg" { (say::upload_hint(language)) }
                input id="bestand" type="file" name="bestand"
                    accept=".docx,.odt,.html,.htm,.md,.markdown"
                    aria-describedby="bestand-uitleg";
            }
            p.buttons { button.button type="submit" { (say::read_in(language)) } }
        }
    }
}

fn underneath(console: &Console, changed: &ChangedFile) -> Markup {
    let language = console.setting.language;
    html! {
        h2 { (say::changed_underneath(language)) }
        p { (say::changed_underneath_hint(language)) }
        (pieces::differs(console, changed.now.as_deref(), changed.wanted.as_deref()))
    }
}

fn notes(console: &Console, notes: &[ImportNote]) -> Markup {
    let language = console.setting.language;
    html! {
        @if !notes.is_empty() {
            h2 { (say::notes(language)) }
            ul { @for note in notes { li { (note_message(note, language)) } } }
        }
    }
}
