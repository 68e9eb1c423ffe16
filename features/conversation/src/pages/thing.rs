//! Somebody reports what other people made, or appeals for what is their own: of whatever another
//! feature offers.

use super::deed::reasons_in_words;
use super::shown::{DecisionShown, said};
use super::{APPEAL_THING, REPORT_THING, done, done_of, of_thing, only_html};
use crate::commands::appeal::appeal;
use crate::commands::case::{Case, Words};
use crate::commands::flag::{NewFlag, flag};
use crate::model::{Reason, State as Stands};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    Address, App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed,
    View, Visit, mended,
};
use serde::Serialize;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Report,
    Appeal,
}

impl Deed {
    pub(crate) const ALL: [Deed; 2] = [Deed::Report, Deed::Appeal];

    /// A part of the keys of its words.
    fn code(self) -> &'static str {
        match self {
            Deed::Report => "report",
            Deed::Appeal => "appeal",
        }
    }

    pub(crate) fn address(self) -> &'static Address {
        match self {
            Deed::Report => &REPORT_THING,
            Deed::Appeal => &APPEAL_THING,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct ThingPage {
    thing: Shown,
}

#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    title: Said,
    path: String,
    words: Said,
    decisions: Vec<DecisionShown>,
    /// What was done; then there is no form.
    done: Option<String>,
    /// Whether it can be done.
    open: bool,
    action: String,
    reason: Option<Field>,
    text: Field,
    errors: Vec<FieldError>,
}

impl View for ThingPage {
    const TEMPLATE: &'static str = "conversation/thing.html";

    fn samples() -> Vec<ThingPage> {
        let hostile = || said(minga_kernel::Lang::Es, "en", "\"><script>alert('x')</script>");
        let sample = |kind, full: bool, done: Option<&str>| Shown {
            kind,
            title: hostile(),
            path: "/es".to_owned(),
            words: hostile(),
            decisions: if full { vec![DecisionShown::sample(false)] } else { Vec::new() },
            done: done.map(str::to_owned),
            open: full,
            action: "/es".to_owned(),
            reason: full.then(Field::sample),
            text: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        let all = [
            sample("report", true, None),
            sample("report", false, Some("reported")),
            sample("appeal", true, None),
            sample("appeal", false, None),
            sample("appeal", false, Some("appealed")),
        ];
        all.into_iter().map(|thing| ThingPage { thing }).collect()
    }
}

pub(crate) async fn show(
    deed: Deed,
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let thing = of_thing(&app, &kind, &id)?;
    page(deed, &app, &db, &visit, &signed, &thing, None, &[]).await
}

pub(crate) async fn send(
    deed: Deed,
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let thing = of_thing(&app, &kind, &id)?;
    let cx = signed.cx(&app, visit.lang);
    let went = match deed {
        Deed::Report => {
            let reason = Reason::from_code(&form.text("reason"));
            let new = NewFlag { thing: thing.clone(), reason, text: form.text("text") };
            flag(&cx, &app.store, &app.references, new).await
        }
        Deed::Appeal => appeal(&cx, &app.store, &app.references, &thing, &form.text("text")).await,
    };
    match went {
        Ok(()) => {
            let parts = [("kind", kind.as_str()), ("id", id.as_str())];
            let what = if deed == Deed::Report { "reported" } else { "appealed" };
            Ok(done(&deed.address().path(visit.lang, &parts), what))
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(deed, &app, &db, &visit, &signed, &thing, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::too_many_arguments, reason = "what was typed, what is wrong with it, and where")]
async fn page(
    deed: Deed,
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    thing: &Ref,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let case = Case::find(db, &app.references, thing).await.map_err(PageError::from)?;
    let standing = standing(&signed.cx(app, lang), db).await?;
    let Words::Other(it) = &case.words else { return Err(PageError::not_found("")) };
    let told = done_of(visit);
    let decisions = queries::decisions_on(db, &[thing.id]).await?;
    // What is not shown, or waits, is known to nobody but its author.
    let open = match deed {
        Deed::Report => {
            if case.first_look || case.state == Stands::Withdrawn {
                return Err(PageError::not_found(""));
            }
            policy::may_report(&standing, &case).map_err(CommandError::from)?;
            true
        }
        Deed::Appeal => {
            policy::may_with_own(&standing, "conversation.appeal", &case).map_err(CommandError::from)?;
            let appealed = queries::appeal_of_thing(db, thing.id).await?.is_some();
            case.is_appealable(&decisions, appealed)
        }
    };
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let name = if deed == Deed::Report { "talk-report" } else { "talk-appeal" };
    let fields = Fields::new(app, lang, name, problems);
    let id = thing.id.to_string();
    let parts = [("kind", thing.kind.as_str()), ("id", &*id)];
    let codes: Vec<&'static str> = Reason::against().map(Reason::code).collect();
    let reasons = || reasons_in_words(app, visit, &codes);
    let shown = Shown {
        kind: deed.code(),
        title: Said::title(lang, &it.title),
        path: it.paths[lang as usize].clone(),
        words: Said::title(lang, &it.words),
        decisions: decisions.iter().map(|it| DecisionShown::of(lang, it)).collect(),
        open: open && told.is_none(),
        done: told,
        action: deed.address().path(lang, &parts),
        reason: (deed == Deed::Report).then(|| fields.choice("reason", &typed("reason"), true, reasons())),
        text: fields.field("text", typed("text"), deed == Deed::Appeal),
        errors: fields.errors(),
    };
    let mut args = minga_i18n::FluentArgs::new();
    args.set("deed", deed.code());
    let title = app.words.say(lang, "talk-thing-deed-title", &args);
    let meta = PageMeta {
        paths: deed.address().paths(&parts),
        crumbs: vec![Crumb::to(&shown.title.words, shown.path.clone()), Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &ThingPage { thing: shown })
}
