use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The variable with the folder of a program that answers as S3 does.
pub const S3_SERVER: &str = "MINGA_TEST_S3";

/// A server that answers as S3 does, without any bucket; it ends when this is dropped.
pub struct ObjectServer {
    child: Child,
    address: String,
}

impl Drop for ObjectServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl ObjectServer {
    /// Starts it; `None`, and a line that says so, if [`S3_SERVER`] names no folder.
    ///
    /// # Panics
    ///
    /// If it does not answer.
    #[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
    pub fn start() -> Option<ObjectServer> {
        let Some(folder) = std::env::var_os(S3_SERVER).map(PathBuf::from) else {
            eprintln!("skipped: {S3_SERVER} names no folder; `cargo xtask test` does");
            return None;
        };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address").to_string();
        let port = address.rsplit(':').next().unwrap_or_default().to_owned();
        drop(listener);
        let mut serve = Command::new(folder.join("moto_server"));
        serve.args(["-H", "127.0.0.1", "-p", &port]).stdout(Stdio::null()).stderr(Stdio::null());
        let server = ObjectServer { child: serve.spawn().expect("the server starts"), address };
        let begun = Instant::now();
        while TcpStream::connect(&server.address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(server)
    }

    /// Makes a bucket that everybody may read and write.
    ///
    /// # Panics
    ///
    /// If it refuses.
    pub fn make_bucket(&self, name: &str) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let head = format!(
            "PUT /{name} HTTP/1.1\r\nHost: {}\r\nx-amz-acl: public-read-write\r\n\
             Content-Length: 0\r\nConnection: close\r\n\r\n",
            self.address
        );
        stream.write_all(head.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// Its address with scheme.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}
