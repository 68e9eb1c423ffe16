//! What goes wrong around the public record: the clock, the disk, a second server, a second
//! database. Nothing is ever signed that contradicts what was, and nothing that was written by
//! half stays in the way.

use crate::harness::{World, demo_folder, folder};
use crate::killed::{ask, minga, prepare, serve};
use minga_kernel::{Actor, Capacity, Lang};
use minga_record::verify::{self, Finding};
use minga_record::{Record, RecordError};
use minga_store::{Event, events_after, last_checkpoint};
use minga_testkit::{SeededRandom, on_both_databases};
use std::collections::BTreeSet;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

impl World {
    async fn wrong(&self, record: &Record) -> BTreeSet<Finding> {
        verify::installation(record, &self.app.store).await.unwrap().findings
    }

    /// One more official change: the plan has another title.
    async fn retitled(&self, title: &str) {
        let sheet =
            format!("code,title,country,cycle_start,cycle_end\nEC-PAGA-1,{title},EC,2019-12-01,2022-08-31\n");
        self.import(folder(&[("plan", &sheet)]).path()).await.unwrap();
    }

    /// The same database, whose record lies in another folder.
    fn record_in(&self, place: &Path) -> Record {
        Record::open(self.app.store.clone(), place, "x", self.app.clock.clone(), &SeededRandom::new(9))
            .unwrap()
    }
}

on_both_databases! {
    the_clock_goes_back_and_time_in_the_record_does_not, async |store| {
        let world = World::demo(store).await;
        world.app.record.publish().await.unwrap();
        let db = world.app.store.read().await.unwrap();
        let signed = last_checkpoint(&db).await.unwrap().unwrap();
        drop(db);
        for day in ["2021-05-01T00:00:00Z", "1970-01-01T00:00:00Z", "2021-06-01T11:59:59.999999Z"] {
            world.clock.set(day);
            world.retitled(&format!("Título del {day}")).await;
            world.app.record.publish().await.unwrap();
        }
        let db = world.app.store.read().await.unwrap();
        let later = last_checkpoint(&db).await.unwrap().unwrap();
        assert!(later.size == signed.size + 3 && later.at >= signed.at, "{signed:?} {later:?}");
        let events = events_after(&db, 0, 1_000).await.unwrap();
        assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at));
        drop(db);
        // When it is right again, so are the entries.
        world.clock.set("2021-06-01T12:00:01Z");
        world.retitled("Otra vez").await;
        let db = world.app.store.read().await.unwrap();
        let last = events_after(&db, later.size, 1).await.unwrap();
        assert_eq!(last[0].at.to_rfc3339(), "2021-06-01T12:00:01+00:00");
        drop(db);
        assert!(world.wrong(&world.app.record).await.is_empty());
    };

    a_second_database_with_the_same_key_is_found, async |store| {
        let one = World::demo(store).await;
        one.retitled("Uno").await;
        one.app.record.publish().await.unwrap();
        // A copy of the installation lives on elsewhere, with the key.
        let two = World::demo(minga_testkit::sqlite().await).await;
        two.retitled("Dos").await;
        // Where it finds what was shown to people, it signs nothing.
        let shared = two.record_in(one.files.path());
        let refused = shared.publish().await.unwrap_err();
        assert!(matches!(refused, RecordError::OlderDatabase { signed: 138, .. }), "{refused}");
        assert!(one.wrong(&one.app.record).await.is_empty());

        // Where it does not, its record is signed, and contradicts the first before anybody who
        // sees both: one key, one size, two roots.
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join("secret")).unwrap();
        std::fs::copy(one.files.path().join("secret/key"), place.path().join("secret/key")).unwrap();
        let apart = two.record_in(place.path());
        apart.publish().await.unwrap();
        let [first, second] = [&one.app.record, &apart].map(async |record: &Record| {
            one.app.record.key().open(&record.checkpoint().await.unwrap().unwrap()).unwrap()
        });
        let (first, second) = (first.await, second.await);
        assert_eq!(first.size(), second.size());
        assert_ne!(first.hash(), second.hash());

        // Whoever of the two meets the other's says so, and stops signing.
        let files = one.app.record.files();
        files.write("checkpoint", &apart.files().read("checkpoint").unwrap().unwrap()).unwrap();
        assert!(one.wrong(&one.app.record).await.contains(&Finding::Root));
        one.retitled("Más").await;
        let refused = one.app.record.publish().await.unwrap_err();
        assert!(matches!(refused, RecordError::Forked(138)), "{refused}");
    };

    what_a_killed_server_left_by_half_is_not_in_the_way, async |store| {
        let world = World::demo(store).await;
        let files = world.app.record.files();
        // Killed while it wrote, or after a tile was there and before it was signed.
        for name in ["tile/0/000.p/137", "tile/entries/000.p/137", "tile/0/000.p/137.9.0.new"] {
            files.write(name, b"half").unwrap();
        }
        assert_eq!(world.app.record.publish().await.unwrap().size, 137);
        assert!(world.wrong(&world.app.record).await.is_empty());
    };

    a_folder_that_cannot_be_written_stops_signing_and_nothing_else, async |store| {
        let world = World::demo(store).await;
        let in_the_way = world.app.record.files().folder().join("tile");
        std::fs::write(&in_the_way, "").unwrap();
        let refused = world.app.record.publish().await.unwrap_err();
        assert!(matches!(refused, RecordError::File { .. }), "{refused}");
        assert_eq!(world.app.record.checkpoint().await.unwrap(), None);
        world.retitled("Se sigue trabajando").await;
        std::fs::remove_file(in_the_way).unwrap();
        assert_eq!(world.app.record.publish().await.unwrap().size, 138);
        assert!(world.wrong(&world.app.record).await.is_empty());
    };

    a_full_disk_signs_nothing, async |store| {
        let place = tempfile::tempdir().unwrap();
        let (data, database) = (place.path().join("data"), store.url().to_owned());
        let work = move || {
            let plan = demo_folder();
            accepted(&told(minga(&data, &database, &["import", "plan", plan.to_str().unwrap(), "--yes"])));
            let copy = place.path().join("copy");
            let export = ["record", "export", copy.to_str().unwrap()];
            // 64 kB: no file of the database grows, and the bundle of entries is larger.
            refused_for(&told(after("trap '' XFSZ && ulimit -f 128", &minga(&data, &database, &export))), "tile/entries");
            nothing_signed(&data);
            // A folder that may only be read, and a disk that is really full.
            let public = data.join("record/public");
            let public = public.display();
            for mount in [
                format!("mount --bind {public} {public} && mount -o remount,ro,bind {public}"),
                format!("mount -t tmpfs -o size=64k none {public} && cp {public}/../key.pub {public}"),
            ] {
                std::fs::copy(data.join("record/public/key.pub"), data.join("record/key.pub")).unwrap();
                if let Some(command) = mounted(&mount, &minga(&data, &database, &export)) {
                    refused_for(&told(command), "tile");
                    nothing_signed(&data);
                }
            }
            accepted(&told(minga(&data, &database, &export)));
            accepted(&told(minga(&data, &database, &["verify"])));
            accepted(&told(minga(&data, &database, &["verify", copy.to_str().unwrap()])));
        };
        tokio::task::spawn_blocking(work).await.unwrap();
    };

    killed_while_it_writes_tiles_it_goes_on, async |store| {
        let world = World::demo(store).await;
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let event = |_| Event {
            root: plan.clone(),
            subject: plan.clone(),
            thing: plan.clone(),
            action: "plan.imported",
            facts: serde_json::json!({}),
        };
        let tx = world.app.store.write().await.unwrap();
        tx.publish(&cx, &Capacity::OPERATOR, (0..12_000).map(event).collect()).await.unwrap();
        tx.commit().await.unwrap();
        let place = tempfile::tempdir().unwrap();
        let (data, database) = (place.path().join("data"), world.store.url().to_owned());
        let work = move || {
            let copy = place.path().join("copy");
            let export = ["record", "export", copy.to_str().unwrap()];
            let mut killed = 0;
            for files in [2, 20, 60] {
                let mut child = minga(&data, &database, &export).spawn().unwrap();
                let tiles = data.join("record/public/tile");
                while count(&tiles) < files && child.try_wait().unwrap().is_none() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                child.kill().unwrap();
                killed += usize::from(child.wait().unwrap().code().is_none());
            }
            assert!(killed > 0, "it was never killed while it wrote");
            accepted(&told(minga(&data, &database, &export)));
            accepted(&told(minga(&data, &database, &["verify"])));
        };
        tokio::task::spawn_blocking(work).await.unwrap();
    };

    two_servers_with_one_database_sign_one_record, async |store| {
        let place = tempfile::tempdir().unwrap();
        let (data, database) = (place.path().to_owned(), store.url().to_owned());
        let (key, milestones) = prepare(&data, &database).await;
        let work = move || {
            let mut servers = Vec::new();
            for _ in 0..2 {
                let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
                servers.push((serve(&data, &database, listen), listen));
            }
            let begun = Instant::now();
            let mut written = 0;
            // Longer than either looks for new entries.
            while begun.elapsed() < Duration::from_secs(5) {
                let (_, listen) = &servers[written % 2];
                let path = format!("/api/v1/milestones/{}/reports", milestones[written % milestones.len()]);
                let body = format!("{{\"percent\":{},\"text\":\"avance\"}}", written % 100);
                let (status, answer) = ask(*listen, "POST", &path, &key, &body).unwrap();
                assert_eq!(status, 201, "{answer}");
                written += 1;
            }
            // Both show the same in the end, and it has everything.
            let sizes = || servers.iter().map(|(_, listen)| shown(*listen)).collect::<Vec<_>>();
            let begun = Instant::now();
            let mut last = sizes();
            loop {
                std::thread::sleep(Duration::from_millis(1_500));
                let now = sizes();
                if now[0] == now[1] && now == last && now[0] > 137 + written {
                    break;
                }
                assert!(begun.elapsed() < Duration::from_mins(1), "{now:?} after {written} reports");
                last = now;
            }
            for (mut server, _) in servers {
                server.kill().unwrap();
                server.wait().unwrap();
            }
            accepted(&told(minga(&data, &database, &["verify"])));
        };
        tokio::task::spawn_blocking(work).await.unwrap();
    };
}

/// How many entries a server shows as signed.
fn shown(server: SocketAddr) -> usize {
    let (_, answer) = ask(server, "GET", "/record/checkpoint", "", "").unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    body.lines().nth(1).and_then(|line| line.parse().ok()).unwrap_or(0)
}

/// How many files are in a folder and those below.
fn count(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries
        .filter_map(Result::ok)
        .map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 })
        .sum()
}

/// The command under a shell that first does this.
fn after(first: &str, command: &Command) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &format!("{first} && exec \"$0\" \"$@\"")]);
    of(&mut shell, command);
    shell
}

/// The command where something is mounted; nothing, and a line that says so, where we may not.
#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
fn mounted(mount: &str, command: &Command) -> Option<Command> {
    let may = Command::new("unshare").args(["-m", "sh", "-c", mount]).output();
    if !may.is_ok_and(|tried| tried.status.success()) {
        eprintln!("skipped: nothing can be mounted here");
        return None;
    }
    let mut unshared = Command::new("unshare");
    unshared.args(["-m", "sh", "-c", &format!("{mount} && exec \"$0\" \"$@\"")]);
    of(&mut unshared, command);
    Some(unshared)
}

/// Puts a command with its settings at the end of another.
fn of(whole: &mut Command, command: &Command) {
    whole.arg(command.get_program()).args(command.get_args());
    whole.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
}

fn told(mut command: Command) -> Output {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
fn accepted(output: &Output) {
    assert!(output.status.success(), "{}", words(output));
}

/// It says which file could not be written.
#[track_caller]
fn refused_for(output: &Output, file: &str) {
    let told = words(output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains(file), "{told}");
}

/// Nothing was shown to people, and nothing that was begun lies about.
#[track_caller]
fn nothing_signed(data: &Path) {
    assert!(!data.join("record/public/checkpoint").exists());
    assert_eq!(count(&data.join("record/public/tile")), 0);
}
