//! The link in the first mail: programs that look into mails open every link, so only the button
//! confirms.

use super::ask::rhythm_in_words;
use super::{CONFIRM, MINE, private};
use crate::commands::confirm::confirm;
use crate::jobs::letter::title_of;
use crate::queries;
use minga_auth::Token;
use minga_kernel::{Actor, Problem};
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::HOME;
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ConfirmPage {
    title: String,
    rhythm: String,
    action: String,
    refused: Option<String>,
}

impl View for ConfirmPage {
    const TEMPLATE: &'static str = "following/confirm.html";

    fn samples() -> Vec<ConfirmPage> {
        let page = |refused: bool| ConfirmPage {
            title: "Plan <b>".to_owned(),
            rhythm: "…".to_owned(),
            action: "/es".to_owned(),
            refused: refused.then(|| "…".to_owned()),
        };
        vec![page(false), page(true)]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> PageResult {
    page(&app, &visit, &token, &[]).await
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> PageResult {
    let token = Token::parse(&text).ok_or(PageError::Forbidden("follow-link"))?;
    let cx = app.cx(Actor::Anonymous, visit.lang);
    match confirm(&cx, &app.store, &token, app.settings.follow_most).await {
        Ok(follower) => {
            let path = MINE.path(follower.lang, &[("key", &follower.key)]);
            Ok(private(Redirect::to(&format!("{path}?done=confirmed")).into_response()))
        }
        Err(CommandError::NotFound) => Err(PageError::Forbidden("follow-link")),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &text, &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(app: &App, visit: &Visit, text: &str, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let gone = || PageError::Forbidden("follow-link");
    let token = Token::parse(text).ok_or_else(gone)?;
    let db = app.store.read().await?;
    let wish = queries::wish(&db, &token.hash(), app.clock.now()).await?.ok_or_else(gone)?;
    let (title, _) = title_of(app, &db, lang, &wish.topic.to_string()).await?.ok_or_else(gone)?;
    let view = ConfirmPage {
        title,
        rhythm: rhythm_in_words(app, lang, wish.rhythm),
        action: CONFIRM.path(lang, &[("token", text)]),
        refused: problems.first().map(|it| app.problem_in_words(lang, it)),
    };
    let heading = app.words.plain(lang, "following-confirm-title");
    let meta = PageMeta {
        // The frame offers the page in the other language; the secret is not repeated there.
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&heading)],
        title: heading,
        ..PageMeta::default()
    };
    Ok(private(app.page(visit, &meta, &view)?))
}
