//! The sheet on which people sign when they come, as a page and to print.

use super::attendance::staff;
use super::{ATTENDANCE, EVENTS, SHEET};
use crate::model::registration::Standing;
use crate::papers::sheet::sheet;
use crate::queries;
use minga_web::http::{Path, State};
use minga_web::{App, Crumb, PageMeta, PageResult, Signed, Visit, answer};

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let lang = visit.lang;
    let it = staff(&app, &visit, &signed, &id, "events.attend").await?;
    let db = app.store.read().await?;
    let all = queries::registrations_of(&db, it.id, &[Standing::Placed, Standing::Waiting]).await?;
    drop(db);
    let own = it.id.to_string();
    let parts = [("event", own.as_str())];
    let title = app.words.plain(lang, "events-sheet");
    let meta = PageMeta {
        paths: SHEET.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "events-attendance"), ATTENDANCE.path(lang, &parts)),
            Crumb::here(&title),
        ],
        title,
        section: "events",
        ..PageMeta::default()
    };
    let document = sheet(&app, lang, visit.today, &it, &all);
    answer::document(&app, &visit, meta, "event-sheet", document).await
}
