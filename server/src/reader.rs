//! Reads documents in a process of its own: whatever a document does to its reader
//! (takes all memory, overflows the stack, never ends) it does to that process, which is ended.

use minga_kernel::{DocumentReader, Unreadable};
use minga_reading::{Limits, only_proofs_since, text_of};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::{Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// The word by which the program is told to read a text, and nothing else.
pub(crate) const WORD: &str = "read-text";
/// The word by which it is told to say what was added to a PDF, and nothing else.
pub(crate) const ADDED: &str = "read-added";

/// How much memory a document may take to be read.
const MEMORY: u64 = 1 << 30;
/// How many seconds of the processor.
const SECONDS: u64 = 30;
/// How long it may take in all.
const PATIENCE: Duration = Duration::from_mins(1);
/// The most bytes of a text.
const MOST: u64 = 8 << 20;

/// Starts the program itself as the reader.
pub struct ChildReader;

impl DocumentReader for ChildReader {
    fn read(&self, ending: &str, content: &[u8]) -> Result<String, Unreadable> {
        ask(&[WORD, ending], content)
    }

    fn only_proofs_since(&self, pdf: &[u8], lengths: &[usize]) -> Result<Vec<bool>, Unreadable> {
        let lengths: Vec<String> = lengths.iter().map(usize::to_string).collect();
        let words: Vec<&str> = [ADDED].into_iter().chain(lengths.iter().map(String::as_str)).collect();
        let told = ask(&words, pdf)?;
        Ok(told.lines().map(|line| line == YES).collect())
    }
}

/// What the child says of a length since which nothing was added but proofs.
const YES: &str = "proofs";

/// Starts a child with these words and gives it the document: what it says.
fn ask(words: &[&str], content: &[u8]) -> Result<String, Unreadable> {
    let program = std::env::current_exe().map_err(|_| Unreadable::Broken)?;
    let mut command = Command::new(program);
    command.env_clear().args(words).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().map_err(|error| {
        tracing::error!(%error, "nobody could be started to read a document");
        Unreadable::Broken
    })?;
    let text = hand_over(&mut child, content);
    // It is ended in any case, also if it waits for somebody to read on.
    let _ = child.kill();
    let status = child.wait();
    let text = text?;
    match status.ok().and_then(|status| status.code()) {
        Some(0) => String::from_utf8(text).map_err(|_| Unreadable::Broken),
        Some(code) => Err(reason(code)),
        // It died of the document.
        None => Err(Unreadable::TooLarge),
    }
}

/// Gives the child the document, and takes what it says.
fn hand_over(child: &mut Child, content: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Unreadable::Broken);
    };
    std::thread::scope(|scope| {
        let (send, receive) = channel();
        scope.spawn(move || {
            // A child that died takes no more.
            let _ = input.write_all(content);
        });
        scope.spawn(move || {
            let mut text = Vec::new();
            let read = output.take(MOST).read_to_end(&mut text);
            let _ = send.send(read.map(|_| text));
        });
        match receive.recv_timeout(PATIENCE) {
            Ok(read) => read.map_err(|_| Unreadable::Broken),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                // So that both threads come to their end.
                let _ = child.kill();
                Err(Unreadable::TooLarge)
            }
        }
    })
}

/// The exit status with which a reason is told.
fn status(why: Unreadable) -> u8 {
    match why {
        Unreadable::Kind => 10,
        Unreadable::Broken => 11,
        Unreadable::Locked => 12,
        Unreadable::Empty => 13,
        Unreadable::TooLarge => 14,
    }
}

fn reason(code: i32) -> Unreadable {
    let told = Unreadable::ALL.into_iter().find(|why| i32::from(status(*why)) == code);
    // A panic has a status of its own.
    told.unwrap_or(Unreadable::Broken)
}

/// What the child does: bounds itself, reads what it is given, and says what it found.
pub(crate) fn run(ending: &str) -> ExitCode {
    say(|content| text_of(ending, content, &Limits::default()))
}

/// What the child does that is asked what was added to a PDF.
pub(crate) fn run_added(lengths: &[usize]) -> ExitCode {
    say(|content| {
        let found = only_proofs_since(content, lengths);
        Ok(found.into_iter().map(|it| if it { format!("{YES}\n") } else { "more\n".to_owned() }).collect())
    })
}

fn say(read: impl FnOnce(&[u8]) -> Result<String, Unreadable>) -> ExitCode {
    let bounds = [
        (Resource::Data, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nproc, 0),
    ];
    for (resource, most) in bounds {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        if setrlimit(resource, limit).is_err() {
            return ExitCode::from(status(Unreadable::Broken));
        }
    }
    let mut content = Vec::new();
    if std::io::stdin().read_to_end(&mut content).is_err() {
        return ExitCode::from(status(Unreadable::Broken));
    }
    match read(&content) {
        Ok(text) => {
            let told = std::io::stdout().write_all(text.as_bytes());
            if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(status(Unreadable::Broken)) }
        }
        Err(why) => ExitCode::from(status(why)),
    }
}
