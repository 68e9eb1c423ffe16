//! Somebody asks to follow something.

use crate::model::{LONGEST, Rhythm, Topic, Wish};
use crate::queries;
use chrono::Duration;
use minga_auth::{Allowance, Token, address_of, allow};
use minga_kernel::Cx;
use minga_store::{CommandError, Tx};
use minga_web::{Asker, Check};

/// How long a link serves.
pub(crate) const LINK: Duration = Duration::days(2);

/// What came of it.
pub(crate) enum Asked {
    /// Whoever has the address is sent this token.
    Told(Wish, Token),
    /// They were sent enough; whoever asked is not told.
    Enough,
    /// The place asked too often.
    TooOften,
}

/// Keeps what somebody asks for until they confirm it by the link that the caller sends. Whether
/// the address follows anything already changes nothing: nobody learns it, and nobody adds
/// anything for somebody else.
pub(crate) async fn ask(
    cx: &Cx,
    tx: &Tx,
    source: &Asker,
    address: &str,
    topic: Topic,
    rhythm: Option<Rhythm>,
) -> Result<Asked, CommandError> {
    let known = address_of(address);
    let mut check = Check::default();
    if known.is_none() {
        check.refuse("address", "address");
    }
    if rhythm.is_none() {
        check.refuse("rhythm", "choice");
    }
    if topic.to_string().len() > LONGEST {
        check.refuse("", "long-search");
    }
    check.done()?;
    let (Some(address), Some(rhythm)) = (known, rhythm) else { return Err(CommandError::NotFound) };
    let from_one = Allowance::hourly(cx.limits.open_forms);
    if !allow(cx, tx, "follow from", source.as_str(), from_one).await? {
        return Ok(Asked::TooOften);
    }
    if !allow(cx, tx, "follow to", &address, Allowance::daily(cx.limits.links)).await? {
        return Ok(Asked::Enough);
    }
    let wish = Wish { address, lang: cx.lang, topic, rhythm };
    let token = Token::new(&*cx.random);
    queries::add_wish(tx, &token.hash(), &wish, cx.now() + LINK).await?;
    Ok(Asked::Told(wish, token))
}
