//! The fields of a gathering, and what was sent with them.

use crate::commands::words::Words;
use crate::model::agenda::time_of;
use crate::model::{Gathering, JURISDICTION, ORGANISATION, Sort};
use crate::pages::shown::hour;
use minga_i18n::FluentArgs;
use minga_kernel::{Lang, Problem, Ref, Resolved, Text};
use minga_store::{Conn, StoreError};
use minga_web::{App, Field, FieldError, Fields, Form, Visit};
use serde::Serialize;
use std::collections::HashMap;

/// The fields, as a template has them.
#[derive(Clone, Serialize)]
pub(super) struct Sheet {
    sort: Field,
    title: Field,
    summary: Field,
    agenda: Field,
    day: Field,
    from: Field,
    last: Field,
    until: Field,
    venue: Field,
    territory: Field,
    call: Field,
    organiser: Field,
    places: Field,
    /// Whether people register.
    registers: bool,
    errors: Vec<FieldError>,
}

impl Sheet {
    pub(super) fn sample(full: bool) -> Sheet {
        let field = Field::sample;
        Sheet {
            sort: field(),
            title: field(),
            summary: field(),
            agenda: field(),
            day: field(),
            from: field(),
            last: field(),
            until: field(),
            venue: field(),
            territory: field(),
            call: field(),
            organiser: field(),
            places: field(),
            registers: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        }
    }

    /// As somebody filled it in, or as the gathering is.
    pub(super) async fn of(
        app: &App,
        db: &Conn,
        lang: Lang,
        known: Option<(&Gathering, &HashMap<Ref, Resolved>)>,
        form: Option<&Form>,
        problems: &[Problem],
    ) -> Result<Sheet, StoreError> {
        let places = app.offered(db, &JURISDICTION, lang).await?;
        let bodies = app.offered(db, &ORGANISATION, lang).await?;
        let fields = Fields::new(app, lang, "event", problems);
        let value = |name: &str, now: &dyn Fn(&Gathering) -> String| match (form, known) {
            (Some(form), _) => form.text(name),
            (None, Some((it, _))) => now(it),
            (None, None) => String::new(),
        };
        let text = |text: &Text| text.get(lang.code()).unwrap_or_else(|| text.for_reader(lang)).to_owned();
        let code = |it: Option<Ref>| {
            let found = it.and_then(|it| known.and_then(|(_, named)| named.get(&it)));
            found.map(|it| it.code.clone()).unwrap_or_default()
        };
        let none = (String::new(), app.words.plain(lang, "events-choose"));
        let sorts = Sort::ALL.map(|it| {
            let mut args = FluentArgs::new();
            args.set("sort", it.code());
            (it.code().to_owned(), app.words.say(lang, "events-sort", &args))
        });
        let last = |it: &Gathering| {
            let last = it.local_end().date();
            if last == it.day() { String::new() } else { last.to_string() }
        };
        Ok(Sheet {
            sort: fields.choice(
                "sort",
                &value("sort", &|it| it.sort.code().to_owned()),
                true,
                [none].into_iter().chain(sorts),
            ),
            title: fields.field("title", value("title", &|it| text(&it.title)), true),
            summary: fields.field("summary", value("summary", &|it| text(&it.summary)), false),
            agenda: fields.field("agenda", value("agenda", &|it| text(&it.agenda)), false),
            day: fields.field("day", value("day", &|it| it.day().to_string()), true),
            from: fields.field("from", value("from", &|it| hour(it.local_start().time())), true),
            last: fields.field("last", value("last", &last), false),
            until: fields.field("until", value("until", &|it| hour(it.local_end().time())), true),
            venue: fields.field("venue", value("venue", &|it| it.venue.clone()), false),
            territory: fields.offer("territory", &value("territory", &|it| code(it.place())), false, &places),
            call: fields.field("call", value("call", &|it| it.call.clone()), false),
            organiser: fields.offer(
                "organiser",
                &value("organiser", &|it| code(Some(it.organiser()))),
                true,
                &bodies,
            ),
            places: fields.field(
                "places",
                value("places", &|it| it.places.map(|it| it.to_string()).unwrap_or_default()),
                false,
            ),
            registers: form
                .map_or_else(|| known.is_none_or(|(it, _)| it.registers), |form| form.has("registers")),
            errors: fields.errors(),
        })
    }
}

/// What somebody sent, as the commands take it.
pub(super) fn words(visit: &Visit, form: &Form) -> Words {
    let own = visit.lang.code();
    Words {
        sort: Sort::from_code(&form.text("sort")),
        title: Text::new(own, form.text("title")),
        summary: Text::new(own, form.text("summary")),
        agenda: Text::new(own, form.text("agenda")),
        day: form.day("day").ok().flatten(),
        from: time_of(&form.text("from")),
        last: form.day("last"),
        until: time_of(&form.text("until")),
        venue: form.text("venue"),
        territory: form.text("territory"),
        call: form.text("call"),
        organiser: form.text("organiser"),
        registers: form.has("registers"),
        places: form.number("places"),
    }
}
