/// Whoever watches a long command: a bar on a terminal, or nobody.
pub trait Watch: Send + Sync {
    /// A stretch of work begins that takes this many steps.
    fn begins(&self, steps: u64);

    /// So many more of its steps are done.
    fn done(&self, steps: u64);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Watch for Nobody {
    fn begins(&self, _: u64) {}

    fn done(&self, _: u64) {}
}
