//! The page of one deed done to a comment: answering, reporting, withdrawing, appealing.

use super::meta;
use super::shown::{CommentShown, DecisionShown, said, shown};
use crate::model::Comment;
use crate::queries;
use minga_kernel::{Problem, Resolved};
use minga_store::{CommandError, Conn};
use minga_web::http::Response;
use minga_web::{
    Address, App, Field, FieldError, Fields, Form, PageError, PageResult, Said, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct DeedPage {
    deed: Shown,
}

#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    about: Said,
    about_path: String,
    comment: CommentShown,
    /// What its own author sees of a comment that was hidden.
    own_text: Option<Said>,
    decisions: Vec<DecisionShown>,
    action: String,
    after: Option<i64>,
    reason: Option<Field>,
    text: Option<Field>,
    changed: bool,
    errors: Vec<FieldError>,
}

impl View for DeedPage {
    const TEMPLATE: &'static str = "conversation/deed.html";

    fn samples() -> Vec<DeedPage> {
        let kinds = ["answer", "report", "withdraw", "appeal"];
        let sample = |kind, full: bool, comment| Shown {
            kind,
            about: said(minga_kernel::Lang::Es, "en", "<Compromiso>"),
            about_path: "/es".to_owned(),
            comment,
            own_text: full.then(|| said(minga_kernel::Lang::Es, "en", "</p><script>")),
            decisions: if full { vec![DecisionShown::sample(false)] } else { Vec::new() },
            action: "/es".to_owned(),
            after: full.then_some(1),
            reason: full.then(Field::sample),
            text: full.then(Field::sample),
            changed: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        let all = CommentShown::samples();
        kinds
            .into_iter()
            .flat_map(|kind| {
                all.iter().flat_map(move |it| [false, true].map(|full| (kind, full, it.clone())))
            })
            .map(|(kind, full, comment)| DeedPage { deed: sample(kind, full, comment) })
            .collect()
    }
}

/// What such a page needs.
pub(super) struct Deed<'a> {
    /// A part of the keys of its words, and what the template asks.
    pub(super) kind: &'static str,
    /// Where it is done.
    pub(super) address: &'a Address,
    pub(super) comment: &'a Comment,
    pub(super) about: &'a Resolved,
    /// Whether the person may read what everybody else may not.
    pub(super) own: bool,
    pub(super) after: Option<i64>,
    /// The reasons to choose from; none if the deed asks for none.
    pub(super) reasons: Vec<&'static str>,
    /// Whether a text is asked for, and is required.
    pub(super) text: Option<bool>,
}

impl Deed<'_> {
    /// The page, with what was typed and what is wrong with it.
    pub(super) async fn page(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        form: Option<&Form>,
        problems: &[Problem],
        changed: bool,
    ) -> PageResult {
        let lang = visit.lang;
        let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
        let form_name = match self.kind {
            "answer" => "talk-answer",
            "report" => "talk-report",
            _ => "talk-appeal",
        };
        let fields = Fields::new(app, lang, form_name, problems);
        let reason = (!self.reasons.is_empty()).then(|| {
            fields.choice("reason", &typed("reason"), true, reasons_in_words(app, visit, &self.reasons))
        });
        let comment = shown(app, db, lang, std::slice::from_ref(self.comment)).await?.pop();
        let decisions = queries::decisions_on(db, &[self.comment.id]).await?;
        let view = Shown {
            kind: self.kind,
            about: Said::title(lang, &self.about.title),
            about_path: self.about.path(lang).to_owned(),
            comment: comment.ok_or_else(|| PageError::not_found(""))?,
            own_text: self.own.then(|| said(lang, &self.comment.lang, &self.comment.text)),
            decisions: decisions.iter().map(|it| DecisionShown::of(lang, it)).collect(),
            action: super::path_of(self.address, lang, self.comment.id),
            after: self.after,
            reason,
            text: self.text.map(|required| fields.field("text", typed("text"), required)),
            changed,
            errors: fields.errors(),
        };
        let mut args = minga_i18n::FluentArgs::new();
        args.set("deed", self.kind);
        let title = app.words.say(lang, "talk-deed-title", &args);
        let paths = self.address.paths(&[("id", &self.comment.id.to_string())]);
        app.page(visit, &meta(app, visit, self.about, paths, title), &DeedPage { deed: view })
    }

    /// The page again after a command refused what was sent.
    pub(super) async fn again(
        &self,
        app: &App,
        visit: &Visit,
        form: &Form,
        error: CommandError,
    ) -> Result<Response, PageError> {
        let (problems, changed) = match error {
            CommandError::Problems(problems) => (problems, false),
            CommandError::Changed => (Vec::new(), true),
            other => return Err(other.into()),
        };
        let db = app.store.read().await?;
        let page = self.page(app, &db, visit, Some(form), &problems, changed).await?;
        Ok(mended(page, &problems))
    }
}

/// Reasons as a choice, with nothing chosen before.
pub(super) fn reasons_in_words(app: &App, visit: &Visit, codes: &[&'static str]) -> Vec<(String, String)> {
    let words = |code: &str| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("reason", code.to_owned());
        app.words.say(visit.lang, "talk-reason", &args)
    };
    let first = (String::new(), app.words.plain(visit.lang, "talk-choose"));
    [first].into_iter().chain(codes.iter().map(|code| ((*code).to_owned(), words(code)))).collect()
}
