//! Pages of conversations.

mod answer;
mod appeal;
pub(crate) mod comment;
pub(crate) mod conversation;
mod deed;
mod flag;
pub(crate) mod log;
mod moderate;
pub(crate) mod pending;
pub(crate) mod shown;
mod thing;
mod withdraw;
mod write;

use crate::model::{Comment, talked};
use crate::queries;
use crate::slots::{JudgeSlot, TalkSlot};
use minga_kernel::{Lang, Ref, Resolved};
use minga_store::Conn;
use minga_web::http::{IntoResponse, Path, Redirect, Response, Router, State, get};
use minga_web::{Address, App, Crumb, Form, PageError, PageMeta, Signed, ViewSamples, Visit};
use thing::Deed;
use uuid::Uuid;

/// Everything that was said about a thing.
pub(crate) const CONVERSATION: Address = Address::new("conversacion/{kind}/{id}", "conversation/{kind}/{id}");
/// Where people comment and ask.
pub(crate) const WRITE: Address =
    Address::new("conversacion/{kind}/{id}/escribir", "conversation/{kind}/{id}/write");
/// One comment.
pub(crate) const COMMENT: Address = Address::new("comentarios/{id}", "comments/{id}");
/// Where a body answers.
pub(crate) const ANSWER: Address = Address::new("comentarios/{id}/responder", "comments/{id}/answer");
/// Where a comment is reported.
pub(crate) const REPORT: Address = Address::new("comentarios/{id}/denunciar", "comments/{id}/report");
/// Where its author withdraws it.
pub(crate) const WITHDRAW: Address = Address::new("comentarios/{id}/retirar", "comments/{id}/withdraw");
/// Where its author appeals.
pub(crate) const APPEAL: Address = Address::new("comentarios/{id}/apelar", "comments/{id}/appeal");
/// Where moderators decide.
pub(crate) const MODERATE: Address = Address::new("comentarios/{id}/moderar", "comments/{id}/moderate");
/// What moderators decided.
pub(crate) const LOG: Address = Address::new("moderacion", "moderation");

/// What waits for moderators, where they decide on several at once.
pub(crate) const PENDING: Address = Address::new("moderacion/pendiente", "moderation/pending");
/// What they decided in one deed, where they undo it.
pub(crate) const BATCH: Address = Address::new("moderacion/lotes/{batch}", "moderation/batches/{batch}");
/// Where something that another feature offers is reported.
pub(crate) const REPORT_THING: Address =
    Address::new("moderacion/{kind}/{id}/denunciar", "moderation/{kind}/{id}/report");
/// Where its author appeals.
pub(crate) const APPEAL_THING: Address =
    Address::new("moderacion/{kind}/{id}/apelar", "moderation/{kind}/{id}/appeal");
/// Where moderators decide on it.
pub(crate) const DECIDE: Address =
    Address::new("moderacion/{kind}/{id}/decidir", "moderation/{kind}/{id}/decide");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (CONVERSATION, get(conversation::show)),
        (WRITE, get(write::show).post(write::send)),
        (COMMENT, get(comment::show)),
        (ANSWER, get(answer::show).post(answer::send)),
        (REPORT, get(flag::show).post(flag::send)),
        (WITHDRAW, get(withdraw::show).post(withdraw::send)),
        (APPEAL, get(appeal::show).post(appeal::send)),
        (MODERATE, get(moderate::show).post(moderate::send)),
        (LOG, get(log::show)),
        (PENDING, get(pending::show).post(pending::send)),
        (BATCH, get(pending::show_batch).post(pending::send_batch)),
        (DECIDE, get(moderate::show_thing).post(moderate::send_thing)),
    ];
    let router =
        pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler));
    Deed::ALL.iter().fold(router, |router, deed| {
        let show = move |app: State<App>, visit: Visit, signed: Signed, path: Path<(String, String)>| {
            thing::show(*deed, app, visit, signed, path)
        };
        let send =
            move |app: State<App>, visit: Visit, signed: Signed, path: Path<(String, String)>, form: Form| {
                thing::send(*deed, app, visit, signed, path, form)
            };
        deed.address().serve(router, &get(show).post(send))
    })
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<TalkSlot>(),
        ViewSamples::of::<conversation::ConversationPage>(),
        ViewSamples::of::<comment::CommentPage>(),
        ViewSamples::of::<write::WritePage>(),
        ViewSamples::of::<deed::DeedPage>(),
        ViewSamples::of::<moderate::ModeratePage>(),
        ViewSamples::of::<log::LogPage>(),
        ViewSamples::of::<JudgeSlot>(),
        ViewSamples::of::<thing::ThingPage>(),
        ViewSamples::of::<pending::PendingPage>(),
        ViewSamples::of::<pending::BatchPage>(),
    ]
}

/// What may stand behind `done=` in the address of a page that everybody sees: each has its
/// words. Anybody can write it there, so it says nothing that is not true of the page.
const DONE: &[&str] =
    &["asked", "commented", "answered", "reported", "withdrawn", "decided", "appealed", "undone"];

fn done_of(visit: &Visit) -> Option<String> {
    visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned)
}

/// The conversation about a thing.
pub(crate) fn conversation_path(lang: Lang, about: &Ref) -> String {
    CONVERSATION.path(lang, &[("kind", about.kind.as_str()), ("id", &about.id.to_string())])
}

/// Where something is said about a thing.
pub(crate) fn write_path(lang: Lang, about: &Ref) -> String {
    WRITE.path(lang, &[("kind", about.kind.as_str()), ("id", &about.id.to_string())])
}

/// A page of one comment.
pub(crate) fn path_of(address: &Address, lang: Lang, comment: Uuid) -> String {
    address.path(lang, &[("id", &comment.to_string())])
}

/// The thing of an address, if it is there and can be talked about.
async fn thing(app: &App, db: &Conn, kind: &str, id: &str) -> Result<Resolved, PageError> {
    let about = talked(kind, id).ok_or_else(|| PageError::not_found(""))?;
    app.references.one(db, &about).await?.ok_or_else(|| PageError::not_found(""))
}

/// The thing of an address, if some feature offers its kind.
fn of_thing(app: &App, kind: &str, id: &str) -> Result<Ref, PageError> {
    let thing: Ref = format!("{kind}:{id}").parse().map_err(|_| PageError::not_found(""))?;
    app.references.moderated(&thing.kind).ok_or_else(|| PageError::not_found(""))?;
    Ok(thing)
}

/// The comment of an address, and what it is about.
async fn found(app: &App, db: &Conn, id: &str) -> Result<(Comment, Resolved), PageError> {
    let id = Uuid::parse_str(id).map_err(|_| PageError::not_found(""))?;
    let comment = queries::comment_by_id(db, id).await?.ok_or_else(|| PageError::not_found(""))?;
    let about = app.references.one(db, &comment.about).await?;
    Ok((comment, about.ok_or_else(|| PageError::not_found(""))?))
}

/// Pages have no other form.
fn only_html(visit: &Visit) -> Result<(), PageError> {
    if visit.format.ending().is_some() { Err(PageError::not_found("")) } else { Ok(()) }
}

/// The frame of a page about a thing; `way` leads to it.
fn meta(app: &App, visit: &Visit, about: &Resolved, paths: [String; 2], title: String) -> PageMeta {
    let lang = visit.lang;
    let conversation = conversation_path(lang, &about.reference);
    let mut crumbs = vec![Crumb::to(about.title.for_reader(lang), about.path(lang))];
    if paths[lang as usize] != conversation {
        crumbs.push(Crumb::to(app.words.plain(lang, "talk-title"), conversation));
    }
    crumbs.push(Crumb::here(&title));
    PageMeta { paths, crumbs, title, ..PageMeta::default() }
}

/// After a deed: a page that everybody sees, with what was done.
fn done(path: &str, what: &str) -> Response {
    Redirect::to(&format!("{path}?done={what}")).into_response()
}
