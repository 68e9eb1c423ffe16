use crate::model::assessment::CRITERIA;
use crate::model::{Assessment, CodeSet, Codes};
use minga_exchange::{Values, cell_text, put, put_text};

/// A version of an assessment as a row; `organisation` is the code of who says it.
pub(crate) fn assessment_row(
    it: &Assessment,
    commitment: Option<i64>,
    organisation: Option<&str>,
    language: &str,
) -> Values {
    let mut row = Values::new();
    put(&mut row, "commitment", commitment);
    put(&mut row, "kind", it.kind.code());
    put(&mut row, "date", Some(it.dated));
    put(&mut row, "organisation", organisation.unwrap_or_default());
    put_text(&mut row, "assessor", language, &it.assessor);
    put(&mut row, "code_set", it.set.map(CodeSet::code).unwrap_or_default());
    for criterion in CRITERIA {
        put(&mut row, criterion.name, it.codes.get(*criterion).unwrap_or_default());
    }
    put_text(&mut row, "summary", language, &it.summary);
    put(&mut row, "url", it.url.as_deref().unwrap_or_default());
    put_text(&mut row, "reason", language, &it.reason);
    row
}

/// The codes of a row.
pub(crate) fn codes_of(row: &Values) -> Codes {
    let mut codes = Codes::default();
    for criterion in CRITERIA {
        codes.set(criterion.name, &cell_text(row, criterion.name).unwrap_or_default());
    }
    codes
}
