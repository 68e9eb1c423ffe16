//! What people do.

pub(crate) mod admit;
pub(crate) mod answer;
pub(crate) mod apart;
pub(crate) mod care;
pub(crate) mod classify;
pub(crate) mod declare;
pub(crate) mod doors;
pub(crate) mod draft;
pub(crate) mod enter;
pub(crate) mod evaluation;
pub(crate) mod example;
pub(crate) mod import;
pub(crate) mod matter;
pub(crate) mod merge;
pub(crate) mod moderate;
pub(crate) mod object;
pub(crate) mod part;
pub(crate) mod process;
pub(crate) mod publish;
pub(crate) mod rescue;
pub(crate) mod send;
pub(crate) mod sort;
pub(crate) mod support;
pub(crate) mod trace;
pub(crate) mod withdraw;
