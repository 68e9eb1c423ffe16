//! What an import of proposals changes, and writing it.

use super::Incoming;
use super::columns::{PROPOSALS, SCHEMAS};
use crate::commands::matter::{about, happened};
use crate::model::analysis::Origin;
use crate::model::proposal::{Proposal, State, Written};
use crate::model::{JURISDICTION, ORIGIN, Process};
use crate::{policy, queries};
use minga_exchange::{
    Change, Chosen, Deed, Desk, Draft, InputRow, InputSheet, Sheets, Values, cell_day, cell_integer,
    cell_text, lay_over, put,
};
use minga_kernel::table::{Schema, Table, Value};
use minga_kernel::{Capacity, Cx, Place, Problem, Refusal, Standing, fold};
use minga_store::orm::async_trait;
use minga_store::{Conn, Event, StoreError, Tx};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// So many times as long as what people write here may be what they wrote elsewhere, where other
/// rules held.
const LONGER: usize = 4;
/// Events that are told of at once.
const BATCH: usize = 500;

/// What an import will write.
struct Incomers {
    process: Uuid,
    new: Vec<(Proposal, Origin)>,
    /// Those that are known, with what the file says of them now.
    changed: Vec<(Proposal, Origin)>,
    /// What is told of rows of which nothing becomes, by the code of the notice: one notice for
    /// all of them, because there may be many.
    passed: BTreeMap<&'static str, Vec<String>>,
}

#[async_trait]
impl Sheets for Incoming {
    fn schemas(&self) -> &'static [Schema] {
        SCHEMAS
    }

    fn may_begin(&self, standing: &Standing) -> Result<(), Refusal> {
        policy::may_lead(standing, "cocreation.import", self.process.id).map(|_| ())
    }

    fn may_import(&self, standing: &Standing, _changes: &[Change]) -> Result<Capacity, Refusal> {
        policy::may_lead(standing, "cocreation.import", self.process.id)
    }

    async fn draft(&self, desk: &mut Desk<'_>) -> Result<Box<dyn Draft>, StoreError> {
        let (new, changed, passed) = (Vec::new(), Vec::new(), BTreeMap::new());
        let mut incomers = Incomers { process: self.process.id, new, changed, passed };
        if let Some(sheet) = desk.input.sheet(PROPOSALS.name) {
            let known = Known::read(desk.db, self).await?;
            let places = places(desk, &self.process).await?;
            for row in &sheet.rows {
                self.one(desk, sheet, row, &known, &places, &mut incomers);
            }
            for (code, all) in &incomers.passed {
                let notice = Problem::notice(Place::sheet(&sheet.name), code);
                desk.problems.push(notice.with("count", all.len()).with("value", all.join(", ")));
            }
        }
        Ok(Box::new(incomers))
    }

    async fn export(&self, _db: &Conn, _chosen: &mut Chosen<'_>) -> Result<Vec<Table>, StoreError> {
        Ok(Vec::new())
    }
}

/// What was imported from this source before, by what it is called there.
struct Known(HashMap<String, (Origin, Proposal)>);

impl Known {
    async fn read(db: &Conn, it: &Incoming) -> Result<Known, StoreError> {
        let origins = queries::origins_in(db, it.process.id, &it.source).await?;
        let ids: Vec<Uuid> = origins.iter().map(|it| it.proposal).collect();
        let found = queries::proposals_by_id(db, &ids).await?;
        let mut proposals: HashMap<Uuid, Proposal> = found.into_iter().map(|it| (it.id, it)).collect();
        let both = origins.into_iter().filter_map(|origin| {
            let proposal = proposals.remove(&origin.proposal)?;
            Some((origin.original.clone(), (origin, proposal)))
        });
        Ok(Known(both.collect()))
    }
}

/// The territories of a process, by their codes and by their names.
async fn places(desk: &Desk<'_>, process: &Process) -> Result<HashMap<String, Uuid>, StoreError> {
    let refs: Vec<_> =
        process.places.iter().chain([&process.jurisdiction]).map(|id| JURISDICTION.with(*id)).collect();
    let mut found = HashMap::new();
    for (place, it) in desk.references.resolve(desk.db, &refs).await? {
        found.insert(fold(&it.code), place.id);
        for (_, name) in it.title.iter() {
            found.insert(fold(name), place.id);
        }
    }
    Ok(found)
}

impl Incoming {
    fn one(
        &self,
        desk: &mut Desk<'_>,
        sheet: &InputSheet,
        row: &InputRow,
        known: &Known,
        places: &HashMap<String, Uuid>,
        incomers: &mut Incomers,
    ) {
        let Some(original) = cell_text(&row.values, "id") else { return };
        let Some(title) = cell_text(&row.values, "title") else { return };
        let before = known.0.get(&original);
        // What its author took back there is nobody's to publish here.
        if row.values.get("gone").is_some_and(|gone| *gone != Value::Empty) {
            let code =
                if before.is_some() { "cocreation-import-gone-since" } else { "cocreation-import-gone" };
            incomers.passed.entry(code).or_default().push(original);
            return;
        }
        let limits = desk.cx.limits;
        let lengths = [("title", limits.line)]
            .into_iter()
            .chain(["problem", "solution", "whom"].map(|key| (key, limits.text.saturating_mul(LONGER))));
        for (key, most) in lengths {
            if cell_text(&row.values, key).is_some_and(|text| text.chars().count() > most) {
                let problem = Problem::error(sheet.place(row, key), "long-text");
                desk.problems.push(problem.with("most", most));
            }
        }
        if cell_integer(&row.values, "supports").is_some_and(|count| count < 0) {
            desk.refuse(sheet, row, "supports", "cocreation-import-supports");
        }
        let values = before.map(|(origin, proposal)| values_of(origin, proposal));
        // What it is about and where it belongs is decided here, after it came.
        let mut said = InputRow { number: row.number, values: row.values.clone() };
        for key in ["theme", "territory", "gone", "language"] {
            said.values.remove(key);
        }
        let after = lay_over(values.as_ref(), &said);
        let id = before.map_or_else(|| desk.cx.new_id(), |(_, proposal)| proposal.id);
        let reference = crate::model::PROPOSAL.with(id);
        let mut change = Change::of(&PROPOSALS, original.clone(), reference, values.as_ref(), &after);
        if change.deed == Deed::Changed
            && let Some((_, proposal)) = before
            && !may_change(proposal.state)
        {
            let passed = incomers.passed.entry("cocreation-import-decided").or_default();
            passed.push(proposal.number.to_string());
            change.deed = Deed::Unchanged;
            change.fields.clear();
        }
        let text = |key: &str| cell_text(&after, key).unwrap_or_default();
        let written = Written {
            title,
            problem: text("problem"),
            solution: text("solution"),
            whom: text("whom"),
            lang: language(row),
            ..Written::default()
        };
        let origin = Origin {
            id: before.map_or_else(|| desk.cx.new_id(), |(origin, _)| origin.id),
            process: self.process.id,
            proposal: id,
            source: self.source.clone(),
            original,
            day: cell_day(&after, "date"),
            supports: cell_integer(&after, "supports"),
            url: cell_text(&after, "url"),
            made_at: before.map_or_else(|| desk.cx.now(), |(origin, _)| origin.made_at),
        };
        match (change.deed, before) {
            (Deed::Created, _) => {
                let theme = cell_text(&row.values, "theme").and_then(|said| self.theme(&said));
                let place = cell_text(&row.values, "territory");
                let place = place.and_then(|said| places.get(&fold(&said)).copied());
                let written = Written { theme, place, ..written };
                incomers.new.push((newcomer(desk.cx, self.process.id, id, written), origin));
            }
            (Deed::Changed, Some((_, proposal))) => {
                incomers.changed.push((Proposal { written, ..proposal.clone() }, origin));
            }
            _ => {}
        }
        desk.decide(change);
    }

    /// The theme with this number or this name.
    fn theme(&self, said: &str) -> Option<i64> {
        if let Ok(number) = said.parse::<i64>() {
            return self.process.theme(number).map(|_| number);
        }
        let asked = fold(said);
        let named = |theme: &minga_kernel::Text| theme.iter().any(|(_, name)| fold(name) == asked);
        let at = self.process.themes.iter().position(named)?;
        i64::try_from(at + 1).ok()
    }
}

/// Whether its words may still be other ones: nobody answered them, and nobody hid them.
fn may_change(state: State) -> bool {
    matches!(state, State::Submitted | State::Merged | State::InEvaluation)
}

/// The language of a row, Spanish unless it says another one.
fn language(row: &InputRow) -> String {
    let said = cell_text(&row.values, "language").map(|it| it.to_ascii_lowercase());
    said.filter(|it| it.len() == 2 && it.bytes().all(|byte| byte.is_ascii_lowercase()))
        .unwrap_or_else(|| minga_kernel::Lang::default().code().to_owned())
}

/// What is known, as a row of the file would say it.
fn values_of(origin: &Origin, it: &Proposal) -> Values {
    let mut values = Values::new();
    put(&mut values, "id", origin.original.as_str());
    put(&mut values, "title", it.written.title.as_str());
    put(&mut values, "problem", it.written.problem.as_str());
    put(&mut values, "solution", it.written.solution.as_str());
    put(&mut values, "whom", it.written.whom.as_str());
    put(&mut values, "date", origin.day);
    put(&mut values, "supports", origin.supports.map_or(Value::Empty, Value::Integer));
    put(&mut values, "url", origin.url.as_deref().unwrap_or_default());
    values
}

/// A proposal of nobody here; it gets its number when it is written.
fn newcomer(cx: &Cx, process: Uuid, id: Uuid, written: Written) -> Proposal {
    Proposal {
        id,
        process,
        number: 0,
        state: State::Submitted,
        hidden_from: None,
        hidden_why: String::new(),
        outcome: None,
        joint: false,
        author: None,
        written,
        assigned: None,
        merged_into: None,
        supports: 0,
        made_at: cx.now(),
    }
}

#[async_trait]
impl Draft for Incomers {
    async fn write(self: Box<Self>, cx: &Cx, actor: &Capacity, tx: &Tx) -> Result<(), StoreError> {
        tx.lock(&format!("process {}", self.process)).await?;
        let mut number = queries::next_number(tx, self.process).await?;
        let mut events: Vec<Event> = Vec::new();
        for (proposal, origin) in self.new {
            let it = Proposal { number, ..proposal };
            number += 1;
            queries::add_proposal(tx, &it).await?;
            queries::add_origin(tx, &origin).await?;
            let facts = json!({ "changes": { "state": [null, it.state.code()] } });
            events.push(happened(&it, "proposal.imported", facts));
            events.push(about(&it, ORIGIN.with(origin.id), "proposal.origin_stated", json!({})));
            cx.watch.done(2);
            tell(cx, actor, tx, &mut events, BATCH).await?;
        }
        for (said, origin) in self.changed {
            // Whatever was decided of it since it was looked at stays.
            let found = queries::proposal_by_id(tx, said.id).await?;
            let Some(it) = found.filter(|it| may_change(it.state)) else { continue };
            let words = Written {
                title: said.written.title,
                problem: said.written.problem,
                solution: said.written.solution,
                whom: said.written.whom,
                ..it.written.clone()
            };
            let after = Proposal { written: words, ..it.clone() };
            if after != it {
                queries::save_proposal(tx, &after).await?;
                events.push(happened(&it, "proposal.import_corrected", json!({})));
            }
            queries::save_origin(tx, &origin).await?;
            events.push(about(&it, ORIGIN.with(origin.id), "proposal.origin_stated", json!({})));
            cx.watch.done(2);
            tell(cx, actor, tx, &mut events, BATCH).await?;
        }
        tell(cx, actor, tx, &mut events, 1).await
    }
}

/// Tells of what happened, if it is at least so much.
async fn tell(
    cx: &Cx,
    actor: &Capacity,
    tx: &Tx,
    events: &mut Vec<Event>,
    least: usize,
) -> Result<(), StoreError> {
    if events.len() >= least {
        tx.publish(cx, actor, std::mem::take(events)).await?;
    }
    Ok(())
}
