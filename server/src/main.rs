//! The binary `minga`.

use std::process::ExitCode;

/// Gives memory back after a burst: with the system's allocator a process that has indexed or imported keeps
/// several times what it needs for as long as it lives (`docs/decisions/0010`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    minga_server::cli::run()
}
