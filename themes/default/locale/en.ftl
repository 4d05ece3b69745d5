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

list-comma = { ", " }
list-semicolon = { "; " }
list-enumeration = { ", " }
full-stop = .
sentence-space = { " " }
lane-today = Today { $date }
lane-month-tail = { "" }

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
    [one] { $n } project
   *[other] { $n } projects
}: { $parts }.
health-count = { $n } { $word }
projects-empty = No projects in { $year } yet. Write the first brief with milepost new project.
filter-by-status = Filter by health
filter-result = Showing #
show = Show

## Overview

overview-heading = Projects at a glance, { $year }
verdict-progress = { $stage ->
    [before] The year has not begun; its { $n ->
        [one] one project stands
       *[other] { $n } projects stand
    } at { $progress }% on average.
    [over] The year is over; its { $n ->
        [one] one project stands at { $progress }%
       *[other] { $n } projects stand at { $progress }% on average
    }.
   *[running] { $elapsed }% of the year has passed, and { $n ->
        [one] its one project stands at { $progress }%
       *[other] { $n } projects stand at { $progress }% on average
    }.
}
verdict-total = { $stage ->
    [before] The year has not begun; it has { $n ->
        [one] one project
       *[other] { $n } projects
    } so far.
    [over] The year is over; it had { $n ->
        [one] one project
       *[other] { $n } projects
    }.
   *[running] { $elapsed }% of the year has passed, with { $n ->
        [one] one project
       *[other] { $n } projects
    }.
}
verdict-late-count = { $n } { $n ->
    [one] project is late
   *[other] projects are late
}
verdict-late = { $link }
verdict-late-in = { $link }, { $k } of them in { $group }
verdict-late-all = { $link }, all in { $group }
verdict-owed-count = { $n } { $n ->
    [one] milestone is owed
   *[other] milestones are owed
}
verdict-owed = { $link }
verdict-left = { $n } more to deliver before the year ends
pile-heading = Milestones promised, and delivered or not
pile-finding = Milestones of the year, stacked by week: { $done } delivered, { $owed } owed, { $open } to come. The table below has the numbers by month.
pile-done = Delivered { $n }
pile-owed = Owed { $n }
pile-open = To come { $n }
pile-unit = { $n ->
    [one] One diamond is one milestone, on the week it was first promised for
   *[other] One diamond stands for { $n } milestones, on the week they were first promised for
}
pile-outside = { $n ->
    [one] { $n } more was promised for another year
   *[other] { $n } more were promised for other years
}
pile-undated = { $n ->
    [one] { $n } more has no date
   *[other] { $n } more have no date
}
pile-empty = There are no milestones yet. One line in a brief adds one:
pile-example = milestones: [{"{"}name: Plan published, due: 2026-03-20{"}"}]
months-table = Table: milestones by month
month = Month
promised = Promised
delivered = Delivered
owed = Owed
to-come = To come
days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
band-unit = { "" }
band-change = { $n } since last
band-flow = { $came } in, { $went } out
band-expected = { $n }% by plan
mean-progress = Mean progress
attention = Needs attention
attention-intro = { $n ->
    [one] { $n } project late or at risk.
   *[other] { $n } projects late or at risk, most days late first.
}
attention-caption = Projects late or at risk
attention-empty = No project is late or at risk.
attention-more = { $n } more in the list of projects
project-and-blocker = Project and obstacle
no-blocker = The brief names no obstacle
lead-and-office = Lead · office
next-milestone = Next milestone
no-next-milestone = None to come
not-moved = Not moved
overdue-days = { $n } d overdue
since = Since the last meeting
since-meeting = { $meeting }, { $date }: { $n ->
    [one] { $n } day ago.
   *[other] { $n } days ago.
}
since-day = Since { $date }, { $n ->
    [one] { $n } day.
   *[other] { $n } days.
}
since-more = { $n } more under Updates
since-no-meeting = There has been no meeting this year. Record the first one in the meetings folder, and what has changed since appears here.
flips = Health
became = became
since-no-flips = No project changed its health.
moves = Dates moved
since-no-moves = No date was moved.
moves-of-project = { $name } and { $others ->
    [one] { $others } other date
   *[other] { $others } other dates
}
whole-project = Whole project
deliveries = Delivered
since-no-deliveries = No milestone was delivered.
decisions = Decisions
decisions-count = { $n }: { $parts }
decisions-done = { $n } done
decisions-open = { $n } in hand
decisions-overdue = { $n } overdue
decision-done = Done
decision-open = In hand
since-no-decisions = The meeting recorded no decisions.
all = All
count-projects = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}
count-dates = { $n ->
    [one] { $n } date
   *[other] { $n } dates
}
count-milestones = { $n ->
    [one] { $n } milestone
   *[other] { $n } milestones
}
ahead = The next three weeks
ahead-intro = { $n ->
    [one] { $n } milestone falls
   *[other] { $n } milestones fall
} due by { $date }.
ahead-intro-owed = { $n ->
    [one] { $n } milestone falls
   *[other] { $n } milestones fall
} due by { $date }; { $owed } of them { $owed ->
    [one] is
   *[other] are
} owed already (marked !).
ahead-owed = (owed already)
ahead-more = { $n } more on the timeline
ahead-empty = No milestone falls due in the next three weeks.
units = Who answers for it
units-intro = Owed: milestones past their first promise and not delivered.
units-caption = Health of projects by { $by }
units-column = Projects (one mark each, linked)
units-total = All
stale-intro = { $n ->
    [one] { $n } project has
   *[other] { $n } projects have
} had no update for more than { $days } days:
stale-project = { $title } ({ $n } d)
stale-more = and { $n } more
front-words = About

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
decision-table = Decisions
decision = Decision
decided = Decisions
outcome = State
mean-days = Mean time
decision-late = Overdue
decision-took = { $n ->
    [one] took { $n } day
   *[other] took { $n } days
}
decision-age = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
tally-done = { $n } done
tally-open = { $n } in hand
tally-overdue = { $n } overdue
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

problems-heading = Problems { $year }
problems-open = { $n ->
    [one] One problem is
   *[other] { $n } problems are
} open
problems-oldest = the oldest for { $n ->
    [one] one day
   *[other] { $n } days
}
problems-overdue = { $n } past the limit
problems-none-open = No problem is open.{ $n ->
    [0] {""}
    [one] {" "}The one raised this year is solved.
   *[other] {" "}All { $n } raised this year are solved.
}
problems-strip = One dot an open problem, by the days since it was raised; red ones are past their limit.
problems-register = Open problems
problems-register-note = The oldest first.
problems-nothing = No problem is open. Write a new one into the brief under problems, with an owner and a limit.
problems-solved = { $n } solved
problem = Problem
problem-age = Days
problem-took = Days
problem-due = Limit
problem-solved-on = Solved
problem-solved = Solved
problem-open = In hand
state = State
updates-heading = Updates { $year }
updates-this-week = { $n ->
    [0] No update
    [one] One update
   *[other] { $n } updates
} this week
updates-quiet-offices = nothing from { $n ->
    [one] one office
   *[other] { $n } offices
}
updates-chart = Updates a week; a week without a line had none.
updates-table = Table: updates by week
updates-monday = Week of
updates-offices = By office
updates-offices-note = No news is not good news.
updates-week = { $from } to { $to }
updates-count = { $n ->
    [one] one update
   *[other] { $n } updates
}
updates-left-out = { $n } earlier updates are not listed; they are on the projects' pages.
under-way = Under way
this-week = This week
last-update = Last update
nobody = none
becomes = becomes

## Outcomes

practices-heading = Outcomes { $year }
practices-total = { $n ->
    [one] One practice
   *[other] { $n } practices
}: { $kinds }.
practices-of-kind = { $kind } { $n }
practices-outcomes = { $n ->
    [one] One project says
   *[other] { $n } projects say
} what is to come of it.
practices = Practices
practices-empty = No practice was written down this year yet. When a project is done, write what others can copy with milepost new practice.
practice-no-kind = Other
practice-adopted-by = adopted by { $names }
practice-from = From
practice-adopted = Adopted by
practice-empty = This practice has no text yet.
evidence = Evidence
outcomes = Expected outcomes
outcomes-note = What was promised, and what is reached.
outcomes-promised = Promised
outcomes-measured = Measured
indicator-value = { $actual } of { $target } { $unit }
indicator-yes = yes
indicator-no = no

## Scorecards

scorecard = Scorecards
scorecard-heading = Scorecards { $year }
scorecard-count = { $offices ->
    [one] One office
   *[other] { $offices } offices
}, { $leads ->
    [one] one lead
   *[other] { $leads } leads
}.
scorecard-punctual = { $n }% of the milestones due by now were delivered on time.
scorecard-registry = In the order of the registry; nobody is ranked.
scorecard-ranked = The highest score first.
scorecard-formula = How it is worked out
scorecard-formula-note = Each part is 0 to 100; a part with nothing to measure gives its weight to the others.
scorecard-part = Part
scorecard-weight = Weight
scorecard-measures = What it measures
scorecard-projects = Projects
scorecard-total = Score
scorecard-slip = Median slip
scorecard-behind = { $name }: project by project
part-completion = Completion
part-completion-text = Mean progress of the projects.
part-punctuality = Punctuality
part-punctuality-text = Milestones due by now that were delivered by the date first promised. A moved date does not help.
part-outcomes = Outcomes
part-outcomes-text = Mean attainment of the indicators that have an actual value, 100 at most.
part-diligence = Updates
part-diligence-text = Months with an update, from the start until now or until done.
part-quality = Review
part-quality-text = Mean score of the year-end review, or of the closing where there was none.
part-of-whole = { $part } of { $whole }

## Comparison and archive

compare = Comparison
compare-heading = { $year } against { $before }
compare-projects = { $year } has { $n ->
    [one] one project
   *[other] { $n } projects
}{ $more ->
    [more] , { $difference } more than { $before }
    [fewer] , { $difference } fewer than { $before }
   *[same] , as many as { $before }
}
compare-punctual = { $after }% of milestones on time ({ $before }% the year before)
compare-carried = { $after } carried over ({ $before } the year before)
compare-finding = { $name }: { $before } the year before, { $after } this year
compare-measures = Measures
compare-measures-note = Each year as of its own status date.
compare-measure = Measure
compare-change = Change
compare-both = In both years
compare-both-note = The same id, or a brief that says what it continues.
compare-none-both = No project is in both years.
compare-fates = What became of last year's projects
compare-fates-note = One that was never closed and is gone needs an explanation.
points-signed = { $n } points
compare-percent = Percentages
compare-days = Days
measure-projects = Projects
measure-done = Done
measure-carried = Carried over
measure-progress = Mean progress
measure-punctual = Milestones on time
measure-slip = Median slip
measure-solved = Mean time to solve a problem
measure-decisions = Mean time to carry out a decision
fate-vanished = Vanished: { $n }
fate-merged = Merged into others: { $n }
fate-carried = Carried into this year: { $n }
fate-finished = Finished: { $n }
year-name = { $year }
archive-sentence = { $years ->
    [one] One year
   *[other] { $years } years
}, { $n ->
    [one] one project brief
   *[other] { $n } project briefs
}.
archive-projects = { $n ->
    [one] one project
   *[other] { $n } projects
}
archive-closed = Closed on { $date }; nothing changes any more.
archive-open = Not closed; as of { $date }.
archive-months = { $n } of 12 months have updates
archive-strip = Months with updates
archive-empty = There is no year yet. It appears with the first brief.

## Search and booklet

search-sentence = { $n ->
    [one] One project
   *[other] { $n } projects
}, by year and office.
search-index = Index
search-empty = There are no projects yet.
search-none = Nothing found. Try a shorter word.
search-some = # found
search-failed = The search index did not load; use the index below.
search-kinds = Projects,Milestones,Meetings,Problems,Updates,Outcomes,Directives,Pages
booklet = Booklet
