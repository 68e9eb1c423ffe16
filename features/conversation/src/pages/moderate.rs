//! A moderator looks at reports, at an appeal, or at what waits for a first look, and decides.

use super::deed::reasons_in_words;
use super::shown::{DecisionShown, said};
use super::{COMMENT, DECIDE, MODERATE, PENDING, done, found, of_thing, only_html, path_of};
use crate::commands::case::{Case, Words};
use crate::commands::decide::{NewDecision, Waits, decide};
use crate::model::{Reason, State as Stands};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ModeratePage {
    moderate: Shown,
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks each of these by itself")]
struct Shown {
    about: Said,
    about_path: String,
    /// What a comment is; nothing of what is none.
    stance: Option<&'static str>,
    text: Said,
    day: Day,
    flags: Vec<FlagShown>,
    first_look: bool,
    appeal: Option<String>,
    decisions: Vec<DecisionShown>,
    on_appeal: bool,
    same: bool,
    action: String,
    after: i64,
    outcome: String,
    outcome_error: Option<String>,
    reason: Field,
    words: Field,
    changed: bool,
    errors: Vec<FieldError>,
}

/// A report, without whose it is: moderators judge the comment and not the people.
#[derive(Serialize)]
struct FlagShown {
    reason: &'static str,
    text: String,
    day: Day,
}

impl View for ModeratePage {
    const TEMPLATE: &'static str = "conversation/moderate.html";

    fn samples() -> Vec<ModeratePage> {
        let hostile = "\"><script>alert('x')</script>";
        let sample = |full: bool, stance| Shown {
            about: said(minga_kernel::Lang::Es, "en", hostile),
            about_path: "/es".to_owned(),
            stance,
            text: said(minga_kernel::Lang::Es, "en", hostile),
            day: Day::default(),
            flags: [hostile, ""]
                .map(|text| FlagShown { reason: "spam", text: text.to_owned(), day: Day::default() })
                .into_iter()
                .collect(),
            first_look: stance.is_none() && !full,
            appeal: full.then(|| hostile.to_owned()),
            decisions: if full { vec![DecisionShown::sample(false)] } else { Vec::new() },
            on_appeal: full,
            same: full,
            action: "/es".to_owned(),
            after: 1,
            outcome: if full { "hide" } else { "" }.to_owned(),
            outcome_error: full.then(|| "…".to_owned()),
            reason: Field::sample(),
            words: Field::sample(),
            changed: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        let both = [None, Some("question")].map(|stance| [false, true].map(|full| sample(full, stance)));
        both.into_iter().flatten().map(|moderate| ModeratePage { moderate }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let (comment, _) = found(&app, &db, &id).await?;
    page(&app, &db, &visit, &signed, &crate::model::COMMENT.with(comment.id), None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let (comment, _) = found(&app, &db, &id).await?;
    drop(db);
    let after = path_of(&COMMENT, visit.lang, comment.id);
    sent(&app, &visit, &signed, crate::model::COMMENT.with(comment.id), &form, &after).await
}

/// The same for what another feature offers.
pub(crate) async fn show_thing(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let thing = of_thing(&app, &kind, &id)?;
    page(&app, &db, &visit, &signed, &thing, None, &[]).await
}

pub(crate) async fn send_thing(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((kind, id)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let thing = of_thing(&app, &kind, &id)?;
    // Whoever moderates goes on with what waits.
    sent(&app, &visit, &signed, thing, &form, &PENDING.path(visit.lang, &[])).await
}

async fn sent(app: &App, visit: &Visit, signed: &Signed, thing: Ref, form: &Form, after: &str) -> PageResult {
    let new = NewDecision { thing: thing.clone(), ..decision_in(form) };
    match decide(&signed.cx(app, visit.lang), &app.store, &app.references, new).await {
        Ok(_) => Ok(done(after, "decided")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(app, &db, visit, signed, &thing, Some(form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(CommandError::Changed) => {
            let db = app.store.read().await?;
            Ok(mended(page(app, &db, visit, signed, &thing, Some(form), &[]).await?, &[]))
        }
        Err(error) => Err(error.into()),
    }
}

/// What a form decides, about nothing yet.
pub(super) fn decision_in(form: &Form) -> NewDecision {
    NewDecision {
        thing: crate::model::COMMENT.with(uuid::Uuid::nil()),
        hides: match &*form.text("outcome") {
            "hide" => Some(true),
            "keep" => Some(false),
            _ => None,
        },
        reason: Reason::from_code(&form.text("reason")),
        text: form.text("words"),
        after: form.number("after").ok().flatten(),
    }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    thing: &Ref,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let standing = standing(&signed.cx(app, lang), db).await?;
    let case = Case::find(db, &app.references, thing).await.map_err(PageError::from)?;
    policy::may_decide(&standing, &case, &case.parts).map_err(CommandError::from)?;
    let waits = Waits::of(db, thing).await?;
    if !waits.allows(&case) {
        return Err(PageError::Conflict("not-now"));
    }
    let on_appeal = waits.is_appeal(&case);
    let flags = queries::flags_of(db, thing.id).await?;
    let appeal = queries::appeal_of_thing(db, thing.id).await?;
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let fields = Fields::new(app, lang, "talk-moderate", problems);
    let codes: Vec<&'static str> = Reason::chosen().map(Reason::code).collect();
    let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some("outcome"));
    let seen = form.and_then(|form| form.number("after").ok().flatten());
    let key = match (&case.words, on_appeal) {
        (_, true) => "talk-moderate-appeal-title",
        (Words::Comment(_), false) => "talk-moderate-title",
        (Words::Other(_), false) => "talk-moderate-thing-title",
    };
    let heading = app.words.plain(lang, key);
    let id = thing.id.to_string();
    let (about, about_path, stance, text, day, paths, action) = match &case.words {
        Words::Comment(comment) => {
            let about = app.references.one(db, &comment.about).await?;
            let about = about.ok_or_else(|| PageError::not_found(""))?;
            let text = said(lang, &comment.lang, &comment.text);
            let paths = MODERATE.paths(&[("id", &id)]);
            let action = path_of(&MODERATE, lang, comment.id);
            let stance = Some(comment.stance.code());
            let about_path = about.path(lang).to_owned();
            let about = Said::title(lang, &about.title);
            (about, about_path, stance, text, comment.made_at, paths, action)
        }
        Words::Other(it) => {
            let parts = [("kind", thing.kind.as_str()), ("id", &*id)];
            let about = Said::title(lang, &it.title);
            let text = Said::title(lang, &it.words);
            let path = it.paths[lang as usize].clone();
            (about, path, None, text, it.made_at, DECIDE.paths(&parts), DECIDE.path(lang, &parts))
        }
    };
    let crumbs = vec![
        Crumb::to(app.words.plain(lang, "talk-pending-title"), PENDING.path(lang, &[])),
        Crumb::here(&heading),
    ];
    let view = Shown {
        about,
        about_path,
        stance,
        text,
        day: day.date_naive(),
        flags: flags
            .into_iter()
            .map(|it| FlagShown { reason: it.reason.code(), text: it.text, day: it.made_at.date_naive() })
            .collect(),
        first_look: case.first_look,
        appeal: appeal.filter(|_| case.state == Stands::Hidden).map(|it| it.text),
        decisions: waits.decisions.iter().map(|it| DecisionShown::of(lang, it)).collect(),
        on_appeal,
        same: on_appeal && waits.decided_before(signed.account.id),
        action,
        after: waits.seen(),
        outcome: typed("outcome"),
        outcome_error: wrong.map(|it| app.problem_in_words(lang, it)),
        reason: fields.choice("reason", &typed("reason"), true, reasons_in_words(app, visit, &codes)),
        words: fields.field("words", typed("words"), true),
        changed: seen.is_some_and(|seen| seen != waits.seen()),
        errors: fields.errors(),
    };
    let frame = PageMeta { paths, crumbs, title: heading, ..PageMeta::default() };
    app.page(visit, &frame, &ModeratePage { moderate: view })
}
