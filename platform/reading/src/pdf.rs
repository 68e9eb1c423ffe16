//! PDF (ISO 32000). What is encrypted without a password that we have is not read.

use crate::{Limits, Unreadable};
use lopdf::Document;

pub(crate) fn text_of(bytes: &[u8], limits: &Limits) -> Result<String, Unreadable> {
    let document = Document::load_mem(bytes).map_err(|_| Unreadable::Broken)?;
    if document.is_encrypted() {
        return Err(Unreadable::Locked);
    }
    let mut text = String::new();
    for number in document.get_pages().into_keys().take(limits.pages) {
        // A page that cannot be read takes nothing from the others.
        if let Ok(page) = document.extract_text(&[number]) {
            text.push_str(&page);
            text.push('\n');
        }
        if text.len() > limits.letters.saturating_mul(4) {
            break;
        }
    }
    Ok(text)
}
