//! The authors' console: who gets in, what they may send, and what its pages tell.

mod browser;
mod desk;
mod measure;
mod openid;
mod pages;
mod settings;
mod sign_in;

use std::path::PathBuf;

use crate::http::{Response, send};
use crate::served::Served;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A browser that somebody signed in with.
pub struct Author<'served> {
    pub served: &'served Served,
    pub cookie: String,
}

impl Author<'_> {
    /// Signs in by a link.
    pub fn by_link(served: &Served) -> Author<'_> {
        let signed_in = use_link(served, &served.link_key());
        assert_eq!(signed_in.status, 303, "{}", signed_in.body);
        Author { served, cookie: cookie(&signed_in) }
    }

    pub fn get(&self, path: &str) -> Response {
        send(self.served.address, "GET", path, &[("cookie", &self.cookie)], "")
    }

    /// Sends a form as a browser does from a page of ours.
    pub fn post(&self, path: &str, body: &str) -> Response {
        let origin = self.served.url("");
        let headers = [FORM, ("cookie", &*self.cookie), ("origin", &*origin)];
        send(self.served.address, "POST", path, &headers, body)
    }

    /// The key that every form of this session has.
    pub fn form_key(&self) -> String {
        key_in(&self.get("/redactie").body)
    }
}

/// The key in the first form of a page.
fn key_in(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"sleutel\" value=\"").expect("a form with a key");
    rest.split('"').next().unwrap().to_string()
}

/// The pair of name and value that a response has the browser keep.
fn cookie(response: &Response) -> String {
    response.header("set-cookie").split(';').next().unwrap().to_string()
}

/// Sends the form of a link's page.
fn use_link(served: &Served, key: &str) -> Response {
    let origin = served.url("");
    let headers = [FORM, ("origin", &*origin)];
    let body = format!("sleutel={key}");
    send(served.address, "POST", "/redactie/aanmelden", &headers, &body)
}

/// A folder with files, gone when dropped.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let path = folder.path().to_path_buf();
    (folder, path)
}
