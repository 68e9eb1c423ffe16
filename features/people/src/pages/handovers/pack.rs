//! What one person leaves: what they answered for, what of it waits and until when, the last
//! reports, where the documents are, whom to call.

use super::paper::Paper;
use super::shown::{RoleShown, entrusted, roles, standing_of};
use super::{Access, HANDOVER, HANDOVERS, access, path_of};
use crate::commands::hand_over::{Former, Naming, hand_over};
use crate::commands::settle::{acknowledge, close};
use crate::model::{HANDED_OVER, HandoverState};
use crate::queries::handovers_of;
use minga_auth::membership;
use minga_kernel::{Lang, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, Response, State};
use minga_web::pages::WORK;
use minga_web::{
    App, Crumb, Entrusted, Field, FieldError, Fields, Form, Format, PageError, PageMeta, PageResult, Signed,
    View, Visit, WorkItem, answer, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct PackPage {
    pack: Shown,
}

#[derive(Serialize)]
struct Shown {
    role: RoleShown,
    action: String,
    /// The same on paper; nothing where the program has no press.
    pdf: Option<String>,
    note: Option<String>,
    sections: Vec<Entrusted>,
    items: Vec<WorkItem>,
    /// What was just done: a part of a message's key.
    done: Option<String>,
    /// Whether it was left to whoever reads, and waits for their word.
    mine: bool,
    arrange: Option<Arrange>,
    errors: Vec<FieldError>,
}

/// The fields by which it is arranged who comes after.
#[derive(Serialize)]
struct Arrange {
    address: Field,
    name: Field,
    lang: Field,
    note: Field,
    /// Why nobody comes after; only once the role has ended.
    reason: Option<Field>,
}

impl View for PackPage {
    const TEMPLATE: &'static str = "people/handover.html";

    fn samples() -> Vec<PackPage> {
        let arrange = |ended: bool| Arrange {
            address: Field::sample(),
            name: Field::sample(),
            lang: Field::sample(),
            note: Field::sample(),
            reason: ended.then(Field::sample),
        };
        let sample = |full: bool, mine: bool| Shown {
            role: RoleShown::sample(full),
            action: "/es".to_owned(),
            pdf: full.then(|| "/es/a.pdf".to_owned()),
            note: full.then(|| "<b>Llame a Ana</b>".to_owned()),
            sections: if full { Entrusted::samples() } else { Vec::new() },
            items: if full { WorkItem::samples() } else { Vec::new() },
            done: full.then(|| "named".to_owned()),
            mine,
            arrange: (!mine).then(|| arrange(full)),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [(false, false), (true, false), (true, true)]
            .into_iter()
            .map(|(full, mine)| PackPage { pack: sample(full, mine) })
            .collect()
    }
}

/// What may stand behind `done=` in the address.
const DONE: &[&str] = &["ended", "named", "acknowledged", "closed"];

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, &signed, id, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let outcome = match form.text("deed").as_str() {
        "name" => {
            let naming = Naming {
                membership: id,
                address: form.text(&format!("address-{id}")),
                name: form.text(&format!("name-{id}")),
                lang: Lang::from_code(&form.text("lang")).unwrap_or(visit.lang),
            };
            let named = hand_over(&cx, &app, &[naming], &form.text("note"), Former::Stays, path_of).await;
            named.map(|_| "named")
        }
        "acknowledge" => acknowledge(&cx, &app.store, id).await.map(|()| "acknowledged"),
        "close" => close(&cx, &app.store, id, &form.text("reason")).await.map(|()| "closed"),
        _ => return Err(PageError::Bad("form")),
    };
    match outcome {
        Ok(done) => Ok(back(&visit, id, done)),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, id, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn back(visit: &Visit, id: Uuid, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", path_of(visit.lang, id))).into_response()
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    id: Uuid,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let gone = || PageError::not_found("");
    let former = membership(db, id).await?.filter(|it| HANDED_OVER.contains(&it.role)).ok_or_else(gone)?;
    let handovers = handovers_of(db, &[id]).await?;
    let handover = handovers.get(&id);
    let cx = signed.cx(app, lang);
    let access = access(app, &cx, db, &former, handover).await?;
    let state = HandoverState::of(handover);
    let (sections, items) = entrusted(app, db, visit, &standing_of(&former)).await?;
    let fields = Fields::new(app, lang, "handover", problems);
    let text = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let ended = !former.holds(cx.now());
    let arranges = access == Access::Arranges && state.is_gap();
    let named = |name: &str| {
        let own = format!("{name}-{id}");
        Field { name: own.clone(), ..with_error(&fields, name, &own, text(&own), problems, app, lang) }
    };
    let languages = Lang::ALL.map(|it| (it.code().to_owned(), it.own_name().to_owned()));
    let arrange = arranges.then(|| Arrange {
        address: Field { required: true, ..named("address") },
        name: named("name"),
        lang: fields.choice("lang", &text("lang"), true, languages),
        note: fields.field("note", text("note"), false),
        reason: ended.then(|| fields.field("reason", text("reason"), true)),
    });
    let role = roles(app, db, lang, std::slice::from_ref(&former), &handovers).await?;
    let role = role.into_iter().next().ok_or_else(gone)?;
    let mut args = minga_i18n::FluentArgs::new();
    args.set("person", role.person.clone());
    let title = app.words.say(lang, "handover-title", &args);
    let note = handover.map(|it| it.note.clone()).filter(|note| !note.is_empty());
    let own = id.to_string();
    let mut meta = PageMeta { paths: HANDOVER.paths(&[("membership", &own)]), title, ..PageMeta::default() };
    if visit.format != Format::Html {
        let (note, today) = (note.as_deref(), visit.today);
        let paper = Paper { app, lang, today, role: &role, note, items: &items, sections: &sections };
        let document = paper.write(meta.title.clone());
        return answer::document(app, visit, meta, &format!("traspaso-{own}"), document).await;
    }
    let shown = Shown {
        role,
        action: path_of(lang, id),
        pdf: app.press.is_some().then(|| format!("{}.pdf", path_of(lang, id))),
        note,
        sections,
        items,
        done: visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned),
        mine: access == Access::Successor && state == HandoverState::Named,
        arrange,
        errors: fields.errors(),
    };
    let mut crumbs = vec![Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[]))];
    if access == Access::Arranges {
        crumbs.push(Crumb::to(app.words.plain(lang, "handovers-title"), HANDOVERS.path(lang, &[])));
    }
    crumbs.push(Crumb::here(&meta.title));
    meta.crumbs = crumbs;
    app.page(visit, &meta, &PackPage { pack: shown })
}

/// A field whose label is that of `name`, and whose error is that of the field of one role.
pub(super) fn with_error(
    fields: &Fields<'_>,
    name: &str,
    own: &str,
    value: String,
    problems: &[Problem],
    app: &App,
    lang: Lang,
) -> Field {
    let error = problems.iter().find(|it| it.place.column.as_deref() == Some(own));
    Field { error: error.map(|it| app.problem_in_words(lang, it)), ..fields.field(name, value, false) }
}
