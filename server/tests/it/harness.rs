//! A whole program over a database of its own, with a clock that stands still.

use minga_exchange::{ImportError, Input, Intent, Outcome};
use minga_files::{ArchiveOptions, FileStore};
use minga_kernel::table::Table;
use minga_kernel::{Actor, Kind, Lang, Problem, Ref};
use minga_mail::{Mailer, MemoryMailer};
use minga_record::Record;
use minga_search::Index;
use minga_server::compose::modules;
use minga_tabular::{Limits, Problems};
use minga_testkit::{FixedClock, SeededRandom, TestStore};
use minga_web::{App, Parts, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The program under test. Dropping it drops its database.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    /// The files of the record, and its key.
    pub(crate) files: TempDir,
    pub(crate) store: TestStore,
}

impl World {
    /// An empty installation on this database; the day is 1 June 2021. Everybody in it came this
    /// minute: that a moderator looks first at what young accounts send has tests of its own.
    pub(crate) async fn new(store: TestStore) -> World {
        let mut settings = Settings::default();
        settings.writing.young_days = 0;
        World::with(store, settings).await
    }

    /// The same with other settings.
    pub(crate) async fn with(store: TestStore, settings: Settings) -> World {
        World::reaching(store, settings, ArchiveOptions::default()).await
    }

    /// The same that also reaches other places outside.
    pub(crate) async fn reaching(store: TestStore, settings: Settings, outside: ArchiveOptions) -> World {
        World::mailing(store, settings, outside, Arc::new(MemoryMailer::default())).await
    }

    /// The same that sends mail in another way.
    pub(crate) async fn mailing(
        store: TestStore,
        settings: Settings,
        outside: ArchiveOptions,
        mailer: Arc<dyn Mailer>,
    ) -> World {
        let clock = Arc::new(FixedClock::at("2021-06-01T12:00:00Z"));
        let files = tempfile::tempdir().unwrap();
        let (random, origin) = (SeededRandom::new(11), "minga.example/record");
        let record = Record::open((*store).clone(), files.path(), origin, clock.clone(), &random).unwrap();
        let parts = parts(&store, record, files.path(), clock.clone(), settings, outside, mailer);
        let app = App::assemble(parts).unwrap();
        app.store.migrate(&app.migrations()).await.unwrap();
        World { app, clock, files, store }
    }

    /// The same program with another record.
    pub(crate) fn with_record(&self, record: Record) -> App {
        let (clock, settings) = (self.clock.clone(), self.app.settings.clone());
        let outside = ArchiveOptions::default();
        let (files, mailer) = (self.files.path(), self.app.mailer.clone());
        App::assemble(parts(&self.store, record, files, clock, settings, outside, mailer)).unwrap()
    }

    /// The same with the demo's plan in it.
    pub(crate) async fn demo(store: TestStore) -> World {
        let world = World::new(store).await;
        world.import(&demo_folder()).await.unwrap();
        world
    }

    /// Imports a file or folder as the operator.
    pub(crate) async fn import(&self, path: &Path) -> Result<Outcome, ImportError> {
        self.take_in(path, Actor::Operator, Intent::Apply).await
    }

    /// Imports, or only looks, as somebody.
    pub(crate) async fn take_in(
        &self,
        path: &Path,
        actor: Actor,
        intent: Intent,
    ) -> Result<Outcome, ImportError> {
        let inspected = minga_tabular::inspect(path, &Limits::default());
        let mut problems = Problems::default();
        let schemas: Vec<_> = self.app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
        let input = Input::of_file(inspected, &schemas, &self.app.words, &mut problems);
        let cx = self.app.cx(actor, Lang::Es);
        minga_exchange::import(&cx, self.app.means(), &input, problems, intent).await
    }

    /// What the import of a folder is refused for, as `code sheet row column`.
    pub(crate) async fn refused(&self, path: &Path) -> Vec<String> {
        match self.import(path).await {
            Err(ImportError::Problems(problems)) => problems.iter().map(told).collect(),
            other => panic!("the import should have been refused: {other:?}"),
        }
    }

    /// A plan as tables.
    pub(crate) async fn export(&self, code: &str) -> Vec<Table> {
        let db = self.app.store.read().await.unwrap();
        let plan = self.plan(code).await.unwrap();
        minga_exchange::export(&db, &self.app.sheets, &self.app.references, plan).await.unwrap()
    }

    /// The reference of a plan.
    pub(crate) async fn plan(&self, code: &str) -> Option<Ref> {
        let db = self.app.store.read().await.unwrap();
        self.app.references.find(&db, &Kind::new("plan"), code).await.unwrap()
    }
}

fn parts(
    store: &TestStore,
    record: Record,
    files: &Path,
    clock: Arc<FixedClock>,
    settings: Settings,
    outside: ArchiveOptions,
    mailer: Arc<dyn Mailer>,
) -> Parts {
    Parts {
        store: (**store).clone(),
        record,
        files: FileStore::folder(&files.join("files"), Arc::new(SeededRandom::new(3))).unwrap(),
        outside,
        search: Arc::new(Index::in_memory().unwrap()),
        reader: Arc::new(HereReader),
        press: minga_server::compose::press(),
        mailer,
        clock,
        random: Arc::new(SeededRandom::new(7)),
        settings,
        theme: None,
        modules: modules(),
        locales: minga_server::compose::locales(),
        metrics: Arc::new(String::new),
        tracer: None,
    }
}

fn told(problem: &Problem) -> String {
    let place = &problem.place;
    let row = place.row.map(|row| row.to_string());
    let parts = [Some(problem.code.to_owned()), place.sheet.clone(), row, place.column.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Reads documents in this process: the program that tests run is not the one that reads.
struct HereReader;

impl minga_kernel::DocumentReader for HereReader {
    fn read(&self, ending: &str, content: &[u8]) -> Result<String, minga_kernel::Unreadable> {
        minga_reading::text_of(ending, content, &minga_reading::Limits::default())
    }

    fn only_proofs_since(
        &self,
        pdf: &[u8],
        lengths: &[usize],
    ) -> Result<Vec<bool>, minga_kernel::Unreadable> {
        Ok(minga_reading::only_proofs_since(pdf, lengths))
    }
}

/// The demo's plan in the repository.
pub(crate) fn demo_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/ecuador-plan-1")
}

/// A folder of sheets, each given as its lines of CSV.
pub(crate) fn folder(sheets: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in sheets {
        std::fs::write(folder.path().join(format!("{name}.csv")), content).unwrap();
    }
    folder
}

/// A copy of the demo's plan in which one sheet was edited.
pub(crate) fn edited_demo(sheet: &str, edit: impl Fn(String) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(demo_folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            let name = path.file_name().unwrap().to_owned();
            let mut text = std::fs::read_to_string(&path).unwrap();
            if name.to_string_lossy() == format!("{sheet}.csv") {
                text = edit(text);
            }
            std::fs::write(folder.path().join(name), text).unwrap();
        }
    }
    folder
}
