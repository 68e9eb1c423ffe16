//! The command line.

use crate::commands;
use crate::config::Config;
use crate::{terminal, trouble};
use clap::{Args, Parser, Subcommand};
use minga_kernel::Lang;
use serde::Serialize;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Open government in one binary: what was promised, whether it is done, and the proof.
#[derive(Parser)]
#[command(name = "minga", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    command: Command,
}

/// Settings that the command line gives; the rest is in `minga.toml` and `MINGA_…`.
#[derive(Args, Serialize)]
struct Given {
    /// Folder of everything that the program keeps [default: minga-data]
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<PathBuf>,
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<SocketAddr>,
    /// Language of what the command line says: es or en [default: es]
    #[arg(long, global = true, value_name = "LANG", value_parser = lang)]
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<Lang>,
}

fn lang(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| "es or en".to_owned())
}

#[derive(Subcommand)]
enum Command {
    /// Serve Ecuador's first open government plan, to look around
    Demo,
    /// Serve
    Serve {
        /// Refuse to start, rather than migrate, when the database is behind
        #[arg(long)]
        no_migrate: bool,
    },
    /// Bring the database to the newest form
    Migrate,
    /// Copy the database into another one, of either kind
    MigrateTo {
        /// Where to: `sqlite:<path>` or `postgres://…`; nothing may be in it yet
        #[arg(value_name = "DATABASE")]
        url: String,
    },
    /// Make a backup, while the program serves
    Backup {
        /// The folder of backups, or `s3://<bucket>/<prefix>`
        #[arg(value_name = "FOLDER|S3")]
        to: String,
        /// Keep only so many of the newest backups there
        #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
        keep: Option<u32>,
    },
    /// Put a backup into an installation in which nothing is yet
    Restore {
        /// The folder of backups, or `s3://<bucket>/<prefix>`
        #[arg(value_name = "FOLDER|S3")]
        from: String,
        /// The backup's name [default: the newest]
        #[arg(long)]
        name: Option<String>,
        /// Also if it is of an installation with another address
        #[arg(long)]
        elsewhere: bool,
    },
    /// Take in a spreadsheet
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Give out a spreadsheet
    Export {
        #[command(subcommand)]
        what: Export,
    },
    /// Write the empty workbook to fill in
    Template {
        /// The file to write
        file: PathBuf,
    },
    /// Check that nothing was changed behind the public record's back
    Verify {
        /// The address of another installation, a folder of a record or a receipt
        /// (.tlog-proof); without it, this installation
        #[arg(value_name = "ADDRESS|FOLDER|RECEIPT")]
        target: Option<PathBuf>,
        /// The public key to check with [default: the one seen at the first visit, the folder's,
        /// this installation's]
        #[arg(long)]
        key: Option<String>,
        /// Folder of what is remembered of other installations
        /// [default: minga/verify in $XDG_STATE_HOME or ~/.local/state]
        #[arg(long, value_name = "FOLDER")]
        state: Option<PathBuf>,
        /// Fetch again what was fetched at former visits to an address
        #[arg(long)]
        again: bool,
        /// The most entries of another installation that are read
        #[arg(long, value_name = "NUMBER", default_value_t = 10_000_000)]
        most: u64,
    },
    /// The public record
    Record {
        #[command(subcommand)]
        what: Record,
    },
    /// Take in a mail that a mail server returned (RFC 3464), so that nobody is written to in vain
    Bounce {
        /// The mail [default: the standard input]
        file: Option<PathBuf>,
    },
    /// Check the installation and say what to mend
    Doctor,
    /// Accounts: who can sign in, and as what
    Account {
        #[command(subcommand)]
        what: commands::account::Deed,
    },
    /// Read the text of a document from standard input; the program starts itself so
    #[command(name = crate::reader::WORD, hide = true)]
    ReadText {
        /// The ending of its name
        ending: String,
    },
    /// Say what was added to a PDF from standard input; the program starts itself so
    #[command(name = crate::reader::ADDED, hide = true)]
    ReadAdded {
        /// The lengths that it had once
        lengths: Vec<usize>,
    },
    /// Work in the background that was tried too often
    Jobs {
        #[command(subcommand)]
        what: commands::jobs::Deed,
    },
}

#[derive(Subcommand)]
enum Import {
    /// Plans, each from a folder of CSV files or a workbook (.xlsx, .ods)
    Plan {
        /// A folder or workbook for each plan
        #[arg(required = true, value_name = "FOLDER|WORKBOOK")]
        sources: Vec<PathBuf>,
        /// Only show what would change
        #[arg(long)]
        dry_run: bool,
        /// Change what is already there without asking
        #[arg(long)]
        yes: bool,
    },
    /// Proposals from elsewhere (.csv, .xlsx, .ods): as Decidim, CONSUL or this program gave them out
    Proposals {
        /// The file
        file: PathBuf,
        /// The code of the process that gets them
        #[arg(long, value_name = "CODE")]
        process: String,
        /// Where they come from; the same name each time
        #[arg(long, value_name = "NAME")]
        source: String,
        /// Only show what would change
        #[arg(long)]
        dry_run: bool,
        /// Change what is already there without asking
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Subcommand)]
enum Record {
    /// Write the whole record as a folder that any web server can serve
    Export {
        /// The folder
        folder: PathBuf,
    },
    /// Change the key that signs, or go on with a change that has begun
    RotateKey {
        /// For how many days the former key signs too
        #[arg(long, value_name = "NUMBER", default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=3650))]
        days: u32,
    },
    /// Begin a record that follows this one, after entries were lost with the database
    BeginAnew {
        /// Why; everybody will read it, so name no person
        #[arg(long, value_name = "WORDS")]
        reason: String,
    },
}

#[derive(Subcommand)]
enum Export {
    /// A plan, as a folder of CSV files or, if the name ends in .xlsx, a workbook
    Plan {
        /// The plan's code
        code: String,
        /// The folder or the workbook to write
        path: PathBuf,
    },
}

/// Runs what the command line asks for.
pub fn run() -> ExitCode {
    let Cli { given, command } = Cli::parse();
    if let Command::ReadText { ending } = &command {
        return crate::reader::run(ending);
    }
    if let Command::ReadAdded { lengths } = &command {
        return crate::reader::run_added(lengths);
    }
    let config = match Config::gather(&given) {
        Ok(config) => config,
        Err(error) => {
            terminal::tell(format_args!("minga: {error}"));
            return ExitCode::from(2);
        }
    };
    start_log(&config);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            terminal::tell(format_args!("minga: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let done = runtime.block_on(async {
        match command {
            Command::Demo => commands::demo::run(&config).await,
            Command::Serve { no_migrate } => commands::serve::run(&config, no_migrate).await,
            Command::Migrate => commands::migrate::run(&config).await,
            Command::MigrateTo { url } => commands::migrate_to::run(&config, &url).await,
            Command::Backup { to, keep } => {
                commands::backup::run(&config, &to, keep.map(|keep| keep as usize)).await
            }
            Command::Restore { from, name, elsewhere } => {
                commands::restore::run(&config, &from, name.as_deref(), elsewhere).await
            }
            Command::Import { what: Import::Plan { sources, dry_run, yes } } => {
                commands::import::run(&config, &sources, dry_run, yes).await
            }
            Command::Import { what: Import::Proposals { file, process, source, dry_run, yes } } => {
                commands::import::proposals(&config, &file, (&process, &source), dry_run, yes).await
            }
            Command::Export { what: Export::Plan { code, path } } => {
                commands::export::run(&config, &code, &path).await
            }
            Command::Template { file } => commands::template::run(&config, &file).await,
            Command::Verify { target, key, state, again, most } => {
                let address = target.as_deref().and_then(|it| it.to_str());
                if let Some(address) = address.filter(|it| commands::outside::is_address(it)) {
                    let (key, state) = (key.as_deref(), state.as_deref());
                    let asked = commands::outside::Asked { address, key, state, again, most };
                    commands::outside::run(&config, asked).await
                } else {
                    commands::record::verify(&config, target.as_deref(), key.as_deref()).await
                }
            }
            Command::Record { what: Record::RotateKey { days } } => {
                commands::record_key::rotate(&config, days).await
            }
            Command::Record { what: Record::BeginAnew { reason } } => {
                commands::record_key::begin_anew(&config, &reason).await
            }
            Command::Record { what: Record::Export { folder } } => {
                commands::record::export(&config, &folder).await
            }
            Command::Bounce { file } => commands::bounce::run(&config, file.as_deref()).await,
            Command::Doctor => commands::doctor::run(&config).await,
            Command::Account { what } => commands::account::run(&config, &what).await,
            // Done before there was anything else.
            Command::ReadText { .. } | Command::ReadAdded { .. } => Ok(ExitCode::FAILURE),
            Command::Jobs { what } => commands::jobs::run(&config, &what).await,
        }
    });
    match done {
        Ok(code) => code,
        Err(error) => {
            terminal::tell(trouble::in_words(&config, &error));
            ExitCode::FAILURE
        }
    }
}

fn start_log(config: &Config) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    // Each start would tell at length that there is nothing to migrate.
    let filter = match "sea_orm_migration=warn".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => filter,
    };
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process keeps the first one's log.
    let _ = match config.log_format.as_str() {
        "json" => log.json().try_init(),
        _ => log.with_target(false).try_init(),
    };
}
