use std::io;

/// A mail was not sent. None of them holds an address or anything of the mail, nor what a
/// server said, which often repeats the address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The receiver's address is none.
    #[error("mail-address")]
    Address,
    /// The subject is empty, too long or not one line.
    #[error("mail-subject")]
    Subject,
    /// The text is too long or has characters that are none.
    #[error("mail-text")]
    Text,
    /// The setting of who sends is not an address, or a name and an address in `<>`.
    #[error("mail-sender: write it as `Name <name@host.example>`")]
    Sender,
    /// The setting of the mail server cannot be understood.
    #[error("mail-server: {0}")]
    Server(&'static str),
    /// The folder cannot be written.
    #[error("mail-folder: {0}")]
    Folder(io::ErrorKind),
    /// The server does not accept our name and password.
    #[error("mail-credentials")]
    Credentials,
    /// The server says that nobody has this address (RFC 5321; RFC 3463 where it tells more).
    #[error("mail-nobody")]
    Nobody,
    /// The server refused, with this code (RFC 5321).
    #[error("mail-refused: {0}")]
    Refused(u16),
    /// The server lacks the encryption or the login that we ask for, or cannot prove who it is.
    #[error("mail-unfit")]
    Unfit,
    /// The server cannot be reached, went away or is silent.
    #[error("mail-connection")]
    Connection,
}

impl MailError {
    /// Whether the same mail would be refused for ever. What an operator can mend is not.
    pub fn is_final(&self) -> bool {
        match self {
            MailError::Address | MailError::Subject | MailError::Text | MailError::Nobody => true,
            MailError::Refused(code) => *code >= 500,
            _ => false,
        }
    }
}
