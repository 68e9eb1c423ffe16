//! Giving places: never more than there are, and to whoever waited first.

use crate::jobs::letters::{self, News};
use crate::model::Gathering;
use crate::model::registration::{self, Person, Registration, Standing};
use crate::queries;
use chrono::Duration;
use minga_auth::Token;
use minga_kernel::Cx;
use minga_store::{StoreError, Tx};
use minga_web::App;

/// How long before a gathering those who have a place are reminded.
pub(crate) const BEFORE: Duration = Duration::hours(24);

/// Holds everything about the places of a gathering to the end of the transaction.
pub(super) async fn hold(tx: &Tx, gathering: uuid::Uuid) -> Result<(), StoreError> {
    tx.lock(&format!("gathering {gathering}")).await
}

/// Registers somebody, who gets a place if there is one, and else waits. Whoever registered
/// already stays as they are. The caller holds the gathering.
pub(super) async fn register(
    cx: &Cx,
    app: &App,
    tx: &Tx,
    it: &Gathering,
    who: Person,
) -> Result<Registration, StoreError> {
    if let Some(known) = queries::registration_by_address(tx, it.id, &who.address).await? {
        let own = Registration { account: known.account.or(who.account), ..known.clone() };
        if own != known {
            queries::save_registration(tx, &own).await?;
        }
        return Ok(own);
    }
    let mut code = registration::code(&*cx.random);
    while queries::registration_by_code(tx, it.id, &code).await?.is_some() {
        code = registration::code(&*cx.random);
    }
    let standing = if has_room(tx, it).await? { Standing::Placed } else { Standing::Waiting };
    let new = Registration {
        id: cx.new_id(),
        gathering: it.id,
        number: queries::next_number(tx, it.id).await?,
        account: who.account,
        name: who.name,
        address: Some(who.address),
        lang: who.lang,
        key: Some(Token::new(&*cx.random).reveal()),
        standing,
        code,
        came: false,
        // Whoever registers on the day before reads everything in the mail that says so.
        reminded: standing == Standing::Placed && cx.now() + BEFORE >= it.starts,
        made_at: cx.now(),
    };
    queries::add_registration(tx, &new).await?;
    let news = if standing == Standing::Placed { News::Placed } else { News::Waiting };
    letters::tell(cx, app, tx, it, &new, news).await?;
    Ok(new)
}

/// Gives the places that are free to those who waited first. The caller holds the gathering.
pub(super) async fn move_up(cx: &Cx, app: &App, tx: &Tx, it: &Gathering) -> Result<(), StoreError> {
    while it.is_open(cx.now()) && has_room(tx, it).await? {
        let Some(first) = queries::first_waiting(tx, it.id).await? else { break };
        let reminded = cx.now() + BEFORE >= it.starts;
        let placed = Registration { standing: Standing::Placed, reminded, ..first };
        queries::save_registration(tx, &placed).await?;
        letters::tell(cx, app, tx, it, &placed, News::Placed).await?;
    }
    Ok(())
}

async fn has_room(tx: &Tx, it: &Gathering) -> Result<bool, StoreError> {
    let Some(places) = it.places else { return Ok(true) };
    Ok(queries::standing_count(tx, it.id, Standing::Placed).await? < places)
}
