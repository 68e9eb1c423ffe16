//! The binary `minga`.

use std::process::ExitCode;

fn main() -> ExitCode {
    minga_server::cli::run()
}
