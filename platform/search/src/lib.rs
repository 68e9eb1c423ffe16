//! The search engine behind [`minga_kernel::search`], made with Tantivy.
//!
//! | file | what it settles |
//! |---|---|
//! | `analysis.rs` | how text becomes words: accents, `ñ`, stems, fillers |
//! | `schema.rs` | the fields, and what a document puts into them |
//! | `parse.rs` | what a person typed, taken apart and bounded |
//! | `query.rs` | from words to a query, and what outranks what |
//! | `gather.rs` | collecting the best, the totals and the facets in one pass |
//! | `suggest.rs` | the spelling that was probably meant |
//! | `excerpt.rs` | where in a text the words are |
//! | `find.rs` | all of that, in the order in which a query needs it |
//! | `flow.rs` | how many documents may wait to be indexed |
//! | `index.rs` | files, writing, the port itself |
//!
//! # What a query finds
//!
//! All words, in any language and any form, with or without accents; the last one also
//! as the beginning of a longer word. If nothing has them all, what has more than half
//! of them; if nothing has, what has any ([`Answer::Part`]). If nothing has any, what
//! the corrected spelling finds ([`Answer::Respelled`]): a person with a typing error
//! gets results at once, and the page can say for which words. Whether words are found
//! does not depend on the filters, so that a filter that excludes everything shows
//! nothing instead of something else.
//!
//! Invariants: the index is derived state, so whatever cannot be read is thrown away
//! and begun anew; no text makes a query fail.
//!
//! [`Answer::Part`]: minga_kernel::search::Answer::Part
//! [`Answer::Respelled`]: minga_kernel::search::Answer::Respelled

mod analysis;
mod excerpt;
mod find;
mod flow;
mod gather;
mod index;
mod parse;
mod query;
mod schema;
mod suggest;

pub use index::Index;
