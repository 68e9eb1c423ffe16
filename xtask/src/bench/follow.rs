//! A weekly digest for 100,000 followers.

use super::program::{Program, run_measured};
use super::report::{Report, bytes, millis};
use super::{PLAN, plans};
use crate::child::free_port;
use anyhow::{Context, bail};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Who follows, and how many things each.
const FOLLOWERS: u32 = 100_000;
const EACH: u32 = 3;
/// Letters that are waited for, to tell how fast they leave.
const SENT: u64 = 5_000;

/// Makes followers in the database of a program that does not run, as the program itself makes
/// them: each of so many of the plan's commitments, and lets it be next week.
const FILL: &str = r#"
import random, sqlite3, sys, uuid
path, followers, each = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
db = sqlite3.connect(path)
dice = random.Random(7)
commitments = [row[0] for row in db.execute('select id from commitments')]
new = lambda: uuid.UUID(int=dice.getrandbits(128)).bytes
name = lambda id: 'commitment:' + str(uuid.UUID(bytes=id))
for number in range(followers):
    who, lang = new(), 'es' if number % 5 else 'en'
    db.execute(
        'insert into followers (id, address, lang, key, returns, soft, made_at) values (?,?,?,?,?,0,?)',
        (who, f'f{number}@example.org', lang, f'key{number:040}', f'{number:020}', '2026-01-01 00:00:00+00:00'),
    )
    for thing in dice.sample(commitments, each):
        db.execute(
            'insert into follows (id, follower_id, topic, rhythm, since) values (?,?,?,?,0)',
            (new(), who, name(thing), 'weekly'),
        )
db.execute("update digest_clocks set at = '2026-01-01 00:00:00+00:00' where name = 'weekly'")
db.commit()
"#;

/// When the digest was prepared, and how many letters it has.
const ASK: &str = r"
import datetime, sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=30)
row = db.execute('select made_at, prepared_at from digests where prepared_at is not null').fetchone()
if row:
    made, done = (datetime.datetime.fromisoformat(text) for text in row)
    letters = db.execute('select count(*) from digest_letters').fetchone()[0]
    print(int((done - made).total_seconds() * 1000), letters)
";

/// Prepares the digest and sends some of its letters.
pub(crate) fn digest(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("follow");
    let sink = Sink::start()?;
    let server = format!("smtp://127.0.0.1:{}?tls=none", sink.port);
    let settings = [("MINGA_MAIL_SERVER", &*server), ("MINGA_DIGEST_HOUR", "0")];
    let sheets = folder.join("follow-plan");
    plans::write(&sheets, "EC-FOLLOW", 300, 10)?;
    // The first look sets the marks; what is imported after it is news.
    let first = Program::start(binary, "demo", &data, &settings)?;
    first.until_answers(PLAN)?;
    std::thread::sleep(Duration::from_secs(5));
    drop(first);
    run_measured(binary, &data, &["import", "plan", "--yes", &sheets.display().to_string()])?;
    let database = data.join("minga.db").display().to_string();
    python(FILL, &[&database, &FOLLOWERS.to_string(), &EACH.to_string()])?;

    let program = Program::start(binary, "serve", &data, &settings)?;
    let begun = Instant::now();
    let (prepared, letters) = loop {
        let told = python(ASK, &[&database])?;
        if let Some((time, letters)) = told.trim().split_once(' ') {
            break (Duration::from_millis(time.parse()?), letters.to_owned());
        }
        if begun.elapsed() > Duration::from_mins(10) {
            bail!("the digest was not prepared after ten minutes");
        }
        std::thread::sleep(Duration::from_millis(500));
    };
    let most = program.peak()?;
    let (from, at) = (sink.taken.load(Ordering::Relaxed), Instant::now());
    while sink.taken.load(Ordering::Relaxed) < from + SENT && at.elapsed() < Duration::from_mins(2) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let sent = sink.taken.load(Ordering::Relaxed) - from;
    let rate = sent as f64 / at.elapsed().as_secs_f64();
    let mut table = report.table(
        "A weekly digest for 100,000 followers of three commitments each, of 322",
        &["what", "target", "measured", "most memory"],
    );
    let what = format!("prepared: {letters} letters noted down, what they say written");
    table.row([&what, "≤ 2 min, ≤ 200 MB", &millis(prepared), &bytes(most)]);
    table.row([
        "sent to a mail server that takes everything, letters/s",
        "",
        &format!("{rate:.0}"),
        &bytes(program.peak()?),
    ]);
    Ok(())
}

fn python(script: &str, words: &[&str]) -> anyhow::Result<String> {
    let run = Command::new("python3").arg("-c").arg(script).args(words).output()?;
    if !run.status.success() {
        bail!("{}", String::from_utf8_lossy(&run.stderr));
    }
    Ok(String::from_utf8(run.stdout)?)
}

/// A mail server that takes everything and keeps nothing.
struct Sink {
    port: u16,
    taken: Arc<AtomicU64>,
}

impl Sink {
    fn start() -> anyhow::Result<Sink> {
        let port = free_port()?;
        let listener = TcpListener::bind(("127.0.0.1", port)).context("the mail server")?;
        let taken = Arc::new(AtomicU64::new(0));
        let counted = taken.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let counted = counted.clone();
                // A client that breaks off is its own affair.
                std::thread::spawn(move || talk(stream, &counted).unwrap_or_default());
            }
        });
        Ok(Sink { port, taken })
    }
}

/// One conversation (RFC 5321).
fn talk(stream: TcpStream, taken: &AtomicU64) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    out.write_all(b"220 sink\r\n")?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next().transpose()? {
        let answer: &[u8] = match line.split(' ').next().unwrap_or_default() {
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                for line in lines.by_ref() {
                    if line? == "." {
                        break;
                    }
                }
                taken.fetch_add(1, Ordering::Relaxed);
                b"250 taken\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 sink\r\n",
        };
        out.write_all(answer)?;
    }
    Ok(())
}
