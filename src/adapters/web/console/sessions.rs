//! Who is signed in: sessions in memory, each ended by silence, by its age, or by hand.
//!
//! They are in memory because nothing of a person is to be on disk: a restart signs everybody out.
//! A session's key stands in the browser's cookie alone; here is its hash.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::model::Access;

/// More sessions than these are not kept: the one that was silent longest makes room.
const SESSIONS_MAX: usize = 10_000;

/// How long sessions last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without any request.
    pub idle: Duration,
    /// Whatever is done.
    pub age: Duration,
}

/// Somebody who signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name, as the page shows it to themselves.
    pub name: String,
    pub access: Access,
}

/// What a request finds of the session that its cookie names.
#[derive(Clone, Debug)]
pub struct Session {
    pub person: Person,
    /// Stands in every form of this session, and nowhere else.
    pub form_key: String,
}

/// Whether a cookie names a session.
#[derive(Clone, Debug)]
pub enum Found {
    Open(Session),
    /// It did, or may have done.
    Ended,
}

struct Kept {
    session: Session,
    began: Instant,
    seen: Instant,
}

/// All sessions.
pub struct Sessions {
    limits: SessionLimits,
    kept: Mutex<HashMap<blake3::Hash, Kept>>,
}

impl Sessions {
    pub fn new(limits: SessionLimits) -> Sessions {
        Sessions { limits, kept: Mutex::default() }
    }

    /// Begins a session at `now`; gives its key for the cookie.
    pub fn begin(&self, person: Person, now: Instant) -> String {
        let key = secret();
        let session = Session { person, form_key: secret() };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, one| !self.is_over(one, now));
        if kept.len() >= SESSIONS_MAX
            && let Some(oldest) = kept.iter().min_by_key(|(_, one)| one.seen).map(|(key, _)| *key)
        {
            kept.remove(&oldest);
        }
        kept.insert(hash(&key), Kept { session, began: now, seen: now });
        key
    }

    /// The session of a key, which is not silent any more.
    pub fn find(&self, key: &str, now: Instant) -> Found {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = hash(key);
        match kept.get_mut(&place) {
            Some(one) if !self.is_over(one, now) => {
                one.seen = now;
                Found::Open(one.session.clone())
            }
            Some(_) => {
                kept.remove(&place);
                Found::Ended
            }
            None => Found::Ended,
        }
    }

    /// Ends the session of a key.
    pub fn end(&self, key: &str) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash(key));
    }

    fn is_over(&self, one: &Kept, now: Instant) -> bool {
        now.saturating_duration_since(one.seen) >= self.limits.idle
            || now.saturating_duration_since(one.began) >= self.limits.age
    }
}

impl Session {
    /// Whether a form has this session's own key; compared in a time that tells nothing.
    pub fn has_form_key(&self, key: &str) -> bool {
        hash(&self.form_key) == hash(key)
    }
}

/// The hash of a secret; two of them are compared in constant time.
pub fn hash(secret: &str) -> blake3::Hash {
    blake3::hash(secret.as_bytes())
}

/// 256 bits that nobody can guess, in letters that an address and a cookie can hold.
pub fn secret() -> String {
    let mut bytes = [0u8; 32];
    // Without the system's own chance there would be none in anything; then a program stops.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn sessions() -> Sessions {
        Sessions::new(SessionLimits { idle: 30 * MINUTE, age: 100 * MINUTE })
    }

    fn person() -> Person {
        Person { name: "Anna".to_string(), access: Access::full() }
    }

    fn is_open(sessions: &Sessions, key: &str, now: Instant) -> bool {
        matches!(sessions.find(key, now), Found::Open(_))
    }

    #[test]
    fn a_session_ends_after_silence() {
        let (sessions, start) = (sessions(), Instant::now());
        let key = sessions.begin(person(), start);
        assert!(is_open(&sessions, &key, start + 29 * MINUTE));
        assert!(is_open(&sessions, &key, start + 58 * MINUTE));
        assert!(!is_open(&sessions, &key, start + 88 * MINUTE));
        assert!(!is_open(&sessions, &key, start));
    }

    #[test]
    fn a_session_ends_at_its_age_however_busy_it_is() {
        let (sessions, start) = (sessions(), Instant::now());
        let key = sessions.begin(person(), start);
        for minutes in [20, 40, 60, 80, 99] {
            assert!(is_open(&sessions, &key, start + minutes * MINUTE), "{minutes}");
        }
        assert!(!is_open(&sessions, &key, start + 100 * MINUTE));
    }

    #[test]
    fn a_session_ends_by_hand_and_no_other_does() {
        let (sessions, start) = (sessions(), Instant::now());
        let [one, other] = [sessions.begin(person(), start), sessions.begin(person(), start)];
        sessions.end(&one);
        assert!(!is_open(&sessions, &one, start));
        assert!(is_open(&sessions, &other, start));
        assert!(!is_open(&sessions, "", start));
    }

    #[test]
    fn the_oldest_session_makes_room_for_a_new_one() {
        let (sessions, start) = (sessions(), Instant::now());
        let first = sessions.begin(person(), start);
        let later = start + MINUTE;
        let second = sessions.begin(person(), later);
        for _ in 2..=SESSIONS_MAX {
            sessions.begin(person(), later);
        }
        assert!(!is_open(&sessions, &first, later));
        assert!(is_open(&sessions, &second, later));
    }

    #[test]
    fn a_form_has_the_key_of_its_own_session() {
        let (sessions, start) = (sessions(), Instant::now());
        let keys = [sessions.begin(person(), start), sessions.begin(person(), start)];
        let [Found::Open(one), Found::Open(other)] = keys.map(|key| sessions.find(&key, start))
        else {
            panic!("both are open")
        };
        assert!(one.has_form_key(&one.form_key.clone()));
        assert!(!one.has_form_key(&other.form_key));
        assert!(!one.has_form_key(""));
    }
}
