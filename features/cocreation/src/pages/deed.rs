//! The page of one deed done to a proposal: supporting, withdrawing, objecting, classifying,
//! answering, parting.

use super::edit::places;
use super::enter::detour;
use super::letters::{family, tell};
use super::proposals::themes;
use super::shown::said;
use super::{
    ANSWER, CLASSIFY, OBJECT, PART, PROPOSAL, SUPPORT, WITHDRAW, done, found, list_crumb, only_html, path_of,
    way,
};
use crate::commands::answer::{NewAnswer, answer};
use crate::commands::classify::{Assigned, Class, classify};
use crate::commands::matter::{day_there, parts};
use crate::commands::object::object;
use crate::commands::part::part;
use crate::commands::support::{support, take_back};
use crate::commands::withdraw::withdraw;
use crate::model::proposal::{Outcome, Proposal, State as Stands};
use crate::model::{JURISDICTION, ORGANISATION, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Problem;
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, Response, State};
use minga_web::{
    Address, App, Choice, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said,
    Signed, View, Visit, mended,
};
use serde::Serialize;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Support,
    Withdraw,
    Object,
    Classify,
    Answer,
    Part,
}

impl Deed {
    pub(crate) const ALL: &[Deed] =
        &[Deed::Support, Deed::Withdraw, Deed::Object, Deed::Classify, Deed::Answer, Deed::Part];

    pub(crate) fn address(self) -> &'static Address {
        match self {
            Deed::Support => &SUPPORT,
            Deed::Withdraw => &WITHDRAW,
            Deed::Object => &OBJECT,
            Deed::Classify => &CLASSIFY,
            Deed::Answer => &ANSWER,
            Deed::Part => &PART,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct DeedPage {
    deed: Shown,
}

#[derive(Serialize)]
struct Shown {
    /// A part of the keys of its words.
    kind: &'static str,
    about: Said,
    about_path: String,
    supports: i64,
    action: String,
    /// How many answers the form was made after.
    after: Option<i64>,
    fields: Vec<(Field, &'static str)>,
    /// Whether it is being evaluated, where that is asked.
    evaluated: Option<bool>,
    changed: bool,
    errors: Vec<FieldError>,
}

impl View for DeedPage {
    const TEMPLATE: &'static str = "cocreation/deed.html";

    fn samples() -> Vec<DeedPage> {
        let kinds = ["support", "take_back", "withdraw", "object", "classify", "answer", "part", "undo"];
        let sample = |kind, full: bool| Shown {
            kind,
            about: Said { words: "<b>Agua</b> & \"más\"".to_owned(), lang: "en".to_owned(), foreign: true },
            about_path: "/es".to_owned(),
            supports: 12,
            action: "/es".to_owned(),
            after: full.then_some(1),
            fields: if full {
                vec![(Field::sample(), "textarea"), (Field::sample(), "select")]
            } else {
                Vec::new()
            },
            evaluated: (kind == "classify").then_some(full),
            changed: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        let both = kinds.into_iter().flat_map(|kind| [false, true].map(|full| sample(kind, full)));
        both.map(|deed| DeedPage { deed }).collect()
    }
}

/// The proposal of an address, for somebody who may do this to it.
struct Place {
    process: Process,
    proposal: Proposal,
    /// A part of the keys of the words.
    kind: &'static str,
}

impl Place {
    async fn find(
        deed: Deed,
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        (code, number): &(String, String),
    ) -> Result<Place, PageError> {
        only_html(visit)?;
        let (process, it) = found(db, code, number).await?;
        // What waits for a first look is known to its author only.
        if it.state == Stands::Waiting && it.author != Some(signed.account.id) {
            return Err(PageError::not_found(code));
        }
        let standing = standing(&signed.cx(app, visit.lang), db).await?;
        let may = |action: &str| policy::may(&standing, action, &it, &parts(&it));
        let pass = match deed {
            Deed::Support => policy::may_support(&standing, &it),
            Deed::Withdraw => policy::may_with_own(&standing, "cocreation.withdraw", &it),
            Deed::Object => policy::may_with_own(&standing, "cocreation.object", &it),
            Deed::Classify => may("cocreation.classify"),
            Deed::Answer => may("cocreation.answer"),
            Deed::Part => policy::may_lead(&standing, "cocreation.part", process.id),
        };
        pass.map_err(CommandError::from)?;
        let kind = match deed {
            Deed::Support => {
                let today = day_there(db, &app.references, &process, app.clock.now()).await?;
                if !process.takes_supports(today) {
                    return Err(PageError::Conflict("cocreation-closed"));
                }
                let own = queries::reach(db, signed.account.id).await?;
                if own.contains(&it.id) { "take_back" } else { "support" }
            }
            Deed::Withdraw => "withdraw",
            Deed::Object => {
                let merger = queries::open_merger(db, it.id).await?;
                if merger.is_none_or(|merger| merger.objected_at.is_some()) {
                    return Err(PageError::Conflict("not-now"));
                }
                "object"
            }
            Deed::Classify => "classify",
            Deed::Answer => "answer",
            Deed::Part if it.joint && it.merged_into.is_none() => "undo",
            Deed::Part if it.merged_into.is_some() => "part",
            Deed::Part => return Err(PageError::Conflict("not-now")),
        };
        Ok(Place { process, proposal: it, kind })
    }
}

pub(crate) async fn show(
    deed: Deed,
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(path): Path<(String, String)>,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(deed, &app, &db, &visit, &signed, &path).await?;
    if let Some(detour) = stopped(&db, &visit, &signed, &place).await? {
        return Ok(detour);
    }
    page(deed, &app, &db, &visit, &place, None, &[], false).await
}

pub(crate) async fn send(
    deed: Deed,
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(path): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(deed, &app, &db, &visit, &signed, &path).await?;
    if let Some(detour) = stopped(&db, &visit, &signed, &place).await? {
        return Ok(detour);
    }
    drop(db);
    match act(deed, &app, &visit, &signed, &place, &form).await {
        Ok(what) => {
            let number = place.proposal.number;
            Ok(done(&path_of(&PROPOSAL, visit.lang, &place.process, number), what))
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(deed, &app, &db, &visit, &place, Some(&form), &problems, false).await?;
            Ok(mended(page, &problems))
        }
        Err(CommandError::Changed) => {
            let db = app.store.read().await?;
            let place = Place::find(deed, &app, &db, &visit, &signed, &path).await?;
            Ok(mended(page(deed, &app, &db, &visit, &place, Some(&form), &[], true).await?, &[]))
        }
        Err(error) => Err(error.into()),
    }
}

/// Where somebody who supports has to show first that they may take part.
async fn stopped(
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    place: &Place,
) -> Result<Option<Response>, PageError> {
    if place.kind != "support" {
        return Ok(None);
    }
    let here = path_of(&SUPPORT, visit.lang, &place.process, place.proposal.number);
    detour(db, visit, signed, &place.process, &here).await
}

/// Does it; what was done.
async fn act(
    deed: Deed,
    app: &App,
    visit: &Visit,
    signed: &Signed,
    place: &Place,
    form: &Form,
) -> Result<&'static str, CommandError> {
    let cx = signed.cx(app, visit.lang);
    let (store, references, id) = (&app.store, &app.references, place.proposal.id);
    match deed {
        // The button says what it does: whoever presses it twice does it once.
        Deed::Support if form.text("deed") == "take_back" => {
            take_back(&cx, store, references, id).await?;
            return Ok("take_back");
        }
        Deed::Support => support(&cx, store, references, id).await?,
        Deed::Withdraw => {
            withdraw(&cx, store, id).await?;
        }
        Deed::Object => object(&cx, store, id, &form.text("text")).await?,
        Deed::Classify => {
            let db = store.read().await?;
            let code = form.text("place");
            let found = match &*code {
                "" => None,
                code => references.find(&db, &JURISDICTION, code).await?.map(|place| place.id),
            };
            let assigned = match &*form.text("assigned") {
                "" => Assigned::Nobody,
                code => match references.find(&db, &ORGANISATION, code).await? {
                    Some(body) => Assigned::Body(body.id),
                    None => Assigned::Unknown,
                },
            };
            drop(db);
            let theme = form.number("theme").ok().flatten();
            let class = Class { theme, place: found, assigned, evaluated: form.has("evaluated") };
            classify(&cx, store, id, class).await?;
        }
        Deed::Answer => {
            let new = NewAnswer {
                proposal: id,
                outcome: Outcome::from_code(&form.text("outcome")),
                text: form.text("text"),
                after: form.number("after").ok().flatten(),
            };
            let tx = store.write().await?;
            let answered = answer(&cx, &tx, new).await?;
            let all = family(&tx, &answered.proposal).await?;
            tell(app, &cx, &tx, &answered.process, &all, Some(&answered.proposal), "answered").await?;
            tx.commit().await?;
        }
        Deed::Part => {
            let tx = store.write().await?;
            let parted = part(&cx, &tx, id, &form.text("reason")).await?;
            tell(app, &cx, &tx, &parted.process, &parted.originals, None, "parted").await?;
            tx.commit().await?;
        }
    }
    Ok(match deed {
        Deed::Support => "support",
        Deed::Withdraw => "withdraw",
        Deed::Object => "object",
        Deed::Classify => "classify",
        Deed::Answer => "answer",
        Deed::Part => "part",
    })
}

#[expect(clippy::too_many_arguments, reason = "what was typed, what is wrong with it, and where")]
async fn page(
    deed: Deed,
    app: &App,
    db: &Conn,
    visit: &Visit,
    place: &Place,
    form: Option<&Form>,
    problems: &[Problem],
    changed: bool,
) -> PageResult {
    let lang = visit.lang;
    let (process, it) = (&place.process, &place.proposal);
    let fields = Fields::new(app, lang, "cocreation-deed", problems);
    let answers = queries::answers_to(db, &[it.id]).await?;
    let errors = fields.errors().into_iter();
    // Whoever supports has no field to mend.
    let errors: Vec<FieldError> = if deed == Deed::Support {
        errors.map(|it| FieldError { field: String::new(), ..it }).collect()
    } else {
        errors.collect()
    };
    let readable = it.state.is_readable() || it.state == Stands::Waiting;
    let shown = Shown {
        kind: place.kind,
        about: said(lang, &it.written.lang, if readable { &it.written.title } else { "" }),
        about_path: path_of(&PROPOSAL, lang, process, it.number),
        supports: it.supports,
        action: path_of(deed.address(), lang, process, it.number),
        after: (deed == Deed::Answer).then(|| answers.last().map_or(0, |it| it.number)),
        fields: deed_fields(app, db, visit, place, form, &fields).await?,
        evaluated: (deed == Deed::Classify).then(|| match form {
            Some(form) => form.has("evaluated"),
            None => it.state == Stands::InEvaluation,
        }),
        changed,
        errors,
    };
    let mut args = minga_i18n::FluentArgs::new();
    args.set("deed", place.kind);
    let title = app.words.say(lang, "cocreation-deed-title", &args);
    let number = it.number.to_string();
    args.set("number", it.number);
    let own = app.words.say(lang, "cocreation-number", &args);
    let crumbs = [list_crumb(app, lang, process), Crumb::to(own, shown.about_path.clone())];
    let meta = PageMeta {
        paths: deed.address().paths(&[("process", &process.code), ("number", &number)]),
        crumbs: way(app, lang, Some(process), &crumbs, &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &DeedPage { deed: shown })
}

async fn deed_fields(
    app: &App,
    db: &Conn,
    visit: &Visit,
    place: &Place,
    form: Option<&Form>,
    fields: &Fields<'_>,
) -> Result<Vec<(Field, &'static str)>, PageError> {
    let lang = visit.lang;
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let text = |name: &str| (fields.field(name, typed(name), true), "textarea");
    Ok(match place.kind {
        "object" => vec![text("text")],
        "part" | "undo" => vec![text("reason")],
        "answer" => {
            let outcome = |it: &Outcome| {
                let mut args = minga_i18n::FluentArgs::new();
                args.set("outcome", it.code());
                (it.code().to_owned(), app.words.say(lang, "cocreation-outcome", &args))
            };
            let first = (String::new(), app.words.plain(lang, "cocreation-choose"));
            let options = [first].into_iter().chain(Outcome::ALL.iter().map(outcome));
            vec![(fields.choice("outcome", &typed("outcome"), true, options), "select"), text("text")]
        }
        "classify" => {
            let it = &place.proposal;
            let theme = match form {
                Some(form) => form.number("theme").ok().flatten(),
                None => it.written.theme,
            };
            let none =
                |key| Choice { value: String::new(), label: app.words.plain(lang, key), selected: false };
            let mut of_themes = vec![none("cocreation-choose")];
            of_themes.extend(themes(lang, &place.process, theme));
            let mut of_places = vec![none("cocreation-everywhere")];
            of_places.extend(places(app, db, lang, &place.process, it.written.place).await?);
            let assigned = match (form, it.assigned) {
                (Some(form), _) => form.text("assigned"),
                (None, Some(id)) => {
                    let body = app.references.one(db, &ORGANISATION.with(id)).await?;
                    body.map(|body| body.code).unwrap_or_default()
                }
                (None, None) => String::new(),
            };
            vec![
                (Field { options: of_themes, ..fields.field("theme", "", false) }, "select"),
                (Field { options: of_places, ..fields.field("place", "", false) }, "select"),
                (fields.field("assigned", assigned, false), "text"),
            ]
        }
        _ => Vec::new(),
    })
}
