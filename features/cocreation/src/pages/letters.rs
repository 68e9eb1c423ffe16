//! What authors are told by mail of what became of their proposals.

use super::{PROPOSAL, path_of};
use crate::model::Process;
use crate::model::proposal::Proposal;
use crate::queries;
use minga_auth::accounts_by_id;
use minga_i18n::FluentArgs;
use minga_kernel::Cx;
use minga_store::{StoreError, Tx};
use minga_web::{App, Letter};
use uuid::Uuid;

/// Writes to the author of each of these, once the change is committed. `about` is where it is
/// told; `what` is a part of the keys of the words.
pub(crate) async fn tell(
    app: &App,
    cx: &Cx,
    tx: &Tx,
    process: &Process,
    originals: &[Proposal],
    about: Option<&Proposal>,
    what: &'static str,
) -> Result<(), StoreError> {
    let authors: Vec<Uuid> = originals.iter().filter_map(|it| it.author).collect();
    let accounts = accounts_by_id(tx, &authors).await?;
    for it in originals {
        let Some(author) = it.author.and_then(|id| accounts.get(&id)).filter(|it| !it.blocked) else {
            continue;
        };
        let lang = author.lang;
        let number = about.unwrap_or(it).number;
        let mut args = FluentArgs::new();
        args.set("what", what);
        args.set("place", app.face().place.clone());
        args.set("title", it.written.title.clone());
        args.set("process", process.title.for_reader(lang).to_owned());
        args.set("address", app.absolute(&path_of(&PROPOSAL, lang, process, number)));
        args.set("own", app.absolute(&path_of(&PROPOSAL, lang, process, it.number)));
        let letter = Letter {
            lang,
            subject: app.words.say(lang, "cocreation-letter-subject", &args),
            text: app.words.say(lang, "cocreation-letter", &args),
            unsubscribe: None,
        };
        app.send_mail(cx, tx, &author.address, letter).await?;
    }
    Ok(())
}

/// A proposal and everything that is a part of it: those whose authors are told of an answer.
pub(crate) async fn family(tx: &Tx, it: &Proposal) -> Result<Vec<Proposal>, StoreError> {
    let ids = queries::family(tx, it.id).await?;
    queries::proposals_by_id(tx, &ids).await
}
