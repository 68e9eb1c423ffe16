//! The formatting, the lints and the tests written in Rust.

use crate::postgres::Postgres;
use crate::prepare;
use crate::steps::{Steps, cargo, run};

/// The variable by which tests learn of the server (`testkit::POSTGRES`).
const POSTGRES: &str = "MINGA_TEST_POSTGRES";

pub(crate) fn test(steps: &mut Steps) -> anyhow::Result<()> {
    steps.run("format", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    steps.run("lints", || {
        run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
    })?;
    steps.run("tests", || {
        let server = Postgres::start()?;
        run(runner().env(POSTGRES, server.url()))
    })
}

/// nextest where it is installed: it stops a test that hangs, and is faster.
fn runner() -> std::process::Command {
    if prepare::has_nextest() {
        cargo(&["nextest", "run", "--workspace", "--locked", "--no-fail-fast"])
    } else {
        cargo(&["test", "--workspace", "--locked", "--no-fail-fast", "--quiet"])
    }
}
