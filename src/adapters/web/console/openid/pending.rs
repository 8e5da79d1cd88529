//! Those who are signing in at the organisation's service and have not come back yet.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};

use crate::adapters::web::console::sessions::{hash, secret};

/// How long signing in there may take.
const WAIT_MAX: Duration = Duration::from_secs(10 * 60);
/// So many may wait; of more, those who began first have to begin again.
const WAITING_MAX: usize = 1_000;

/// What must come back as it was sent.
pub struct Waiting {
    pub state: CsrfToken,
    pub nonce: Nonce,
    pub verifier: PkceCodeVerifier,
}

impl Waiting {
    /// Whether this state was sent along; compared in a time that tells nothing.
    pub fn has_state(&self, state: &str) -> bool {
        hash(self.state.secret()) == hash(state)
    }
}

/// All who wait, by the hash of the key that their browser has.
#[derive(Default)]
pub struct Pending {
    waiting: Mutex<HashMap<blake3::Hash, (Instant, Waiting)>>,
}

impl Pending {
    /// Keeps somebody who begins at `now`; gives the key for their browser.
    pub fn keep(&self, one: Waiting, now: Instant) -> String {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, (began, _)| is_in_time(*began, now));
        if waiting.len() >= WAITING_MAX
            && let Some(first) = waiting.iter().min_by_key(|(_, one)| one.0).map(|(key, _)| *key)
        {
            waiting.remove(&first);
        }
        let key = secret();
        waiting.insert(hash(&key), (now, one));
        key
    }

    /// Whoever waits under a key, who waits no more; none where nobody does or it took too long.
    pub fn take(&self, key: &str, now: Instant) -> Option<Waiting> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let (began, one) = waiting.remove(&hash(key))?;
        is_in_time(began, now).then_some(one)
    }
}

fn is_in_time(began: Instant, now: Instant) -> bool {
    now.saturating_duration_since(began) < WAIT_MAX
}

#[cfg(test)]
mod tests {
    use openidconnect::PkceCodeChallenge;

    use super::*;

    fn waiting(state: &str) -> Waiting {
        let (_, verifier) = PkceCodeChallenge::new_random_sha256();
        Waiting { state: CsrfToken::new(state.to_string()), nonce: Nonce::new_random(), verifier }
    }

    #[test]
    fn who_waits_is_known_once_and_in_time() {
        let (pending, now) = (Pending::default(), Instant::now());
        let key = pending.keep(waiting("s"), now);
        assert!(pending.take("iets anders", now).is_none());
        assert!(pending.take(&key, now).is_some_and(|one| one.has_state("s")));
        assert!(pending.take(&key, now).is_none());
        let key = pending.keep(waiting("s"), now);
        assert!(pending.take(&key, now + WAIT_MAX).is_none());
    }

    #[test]
    fn no_more_than_so_many_wait() {
        let (pending, now) = (Pending::default(), Instant::now());
        let first = pending.keep(waiting("s"), now);
        let later = now + Duration::from_secs(1);
        let last = (0..WAITING_MAX).map(|_| pending.keep(waiting("s"), later)).last().unwrap();
        assert!(pending.take(&first, later).is_none());
        assert!(pending.take(&last, later).is_some());
    }
}
