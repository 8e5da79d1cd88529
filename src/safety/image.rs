//! What a photo says of itself: the data that a camera wrote into the file.
//!
//! What is to be seen in the picture is not looked at.

use std::io::Cursor;

use exif::{Exif, In, Tag, Value};

use crate::model::{Detail, Detection, RiskLevel, Span};

/// An image that cannot be read; nothing is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageUnread;

/// Longer texts of a camera are cut, in characters.
const TEXT_CHARS_MAX: usize = 60;

/// What the file of an image tells; nothing where it has no such data.
///
/// # Errors
/// Where it is no JPEG, TIFF, HEIF, AVIF, PNG or WebP, or is damaged.
pub fn image(bytes: &[u8]) -> Result<Vec<Detection>, ImageUnread> {
    let exif = match exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => exif,
        Err(exif::Error::NotFound(_)) => return Ok(Vec::new()),
        Err(exif::Error::PartialResult(partial)) => partial.into_inner().0,
        Err(_) => return Err(ImageUnread),
    };
    let found = [
        position(&exif).map(|text| (Detail::ImagePosition, RiskLevel::Medium, text)),
        texts(&exif, &[Tag::Artist, Tag::CameraOwnerName, Tag::Copyright])
            .map(|text| (Detail::ImageOwner, RiskLevel::Medium, text)),
        texts(&exif, &[Tag::Make, Tag::Model, Tag::DateTimeOriginal, Tag::BodySerialNumber])
            .map(|text| (Detail::ImageCamera, RiskLevel::Low, text)),
    ];
    let detection = |(detail, level, text): (Detail, RiskLevel, String)| Detection {
        kind: detail.kind(),
        detail,
        span: Span::new(0, 0),
        level,
        text,
    };
    Ok(found.into_iter().flatten().map(detection).collect())
}

/// Where it was taken, in degrees to one decimal, which is some ten kilometres: enough to be
/// believed, too little to be found.
fn position(exif: &Exif) -> Option<String> {
    let degrees = |value: Tag, side: Tag, negative: u8| {
        let Value::Rational(parts) = &exif.get_field(value, In::PRIMARY)?.value else {
            return None;
        };
        let [whole, minutes, ..] = parts.as_slice() else { return None };
        let seconds = parts.get(2).map_or(0.0, |part| part.to_f64());
        let degrees = whole.to_f64() + minutes.to_f64() / 60.0 + seconds / 3600.0;
        let side = exif.get_field(side, In::PRIMARY);
        let is_negative = side.is_some_and(|field| {
            matches!(&field.value, Value::Ascii(text)
                if text.first().and_then(|text| text.first()) == Some(&negative))
        });
        degrees.is_finite().then_some(if is_negative { -degrees } else { degrees })
    };
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    Some(format!("{latitude:.1}…, {longitude:.1}…"))
}

/// The texts of some tags, each once.
fn texts(exif: &Exif, tags: &[Tag]) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for tag in tags {
        let Some(field) = exif.get_field(*tag, In::PRIMARY) else { continue };
        let Value::Ascii(parts) = &field.value else { continue };
        let text: String = parts.iter().map(|part| String::from_utf8_lossy(part)).collect();
        let text: String = text.trim_matches(['\0', ' ']).chars().take(TEXT_CHARS_MAX).collect();
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
    }
    (!found.is_empty()).then(|| found.join(", "))
}

#[cfg(test)]
mod tests {
    use exif::experimental::Writer;
    use exif::{Field, Rational};

    use super::*;

    /// A small JPEG whose data says `fields`.
    fn photo(fields: &[Field]) -> Vec<u8> {
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut data = Cursor::new(Vec::new());
        writer.write(&mut data, false).unwrap();
        let data = data.into_inner();
        let mut file = vec![0xff, 0xd8, 0xff, 0xe1];
        file.extend(u16::try_from(data.len() + 8).unwrap().to_be_bytes());
        file.extend(b"Exif\0\0");
        file.extend(data);
        file.extend([0xff, 0xd9]);
        file
    }

    fn field(tag: Tag, value: Value) -> Field {
        Field { tag, ifd_num: In::PRIMARY, value }
    }

    #[test]
    fn a_photo_tells_where_and_with_what_it_was_taken() {
        let part = |num, denom| Rational { num, denom };
        let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
        let file = photo(&[
            field(Tag::GPSLatitude, Value::Rational(vec![part(52, 1), part(30, 1), part(0, 1)])),
            field(Tag::GPSLatitudeRef, ascii("N")),
            field(Tag::GPSLongitude, Value::Rational(vec![part(4, 1), part(45, 1), part(0, 1)])),
            field(Tag::GPSLongitudeRef, ascii("W")),
            field(Tag::Make, ascii("Kiek")),
            field(Tag::Model, ascii("K3\0")),
            field(Tag::Artist, ascii("Sanne de Vries")),
        ]);
        let found = image(&file).unwrap();
        let told: Vec<(&str, &str)> =
            found.iter().map(|it| (it.detail.code(), it.text.as_str())).collect();
        let wanted = [
            ("image_position", "52.5…, -4.8…"),
            ("image_owner", "Sanne de Vries"),
            ("image_camera", "Kiek, K3"),
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn what_is_no_image_is_told_and_never_panics() {
        assert_eq!(image(b""), Err(ImageUnread));
        assert_eq!(image(b"Dit is een tekst."), Err(ImageUnread));
        let file = photo(&[field(Tag::Make, Value::Ascii(vec![b"Kiek".to_vec()]))]);
        for end in 0..file.len() {
            let _ = image(&file[..end]);
        }
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 0xff;
            let _ = image(&damaged);
        }
        assert_eq!(image(&[0xff, 0xd8, 0xff, 0xd9]), Ok(Vec::new()));
    }
}
