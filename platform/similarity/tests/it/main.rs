//! What is alike, whatever the texts: its promises, hostile texts, and real proposals.

mod hostile;
mod labelled;
mod promise;
mod proposals;
mod suggestions;
