//! A process of 100,000 proposals with 2,000,000 supports: how long its lists take, and a click.

use super::CONNECTIONS;
use super::load::Load;
use super::program::{Program, get};
use super::report::{Report, bytes, millis};
use anyhow::bail;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The size of the process.
const PROPOSALS: u32 = 100_000;
const SUPPORTS: u32 = 2_000_000;
/// People who are signed in, and click.
const PEOPLE: u32 = 5_000;
/// The process of the demo, which is filled and opened again.
const PROCESS: &str = "/es/procesos/EC-COCREACION-EJEMPLO";

/// Fills the demo's process in the database of a program that does not run: proposals with themes
/// and words, supports of people, accounts with sessions. Prints the sessions.
const FILL: &str = r#"
import base64, datetime, hashlib, json, random, sqlite3, sys, uuid
path, proposals, supports, people = sys.argv[1], *map(int, sys.argv[2:5])
db = sqlite3.connect(path)
dice = random.Random(7)
new = lambda: uuid.UUID(int=dice.getrandbits(128)).bytes
now = datetime.datetime.now(datetime.timezone.utc)
when = now.strftime('%Y-%m-%d %H:%M:%S+00:00')
later = (now + datetime.timedelta(days=30)).strftime('%Y-%m-%d %H:%M:%S+00:00')
process, phases = db.execute("select id, phases from processes where code = 'EC-COCREACION-EJEMPLO'").fetchone()
day = lambda days: (now + datetime.timedelta(days=days)).strftime('%Y-%m-%d')
phases = [dict(json.loads(phases)[1], begins=day(-5), ends=day(25), proposals=True, supports=True)]
db.execute('update processes set phases = ? where id = ?', (json.dumps(phases), process))
db.execute('delete from process_examples')
words = 'agua camino escuela luz parque basura bosque mercado salud bus plaza riego puente semilla taller huerto'.split()
say = lambda count: ' '.join(dice.choice(words) for _ in range(count))
last = db.execute('select max(number) from proposals where process_id = ?', (process,)).fetchone()[0]
ids = [new() for _ in range(proposals)]
share, rest = divmod(supports, proposals)
for at, own in enumerate(ids):
    title = say(5) + ' ' + str(at)
    db.execute(
        'insert into proposals (id, process_id, number, state, hidden_why, joint, named, theme, lang, title,'
        ' problem, solution, whom, fingerprint, supports, made_at) values (?,?,?,?,?,0,0,?,?,?,?,?,?,?,?,?)',
        (own, process, last + 1 + at, 'submitted', '', 1 + at % 4, 'es', title, say(40), say(40), '',
         hashlib.sha256(title.encode()).hexdigest(), share, when),
    )
crowd = [new() for _ in range(50000)]
for own in ids:
    for account in dice.sample(crowd, share):
        db.execute('insert into supports (id, proposal_id, account_id, state, origin, made_at) values (?,?,?,?,?,?)',
                   (new(), own, account, 'given', 'given', when))
for number in range(people):
    account, token = new(), dice.randbytes(32)
    db.execute('insert into accounts (id, address, name, lang, blocked, made_at, confirmed_at) values (?,?,?,?,0,?,?)',
               (account, f'p{number}@example.org', 'P', 'es', when, when))
    db.execute('insert into sessions (id, hash, account_id, device, made_at, seen_at, ends_at) values (?,?,?,?,?,?,?)',
               (new(), hashlib.sha256(token).hexdigest(), account, '', when, when, later))
    print(base64.urlsafe_b64encode(token).decode().rstrip('='))
db.commit()
"#;

/// Lists, a filter, a search, somebody's look for what is similar, and clicks.
pub(crate) fn lists(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("cocreation");
    let first = Program::start(binary, "demo", &data, &[])?;
    first.until_answers(PROCESS)?;
    drop(first);
    let database = data.join("minga.db").display().to_string();
    let [proposals, supports, people] = [PROPOSALS, SUPPORTS, PEOPLE].map(|it| it.to_string());
    let run = Command::new("python3")
        .arg("-c")
        .arg(FILL)
        .args([&database, &proposals, &supports, &people])
        .output()?;
    if !run.status.success() {
        bail!("{}", String::from_utf8_lossy(&run.stderr));
    }
    let said = String::from_utf8(run.stdout)?;
    let tokens: Vec<&str> = said.lines().collect();
    // The index of words is made anew from what is there now.
    std::fs::remove_dir_all(data.join("search"))?;

    let settings = [("MINGA_PAGE_CACHE_BYTES", "0"), ("MINGA_SIMILAR_TEXTS", "100000")];
    let program = Program::start(binary, "serve", &data, &settings)?;
    program.until_answers(PROCESS)?;
    let indexed = Instant::now();
    while program.asked("/ready")? != 200 {
        if indexed.elapsed() > Duration::from_mins(20) {
            bail!("the search index was not there after twenty minutes");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let mut table = report.table(
        "A process of 100,000 proposals with 2,000,000 supports",
        &["what", "target", "requests/s or time", "p99 or most memory"],
    );
    for (what, asked) in [
        ("list, the newest first", ""),
        ("list, the most supported first", "?order=supported"),
        ("list of a theme, the most supported first", "?theme=2&order=supported"),
        ("list of those without an answer", "?state=unanswered"),
        ("in the middle of the list", "?after=20-50000"),
        ("words that are looked for in it", "?q=agua+camino"),
    ] {
        let path = format!("{PROCESS}/propuestas{asked}");
        let load = Load::on(&program.address(&path), CONNECTIONS, Duration::from_secs(8))?;
        let alone = Load::on(&program.address(&path), 1, Duration::from_secs(4))?;
        table.row([what, "", &load.rate(), &load.p99()]);
        table.row([&format!("{what}, one reader"), "p99 ≤ 50 ms", &alone.rate(), &alone.p99()]);
    }
    for (who, clickers) in [("one person after the other", 1), ("sixteen at once", 16)] {
        let load = Load::supporting(
            &program.address(""),
            &format!("{PROCESS}/propuestas"),
            &tokens,
            clickers,
            Duration::from_secs(8),
        )?;
        let what = format!("somebody supports a proposal, {who}");
        table.row([&what, "p99 ≤ 20 ms, ≥ 300/s", &load.rate(), &load.p99()]);
    }
    let begun = Instant::now();
    let whole = get(&program.address(&format!("{PROCESS}/exportar.json")))?;
    table.row(["the whole process as JSON", "", &millis(begun.elapsed()), &bytes(whole.len() as u64)]);
    table.note(&format!("Most memory under all this: {}.", bytes(program.peak()?)));
    Ok(())
}
