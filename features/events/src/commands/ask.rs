//! Somebody without an account asks for a place.

use crate::jobs::letters;
use crate::model::registration::{Person, name};
use crate::queries;
use chrono::Duration;
use minga_auth::{Allowance, Token, address_of, allow};
use minga_kernel::{Cx, Refusal};
use minga_store::CommandError;
use minga_web::{App, Asker, Check};
use uuid::Uuid;

/// How long a link serves.
pub(crate) const LINK: Duration = Duration::days(2);

/// Keeps what somebody asks for until they confirm it by the link that is sent; whether the place
/// that they ask from may ask so often. Whether the address has a place already changes nothing:
/// nobody learns it, and nobody takes a place for somebody else.
pub(crate) async fn ask(
    cx: &Cx,
    app: &App,
    source: &Asker,
    gathering: Uuid,
    called: &str,
    address: &str,
) -> Result<bool, CommandError> {
    let tx = app.store.write().await?;
    let it = queries::gathering_by_id(&tx, gathering).await?.ok_or(CommandError::NotFound)?;
    if !it.is_open(cx.now()) {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    let called = name(called);
    check.words("name", &called, cx.limits.line, true);
    let known = address_of(address);
    if known.is_none() {
        check.refuse("address", "address");
    }
    check.done()?;
    let Some(address) = known else { return Err(CommandError::NotFound) };
    let from_one = Allowance::hourly(cx.limits.open_forms);
    if !allow(cx, &tx, "event from", source.as_str(), from_one).await? {
        tx.commit().await?;
        return Ok(false);
    }
    // Whoever was sent enough is sent no more, and whoever asks is not told.
    if allow(cx, &tx, "event to", &address, Allowance::daily(cx.limits.links)).await? {
        let who = Person { account: None, name: called, address, lang: cx.lang };
        let token = Token::new(&*cx.random);
        queries::add_wish(&tx, &token.hash(), gathering, &who, cx.now() + LINK).await?;
        app.send_mail(cx, &tx, &who.address, letters::confirm(app, who.lang, &token)).await?;
    }
    tx.commit().await?;
    Ok(true)
}
