//! An organisation asks to be listed.

use super::confirm::check_contacts;
use crate::model::{Registration, registers_itself};
use crate::queries;
use chrono::Duration;
use minga_auth::{Allowance, Token, address_of, allow};
use minga_kernel::Cx;
use minga_store::{CommandError, Tx};
use minga_web::{Asker, Check};

/// How long the link serves.
pub(crate) const LINK: Duration = Duration::days(2);
/// How many themes an organisation names, and the letters of each.
const THEMES: usize = 12;
const THEME: usize = 80;

/// What came of it.
pub(crate) enum Asked {
    /// This address is sent this token.
    Told(String, Token),
    /// It was sent enough; whoever asked is not told.
    Enough,
    /// The place asked too often, or all places together.
    TooOften,
}

/// Keeps it until somebody confirms it by the link that the caller sends.
pub(crate) async fn register(
    cx: &Cx,
    tx: &Tx,
    source: &Asker,
    mut it: Registration,
    unknown_place: bool,
) -> Result<Asked, CommandError> {
    let mut check = Check::default();
    check.words("name", &it.name, 200, true);
    check.words("acronym", it.acronym.as_deref().unwrap_or_default(), 40, false);
    check.words("city", it.city.as_deref().unwrap_or_default(), 100, false);
    check.words("why", &it.why, 2_000, true);
    if !registers_itself(&it.sector) {
        check.refuse("sector", "choice");
    }
    if unknown_place {
        check.refuse("territory", "choice");
    }
    if it.themes.is_empty() {
        check.refuse("themes", "missing-text");
    }
    if it.themes.len() > THEMES || it.themes.iter().any(|theme| theme.chars().count() > THEME) {
        check.refuse("themes", "themes");
    }
    check_contacts(&mut check, &it.contacts, true);
    check.done()?;
    let Some(address) = it.contacts.email.as_deref().and_then(address_of) else {
        return Err(CommandError::NotFound);
    };
    let (from_one, of_all) =
        (Allowance::hourly(cx.limits.open_forms), Allowance::daily(cx.limits.registrations));
    if !allow(cx, tx, "register from", source.as_str(), from_one).await?
        || !allow(cx, tx, "register", "all", of_all).await?
    {
        return Ok(Asked::TooOften);
    }
    if !allow(cx, tx, "register to", &address, Allowance::daily(cx.limits.links)).await? {
        return Ok(Asked::Enough);
    }
    it.contacts.email = Some(address.clone());
    let token = Token::new(&*cx.random);
    queries::add_registration(tx, &token.hash(), &it).await?;
    Ok(Asked::Told(address, token))
}
