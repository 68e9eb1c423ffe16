//! A change of government hands over a whole plan in one act: everybody who is named is
//! invited, whoever is followed by nobody stays.

use super::pack::with_error;
use super::shown::{RoleShown, roles};
use super::{HANDOVER_PLAN, HANDOVERS, path_of};
use crate::commands::hand_over::{Former, Naming, hand_over};
use crate::model::HANDED_OVER;
use crate::policy;
use minga_auth::{Membership, holders_of, standing};
use minga_kernel::{Kind, Lang, Problem, Ref};
use minga_store::{CommandError, Conn, Same};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View, Visit, mended,
};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub(crate) struct PlanHandoverPage {
    plan: Shown,
}

#[derive(Serialize)]
struct Shown {
    code: String,
    action: String,
    /// How many were just handed over.
    done: Option<u64>,
    lines: Vec<Line>,
    note: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Line {
    role: RoleShown,
    address: Field,
    name: Field,
}

impl View for PlanHandoverPage {
    const TEMPLATE: &'static str = "people/handover_plan.html";

    fn samples() -> Vec<PlanHandoverPage> {
        let line =
            |full| Line { role: RoleShown::sample(full), address: Field::sample(), name: Field::sample() };
        let sample = |full: bool| Shown {
            code: "<P>".to_owned(),
            action: "/es".to_owned(),
            done: full.then_some(2),
            lines: if full { vec![line(true), line(false)] } else { Vec::new() },
            note: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| PlanHandoverPage { plan: sample(full) }).collect()
    }
}

/// The kind of what is handed over as a whole.
const PLAN: Kind = Kind::new("plan");

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, &signed, &code, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let db = app.store.read().await?;
    policy::may_arrange_handovers(&standing(&cx, &db).await?).map_err(CommandError::from)?;
    let plan = app.references.find(&db, &PLAN, &code).await?.ok_or_else(|| PageError::not_found(&code))?;
    // Only who this page shows is handed over from here.
    let held = holders(&app, &db, &plan, cx.now()).await?;
    drop(db);
    let named = held.iter().filter_map(|it| {
        let address = form.text(&format!("address-{}", it.id));
        let name = form.text(&format!("name-{}", it.id));
        (!address.is_empty()).then_some(Naming { membership: it.id, address, name, lang: visit.lang })
    });
    let named: Vec<Naming> = named.collect();
    match hand_over(&cx, &app, &named, &form.text("note"), Former::Ends, path_of).await {
        Ok(count) => {
            let own = HANDOVER_PLAN.path(visit.lang, &[("plan", &code)]);
            Ok(Redirect::to(&format!("{own}?done={count}")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &code, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// Everybody who holds a role that the plan needs: limited to it, for a body that has a part in
/// it, or without any limit.
async fn holders(
    app: &App,
    db: &Conn,
    plan: &Ref,
    now: minga_kernel::Moment,
) -> Result<Vec<Membership>, PageError> {
    let mut parts = app.references.parts(db, std::slice::from_ref(plan)).await?;
    let bodies = parts.remove(plan).unwrap_or_default().bodies;
    let bodies: Vec<Ref> = bodies.into_iter().map(|(_, body)| body).collect();
    let same = Same::of(db, &bodies).await?;
    let bodies: Vec<Ref> = bodies.iter().flat_map(|body| same.all(body)).collect();
    let mut held = holders_of(db, HANDED_OVER, now).await?;
    held.retain(|it| match (&it.scope, &it.body) {
        (Some(scope), _) => scope == plan,
        (None, Some(body)) => bodies.contains(body),
        (None, None) => it.role == minga_kernel::Role::Coordinator,
    });
    Ok(held)
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let cx = signed.cx(app, lang);
    policy::may_arrange_handovers(&standing(&cx, db).await?).map_err(CommandError::from)?;
    let gone = || PageError::not_found(code);
    let plan = app.references.find(db, &PLAN, code).await?.ok_or_else(gone)?;
    let known = app.references.one(db, &plan).await?.ok_or_else(gone)?;
    let held = holders(app, db, &plan, cx.now()).await?;
    let shown = roles(app, db, lang, &held, &HashMap::new()).await?;
    let fields = Fields::new(app, lang, "handover", problems);
    let text = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let field = |name: &str, role: &RoleShown| {
        let own = format!("{name}-{}", role.id);
        let label = format!("{}: {}", label(app, lang, name), role.person);
        let made = with_error(&fields, name, &own, text(&own), problems, app, lang);
        Field { name: own, label, help: None, ..made }
    };
    let lines = shown.into_iter().map(|role| Line {
        address: field("address", &role),
        name: field("name", &role),
        role,
    });
    let mut args = minga_i18n::FluentArgs::new();
    args.set("plan", known.code.clone());
    let title = app.words.say(lang, "handover-plan-title", &args);
    let meta = PageMeta {
        paths: HANDOVER_PLAN.paths(&[("plan", &known.code)]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "handovers-title"), HANDOVERS.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let shown = Shown {
        lines: lines.collect(),
        action: HANDOVER_PLAN.path(lang, &[("plan", &known.code)]),
        code: known.code,
        done: visit.asked("done").and_then(|done| done.parse().ok()).filter(|_| form.is_none()),
        note: fields.field("note", text("note"), false),
        errors: fields.errors(),
    };
    app.page(visit, &meta, &PlanHandoverPage { plan: shown })
}

fn label(app: &App, lang: Lang, name: &str) -> String {
    app.words.plain(lang, &format!("field-handover-{name}"))
}
