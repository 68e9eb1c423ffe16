//! A form that is sent twice is taken once: it has a key of its own, made with it, and what was
//! done under a key is remembered in the transaction of the change, as for the API.

use crate::{App, Form};
use chrono::Duration;
use minga_clients::{Answer, answer_to, keep_answer};
use minga_kernel::{Cx, Moment};
use minga_store::{Conn, StoreError, Tx};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The field that holds the key.
const FIELD: &str = "once";
/// For how long it is remembered that a form was taken.
pub(crate) const KEPT: Duration = Duration::hours(24);
/// The longest key.
const LONGEST: usize = 64;

/// The key under which a form is taken.
#[derive(Clone, Debug)]
pub struct Once {
    account: Uuid,
    key: String,
    content: String,
}

/// What happened under the key of a form before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// The same was taken.
    Same,
    /// Something else was taken.
    Other,
}

impl Once {
    /// The key of a form that this account sent; nothing if it has none. `fields` are those by
    /// which what is sent is known again.
    pub fn of(account: Uuid, form: &Form, fields: &[&str]) -> Option<Once> {
        let key = form.text(FIELD);
        if key.is_empty() || key.len() > LONGEST {
            return None;
        }
        let mut content = Sha256::new();
        for field in fields {
            let value = form.text(field);
            content.update(format!("{field} {}\n", value.len()));
            content.update(value);
        }
        // No key of a form is one of the API's.
        let key = hex::encode(Sha256::digest(format!("form\n{key}")));
        Some(Once { account, key, content: hex::encode(content.finalize()) })
    }

    /// What happened under it.
    pub async fn before(&self, db: &Conn, now: Moment) -> Result<Before, StoreError> {
        Ok(match answer_to(db, self.account, &self.key, now - KEPT).await? {
            None => Before::Nothing,
            Some(answer) if answer.request == self.content => Before::Same,
            Some(_) => Before::Other,
        })
    }

    /// Holds it, and says what happened under it: of two that come at once, the second waits
    /// here until the first is committed or undone.
    pub async fn hold(&self, cx: &Cx, tx: &Tx) -> Result<Before, StoreError> {
        tx.lock(&format!("answer to {} {}", self.account, self.key)).await?;
        self.before(tx, cx.now()).await
    }

    /// Remembers that this was taken, with the change.
    pub async fn keep(&self, cx: &Cx, tx: &Tx) -> Result<(), StoreError> {
        let answer = Answer {
            request: self.content.clone(),
            status: 303,
            location: None,
            tag: None,
            body: String::new(),
        };
        keep_answer(tx, self.account, &self.key, &answer, cx.now()).await
    }
}

impl App {
    /// The key of a form that is made anew, or the one that it has.
    pub fn form_key(&self, form: Option<&Form>) -> String {
        let known = form.map(|form| form.text(FIELD)).filter(|key| !key.is_empty());
        known.unwrap_or_else(|| {
            let mut bytes = [0; 16];
            self.random.fill(&mut bytes);
            hex::encode(bytes)
        })
    }
}
