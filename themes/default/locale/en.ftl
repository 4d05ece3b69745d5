# Interface words. Each section has the same entries as zh-CN.ftl.

## Everywhere

skip-to-text = Skip to the text
main-navigation = Main navigation
search = Search
search-label = Search projects, offices, milestones
search-placeholder = Search (press /)
shortcuts-on = Shortcuts: on
shortcuts-off = Shortcuts: off
shortcuts-list = List of shortcuts
key-rows = Next and previous row; Enter opens it
key-search = Search
key-pager = Previous and next project
key-help = Show or hide this list
choose-year = Choose a year
own-pages = About this site
year-closed = { $year } was closed on { $date }; its pages stay as they were on that day.
theme-system = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
page-empty = This page has no text yet.
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
deadline = Due
date = Date
kind = Kind
owner = Owner
sequence = No.
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

sentence-space = { " " }

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
projects-sentence = [[list|{ $n ->
    [one] { $n } project
   *[other] { $n } projects
}: { $parts }]].
health-count = { $n } { $code ->
    [silent] without an update
   *[other] { $word }
}
projects-empty = No projects in { $year } yet. Write the first brief with milepost new project.
filter-by-status = Filter by health
filter-result = Showing #
show = Show

## Overview

overview-heading = Projects at a glance, { $year }
verdict-progress = { $stage ->
    [before] The year has not begun; its { $n ->
        [one] [[projects|one project]] stands at [[mean|{ $progress }%]]
       *[other] [[projects|{ $n } projects]] stand at [[mean|{ $progress }%]] on average{ $counted ->
            [0] {""}
           *[other] {" "}(leaving out those cancelled or without progress)
        }
    }.
    [over] The year is over; its { $n ->
        [one] [[projects|one project]] stands at [[mean|{ $progress }%]]
       *[other] [[projects|{ $n } projects]] stand at [[mean|{ $progress }%]] on average{ $counted ->
            [0] {""}
           *[other] {" "}(leaving out those cancelled or without progress)
        }
    }.
   *[running] { $elapsed }% of the year has passed, and its { $n ->
        [one] [[projects|one project]] stands at [[mean|{ $progress }%]]
       *[other] [[projects|{ $n } projects]] stand at [[mean|{ $progress }%]] on average{ $counted ->
            [0] {""}
           *[other] {" "}(leaving out those cancelled or without progress)
        }
    }.
}
verdict-total = { $stage ->
    [before] The year has not begun; it has { $n ->
        [one] [[projects|one project]]
       *[other] [[projects|{ $n } projects]]
    } so far.
    [over] The year is over; it had { $n ->
        [one] [[projects|one project]]
       *[other] [[projects|{ $n } projects]]
    }.
   *[running] { $elapsed }% of the year has passed, with { $n ->
        [one] [[projects|one project]]
       *[other] [[projects|{ $n } projects]]
    }.
}
verdict-late = { $n ->
    [one] [[late|1 project is late]]
   *[other] [[late|{ $n } projects are late]]
}
verdict-late-in = [[late|{ $n } projects are late]], [[group|{ $k } of them]] in { $group }
verdict-late-all = [[late|{ $n } projects are late]], all in { $group }
verdict-owed = { $n ->
    [one] [[owed|1 milestone is owed]]
   *[other] [[owed|{ $n } milestones are owed]]
}
verdict-left = { $owed ->
    [0] { $n ->
        [one] [[left|1 milestone]]
       *[other] [[left|{ $n } milestones]]
    }
   *[other] and [[left|{ $n } more]]
} { $stage ->
    [over] { $n ->
        [one] was
       *[other] were
    } not yet due
   *[other] { $n ->
        [one] is
       *[other] are
    } to come
}
owed-list = Milestones owed ({ $n })
owed-more = { $n } more under Milestones
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
    [one] { $n } of them was promised for another year and is not drawn
   *[other] { $n } of them were promised for other years and are not drawn
}
pile-undated = { $n ->
    [one] { $n } of them has no date and is not drawn
   *[other] { $n } of them have no date and are not drawn
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
since-no-meeting-over = No meeting of this year is on record.
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
unread-briefs = { $n ->
    [one] { $n } brief could not be read. The figures of this page are without its progress and milestones, and count it as paused:
   *[other] { $n } briefs could not be read. The figures of this page are without their progress and milestones, and count them as paused:
}
unread-more = and { $n } more
stale-intro = { $n ->
    [one] { $n } project has
   *[other] { $n } projects have
} had no update for more than { $days } days:
stale-project = { $title } ({ $n } d)
stale-more = and { $n } more
front-words = About

## Project page

list-comma = {", "}
list-semicolon = {"; "}
list-enumeration = {", "}
sentence-gap = {" "}
full-stop = {"."}
project-crumbs = You are here
project-number = No. { $number }
project-pill = { $word }, { $n } { $n ->
    [one] day
   *[other] days
}
project-phases-done = { $finished } of { $phases } phases finished, { $done } of { $total } milestones delivered.
project-milestones-done = { $done } of { $total } { $total ->
    [one] milestone
   *[other] milestones
} delivered.
project-owed = { $n ->
    [one] One is owed: “{ $name }”, promised for { $date }
   *[other] { $n } are owed, the oldest being “{ $name }”, promised for { $date }
}, { $days } { $days ->
    [one] day
   *[other] days
} ago.
project-cancelled-on = Cancelled on { $date }.
project-carried = Carried over to next year.
project-paused = Paused.
project-starts = To start on { $date }.
project-due-withheld = The due date is withheld.
project-ongoing = Ongoing; there is no due date.
project-undecided = The due date is still to be decided.
project-overdue = Due { $date }, { $slip ->
    [0] {""}
    [one] 1 day later than first promised and{" "}
   *[other] { $slip } days later than first promised and{" "}
}{ $n } { $n ->
    [one] day
   *[other] days
} overdue.
project-due = Due { $date }.
project-due-later = Now due { $date }, { $n } { $n ->
    [one] day
   *[other] days
} later than first promised.
project-due-earlier = Now due { $date }, { $n } { $n ->
    [one] day
   *[other] days
} earlier than first promised.
project-finished = Finished on { $date }.
project-finished-on-time = Finished on time, on { $date }.
project-finished-early = Finished on { $date }, { $n } { $n ->
    [one] day
   *[other] days
} early.
project-finished-late = Finished on { $date }, { $n } { $n ->
    [one] day
   *[other] days
} late.
project-latest = Latest report ({ $date }): { $headline }.
project-unsolved = { $n } open { $n ->
    [one] problem
   *[other] problems
}
project-expected-milestones = milestones due { $expected }%, delivered { $earned }%{ $direction ->
    [behind] {", "}{ $gap } points behind
    [ahead] {", "}{ $gap } points ahead
   *[level] {""}
}
project-expected-time = should be at { $expected }%{ $direction ->
    [behind] {", "}{ $gap } points behind
    [ahead] {", "}{ $gap } points ahead
   *[level] {", "}level
}
project-count-done = { $n } delivered
project-count-owed = { $n } owed
project-count-open = { $n } to come
project-counts = Milestones: { $list }
project-responsible = In charge
project-partners = Partners
project-dates = Dates
project-start-withheld = start withheld
project-from = from { $date }
project-until = to { $date }
project-approved = Approved
project-goals = Carries out
project-clause = { $directive }, clause { $clause }
project-after = Depends on
project-earlier = Continues
project-later = Continued by
project-facet = Class
project-of-year = { $year }: { $title }
project-budget = Budget
project-amount = { $n } { $unit }
project-budget-total = { $amount } in all
project-budget-year = { $amount } this year
project-budget-spent = { $amount } spent
project-budget-share = { $n }% of this year’s
project-where = Where it is
project-where-help = The tick marks where it should be by now.
project-no-progress = No percentage is known. Write one in an update, or give a milestone its done date.
project-plan-title = Plan of “{ $title }”: first promise against current plan, { $milestones } milestones. The table of milestones gives the dates.
project-plan-unnamed = { $n } { $n ->
    [one] name does
   *[other] names do
} not fit; see the table of milestones.
project-no-phase = No phase
project-key-done = Finished
project-key-active = Under way
project-key-slip = Beyond the first promise
project-key-base = First promise
project-key-milestone = Delivered
project-key-open = To come
project-key-owed = Owed, at its current date
project-key-ghost = First promised
project-key-after = Comes first
project-why-late = Why it is late
project-why-risk = What is at risk
project-why-rule = A project that is late or at risk owes these three.
project-why-from-account = From the account in the brief.
project-why-from-problems = From the unsolved problems.
project-reason = Reason
project-remedy = Remedy
project-duties = Who and until when
project-duty = { $owner }, { $date }
project-new-due = new due date { $date }
project-carry-to = carried to { $to }
project-new-due-word = New due date
project-carry-to-word = Carried to
project-why-missing = Not written yet: { $list }. Add to the brief:
project-why-example = account: {"{"}reason: …, remedy: …, responsible: …, new_due: 2026-12-31{"}"}
project-milestones = Milestones
project-milestones-remark = { $n } in all. The first promise stays; moves stand beside it.
project-milestones-empty = This brief has no milestones yet. Add a line to it:
project-milestones-none = This brief has no milestones.
project-milestones-example = - {"{"}name: Plan adopted, due: 2026-03-20{"}"}
project-milestone = Milestone
project-state = State
project-baseline = Promised
project-current = Actual or current
project-actual = Actual
project-planned = Current
project-slip = Slip
project-evidence = Evidence
project-milestones-caption = First promise, current date and slip of each milestone
project-steps = Milestones over time
project-steps-help = count; dotted: promised, dashed: current plan
project-steps-title = Cumulative milestones: { $promised } promised by the status date, { $done } delivered, { $total } in all.
project-steps-promised = promised { $n }
project-steps-done = delivered { $n }
project-steps-gap = owed { $n }
project-steps-forecast = { $passed ->
    [0] forecast { $date }
   *[other] { $n } by { $date }
}
project-today = today
project-drift = How promises moved
project-drift-help = the date forecast at each change; a rising line slips
project-drift-title = How promises moved: { $list }.
project-drift-move = { $name } from { $from } to { $to }
project-drift-diagonal = diagonal: delivered on the day
project-indicators = Indicators
project-indicators-help = The bar is the share of the target reached.
project-indicators-caption = Target, value and judgement of each indicator
project-indicator = Indicator
project-target = Target
project-value = Value
project-attained = Reached
project-judgement = Judgement
project-indicator-base = from { $value }
project-indicator-by = by { $date }
project-indicator-none = No value yet
project-indicator-reached = Target reached
project-indicator-exceeded = Target exceeded
project-indicator-undone = Not done
project-indicator-points = { $n } points off target
project-indicator-short = { $percent }%, { $lack } off target
project-at-least = at least { $value }
project-at-most = at most { $value }
project-yes = Yes
project-no = No
project-promised = What was promised
project-measures = Measures
project-outcomes = Expected results
project-updates = Updates
project-updates-help = Newest first.
project-updates-empty = No updates yet. Write one at the end of the brief:
project-updates-none = No updates were written.
project-updates-example = ## 2026-03-20 20% on-track Plan adopted
project-updates-not-yet = The project has not begun; there is nothing to report.
project-print-note = What was promised, the narrative, the files and older updates and changes are on the site.
project-updates-older = { $n } older
project-stated-on-track = stated: on track
project-stated-at-risk = stated: at risk
project-stated-late = stated: late
project-stated-blocked = stated: blocked
project-problems = Open problems
project-problems-none = No open problems.
project-problems-solved = { $n } solved
project-problem-since = since { $date }
project-problem-decider = { $who } decides
project-problem-needs = Needs: { $needs }
project-problem-solved = solved { $date }
project-problem-limit = by { $date }
project-problem-no-limit = no limit
project-decisions = Decisions
project-decision-done = done { $date }
project-decision-open = under way
project-decision-overdue = { $n } { $n ->
    [one] day
   *[other] days
} overdue
project-decision-meeting = { $title } ({ $date })
project-changes = Changes
project-changes-help = Approved changes, newest first.
project-changes-caption = Approved changes
project-date = Date
project-what = What
project-old-new = From → to
project-approver = Approved by
project-unapproved = not stated
project-change-due = Due date
project-change-start = Start
project-change-scope = Scope
project-change-milestone = Milestone: { $name }
project-change-to = becomes
project-closing = Close and review
project-close = Close
project-closed-on = { $date }, { $result }
project-result-done = done
project-result-partial = done in part
project-result-cancelled = cancelled
project-summary = Summary
project-close-score = Score at close
project-materials = Files
project-materials-help = Files that the brief links to, and practices drawn from it.
project-practice = Practice: { $title }
project-narrative = In full
project-notes = Remarks
project-withheld = Withheld: { $field }
project-allowed = Silenced rule: { $rule }
project-source = Source: content/{ $file }
project-pager = Neighbouring projects
project-previous = ← { $number } { $title }
project-next = { $number } { $title } →
project-sheet = Open its review sheet

## Offices, leads and lines of work

offices-heading = Offices, { $year }
offices-sentence = { $n ->
    [one] [[list|{ $n } office]] leads
   *[other] [[list|{ $n } offices]] lead
} { $projects ->
    [one] [[projects|{ $projects } project]]
   *[other] [[projects|{ $projects } projects]]
}; { $late ->
    [0] no project is late
    [one] [[late|one office]] has late projects
   *[other] [[late|{ $late } offices]] have late projects
}, and { $owed ->
    [0] no milestone is owed
    [one] [[owed|one milestone]] is owed
   *[other] [[owed|{ $owed } milestones]] are owed
}. { $order ->
    [registry] In the official order.
   *[name] In the order of their names.
}
leads-heading = Leads, { $year }
leads-sentence = { $n ->
    [one] [[list|{ $n } lead]] answers
   *[other] [[list|{ $n } leads]] answer
} for { $projects ->
    [one] [[projects|{ $projects } project]]
   *[other] [[projects|{ $projects } projects]]
}; { $late ->
    [0] no project is late
    [one] [[late|one lead]] has late projects
   *[other] [[late|{ $late } leads]] have late projects
}, and { $owed ->
    [0] no milestone is owed
    [one] [[owed|one milestone]] is owed
   *[other] [[owed|{ $owed } milestones]] are owed
}.
to-scorecard = Scorecards
crumb = You are here
group-progress = { $projects ->
    [one] Progress
   *[other] Mean progress
} [[list|{ $n }%]].
group-owed-summary = { $n ->
    [one] { $n } milestone is owed, promised { $days } days ago.
   *[other] { $n } milestones are owed, the oldest promised { $days } days ago.
}
group-owed-empty = No milestone is owed.
group-owed = Milestones owed
group-outlook = How far it is
group-goals = What it carries out
group-goal = { $clause }. { $text } ({ $directive })
group-owed-intro = The oldest promise first.
group-problems = Problems
group-problems-intro = To solve or to decide, the earliest limit first.
group-solves = To solve:
group-decides = To decide:
group-problem-due = by { $date }
group-decisions-intro = Not done yet, the earliest limit first.
group-lanes = Projects
group-lanes-caption = Projects of { $name } on the year ruler
group-below = One level down:{" "}
group-updates = Newest updates
group-silent = No update:{" "}
group-no-updates = No updates yet. One heading in a brief adds one: ## 2026-03-28 40% on-track Plan published
update-percent = Progress { $n }%

## Timeline

timeline-heading = Timeline { $year }
timeline-sentence = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}, by { $by }.
timeline-carried-in = { $n ->
    [one] { $n } was
   *[other] { $n } were
} carried in from earlier years
timeline-continuing = { $n ->
    [one] { $n } goes
   *[other] { $n } go
} on into next year
timeline-moved = { $n ->
    [one] { $n } due date was
   *[other] { $n } due dates were
} moved{ $later ->
    [yes] { $n ->
        [one] {", "}by { $days ->
            [one] one day
           *[other] { $days } days
        }
       *[other] {", "}the furthest by { $days ->
            [one] one day
           *[other] { $days } days
        }
    }
   *[no] {""}
}
timeline-caption = Dates, progress, milestones and finish of the { $n } projects of { $year }
timeline-group = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}
timeline-by-office = Office
timeline-by-lead = Lead
timeline-no-value = Not classified
timeline-grouping = Group by
timeline-scale = Scale
timeline-three-years = Three years
timeline-one-year = One year
timeline-years-heading = Timeline { $from }–{ $to }
timeline-years-sentence = { $n } lines from { $from } to { $to }; a project of several years is one line{ $continued ->
    [0] {""}
    [one] {". "}{ $continued } of them is
   *[other] {". "}{ $continued } of them are
}{ $continued ->
    [0] {""}
   *[other] {" "}continued across years
}.
timeline-years-column = Years
timeline-part = Part { $n }: { $list }
timeline-parts = Parts
timeline-zoom = Zoom
timeline-zoom-in = Zoom in
timeline-zoom-out = Zoom out
timeline-zoom-today = Jump to today
timeline-region = Timeline, scrolls sideways
timeline-key-progress = Done · to do
timeline-key-base = First promise (drawn where moved)
timeline-key-done = Delivered
timeline-key-open = To come
timeline-key-owed = Owed, at its current date
timeline-key-ghost = Where it was first promised
timeline-key-in = Carried in
timeline-key-out = Goes on
timeline-help = Each line is a row of the table: a screen reader speaks its dates, moves, progress and milestones, so no other table is needed.
lane-today = today { $date }
lane-span = { $from } to { $to }
lane-month-tail = {""}
lane-started = began { $date }
lane-will-start = to begin { $date }
lane-done = finished { $date }
lane-moved = promised for { $old }, now planned for { $date }
lane-due = due { $date }
lane-due-withheld = due date withheld
lane-ongoing = ongoing
lane-undecided = due date undecided
lane-progress = { $n }% done
lane-milestones = { $done } of { $total } milestones delivered
lane-owed = { $n } owed
lane-delivered = { $date } done
lane-after = after { $list }

## Review and summary of the year

review-conclusion = Conclusion
review-score = Score
review-comment = Comment
review-by = Reviewed by
review-date = Reviewed on
review-done = Done
review-mostly = Mostly done
review-unfinished = Not done
review-ended = Ended
review-box-unfinished = Not done, carried to { $year }
review-heading = Year-end review { $year }
review-total = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}
review-counts = { $total }: { $list }
review-count = { $n } { $word }
review-open = { $n } not yet reviewed
review-by-health = Health: { $list }
review-print = Print this page, one sheet a project ({ $n })
review-to-summary = Summary of the year
review-parts = Parts
review-part = Nos. { $from }–{ $to }: { $list }
review-sheet-head = Review sheet { $year }
review-place = No. { $n } of { $total }
review-sheet-of = Review sheet of { $title }
review-verdict-late = Unfinished, { $n } { $n ->
    [one] day
   *[other] days
} late
review-verdict-overdue = Unfinished, { $n } { $n ->
    [one] day
   *[other] days
} overdue
review-verdict-open = Unfinished
review-verdict-done = Done
review-verdict-early = Done, { $n } { $n ->
    [one] day
   *[other] days
} early
review-verdict-done-late = Done, { $n } { $n ->
    [one] day
   *[other] days
} late
review-progress = { $n }% done
review-milestones-count = milestones { $done } / { $total }
review-expected = due { $date }
review-was-due = was due { $date }
review-delivered-on = delivered { $date }
review-duties = Who and when
review-responsible = In charge
review-span = Dates
review-from-to = { $from } – { $to }
review-promised-for = {" "}(promised { $date })
review-basis = Mandate
review-basis-more = { $first } ({ $n } clauses)
review-one = 1. Promised and delivered
review-one-count = { $n } promised, { $done } delivered
review-measures = Measures
review-outcomes = Expected results
review-promised = Promised
review-given = Delivered
review-result = Result
review-by-date = { $name }, { $date }
review-target = { $name }: { $target }
review-day-delivered = delivered { $date }
review-now-planned = now planned for { $date }
review-not-moved = not yet delivered
review-reached = now { $value }
review-item-done = Delivered
review-item-early = Delivered, { $n } { $n ->
    [one] day
   *[other] days
} early
review-item-late = Delivered, { $n } { $n ->
    [one] day
   *[other] days
} late
review-item-owed = Owed for { $n } { $n ->
    [one] day
   *[other] days
}
review-item-open = Not due yet
review-nothing-promised = The brief names no milestone and no indicator: there is no promise to compare.
review-more = { $n } more on the project’s page.
review-two = 2. Milestones
review-two-help = filled: delivered; hollow: to come; “!”: owed, at its current date
review-strip = Milestones: { $done } of { $total } delivered, { $owed } owed
review-no-dates = No milestone has a date.
review-three = 3. Unfinished
review-three-caption = What is unfinished, why, what is done about it, who, until when
review-matter = Matter
review-limit = By
review-nothing-owed = Nothing.
review-to-come = Nothing is owed; { $n } { $n ->
    [one] milestone is
   *[other] milestones are
} not due yet.
review-not-closed = Nothing is owed; the project is not closed yet.
review-account-missing = The brief has no year-end account yet (reason, remedy, who, until when); it is due before the review.
review-whole = The whole project
review-carry = carried to { $to }
review-four = 4. Results and practice
review-no-results = The close has no summary yet.
review-remarks = Remarks
review-ticked = chosen:
review-sign-board = Board
review-sign-lead = Lead
review-sign-office = Office
review-sign-date = Date
review-material = { $number } · files and full text on the project’s page
review-open-page = Open the project’s page
review-empty = No projects in { $year } yet, so nothing to review. Write the first brief with milepost new project.
summary-heading = { $year } in summary
summary-not-closed = The year is not closed; its figures still move.
summary-closed = Closed on { $date }
summary-to-review = Review sheets
summary-to-projects = List of projects
summary-to-compare = Compare in full
summary-n-projects = { $n ->
    [one] [[list|{ $n } project]]
   *[other] [[list|{ $n } projects]]
}
summary-n-done = [[list|{ $n } finished]]
summary-done-open = {" ("}
summary-done-shut = )
summary-n-early = [[list|{ $n } early]]
summary-n-on-time = [[list|{ $n } on time]]
summary-n-late = [[list|{ $n } late]]
summary-n-undated = [[list|{ $n } without a due date]]
summary-n-withheld = [[list|{ $n } with a withheld due date]]
summary-n-carried = [[list|{ $n } carried over]]
summary-n-cancelled = [[list|{ $n } cancelled]]
summary-n-unfinished = [[list|{ $n } still open]]
summary-done-undated = Finished (no due date)
summary-done-withheld = Finished (due date withheld)
summary-unfinished = Not closed yet
summary-more = and { $n } more
summary-classes = How they ended
summary-classes-help = Measured against the first promise, not the moved date.
summary-count = Count
summary-narrative = In words
summary-narrative-empty = The year has no words yet. Write them in content/years/{ $year }.md; they are what the meeting hears.
summary-targets = Targets of the year
summary-targets-help = As the year’s record words them.
summary-compared = Against last year
summary-figure = Figure
summary-figure-total = Projects
summary-figure-done = Finished
summary-figure-kept = Of the finished, on time or early
summary-figure-milestones = Milestones delivered
summary-figure-slip = Median slip
summary-figure-carried = Carried over
summary-figure-cancelled = Cancelled
summary-days = { $n } { $n ->
    [one] day
   *[other] days
}
summary-reviewed = [[list|{ $n } reviewed]].
summary-mean-score = Mean score [[list|{ $score } over { $n }]].
summary-causes = Why unfinished
summary-causes-help = Causes that the accounts of the briefs give, by office.
summary-causes-unnamed = { $n } more have an account without a coded cause.
summary-causes-list = The projects by office and cause
summary-all = All
summary-outcomes = Outcomes
summary-indicators = { $n } indicators: { $reached } reached, { $short } short{ $silent ->
    [0] {""}
   *[other] {", "}{ $silent } without a value
}.
summary-outcomes-short = Indicators short of their target
summary-outcomes-all = Every indicator with a value reached its target.
summary-practices = Practices
summary-practices-none = No practice was drawn yet. Write what is worth repeating into content/practices/.
summary-adopted = Adopted by: { $list }
summary-carried = Going on next year
summary-carried-none = Nothing goes on next year.
summary-goes-on = Next brief
summary-no-reason = no reason given
summary-exits = Exit register
summary-exits-help = There one year, gone the next, and never closed.
summary-exits-none = No project vanished without a word.
summary-last-health = Last health
summary-last-year = Last year
summary-last-update = Last update
cause-policy = Policy
cause-funding = Funding
cause-approval = Approval
cause-procurement = Procurement
cause-scope = Scope
cause-staffing = Staffing
cause-weather = Weather
cause-partner = Partners
cause-other = Other

## Goals

goals-heading = Coverage of directives { $year }
goals-total = { $n ->
    [one] [[all|One clause]]
   *[other] [[all|{ $n } clauses]]
} handed down, [[all|{ $covered } carried out]] by projects.
goals-all-covered = Every one of them is covered.
goals-uncovered = { $n ->
    [one] [[open|One clause]] has
   *[other] [[open|{ $n } clauses]] have
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
goals-all-late-note = There are projects, and every one of them is late.
goals-loose = No clause named
goals-loose-note = { $n ->
    [0] {""}
    [one] One project names no clause. Name it in the brief under goals.
   *[other] { $n } projects name no clause. Name it in the brief under goals.
}
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
meetings-next = [[next|{ $title }]] meets on { $date }.
meetings-last = [[last|{ $title }]] ({ $date }) took { $n ->
    [one] [[last|one decision]]
   *[other] [[last|{ $n } decisions]]
}: [[last|{ $states }]].
meetings-total = { $n ->
    [one] [[list|One meeting]]
   *[other] [[list|{ $n } meetings]]
} this year, { $decisions ->
    [one] [[list|one decision]]
   *[other] [[list|{ $decisions } decisions]]
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
    [one] taken { $n } day ago
   *[other] taken { $n } days ago
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
    [one] is [[list|one project]]
   *[other] are [[list|{ $n } projects]]
}
pack-progress = { $projects ->
    [one] {""}
   *[other] on average{" "}
}[[list|{ $n }% done]]
pack-expected = [[list|{ $n }%]] expected by now
pack-of-them = Of these:{" "}
pack-health = [[list|{ $n }]] { $code ->
    [silent] without an update
   *[other] { $health }
}
pack-milestones = { $n ->
    [one] [[list|One milestone]]
   *[other] [[list|{ $n } milestones]]
} this year
pack-delivered = [[list|{ $n }]] delivered
pack-owed = [[list|{ $n }]] owed
pack-to-come = [[list|{ $n }]] to come
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
    [yes] { $n ->
        [one] one is done:
       *[other] { $n } are done:
    }
   *[other] { $n ->
        [one] one
       *[other] { $n }
    } went from { $from } to { $to }:
}
pack-milestone-moved = moved “{ $milestone }” from { $from } to { $to }
pack-project-moved = moved its due date from { $from } to { $to }
pack-milestone-name = “{ $milestone }”
pack-milestone-delivered = delivered { $list }
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
pack-annex = Annex: where every project stands
pack-annex-all = As of { $date }, all { $n } projects. A filled diamond is a milestone delivered, a hollow one is to come, a red one with “!” is owed.
pack-annex-some = As of { $date }, { $n } projects; shown here are those late, at risk or on the agenda.
pack-annex-more = The other { $n } are on the timeline.
pack-minutes = Minutes

## Problems and updates

problems-heading = Problems { $year }
problems-open = { $n ->
    [one] [[open|One problem]] is
   *[other] [[open|{ $n } problems]] are
} open
problems-oldest = the oldest for { $n ->
    [one] [[open|one day]]
   *[other] [[open|{ $n } days]]
}
problems-age = raised { $n ->
    [one] [[open|one day]]
   *[other] [[open|{ $n } days]]
} ago
problems-overdue = [[open|{ $n }]] past the limit
problems-none-open = No problem is open.{ $n ->
    [0] {""}
    [one] {" "}[[solved|The one]] raised this year is solved.
   *[other] {" "}[[solved|All { $n }]] raised this year are solved.
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
    [one] [[list|One update]]
   *[other] [[list|{ $n } updates]]
} this week
updates-quiet-offices = nothing from { $n ->
    [one] [[list|one office]]
   *[other] [[list|{ $n } offices]]
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
indicator-value = { $actual } of { $target }

## Scorecards

scorecard = Scorecards
scorecard-heading = Scorecards { $year }
scorecard-people = Responsible
scorecard-count = { $offices ->
    [one] [[offices|One office]]
   *[other] [[offices|{ $offices } offices]]
}, { $leads ->
    [one] [[leads|one lead]]
   *[other] [[leads|{ $leads } leads]]
}.
scorecard-punctual = [[list|{ $n }%]] of the milestones due by now were delivered on time.
scorecard-registry = In the order of the registry; nobody is ranked.
scorecard-by-name = In the order of their names; nobody is ranked.
scorecard-ranked = The highest score first.
scorecard-formula = How it is worked out
scorecard-formula-note = Each part is 0 to 100; a part with nothing to measure gives its weight to the others.
scorecard-part = Part
scorecard-weight = Weight
scorecard-measures = What it measures
scorecard-projects = Projects
scorecard-total = Score
scorecard-from = from { $parts } alone, { $n }% of the weight
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
    [one] [[after|one project]]
   *[other] [[after|{ $n } projects]]
}{ $more ->
    [more] , [[before|{ $difference } more]] than { $before }
    [fewer] , [[before|{ $difference } fewer]] than { $before }
   *[same] , as many as { $before }
}
compare-punctual = [[after|{ $after }%]] of milestones on time ([[before|{ $before }%]] the year before)
compare-carried = { $after ->
    [0] none
   *[other] [[after|{ $after }]]
} carried over ({ $before ->
    [0] none
   *[other] [[before|{ $before }]]
} the year before)
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
measure-progress-short = Progress
measure-punctual-short = On time
measure-slip-short = Slip
measure-solved-short = Solving
measure-decisions-short = Deciding
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
booklet-heading = Register of projects { $year }
booklet-print = { $n ->
    [one] One sheet, one page.
   *[other] { $n } sheets, one page a project.
}
booklet-print-parts = The { $n } sheets stand on the pages below. Print each of them and bind it behind this cover and contents.
booklet-parts = Parts
booklet-part = { $from } to { $to }
booklet-count = { $n ->
    [one] One project, one sheet.
   *[other] { $n } projects, one sheet each.
}
booklet-cover = Cover
booklet-sheet = Sheet
booklet = Booklet

## Sealed years

sealed-provisional = Provisional: { $year } was sealed as of { $date } before everything was answered for.
archive-sealed = Sealed
archive-sealed-link = { $name }, as it was sealed
archive-sealed-final = sealed
archive-sealed-provisional = sealed provisionally
archive-sealed-corrected = corrected by a later one
archive-signature-missing = not signed
archive-signature-unknown = signed; this site names no key to judge it by
archive-signature-trusted = signed with this site's key
archive-signature-wrong = the signature is wrong: do not trust it before it is checked
archive-difference = what changed since { $name }
difference-heading = { $old } and { $new }, as they were sealed
archive-root-hash = root hash

# ---- milestones ----

nav-milestones = Milestones
milestones-heading = Milestones { $year }
milestones-sentence = { $n ->
    [one] One milestone
   *[other] { $n } milestones
} this year: { $states }.
milestones-done = { $n } delivered
milestones-owed = { $n } owed
milestones-open = { $n } to come
milestones-undated = No date yet
milestones-part = Part { $n }
milestones-table = By the month promised; within a month delivered ones first, then owed, then to come
milestones-due = Delivered or due
month-of-year = { $month } { $year }
