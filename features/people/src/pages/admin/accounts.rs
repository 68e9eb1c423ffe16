//! The accounts, and inviting somebody.

use super::{ACCOUNT, ACCOUNTS, pass};
use minga_auth::{Account, Purpose, accounts, add_account, issue_ticket};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Problem};
use minga_store::{CommandError, Conn, Tx};
use minga_web::http::{IntoResponse, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, Letter, PageError, PageMeta, PageResult, Signed, View,
    Visit, escape_query, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AccountsPage {
    accounts: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    lines: Vec<Line>,
    next: Option<String>,
    address: Field,
    name: Field,
    lang: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Line {
    name: String,
    address: String,
    path: String,
    made: Day,
    blocked: bool,
}

impl View for AccountsPage {
    const TEMPLATE: &'static str = "people/accounts.html";

    fn samples() -> Vec<AccountsPage> {
        let line = |blocked| Line {
            name: "<Ana>".to_owned(),
            address: "ana@example.org".to_owned(),
            path: "/es".to_owned(),
            made: Day::default(),
            blocked,
        };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            lines: if full { vec![line(true), line(false)] } else { Vec::new() },
            next: full.then(|| "/es".to_owned()),
            address: Field::sample(),
            name: Field::sample(),
            lang: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| AccountsPage { accounts: sample(full) }).collect()
    }
}

/// Accounts on one page.
const ROWS: u64 = 100;
/// How long an invitation serves.
const INVITATION: chrono::Duration = chrono::Duration::days(14);

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    page(&app, &db, &visit, None, &[]).await
}

/// Makes an account and invites its owner.
pub(crate) async fn send(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    let lang = Lang::from_code(&form.text("lang")).unwrap_or(visit.lang);
    match add_account(&cx, &tx, &form.text("address"), &form.text("name"), lang).await {
        Ok(account) => {
            invite(&app, &cx, &tx, &account).await?;
            tx.commit().await?;
            let id = account.id.to_string();
            let path = ACCOUNT.path(visit.lang, &[("account", &id)]);
            Ok(Redirect::to(&format!("{path}?done=invited")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            drop(tx);
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// Sends an invitation; the one before is void.
pub(super) async fn invite(
    app: &App,
    cx: &minga_kernel::Cx,
    tx: &Tx,
    account: &Account,
) -> Result<(), PageError> {
    let token = issue_ticket(cx, tx, Purpose::Invitation, account.id, INVITATION).await?;
    let mut args = FluentArgs::new();
    args.set("place", app.settings.place.clone());
    args.set("address", app.ticket_address(account.lang, &token));
    args.set("days", INVITATION.num_days() as f64);
    let subject = app.words.say(account.lang, "mail-invitation-subject", &args);
    let text = app.words.say(account.lang, "mail-invitation", &args);
    let letter = Letter { lang: account.lang, subject, text, unsubscribe: None };
    Ok(app.send_mail(cx, tx, &account.address, letter).await?)
}

async fn page(app: &App, db: &Conn, visit: &Visit, form: Option<&Form>, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let after = visit.asked("after");
    let known = accounts(db, after, ROWS).await?;
    let last = known.last().filter(|_| known.len() as u64 == ROWS);
    let next = last.map(|it| format!("{}?after={}", ACCOUNTS.path(lang, &[]), escape_query(&it.address)));
    let fields = Fields::new(app, lang, "invite", problems);
    let text = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let languages = Lang::ALL.map(|it| (it.code().to_owned(), it.own_name().to_owned()));
    let shown = Shown {
        action: ACCOUNTS.path(lang, &[]),
        next,
        address: fields.field("address", text("address"), true),
        name: fields.field("name", text("name"), true),
        lang: fields.choice("lang", &text("lang"), true, languages),
        errors: fields.errors(),
        lines: known
            .into_iter()
            .map(|it| Line {
                path: ACCOUNT.path(lang, &[("account", &it.id.to_string())]),
                name: it.name,
                address: it.address,
                made: it.made_at.date_naive(),
                blocked: it.blocked,
            })
            .collect(),
    };
    let title = app.words.plain(lang, "people-accounts");
    let meta = PageMeta {
        paths: ACCOUNTS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &AccountsPage { accounts: shown })
}
