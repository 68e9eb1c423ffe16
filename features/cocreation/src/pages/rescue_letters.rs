//! What authors and supporters are asked by mail when a proposal is offered again.

use super::{PROPOSAL, RESCUE_OWN, SUPPORT, path_of};
use crate::commands::rescue::Opened;
use crate::model::Process;
use crate::model::proposal::Proposal;
use minga_auth::{Account, accounts_by_id};
use minga_i18n::FluentArgs;
use minga_kernel::Cx;
use minga_store::{StoreError, Tx};
use minga_web::{App, Letter};
use uuid::Uuid;

/// Asks the authors of what a rescue is about, once the change is committed.
pub(crate) async fn ask_authors(app: &App, cx: &Cx, tx: &Tx, opened: &Opened) -> Result<(), StoreError> {
    let authors: Vec<Uuid> = opened.all.iter().filter_map(|(it, _)| it.author).collect();
    let mut accounts = std::collections::HashMap::new();
    for some in authors.chunks(1_000) {
        accounts.extend(accounts_by_id(tx, some).await?);
    }
    for (it, rescue) in &opened.all {
        let Some(author) = it.author.and_then(|id| accounts.get(&id)) else { continue };
        let own = app.absolute(&RESCUE_OWN.path(author.lang, &[("rescue", &rescue.id.to_string())]));
        write(app, cx, tx, author, "author", &opened.to, it, own).await?;
    }
    Ok(())
}

/// Asks some people who supported what is offered again whether they still agree.
pub(crate) async fn ask_supporters(
    app: &App,
    cx: &Cx,
    tx: &Tx,
    to: &Process,
    offered: &Proposal,
    people: &[Uuid],
) -> Result<(), StoreError> {
    for account in accounts_by_id(tx, people).await?.into_values() {
        let own = app.absolute(&path_of(&SUPPORT, account.lang, to, offered.number));
        write(app, cx, tx, &account, "supporter", to, offered, own).await?;
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "who is asked, what, and where they answer")]
async fn write(
    app: &App,
    cx: &Cx,
    tx: &Tx,
    account: &Account,
    whom: &'static str,
    to: &Process,
    it: &Proposal,
    own: String,
) -> Result<(), StoreError> {
    if account.blocked {
        return Ok(());
    }
    let lang = account.lang;
    let mut args = FluentArgs::new();
    args.set("whom", whom);
    args.set("place", app.face().place.clone());
    args.set("title", it.written.title.clone());
    args.set("process", to.title.for_reader(lang).to_owned());
    args.set("days", app.settings.writing.rescue_days);
    args.set("own", own);
    args.set("address", app.absolute(&path_of(&PROPOSAL, lang, to, it.number)));
    let letter = Letter {
        lang,
        subject: app.words.say(lang, "cocreation-rescue-subject", &args),
        text: app.words.say(lang, "cocreation-rescue-letter", &args),
        unsubscribe: None,
    };
    app.send_mail(cx, tx, &account.address, letter).await
}
