//! The formatting, the lints and the tests written in Rust.

use crate::postgres::Postgres;
use crate::steps::{Steps, cargo, run};
use crate::{prepare, python};

/// The variable by which tests learn of the server (`testkit::POSTGRES`).
const POSTGRES: &str = "MINGA_TEST_POSTGRES";

/// The variable by which tests learn of the programs by others that judge ours.
const JUDGES: &str = "MINGA_TEST_JUDGES";
/// A verifier and a witness of transparency logs; a mail server, and what makes its
/// certificates; the library of those who wrote the convention of webhooks; a validator of
/// accessible PDF, and what signs PDF and checks it.
const PACKAGES: [&str; 7] = [
    "aics-tlog==0.2.1",
    "aics-witness==0.1.0",
    "aiosmtpd==1.4.6",
    "trustme==1.2.1",
    "standardwebhooks==1.1.0",
    "pdfua==0.1.3",
    "pyhanko==0.38.0",
];

/// The variable by which tests learn of the program that answers as S3 does.
const S3: &str = "MINGA_TEST_S3";
/// An object store in memory, by others.
const OBJECT_STORE: [&str; 1] = ["moto[server]==5.2.5"];

pub(crate) fn test(steps: &mut Steps) -> anyhow::Result<()> {
    steps.run("format", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    steps.run("lints", || {
        run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
    })?;
    steps.run("tests", || {
        let judges = python::programs(&PACKAGES)?;
        let objects = python::programs(&OBJECT_STORE)?;
        let server = Postgres::start()?;
        run(runner().env(POSTGRES, server.url()).env(JUDGES, judges).env(S3, objects))
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
