//! Ending everything with one request (RFC 8058): a program for mail sends it without a question, a
//! person presses the button.

use super::{END, private};
use crate::commands::change::{Change, change};
use crate::queries;
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::pages::HOME;
use minga_web::{App, Crumb, PageMeta, PageResult, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct EndPage {
    /// Whether nothing is left to end.
    over: bool,
    action: String,
    home: String,
}

impl View for EndPage {
    const TEMPLATE: &'static str = "following/end.html";

    fn samples() -> Vec<EndPage> {
        let page = |over| EndPage { over, action: "/es".to_owned(), home: "/es".to_owned() };
        vec![page(false), page(true)]
    }
}

/// Programs that look into mails open every link: this ends nothing.
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    let db = app.store.read().await?;
    let over = queries::follower_by_key(&db, &key).await?.is_none();
    drop(db);
    page(&app, &visit, &key, over)
}

/// Ends it. Once more, or with a key that nobody has, is the same.
pub(crate) async fn send(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    match change(&app.store, &key, Change::End).await {
        Ok(_) | Err(CommandError::NotFound) => page(&app, &visit, &key, true),
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, visit: &Visit, key: &str, over: bool) -> PageResult {
    let lang = visit.lang;
    let parts = [("key", key)];
    let title = app.words.plain(lang, if over { "following-over-title" } else { "following-end-title" });
    let view = EndPage { over, action: END.path(lang, &parts), home: HOME.path(lang, &[]) };
    let meta = PageMeta {
        paths: END.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    Ok(private(app.page(visit, &meta, &view)?))
}
