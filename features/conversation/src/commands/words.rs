//! What people wrote into a form, cleaned and checked.

use minga_kernel::{Cx, clean};
use minga_web::Check;

/// The text that stays of what was written, which is refused if it is too long, or nothing
/// where something is required.
pub(crate) fn cleaned(cx: &Cx, check: &mut Check, field: &str, written: &str, required: bool) -> String {
    let text = clean::text(written);
    check.words(field, &text, cx.limits.comment, required);
    text
}
