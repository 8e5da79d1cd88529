//! Works out in the background what passages mean, while questions are answered by their words.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::bot::{Bot, Library};
use crate::meaning::ModelFault;

/// Has what the passages of an organisation's present snapshot mean worked out in a thread of its
/// own, where a model is installed. It stops when another snapshot has taken its place.
pub fn prepare(bot: &Arc<Bot>, organisation: &str) {
    let Some(library) = bot.library(Some(organisation)).filter(|it| it.meaning.is_some()) else {
        return;
    };
    let (bot, organisation) = (Arc::clone(bot), organisation.to_string());
    let work = move || {
        // The same snapshot may have settled in between.
        let is_present = |library: &Arc<Library>| {
            let present = bot.library(Some(&organisation)).and_then(|it| it.meaning.clone());
            present.zip(library.meaning.as_ref()).is_some_and(|(a, b)| Arc::ptr_eq(&a, b))
        };
        let watched = |_, _| match is_present(&library) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        };
        match library.prepare_meaning(&watched) {
            Ok(None) | Err(ModelFault::Stopped) => {}
            Ok(Some(origin)) => {
                tracing::info!(organisation, ?origin, "answers go by what passages mean too");
            }
            Err(fault) => {
                tracing::warn!(organisation, %fault, "answers go without the model");
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().name("meaning".to_string()).spawn(work) {
        tracing::warn!(%error, "answers go without the model");
    }
}
