//! What lies in `packaging/`: the Debian package installs and serves, the service file is one,
//! and the examples of web servers stand before the program as they say. What a machine lacks
//! is skipped, and says so.

use crate::killed::ask;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging")
}

fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Where a program is, if this machine has it.
#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
pub(crate) fn has(program: &str) -> bool {
    let places = ["/usr/bin", "/usr/sbin", "/usr/local/bin"];
    let there = places.iter().any(|place| Path::new(place).join(program).exists());
    if !there {
        eprintln!("skipped: this machine has no {program}");
    }
    there
}

#[track_caller]
fn done(output: &Output) -> String {
    let told =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    told
}

/// A child that ends with the test.
pub(crate) struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn until_ready(listen: SocketAddr) {
    let begun = Instant::now();
    while ask(listen, "GET", "/ready", "", "").is_none_or(|(status, _)| status != 200) {
        assert!(begun.elapsed() < Duration::from_mins(1), "{listen} does not come up");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn serve(binary: &Path, data: &Path, settings: &[(String, String)]) -> (Running, SocketAddr) {
    let listen = free();
    let mut command = Command::new(binary);
    command.env_clear().arg("serve").env("MINGA_DATA", data).env("MINGA_LISTEN", listen.to_string());
    command.envs(settings.iter().cloned()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let running = Running(command.spawn().unwrap());
    until_ready(listen);
    (running, listen)
}

#[test]
fn the_debian_package_installs_and_serves() {
    if !has("dpkg-deb") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let build = Command::new(packaging().join("debian/build.sh"))
        .arg(PROGRAM)
        .arg(folder.path())
        .env("COMPRESSION", "1")
        .output()
        .unwrap();
    let package = done(&build).trim().to_owned();
    let told = done(&Command::new("dpkg-deb").args(["--info", &package]).output().unwrap());
    for line in ["Package: minga", "Architecture: ", "Depends: libc6 (>= 2.", "/etc/minga/minga.env"] {
        let conffiles =
            done(&Command::new("dpkg-deb").args(["--info", &package, "conffiles"]).output().unwrap());
        assert!(told.contains(line) || conffiles.contains(line), "{line} is missing from {told}");
    }
    // Installed by dpkg itself, into a root of its own; what its scripts do to a system is left out.
    let root = folder.path().join("root");
    std::fs::create_dir_all(root.join("var/lib/dpkg/updates")).unwrap();
    std::fs::create_dir_all(root.join("var/lib/dpkg/info")).unwrap();
    std::fs::write(root.join("var/lib/dpkg/status"), "").unwrap();
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", root.display()));
    dpkg.args(["--force-not-root", "--force-script-chrootless", "--force-depends", "--force-bad-path"]);
    done(&dpkg.args(["--log=/dev/null", "--install", &package]).output().unwrap());
    let binary = root.join("usr/bin/minga");
    let settings: Vec<(String, String)> = std::fs::read_to_string(root.join("etc/minga/minga.env"))
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    assert!(!settings.is_empty());
    let data = root.join("var/lib/minga");
    let (running, listen) = serve(&binary, &data, &settings);
    assert_eq!(ask(listen, "GET", "/es", "", "").unwrap().0, 200);
    drop(running);
    for unit in ["minga.service", "minga-backup.service", "minga-backup.timer"] {
        assert!(root.join("lib/systemd/system").join(unit).exists(), "{unit}");
    }
    if has("systemd-analyze") {
        let units = folder.path().join("units");
        std::fs::create_dir(&units).unwrap();
        let mut verify = Command::new("systemd-analyze");
        verify.args(["verify", "--recursive-errors=no"]);
        for unit in ["minga.service", "minga-backup.service", "minga-backup.timer"] {
            let text = std::fs::read_to_string(root.join("lib/systemd/system").join(unit)).unwrap();
            std::fs::write(units.join(unit), text.replace("/usr/bin/minga", binary.to_str().unwrap()))
                .unwrap();
            verify.arg(units.join(unit));
        }
        let told = done(&verify.output().unwrap());
        assert!(!told.contains("minga"), "{told}");
    }
    // Removed, it leaves the data.
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", root.display()));
    dpkg.args(["--force-not-root", "--force-script-chrootless", "--force-bad-path"]);
    done(&dpkg.args(["--log=/dev/null", "--purge", "minga"]).output().unwrap());
    assert!(!binary.exists() && data.join("record/secret/key").exists());
}

/// The example as it is, but without TLS and on these addresses.
pub(crate) fn nginx(folder: &Path, listen: SocketAddr, programs: &[SocketAddr]) -> Running {
    let example = std::fs::read_to_string(packaging().join("nginx.conf")).unwrap();
    let servers: Vec<String> = programs.iter().map(|it| format!("server {it};")).collect();
    let servers = servers.join("\n");
    let example = example.replacen("server 127.0.0.1:8080;", &servers, 1);
    let (upstream, rest) = example.split_once("server {\n    listen 80;").unwrap();
    let secure = &rest[rest.find("server {").unwrap()..];
    let mut plain = String::new();
    for line in secure.lines().filter(|line| !line.contains("ssl_certificate") && !line.contains("[::]")) {
        plain.push_str(&line.replace("listen 443 ssl http2;", &format!("listen {listen};")));
        plain.push('\n');
    }
    let place = folder.display();
    let config = format!(
        "user root;\ndaemon off;\npid {place}/pid;\nerror_log {place}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n\
         client_body_temp_path {place}/body;\nproxy_temp_path {place}/proxy;\nfastcgi_temp_path {place}/f;\n\
         uwsgi_temp_path {place}/u;\nscgi_temp_path {place}/s;\n{upstream}\n{plain}\n}}\n"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, config).unwrap();
    let mut command = Command::new("/usr/sbin/nginx");
    command.arg("-c").arg(&file).arg("-p").arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    Running(command.spawn().unwrap())
}

fn caddy(folder: &Path, listen: SocketAddr, program: SocketAddr) -> Running {
    let example = std::fs::read_to_string(packaging().join("Caddyfile")).unwrap();
    let example = example
        .replace("gobiernoabierto.example.org {", &format!("http://:{} {{", listen.port()))
        .replace("127.0.0.1:8080", &program.to_string());
    let file = folder.join("Caddyfile");
    std::fs::write(&file, format!("{{\n\tadmin off\n}}\n{example}")).unwrap();
    let mut command = Command::new("/usr/bin/caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

/// What holds behind any web server.
fn stands_before(front: SocketAddr) {
    until_ready(front);
    let (status, page) = ask(front, "GET", "/es", "", "").unwrap();
    assert_eq!(status, 200);
    assert!(page.to_lowercase().contains("strict-transport-security"), "{page}");
    assert_eq!(page.to_lowercase().matches("content-security-policy:").count(), 1);
    assert_eq!(ask(front, "GET", "/metrics", "", "").unwrap().0, 404);
    // Whoever makes up where they come from is counted all the same.
    let request = |number: usize| {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(front).unwrap();
        let head = "GET /api/v1/plans HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        write!(stream, "{head}X-Forwarded-For: 198.51.100.{number}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().to_owned()
    };
    let told: Vec<String> = (1..=8).map(request).collect();
    assert_eq!(told.iter().filter(|status| *status == "429").count(), 3, "{told:?}");
}

fn behind(start: impl Fn(&Path, SocketAddr, SocketAddr) -> Running) {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("MINGA_API_RATE".to_owned(), "5".to_owned())];
    let (_program, listen) = serve(Path::new(PROGRAM), &folder.path().join("data"), &settings);
    let front = free();
    let _server = start(folder.path(), front, listen);
    stands_before(front);
}

#[test]
fn the_example_of_nginx_stands_before_it() {
    if has("nginx") {
        behind(|folder, front, program| nginx(folder, front, &[program]));
    }
}

#[test]
fn the_example_of_caddy_stands_before_it() {
    if has("caddy") {
        behind(caddy);
    }
}
