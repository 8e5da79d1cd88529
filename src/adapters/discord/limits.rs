//! How often one person and one server may ask.

use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Counts of the last minute, by number; no question and no name.
pub(super) struct Limits {
    people: DefaultKeyedRateLimiter<u64>,
    servers: DefaultKeyedRateLimiter<u64>,
    /// Whom was told to slow down in a message: once a minute, or the telling is a flood itself.
    told: DefaultKeyedRateLimiter<u64>,
    clock: DefaultClock,
}

impl Limits {
    pub fn new(person_per_minute: NonZeroU32, server_per_minute: NonZeroU32) -> Limits {
        let keyed = |per_minute| RateLimiter::keyed(Quota::per_minute(per_minute));
        Limits {
            people: keyed(person_per_minute),
            servers: keyed(server_per_minute),
            told: keyed(NonZeroU32::MIN),
            clock: DefaultClock::default(),
        }
    }

    /// Counts one question; errs with the seconds to wait where there were too many.
    pub fn count(&self, person: u64, server: Option<u64>) -> Result<(), u64> {
        let seconds = |until: governor::NotUntil<_>| {
            until.wait_time_from(self.clock.now()).as_secs_f64().ceil() as u64
        };
        self.people.check_key(&person).map_err(seconds)?;
        server.map_or(Ok(()), |server| self.servers.check_key(&server).map_err(seconds))
    }

    /// Whether a person who writes too much has yet to be told so this minute.
    pub fn is_to_be_told(&self, person: u64) -> bool {
        self.told.check_key(&person).is_ok()
    }

    /// Throws away what no longer counts.
    pub fn forget_old(&self) {
        for counts in [&self.people, &self.servers, &self.told] {
            counts.retain_recent();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_and_a_server_have_each_their_own_measure() {
        let two = NonZeroU32::MIN.saturating_add(1);
        let limits = Limits::new(two, two.saturating_add(1));
        assert_eq!(limits.count(1, Some(9)), Ok(()));
        assert_eq!(limits.count(1, Some(9)), Ok(()));
        assert!(matches!(limits.count(1, Some(9)), Err(1..=30)));
        assert_eq!(limits.count(2, Some(9)), Ok(()));
        assert!(matches!(limits.count(3, Some(9)), Err(1..=20)));
        assert_eq!(limits.count(3, None), Ok(()));
        assert!(limits.is_to_be_told(1) && !limits.is_to_be_told(1));
    }
}
