//! Links of one page.

use super::address::project_address;
use crate::model::ProjectKey;
use crate::path::{SitePath, relative_link};

/// Makes the links of one page: every address becomes relative to it.
#[derive(Clone, Copy, Debug)]
pub struct Links<'a> {
    from: &'a SitePath,
}

impl<'a> Links<'a> {
    /// Makes the links of the page at `from`.
    pub fn new(from: &'a SitePath) -> Links<'a> {
        Links { from }
    }

    /// Returns the page's own address.
    pub fn page(self) -> &'a SitePath {
        self.from
    }

    /// Returns the link to `target`.
    pub fn to(self, target: &SitePath) -> String {
        self.from.link_to(target)
    }

    /// Returns the link to a project's page. Lists have thousands: the address is not judged once more for each.
    pub fn to_project(self, key: &ProjectKey) -> String {
        relative_link(self.from.as_str(), &project_address(key))
    }

    /// Returns the link to the place named `fragment` on `target`.
    pub fn to_place(self, target: &SitePath, fragment: &str) -> String {
        relative_link(self.from.as_str(), &format!("{target}#{fragment}"))
    }
}
