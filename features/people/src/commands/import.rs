//! Importing the sheets `jurisdictions` and `organisations`.

use crate::model::{Contacts, JURISDICTION, Jurisdiction, ORGANISATION, Organisation};
use crate::rows::{self, jurisdiction_row, organisation_row};
use crate::{migrations, policy, queries};
use minga_auth::address_of;
use minga_exchange::{
    Change, Chosen, Deed, Desk, Draft, InputRow, InputSheet, Sheets, Values, cell_day, cell_list, cell_text,
    lay_over, table_of, text_of,
};
use minga_kernel::table::{Schema, Table};
use minga_kernel::{Capacity, Cx, Ref, Refusal, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, Event, MERGED, StoreError, Tx, links_from, remember_code};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// This feature's sheets.
pub(crate) struct PeopleSheets;

/// What an import will write: the things, whether each is new, its former code.
#[derive(Default)]
struct PeopleDraft {
    jurisdictions: Vec<(Jurisdiction, Change)>,
    organisations: Vec<(Organisation, Change, Option<String>)>,
}

#[async_trait]
impl Sheets for PeopleSheets {
    fn schemas(&self) -> &'static [Schema] {
        rows::ALL
    }

    fn may_begin(&self, standing: &Standing) -> Result<(), Refusal> {
        policy::may_begin_import(standing)
    }

    fn may_import(&self, standing: &Standing, _changes: &[Change]) -> Result<Capacity, Refusal> {
        policy::may_import(standing)
    }

    async fn draft(&self, desk: &mut Desk<'_>) -> Result<Box<dyn Draft>, StoreError> {
        let mut draft = PeopleDraft::default();
        if let Some(sheet) = desk.input.sheet(rows::JURISDICTIONS.name) {
            draft_jurisdictions(desk, sheet, &mut draft).await?;
        }
        if let Some(sheet) = desk.input.sheet(rows::ORGANISATIONS.name) {
            draft_organisations(desk, sheet, &mut draft).await?;
        }
        Ok(Box::new(draft))
    }

    async fn export(&self, db: &Conn, chosen: &mut Chosen<'_>) -> Result<Vec<Table>, StoreError> {
        let chosen_ones = with_wholes(db, chosen.of(&ORGANISATION)).await?;
        let codes: HashMap<Uuid, &str> = chosen_ones.iter().map(|it| (it.id, it.code.as_str())).collect();
        let places = all_places(db).await?;
        let organisations: Vec<Values> = chosen_ones
            .iter()
            .map(|it| {
                let place = it.jurisdiction.and_then(|id| places.codes.get(&id)).map(String::as_str);
                let whole = it.part_of.and_then(|id| codes.get(&id).copied());
                organisation_row(it, place, whole, &chosen.language)
            })
            .collect();
        // Most countries are in every installation; what is not must travel along.
        let mut needed = chosen.of(&JURISDICTION);
        needed.extend(chosen_ones.iter().filter_map(|it| it.jurisdiction));
        let jurisdictions: Vec<Values> = places
            .not_everywhere(&needed)
            .into_iter()
            .map(|it| {
                let parent = it.parent.and_then(|id| places.codes.get(&id)).map(String::as_str);
                jurisdiction_row(it, parent, &chosen.language)
            })
            .collect();
        Ok(vec![
            table_of(&rows::JURISDICTIONS, &jurisdictions),
            table_of(&rows::ORGANISATIONS, &organisations),
        ])
    }
}

/// Every jurisdiction, by code and by identifier.
struct Places {
    all: Vec<Jurisdiction>,
    codes: HashMap<Uuid, String>,
}

async fn all_places(db: &Conn) -> Result<Places, StoreError> {
    let all = queries::all_jurisdictions(db).await?;
    let codes = all.iter().map(|it| (it.id, it.code.clone())).collect();
    Ok(Places { all, codes })
}

impl Places {
    /// These and what they belong to, without what every installation has, the widest first.
    fn not_everywhere(&self, ids: &[Uuid]) -> Vec<&Jurisdiction> {
        let by_id: HashMap<Uuid, &Jurisdiction> = self.all.iter().map(|it| (it.id, it)).collect();
        let mut found: BTreeMap<(usize, &str), &Jurisdiction> = BTreeMap::new();
        for id in ids {
            let mut next = by_id.get(id);
            while let Some(it) = next.filter(|it| !migrations::is_everywhere(&it.code)) {
                let depth = crate::model::LEVELS.iter().position(|level| *level == it.level).unwrap_or(0);
                found.insert((depth, &it.code), it);
                next = it.parent.and_then(|parent| by_id.get(&parent));
            }
        }
        found.into_values().collect()
    }
}

/// These organisations and those that they belong to, by code.
async fn with_wholes(db: &Conn, ids: Vec<Uuid>) -> Result<Vec<Organisation>, StoreError> {
    let mut found: BTreeMap<String, Organisation> = BTreeMap::new();
    let mut wanted = ids;
    while !wanted.is_empty() {
        let some = queries::organisations_by_id(db, &wanted).await?;
        let wholes = some.iter().filter_map(|it| it.part_of);
        wanted = wholes.filter(|id| !found.values().any(|it| it.id == *id)).collect();
        found.extend(some.into_iter().map(|it| (it.code.clone(), it)));
        wanted.retain(|id| !found.values().any(|it| it.id == *id));
    }
    Ok(found.into_values().collect())
}

async fn draft_jurisdictions(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    draft: &mut PeopleDraft,
) -> Result<(), StoreError> {
    let language = desk.input.language().to_owned();
    let places = all_places(desk.db).await?;
    let known: HashMap<&str, &Jurisdiction> = places.all.iter().map(|it| (it.code.as_str(), it)).collect();
    let mut parents: HashMap<Uuid, Uuid> =
        places.all.iter().filter_map(|it| Some((it.id, it.parent?))).collect();
    let rows = unique_rows(desk, sheet);
    let ids: HashMap<String, Uuid> = rows
        .iter()
        .map(|(code, _)| {
            (code.clone(), known.get(code.as_str()).map_or_else(|| desk.cx.new_id(), |it| it.id))
        })
        .collect();
    for (code, row) in rows {
        let before = known.get(code.as_str());
        let part = before.and_then(|it| it.parent).and_then(|id| places.codes.get(&id)).map(String::as_str);
        let values = before.map(|it| jurisdiction_row(it, part, &language));
        let merged = lay_over(values.as_ref(), row);
        let id = ids[&code];
        let parent = match cell_text(&merged, "part_of") {
            None => None,
            Some(parent) => {
                let found = ids.get(&parent).copied().or_else(|| known.get(parent.as_str()).map(|it| it.id));
                if found.is_none() {
                    desk.refuse_value(sheet, row, "part_of", "unknown-jurisdiction", &parent);
                }
                found
            }
        };
        parents.remove(&id);
        if let Some(parent) = parent {
            parents.insert(id, parent);
        }
        let reference = JURISDICTION.with(id);
        desk.promise(&code, &reference);
        let level = cell_text(&merged, "level").unwrap_or_default();
        let name = text_of(&merged, "name", &language);
        let place = Jurisdiction { id, code: code.clone(), name, level, parent };
        let after = jurisdiction_row(&place, cell_text(&merged, "part_of").as_deref(), &language);
        let change = Change::of(&rows::JURISDICTIONS, code, reference, values.as_ref(), &after);
        desk.decide(change.clone());
        draft.jurisdictions.push((place, change));
    }
    refuse_circles(desk, sheet, &ids, &parents);
    Ok(())
}

async fn draft_organisations(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    draft: &mut PeopleDraft,
) -> Result<(), StoreError> {
    let language = desk.input.language().to_owned();
    let places = all_places(desk.db).await?;
    let all = queries::all_organisations(desk.db).await?;
    let codes: HashMap<Uuid, &str> = all.iter().map(|it| (it.id, it.code.as_str())).collect();
    let known: HashMap<&str, &Organisation> = all.iter().map(|it| (it.code.as_str(), it)).collect();
    let mut wholes: HashMap<Uuid, Uuid> = all.iter().filter_map(|it| Some((it.id, it.part_of?))).collect();
    // What is part of an organisation that is another one now is part of that one.
    let merged: Vec<Ref> =
        all.iter().filter(|it| it.is_merged()).map(|it| ORGANISATION.with(it.id)).collect();
    let merged = links_from(desk.db, &merged, MERGED).await?;
    wholes.extend(merged.into_iter().map(|it| (it.from.id, it.to.id)));
    let rows = unique_rows(desk, sheet);
    let mut ids = HashMap::new();
    let mut before: HashMap<String, &Organisation> = HashMap::new();
    for (code, row) in &rows {
        // A new code for an organisation that is known by its former one.
        let former = cell_text(&row.values, "former_code").filter(|former| former != code);
        let found = known.get(code.as_str()).or_else(|| known.get(former.as_deref()?));
        ids.insert(code.clone(), found.map_or_else(|| desk.cx.new_id(), |it| it.id));
        if let Some(found) = found {
            before.insert(code.clone(), found);
        }
    }
    for (code, row) in rows {
        let known_as = before.get(&code).copied();
        let values = known_as.map(|it| {
            let place = it.jurisdiction.and_then(|id| places.codes.get(&id)).map(String::as_str);
            organisation_row(it, place, it.part_of.and_then(|id| codes.get(&id).copied()), &language)
        });
        let asked = without_former_code(row);
        let merged = lay_over(values.as_ref(), &asked);
        let id = ids[&code];
        let mut jurisdiction = None;
        if let Some(place) = cell_text(&merged, "jurisdiction") {
            jurisdiction = desk.find(&JURISDICTION, &place).await?.map(|found| found.id);
            if jurisdiction.is_none() {
                desk.refuse_value(sheet, row, "jurisdiction", "unknown-jurisdiction", &place);
            }
        }
        let mut part_of = None;
        if let Some(whole) = cell_text(&merged, "part_of") {
            part_of = ids.get(&whole).copied().or_else(|| known.get(whole.as_str()).map(|it| it.id));
            if part_of.is_none() {
                desk.refuse_value(sheet, row, "part_of", "unknown-organisation", &whole);
            }
        }
        if let Some(email) = cell_text(&merged, "email").filter(|it| address_of(it).is_none()) {
            desk.refuse_value(sheet, row, "email", "address", &email);
        }
        if cell_day(&merged, "confirmed").is_some_and(|day| day > desk.cx.today()) {
            desk.refuse(sheet, row, "confirmed", "future-day");
        }
        if !known_as.is_some_and(Organisation::is_merged) {
            wholes.remove(&id);
        }
        if let Some(whole) = part_of.filter(|_| !known_as.is_some_and(Organisation::is_merged)) {
            wholes.insert(id, whole);
        }
        let reference = ORGANISATION.with(id);
        desk.promise(&code, &reference);
        let former = known_as.map(|it| it.code.clone()).filter(|former| *former != code);
        let mut organisation = Organisation {
            id,
            code: code.clone(),
            name: text_of(&merged, "name", &language),
            acronym: cell_text(&merged, "acronym"),
            sector: cell_text(&merged, "sector").unwrap_or_default(),
            city: cell_text(&merged, "city"),
            jurisdiction,
            part_of,
            contacts: Contacts {
                website: cell_text(&merged, "website"),
                email: cell_text(&merged, "email"),
                phone: cell_text(&merged, "phone"),
                postal: cell_text(&merged, "postal"),
            },
            themes: cell_list(&merged, "themes"),
            confirmed: cell_day(&merged, "confirmed"),
            merged_because: known_as.and_then(|it| it.merged_because.clone()),
            updated: desk.cx.now(),
        };
        // A contact that is new was not confirmed on a day before, unless the row says so.
        if let Some(before) = known_as
            && !row.values.contains_key("confirmed")
            && organisation.contacts.say_more_than(&before.contacts)
        {
            organisation.confirmed = None;
        }
        let whole = cell_text(&merged, "part_of");
        let place = cell_text(&merged, "jurisdiction");
        let after = organisation_row(&organisation, place.as_deref(), whole.as_deref(), &language);
        let change = Change::of(&rows::ORGANISATIONS, code, reference, values.as_ref(), &after);
        if change.deed == Deed::Changed && organisation.is_merged() {
            desk.refuse(sheet, row, "code", "organisation-merged");
        }
        desk.decide(change.clone());
        draft.organisations.push((organisation, change, former));
    }
    refuse_circles(desk, sheet, &ids, &wholes);
    Ok(())
}

/// The rows that have a code, each code once; a second one is a problem.
fn unique_rows<'a>(desk: &mut Desk<'_>, sheet: &'a InputSheet) -> Vec<(String, &'a InputRow)> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut unique = Vec::new();
    for row in &sheet.rows {
        let Some(code) = cell_text(&row.values, "code") else { continue };
        if let Some(first) = seen.get(&code) {
            let problem = minga_kernel::Problem::error(sheet.place(row, "code"), "code-twice");
            desk.problems.push(problem.with("value", &code).with("first", first));
            continue;
        }
        seen.insert(code.clone(), row.number);
        unique.push((code, row));
    }
    unique
}

fn without_former_code(row: &InputRow) -> InputRow {
    let mut values = row.values.clone();
    values.remove("former_code");
    InputRow { number: row.number, values }
}

/// Refuses what would be part of itself, however indirectly.
fn refuse_circles(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    ids: &HashMap<String, Uuid>,
    wholes: &HashMap<Uuid, Uuid>,
) {
    for row in &sheet.rows {
        let Some(id) = cell_text(&row.values, "code").and_then(|code| ids.get(&code).copied()) else {
            continue;
        };
        let mut next = wholes.get(&id).copied();
        // A chain longer than there are things goes round somewhere else.
        for _ in 0..=wholes.len() {
            match next {
                Some(whole) if whole == id => {
                    desk.refuse(sheet, row, "part_of", "circular");
                    break;
                }
                Some(whole) => next = wholes.get(&whole).copied(),
                None => break,
            }
        }
    }
}

#[async_trait]
impl Draft for PeopleDraft {
    async fn write(self: Box<Self>, cx: &Cx, actor: &Capacity, tx: &Tx) -> Result<(), StoreError> {
        let mut events = Vec::new();
        for (jurisdiction, change) in &self.jurisdictions {
            if let Some(action) = action(change.deed, ["jurisdiction.created", "jurisdiction.changed"]) {
                queries::save_jurisdiction(tx, jurisdiction, change.deed == Deed::Created).await?;
                cx.watch.done(1);
                events.push(event(&change.reference, action, change.facts(&rows::JURISDICTIONS)));
            }
        }
        for (organisation, change, former) in &self.organisations {
            if let Some(action) = action(change.deed, ["organisation.created", "organisation.changed"]) {
                queries::save_organisation(tx, organisation, change.deed == Deed::Created).await?;
                let moved = |name: &&'static str| change.fields.iter().any(|field| field.column == *name);
                for contact in Contacts::NAMES.into_iter().filter(moved) {
                    // What was said of the one that is gone is settled.
                    queries::settle_contact_report(tx, organisation.id, contact).await?;
                }
                cx.watch.done(1);
                events.push(event(&change.reference, action, facts(change)));
            }
            if let Some(former) = former {
                remember_code(tx, former, &change.reference).await?;
            }
        }
        if !events.is_empty() {
            tx.publish(cx, actor, events).await?;
        }
        Ok(())
    }
}

/// What moved of an organisation, for its event. What it works on is in its own words, and no text
/// of anybody stands in the record.
fn facts(change: &Change) -> serde_json::Value {
    let mut facts = change.facts(&rows::ORGANISATIONS);
    if let Some(changes) = facts["changes"].as_object_mut() {
        changes.remove("themes");
    }
    facts
}

fn action(deed: Deed, names: [&'static str; 2]) -> Option<&'static str> {
    match deed {
        Deed::Created => Some(names[0]),
        Deed::Changed => Some(names[1]),
        Deed::Unchanged | Deed::Absent => None,
    }
}

fn event(subject: &Ref, action: &'static str, facts: serde_json::Value) -> Event {
    let (root, subject, thing) = (subject.clone(), subject.clone(), subject.clone());
    Event { root, subject, thing, action, facts }
}
