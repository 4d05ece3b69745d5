# Interface words. Each section has the same entries as zh-CN.ftl.

## Everywhere

skip-to-text = Skip to the text
main-navigation = Main navigation
search = Search
search-label = Search projects, offices, milestones
search-placeholder = Search (press /)
toggle-theme = Light or dark
shortcuts-on = Shortcuts: on
shortcuts-off = Shortcuts: off
made-by = Made with Milepost
contents = Contents
nav-overview = Overview
nav-projects = Projects
nav-timeline = Timeline
nav-goals = Goals
nav-offices = Offices
nav-leads = Leads
nav-meetings = Meetings
nav-problems = Problems
nav-updates = Updates
nav-practices = Outcomes
nav-review = Review
nav-archive = Archive
as-of = As of { $date }
last-meeting = last meeting { $date }
next-meeting = next { $date }
footer = As of { $date } · Source: { $n ->
    [one] { $n } project brief
   *[other] { $n } project briefs
}
print-head = { $title } { $year }
not-found-title = There is no such page
not-found-text = It may have a new name, or was never published. Start from the overview or the search.

## Words and formats

health-late = Late
health-at-risk = At risk
health-silent = No update
health-on-track = On track
health-done = Done
health-not-started = Not started
health-paused = Paused
health-carried = Carried over
health-cancelled = Cancelled
milestone-done = Delivered
milestone-overdue = Overdue
milestone-moved = Moved
milestone-due-soon = Due soon
milestone-open = To come
finish-early = Finished early
finish-on-time = Finished on time
finish-late = Finished late
withheld = Withheld
withheld-title = (title withheld: { $id })
no-figure = –
percent = { $n }%
days-signed = { $n } d
deadline-month = { $year }-{ $part }
deadline-quarter = Q{ $part } { $year }
deadline-year = within { $year }
deadline-ongoing = Ongoing
deadline-undecided = To be decided
number = No.
project = Project
health = Health
lead = Lead
office = Office
progress = Progress
finish = Finish

## Bodies

prose-heading-link = Link to “{ $value }”
prose-table = Table { $value }
prose-task-done = Done
prose-task-open = Not done
prose-footnotes = Notes
prose-footnote = Note { $value }
prose-footnote-back = Back to the text, note { $value }
prose-cut = The text is too long; the rest is left out.

## List of projects

projects-heading = Projects { $year }
projects-sentence = { $n ->
    [one] { $n } project.
   *[other] { $n } projects.
}
projects-empty = No projects in { $year } yet. Write the first brief with milepost new project.
filter-by-status = Filter by health
filter-result = Showing #
show = Show

## Overview

## Project page

## Offices, leads and lines of work

## Timeline

## Review and summary of the year

## Goals

## Meetings

## Problems and updates

## Outcomes

## Scorecards

## Comparison and archive

## Search and booklet
