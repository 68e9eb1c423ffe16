use crate::{Matter, Ref};

/// What the owner of a thing tells other features of who answers for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What limited offices are limited to: the plan in which it is.
    pub scope: Option<Ref>,
    /// Which bodies have which part in it: `lead`, `support`, `counterpart`.
    pub bodies: Vec<(&'static str, Ref)>,
}

impl Parts {
    /// The thing, or something of it in this state, as what a command is about to be done to.
    pub fn matter<'a>(&'a self, state: &'a str) -> Matter<'a> {
        Matter { scope: self.scope.as_ref(), bodies: &self.bodies, state }
    }

    /// The bodies with this part.
    pub fn with<'a>(&'a self, part: &'a str) -> impl Iterator<Item = &'a Ref> {
        self.bodies.iter().filter(move |(own, _)| *own == part).map(|(_, body)| body)
    }
}
