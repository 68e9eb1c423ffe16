use minga_store::StoreError;

/// A job was not done.
///
/// The reason is kept with the job and shown to administrators: a code or a short text, and
/// never anything of a person, neither a name nor an address nor what was written.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
pub struct JobError {
    reason: String,
    again: bool,
    #[source]
    source: Option<StoreError>,
}

impl JobError {
    /// The most characters of a reason that are kept.
    pub const LONGEST: usize = 200;

    /// It may go better later: the job is tried again, as often as the settings allow.
    pub fn retry(reason: impl Into<String>) -> JobError {
        JobError { reason: short(reason.into()), again: true, source: None }
    }

    /// It will never go better: the job has failed.
    pub fn give_up(reason: impl Into<String>) -> JobError {
        JobError { reason: short(reason.into()), again: false, source: None }
    }

    /// Whether the job is worth another try.
    pub fn is_worth_a_retry(&self) -> bool {
        self.again
    }
}

/// The database may be well again later. What it said may repeat what somebody wrote, so it
/// goes to the log and not to the job.
impl From<StoreError> for JobError {
    fn from(source: StoreError) -> JobError {
        JobError { reason: "database".to_owned(), again: true, source: Some(source) }
    }
}

fn short(reason: String) -> String {
    match reason.char_indices().nth(JobError::LONGEST) {
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_reason_is_cut() {
        assert_eq!(JobError::retry("short").to_string(), "short");
        let whole = "ñ".repeat(JobError::LONGEST);
        assert_eq!(JobError::retry(whole.clone()).to_string(), whole);
        assert_eq!(JobError::give_up("ñ".repeat(201)).to_string(), format!("{whole}…"));
    }

    #[test]
    fn what_the_database_said_is_not_kept() {
        let error = JobError::from(StoreError::new("Key (email)=(ana@example.org) already exists"));
        assert_eq!(error.to_string(), "database");
        assert!(error.is_worth_a_retry());
    }
}
