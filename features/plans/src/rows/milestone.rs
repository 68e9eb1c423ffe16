use crate::model::{Dates, Milestone, MilestoneDetails, Schedule, State};
use minga_exchange::{Values, cell_day, cell_integer, cell_number, cell_text, put, put_text, text_of};
use minga_kernel::table::Value;
use uuid::Uuid;

/// The word of a milestone's state in a spreadsheet.
fn state_cell(it: &Milestone) -> &'static str {
    if it.delay_reported { "delayed" } else { it.state.code() }
}

/// A milestone as a row.
pub(crate) fn milestone_row(it: &Milestone, details: &MilestoneDetails, language: &str) -> Values {
    let mut row = Values::new();
    put(&mut row, "commitment", it.commitment_number);
    put(&mut row, "number", it.number);
    put_text(&mut row, "title", language, &it.title);
    put(&mut row, "start", it.schedule.in_force.start);
    put(&mut row, "end", it.schedule.in_force.end);
    put(&mut row, "state", state_cell(it));
    put(&mut row, "progress", it.reported);
    put_text(&mut row, "note", language, &it.note);
    put(&mut row, "signed_start", it.schedule.signed.start);
    put(&mut row, "signed_end", it.schedule.signed.end);
    put(&mut row, "completed_on", it.completed_on);
    put_text(&mut row, "output", language, &details.output);
    put_text(&mut row, "verification", language, &details.verification);
    put_text(&mut row, "indicator", language, &details.indicator);
    put_text(&mut row, "target", language, &details.target);
    // The usual weight is not worth a cell.
    if (it.weight - 1.0).abs() > f64::EPSILON {
        put(&mut row, "weight", Value::Number(it.weight));
    }
    row
}

/// A milestone from its row. `known` keeps what no spreadsheet may set: what the
/// counterpart confirmed.
pub(crate) fn milestone_of(
    row: &Values,
    id: Uuid,
    plan: Uuid,
    commitment: Uuid,
    language: &str,
    known: Option<&Milestone>,
) -> (Milestone, MilestoneDetails) {
    let text = |column: &str| text_of(row, column, language);
    let word = cell_text(row, "state").unwrap_or_else(|| State::NotStarted.code().to_owned());
    let delay_reported = word == "delayed";
    let milestone = Milestone {
        id,
        plan,
        commitment,
        commitment_number: cell_integer(row, "commitment").unwrap_or_default(),
        number: cell_integer(row, "number").unwrap_or_default(),
        title: text("title"),
        state: State::from_code(&word).unwrap_or(State::InProgress),
        delay_reported,
        reported: cell_integer(row, "progress"),
        confirmed: known.and_then(|known| known.confirmed),
        weight: cell_number(row, "weight").unwrap_or(1.0),
        schedule: Schedule {
            signed: Dates { start: cell_day(row, "signed_start"), end: cell_day(row, "signed_end") },
            in_force: Dates { start: cell_day(row, "start"), end: cell_day(row, "end") },
        },
        completed_on: cell_day(row, "completed_on"),
        note: text("note"),
    };
    let details = MilestoneDetails {
        output: text("output"),
        verification: text("verification"),
        indicator: text("indicator"),
        target: text("target"),
    };
    (milestone, details)
}
