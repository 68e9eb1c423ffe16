use crate::{Mail, MailError};
use async_trait::async_trait;

/// A way to send mail.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Sends it. `Ok` says that somebody else answers for it now, not that it was read.
    ///
    /// After an error it may have been sent nevertheless, if the connection broke at the end.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;

    /// Whether mail could be sent now, as far as can be known without sending any.
    async fn check(&self) -> Result<(), MailError>;
}
