//! The pages of a site: which view model and which template each is made with.

use serde::Serialize;

use super::{PageId, Site};
use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::view::address::YearPage;
use crate::view::{self, View};

/// A page before it is written. Each of its functions fails with the fault of a template.
pub(super) struct Sheet<'a> {
    site: &'a Site,
    path: &'a SitePath,
    /// What it is written into.
    room: Vec<u8>,
}

impl<'a> Sheet<'a> {
    /// Takes the page at `path`, to be written into `room`, which is empty.
    pub(super) fn new(site: &'a Site, path: &'a SitePath, room: Vec<u8>) -> Sheet<'a> {
        Sheet { site, path, room }
    }

    /// Renders a page.
    pub(super) fn page(self, page: &PageId) -> Result<Vec<u8>, Box<Diagnostic>> {
        let (facts, path) = (&self.site.facts, self.path);
        match page {
            PageId::Front => self.html("overview.html", view::overview::front(facts, path)),
            PageId::Year(page, year) => self.year_page(*page, *year, 1),
            PageId::Part(page, year, part) => self.year_page(*page, *year, *part),
            PageId::Project(index) => self.html("project.html", view::project::project(facts, path, *index)),
            PageId::Group(year, name) => match view::group::group(facts, path, *year, name) {
                Some(view) => self.html("group.html", view),
                None => self.not_found(),
            },
            PageId::Own(place) => self.html("content.html", view::content::own_page(facts, path, *place)),
            PageId::Archive => self.html("archive.html", view::archive::archive(facts, path)),
            PageId::Difference(number) => self.html(
                "difference.html",
                view::difference::difference(facts, path, *number),
            ),
            PageId::Search => self.html("search.html", view::search_page::search_page(facts, path)),
            PageId::Directive(index) => {
                self.html("directive.html", view::directive::directive(facts, path, *index))
            }
            PageId::Meeting(index) => self.html("pack.html", view::pack::pack(facts, path, *index)),
            PageId::Practice(index) => {
                self.html("practice.html", view::practices::practice(facts, path, *index))
            }
            PageId::NotFound => self.not_found(),
        }
    }

    /// Renders the page for addresses that do not exist.
    pub(super) fn not_found(self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let view = view::content::not_found(&self.site.facts, self.path);
        self.html("404.html", view)
    }

    fn year_page(self, page: YearPage, year: i32, part: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let (facts, path) = (&self.site.facts, self.path);
        match page {
            YearPage::Goals => self.html("goals.html", view::goals::goals(facts, path, year)),
            YearPage::Meetings => self.html("meetings.html", view::meetings::meetings(facts, path, year)),
            YearPage::Overview => self.html("overview.html", view::overview::overview(facts, path, year)),
            YearPage::Problems => self.html("problems.html", view::problems::problems(facts, path, year)),
            YearPage::Updates => self.html("updates.html", view::updates::updates(facts, path, year)),
            YearPage::Practices => self.html("practices.html", view::practices::practices(facts, path, year)),
            YearPage::Scorecard => {
                self.html("scorecard.html", view::scorecards::scorecards(facts, path, year))
            }
            YearPage::Compare => self.html("compare.html", view::compare::compare(facts, path, year)),
            YearPage::Projects => self.html("projects.html", view::projects::projects(facts, path, year)),
            YearPage::Timeline
            | YearPage::TimelineByOffice
            | YearPage::TimelineByLead
            | YearPage::TimelineThreeYears => {
                let view = view::timeline::timeline(facts, path, page, year, part);
                self.html("timeline.html", view)
            }
            YearPage::Milestones => {
                let view = view::milestones::milestones(facts, path, year, part);
                self.html("milestones.html", view)
            }
            YearPage::Booklet => self.html("booklet.html", view::booklet::booklet(facts, path, year)),
            YearPage::Review => self.html("review.html", view::review::review(facts, path, year, part)),
            YearPage::Summary => self.html("summary.html", view::summary::summary(facts, path, year)),
            YearPage::Offices => self.html("groups.html", view::groups::offices(facts, path, year)),
            YearPage::Leads => self.html("groups.html", view::groups::leads(facts, path, year)),
        }
    }

    fn html<T: Serialize>(self, template: &str, view: View<T>) -> Result<Vec<u8>, Box<Diagnostic>> {
        let templates = &self.site.templates;
        let context = templates.context(&view.frame, &view.page)?;
        // The engine has values of its own; long lists need not be there twice while it writes.
        drop(view);
        templates.render(template, &context, self.room)
    }
}
