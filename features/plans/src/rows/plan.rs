use crate::model::{Dates, LevelName, Levels, PLAN_KINDS, PLAN_STATES, Plan, SCOPES, Schedule, Theme};
use minga_exchange::{Values, cell_day, cell_integer, cell_list, cell_text, put, put_text, text_of};
use minga_kernel::Moment;
use uuid::Uuid;

/// A plan as a row. `jurisdiction` is a code, left out where it is the country.
pub(crate) fn plan_row(it: &Plan, jurisdiction: Option<&str>) -> Values {
    let language = it.language.as_str();
    let mut row = Values::new();
    put(&mut row, "code", it.code.as_str());
    put_text(&mut row, "title", language, &it.title);
    put_text(&mut row, "summary", language, &it.summary);
    put(&mut row, "kind", it.kind.as_str());
    put(&mut row, "state", it.state.as_str());
    put(&mut row, "country", it.country.as_str());
    put(&mut row, "jurisdiction", jurisdiction.filter(|code| *code != it.country).unwrap_or_default());
    put(&mut row, "language", language);
    put(&mut row, "scope", it.scope.as_str());
    put(&mut row, "number", it.number);
    put(&mut row, "cycle_start", it.period.in_force.start);
    put(&mut row, "cycle_end", it.period.in_force.end);
    put(&mut row, "signed_start", it.period.signed.start);
    put(&mut row, "signed_end", it.period.signed.end);
    put(&mut row, "adopted", it.adopted);
    put(&mut row, "rescheduled_to", it.rescheduled_to);
    put_text(&mut row, "instrument", language, &it.instrument);
    for (level, name) in [
        ("theme", &it.levels.theme),
        ("commitment", &it.levels.commitment),
        ("milestone", &it.levels.milestone),
    ] {
        put_text(&mut row, &format!("{level}_one"), language, &name.one);
        put_text(&mut row, &format!("{level}_many"), language, &name.many);
    }
    put(&mut row, "proposals_received", it.proposals_received);
    put(&mut row, "cocreation_cities", it.cocreation_cities.clone());
    put(&mut row, "report_date", it.report_date);
    put_text(&mut row, "note", language, &it.note);
    row
}

/// A plan from its row.
pub(crate) fn plan_of(row: &Values, id: Uuid, jurisdiction: Option<Uuid>, now: Moment) -> Plan {
    let language = cell_text(row, "language").unwrap_or_else(|| "es".to_owned());
    let text = |column: &str| text_of(row, column, &language);
    let choice = |column: &str, usual: &str| cell_text(row, column).unwrap_or_else(|| usual.to_owned());
    let level =
        |name: &str| LevelName { one: text(&format!("{name}_one")), many: text(&format!("{name}_many")) };
    Plan {
        id,
        code: cell_text(row, "code").unwrap_or_default(),
        title: text("title"),
        summary: text("summary"),
        kind: choice("kind", PLAN_KINDS[0]),
        state: choice("state", PLAN_STATES[2]),
        country: cell_text(row, "country").unwrap_or_default(),
        jurisdiction,
        scope: choice("scope", SCOPES[0]),
        number: cell_integer(row, "number"),
        period: Schedule {
            signed: Dates { start: cell_day(row, "signed_start"), end: cell_day(row, "signed_end") },
            in_force: Dates { start: cell_day(row, "cycle_start"), end: cell_day(row, "cycle_end") },
        },
        adopted: cell_day(row, "adopted"),
        rescheduled_to: cell_day(row, "rescheduled_to"),
        instrument: text("instrument"),
        levels: Levels {
            theme: level("theme"),
            commitment: level("commitment"),
            milestone: level("milestone"),
        },
        proposals_received: cell_integer(row, "proposals_received"),
        cocreation_cities: cell_list(row, "cocreation_cities"),
        report_date: cell_day(row, "report_date"),
        note: text("note"),
        updated: now,
        language,
    }
}

/// A theme as a row.
pub(crate) fn theme_row(it: &Theme, language: &str) -> Values {
    let mut row = Values::new();
    put(&mut row, "number", it.number);
    put_text(&mut row, "title", language, &it.title);
    put_text(&mut row, "summary", language, &it.summary);
    row
}
