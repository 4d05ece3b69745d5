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
colon = :
full-sentence = { $text }.
crumb = You are here
deadline = Due
date = Date
kind = Kind
owner = Owner
sequence = No.
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

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

goals-heading = Coverage of directives { $year }
goals-total = { $n ->
    [one] One clause
   *[other] { $n } clauses
} handed down, { $covered } carried out by projects.
goals-all-covered = Every one of them is covered.
goals-uncovered = { $n ->
    [one] One clause has
   *[other] { $n } clauses have
} no project: { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
goals-matrix = Coverage
goals-matrix-note = One row a clause, one mark a project; each mark is a link.
goals-clause = Clause
goals-other = Other
goals-carried = Projects
goals-nobody = No project
goals-open = Not covered
goals-open-note = Clauses that no project carries out yet.
goals-none-open = Every clause has a project.
goals-all-late = All projects late
goals-all-late-note = There are projects, and none of them is on time.
goals-loose = No clause named
goals-loose-note = { $n ->
    [one] One project names
   *[other] { $n } projects name
} no clause. Name it in the brief under goals.
goals-none-loose = Every project names the clause it carries out.
clause-number = Clause { $id }
clause-of-directive = { $directive }, { $clause }
clause-due = due { $date }
directive-clauses = Clause by clause
directive-clauses-note = Who is asked, until when, and which projects carry it out.
directive-empty = This directive has no clauses yet. Write them one by one under clauses.
directive-projects = { $n ->
    [one] One project carries it out
   *[other] { $n } projects carry it out
}
directive-progress = on average { $n }% done
directive-late = { $n } of them late
directive-text = Text

## Meetings

meetings-heading = Meetings { $year }
meetings-next = { $title } meets on { $date }.
meetings-last = { $title } ({ $date }) took { $n ->
    [one] one decision
   *[other] { $n } decisions
}: { $states }.
meetings-total = { $n ->
    [one] One meeting
   *[other] { $n } meetings
} this year, { $decisions ->
    [one] one decision
   *[other] { $decisions } decisions
}.
meetings-list = All meetings
meetings-list-note = The title leads to the pack, which prints as a document.
meetings-owed = Still to be done
meetings-owed-note = { $n ->
    [one] One decision.
   *[other] { $n } decisions, overdue ones first.
}
meetings-none-owed = Every decision is done.
meeting-to-come = to come
meeting-pager = Meetings before and after
meeting = Meeting
agenda-items = Items
decisions = Decisions
decision = Decision
decided = Decisions
outcome = State
mean-days = Mean time
decision-done = Done
decision-open = In hand
decision-late = Overdue
decision-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
decision-took = { $n ->
    [one] took { $n } day
   *[other] took { $n } days
}
decision-age = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
decisions-done = { $n } done
decisions-open = { $n } in hand
decisions-overdue = { $n } overdue
pack-heading = { $title }: briefing pack
pack-date = { $date }
pack-section = { $n }. { $text }
pack-part = { $text }{" "}
pack-overall = Where we stand
pack-no-projects = There are no projects this year yet.
pack-as-of = As of { $date } there { $n ->
    [one] is one project
   *[other] are { $n } projects
}
pack-progress = on average { $n }% done
pack-expected = { $n }% expected by now
pack-of-them = Of these: { $list }.
pack-health = { $n } { $health }
pack-milestones = { $n ->
    [one] One milestone
   *[other] { $n } milestones
} this year
pack-delivered = { $n } delivered
pack-owed = { $n } owed
pack-to-come = { $n } to come
pack-changes = What changed since the last meeting
pack-since = Against { $title } ({ $date }):
pack-no-changes = Nothing changed since { $title } ({ $date }).
pack-flips = { $n ->
    [one] One change of health:
   *[other] { $n } changes of health:
}
pack-moves = { $n ->
    [one] One date moved:
   *[other] { $n } dates moved in { $projects ->
        [one] one project
       *[other] { $projects } projects
    }:
}
pack-deliveries = { $n ->
    [one] One milestone delivered:
   *[other] { $n } milestones delivered:
}
pack-new-problems = { $n ->
    [one] One problem raised:
   *[other] { $n } problems raised:
}
pack-solved-problems = { $n ->
    [one] One problem solved:
   *[other] { $n } problems solved:
}
pack-added = { $n ->
    [one] One project added:
   *[other] { $n } projects added:
}
pack-flip = { $done ->
    [yes] is done
   *[other] went from { $from } to { $to }
}
pack-milestone-moved = moved “{ $milestone }” from { $from } to { $to }
pack-project-moved = moved its due date from { $from } to { $to }
pack-milestone-delivered = delivered “{ $milestone }”
pack-problem = (“{ $problem }”)
pack-and-more = { $more ->
    [0] .
   *[other] ; and { $more } more, see the site.
}
pack-decisions = What became of earlier decisions
pack-last-decisions = The last meeting took { $n ->
    [one] one decision
   *[other] { $n } decisions
}: { $states }.
pack-older-decisions = { $n ->
    [one] One decision of an earlier meeting is
   *[other] { $n } decisions of earlier meetings are
} overdue and come first.
pack-late = Late projects
pack-late-note = { $n ->
    [one] One project is late.
   *[other] { $n } projects are late, the longest delay first.
}
pack-none-late = No project is late.
pack-reason = What is in the way
pack-no-reason = The brief gives no reason
pack-matters = For decision
pack-no-matters = No problem waits for a decision.
pack-decider = To be decided by { $name }
pack-by = by { $date }
pack-agenda = Agenda
pack-open = (
pack-shut = )
pack-separator = ,
pack-decided = Decisions taken
pack-decided-note = { $n ->
    [one] One decision was
   *[other] { $n } decisions were
} taken. As of { $date }: { $states }.
pack-minutes = Minutes

## Problems and updates

## Outcomes

## Scorecards

## Comparison and archive

## Search and booklet
