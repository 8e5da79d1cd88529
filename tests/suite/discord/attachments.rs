//! Pictures of a message that is checked: what their files say, and which could not be had.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::chat::{Chat, SANNE};

/// A small picture whose data names the camera `Kie`.
fn photo() -> Vec<u8> {
    let mut data = b"II*\0\x08\0\0\0\x01\0\x0f\x01\x02\0\x04\0\0\0Kie\0\0\0\0\0".to_vec();
    let mut file = vec![0xff, 0xd8, 0xff, 0xe1, 0, u8::try_from(data.len() + 8).unwrap()];
    file.extend(b"Exif\0\0");
    file.append(&mut data);
    file.extend([0xff, 0xd9]);
    file
}

impl Chat {
    /// An attachment; its file is at the double.
    fn attachment(&self, name: &str, status: u16, bytes: Vec<u8>) -> Value {
        let path = format!("/attachments/{name}");
        let size = bytes.len();
        self.double.state.files.lock().unwrap().insert(path.clone(), (status, bytes));
        attachment(name, &format!("{}{path}", self.double.rest_base()), size)
    }
}

fn attachment(name: &str, url: &str, size: usize) -> Value {
    json!({
        "id": "1", "filename": name, "size": size, "url": url, "proxy_url": url,
        "content_type": "image/jpeg",
    })
}

#[test]
fn a_picture_is_looked_at_for_what_its_file_says() {
    let mut chat = Chat::start();
    let picture = chat.attachment("goed.jpg", 200, photo());
    chat.checks_with(SANNE, "", json!([picture]));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Kijk hier nog eens naar**
    Wat eenmaal online staat, kun je niet meer echt weghalen.
    Discord heeft je bericht al ontvangen. Ik bewaar het niet, maar ik kan het daar niet
      wissen.

    Eén ding om naar te kijken:
    1. Kijk even: "goed.jpg: Kie" In het bestand van de foto staat met welk toestel of wanneer
      die is gemaakt. Wil je dat niet delen? Plaats dan een schermafdruk van de foto.

    Dit kan ik niet zien:
    - gezichten, naambordjes en schermen op een foto of in een video;
    - of mensen iemand herkennen aan wat je beschrijft, ook zonder naam;
    - of iets al openbaar is, en of het klopt;
    - hoe je toon overkomt op wie boos of verdrietig is.

    Twijfel je? Vraag het aan team Online: online@stad.example
    "#);
    chat.stop();
}

#[test]
fn pictures_that_cannot_be_had_are_told() {
    let mut chat = Chat::start();
    let good = chat.attachment("goed.jpg", 200, photo());
    let elsewhere = chat.attachment("door.jpg", 302, Vec::new());
    let gone = chat.attachment("weg.jpg", 404, Vec::new());
    // It says that it is small.
    let large = chat.attachment("groot.jpg", 200, vec![0; 11 << 20]);
    let mut liar = large.clone();
    liar["size"] = 5.into();
    let foreign = attachment("vreemd.jpg", "http://127.0.0.1:9/a.jpg", 5);
    let mut film = good.clone();
    film["content_type"] = "video/mp4".into();
    let all = json!([good, elsewhere, gone, large, liar, foreign, film]);
    chat.checks_with(SANNE, "Fijn weekend!", all);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    **Kijk hier nog eens naar**
    Wat eenmaal online staat, kun je niet meer echt weghalen.
    Gelezen als bericht voor iedereen.
    Discord heeft je bericht al ontvangen. Ik bewaar het niet, maar ik kan het daar niet
      wissen.

    Eén ding om naar te kijken:
    1. Kijk even: "goed.jpg: Kie" In het bestand van de foto staat met welk toestel of wanneer
      die is gemaakt. Wil je dat niet delen? Plaats dan een schermafdruk van de foto.

    Dit kan ik niet zien:
    - gezichten, naambordjes en schermen op een foto of in een video;
    - of mensen iemand herkennen aan wat je beschrijft, ook zonder naam;
    - of iets al openbaar is, en of het klopt;
    - hoe je toon overkomt op wie boos of verdrietig is.

    Twijfel je? Vraag het aan team Online: online@stad.example
    Ik kon 6 bijlagen niet bekijken. Kijk daar zelf goed naar.
    "#);
    chat.checks_with(SANNE, "", json!([gone]));
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    In dit bericht staat niets dat ik kan nakijken.
    Ik kon 1 bijlage niet bekijken. Kijk daar zelf goed naar.
    "#);
    chat.stop();
}
