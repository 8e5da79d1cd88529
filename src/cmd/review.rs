//! `review`: a draft looked at before it goes out.

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::ask::{bytes_of, text_of};
use super::batch::{answer_all, input};
use super::log::{self, Voice};
use super::session::plain_options;
use super::{Ending, Failure, Session};
use crate::bot::review::IMAGE_BYTES_MAX;
use crate::bot::{self, Bot, ReviewRequest};
use crate::model::{DraftImage, Language, ReviewVerdict};
use crate::render::json::{self, DraftJson, ErrorJson};
use crate::render::plain_review;

/// What to look at, and how to tell.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A file with the draft; standard input where there is none, or where it is `-`.
    pub file: Option<PathBuf>,
    pub platform: Option<String>,
    /// Images that go with it.
    pub images: Vec<PathBuf>,
    pub language: Option<Language>,
    pub json: bool,
}

/// Looks at one draft; findings of a high level end with the status of a check that found errors.
pub fn run(session: &Session, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let bot = session.bot(bot::today())?;
    let chars_max = session.settings.limits.draft_chars_max;
    let images = options.images.iter().map(|file| image(file)).collect::<Result<Vec<_>, _>>()?;
    let has_draft = options.file.is_some() || images.is_empty();
    let request = ReviewRequest {
        draft: match has_draft {
            true => draft(options.file.as_deref(), chars_max)?,
            false => String::new(),
        },
        platform: options.platform.clone(),
        language: options.language,
        images,
        ..ReviewRequest::default()
    };
    let reviewed = bot.review(&request).ok_or_else(|| Failure::wrong(NO_ORGANISATION))?;
    let mut output = std::io::stdout().lock();
    if options.json {
        match json::review(&reviewed.review, Value::Null, reviewed.took_us) {
            Ok(review) => serde_json::to_writer(&mut output, &review)?,
            Err(refused) => return Err(Failure::wrong(refused.error)),
        }
        writeln!(output)?;
    } else {
        write!(output, "{}", plain_review::review(&reviewed.review, &plain_options()))?;
    }
    output.flush()?;
    Ok(match (reviewed.review.refusal, reviewed.review.verdict()) {
        (None, ReviewVerdict::Stop) => Ending::FoundErrors,
        _ => Ending::Done,
    })
}

/// Looks at every line of `file`, or of standard input where it is `-`.
pub fn batch(session: &Session, file: &Path, options: &Options) -> Result<Ending, Failure> {
    log::start(&session.settings.log, Voice::OneShot);
    let input = input(file)?;
    let bot = session.bot(bot::today())?;
    let bytes_max = session.settings.limits.batch_line_bytes_max;
    answer_all(input, std::io::stdout().lock(), bytes_max, |text| line(&bot, text, options))?;
    Ok(Ending::Done)
}

const NO_ORGANISATION: &str = "there is no such organisation";

/// The review of one line as JSON.
fn line(bot: &Bot, text: &str, options: &Options) -> Result<String, ErrorJson> {
    let asked = DraftJson::parse(text)?;
    let request = ReviewRequest {
        id: None,
        draft: asked.draft,
        platform: asked.platform.or_else(|| options.platform.clone()),
        language: asked.language.or(options.language),
        organisation: asked.organisation,
        ..ReviewRequest::default()
    };
    let failed = |error: String| ErrorJson { id: asked.id.clone(), error };
    let reviewed = bot.review(&request).ok_or_else(|| failed(NO_ORGANISATION.to_string()))?;
    let review = json::review(&reviewed.review, asked.id.clone(), reviewed.took_us)?;
    serde_json::to_string(&review).map_err(|error| failed(error.to_string()))
}

/// An image, read whole.
fn image(file: &Path) -> Result<DraftImage, Failure> {
    let unreadable = |reason: std::io::Error| {
        Failure::wrong(format!("--image: {} cannot be read: {reason}", file.display()))
    };
    let opened = std::fs::File::open(file).map_err(unreadable)?;
    let mut bytes = Vec::new();
    opened.take(IMAGE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > IMAGE_BYTES_MAX {
        let megabytes = IMAGE_BYTES_MAX / 1_000_000;
        let problem = format!("--image: {} is larger than {megabytes} MB", file.display());
        return Err(Failure::wrong(problem));
    }
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Ok(DraftImage { name, bytes })
}

/// The draft of a file or of standard input, without the mark that some editors begin a file with.
fn draft(file: Option<&Path>, chars_max: usize) -> Result<String, Failure> {
    let bytes = match file.filter(|file| *file != Path::new("-")) {
        Some(file) if file.is_dir() => {
            return Err(Failure::wrong(format!("{} is a folder", file.display())));
        }
        Some(file) => {
            let read = std::fs::File::open(file).and_then(|opened| bytes_of(opened, chars_max));
            read.map_err(|reason| {
                Failure::wrong(format!("{} cannot be read: {reason}", file.display()))
            })?
        }
        None if std::io::stdin().is_terminal() => {
            return Err(Failure::wrong(
                "there is no draft; name a file behind `review`, or give it through standard input",
            ));
        }
        None => bytes_of(std::io::stdin().lock(), chars_max)?,
    };
    let text = text_of(bytes, chars_max, "the draft")?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_string())
}
