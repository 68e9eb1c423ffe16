//! Mail leaves as a job, so that it is sent exactly if the change that asks for it happens.

use crate::App;
use async_trait::async_trait;
use minga_jobs::{Handler, JobError};
use minga_kernel::Cx;
use minga_mail::{Mail, Mailer};
use minga_store::{StoreError, Tx};
use std::sync::Arc;

/// The kind of job that sends a mail.
const KIND: &str = "mail";

impl App {
    /// Sends a mail once this change is committed. An address or a subject that no mail can
    /// have is an error now, and not of a job that nobody looks at.
    pub async fn send_mail(
        &self,
        cx: &Cx,
        tx: &Tx,
        to: &str,
        subject: &str,
        text: &str,
    ) -> Result<(), StoreError> {
        let (to, subject, text) = (to.to_owned(), subject.to_owned(), text.to_owned());
        let mail = Mail { id: cx.new_id(), to, subject, text };
        mail.check().map_err(|error| StoreError::new(error.to_string()))?;
        minga_jobs::enqueue(cx, tx, KIND, &mail).await?;
        Ok(())
    }
}

/// Sends what was asked for.
pub struct SendMail(pub Arc<dyn Mailer>);

#[async_trait]
impl Handler for SendMail {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let mail: Mail = serde_json::from_value(payload).map_err(|_| JobError::give_up("mail-unreadable"))?;
        self.0.send(&mail).await.map_err(|error| {
            let reason = error.to_string();
            if error.is_final() { JobError::give_up(reason) } else { JobError::retry(reason) }
        })
    }
}
