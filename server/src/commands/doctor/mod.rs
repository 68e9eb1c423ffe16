//! `minga doctor`: looks at everything that can be wrong and says what to do.

mod machine;
mod services;
mod work;

use crate::compose::{Purpose, compose};
use crate::config::{Config, SETTINGS};
use crate::terminal;
use minga_i18n::{FluentArgs, Words};
use minga_kernel::Lang;
use minga_web::App;
use std::process::ExitCode;

/// Looks at everything. Exit status 1 if something has to be mended; what is only worth
/// knowing does not change it.
pub(crate) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let app = match compose(config, Purpose::OneDeed).await {
        Ok(app) => app,
        Err(error) => {
            terminal::say(format_args!("✗ {}", crate::trouble::in_words(config, &error)));
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut checkup = Checkup { words: &app.words, lang: config.lang, healthy: true };
    checkup.folder(config);
    checkup.disk(config);
    let serving = checkup.port(config);
    if checkup.database(config, &app).await {
        checkup.clock(&app).await;
        checkup.record(&app, serving).await;
        checkup.witnesses(&app).await;
        checkup.jobs(&app, serving).await;
    }
    checkup.keys(config);
    checkup.files(&app).await;
    checkup.mail(config, &app).await;
    checkup.address(config);
    checkup.backup(config, &app);
    checkup.theme(config, &app);
    for setting in SETTINGS {
        let name = format!("MINGA_{}", setting.key.to_uppercase());
        if std::env::var_os(&name).is_some() {
            terminal::say(format_args!("· {name}"));
        }
    }
    Ok(if checkup.healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is told, and whether anything was wrong.
struct Checkup<'a> {
    words: &'a Words,
    lang: Lang,
    healthy: bool,
}

impl Checkup<'_> {
    /// All is well.
    fn well(&self, key: &str, what: impl std::fmt::Display) {
        self.tell('✓', key, what);
    }

    /// Worth knowing, and perhaps as it should be.
    fn note(&self, key: &str, what: impl std::fmt::Display) {
        self.tell('!', key, what);
    }

    /// It has to be mended.
    fn ill(&mut self, key: &str, what: impl std::fmt::Display) {
        self.healthy = false;
        self.tell('✗', key, what);
    }

    fn tell(&self, sign: char, key: &str, what: impl std::fmt::Display) {
        let mut args = FluentArgs::new();
        args.set("what", what.to_string());
        terminal::say(format_args!("{sign} {}", self.words.say(self.lang, &format!("doctor-{key}"), &args)));
    }

    fn theme(&mut self, config: &Config, app: &App) {
        let Some(theme) = &config.theme else { return };
        let faults = app.check_templates();
        if faults.is_empty() {
            self.well("theme", theme.display());
        }
        for fault in faults {
            self.ill("theme-fault", fault);
        }
    }
}
