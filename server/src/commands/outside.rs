//! `minga verify <address>`: another installation, from outside.

use crate::commands::record::{finding_in_words, read_key};
use crate::config::Config;
use crate::shown::SHOWN;
use crate::{terminal, trouble};
use anyhow::Context;
use minga_i18n::{FluentArgs, Words};
use minga_record::outside::{Options, OutsideError, Seen, Visit, visit};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// How long to wait for what is just being signed.
const PAUSE: Duration = Duration::from_secs(3);
/// The exit status if the other side could not be asked.
const NOT_ASKED: u8 = 2;

/// How a visit is asked for.
pub(crate) struct Asked<'a> {
    pub(crate) address: &'a str,
    pub(crate) key: Option<&'a str>,
    pub(crate) state: Option<&'a Path>,
    pub(crate) again: bool,
    pub(crate) most: u64,
}

/// Whether a target is an address rather than a file.
pub(crate) fn is_address(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

pub(crate) async fn run(config: &Config, asked: Asked<'_>) -> anyhow::Result<ExitCode> {
    // A stranger has no installation, and none is made.
    let words = trouble::words().context("the command line has lost its words")?;
    let folder = asked.state.map_or_else(state_folder, Path::to_owned).join(folder_name(asked.address));
    let key = asked.key.map(read_key).transpose()?;
    let address = asked.address.to_owned();
    let (again, most, place) = (asked.again, asked.most, folder.clone());
    let visiting = tokio::task::spawn_blocking(move || {
        visit(&address, &Options { folder: &place, key, again, most, pause: PAUSE, shown: SHOWN })
    });
    let mut args = FluentArgs::new();
    args.set("address", asked.address.to_owned());
    match visiting.await? {
        Ok(visit) => Ok(report(config, &words, &visit, &folder)),
        Err(OutsideError::Network { address, why }) => {
            args.set("address", address);
            args.set("why", why);
            terminal::tell(words.say(config.lang, "cli-outside-network", &args));
            Ok(ExitCode::from(NOT_ASKED))
        }
        Err(OutsideError::TooLarge { entries, most }) => {
            args.set("entries", entries as f64);
            args.set("most", most as f64);
            terminal::tell(words.say(config.lang, "cli-outside-too-large", &args));
            Ok(ExitCode::from(NOT_ASKED))
        }
        Err(OutsideError::Kept(error)) => Err(error.into()),
    }
}

fn report(config: &Config, words: &Words, visit: &Visit, folder: &Path) -> ExitCode {
    for finding in &visit.findings {
        terminal::say(format_args!("✗ {}", in_words(config, words, finding)));
    }
    let say = |key: &str, args: &FluentArgs<'_>| terminal::say(words.say(config.lang, key, args));
    let mut args = FluentArgs::new();
    args.set("origin", visit.origin.clone());
    args.set("key", visit.key.as_str().to_owned());
    args.set("folder", folder.display().to_string());
    for former in &visit.former {
        let reason = former.begun.reason.as_ref().map(|it| it.text.clone());
        args.set("day", former.begun.at.date_naive().to_string());
        args.set("reason", reason.unwrap_or_else(|| "—".to_owned()));
        args.set("size", former.begun.former_size() as f64);
        args.set("kept", former.kept as f64);
        say("cli-outside-anew", &args);
    }
    if !visit.rotated.is_empty() {
        say("cli-outside-rotated", &args);
    }
    args.set("entries", visit.size as f64);
    args.set("things", visit.things as f64);
    args.set("facts", visit.facts as f64);
    args.set("texts", visit.texts as f64);
    args.set("count", visit.findings.len() as f64);
    if !visit.findings.is_empty() {
        say("cli-not-verified", &args);
        return ExitCode::FAILURE;
    }
    if visit.first {
        say("cli-outside-pinned", &args);
    }
    if let Some(seen) = visit.seen {
        args.set("seen", seen as f64);
        say("cli-outside-grew", &args);
    }
    say("cli-outside-verified", &args);
    ExitCode::SUCCESS
}

fn in_words(config: &Config, words: &Words, finding: &Seen) -> String {
    let mut args = FluentArgs::new();
    let key = match finding {
        Seen::Record(finding) => return finding_in_words(config, words, finding, ToString::to_string),
        Seen::Checkpoint(why) => {
            args.set("why", why.clone());
            "cli-seen-checkpoint"
        }
        Seen::Key { known, found } => {
            args.set("known", known.clone());
            args.set("found", found.clone());
            "cli-seen-key"
        }
        Seen::Shrunk { seen, shown } => {
            args.set("seen", *seen as f64);
            args.set("shown", *shown as f64);
            "cli-seen-shrunk"
        }
        Seen::Forked(seen) => {
            args.set("seen", *seen as f64);
            "cli-seen-forked"
        }
        Seen::Vanished(origin) => {
            args.set("origin", origin.clone());
            "cli-seen-vanished"
        }
        Seen::Shows { address, thing, names, sequence } => {
            args.set("address", address.clone());
            args.set("thing", thing.to_string());
            args.set("facts", names.join(", "));
            args.set("number", *sequence as f64);
            "cli-seen-shows"
        }
        Seen::Unrecorded(thing) => {
            args.set("thing", thing.to_string());
            "cli-seen-unrecorded"
        }
        Seen::Hidden { address, thing, sequence } => {
            args.set("address", address.clone());
            args.set("thing", thing.to_string());
            args.set("number", *sequence as f64);
            "cli-seen-hidden"
        }
        Seen::Unsigned { thing, sequence } => {
            args.set("thing", thing.to_string());
            args.set("number", *sequence as f64);
            "cli-seen-unsigned"
        }
        Seen::Older { thing, shown, sequence } => {
            args.set("thing", thing.to_string());
            args.set("shown", *shown as f64);
            args.set("number", *sequence as f64);
            "cli-seen-older"
        }
    };
    words.say(config.lang, key, &args)
}

/// Where a program keeps what it has to remember (XDG Base Directory Specification).
fn state_folder() -> PathBuf {
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = given("XDG_STATE_HOME").or_else(|| Some(given("HOME")?.join(".local/state")));
    state.unwrap_or_else(|| PathBuf::from(".")).join("minga").join("verify")
}

/// The name of the folder of an address: nothing in it climbs, and no two share one.
fn folder_name(address: &str) -> String {
    let place = address.split_once("://").map_or(address, |(_, place)| place).trim_end_matches('/');
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' { c.to_string() } else { format!("_{:x}_", u32::from(c)) }
    };
    place.chars().map(plain).collect()
}
