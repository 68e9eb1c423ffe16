use super::draft::PlanDraft;
use super::{Outline, is_first, is_positive, refuse_backwards, tell};
use crate::model::{JURISDICTION, PLAN, Plan, THEME, Theme};
use crate::queries;
use crate::rows::{self, plan_of, plan_row, theme_row};
use minga_exchange::{Desk, InputRow, InputSheet, Values, cell_integer, cell_text, lay_over, text_of};
use minga_kernel::{Problem, Text};
use minga_store::StoreError;
use std::collections::HashMap;

/// Drafts the plan's own row; `None` if there is no row that could be understood.
pub(super) async fn draft(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    drafted: &mut PlanDraft,
) -> Result<Option<Plan>, StoreError> {
    if let Some(second) = sheet.rows.get(1) {
        desk.refuse(sheet, second, "code", "one-plan");
    }
    let Some(row) = sheet.rows.first() else { return Ok(None) };
    let Some(code) = cell_text(&row.values, "code") else { return Ok(None) };
    refuse_backwards(desk, sheet, row, "cycle_start", "cycle_end");
    refuse_backwards(desk, sheet, row, "signed_start", "signed_end");

    let former = cell_text(&row.values, "former_code").filter(|former| *former != code);
    let mut known = queries::plan_by_code(desk.db, &code).await?;
    if let (None, Some(former)) = (&known, &former) {
        known = queries::plan_by_code(desk.db, former).await?;
    }
    let place = match known.as_ref().and_then(|plan| plan.jurisdiction) {
        Some(id) => super::export::jurisdiction_code(desk.db, desk.references, id).await?,
        None => None,
    };
    let before = known.as_ref().map(|plan| plan_row(plan, place.as_deref()));
    let mut values = row.values.clone();
    values.remove("former_code");
    let merged = lay_over(before.as_ref(), &InputRow { number: row.number, values });

    let jurisdiction = find_jurisdiction(desk, sheet, row, &merged).await?;
    let id = known.as_ref().map_or_else(|| desk.cx.new_id(), |plan| plan.id);
    let plan = plan_of(&merged, id, jurisdiction, desk.cx.now());
    let after = plan_row(&plan, cell_text(&merged, "jurisdiction").as_deref());
    let reference = PLAN.with(id);
    desk.promise(&code, &reference);
    drafted.known_state = known.as_ref().map(|plan| plan.state.clone());
    drafted.former_code = known.map(|plan| plan.code).filter(|former| *former != code);
    let change = tell(desk, &rows::PLAN, code, reference, before.as_ref(), &after);
    drafted.plan = Some((plan.clone(), change));
    Ok(Some(plan))
}

/// The jurisdiction that the row names, else the country; both have to be known.
async fn find_jurisdiction(
    desk: &mut Desk<'_>,
    sheet: &InputSheet,
    row: &InputRow,
    merged: &Values,
) -> Result<Option<uuid::Uuid>, StoreError> {
    let mut found = None;
    for (column, code) in [("country", "unknown-country"), ("jurisdiction", "unknown-jurisdiction")] {
        if let Some(named) = cell_text(merged, column) {
            found = desk.find(&JURISDICTION, &named).await?.map(|place| place.id);
            if found.is_none() {
                desk.refuse_value(sheet, row, column, code, &named);
            }
        }
    }
    Ok(found)
}

/// Drafts the sheet of themes, and the themes that only commitments name.
pub(super) fn draft_themes(desk: &mut Desk<'_>, outline: &mut Outline, drafted: &mut PlanDraft) {
    let language = outline.plan.language.clone();
    let known: HashMap<i64, Theme> = outline.themes.iter().map(|it| (it.number, it.clone())).collect();
    let mut all = outline.themes.clone();
    if let Some(sheet) = desk.input.sheet(rows::THEMES.name) {
        let mut seen = HashMap::new();
        for row in &sheet.rows {
            let Some(number) = cell_integer(&row.values, "number") else { continue };
            if !is_positive(desk, sheet, row, "number", number)
                || !is_first(desk, sheet, row, "number", number, &number.to_string(), &mut seen)
            {
                continue;
            }
            let before = known.get(&number).map(|it| theme_row(it, &language));
            let merged = lay_over(before.as_ref(), row);
            let theme = Theme {
                id: known.get(&number).map_or_else(|| desk.cx.new_id(), |it| it.id),
                plan: outline.plan.id,
                number,
                title: text_of(&merged, "title", &language),
                summary: text_of(&merged, "summary", &language),
            };
            all.retain(|it| it.number != number);
            all.push(theme.clone());
            tell_theme(desk, drafted, theme, before.as_ref(), &language);
        }
    }
    for title in named_by_commitments(desk) {
        let named = find(&all, &title, &language).cloned();
        match named {
            // A theme that only the commitments name is as they name it.
            Some(theme) if !drafted.themes.iter().any(|(told, _)| told.id == theme.id) => {
                let before = theme_row(&theme, &language);
                tell_theme(desk, drafted, theme, Some(&before), &language);
            }
            Some(_) => {}
            None => {
                let number = all.iter().map(|it| it.number).max().unwrap_or(0) + 1;
                let title = Text::new(language.clone(), title);
                let (id, plan) = (desk.cx.new_id(), outline.plan.id);
                let theme = Theme { id, plan, number, title, summary: Text::default() };
                all.push(theme.clone());
                tell_theme(desk, drafted, theme, None, &language);
            }
        }
    }
    outline.themes = all;
}

fn tell_theme(
    desk: &mut Desk<'_>,
    drafted: &mut PlanDraft,
    theme: Theme,
    before: Option<&Values>,
    language: &str,
) {
    let (code, reference) = (theme.number.to_string(), THEME.with(theme.id));
    let change = tell(desk, &rows::THEMES, code, reference, before, &theme_row(&theme, language));
    drafted.themes.push((theme, change));
}

/// The theme that a commitment's row means: its number, or its title in the plan's
/// language.
pub(super) fn find<'a>(themes: &'a [Theme], named: &str, language: &str) -> Option<&'a Theme> {
    let number = named.parse::<i64>().ok();
    themes
        .iter()
        .find(|it| it.title.get(language) == Some(named))
        .or_else(|| themes.iter().find(|it| Some(it.number) == number))
}

/// Titles of themes that the commitments name, in order; numbers are not titles.
fn named_by_commitments(desk: &mut Desk<'_>) -> Vec<String> {
    let Some(sheet) = desk.input.sheet(rows::COMMITMENTS.name) else { return Vec::new() };
    let themes_sheet = desk.input.sheet(rows::THEMES.name).is_some();
    let mut titles: Vec<String> = Vec::new();
    for row in &sheet.rows {
        let Some(named) = cell_text(&row.values, "theme") else { continue };
        let is_number = named.parse::<i64>().is_ok();
        if is_number && !themes_sheet {
            let place = sheet.place(row, "theme");
            desk.problems.push(Problem::error(place, "unknown-theme").with("value", &named));
        } else if !is_number && !titles.contains(&named) {
            titles.push(named);
        }
    }
    titles
}
