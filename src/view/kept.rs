//! Values that pages share, each made when the first page asks for it.

use std::sync::OnceLock;

/// A value of every project, by its place in the portfolio.
#[derive(Debug)]
pub(super) struct Kept<T> {
    projects: usize,
    /// Made with the first of them: a preview shows a few pages of every edition, and most of them ask for none.
    values: OnceLock<Box<[OnceLock<T>]>>,
}

impl<T> Kept<T> {
    /// Gets ready for so many projects.
    pub(super) fn new(projects: usize) -> Kept<T> {
        Kept {
            projects,
            values: OnceLock::new(),
        }
    }

    /// Returns the value of the project at `index`, which `make` makes where nobody has asked for it before.
    pub(super) fn of(&self, index: usize, make: impl FnOnce() -> T) -> &T {
        let room = || (0..self.projects).map(|_| OnceLock::new()).collect();
        self.values.get_or_init(room)[index].get_or_init(make)
    }
}
