//! A moderator looks at reports or at an appeal, and decides.

use super::deed::reasons_in_words;
use super::shown::{DecisionShown, said};
use super::{COMMENT, MODERATE, done, found, meta, only_html, path_of};
use crate::commands::decide::{NewDecision, Waits, decide};
use crate::model::{Comment, Reason, State as Stands};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Problem, Resolved};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Field, FieldError, Fields, Form, PageError, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ModeratePage {
    moderate: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: Said,
    about_path: String,
    stance: &'static str,
    text: Said,
    day: Day,
    flags: Vec<FlagShown>,
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
        let sample = |full: bool| Shown {
            about: said(minga_kernel::Lang::Es, "en", hostile),
            about_path: "/es".to_owned(),
            stance: "question",
            text: said(minga_kernel::Lang::Es, "en", hostile),
            day: Day::default(),
            flags: [hostile, ""]
                .map(|text| FlagShown { reason: "spam", text: text.to_owned(), day: Day::default() })
                .into_iter()
                .collect(),
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
        [false, true].map(|full| ModeratePage { moderate: sample(full) }).into_iter().collect()
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
    let (comment, about) = found(&app, &db, &id).await?;
    page(&app, &db, &visit, &signed, &(comment, about), None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let (comment, about) = found(&app, &db, &id).await?;
    drop(db);
    let new = NewDecision {
        comment: comment.id,
        hides: match &*form.text("outcome") {
            "hide" => Some(true),
            "keep" => Some(false),
            _ => None,
        },
        reason: Reason::from_code(&form.text("reason")),
        text: form.text("words"),
        after: form.number("after").ok().flatten(),
    };
    match decide(&signed.cx(&app, visit.lang), &app.store, &app.references, new).await {
        Ok(_) => Ok(done(&path_of(&COMMENT, visit.lang, comment.id), "decided")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &(comment, about), Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(CommandError::Changed) => {
            let db = app.store.read().await?;
            let again = found(&app, &db, &id).await?;
            Ok(mended(page(&app, &db, &visit, &signed, &again, Some(&form), &[]).await?, &[]))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (comment, about): &(Comment, Resolved),
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let standing = standing(&signed.cx(app, lang), db).await?;
    let parts = app.references.parts(db, std::slice::from_ref(&comment.about)).await?;
    let parts = parts.get(&comment.about).cloned().unwrap_or_default();
    policy::may_decide(&standing, comment, &parts).map_err(CommandError::from)?;
    let waits = Waits::of(db, comment.id).await?;
    let on_appeal = comment.state == Stands::Hidden;
    if !waits.on(on_appeal) {
        return Err(PageError::Conflict("not-now"));
    }
    let flags = queries::flags_of(db, comment.id).await?;
    let appeal = queries::appeal_of_comment(db, comment.id).await?;
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let fields = Fields::new(app, lang, "talk-moderate", problems);
    let codes: Vec<&'static str> = Reason::ALL.iter().map(|it| it.code()).collect();
    let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some("outcome"));
    let seen = form.and_then(|form| form.number("after").ok().flatten());
    let view = Shown {
        about: Said::title(lang, &about.title),
        about_path: about.path(lang).to_owned(),
        stance: comment.stance.code(),
        text: said(lang, &comment.lang, &comment.text),
        day: comment.made_at.date_naive(),
        flags: flags
            .into_iter()
            .map(|it| FlagShown { reason: it.reason.code(), text: it.text, day: it.made_at.date_naive() })
            .collect(),
        appeal: appeal.map(|it| it.text),
        decisions: waits.decisions.iter().map(|it| DecisionShown::of(lang, it)).collect(),
        on_appeal,
        same: on_appeal && waits.decided_before(signed.account.id),
        action: path_of(&MODERATE, lang, comment.id),
        after: waits.seen(),
        outcome: typed("outcome"),
        outcome_error: wrong.map(|it| app.problem_in_words(lang, it)),
        reason: fields.choice("reason", &typed("reason"), true, reasons_in_words(app, visit, &codes)),
        words: fields.field("words", typed("words"), true),
        changed: seen.is_some_and(|seen| seen != waits.seen()),
        errors: fields.errors(),
    };
    let key = if on_appeal { "talk-moderate-appeal-title" } else { "talk-moderate-title" };
    let paths = MODERATE.paths(&[("id", &comment.id.to_string())]);
    let frame = meta(app, visit, about, paths, app.words.plain(lang, key));
    app.page(visit, &frame, &ModeratePage { moderate: view })
}
