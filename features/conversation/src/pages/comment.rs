//! One comment, at an address of its own.

use super::shown::{CommentShown, DecisionShown, said, shown};
use super::{COMMENT, MODERATE, done_of, found, meta, only_html, path_of};
use crate::model::State as Stands;
use crate::queries;
use minga_web::http::{Path, State};
use minga_web::{App, PageError, PageResult, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct CommentPage {
    comment: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: Said,
    about_path: String,
    comment: CommentShown,
    decisions: Vec<DecisionShown>,
    moderate: String,
    done: Option<String>,
}

impl View for CommentPage {
    const TEMPLATE: &'static str = "conversation/comment.html";

    fn samples() -> Vec<CommentPage> {
        let sample = |comment| Shown {
            about: said(minga_kernel::Lang::Es, "en", "<Compromiso>"),
            about_path: "/es".to_owned(),
            comment,
            decisions: [false, true].map(DecisionShown::sample).to_vec(),
            moderate: "/es".to_owned(),
            done: Some("answered".to_owned()),
        };
        let bare = |comment| Shown { decisions: Vec::new(), done: None, ..sample(comment) };
        let all = CommentShown::samples().into_iter();
        all.flat_map(|it| [bare(it.clone()), sample(it)]).map(|comment| CommentPage { comment }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let db = app.store.read().await?;
    let (comment, about) = found(&app, &db, &id).await?;
    let decisions = queries::decisions_on(&db, &[comment.id]).await?;
    let one = shown(&app, &db, lang, std::slice::from_ref(&comment)).await?.pop();
    let one = one.ok_or_else(|| PageError::not_found(""))?;
    // What was withdrawn before anybody answered or decided leaves nothing.
    if comment.state == Stands::Withdrawn && one.answers.is_empty() && decisions.is_empty() {
        return Err(PageError::not_found(""));
    }
    let view = Shown {
        about: Said::title(lang, &about.title),
        about_path: about.path(lang).to_owned(),
        comment: one,
        decisions: decisions.iter().map(|it| DecisionShown::of(lang, it)).collect(),
        moderate: path_of(&MODERATE, lang, comment.id),
        done: done_of(&visit),
    };
    let mut args = minga_i18n::FluentArgs::new();
    args.set("stance", comment.stance.code());
    let title = app.words.say(lang, "talk-stance", &args);
    let paths = COMMENT.paths(&[("id", &comment.id.to_string())]);
    app.page(&visit, &meta(&app, &visit, &about, paths, title), &CommentPage { comment: view })
}
