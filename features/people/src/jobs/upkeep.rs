//! What is due in the directory: registrations that nobody confirmed are forgotten, and
//! organisations for which nobody acts are asked once a year whether their contacts are right.

use crate::commands::register;
use crate::model::{ASKED_BEFORE, ORGANISATION, Organisation, YEAR};
use crate::pages::asked::CONFIRM_CONTACT;
use crate::queries;
use chrono::{Days, Duration};
use minga_auth::{Token, holders_of};
use minga_i18n::FluentArgs;
use minga_kernel::{Actor, Cx, Lang, Role};
use minga_store::orm::async_trait;
use minga_store::{Conn, Same, StoreError};
use minga_web::{App, Keeps, Letter, Round};

/// Looks what is due in the directory.
pub(crate) struct Upkeep;

/// What is kept for how long, as everybody reads it.
pub(crate) const KEEPS: &[Keeps] = &[Keeps { key: "registrations", time: register::LINK }];

/// How many are asked in one round; more are asked in the next.
const MOST: u64 = 50;

#[async_trait]
impl Round for Upkeep {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let cx = app.cx(Actor::Program, Lang::default());
        let before = cx.now() - register::LINK;
        let db = app.store.read().await?;
        let forgets = queries::any_unconfirmed(&db, before).await?;
        let asks = !due(&cx, &db).await?.is_empty();
        drop(db);
        if !forgets && !asks {
            return Ok(());
        }
        let tx = app.store.write().await?;
        // Of several servers, the second finds that nothing is due.
        tx.lock("directory").await?;
        queries::forget_unconfirmed(&tx, before).await?;
        for it in due(&cx, &tx).await? {
            let Some(to) = it.contacts.email.clone() else { continue };
            let token = Token::new(&*cx.random);
            queries::forget_contact_letter(&tx, it.id).await?;
            queries::add_contact_letter(&tx, it.id, &token.hash(), &to, cx.now()).await?;
            app.send_mail(&cx, &tx, &to, letter(app, &it, &token)).await?;
        }
        tx.commit().await
    }
}

/// Who is to be asked: their people are reminded like of every deadline, if there are any.
async fn due(cx: &Cx, db: &Conn) -> Result<Vec<Organisation>, StoreError> {
    let day = cx.today() - Days::new(YEAR - ASKED_BEFORE);
    // A letter that nobody answered is followed by another one a year later.
    let asked = cx.now() - Duration::days(i64::try_from(YEAR).unwrap_or(i64::MAX));
    let mut found = queries::to_be_asked(db, day, asked, MOST).await?;
    if found.is_empty() {
        return Ok(found);
    }
    let holders = holders_of(db, &[Role::Officer, Role::Counterpart], cx.now()).await?;
    let bodies: Vec<_> = holders.into_iter().filter_map(|it| it.body).collect();
    let same = Same::of(db, &bodies).await?;
    found.retain(|it| !bodies.iter().any(|body| *same.now(body) == ORGANISATION.with(it.id)));
    Ok(found)
}

/// In every language, the site's own first: nobody there told which one they read.
fn letter(app: &App, it: &Organisation, token: &Token) -> Letter {
    let own = app.face().language;
    let said = |lang: Lang| {
        let mut args = FluentArgs::new();
        args.set("name", it.name.for_reader(lang).to_owned());
        args.set("address", app.absolute(&CONFIRM_CONTACT.path(lang, &[("token", &token.reveal())])));
        app.letter(lang, ["people-asked-subject", "people-asked-mail"], args)
    };
    let mut letter = said(own);
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != own) {
        let other = said(lang);
        letter.text.push_str(&format!("\n\n* * *\n\n{}\n\n{}", other.subject, other.text));
    }
    letter
}
