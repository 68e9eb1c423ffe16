//! What the program is made of.

use crate::config::Config;
use crate::trouble::NoFolder;
use crate::{ChildReader, SystemClock, SystemRandom};
use anyhow::Context;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use minga_files::ArchiveOptions;
use minga_kernel::document::Press;
use minga_mail::RefusingMailer;
use minga_record::Record;
use minga_search::Index;
use minga_store::{Store, StoreOptions};
use minga_web::{App, Assets, Module, Parts};
use rust_embed::Embed;
use std::sync::{Arc, OnceLock};

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct Locales;

/// The features, in the order in which they import: what a later one mentions, an
/// earlier one owns.
pub fn modules() -> Vec<Module> {
    vec![
        minga_people::module(),
        minga_plans::module(),
        minga_cocreation::module(),
        minga_conversation::module(),
        minga_takedowns::module(),
        minga_repository::module(),
        minga_events::module(),
        minga_following::module(),
    ]
}

/// The command line's words.
pub fn locales() -> Assets {
    Assets::of::<Locales>()
}

/// Whether the program serves, and so keeps its search index on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It serves people.
    Serve,
    /// It serves people who try it out: who administers it sees the mails that it would send.
    Demo,
    /// It does one thing and ends; what it finds, a serving program indexes.
    OneDeed,
}

/// Connects everything. The data folder is made if it is not there.
pub async fn compose(config: &Config, purpose: Purpose) -> anyhow::Result<App> {
    std::fs::create_dir_all(&config.data).with_context(|| NoFolder(config.data.clone()))?;
    let mapped = match purpose {
        Purpose::Serve | Purpose::Demo => StoreOptions::MAPPED,
        Purpose::OneDeed => StoreOptions::MAPPED_LITTLE,
    };
    let options = StoreOptions { url: config.database(), readers: config.database_readers, mapped };
    let store = Store::connect(&options).await?;
    let index = match purpose {
        Purpose::Serve | Purpose::Demo => Index::open(&config.data.join("search"))?,
        Purpose::OneDeed => Index::in_memory()?,
    };
    let clock = Arc::new(SystemClock);
    let folder = config.data.join("record");
    let record = Record::open(store.clone(), &folder, &config.record_origin(), clock.clone(), &SystemRandom)?;
    let witnesses = config.witnesses().map_err(|entry| anyhow::anyhow!("record_witnesses: {entry}"))?;
    let record = record.with_witnesses(witnesses);
    config.proxies().map_err(|entry| anyhow::anyhow!("proxies: {entry}"))?;
    let files = config.files(Arc::new(SystemRandom))?;
    let measured = measurements();
    let mut settings = config.web();
    settings.signature_roots = Arc::new(config.roots()?);
    settings.mail_shown = (purpose == Purpose::Demo).then(|| config.mail_folder()).flatten();
    let mailer = match config.mailer(clock.clone()) {
        // Whoever serves has to be able to send; the others may be here to mend it.
        Err(error) if purpose == Purpose::OneDeed => Arc::new(RefusingMailer(error)),
        mailer => mailer?,
    };
    let parts = Parts {
        store,
        record,
        files,
        outside: ArchiveOptions::default(),
        search: Arc::new(index),
        reader: Arc::new(ChildReader),
        press: press(),
        mailer,
        clock,
        random: Arc::new(SystemRandom),
        settings,
        theme: config.theme.clone(),
        modules: modules(),
        locales: locales(),
        metrics: Arc::new(move || measured.render()),
        tracer: if purpose == Purpose::OneDeed { None } else { crate::traces::tracer(&config.traces_to)? },
    };
    Ok(App::assemble(parts)?)
}

/// What writes documents.
#[cfg(feature = "documents")]
pub fn press() -> Option<Arc<dyn Press>> {
    Some(Arc::new(minga_documents::Typesetter::default()))
}

/// What writes documents: nothing, because the program was made without it.
#[cfg(not(feature = "documents"))]
pub fn press() -> Option<Arc<dyn Press>> {
    None
}

/// The recorder of measurements; there is one in a process.
fn measurements() -> PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    let make = || {
        let builder = PrometheusBuilder::new();
        match builder.install_recorder() {
            Ok(handle) => handle,
            // Somebody else in this process records already; then ours stays empty.
            Err(_) => PrometheusBuilder::new().build_recorder().handle(),
        }
    };
    RECORDER.get_or_init(make).clone()
}
