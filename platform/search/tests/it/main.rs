//! What people find, and what cannot go wrong.
#![expect(clippy::unwrap_used, reason = "tests")]

mod corpus;
mod facets;
mod hostile;
mod keeping;
mod suggestions;
mod words;
