use crate::compose::{Purpose, compose};
use crate::config::{Config, SETTINGS};
use crate::terminal;
use minga_i18n::{FluentArgs, Words};
use minga_kernel::Lang;
use minga_web::App;
use std::net::TcpListener;
use std::process::ExitCode;

/// `minga doctor`: looks at everything that can be wrong and says what to do. Exit status
/// 1 if something has to be mended.
pub(crate) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let app = match compose(config, Purpose::OneDeed).await {
        Ok(app) => app,
        Err(error) => {
            terminal::say(format_args!("✗ {error:#}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut checkup = Checkup { words: &app.words, lang: config.lang, healthy: true };
    checkup.folder(config);
    checkup.database(config, &app).await;
    checkup.port(config);
    checkup.theme(config, &app);
    for setting in SETTINGS {
        let name = format!("MINGA_{}", setting.key.to_uppercase());
        if std::env::var_os(&name).is_some() {
            terminal::say(format_args!("· {name}"));
        }
    }
    Ok(if checkup.healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Checkup<'a> {
    words: &'a Words,
    lang: Lang,
    healthy: bool,
}

impl Checkup<'_> {
    fn well(&self, key: &str, what: impl std::fmt::Display) {
        let mut args = FluentArgs::new();
        args.set("what", what.to_string());
        terminal::say(format_args!("✓ {}", self.words.say(self.lang, &format!("doctor-{key}"), &args)));
    }

    fn ill(&mut self, key: &str, what: impl std::fmt::Display) {
        self.healthy = false;
        let mut args = FluentArgs::new();
        args.set("what", what.to_string());
        terminal::say(format_args!("✗ {}", self.words.say(self.lang, &format!("doctor-{key}"), &args)));
    }

    fn folder(&mut self, config: &Config) {
        let probe = config.data.join(".doctor");
        match std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe)) {
            Ok(()) => self.well("folder", config.data.display()),
            Err(error) => self.ill("folder-read-only", format!("{}: {error}", config.data.display())),
        }
    }

    async fn database(&mut self, config: &Config, app: &App) {
        match app.store.pending(&app.migrations()).await {
            Ok(pending) if pending.is_empty() => self.well("database", config.database_shown()),
            Ok(pending) => self.ill("database-behind", pending.len()),
            Err(error) => self.ill("database-broken", error),
        }
    }

    fn port(&mut self, config: &Config) {
        match TcpListener::bind(config.listen) {
            Ok(_) => self.well("port", config.listen),
            // A serving program holds it, which is as it should be.
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                self.well("port-taken", config.listen);
            }
            Err(error) => self.ill("port-refused", format!("{}: {error}", config.listen)),
        }
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
