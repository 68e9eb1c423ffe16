//! Plain texts, in whatever encoding they were written.

use encoding_rs::{UTF_8, WINDOWS_1252};

pub(crate) fn text_of(bytes: &[u8]) -> String {
    let (text, _, broken) = UTF_8.decode(bytes);
    if !broken {
        return text.into_owned();
    }
    let (text, _, _) = WINDOWS_1252.decode(bytes);
    text.into_owned()
}
