//! The pictures of a message that is checked: fetched from Discord's own hosts, within limits.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Url, redirect};
use serenity::all::Attachment;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::model::DraftImage;

/// Where Discord keeps what people attach.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];
/// At most so many pictures of a message are looked at; Discord takes ten.
const IMAGES_MAX: usize = 4;
/// The largest picture, in bytes: what Discord takes of somebody who pays nothing.
const IMAGE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// How long all pictures of a message may take together.
const TIME_MAX: Duration = Duration::from_secs(20);
/// The pictures of so many messages lie in memory at once; others wait for their turn.
const MESSAGES_MAX: usize = 2;
/// The longest name of a file that is told, in characters.
const NAME_CHARS_MAX: usize = 80;

/// Fetches pictures.
pub(super) struct Attachments {
    client: Client,
    /// The double's or the proxy's, if it is on this machine.
    own_host: Option<Url>,
    turns: Arc<Semaphore>,
}

/// What came of a message's attachments.
#[derive(Debug, Default)]
pub(super) struct Fetched {
    pub images: Vec<DraftImage>,
    /// How many could not be looked at.
    pub missed: usize,
    /// Given back when the pictures are.
    pub turn: Option<OwnedSemaphorePermit>,
}

impl Attachments {
    /// Fetches from Discord, and from `rest_base` where that is this machine itself.
    ///
    /// # Errors
    /// Where no connection can be made on this machine at all.
    pub fn new(rest_base: Option<&str>) -> reqwest::Result<Attachments> {
        // The bot's token goes to none of these hosts, and nobody is sent on to another.
        let client = Client::builder().redirect(redirect::Policy::none()).build()?;
        let own_host = rest_base.and_then(|base| Url::parse(base).ok());
        let is_here = |url: &Url| {
            let address =
                url.host_str().map(|host| host.trim_matches(['[', ']']).parse::<IpAddr>());
            address.is_some_and(|address| address.is_ok_and(|address| address.is_loopback()))
        };
        let own_host = own_host.filter(is_here);
        Ok(Attachments { client, own_host, turns: Arc::new(Semaphore::new(MESSAGES_MAX)) })
    }

    /// The pictures among `attachments`, as far as they can be had.
    pub async fn fetch(&self, attachments: &[Attachment]) -> Fetched {
        let until = Instant::now() + TIME_MAX;
        let mut fetched = Fetched::default();
        if attachments.iter().any(is_image) {
            let turn = timeout_at(until, Arc::clone(&self.turns).acquire_owned()).await;
            fetched.turn = turn.ok().and_then(Result::ok);
        }
        for attachment in attachments {
            let is_wanted =
                is_image(attachment) && fetched.images.len() < IMAGES_MAX && fetched.turn.is_some();
            let bytes = match is_wanted {
                true => timeout_at(until, self.bytes(&attachment.url)).await.ok().flatten(),
                false => None,
            };
            match bytes {
                Some(bytes) => fetched.images.push(DraftImage {
                    name: attachment.filename.chars().take(NAME_CHARS_MAX).collect(),
                    bytes,
                }),
                None => fetched.missed += 1,
            }
        }
        fetched
    }

    /// The bytes at an address; none where it is not Discord's, too large, or fails.
    async fn bytes(&self, address: &str) -> Option<Vec<u8>> {
        let url = Url::parse(address).ok().filter(|url| self.is_allowed(url))?;
        let mut response = self.client.get(url).send().await.ok()?;
        if response.status() != reqwest::StatusCode::OK {
            return None;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.ok()? {
            if bytes.len() + chunk.len() > IMAGE_BYTES_MAX {
                return None;
            }
            bytes.extend_from_slice(&chunk);
        }
        Some(bytes)
    }

    fn is_allowed(&self, url: &Url) -> bool {
        let is_plain = url.username().is_empty() && url.password().is_none();
        let is_discord = url.scheme() == "https"
            && url.port().is_none()
            && url.host_str().is_some_and(|host| HOSTS.contains(&host));
        let is_own = self.own_host.as_ref().is_some_and(|own| own.origin() == url.origin());
        is_plain && (is_discord || is_own)
    }
}

/// Whether Discord says that it is a picture, and none that is too large.
fn is_image(attachment: &Attachment) -> bool {
    let is_small = usize::try_from(attachment.size).is_ok_and(|size| size <= IMAGE_BYTES_MAX);
    let kind = attachment.content_type.as_deref();
    is_small && kind.is_some_and(|kind| kind.starts_with("image/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_discords_own_hosts_is_asked() {
        let allowed = |base: Option<&str>, address: &str| {
            let attachments = Attachments::new(base).unwrap();
            Url::parse(address).is_ok_and(|url| attachments.is_allowed(&url))
        };
        assert!(allowed(None, "https://cdn.discordapp.com/attachments/1/2/a.jpg?ex=1"));
        assert!(allowed(None, "https://media.discordapp.net/attachments/1/2/a.jpg"));
        for address in [
            "http://cdn.discordapp.com/a.jpg",
            "https://cdn.discordapp.com.example/a.jpg",
            "https://cdn.discordapp.com:8443/a.jpg",
            "https://cdn.discordapp.com@elders.example/a.jpg",
            "https://iemand@cdn.discordapp.com/a.jpg",
            "https://elders.example/cdn.discordapp.com",
            "https://127.0.0.1/a.jpg",
            "file:///etc/passwd",
        ] {
            assert!(!allowed(None, address), "{address}");
        }
        let here = Some("http://127.0.0.1:3010");
        assert!(allowed(here, "http://127.0.0.1:3010/attachments/a.jpg"));
        assert!(!allowed(here, "http://127.0.0.1:3011/attachments/a.jpg"));
        assert!(!allowed(Some("https://proxy.example"), "https://proxy.example/a.jpg"));
        assert!(!allowed(Some("http://localhost:1"), "http://localhost:1/a.jpg"));
    }
}
