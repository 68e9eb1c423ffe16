use crate::{Day, Moment};

/// The time, passed in so that a test can decide what day it is.
pub trait Clock: Send + Sync {
    /// The present moment, to the microsecond (what both databases can hold).
    fn now(&self) -> Moment;

    /// The present day in UTC.
    fn today(&self) -> Day {
        self.now().date_naive()
    }
}

/// Randomness, passed in so that a test can repeat it.
pub trait Random: Send + Sync {
    /// Fills `bytes` with unpredictable bytes.
    fn fill(&self, bytes: &mut [u8]);
}
