//! What programs send, read into what commands take.

use crate::commands::evidence::NewEvidence;
use crate::model::Plan;
use minga_kernel::{Problem, Text};
use minga_store::CommandError;
use minga_web::PageError;
use minga_web::api::{TextInput, refused};
use minga_web::http::utoipa;
use serde::Deserialize;
use utoipa::ToSchema;

/// A means of verification, by its address on the web.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceInput {
    #[schema(example = "https://www.example.org/act.pdf")]
    url: String,
    /// What it is; the address itself if absent.
    #[serde(default)]
    title: Option<TextInput>,
}

/// Reads texts in the language of one plan, and gathers what is wrong with them.
pub(super) struct Reader<'a> {
    plan: &'a Plan,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(plan: &'a Plan) -> Reader<'a> {
        Reader { plan, problems: Vec::new() }
    }

    pub(super) fn text(&mut self, field: &str, text: Option<TextInput>) -> Text {
        text.unwrap_or_default().read(field, &self.plan.language, &mut self.problems)
    }

    pub(super) fn evidence(&mut self, all: Vec<EvidenceInput>) -> Vec<NewEvidence> {
        let read = |it: EvidenceInput| {
            let title = self.text("evidence.title", it.title);
            let title =
                if title.is_empty() { Text::new(self.plan.language.clone(), &*it.url) } else { title };
            NewEvidence { title, url: it.url, file: None }
        };
        all.into_iter().map(read).collect()
    }

    pub(super) fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Nothing, or everything that has to be mended.
    pub(super) fn done(self) -> Result<(), PageError> {
        if self.problems.is_empty() { Ok(()) } else { Err(PageError::Problems(self.problems)) }
    }
}

/// What a command refuses, with the fields as the API calls them.
pub(super) fn refusal(error: CommandError) -> PageError {
    let CommandError::Problems(mut problems) = error else { return refused(error) };
    for problem in &mut problems {
        let name = match problem.place.column.as_deref() {
            Some("evidence_file") => "evidence",
            Some("evidence_url") => "evidence.url",
            Some("evidence_title") => "evidence.title",
            _ => continue,
        };
        problem.place.column = Some(name.to_owned());
    }
    PageError::Problems(problems)
}
