//! What was said about things of others, to be taken away whole.

use crate::model::State;
use crate::queries;
use minga_kernel::Ref;
use minga_kernel::table::{Column, ColumnKind, Schema, Value};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::App;
use minga_web::answer::Bulk;
use std::collections::HashMap;
use uuid::Uuid;

const COMMENTS: Schema = Schema {
    name: "comments",
    columns: &[
        Column::new("id", ColumnKind::Code),
        Column::new("about", ColumnKind::Code),
        Column::new("date", ColumnKind::Date),
        Column::new("stance", ColumnKind::Code),
        Column::new("state", ColumnKind::Code),
        Column::new("language", ColumnKind::Code),
        Column::new("text", ColumnKind::LongText),
        Column::new("answered_by", ColumnKind::Code),
        Column::new("answer", ColumnKind::LongText),
    ],
};

/// Comments, questions and the last answer to each; no names.
pub(crate) struct Said;

#[async_trait]
impl Bulk for Said {
    fn schema(&self) -> &'static Schema {
        const { &COMMENTS }
    }

    async fn rows(
        &self,
        app: &App,
        db: &Conn,
        things: &[(Ref, String)],
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<(Vec<Vec<Value>>, Option<Uuid>), StoreError> {
        if things.is_empty() {
            return Ok((Vec::new(), None));
        }
        let refs: Vec<Ref> = things.iter().map(|(thing, _)| thing.clone()).collect();
        let said = queries::about_any(db, &refs, after, limit).await?;
        let codes: HashMap<&Ref, &str> = things.iter().map(|(thing, code)| (thing, code.as_str())).collect();
        let ids: Vec<Uuid> = said.iter().map(|it| it.id).collect();
        let mut answers = HashMap::new();
        // Of several the last one stays.
        for answer in queries::answers_to(db, &ids).await? {
            answers.insert(answer.comment, answer);
        }
        let bodies: Vec<Ref> = answers.values().map(|it| it.body.clone()).collect();
        let bodies = app.references.resolve(db, &bodies).await?;
        let next = (said.len() as u64 == limit).then(|| said.last().map(|it| it.id)).flatten();
        let rows = said.iter().map(|it| {
            let words = if it.state == State::Published { it.text.as_str() } else { "" };
            let answer = answers.get(&it.id);
            let body = answer.and_then(|it| bodies.get(&it.body)).map_or("", |it| it.code.as_str());
            vec![
                Value::from(it.id.to_string()),
                Value::from(codes.get(&it.about).copied().unwrap_or_default()),
                Value::from(it.made_at.date_naive()),
                Value::from(it.stance.code()),
                Value::from(it.state.code()),
                Value::from(it.lang.as_str()),
                Value::from(words),
                Value::from(body),
                Value::from(answer.map_or("", |it| it.text.as_str())),
            ]
        });
        Ok((rows.collect(), next))
    }
}
