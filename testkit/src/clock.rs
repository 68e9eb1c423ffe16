use minga_kernel::{Clock, Moment};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A clock that shows what a test sets.
#[derive(Debug)]
pub struct FixedClock(Mutex<Moment>);

impl FixedClock {
    /// A clock that stands at `moment`, written as in RFC 3339: `2026-11-22T15:00:00Z`.
    ///
    /// # Panics
    ///
    /// If that is not how it is written.
    pub fn at(moment: &str) -> FixedClock {
        FixedClock(Mutex::new(parsed(moment)))
    }

    /// Sets it, forwards or backwards.
    ///
    /// # Panics
    ///
    /// If `moment` is not written as in RFC 3339.
    pub fn set(&self, moment: &str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = parsed(moment);
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn parsed(moment: &str) -> Moment {
    moment.parse().unwrap_or_else(|error| panic!("{moment} is not a moment: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_moves_only_when_told() {
        let clock = FixedClock::at("2026-11-22T23:59:59Z");
        assert_eq!(clock.now(), clock.now());
        clock.advance(Duration::from_secs(1));
        assert_eq!(clock.today().to_string(), "2026-11-23");
        clock.set("2019-10-29T00:00:00-05:00");
        assert_eq!(clock.now().to_rfc3339(), "2019-10-29T05:00:00+00:00");
    }
}
