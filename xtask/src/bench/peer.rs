//! A program by others, measured in the same run on the same file.

use super::program::{get, memory};
use crate::child::free_port;
use crate::python;
use crate::steps::output;
use anyhow::bail;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running program by others.
pub(crate) struct Peer {
    /// Its name and version.
    pub(crate) name: String,
    child: Child,
    port: u16,
}

impl Peer {
    /// Datasette over the database of this data folder, as it comes.
    pub(crate) fn datasette(data: &Path) -> anyhow::Result<Peer> {
        let program = python::programs(&["datasette"])?.join("datasette");
        let name = output(Command::new(&program).arg("--version"))?.trim().replace(", version", "");
        let port = free_port()?;
        let mut command = Command::new(&program);
        command.arg("serve").arg(data.join("minga.db")).args(["--port", &port.to_string()]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let peer = Peer { name, child, port };
        let begun = Instant::now();
        while get(&peer.address("/minga.json")).is_err() {
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("Datasette did not answer");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(peer)
    }

    /// The whole address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The memory that it holds now, in bytes.
    pub(crate) fn resident(&self) -> anyhow::Result<u64> {
        memory(&self.child, "VmRSS:").ok_or_else(|| anyhow::anyhow!("no VmRSS"))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
