//! The files that a page needs, each under an address that names its very bytes.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::render::page::Assets;

const STYLE: Asset = Asset {
    name: "style",
    extension: "css",
    kind: "text/css; charset=utf-8",
    text: concat!(
        include_str!("assets/style.css"),
        include_str!("assets/answer.css"),
        include_str!("assets/guideline.css"),
        include_str!("assets/review.css"),
        include_str!("assets/console.css"),
    ),
};
const SCRIPT: Asset = Asset {
    name: "chat",
    extension: "js",
    kind: "text/javascript; charset=utf-8",
    text: concat!(include_str!("assets/chat.js"), include_str!("assets/review.js")),
};
const ICON: Asset = Asset {
    name: "icon",
    extension: "svg",
    kind: "image/svg+xml",
    text: include_str!("assets/icon.svg"),
};

/// A file inside the program.
struct Asset {
    name: &'static str,
    extension: &'static str,
    kind: &'static str,
    text: &'static str,
}

impl Asset {
    /// Its name with the first half of its hash.
    fn file(&self) -> String {
        let hash = blake3::hash(self.text.as_bytes()).to_hex();
        format!("{}-{}.{}", self.name, &hash[..16], self.extension)
    }
}

/// The addresses of all files.
pub fn addresses() -> Assets {
    let address = |asset: &Asset| format!("/assets/{}", asset.file());
    Assets { style: address(&STYLE), script: address(&SCRIPT), icon: address(&ICON) }
}

/// The file of a name; a browser may keep it for ever, since other bytes have another name.
pub async fn asset(name: Result<Path<String>, PathRejection>) -> Response {
    let is_named = |asset: &Asset| name.as_ref().is_ok_and(|Path(name)| asset.file() == *name);
    let Some(asset) = [STYLE, SCRIPT, ICON].into_iter().find(is_named) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, asset.text).into_response()
}
