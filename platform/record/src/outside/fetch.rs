//! Asking another installation, politely: one connection, one question at a time, no more
//! bytes than the answer can have.

use super::OutsideError;
use serde_json::Value;
use std::io::Read;
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a question is repeated that was not answered.
const TRIES: u32 = 3;
/// The largest answer of the API, in bytes.
const MOST_OF_API: u64 = 32 * 1024 * 1024;

/// Another installation.
pub(super) struct Site {
    base: String,
    agent: ureq::Agent,
}

impl Site {
    pub(super) fn at(address: &str) -> Site {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent("minga-verify")
            .build()
            .into();
        Site { base: address.trim_end_matches('/').to_owned(), agent }
    }

    pub(super) fn trouble(&self, path: &str, why: impl std::fmt::Display) -> OutsideError {
        OutsideError::Network { address: format!("{}{path}", self.base), why: why.to_string() }
    }

    /// What a path gives, of at most so many bytes; nothing if there is no such thing.
    pub(super) fn get(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, OutsideError> {
        let mut tries = 1;
        loop {
            match self.ask(path, most) {
                Err(_) if tries < TRIES => std::thread::sleep(Duration::from_millis(500) * tries),
                answer => return answer,
            }
            tries += 1;
        }
    }

    fn ask(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, OutsideError> {
        let address = format!("{}{path}", self.base);
        let mut answer = self.agent.get(&address).call().map_err(|error| self.trouble(path, error))?;
        match answer.status().as_u16() {
            200 => {
                // What is longer is cut, and does not hold when it is checked.
                let mut bytes = Vec::new();
                let read = answer.body_mut().as_reader().take(most).read_to_end(&mut bytes);
                read.map_err(|error| self.trouble(path, error))?;
                Ok(Some(bytes))
            }
            404 | 410 => Ok(None),
            status @ 300..400 => {
                let to = answer.headers().get("location").and_then(|to| to.to_str().ok());
                let to = to.unwrap_or_default().to_owned();
                Err(self.trouble(path, format_args!("{status}, {to}")))
            }
            status => Err(self.trouble(path, status)),
        }
    }

    /// What the API gives.
    pub(super) fn api(&self, path: &str) -> Result<Value, OutsideError> {
        let bytes = self.get(path, MOST_OF_API)?.ok_or_else(|| self.trouble(path, 404))?;
        serde_json::from_slice(&bytes).map_err(|error| self.trouble(path, error))
    }

    /// A whole list of the API, one page after the other; at most so many rows.
    pub(super) fn list(
        &self,
        path: &str,
        most: u64,
        mut each: impl FnMut(&Value) -> Result<(), OutsideError>,
    ) -> Result<(), OutsideError> {
        let (mut cursor, mut rows) = (String::new(), 0);
        loop {
            let page = format!("{path}?limit=200{cursor}");
            let answer = self.api(&page)?;
            let items = answer["items"].as_array().ok_or_else(|| self.trouble(&page, "no list"))?;
            rows += items.len() as u64;
            if rows > most || (items.is_empty() && answer["next"].is_string()) {
                return Err(self.trouble(&page, format_args!("a list without an end: {rows} rows")));
            }
            for item in items {
                each(item)?;
            }
            let Some(next) = answer["next"].as_str() else { return Ok(()) };
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            if next.is_empty() || !next.chars().all(plain) {
                return Err(self.trouble(&page, "a cursor that is none"));
            }
            cursor = format!("&cursor={next}");
        }
    }
}
