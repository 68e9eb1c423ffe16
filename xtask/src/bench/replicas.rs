//! Two servers of one installation behind a web server: one is killed while people read and
//! programs write.

use super::load::Load;
use super::program::Program;
use super::record::{Officer, officer};
use super::report::{Report, bytes};
use super::{CONNECTIONS, PAGES, PLAN};
use crate::child::{Guarded, free_port};
use crate::postgres::Postgres;
use anyhow::{Context, bail};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How many write, and how long each rests between two writes: a hundred a second in all.
const WRITERS: u32 = 4;
const REST: Duration = Duration::from_millis(40);
/// How long reading is measured before one is killed, and from five seconds after that.
const TIME: Duration = Duration::from_secs(10);
/// What may fail until here.
const GRACE: Duration = Duration::from_secs(5);

/// What the writers were told.
#[derive(Default)]
struct Told {
    /// The address and the percent of each report that was acknowledged.
    acknowledged: Mutex<Vec<(String, u32)>>,
    /// How many were not.
    refused: AtomicUsize,
    over: AtomicBool,
}

pub(crate) fn one_is_killed(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let server = Postgres::start_durable()?;
    let settings =
        [("MINGA_DATABASE_URL", server.url()), ("MINGA_API_RATE", "0"), ("MINGA_PAGE_CACHE_BYTES", "0")];
    let (a, b) = (folder.join("replica-a"), folder.join("replica-b"));
    let first = Program::start(binary, "demo", &a, &settings)?;
    first.until_answers(PLAN)?;
    // What servers of one installation share beside the database.
    std::fs::create_dir_all(&b)?;
    for shared in ["record", "files"] {
        std::fs::create_dir_all(a.join(shared))?;
        std::os::unix::fs::symlink(a.join(shared), b.join(shared))?;
    }
    let second = Program::start(binary, "serve", &b, &settings)?;
    second.until_answers(PLAN)?;
    let officer = officer(&first, &a)?;
    let front = Front::start(folder, &[&first, &second])?;

    let told = Told::default();
    let begun = Instant::now();
    let (before, after, wrote) = std::thread::scope(|scope| -> anyhow::Result<(Load, Load, Duration)> {
        for writer in 0..WRITERS {
            let (told, officer, front) = (&told, &officer, &front);
            scope.spawn(move || write(writer, front, officer, told));
        }
        let loads = (|| {
            let before = front.load(TIME)?;
            drop(first);
            // Whatever fails here may fail.
            let _ = front.load(GRACE);
            Ok((before, front.load(TIME)?))
        })();
        told.over.store(true, Ordering::Relaxed);
        loads.map(|(before, after)| (before, after, begun.elapsed()))
    })?;
    let acknowledged = told.acknowledged.into_inner().unwrap_or_default();
    let mut lost = 0;
    for (path, percent) in &acknowledged {
        let there = second.data(path).is_ok_and(|it| it["percent"] == *percent);
        lost += usize::from(!there);
    }
    let rate = acknowledged.len() as f64 / wrote.as_secs_f64();
    let most = second.peak()?;
    drop(second);
    let mut verify = Command::new(binary);
    verify.arg("verify").arg("--data").arg(&b).env("MINGA_DATABASE_URL", server.url());
    let verified = verify.output()?;
    if !verified.status.success() {
        bail!("verify: {}", String::from_utf8_lossy(&verified.stdout));
    }
    let heading = ["what", "target", "measured"];
    let title = "Two servers on PostgreSQL behind nginx, every request reads the database, one is killed";
    let mut table = report.table(title, &heading);
    table.row([
        "pages/s, 64 connections, both there",
        "",
        &format!("{} (p99 {})", before.rate(), before.p99()),
    ]);
    table.row([
        "pages/s from 5 s after one was killed",
        "",
        &format!("{} (p99 {})", after.rate(), after.p99()),
    ]);
    table.row(["reads that failed after those 5 s", "0", &after.broken().to_string()]);
    table.row(["reports of progress meanwhile", "100/s", &format!("{rate:.0}/s, {}", acknowledged.len())]);
    let refused = told.refused.into_inner();
    table.row(["reports that were not acknowledged, and written again", "", &refused.to_string()]);
    table.row(["acknowledged and lost", "0", &lost.to_string()]);
    table.row(["the record", "verifies", "verifies"]);
    table.note(&format!("Most memory of the one that went on: {}.", bytes(most)));
    Ok(())
}

/// Reports on one milestone after the other until it is over. Whoever is not answered writes
/// something new.
fn write(writer: u32, front: &Front, officer: &Officer, told: &Told) {
    let mut number = writer;
    let mut next = Instant::now();
    while !told.over.load(Ordering::Relaxed) {
        next += REST;
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
        number += WRITERS;
        let percent = number % 100;
        let milestone = &officer.milestones[number as usize % officer.milestones.len()];
        let path = format!("/api/v1/milestones/{milestone}/reports");
        let body = format!("{{\"percent\":{percent},\"text\":\"Avance {number}\"}}");
        let answer = super::program::send(&front.listen, &path, &officer.key, "application/json", &body);
        match answer.ok().and_then(|it| Some(it.header("location")?.to_owned())) {
            Some(at) => {
                let path = at.find("/api/").map_or(&*at, |place| &at[place..]).to_owned();
                if let Ok(mut all) = told.acknowledged.lock() {
                    all.push((path, percent));
                }
            }
            None => {
                told.refused.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// nginx, as `packaging/nginx.conf` sets it up, without its certificate.
struct Front {
    listen: String,
    _nginx: Guarded,
}

impl Front {
    fn start(folder: &Path, programs: &[&Program]) -> anyhow::Result<Front> {
        let place = folder.join("nginx");
        std::fs::create_dir_all(&place)?;
        let example = std::fs::read_to_string(crate::root().join("packaging/nginx.conf"))?;
        let servers: Vec<String> =
            programs.iter().map(|it| format!("server {};", it.address("").replace("http://", ""))).collect();
        let example = example.replacen("server 127.0.0.1:8080;", &servers.join("\n"), 1);
        let (upstream, rest) =
            example.split_once("server {\n    listen 80;").context("packaging/nginx.conf")?;
        let secure = &rest[rest.find("server {").context("packaging/nginx.conf")?..];
        let port = free_port()?;
        let plain: Vec<String> = secure
            .lines()
            .filter(|line| !line.contains("ssl_certificate") && !line.contains("[::]"))
            .map(|line| line.replace("listen 443 ssl http2;", &format!("listen 127.0.0.1:{port};")))
            .collect();
        let at = place.display();
        let user = if crate::prepare::is_root() { "user root;\n" } else { "" };
        let config = format!(
            "{user}daemon off;\npid {at}/pid;\nerror_log {at}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n\
             client_body_temp_path {at}/body;\nproxy_temp_path {at}/proxy;\nfastcgi_temp_path {at}/f;\n\
             uwsgi_temp_path {at}/u;\nscgi_temp_path {at}/s;\n{upstream}\n{}\n}}\n",
            plain.join("\n")
        );
        let file = place.join("nginx.conf");
        std::fs::write(&file, config)?;
        let words =
            ["/usr/sbin/nginx", "-c", &file.display().to_string(), "-p", &at.to_string()].map(str::to_owned);
        let listen = format!("127.0.0.1:{port}");
        let mut nginx = Guarded::start("TERM", &words, &place.join("log"), |_| {})?;
        let address = format!("http://{listen}{PLAN}");
        nginx
            .wait_until(Duration::from_secs(10), || super::program::get(&address).is_ok())
            .context("nginx")?;
        Ok(Front { listen, _nginx: nginx })
    }

    fn load(&self, time: Duration) -> anyhow::Result<Load> {
        let paths: Vec<String> = PAGES.iter().map(|(_, path)| (*path).to_owned()).collect();
        Load::on_many(&format!("http://{}", self.listen), &paths, CONNECTIONS, time)
    }
}
