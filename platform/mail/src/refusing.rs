use crate::{Mail, MailError, Mailer};
use async_trait::async_trait;

/// Sends nothing, because its setting is wrong: whoever only looks after the installation can
/// work all the same, and say so.
#[derive(Clone, Debug)]
pub struct RefusingMailer(pub MailError);

#[async_trait]
impl Mailer for RefusingMailer {
    async fn send(&self, _mail: &Mail) -> Result<(), MailError> {
        Err(self.0.clone())
    }

    async fn check(&self) -> Result<(), MailError> {
        Err(self.0.clone())
    }
}
