//! What every picture promises, whatever the numbers and the words.

mod hostile;
mod looks;
mod promise;
