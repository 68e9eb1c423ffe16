//! One account: its roles, and whether it may sign in.

use super::{ACCOUNT, ACCOUNTS, pass};
use crate::model::{HANDED_OVER, ORGANISATION};
use crate::pages::handovers::path_of;
use minga_auth::{
    Membership, NewRole, account, block_account, end_role, give_role, membership, memberships_of,
    sign_out_everywhere,
};
use minga_kernel::{Day, Kind, Lang, Moment, Place, Problem, Ref, Role};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, Response, State};
use minga_web::pages::WORK;
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View, Visit, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct AccountPage {
    account: Shown,
}

#[derive(Serialize)]
struct Shown {
    address: String,
    made: Day,
    blocked: bool,
    has_password: bool,
    /// What was just done: a part of a message's key.
    done: Option<String>,
    action: String,
    roles: Vec<Held>,
    role: Field,
    body: Field,
    scope: Field,
    begins: Field,
    ends: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Held {
    id: String,
    role: &'static str,
    body: Option<String>,
    scope: Option<String>,
    begins: Day,
    ends: Option<Day>,
    /// Whether it can still be ended.
    open: bool,
    /// What they leave to whoever comes after, where a role leaves something.
    handover: Option<String>,
}

impl View for AccountPage {
    const TEMPLATE: &'static str = "people/account.html";

    fn samples() -> Vec<AccountPage> {
        let held = |open: bool| Held {
            id: Uuid::nil().to_string(),
            role: "officer",
            body: open.then(|| "<MT>".to_owned()),
            scope: open.then(|| "EC-1".to_owned()),
            begins: Day::default(),
            ends: (!open).then(Day::default),
            open,
            handover: open.then(|| "/es".to_owned()),
        };
        let sample = |full: bool| Shown {
            address: "ana@example.org".to_owned(),
            made: Day::default(),
            blocked: full,
            has_password: full,
            done: full.then(|| "role".to_owned()),
            action: "/es".to_owned(),
            roles: if full { vec![held(true), held(false)] } else { Vec::new() },
            role: Field::sample(),
            body: Field::sample(),
            scope: Field::sample(),
            begins: Field::sample(),
            ends: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| AccountPage { account: sample(full) }).collect()
    }
}

/// What may stand behind `done=` in the address.
const DONE: &[&str] = &["invited", "role", "ended", "blocked", "unblocked", "link", "signed_out"];

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
) -> PageResult {
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    page(&app, &db, &visit, id, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let store = &app.store;
    match form.text("deed").as_str() {
        "block" => block_account(&cx, store, id, true).await.map(|()| back(&visit, id, "blocked")),
        "unblock" => block_account(&cx, store, id, false).await.map(|()| back(&visit, id, "unblocked")),
        "end" => {
            let role: Uuid = form.text("membership").parse().map_err(|_| PageError::Bad("form"))?;
            // Only what this page shows is ended from here.
            let db = store.read().await?;
            let own = membership(&db, role).await?.is_some_and(|it| it.account == id);
            drop(db);
            if !own {
                return Err(PageError::not_found(""));
            }
            end_role(&cx, store, role).await.map(|ended| {
                if HANDED_OVER.contains(&ended.role) {
                    // What is left is shown at once, so that somebody is named.
                    Redirect::to(&format!("{}?done=ended", path_of(visit.lang, role))).into_response()
                } else {
                    back(&visit, id, "ended")
                }
            })
        }
        "invite" => {
            let tx = store.write().await?;
            minga_auth::may_administer(&cx, &tx).await?;
            let known = account(&tx, id).await?.ok_or_else(|| PageError::not_found(""))?;
            app.invite(&cx, &tx, &known).await?;
            tx.commit().await?;
            Ok(back(&visit, id, "invited"))
        }
        "link" => {
            let tx = store.write().await?;
            minga_auth::may_administer(&cx, &tx).await?;
            let known = account(&tx, id).await?.ok_or_else(|| PageError::not_found(""))?;
            app.mail_sign_in_link(&cx, &tx, &known).await?;
            tx.commit().await?;
            Ok(back(&visit, id, "link"))
        }
        "sign_out" => sign_out_everywhere(&cx, store, id).await.map(|_| back(&visit, id, "signed_out")),
        "role" => return give(&app, &visit, &signed, id, &form).await,
        _ => return Err(PageError::Bad("form")),
    }
    .map_err(PageError::from)
}

async fn give(app: &App, visit: &Visit, signed: &Signed, id: Uuid, form: &Form) -> PageResult {
    let cx = signed.cx(app, visit.lang);
    let db = app.store.read().await?;
    pass(app, &db, visit, signed).await?;
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| problems.push(Problem::error(Place::default().column(field), code));
    let role = Role::from_code(&form.text("role"));
    if role.is_none() {
        wrong("role", "choice");
    }
    let body = named(app, &db, &ORGANISATION, &form.text("body")).await?;
    if body.is_none() && !form.text("body").is_empty() {
        wrong("body", "role-unknown-body");
    }
    let scope = named(app, &db, &Kind::new("plan"), &form.text("scope")).await?;
    if scope.is_none() && !form.text("scope").is_empty() {
        wrong("scope", "role-unknown-scope");
    }
    let mut moment = |field| {
        let day = form.day(field);
        if day.is_err() {
            wrong(field, "day");
        }
        day.ok().flatten().map(first_moment)
    };
    let (begins, ends) = (moment("begins"), moment("ends"));
    drop(db);
    if let Some(role) = role.filter(|_| problems.is_empty()) {
        let begins = begins.unwrap_or_else(|| cx.now());
        let new = NewRole { account: id, role, body, scope, begins, ends };
        match give_role(&cx, &app.store, new).await {
            Ok(_) => return Ok(back(visit, id, "role")),
            Err(CommandError::Problems(more)) => problems.extend(more),
            Err(error) => return Err(error.into()),
        }
    }
    let db = app.store.read().await?;
    Ok(mended(page(app, &db, visit, id, Some(form), &problems).await?, &problems))
}

/// The thing of this kind that somebody named by its code; nothing if they named none.
async fn named(app: &App, db: &Conn, kind: &Kind, code: &str) -> Result<Option<Ref>, PageError> {
    if code.is_empty() {
        return Ok(None);
    }
    Ok(app.references.find(db, kind, code).await?)
}

/// The first moment of a day, in UTC.
fn first_moment(day: Day) -> Moment {
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}

fn back(visit: &Visit, id: Uuid, done: &str) -> Response {
    let id = id.to_string();
    Redirect::to(&format!("{}?done={done}", ACCOUNT.path(visit.lang, &[("account", &id)]))).into_response()
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    id: Uuid,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let known = account(db, id).await?.ok_or_else(|| PageError::not_found(""))?;
    let fields = Fields::new(app, lang, "role", problems);
    let text = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let roles = Role::GIVEN
        .map(|role| (role.code().to_owned(), app.words.plain(lang, &format!("role-{}", role.code()))));
    let own = id.to_string();
    let shown = Shown {
        address: known.address,
        made: known.made_at.date_naive(),
        blocked: known.blocked,
        has_password: known.has_password,
        done: visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned),
        action: ACCOUNT.path(lang, &[("account", &own)]),
        roles: held(app, db, lang, &memberships_of(db, id).await?).await?,
        role: fields.choice("role", &text("role"), true, roles),
        body: fields.offer("body", &text("body"), false, &app.offered(db, &ORGANISATION, lang).await?),
        scope: fields.field("scope", text("scope"), false),
        begins: fields.field("begins", text("begins"), false),
        ends: fields.field("ends", text("ends"), false),
        errors: fields.errors(),
    };
    let meta = PageMeta {
        paths: ACCOUNT.paths(&[("account", &own)]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "people-accounts"), ACCOUNTS.path(lang, &[])),
            Crumb::here(&known.name),
        ],
        title: known.name,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &AccountPage { account: shown })
}

async fn held(app: &App, db: &Conn, lang: Lang, all: &[Membership]) -> Result<Vec<Held>, PageError> {
    let things: Vec<Ref> = all.iter().flat_map(|it| [&it.body, &it.scope]).flatten().cloned().collect();
    let known = app.references.resolve(db, &things).await?;
    let name = |thing: &Option<Ref>| {
        let it = known.get(thing.as_ref()?)?;
        Some(it.short.clone().unwrap_or_else(|| it.title.for_reader(lang).to_owned()))
    };
    let now = app.clock.now();
    let held = all.iter().map(|it| Held {
        id: it.id.to_string(),
        role: it.role.code(),
        body: name(&it.body),
        scope: name(&it.scope),
        begins: it.begins.date_naive(),
        ends: it.ends.map(|ends| ends.date_naive()),
        open: it.ends.is_none_or(|ends| ends > now),
        handover: HANDED_OVER.contains(&it.role).then(|| path_of(lang, it.id)),
    });
    Ok(held.collect())
}
