use crate::model::{BodyRole, Commitment, CommitmentDetails, Evidence, Learning};
use minga_exchange::{Values, cell_integer, cell_list, cell_number, cell_text, put, put_text, text_of};
use minga_kernel::SdgSet;
use uuid::Uuid;

/// What a commitment's row names by code or title.
#[derive(Clone, Debug, Default)]
pub(crate) struct CommitmentRow {
    /// The theme's title, in the plan's language.
    pub(crate) theme: String,
    /// Codes of organisations by role.
    pub(crate) bodies: Vec<(BodyRole, String)>,
    /// Numbers of related commitments.
    pub(crate) related: Vec<String>,
}

/// The column of each role.
const ROLES: [(BodyRole, &str); 3] = [
    (BodyRole::Lead, "responsible"),
    (BodyRole::Support, "supporting"),
    (BodyRole::Counterpart, "counterpart"),
];

/// A commitment as a row.
pub(crate) fn commitment_row(
    it: &Commitment,
    details: &CommitmentDetails,
    named: &CommitmentRow,
    language: &str,
) -> Values {
    let mut row = Values::new();
    put(&mut row, "number", it.number);
    put(&mut row, "theme", named.theme.as_str());
    put_text(&mut row, "title", language, &it.title);
    put_text(&mut row, "summary", language, &it.summary);
    for (role, column) in ROLES {
        let codes = named.bodies.iter().filter(|(its, _)| *its == role).map(|(_, code)| code.clone());
        put(&mut row, column, codes.collect::<Vec<_>>());
    }
    put(&mut row, "sdg", it.sdgs.iter().map(|goal| goal.to_string()).collect::<Vec<_>>());
    put(&mut row, "code", it.code.clone());
    for (column, text) in details.by_column() {
        put_text(&mut row, column, language, text);
    }
    put(&mut row, "policy_areas", it.policy_areas.clone());
    if let Some(budget) = it.budget {
        put(&mut row, "budget", budget);
    }
    put(&mut row, "currency", it.currency.clone());
    put(&mut row, "contact", it.contact.clone());
    put(&mut row, "milestones_stated", it.milestones_stated);
    put(&mut row, "related", named.related.clone());
    put_text(&mut row, "note", language, &it.note);
    row
}

/// A commitment from its row, with what it names.
pub(crate) fn commitment_of(
    row: &Values,
    id: Uuid,
    plan: Uuid,
    language: &str,
) -> (Commitment, CommitmentDetails, CommitmentRow) {
    let text = |column: &str| text_of(row, column, language);
    let mut sdgs = SdgSet::default();
    for goal in cell_list(row, "sdg") {
        sdgs.insert(goal.parse().unwrap_or(0));
    }
    let commitment = Commitment {
        id,
        plan,
        theme: None,
        number: cell_integer(row, "number").unwrap_or_default(),
        code: cell_text(row, "code"),
        title: text("title"),
        summary: text("summary"),
        sdgs,
        policy_areas: cell_list(row, "policy_areas"),
        budget: cell_number(row, "budget"),
        currency: cell_text(row, "currency"),
        contact: cell_text(row, "contact"),
        milestones_stated: cell_integer(row, "milestones_stated"),
        note: text("note"),
    };
    let mut details = CommitmentDetails::default();
    for (column, place) in details.by_column_mut() {
        *place = text(column);
    }
    let named = CommitmentRow {
        theme: cell_text(row, "theme").unwrap_or_default(),
        bodies: ROLES
            .iter()
            .flat_map(|(role, column)| cell_list(row, column).into_iter().map(|code| (*role, code)))
            .collect(),
        related: cell_list(row, "related"),
    };
    (commitment, details, named)
}

impl CommitmentDetails {
    fn by_column(&self) -> [(&'static str, &minga_kernel::Text); 10] {
        [
            ("problem", &self.problem),
            ("causes", &self.causes),
            ("baseline", &self.baseline),
            ("solution", &self.solution),
            ("results", &self.results),
            ("transparency", &self.transparency),
            ("participation", &self.participation),
            ("accountability", &self.accountability),
            ("national_plan", &self.national_plan),
            ("budget_source", &self.budget_source),
        ]
    }

    fn by_column_mut(&mut self) -> [(&'static str, &mut minga_kernel::Text); 10] {
        [
            ("problem", &mut self.problem),
            ("causes", &mut self.causes),
            ("baseline", &mut self.baseline),
            ("solution", &mut self.solution),
            ("results", &mut self.results),
            ("transparency", &mut self.transparency),
            ("participation", &mut self.participation),
            ("accountability", &mut self.accountability),
            ("national_plan", &mut self.national_plan),
            ("budget_source", &mut self.budget_source),
        ]
    }
}

/// A means of verification as a row.
pub(crate) fn evidence_row(it: &Evidence, commitment: i64, milestone: Option<i64>, language: &str) -> Values {
    let mut row = Values::new();
    put(&mut row, "commitment", commitment);
    put(&mut row, "milestone", milestone);
    put_text(&mut row, "title", language, &it.title);
    put(&mut row, "url", it.url.as_str());
    put(&mut row, "date", it.dated);
    row
}

/// Something learned as a row.
pub(crate) fn learning_row(it: &Learning, commitment: i64, language: &str) -> Values {
    let mut row = Values::new();
    put(&mut row, "commitment", commitment);
    put(&mut row, "kind", it.kind.as_str());
    put_text(&mut row, "text", language, &it.text);
    row
}
