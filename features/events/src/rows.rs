//! Gatherings as rows of a spreadsheet.

use crate::model::Gathering;
use crate::pages::GATHERING;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Lang, Ref, Resolved};
use minga_web::App;
use std::collections::HashMap;

const GATHERINGS: Schema = Schema {
    name: "events",
    columns: &[
        Column::new("id", ColumnKind::Code),
        Column::new("sort", ColumnKind::Code),
        Column::new("state", ColumnKind::Code),
        Column::new("title", ColumnKind::Text),
        Column::new("date", ColumnKind::Date),
        Column::new("starts", ColumnKind::Text),
        Column::new("ends", ColumnKind::Text),
        Column::new("venue", ColumnKind::Text),
        Column::new("territory", ColumnKind::Code),
        Column::new("organiser", ColumnKind::Code),
        Column::new("about", ColumnKind::Code),
        Column::new("places", ColumnKind::Integer),
        Column::new("url", ColumnKind::Url),
    ],
};

/// All of them as one table.
pub(crate) fn table(app: &App, lang: Lang, all: &[Gathering], known: &HashMap<Ref, Resolved>) -> Table {
    let code = |it: Option<Ref>| {
        let found = it.and_then(|it| known.get(&it));
        Value::from(found.map(|it| it.code.as_str()).unwrap_or_default())
    };
    let rows = all.iter().map(|it| {
        let path = GATHERING.path(lang, &[("event", &it.id.to_string())]);
        vec![
            Value::from(it.id.to_string().as_str()),
            Value::from(it.sort.code()),
            Value::from(it.state.code()),
            Value::from(it.title.for_reader(lang)),
            Value::from(Some(it.day())),
            Value::from(iso(it.starts, it.offset).as_str()),
            Value::from(iso(it.ends, it.offset).as_str()),
            Value::from(it.venue.as_str()),
            code(it.place()),
            code(Some(it.organiser())),
            code(Some(it.about.clone())),
            it.places.map_or_else(|| Value::from(""), Value::from),
            Value::from(app.absolute(&path).as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&GATHERINGS) }
}

/// A moment with the hour of the place (RFC 3339).
pub(crate) fn iso(moment: minga_kernel::Moment, offset: i64) -> String {
    let seconds = i32::try_from(offset * 60).unwrap_or_default();
    match chrono::FixedOffset::east_opt(seconds) {
        Some(zone) => moment.with_timezone(&zone).to_rfc3339(),
        None => moment.to_rfc3339(),
    }
}
