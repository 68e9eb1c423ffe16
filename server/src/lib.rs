//! The composition root of the binary `minga`: what the program is made of, its command
//! line, its life. Everything else is below.
//!
//! Invariant: this is the only crate that knows all others, and the only one that
//! reads the clock, draws random numbers, reads the environment or writes to the terminal.

pub mod cli;
pub mod compose;
pub mod config;
pub mod shown;

mod commands;
mod reader;
mod terminal;
mod traces;
mod trouble;
mod world;

pub use reader::ChildReader;
pub use world::{SystemClock, SystemRandom};
