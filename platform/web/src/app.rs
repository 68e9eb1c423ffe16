use crate::assets::Served;
use crate::cache::PageCache;
use crate::face::Faces;
use crate::rate::Rates;
use crate::templates::Templates;
use crate::{Assets, Documents, Module, PageError, Personal, Settings, Slot, Withheld, Work};
use minga_auth::{Oidc, Passkeys, Passwords};
use minga_calendar::Deadlines;
use minga_exchange::{Means, Sheets};
use minga_files::{ArchiveOptions, FileStore};
use minga_i18n::{Source, Words};
use minga_kernel::document::Press;
use minga_kernel::search::Search;
use minga_kernel::{Actor, Clock, Cx, DocumentReader, Kind, Lang, Nobody, Random, Ref, Resolved};
use minga_mail::Mailer;
use minga_record::Record;
use minga_store::{Conn, Ledger, Migrations, References, Store, StoreError};
use opentelemetry::global::BoxedTracer;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// So many codes a field offers, of about 60 bytes each; others are typed.
const OFFERED: u64 = 300;

/// What the composition root hands to the shell.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The public record.
    pub record: Record,
    /// Files of others.
    pub files: FileStore,
    /// How requests go out to addresses that people give.
    pub outside: ArchiveOptions,
    /// The search engine.
    pub search: Arc<dyn Search>,
    /// Who reads the text of documents.
    pub reader: Arc<dyn DocumentReader>,
    /// What writes documents, if the program has it.
    pub press: Option<Arc<dyn Press>>,
    /// How mail is sent.
    pub mailer: Arc<dyn Mailer>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The dice.
    pub random: Arc<dyn Random>,
    /// What the operator decided.
    pub settings: Settings,
    /// A folder whose `templates/` and `theme.css` come before the program's own.
    pub theme: Option<PathBuf>,
    /// The features, in the order in which they import.
    pub modules: Vec<Module>,
    /// The command line's words.
    pub locales: Assets,
    /// Writes the program's measurements in the Prometheus text format.
    pub metrics: Arc<dyn Fn() -> String + Send + Sync>,
    /// Who is told of each request, if anybody is.
    pub tracer: Option<BoxedTracer>,
}

/// The running program, as pages and endpoints meet it. Cloning shares it.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// How many uploads are taken in at once.
const UPLOADS: usize = 8;
/// How many workbooks are read and compared at once, besides those of the command line.
const IMPORTS: usize = 2;

/// How many documents are written at once.
const PRINTS: usize = 2;

/// The parts of an [`App`].
pub struct Inner {
    /// The database.
    pub store: Store,
    /// The public record.
    pub record: Record,
    /// Files of others.
    pub files: FileStore,
    /// How requests go out to addresses that people give.
    pub outside: ArchiveOptions,
    /// The search engine.
    pub search: Arc<dyn Search>,
    /// Who reads the text of documents.
    pub reader: Arc<dyn DocumentReader>,
    /// What writes documents, if the program has it.
    pub press: Option<Arc<dyn Press>>,
    /// How mail is sent, for whoever keeps books of it themselves; everybody else asks for a job
    /// ([`App::send_mail`]).
    pub mailer: Arc<dyn Mailer>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The dice.
    pub random: Arc<dyn Random>,
    /// What the operator decided.
    pub settings: Settings,
    /// The features.
    pub modules: Vec<Module>,
    /// How references of every feature resolve.
    pub references: References,
    /// Sheets of every feature, in the order of import.
    pub sheets: Vec<Arc<dyn Sheets>>,
    /// Documents of every feature, for the search index.
    pub documents: Vec<Arc<dyn Documents>>,
    /// The interface's words.
    pub words: Arc<Words>,
    pub(crate) metrics: Arc<dyn Fn() -> String + Send + Sync>,
    pub(crate) tracer: Option<BoxedTracer>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) templates: Templates,
    pub(crate) served: Arc<Served>,
    pub(crate) cache: PageCache,
    pub(crate) passwords: Passwords,
    /// Where people can sign in besides here.
    pub(crate) oidc: Option<Oidc>,
    /// The rules for passkeys, where browsers allow any.
    pub(crate) passkeys: Option<Passkeys>,
    pub(crate) faces: Faces,
    pub(crate) rates: Rates,
    pub(crate) uploads: Semaphore,
    pub(crate) imports: Arc<Semaphore>,
    pub(crate) printing: Semaphore,
    kept: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    /// The deadlines of every feature.
    pub deadlines: Vec<Arc<dyn Deadlines>>,
    /// What of every feature waits for people.
    pub work: Vec<Arc<dyn Work>>,
    pub(crate) withheld: Vec<Arc<dyn Withheld>>,
    pub(crate) personal: Vec<Arc<dyn Personal>>,
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// Why the program cannot be put together: a fault of ours or of a theme.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// A locale file.
    #[error("locale: {0}")]
    Words(#[from] minga_i18n::WordsError),
    /// The theme's folder.
    #[error("theme: {0}")]
    Theme(#[from] std::io::Error),
    /// The provider of OpenID Connect.
    #[error("oidc_issuer: {0}")]
    Oidc(#[from] minga_auth::BadIssuer),
}

impl App {
    /// Puts the program together.
    pub fn assemble(parts: Parts) -> Result<App, AppError> {
        let Parts { store, record, files, outside, search, reader, clock, random, settings, .. } = parts;
        let Parts { press, theme, modules, locales, metrics, tracer, mailer, .. } = parts;
        let words = Arc::new(Words::build(sources(locales, &modules))?);
        let theme_style = match &theme {
            Some(folder) if folder.join("theme.css").exists() => {
                Some(std::fs::read(folder.join("theme.css"))?)
            }
            _ => None,
        };
        let served = Arc::new(Served::gather(theme_style));
        let back = format!("{}{}", settings.base_url, crate::pages::OIDC_RETURN);
        let oidc = settings.oidc.clone().map(|it| Oidc::new(it, &back)).transpose()?;
        let site = format!("{} · {}", settings.place, words.plain(Lang::default(), "shell-site-name"));
        let of_modules = modules.iter().flat_map(|module| (module.official)());
        let official: Vec<_> =
            minga_auth::official().into_iter().chain(minga_calendar::official()).chain(of_modules).collect();
        Ok(App(Arc::new(Inner {
            references: References::new(modules.iter().flat_map(|module| (module.resolvers)())),
            sheets: modules.iter().filter_map(|module| Some(module.sheets?())).collect(),
            documents: modules.iter().filter_map(|module| Some(module.documents?())).collect(),
            slots: modules.iter().flat_map(|module| (module.slots)()).collect(),
            templates: Templates::new(&words, &served, theme, &modules),
            served,
            personal: modules.iter().filter_map(|module| Some(module.personal?())).collect(),
            withheld: modules.iter().filter_map(|module| Some(module.withheld?())).collect(),
            deadlines: modules.iter().filter_map(|module| Some(module.deadlines?())).collect(),
            work: modules.iter().filter_map(|module| Some(module.work?())).collect(),
            passwords: Passwords::default(),
            oidc,
            passkeys: Passkeys::new(&settings.base_url, &site),
            faces: Faces::new(&settings),
            rates: Rates::new(settings.api_rate),
            uploads: Semaphore::new(UPLOADS),
            imports: Arc::new(Semaphore::new(IMPORTS)),
            cache: PageCache::new(settings.page_cache_bytes),
            words,
            store: store.with_ledger(Ledger::new(official)),
            record,
            files,
            outside,
            search,
            reader,
            press,
            printing: Semaphore::new(PRINTS),
            kept: Mutex::default(),
            mailer,
            clock,
            random,
            settings,
            modules,
            metrics,
            tracer,
        })))
    }

    /// The circumstances of a command by this actor.
    pub fn cx(&self, actor: Actor, lang: Lang) -> Cx {
        let (clock, random, limits) = (self.clock.clone(), self.random.clone(), self.settings.writing);
        Cx { actor, lang, clock, random, watch: Arc::new(Nobody), limits }
    }

    /// What imports work with.
    pub fn means(&self) -> Means<'_> {
        Means { store: &self.store, features: &self.sheets, references: &self.references }
    }

    /// The thing of this kind with this code, if a code was given; *not found* where nothing has it.
    pub async fn named(&self, db: &Conn, kind: &Kind, code: Option<&str>) -> Result<Option<Ref>, PageError> {
        let Some(code) = code else { return Ok(None) };
        let found = self.references.find(db, kind, code).await?;
        Ok(Some(found.ok_or_else(|| PageError::not_found(code))?))
    }

    /// The codes of things of this kind, each with what it is called: what a field offers in which a
    /// code can be typed too ([`crate::Fields::offer`]). Of many only the first.
    pub async fn offered(
        &self,
        db: &Conn,
        kind: &Kind,
        lang: Lang,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let found = self.references.offered(db, kind, OFFERED).await?.into_iter();
        let named = |it: Resolved| {
            let name = it.title.for_reader(lang).to_owned();
            (it.code, name)
        };
        Ok(found.map(named).collect())
    }

    /// What a feature keeps in memory for as long as the program runs, found by its type and empty
    /// at first: derived state, which can be made again from the database at any time.
    pub fn kept<T: Any + Send + Sync + Default>(&self) -> Arc<T> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        found.downcast().expect("it was put there under its own type")
    }

    /// Every migration: the shared tables', then each feature's.
    pub fn migrations(&self) -> Vec<Migrations> {
        migrations(&self.modules)
    }

    /// The address of something on this installation, with its host.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.settings.base_url)
    }
}

/// Every locale file: the shell's, the tables', the command line's, each feature's.
fn sources(command_line: Assets, modules: &[Module]) -> Vec<Source> {
    let shell = crate::templates::own_locales();
    let folders = shell
        .into_iter()
        .chain([("command line", command_line)])
        .chain(modules.iter().map(|module| (module.name, module.locales)));
    let mut sources = Vec::new();
    for (owner, folder) in folders {
        for name in folder.names() {
            let lang = name.split('/').next().and_then(Lang::from_code);
            if let (Some(lang), Some(content)) = (lang, folder.text(&name)) {
                sources.push(Source { lang, name: format!("{owner}/{name}"), content });
            }
        }
    }
    sources
}

/// Every migration of a program that is made of these modules.
pub fn migrations(modules: &[Module]) -> Vec<Migrations> {
    let shared: [Migrations; 6] = [
        minga_store::migrations,
        minga_jobs::migrations,
        minga_auth::migrations,
        minga_calendar::migrations,
        minga_clients::migrations,
        minga_exchange::migrations,
    ];
    shared.into_iter().chain(modules.iter().map(|module| module.migrations)).collect()
}
