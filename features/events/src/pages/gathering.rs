//! One gathering.

use super::list::appointment;
use super::shown::{When, beginning_of, hour, named, place, sample_body};
use super::table::paragraphs;
use super::{AGREEMENT, ATTENDANCE, EDIT, EVENTS, GATHERING, MINUTES, REGISTER, TABLE, public};
use crate::model::minutes::Agreement;
use crate::model::{Gathering, State as Standing, agenda, attendance};
use crate::queries;
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_store::{Conn, StoreError, events_about};
use minga_web::http::{Path, State};
use minga_web::pages::{HistoryEntry, history};
use minga_web::{
    App, Body, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;
use serde_json::json;

#[derive(Serialize)]
pub(crate) struct GatheringPage {
    event: Shown,
    slots: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    summary: Option<Said>,
    sort: &'static str,
    state: &'static str,
    reason: Option<Said>,
    when: When,
    /// Times and words, in one language.
    agenda: Vec<(String, Said)>,
    place: String,
    online: bool,
    call: Option<String>,
    /// Where one registers, if that is open.
    register: Option<String>,
    places: Option<i64>,
    organiser: Option<Body>,
    about: Option<(Said, String)>,
    ics: String,
    /// How many came, once it was held.
    people: Option<i64>,
    /// How many of each gender, in words.
    genders: String,
    minutes: Vec<Said>,
    agreements: Vec<Agreed>,
    /// The tables: title and path.
    tables: Vec<(Said, String)>,
    edit: String,
    minute: String,
    attendance: String,
    history: Vec<HistoryEntry>,
}

/// An agreement, in a list.
#[derive(Serialize)]
struct Agreed {
    words: Said,
    path: String,
    state: &'static str,
    due: Option<Day>,
    body: Option<Body>,
}

impl View for GatheringPage {
    const TEMPLATE: &'static str = "events/gathering.html";

    fn samples() -> Vec<GatheringPage> {
        let said = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |full: bool, state| Shown {
            title: said("<b>Taller</b> & «más»"),
            summary: full.then(|| said("…")),
            sort: "workshop",
            state,
            reason: (state == "cancelled").then(|| said("<i>")),
            when: When::sample(full),
            agenda: if full { vec![("09:00".to_owned(), said("<u>"))] } else { Vec::new() },
            place: if full { "Casa".to_owned() } else { String::new() },
            online: full,
            call: full.then(|| "https://example.org/?a&\"b".to_owned()),
            register: (full && state == "published").then(|| "/es".to_owned()),
            places: full.then_some(30),
            organiser: full.then(sample_body),
            about: full.then(|| (said("<Plan>"), "/es".to_owned())),
            ics: "/es.ics".to_owned(),
            people: (state == "held").then_some(12),
            genders: if state == "held" { "…".to_owned() } else { String::new() },
            minutes: if full { vec![said("<p>"), said("…")] } else { Vec::new() },
            agreements: if full {
                ["open", "late", "done"]
                    .map(|state| Agreed {
                        words: said("<b>"),
                        path: "/es".to_owned(),
                        state,
                        due: (state != "open").then(Day::default),
                        body: (state != "open").then(sample_body),
                    })
                    .into()
            } else {
                Vec::new()
            },
            tables: if full { vec![(said("<i>"), "/es".to_owned())] } else { Vec::new() },
            minute: "/es".to_owned(),
            edit: "/es".to_owned(),
            attendance: "/es".to_owned(),
            history: if full { vec![HistoryEntry::sample()] } else { Vec::new() },
        };
        [(false, "published"), (true, "published"), (true, "cancelled"), (true, "held")]
            .into_iter()
            .map(|(full, state)| GatheringPage { event: sample(full, state), slots: Vec::new() })
            .collect()
    }
}

/// How much of its history is shown.
const NEWEST: u64 = 20;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let it = public(&db, &id).await?;
    let known = named(&app, &db, std::slice::from_ref(&it)).await?;
    let about: Option<&Resolved> = known.get(&it.about);
    let title = it.title.for_reader(lang).to_owned();
    let own = it.id.to_string();
    let parts = [("event", own.as_str())];
    let paths = GATHERING.paths(&parts);
    match visit.format {
        Format::Html => {}
        Format::Json => return answer::json(&crate::api::resource(&app, &it, &known)),
        Format::Ics => {
            let one = appointment(lang, &it, &known);
            return answer::appointments(&app, &title, "event", app.clock.now(), &[one]);
        }
        _ => return Err(PageError::not_found(&title)),
    }
    let reference = it.reference();
    let events = events_about(&db, &reference, NEWEST).await?;
    let organiser = known.get(&it.organiser()).map(|it| Body::of(lang, it));
    let minutes = queries::minutes_of(&db, it.id).await?;
    let tables = queries::roundtables_of(&db, it.id).await?;
    let (people, genders) = came(&app, &db, lang, &it).await?;
    let shown = Shown {
        people,
        genders,
        attendance: ATTENDANCE.path(lang, &parts),
        minute: MINUTES.path(lang, &parts),
        minutes: paragraphs(minutes.and_then(|it| Said::to(lang, &it.words))),
        agreements: agreed(&app, &db, &visit, &it).await?,
        tables: tables
            .iter()
            .map(|it| (Said::title(lang, &it.title), TABLE.path(lang, &[("table", &it.id.to_string())])))
            .collect(),
        title: Said::title(lang, &it.title),
        summary: Said::to(lang, &it.summary),
        sort: it.sort.code(),
        state: it.state.code(),
        reason: Said::to(lang, &it.reason),
        when: When::of(&it),
        agenda: agenda_of(lang, &it),
        place: place(lang, &it, &known),
        online: !it.call.is_empty(),
        call: it.public_call().map(str::to_owned),
        register: it.is_open(beginning_of(visit.today)).then(|| REGISTER.path(lang, &parts)),
        places: it.places,
        about: about.map(|it| (Said::title(lang, &it.title), it.path(lang).to_owned())),
        ics: format!("{}.ics", paths[lang as usize]),
        edit: EDIT.path(lang, &parts),
        history: history(&app, &db, lang, Some(&reference), &events).await?,
        organiser,
    };
    let slots = app.slot(&db, &visit, Place::Below, Some(&reference)).await?;
    let mut crumbs = vec![Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[]))];
    crumbs.push(Crumb::here(&title));
    let meta = PageMeta {
        description: it.summary.for_reader(lang).chars().take(200).collect(),
        crumbs,
        formats: vec![Format::Json, Format::Ics],
        schema_org: Some(schema_org(&app, lang, &it, &shown, &paths[lang as usize])),
        section: "events",
        paths,
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &GatheringPage { event: shown, slots })
}

/// What was agreed, as a list.
async fn agreed(app: &App, db: &Conn, visit: &Visit, it: &Gathering) -> Result<Vec<Agreed>, StoreError> {
    let lang = visit.lang;
    let all = queries::agreements_of(db, it.id).await?;
    let bodies: Vec<Ref> = all.iter().map(Agreement::organisation).collect();
    let known = app.references.resolve(db, &bodies).await?;
    let shown = |it: &Agreement| Agreed {
        words: Said::title(lang, &it.words),
        path: AGREEMENT.path(lang, &[("agreement", &it.id.to_string())]),
        state: it.state(visit.today),
        due: it.due,
        body: known.get(&it.organisation()).map(|it| Body::of(lang, it)),
    };
    Ok(all.iter().map(shown).collect())
}

/// How many came, once it was held; and by gender as far as nobody can be guessed.
async fn came(app: &App, db: &Conn, lang: Lang, it: &Gathering) -> Result<(Option<i64>, String), StoreError> {
    if it.state != Standing::Held {
        return Ok((None, String::new()));
    }
    let without = queries::walk_ins(db, it.id).await?;
    let all = queries::came_count(db, it.id).await? + without.iter().map(|(_, count)| count).sum::<i64>();
    let words: Vec<String> = attendance::told(&without)
        .into_iter()
        .map(|(gender, count)| {
            let mut args = FluentArgs::new();
            args.set("gender", gender.code());
            args.set("count", count as f64);
            app.words.say(lang, "events-gender-of", &args)
        })
        .collect();
    let words = if words.is_empty() { String::new() } else { app.words.formats(lang).list(&words) };
    Ok(((all > 0).then_some(all), words))
}

/// The items in the language that suits the reader best; a text that somebody wrote otherwise
/// stands as it is.
fn agenda_of(lang: Lang, it: &Gathering) -> Vec<(String, Said)> {
    let Some(said) = Said::to(lang, &it.agenda) else { return Vec::new() };
    let items = agenda::items(&said.words).unwrap_or_default().into_iter();
    items.map(|item| (hour(item.time), Said { words: item.words, ..said.clone() })).collect()
}

fn schema_org(app: &App, lang: Lang, it: &Gathering, shown: &Shown, path: &str) -> serde_json::Value {
    let status = match it.state {
        Standing::Cancelled => "https://schema.org/EventCancelled",
        _ => "https://schema.org/EventScheduled",
    };
    json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": it.title.for_reader(lang),
        "description": it.summary.for_reader(lang),
        "startDate": crate::rows::iso(it.starts, it.offset),
        "endDate": crate::rows::iso(it.ends, it.offset),
        "eventStatus": status,
        "location": { "@type": "Place", "name": shown.place },
        "organizer": shown.organiser.as_ref().map(|it| json!({ "@type": "Organization", "name": it.name.words })),
        "url": app.absolute(path),
    })
}
