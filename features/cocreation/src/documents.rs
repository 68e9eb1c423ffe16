use crate::model::{PROCESS, PROPOSAL, Process};
use crate::{queries, resolver};
use minga_kernel::search::Document;
use minga_kernel::{Ref, Text};
use minga_store::orm::async_trait;
use minga_store::{Conn, EventRow, StoreError};
use minga_web::{App, Documents};

/// Processes and proposals, for the search index: each its own root. Supports change nothing of
/// what is found.
pub(crate) struct Proposals;

#[async_trait]
impl Documents for Proposals {
    async fn roots(&self, db: &Conn) -> Result<Vec<Ref>, StoreError> {
        let processes = queries::public_processes(db).await?;
        let proposals = queries::readable_ids(db).await?;
        let own = processes.iter().map(Process::reference);
        Ok(own.chain(proposals.into_iter().map(|id| PROPOSAL.with(id))).collect())
    }

    async fn touched(&self, _db: &Conn, events: &[EventRow]) -> Result<Vec<Ref>, StoreError> {
        let own = events.iter().map(|event| &event.subject);
        Ok(own.filter(|it| it.kind == PROCESS || it.kind == PROPOSAL).cloned().collect())
    }

    async fn documents(&self, _app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError> {
        let document = if root.kind == PROCESS {
            let found = queries::processes_by_id(db, &[root.id]).await?.pop();
            found.filter(Process::is_public).map(|it| {
                let it = resolver::process(&it);
                Document {
                    reference: it.reference,
                    code: it.code,
                    title: it.title,
                    names: Vec::new(),
                    body: it.summary,
                    paths: it.paths,
                    facets: Vec::new(),
                    due: None,
                }
            })
        } else if root.kind == PROPOSAL {
            let Some(it) = queries::proposal_by_id(db, root.id).await? else { return Ok(Vec::new()) };
            let process = queries::processes_by_id(db, &[it.process]).await?.pop();
            process.filter(|process| process.is_public() && it.state.is_readable()).map(|process| {
                let words = &it.written;
                let body = [&words.problem, &words.solution, &words.whom].map(String::as_str).join("\n");
                let found = resolver::proposal(&it, &process);
                let mut facets =
                    vec![("process", process.code.clone()), ("state", it.state.code().to_owned())];
                // What became a part of something else is found, and does not crowd lists out.
                if it.merged_into.is_none() {
                    facets.push(("whole", process.code.clone()));
                }
                Document {
                    reference: found.reference,
                    code: found.code,
                    title: found.title,
                    names: Vec::new(),
                    body: Text::new(words.lang.clone(), body),
                    paths: found.paths,
                    facets,
                    due: None,
                }
            })
        } else {
            None
        };
        Ok(document.into_iter().collect())
    }
}
