# Sentences of diagnostics and of the command line.

## Reading content: files and fences

limit-file = this file has { $kibibytes } KiB; a content file may have { $limit } KiB
    .help = put large material beside the brief as an attachment and link to it
encoding-utf-16 = this file is not UTF-8; it looks like UTF-16
    .help = save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)
encoding-gb18030 = this file is not UTF-8; it looks like GB18030 (GBK, ANSI), from line { $line } on
    .help = save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8), or run `iconv -f GB18030 -t UTF-8`
encoding-other = this file is not UTF-8: line { $line } holds bytes of another encoding
    .help = save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)
front-matter-missing = this file has no front matter
    .label = the first line must be `---`
    .help = begin the file with a line `---`, then lines such as `title: …`, then a line `---`
front-matter-late = the front matter begins too late
    .label = the first line must be `---`
    .help = let nothing stand before `---`, not even an empty line: move it below the front matter, or delete it
front-matter-second-mark = an invisible character (U+FEFF) stands before the front matter
    .label = the first line must be `---` and nothing else
    .help = delete the whole first line and type `---` again
front-matter-odd-fence = this line is not a fence of the front matter
    .label = a fence is three hyphens `---`
    .help = write exactly three hyphens, and nothing else on the line
front-matter-unclosed = the front matter is not closed
    .label = it begins here, and no second `---` follows
    .help = put a line `---` between the last key and the text
front-matter-heading = the front matter is not closed before this heading
    .label = a heading of the text
    .help = put a line `---` between the last key and the text
limit-front-matter = the front matter is longer than { $limit } KiB
    .help = move long texts below the front matter

## Reading content: YAML

yaml-tab = a tab stands in the indentation
    .label = a tab
    .help = indent with blanks, two for each level
yaml-tab-first = a tab stands before the first key
    .label = a tab
    .help = delete it: keys at the top begin in the first column
yaml-indented-first = the first key is indented, and the next one is not
    .label = begins too far right
    .help = delete the blanks before it: keys at the top begin in the first column
yaml-control-character = this line holds a character that cannot be seen ({ $code })
    .help = delete it and type the word again
yaml-full-width-colon = a full-width colon stands behind a key
    .label = `：` is not `:`
    .help = write `{ $correct }`, with a colon and a blank
yaml-missing-blank = no blank follows the colon
    .label = a blank is missing here
    .help = write `{ $correct }`
yaml-equals-sign = an equals sign stands behind a key
    .label = `=` is not `:`
    .help = write `{ $correct }`, with a colon and a blank
yaml-odd-blank = a blank of another kind ({ $code }) stands here
    .label = looks like a blank and is none
    .help = delete it and type an ordinary blank
yaml-odd-bullet = `{ $sign }` does not begin a part of a list
    .label = a hyphen and a blank belong here
    .help = write `{ $correct }`
yaml-hyphen-blank = no blank follows the hyphen
    .label = a blank belongs behind it
    .help = write `{ $correct }`
yaml-comment-in-brackets = a `#` begins a comment, so the bracket before it is not closed
    .label = nothing of this is read
    .help = put a text that holds a `#` in quotation marks '…'
yaml-decorated-key = signs for bold or italic stand before a key
    .label = these do not belong here
    .help = write `{ $correct }`
yaml-wide-bracket = a full-width `{ $found }` stands where keys or a list begin
    .label = a half-width `{ $open }` belongs here
    .help = write `{ $open }` and `{ $close }`, half-width, and half-width commas and colons between them
yaml-wide-comma = `{ $found }` does not separate the parts between brackets
    .label = a comma and a blank belong here
    .help = write `, ` instead
yaml-after-bracket = words follow the closing bracket
    .label = this does not belong to the list
    .help = put a text that holds brackets in quotation marks: { $correct }
yaml-full-width-quote = a text begins with { $quote } and ends with `{ $found }`
    .label = another quotation mark
    .help = end the text with { $quote }, or leave both marks out
yaml-unclosed-quote = a quotation mark is not closed
    .label = { $quote } opens here, and none closes it on this line
    .help = close it with { $quote } at the end of the text, or leave it out
yaml-after-quote = words follow the closing quotation mark
    .label = this does not belong to the quoted text
    .help = leave the quotation marks out, or put the whole value in '…' and write '' for each ' in it
yaml-backslash = in "…" a backslash begins a special character
    .help = put the text in '…' instead of "…"
yaml-full-width-bracket = `{ $found }` does not close this bracket
    .label = opened here
    .help = close it with `{ $close }`
yaml-unclosed-bracket = a bracket is not closed
    .label = `{ $open }` opens here
    .help = close it with `{ $close }`, or put a text that holds brackets in '…'
yaml-missing-comma = the parts between brackets are not separated
    .label = a comma is missing before this
    .help = write a comma and a blank between the parts, such as `[A, B]` or `{"{"}name: A, due: 2026-03{"}"}`
yaml-reserved-start = a text cannot begin with `{ $sign }`
    .label = this sign has a meaning of its own
    .help = put the text in quotation marks: { $correct }
yaml-colon-inside = a second colon with a blank stands on this line
    .label = it is read as another key
    .help = put the text in quotation marks: { $correct }
yaml-indentation = this line does not stand under the others
    .label = begins too far left or too far right
    .help = let lines of the same level begin in the same column; a line that continues a text is indented
yaml-stray-item = a line of a list stands where a key is expected
    .label = no key above this list
    .help = write the key with a colon on the line before, such as `measures:`
yaml-item-in-line = a list cannot begin on the line of its key
    .help = begin each part of the list on a line of its own, or write `[A, B]`
yaml-no-key = `{ $line }` is no key with a value
    .label = no `key: value`
    .help = write `key: value`; a line that continues a text is indented
yaml-other = this line cannot be read
    .label = { $reason }
    .help = put the text in quotation marks '…' if it holds unusual signs
yaml-alias = a text cannot begin with `*`
    .label = this is read as a reference
    .help = put the text in quotation marks '…'
yaml-anchor = a text cannot begin with `&`
    .label = this is read as the name of a part
    .help = put the text in quotation marks '…'
yaml-tag = a text cannot begin with `!`
    .label = this is read as a type
    .help = put the text in quotation marks '…'
yaml-merge-key = keys cannot be merged with `<<`
    .help = write the keys out
yaml-documents = a line `---` or `...` divides this into several parts
    .label = another part begins here
    .help = delete the line that divides them
yaml-key-group = brackets stand where a key is expected
    .label = a key is expected here
    .help = put a text that holds braces in quotation marks '…'
limit-depth = keys and lists are nested more than { $limit } levels deep
    .help = write it flatter; long material belongs below the front matter
limit-levels = a value has more than { $limit } levels
    .help = name it with fewer `/`; every level is a page of its own
limit-nodes = the front matter holds more than { $limit } values
    .help = move long lists below the front matter, or into an attachment

## Reading content: keys and kinds of value

unknown-key-near = `{ $key }` is not a key here
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
unknown-key-of-updates = `{ $key }` is not a key
    .label = belongs to the log below the front matter
    .help = begin an update there: `## 2026-03-28 40% on-track What was done`
unknown-key-named = `{ $key }` is not a key here
    .label = the name goes behind a key
    .help = write `{ $example }`
unknown-key = `{ $key }` is not a key here
    .label = unknown key
    .help = the keys are { $english }; data of your own goes under `extra:` of a brief
duplicate-key = `{ $key }` is given twice
    .label = given a second time
    .help = keep one of them
duplicate-key-spelling = `{ $key }` and `{ $first }` are the same key
    .label = given a second time
    .help = keep one of them
first-given-here = first given here
missing-key = `{ $english }` is missing
    .label = in this front matter
    .help = write a line such as `{ $example }`
missing-brief-key = `{ $english }` is missing
    .label = in this front matter
    .help = write a line such as `{ $example }`, or name `{ $english }` with a reason under `withheld:` where it may not be published
empty-key = `{ $key }` is empty
    .label = nothing, `~` and `null` all mean: not given
    .help = write a line such as `{ $example }`
empty-brief-key = `{ $key }` is empty
    .label = nothing, `~` and `null` all mean: not given
    .help = write a line such as `{ $example }`, or name `{ $english }` with a reason under `withheld:` where it may not be published
none-for-required = something must stand here, not `{ $text }`
    .label = `{ $english }` is required
    .help = write a line such as `{ $example }`
example-project = title: Second phase of the training college
example-title = title: Rules for key projects
example-office = office: Training Division
example-lead = lead: Deputy Director
example-start = start: 2026-03-01
example-due = due: 2026-12-31
example-date = date: 2026-10-28
example-year = year: 2026
missing-reason = no reason is given
    .label = for this
    .help = write the reason behind the colon; readers will see it
missing-milestone-name = this milestone has no name
    .help = write `name: …`
missing-milestone-due = this milestone has no due date
    .help = write `due: 2026-09-30`, or `due: tbd` while it is not decided
missing-indicator-name = this indicator has no name
    .help = write `name: …`
missing-problem-text = this problem has no text
    .help = write `text: …`
missing-change-what = this change does not say what was changed
    .help = write `what: due`, `start`, `lead`, `office`, `scope` or `milestones.` with a milestone's name
missing-clause-id = this clause has no id
    .help = write `id: 1`
missing-decision-text = this decision has no text
    .help = write `text: …`
expected-text-not-list = one text is expected here, not a list
    .help = write the text behind the colon
expected-text-not-group = one text is expected here, not keys
    .help = a text that holds a colon and a blank is read as a key: put it in quotation marks '…'
expected-list-not-group = a list is expected here, not keys
    .help = begin each part on a line of its own with `- `
expected-group = keys with values are expected here
    .help = write `{ $example }`; the keys are { $english }
expected-free-group = keys with values are expected here
    .help = write a line `{ $example }` for each, indented by two blanks
example-written = { $english }
withheld-given = `{ $key }` is withheld, and given all the same
    .label = this value is not published
    .help = delete this line, or delete the key under `withheld:`
duplicate-milestone = two milestones are called `{ $name }`
    .label = the same name
    .help = give each milestone of a brief its own name
duplicate-id-in-list = the id `{ $id }` is given twice
    .label = the same id
    .help = give each its own id
duplicate-name = `{ $name }` is given twice
    .label = the same name
    .help = keep one of them
unknown-milestone-near = no milestone is called `{ $name }`
    .label = did you mean `{ $near }`?
    .help = write the name of a milestone of this brief
unknown-milestone = no milestone is called `{ $name }`
    .label = unknown milestone
    .help = write the name of a milestone of this brief, exactly as it stands there
milestone-circle = these milestones wait for each other: { $names }
    .label = waits for itself in the end
    .help = delete one of these `after`
due-before-start = it is due before it starts
    .label = ends on { $due }, the start is { $start }
    .help = correct one of the two dates
start-is-here = the start is here

## Reading content: words, names and references

unknown-word-near = `{ $word }` is not a word that is known here
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
unknown-word = `{ $word }` is not a word that is known here
    .label = unknown word
    .help = write one of { $english }
unknown-change-target = `{ $word }` is nothing that a change can be about
    .label = unknown
    .help = write `due`, `start`, `lead`, `office`, `scope`, or `milestones.` with a milestone's name
several-leads = who leads? Only one can
    .label = more than one
    .help = name the one person or post that answers for the project; the others are `partners` or `responsible`
word-for-none = `{ $text }` is not a name
    .label = read as not given
    .help = delete the line where there is nobody to name
none-given = `{ $text }` counts as not given
    .label = nothing is entered here
    .help = delete the line where there is nothing to enter
lead-with-sign = a sign stands behind the only name in `{ $text }`
    .label = read as several
    .help = write `{ $correct }`
unread-list = this is read as one text, not as several parts of a list
    .label = continues on the lines below
    .help = begin each part on a line of its own, all in one column, with a hyphen and a blank: `{ $correct }`
unread-comment = `{ $text }` is read as a comment, not as part of the value
    .label = not read
    .help = write { $correct }; where a comment is meant, a blank behind the `#`
wide-brackets = full-width brackets make no list
    .label = read as one name
    .help = write `{ $correct }`
hidden-character = this name holds a character that cannot be seen ({ $code })
    .help = delete the name and type it again
wide-comma = `{ $sign }` does not separate the parts of a list
    .label = read as one name
    .help = write `{ $correct }`, with a comma and a blank
invalid-goal = `{ $text }` is no reference to a clause
    .label = not `directive/clause`
    .help = write the directive's file name and the clause's id, such as `plan2026/3`
invalid-goal-write = `{ $text }` is no reference to a clause
    .label = full-width or other signs
    .help = write `{ $correct }`
invalid-project-reference = `{ $text }` is no reference to a project
    .label = not `id` or `year/id`
    .help = write `{ $correct }`: the brief's file name without `.md`, with its year before it where that is another one
invalid-project-key = `{ $text }` is no reference to a brief of another year
    .label = not `year/id`
    .help = write `{ $correct }`: the year and the brief's file name without `.md`
invalid-carry-to = `{ $text }` is neither a year nor a brief
    .label = not `2027` or `2027/id`
    .help = write the year, such as `2027`, or the brief, such as `2027/atlas`

## Reading content: places of files

invalid-id = `{ $id }` cannot be a file name of a record
    .label = { $reason }
    .help = rename the file to `{ $usable }.md`
invalid-id-characters = it may hold letters, digits, `-` and `_` only
invalid-id-long = it may have { $limit } bytes at most (30 Chinese characters)
invalid-id-index = the name `index` is reserved
invalid-year-name = `{ $name }` is not a year
    .label = the path needs a year
    .help = name it with the year, from `1000` to `9999`, such as `{ $correct }`
unknown-place = no record lives at `{ $path }`
    .label = not read
    .help = put it at `projects/<year>/<id>.md`, `directives/`, `meetings/`, `practices/`, `years/<year>.md` or `pages/`
unknown-place-near = no record lives at `{ $path }`
    .label = not read
    .help = move it to `{ $correct }`
unknown-place-ending = `{ $path }` is not read: the name of a record ends in `.md`
    .help = rename it to `{ $correct }`; an attachment goes into the folder of its brief, `projects/<year>/<id>/`
unknown-place-kind = `{ $path }` is not read: records are Markdown files
    .help = write its text into `{ $correct }`; an attachment goes into the folder of its brief, `projects/<year>/<id>/`
unknown-place-settings = `{ $path }` is not read: the settings are in `{ $correct }` only
    .help = rename it to `{ $correct }`, or put what it says there and delete it
unknown-place-no-year = the folder of the year is missing in `{ $path }`
    .label = not read
    .help = move it to `projects/<year>/`, such as `projects/2026/`
unknown-place-attachment = `{ $path }` lies in a folder of attachments
    .label = not read
    .help = a brief stands at `projects/<year>/<id>.md`; folders below it hold attachments, which are not Markdown
duplicate-id = this file and `{ $other }` have the same name
    .label = differs only in case or in how accents are stored
    .help = rename one of the two files
date-conflict = the meeting has two dates
    .label = { $given } here, { $named } in the file's name
    .help = correct one of them

## Reading content: dates

date-no-such-day = `{ $text }` is not a calendar date
    .label = { $month } has { $days } days
    .help = write `{ $last }` for its last day, or correct the day
date-no-such-month = `{ $text }` is not a calendar date
    .label = months run from 01 to 12
    .help = write the date as `YYYY-MM-DD`
date-write = `{ $text }` is not how a date is written
    .label = another notation
    .help = write `{ $correct }`
date-write-either = `{ $text }` can be read in two ways
    .label = day first or month first?
    .help = write `{ $first }` or `{ $second }`
date-needs-year = `{ $text }` names no year
    .label = of which year?
    .help = write `{ $correct }`, with the right year
date-range = `{ $text }` is two dates
    .label = one date is expected here
    .help = write `{ $correct }`
date-ongoing-from = `{ $text }` is a date and more
    .label = a date, or `ongoing`
    .help = write `{ $correct }`, or `ongoing` where it has no end
date-ongoing = `{ $text }` is not how a deadline without an end is written
    .label = no end
    .help = write `ongoing`, or the date by which something can be shown
date-not-known = `{ $text }` is not a date
    .label = not known yet?
    .help = write `tbd` while it is not decided
date-not-happened = `{ $text }` is not a day
    .label = the day on which it happened
    .help = write the day, such as `2026-03-31`; until it has happened, leave the key out
date-needs-day = `{ $text }` is not a day
    .label = only the day itself can stand here
    .help = write the day on which it happened, as `YYYY-MM-DD`
date-start-ongoing = a start cannot be `{ $text }`
    .label = when does it begin?
    .help = write a day or a month; `ongoing` is for `due`
date-promise-open = a first promise cannot be `{ $text }`
    .label = what was promised?
    .help = write the date that was promised first, such as `2026-06-30`; where there was none, leave the key out
date-other = `{ $text }` is not a date
    .label = cannot be read
    .help = write a day `2026-03-31`, a month `2026-03`, a quarter `2026-Q1`, a year `2026`; a deadline may be `ongoing` or `tbd`
date-other-day = `{ $text }` is not a date
    .label = cannot be read
    .help = write the day as `YYYY-MM-DD`, such as `2026-03-31`
invalid-year = `{ $text }` is not a year
    .label = cannot be read
    .help = write the year, from `1000` to `9999`, such as `2026`
update-glued = no blank follows the date `{ $text }`
    .label = the date ends here
    .help = write a blank between the date and what follows; a period belongs into the text
percent-range = `{ $text }` is not between 0% and 100%
    .label = 0–100
    .help = write how much of the whole is done
percent-write = `{ $text }` is not how a percentage is written
    .label = another notation
    .help = write `{ $correct }`, with blanks around it
percent-in-headline = `{ $text }` is read as words of the headline, not as progress
    .label = not counted
    .help = write `{ $correct }`, with blanks between the parts
percent-share = `{ $text }` has no percent sign
    .label = not counted
    .help = write `{ $share }` or `{ $plain }`, such as `{ $correct }`
percent-several = `{ $text }` is not one percentage
    .label = not counted
    .help = write one percentage, such as `{ $correct }`
percent-bad = `{ $text }` is not a percentage from 0% to 100%
    .label = not counted
    .help = write how much of the whole is done, such as `40%`, right behind the date
unread-update = this is not read as an update
    .label = no heading of level 2 that begins with a day
    .help = begin the line with two signs, a blank and the day: `{ $correct }`
health-in-headline = `{ $text }` is read as words of the headline, not as health
    .label = not counted
    .help = write `{ $correct }`, with blanks between the parts

## Reading content: numbers

number-write = `{ $text }` is not how a number is written
    .label = another notation
    .help = write `{ $correct }`
number-percent = `{ $text }` holds a percent sign
    .label = a plain number is expected
    .help = write `{ $correct }`, and `unit: '%'` where the unit has a key
number-unit = `{ $text }` holds a unit
    .label = a plain number is expected
    .help = write `{ $correct }`, and `unit: { $unit }` where the unit has a key
number-spreadsheet = `{ $text }` is a fault of a spreadsheet
    .label = no number
    .help = write the number, or delete the line
number-none = `{ $text }` is not a number
    .label = not known?
    .help = where there is no number, leave the key out
number-other = `{ $text }` is not a number
    .label = cannot be read
    .help = write digits only, such as `12` or `97.8`
number-negative = `{ $text }` is less than 0
    .label = 0 or more
    .help = write 0 or more
number-not-positive = `{ $text }` is not more than 0
    .label = more than 0
    .help = write a number above 0, such as `2`
number-not-score = `{ $text }` is not between 0 and 100
    .label = not a score
    .help = write a number from 0 to 100

## Reading content: the body

raw-html = HTML is shown as text
    .label = readers will see these signs
    .help = write it in Markdown, or put it between backticks if you mean to show it
html-comment = a hidden note stands in this file
    .label = not shown, but in the source and its archive
    .help = delete it before publishing
unread-link = this is not read as a link
    .label = shown as it stands
    .help = write `{ $correct }`
limit-body-depth = lists and quotations are nested more than { $limit } levels deep
    .help = write it flatter
limit-table-columns = a table has more than { $limit } columns
    .help = make it an attachment and link to it
limit-pieces = the text has more than { $limit } pieces of markup
    .help = write it plainer, or make part of it an attachment and link to it
limit-footnotes = the text has more than { $limit } footnotes
    .help = make them an attachment and link to it

## Reading the settings

missing-site-title = `title` is missing
    .label = in `site.yaml`
    .help = write a line such as `title: Delivery Register`
empty-site-title = `title` is empty
    .label = nothing stands behind it
    .help = write a line such as `title: Delivery Register`
missing-registry-name = this entry has no name
    .help = write `name: …`
missing-facet-key = this facet has no key
    .help = write `key: workstream`, with letters, digits, `-` and `_`
expected-registry = a list of names is expected here
    .help = write one line `- name: …` for each, indented by two blanks
invalid-address = `{ $text }` is not the address of a site
    .label = not `https://…/`
    .help = write it whole, such as `https://reports.example.org/`
invalid-theme = `{ $text }` cannot be the name of a theme
    .label = letters, digits, `-` and `_`
    .help = write the name of a folder below `themes/`, or `default`
invalid-archive-key = `{ $text }` is not a public key of minisign
    .label = not the line that begins with `RW`
    .help = write the second line of minisign's `.pub` file; never the secret key
invalid-year-start = `{ $text }` is not the first day of a year
    .label = not `MM-DD`
    .help = write month and day, such as `01-01` or `04-01`
reserved-facet = `{ $key }` cannot be a facet
    .label = this word is taken
    .help = choose another one
invalid-facet = `{ $key }` cannot be the key of a facet
    .label = letters, digits, `-` and `_`
    .help = write a word such as `workstream`, and the words to show as `name`
invalid-days = `{ $text }` is not a number of days
    .label = 0–3660
    .help = write whole days, such as `14`

## Findings

word-error = error
word-warning = warning
word-help = help
tally-none = no errors, no warnings
tally-errors = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}
tally-warnings = { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
tally-both = { tally-errors }, { tally-warnings }

## Rules

attachment-picture = `{ $name }` is not a picture that a page can show
    .label = not a picture
    .help = link to it without the `!` in front, or show a picture: png jpg jpeg gif webp avif
attachment-place = `{ $path }` is not in the folder of a brief, so it is not published
    .label = not published
    .help = put the file below `projects/<year>/<id>/`, beside the brief that it belongs to, and link to it there
attachment-size = `{ $name }` has { $size } MiB; up to { $limit } MiB are published
    .label = too large
    .help = make the file smaller, or name in words where the original is kept
attachment-type = `{ $name }` is of a type that is not published
    .label = type not published
    .help = convert the file to one of these types: { $types }
broken-lineage = there is no brief `{ $key }` to continue
    .label = no such brief
    .help = write year and id of an earlier brief, such as `2025/atlas` for `projects/2025/atlas.md`, or delete it
broken-lineage-near = there is no brief `{ $key }` to continue
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
broken-lineage-not-earlier = `{ $key }` is not earlier than { $year }, the year of this brief
    .label = not an earlier year
    .help = name a brief of a year before { $year }; what must finish first in the same year goes under `after`
broken-link = the link `{ $link }` leads nowhere: there is no `{ $path }`
    .label = no such file
    .help = write the path from this file to a record or an attachment, or delete the link
broken-link-near = the link `{ $link }` leads nowhere: there is no `{ $path }`
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
broken-link-outside = the link `{ $link }` leads out of the content folder
    .label = outside of `content/`
    .help = link only to files below `content/`; put attachments into the folder of their brief
broken-link-disk = `{ $link }` is a place on one computer
    .label = nobody else can open it
    .help = put the file into the folder of its brief, and link to it there: `atlas/closing-list.csv`
broken-link-backslash = `{ $link }` has backslashes
    .label = not linked
    .help = write `{ $correct }`
broken-link-empty = this link has no address
    .label = nothing between `(` and `)`
    .help = write the path from this file to a record or an attachment, or an address that begins with `https://`
broken-link-folder = the link `{ $link }` leads to a folder, not to a file
    .label = a folder has no page
    .help = write the file's name behind it, such as `atlas/closing-list.csv`
broken-link-refused = `{ $link }` is not an address that a page may link to
    .label = not linked
    .help = write an `https://` address, or the path from this file to a record or an attachment
broken-link-here = this text has no heading `{ $heading }`
    .label = no such heading
    .help = write the words of a heading of this text behind `#`
broken-link-here-near = this text has no heading `{ $heading }`
    .label = did you mean `{ $near }`?
    .help = write `#{ $near }`, with `-` for every blank
broken-link-heading = `{ $file }` has no heading `{ $heading }`
    .label = no such heading
    .help = write the words of one of its headings behind `#`, or link to the file alone
broken-link-heading-near = `{ $file }` has no heading `{ $heading }`
    .label = did you mean `{ $near }`?
    .help = write `#{ $near }` behind the file's name, with `-` for every blank
broken-link-directive = `{ $goal }` names no clause: there is no directive `{ $directive }`
    .label = no such directive
    .help = write `<directive>/<clause>`: the file's name below `directives/`, and the clause's id
broken-link-directive-near = `{ $goal }` names no clause: there is no directive `{ $directive }`
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
broken-link-clause = the directive `{ $directive }` has no clause `{ $clause }`
    .label = no such clause
    .help = write the id of one of the clauses in `directives/{ $directive }.md`
broken-link-clause-near = the directive `{ $directive }` has no clause `{ $clause }`
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
broken-link-project = there is no brief `{ $key }`
    .label = no such brief
    .help = write the id of a brief of the same year, or `<year>/<id>`
broken-link-project-near = there is no brief `{ $key }`
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
project-circle = these projects wait for each other: { $names }
    .label = waits for itself in the end
    .help = delete the `after` that is not true
project-circle-self = `{ $key }` waits for itself
    .label = this brief itself
    .help = delete it from `after`
template-text = `{ $words }` is text of a template
    .label = not replaced
    .help = replace it by what is true, or delete it
unaccounted = `{ $name }` is neither done, cancelled nor carried: { $year } ends without an account of it
    .label = missing: { $english }
    .help = write `close` if it is over; else write `status: carried` and `account: {"{"}reason: …, remedy: …, responsible: …, new_due: …{"}"}`
unaccounted-carried = `{ $name }` is carried over from { $year } without a complete account
    .label = missing: { $english }
    .help = add to `account`: { $english }
unaccounted-status = the account of `{ $name }` is complete, but the project is not marked as carried
    .label = status is missing
    .help = write `status: carried`
unknown-lead = `{ $name }` is not a lead that `site.yaml` lists
    .label = unknown lead
    .help = write a name that is listed under `leads:` of `site.yaml`, or add this one there
unknown-lead-near = `{ $name }` is not a lead that `site.yaml` lists
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`, or add this name as one of its `aliases`
unknown-office = `{ $name }` is not an office that `site.yaml` lists
    .label = unknown office
    .help = write a name that is listed under `offices:` of `site.yaml`, or add this one there
unknown-office-near = `{ $name }` is not an office that `site.yaml` lists
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`, or add this name as one of its `aliases`
baseline-reset = the baseline { $baseline } is { $days ->
    [one] 1 day
   *[other] { $days } days
} later than { $promised }, which `{ $before }` promised
    .label = promised for { $promised }
    .help = write `baseline: {"{"}due: { $promised }{"}"}`, and register the move under `changes`
bidi-character = the text holds the invisible character { $code }
    .label = { $code } is here
    .help = delete the character, or type the words anew
blurred-owner = `{ $owner }` is nobody in particular
    .label = who answers for it?
    .help = name one office or one post; those who help go under `partners`
carried-without-account = `{ $name }` is carried over without a complete account
    .label = missing: { $english }
    .help = add to `account`: { $english }
delay-overdue = the due date { $due } passed { $days ->
    [one] 1 day
   *[other] { $days } days
} ago
delay-slip = the due date { $due } is { $days ->
    [one] 1 day
   *[other] { $days } days
} after the first promise
delay-owed = { $count ->
    [one] the milestone `{ $name }`, promised for { $promised }, is
   *[other] { $count } milestones, first `{ $name }`, promised for { $promised }, are
} not handed over
delay-gap = the milestones are { $points } points behind the plan
delay-problem = a problem that was to be solved by { $due } is open
delay-stated = the update of { $date } says `{ $said }`
stated-on-track = on-track
stated-at-risk = at-risk
stated-late = late
stated-blocked = blocked
done-with-open-milestones = the project is done, but the milestone `{ $name }`{ $others ->
    [0] {""} is
    [one] {""} and 1 more are
   *[other] {""} and { $others } more are
} not
    .label = not handed over
    .help = write `done: YYYY-MM-DD` where it was handed over; else close the project with `result: partial`
falling-progress = the update of { $date } reports { $percent }%, after { $high }% on { $then }
    .label = it was { $high }% on { $then }
    .help = correct the figure, or register under `changes` with `what: scope` why there is more to do now
fixed-severity = `{ $name }` is always an error; the setting has no effect
    .label = no effect
    .help = delete the line
fixed-severity-allow = `{ $name }` is always an error and cannot be allowed
    .label = no effect
    .help = delete the line, and put right what the rule finds
future-update = the record of { $date } lies after { $today }, to which the figures go{ $others ->
    [0] {""}
    [one] , and 1 more does
   *[other] , and { $others } more do
}
    .label = not counted yet
    .help = correct the day; what is still to come goes into `due`, what came after the year into the next year's brief
missed-milestone = the milestone `{ $name }` was due on { $due }, { $days ->
    [one] 1 day
   *[other] { $days } days
} ago{ $others ->
    [0] {""}
    [one] , and 1 more is overdue
   *[other] , and { $others } more are overdue
}
    .label = due { $days ->
    [one] 1 day
   *[other] { $days } days
} ago
    .help = write `done: YYYY-MM-DD`, or move it: the new day in `due`, `baseline: { $due }`, and the reason under `changes`
missing-evidence = the milestone `{ $name }`{ $others ->
    [0] {""} is done
    [one] {""} and 1 more are done
   *[other] {""} and { $others } more are done
} without evidence
    .label = what proves it?
    .help = add `evidence:` with the name of the paper, or the path of a file beside the brief
missing-evidence-close = the project is closed as done without evidence
    .label = what proves it?
    .help = add `evidence:` with the name of the paper, or the path of a file beside the brief
moved-without-change = the due date moved from { $from } to { $to }, and no entry of `changes` says why{ $others ->
    [0] {""}
    [one] ; the same of 1 milestone
   *[other] ; the same of { $others } milestones
}
    .label = first promised for { $from }
    .help = add `- {"{"}date: …, what: due, from: { $from }, to: { $to }, reason: …, approved_by: …{"}"}` under `changes`
moved-without-change-milestone = the milestone `{ $name }` moved from { $from } to { $to }, and no entry of `changes` says why{ $others ->
    [0] {""}
    [one] ; the same of 1 more
   *[other] ; the same of { $others } more
}
    .label = first promised for { $from }
    .help = add `- {"{"}date: …, what: { $what }, from: { $from }, to: { $to }, reason: …, approved_by: …{"}"}` under `changes`
moved-without-change-again = the newest entry of `changes` about `{ $what }` ends at { $recorded }, but it is due on { $to }
    .label = registered: { $recorded }
    .help = add `- {"{"}date: …, what: { $what }, from: { $recorded }, to: { $to }, reason: …, approved_by: …{"}"}` under `changes`
moved-without-change-unknown = the change is about `{ $name }`, but no milestone has that name
    .label = no such milestone
    .help = write `milestones.` and the name of a milestone exactly as it stands in this brief
orphan-project = `{ $name }` carries out no clause of a directive
    .label = no `goals`
    .help = write `goals: [<directive>/<clause>]`; if it is the office's own initiative, say so under `allow`
paused-past-due = the project is paused, but it was due on { $due }, { $days ->
    [one] 1 day
   *[other] { $days } days
} ago
    .label = due { $days ->
    [one] 1 day
   *[other] { $days } days
} ago
    .help = move `due` with an entry under `changes`, or end the project with `close` or `status: carried`
progress-without-evidence = { $reported }% is reported, but the milestones handed over are { $earned }%: { $points } points less
    .label = the milestones say { $earned }%
    .help = enter the `done` days and evidence of the milestones, or correct the percentage
repeated-text = the same sentence stands in { $count } updates: "{ $sentence }"
    .label = said before
    .help = write what changed: a figure, a day, a paper, or what did not happen
stale-update = nothing was heard for { $days } days: the newest update is of { $date }
    .label = the limit is { $limit } days
    .help = add an update: `## { $today } { $percent }What was done`, and below it what comes next and when
stale-update-none = there is no update, { $days } days after the start on { $date }
    .label = the limit is { $limit } days
    .help = add an update: `## { $today } What was done`, and below it what comes next and when
stuck-problem = the problem was to be solved by { $due }, { $days ->
    [one] 1 day
   *[other] { $days } days
} ago
    .label = { $days ->
    [one] 1 day
   *[other] { $days } days
} over
    .help = write `solved: YYYY-MM-DD`, or say what is to be decided (`needs`), by whom (`decider`), and a new `due`
stuck-problem-owner = the problem is open since { $since }, for { $days } days, and nobody owns it
    .label = open for { $days } days
    .help = add `owner:` with one office or post, and `due:`
stuck-problem-decider = the problem is open since { $since }, for { $days } days, without a due date or anybody who decides it
    .label = open for { $days } days
    .help = add `due:`, or `decider:` with who is to decide it
two-updates-a-day = another update of { $date } stands below; this one is not counted
    .label = not counted
    .help = join the two, or correct the day of one of them
uncovered-clause = no project of { $year } carries out clause `{ $clause }`
    .label = no project
    .help = write `goals: [{ $goal }]` in the brief that carries it out
undated-project = the due date is still to be decided
    .label = no date yet
    .help = write the date as exactly as it is known, such as `2026-10`, `2026-Q4` or `2026`
undated-project-start = the start is still to be decided
    .label = no date yet
    .help = write the start as exactly as it is known, such as `2026-10`, `2026-Q4` or `2026`
undated-project-milestone = the milestone `{ $name }`{ $others ->
    [0] {""} has
    [one] {""} and 1 more have
   *[other] {""} and { $others } more have
} no date yet
    .label = no date yet
    .help = write the date as exactly as it is known, such as `2026-10`, `2026-Q4` or `2026`
unexplained-delay = the project is late ({ $fact }), and the brief says neither why nor what is done about it
    .label = why, and what is done?
    .help = add `account: {"{"}reason: …, remedy: …, responsible: …, new_due: …{"}"}`, or a problem with its `owner`
unfinished-decision = decision { $id } was due on { $due }, { $days ->
    [one] 1 day
   *[other] { $days } days
} ago
    .label = { $days ->
    [one] 1 day
   *[other] { $days } days
} over
    .help = write `done: YYYY-MM-DD`; where the next meeting set a new date, write it into `due` here
unknown-facet-value = `{ $value }` is not a value of { $facet }
    .label = unknown value
    .help = write one of { $values }
unknown-facet-value-near = `{ $value }` is not a value of { $facet }
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
unknown-rule-reading = `{ $name }` is found while reading, and can neither be set nor allowed
    .label = no effect
    .help = delete the line; `milepost explain { $name }` says how to put it right
unknown-rule = there is no rule `{ $name }`
    .label = no such rule
    .help = write the name of a rule; `milepost explain` lists them
unknown-rule-near = there is no rule `{ $name }`
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
unordered-dates-milestone = the milestone `{ $name }` is due on { $due }, after the project's own end on { $end }
    .label = the project ends on { $end }
    .help = correct the date, or move the project's `due` with an entry under `changes`
unordered-dates-start = the milestone `{ $name }` was done on { $done }, before the project began on { $start }
    .label = the project begins on { $start }
    .help = correct the day, or the project's `start`
unordered-dates-solved = the problem was solved on { $solved }, before it was raised on { $since }
    .label = raised on { $since }
    .help = correct `solved` or `since`
unordered-dates-after = `{ $name }` comes after `{ $first }`, but `{ $first }` is not over before { $day }
    .label = `{ $first }`: { $day }
    .help = correct the date, or take `{ $first }` out of `after`
unordered-dates-project = the project is due on { $own }, but comes after `{ $key }`, which is due on { $due }
    .label = due on { $due }
    .help = correct one of the due dates, or take it out of `after`
vanished-project = `{ $name }` was never closed, and no brief of { $next } goes on with it
    .label = vanished after this year
    .help = write `close` or `account` here, or `continues: { $key }` in the brief that goes on with it
words-versus-dates = the update of { $date } says `{ $said }`, but { $fact }
    .label = said here
    .help = say what the dates say: `## { $today } { $word } What is wrong`, and below it what is done about it

## Command line
help-milepost = Turns a folder of project briefs into a report site, checks it, and says what to mend.
help-heading-usage = { "Usage: " }
help-heading-commands = Commands
help-heading-options = Options
help-heading-arguments = Arguments
help-root = The site's folder; else this one or its nearest parent with content/site.yaml
help-as-of = Status date, such as 2026-11-22; else SOURCE_DATE_EPOCH, else today
help-lang = Language of messages: zh-CN or en; else the site's
help-color = When to colour messages: auto, always or never
help-quiet = Say only what went wrong
help-verbose = Say more, such as every file that changed
help-help = Print help
help-version = Print the version
help-init = Start a site with one example of everything
help-init-dir = Folder of the new site; this one if not given
help-init-title = The site's title
help-new = Start a project, meeting, directive or practice, or append an update
help-new-project = Start a brief, with guidance as comments
help-new-project-id = Its id (letters, digits, - and _), for another year as 2027/id
help-new-meeting = Start a meeting's record
help-new-meeting-id = Its date, with or without words behind it: 2026-03-20-review
help-new-directive = Start a directive with its clauses
help-new-practice = Start a practice
help-new-id = Its id: letters, digits, - and _
help-new-title = Its title
help-new-update = Append an update with the status date to a brief
help-new-update-id = The brief's id, for another year as 2025/id
help-new-percent = Progress in percent, 0 to 100
help-new-health = on-track, at-risk, late or blocked
help-new-text = What happened, in a few words
help-build = Check the content and write the site
help-build-more = Nothing is published while the content has errors, and the old site stays as it is.
    Example: milepost build --as-of 2026-11-22 --output public
help-output = Folder to write to; public beside content if not given
help-drafts = Show drafts too
help-keep-going = Publish in spite of errors; a record that cannot be read is replaced by a page that says so (exit code 1)
help-no-lock = Go on where the file system knows no locks; make sure that no other build runs
help-build-format = Form of the report: text or json
help-check = Check the content and print every finding
help-check-more = Exit code 1 where there are errors. A site sets the severity of a rule in site.yaml; a brief
    silences a warning with a reason under allow. What a rule means: milepost explain RULE
help-year-end = Demand that every project of that year is closed or has a complete account
help-check-format = Form of the findings: text, json, github or sarif
help-serve = Show the site while it is being written
help-serve-more = Saving a file updates the page in the browser. Nothing is written to public/. Ctrl-C ends it.
help-serve-port = Port to listen on, 4747 if not given; the next free one where it is taken
help-serve-open = Open the browser
help-serve-lan = Let other machines in the network look, with the secret in the address
help-serve-poll = Look for changes every second instead of waiting for the system to report them
help-serve-format = Form of the report: text, or json (one object a line; the first one says the addresses)
help-explain = Say how a figure was made, or what a rule finds, why it matters, and what to write
help-explain-more = A figure: 2026/jcgb.expected, 2026.mean_progress, 2026/offices/NAME.scorecard.total. All figures of a
    project, a year, an office or a page: 2026/jcgb, 2026, 2026/projects/jcgb.html
help-explain-subject = A figure, a project, a page or a rule; without it, all rules are listed
help-explain-format = Form of the explanation: text or json
usage-unknown-command = there is no command `{ $command }`
usage-unknown-argument = there is no option `{ $argument }` here
usage-missing-value = `{ $argument }` needs a value
usage-invalid-choice = `{ $argument }` cannot be `{ $value }`; it is one of: { $valid }
usage-invalid-value = `{ $argument }` cannot be `{ $value }`
usage-missing-argument = this command also needs: { $argument }
usage-missing-command = say what to do: { $valid }
usage-conflict = `{ $argument }` does not go with `{ $other }`
usage-other = this command line cannot be understood
usage-did-you-mean = Did you mean `{ $suggestion }`?
usage-see-help = See milepost --help.
usage-unknown-language = Milepost does not speak `{ $value }`; --lang is zh-CN or en
usage-invalid-as-of = `{ $value }` is not a day; write --as-of 2026-11-22
usage-invalid-epoch = SOURCE_DATE_EPOCH is `{ $value }`, which is no number of seconds since 1970
no-site = there is no site here: neither this folder nor one above it has content/site.yaml
    Start one with milepost init, or name its folder with --root.
no-folder = { $path } cannot be read: { $reason }
no-settings = { $path } is missing; it needs at least the line `title: …`
misnamed-settings = { $path } is not read: the settings of a site are in `site.yaml`; rename it
too-many-files = { $path } has more than { $limit } files
world-failed = { $path }: { $reason }
init-title = Register of projects
init-exists = { $path } is there already; nothing was changed
init-done = A new site is in { $path }. Look at content/, then run milepost build.
new-done = Written: { $path }. Fill in what is empty; milepost check says what is missing.
new-update-done = Appended to { $path }. Write a sentence or two below the heading.
new-exists = content/{ $value } is there already; nothing was changed
new-no-brief = there is no content/{ $value }
new-not-utf8 = content/{ $value } is not UTF-8 text
new-invalid-id = `{ $value }` cannot be an id: write letters, digits, `-` and `_`, at most 90 bytes, not `index`
new-invalid-meeting = `{ $value }` cannot name a meeting: begin with its date, such as 2026-03-20-review
new-invalid-update = a percentage is 0 to 100, and a health word on-track, at-risk, late or blocked
new-update-exists = content/{ $value } has an update of that day already; write it there
explain-unknown = there is no rule, figure or page `{ $name }`
build-errors = Nothing was published: { $n ->
    [one] mend the error first.
   *[other] mend the { $n } errors first.
}
build-kept-going = Published in spite of { $n ->
    [one] an error; where
   *[other] { $n } errors; where
} a record could not be read, its page says so.
unread-title = Could not be read: { $file }
unread-note = This record could not be read, so nothing of it is shown. What to mend:
build-done = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} in { $path }: { $written } written, { $unchanged } unchanged, { $removed } removed. { $seconds } s
build-removed = These pages were published before and are gone now:
progress-render = Writing pages
publish-locked = another build is writing there: { $holder } holds { $path }; wait until it has ended
publish-no-locks = { $path }: this file system knows no locks
    Make sure that no other build runs, then add --no-lock.
publish-damaged-manifest = { $path } cannot be read from line { $line } on, so it is not known which files are Milepost's
    Write to an empty folder, or remove this one by hand.
publish-foreign = { $path } is in the way of a page, and Milepost did not write it; move it away
publish-disk-full = { $path }: { $reason }; { $free } bytes are free. What was published before is as it was.
publish-refused-symlink = nothing is published to { $path }: it is a symbolic link
publish-refused-not-a-folder = nothing is published to { $path }: it is not a folder
publish-refused-name = nothing is published to { $path }: its name cannot be a folder's
publish-refused-root = nothing is published to { $path }: it is the root of the file system
publish-refused-home = nothing is published to { $path }: it is, or holds, your own folder
publish-refused-source = nothing is published to { $path }: the site's sources are there
publish-refused-holds-source = nothing is published to { $path }: it holds the site's sources
publish-refused-inside-source = nothing is published to { $path }: it lies in the site's sources
publish-refused-not-ours = nothing is published to { $path }: it holds files that Milepost did not write
    Write to an empty folder, or name another one with --output.

## The end of a year

owed-heading = { $n ->
    [one] One project of { $year } is neither closed nor accounted for.
   *[other] { $n } projects of { $year } are neither closed nor accounted for.
}
owed-none = Every project of { $year } is closed or accounted for.
owed-no-year = There is no project in { $year }.
owed-office = { $office } ({ $n })
owed-no-office = Without an office
owed-no-lead = lead withheld
owed-project = { "  " }{ $name } ({ $key }) · { $lead } · { $missing } · { $file }
owed-missing = missing { $english }
owed-status = the account is complete; write `status: carried`

## How figures are made

derive-written = As the file has it.
derive-name = Follows from where the file lies: content/projects/<year>/<id>.md.
derive-first-day = As the file has it; a period counts by its first day.
derive-last-day = As the file has it; a period counts by its last day, and an open one has none.
derive-setting = A setting in content/site.yaml, or its default where the file has none.
derive-as-of = A year's status date: the earlier of the run's date (--as-of, SOURCE_DATE_EPOCH, else today) and the day the year was closed, or, while it is open, its last day.
derive-year-closed = The day on which the year was closed, if that is not after the status date.
derive-status = The status given, unless it tells of an end that has not come yet; else by the result of the close; else planned before the start, and active from then on.
derive-progress = Progress in percent: 100 if done; else as reported; else as earned by milestones.
derive-reported = Reported progress: from the newest update, at or before the status date, that gives a percentage.
derive-stated = Stated health: from the newest update, at or before the status date, that gives a health word.
derive-last-update = The day of the newest update at or before the status date.
derive-closed = Closed: done or cancelled, or carried with a complete account (reason, remedy, responsible, and new_due or carry_to).
derive-earned = Earned progress: the weight of the milestones handed over by the status date, as a share of the weight of all, in percent.
derive-expected = Expected progress: the weight of the milestones whose baseline due date has come, as a share of the weight of all, in percent.
derive-expected-plan = Expected progress of a project without milestones: the elapsed share of its baseline plan, in percent; 0 until it begins, 100 once it is due.
derive-gap = Gap in percentage points, only for projects under way: earned − expected with milestones, reported − expected without.
derive-pace = Pace: ahead or behind where the gap is larger than the tolerance, else on-pace; none without a gap.
derive-slip = Slip in days, positive is later: the done date if done, else the current due date, less the baseline due date.
derive-milestone-slip = Slip in days, positive is later: the day it was handed over, else the current due date, less the baseline due date.
derive-overdue = Overdue: planned or active, and its due date is before the status date.
derive-silent = Silent: planned or active, begun, and no update for more days than the site allows.
derive-finish = Finish of a done project: early, on-time or late by its slip.
derive-health = Health: the first of these conditions that holds decides; a stated word only makes it worse, never better.
derive-state = State of a milestone: the first of these conditions that holds decides.
derive-attainment = Attainment of an indicator in percent, held between 0 and 100, by its kind; none without an actual value.
derive-total = How many projects there are.
derive-count-health = How many projects have the health `{ $word }`.
derive-count-pace = How many projects have the pace `{ $word }`.
derive-count-milestones = How many milestones are `{ $word }`; those of cancelled projects are left out.
derive-all-milestones = How many milestones there are; those of cancelled projects are left out.
derive-mean-progress = Mean progress over the projects that have one; cancelled ones are left out.
derive-mean-expected = Mean expected progress over the projects that have one; cancelled ones are left out.
derive-median-slip = Median slip in days over the projects that have one, sorted below; of an even number the mean of the middle two.
derive-completion = Completion: mean progress; cancelled projects are left out.
derive-punctuality = Punctuality: of the milestones whose baseline due date has come, the share handed over by that date, in percent.
derive-outcomes = Outcomes: mean attainment of the indicators that have an actual value.
derive-diligence = Diligence: of the calendar months from each start to the status date, or to the day it was done, the share with an update, in percent.
derive-quality = Quality: mean score of the reviews; where there is none, of the closes.
derive-score = Score: the weighted mean of the parts; a part with nothing to measure is left out, and the weights of the others count in proportion.
derive-clauses = How many clauses the directive has.
derive-uncovered = Clauses that no project of the year carries out.
derive-all-late = Clauses all of whose projects are late.
derive-clause = The projects of the year that name this clause among their goals.
explain-as-of = Data as of { $day }.
explain-inputs = made of
explain-otherwise = otherwise
explain-no-place = (default)

## Files that are not read, and themes

rejected-symlink = a symbolic link is never followed
    .help = put a copy of the file here instead
rejected-not-regular = this is a device, a pipe or a socket
    .help = remove it from the content folder
rejected-name-not-utf8 = this name is not UTF-8
    .help = rename it
rejected-name-characters = this name has characters that cannot be seen, or a backslash
    .help = rename it with letters, digits, `-` and `_`
rejected-name-too-long = this name is longer than { $limit } bytes
    .help = give it a shorter name
rejected-path-too-long = this path is longer than { $limit } bytes
    .help = give the folders or the file shorter names
rejected-too-large = this file is larger than { $limit } bytes
    .help = make it smaller
rejected-unreadable = this file cannot be read: { $reason }
    .help = see to it that you may read it
theme-missing = there is no theme `{ $name }`
    .help = put it in `themes/{ $name }/`, or write `theme: default` in site.yaml
theme-loop = the themes that `{ $name }` extends go round in a circle, or are more than { $limit }
    .help = let the last one say `extends: default`
theme-not-utf8 = this file of the theme is not UTF-8
    .help = save it as UTF-8
theme-words = this file of words cannot be read: { $reason }
    .help = write one `name = text` a line
theme-unused-template-near = no page asks for the template `{ $name }`
    .help = did you mean `{ $near }`? A template overrides the built-in one of the same name
theme-unused-template = no page asks for the template `{ $name }`
    .help = give it the name of the built-in template that it overrides, or include it in one
theme-unused-word-near = nothing speaks the word `{ $name }`
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`; the words are those of the built-in theme
theme-unused-word = nothing speaks the word `{ $name }`
    .label = unknown word
    .help = use a word of the built-in theme, or one that a template of this theme asks for
theme-unknown-key-near = `{ $name }` is not a key of theme.yaml
    .label = did you mean `{ $near }`?
    .help = write `{ $near }`
theme-unknown-key = `{ $name }` is not a key of theme.yaml
    .label = unknown key
    .help = the keys are `extends`, `title` and `description`
theme-unread-file = nothing reads this file of the theme
    .help = put it in `templates/`, `assets/` or `locale/`; words are in `zh-CN.ftl` and `en.ftl`
theme-template = this template does not work: { $reason }
    .help = compare it with the built-in template of the same name

## The preview

serve-ready = Preview at { $url } · Ctrl-C ends it
serve-other-port = Port { $asked } is taken; this is port { $port }.
serve-lan = For other machines: { $url }
serve-lan-nowhere = This machine has no address in a network now.
serve-lan-warning = warning: whoever has this address can read the whole site, drafts of this moment included. The connection is not encrypted.
serve-poll-asked = Files are looked at every second.
serve-poll-network = The site lies on a network drive, which reports no changes: files are looked at every second.
serve-poll-refused = The system reports no changes here: files are looked at every second.
serve-no-port = no port from { $port } on can be used: { $reason }
serve-no-browser = the browser did not open: { $reason }
serve-rebuilt = #{ $build } · { $what } · { $found } · { $ms } ms
serve-kept = #{ $build } · { $what } · { $found } · { $ms } ms · the last good pages stay until the errors are mended
serve-mended = All errors are mended.
serve-first = everything
serve-theme = theme
serve-new-day = the status date is { $date } now
serve-renamed = { $from } → { $to }
serve-and-more = { $path } and { $n } more
serve-vanished = more than half of the records are gone at once ({ $before } before, { $now } now); the last pages stay
    If a drive was cut off, this mends itself. If you deleted them, start the preview again.
preview-label = Findings of the preview
preview-stays = Errors keep the page as it was.
preview-hint = Saving updates this.
preview-fold = Fold (Esc)
preview-unfold = Show
preview-lost = The preview has ended; this page is no longer updated.
preview-line = line { $line }
preview-more = Only the first ones are listed here; the terminal shows all.
preview-reading = The site is being read.
preview-not-yet = There is no page yet: something must be mended first.
preview-welcome = To the preview

## The archive

help-archive = Seal a year as a folder that anyone can read and check
help-archive-more = It writes archive/YEAR beside content/, and never changes what is sealed. With verify, list and diff it looks after sealed years.
help-archive-verify = Check sealed years, or any BagIt bag, and report everything that is wrong
help-archive-verify-more = Exit codes: 0 intact and authentic; 10 intact, but not signed, or by an unknown key; 11 damaged; 12 not a snapshot.
help-archive-list = List the sealed years with their root hashes
help-archive-diff = Compare two sealed years
help-archive-year = the year to seal
help-archive-output = the folder of sealed years; archive/ beside content/ without it
help-archive-provisional = seal although there are errors or projects without an answer; every page says so
help-archive-correction = seal a year again beside the sealed one, whose root hash the new one names
help-archive-zip = write a packed copy for transport too
help-archive-verify-path = a sealed year
help-archive-key = the public key that you trust: minisign's file, or the key itself; else the one in site.yaml (archive: {"{"}key: …{"}"})
help-archive-verify-all = check every sealed year in the folder; archive/ beside content/ without it
help-archive-verify-from = with --all, go on with this one: those before it were checked by a run that was broken off
help-archive-verify-format = text; json: one object on one line; or sarif
help-archive-expect = the root hash that you expect, from the minutes or the printed report
help-archive-rebuild = render everything again from the sealed sources and compare byte for byte
help-archive-format = text, or json: one object on one line
help-archive-diff-old = the earlier one: its path, or its name in archive/
help-archive-diff-new = the later one
help-archive-diff-format = text, json, or html: a page that needs no other file
progress-seal = Sealing
progress-verify = Reading
archive-no-year = there is no brief of { $year }
archive-errors = { $n ->
    [one] One error: the year is not sealed. Mend it, or seal it with --provisional.
   *[other] { $n } errors: the year is not sealed. Mend them, or seal it with --provisional.
}
archive-sealed-already = { $name } is sealed, and what is sealed is never changed
    A correction is sealed beside it with --correction.
archive-nothing-to-correct = { $name } is not sealed yet, so there is nothing to correct
archive-odd-name = { $path }: this name could not be copied to every system; rename the file
archive-sealed = Sealed: { $path }
    Write the root hash into the minutes; it stands for the whole folder:
archive-packed = Packed: { $path }
archive-list-empty = Nothing is sealed yet.
archive-bad-key = `{ $value }` is neither a public key of minisign nor a file with one
archive-no-records = { $path } has no records that can be compared
sealed-unreadable = the records of { $year } cannot be read: { $reason }
    .help = bring the sealed year back from a copy; `milepost archive verify` says what is wrong with it
sealed-changed = the records of { $year } are not the bytes that were sealed
    .help = bring the sealed year back from a copy; `milepost archive verify` says what is wrong with it
sealed-form = the records of { $year } are in a form that is not known here
    .help = compare the years with the program that is sealed in data/generator, or bring the briefs back
archive-records-changed = { $path }: its records are not the bytes that were sealed, so they are not compared
archive-state-final = sealed
archive-state-provisional = provisional
archive-state-corrected = corrected by a later one
verify-bag = bag (RFC 8493)
verify-snapshot = snapshot
verify-signature = signature
verify-root = root hash
verify-read = read
verify-read-count = { $files } files, { $bytes } bytes
verify-unchecked = not checked
verify-unchecked-previous = the year before, which does not lie beside it
verify-unchecked-replaces = the one that it corrects, which does not lie beside it
verify-unchecked-rebuild = whether the same sources give the same pages (--rebuild)
verify-unchecked-signature = whose signature it is (--key, or archive: {"{"}key: …{"}"} in site.yaml)
verify-bag-valid = valid
verify-bag-invalid = INVALID
verify-snapshot-intact = intact
verify-snapshot-damaged = DAMAGED
verify-snapshot-none = this is not a snapshot of Milepost's
verify-signed = signed by the key that you trust
verify-expected = the root hash is the one that you expect
verify-unknown-key = signed, but no key was given to judge it by
verify-unsigned = not signed
verify-wrong-signature = the signature is wrong
verify-title = Verification report · { $program } · { $date }
verify-key-site = signatures are judged by the key in content/site.yaml
verify-key-given = signatures are judged by the key of --key
verify-key-none = no key was given, so signatures cannot be judged
verify-nothing = nothing to object to
verify-unreadable = it cannot be read: { $reason }
verify-summary = Summary
verify-summary-counts = { $n ->
    [one] one checked
   *[other] { $n } checked
    }: { $trusted } intact and authentic, { $intact } intact but not authenticated, { $damaged } damaged, { $others } not snapshots, { $unreadable } unreadable
verify-left-out = left out by --from
verify-none-found = { $path } has no sealed year
verify-no-such-name = { $path } has no `{ $name }` to go on with
verify-progress = { $place } of { $count }: { $name }
verify-authenticity = Authenticity
verify-completeness = Completeness
verify-usability = Usability
verify-safety = Safety
bag-payload-missing = the folder data/ is missing
bag-declaration-missing = bagit.txt is missing
bag-declaration-form = bagit.txt is not in its one form: two lines, no mark before them, no blanks before the colons or at the ends
bag-unreadable = it cannot be read: { $reason }
bag-changed = it changed while it was read
bag-encoding = its bytes are not in the encoding that bagit.txt names
bag-manifest-missing = there is no manifest of the payload that can be checked
bag-algorithm = its algorithm is not known here, so its digests were not checked
bag-line = line { $line } cannot be read
bag-unsafe-path = { $manifest } names a path that leads out of the folder on some system
bag-star = line { $line } is written as the md5sum programs write it
bag-dot-path = line { $line } begins its path with ./
bag-duplicate = { $manifest } lists it more than once
bag-not-payload = { $manifest } lists it, and it is not below data/
bag-missing-file = { $manifest } lists it, and it is missing{ $hint }
bag-hint-none = { "" }
bag-hint-system = ; it is a file that systems make and copies leave out
bag-hint-normalisation = ; there is one whose letters are composed differently
bag-hint-case = ; there is one that differs in capitals only
bag-wrong-digest = its bytes are not those that { $manifest } names
bag-unlisted-file = { $manifest } does not list it
bag-oxum = Payload-Oxum says { $declared }, and there are { $found }
bag-fetch-unlisted = fetch.txt names it, and no manifest lists it
snapshot-odd-name = its name is not UTF-8, or has characters that do not show
snapshot-symlink = a symbolic link; a sealed year has none
snapshot-special = a pipe, a socket or a device
snapshot-empty-folder = an empty folder; a sealed year has none
snapshot-name = its name could not be copied to every system
snapshot-collision = on some systems it is the same file as { $other }
snapshot-part-missing = it is missing; every sealed year has it
snapshot-declaration = it differs from the two lines that every sealed year has
snapshot-fetch = a sealed year fetches nothing
snapshot-unlisted = no manifest lists it
snapshot-record = data/build.json cannot be read
snapshot-record-differs = its bytes are not those that data/build.json names
snapshot-record-lacks = data/build.json does not know it
snapshot-info = { $label } differs from data/build.json
snapshot-dead-link = its link { $address } leads to nothing
snapshot-outside = it loads { $address } from outside
snapshot-wrong-root = the root hash is not the one that you expect
snapshot-wrong-signature = the signature does not fit the tag manifest and the key
snapshot-unreadable-key = it is not a public key of minisign
snapshot-chain-broken = { $name } beside it has another root hash than the one named here
snapshot-other-generator = { $made } made it and this is { $here }, so it was not rendered again
snapshot-generator-file = this program was built from other sources of the same version
snapshot-no-theme = the sealed theme cannot be read
snapshot-rebuild-differs = rendered again, its bytes differ
snapshot-rebuild-broken = it cannot be rendered again: { $reason }
diff-added = Added: { $n }
diff-finished = Finished: { $n }
diff-ended = Ended: { $n }
diff-vanished = Vanished without an answer: { $n }
diff-carried = Going on: { $n }
diff-renamed = Renamed: { $n }
diff-changed = With changed fields: { $n }
diff-count-added = { $n } added
diff-count-finished = { $n } finished
diff-count-ended = { $n } ended
diff-count-carried = { $n } going on
diff-count-renamed = { $n } under another name
diff-count-vanished = { $n } vanished
diff-count-changed = { $n } with changed fields
diff-sentence = { $clauses }.
diff-same = Nothing differs.
diff-item = “{ $name }”
diff-field-title = title
diff-field-lead = lead
diff-field-office = office
diff-field-responsible = responsible
diff-field-partners = partners
diff-field-facets = facet
diff-field-goals = carries out
diff-field-start = start
diff-field-due = due
diff-field-due-text = due, as written
diff-field-baseline-due = first promised
diff-field-status = status
diff-field-health = health
diff-field-stated = health as stated
diff-field-pace = pace
diff-field-progress = progress, %
diff-field-reported = progress reported, %
diff-field-earned = progress by milestones, %
diff-field-expected = expected progress, %
diff-field-gap = gap, percentage points
diff-field-slip-days = slip, days
diff-field-overdue = overdue
diff-field-silent = silent
diff-field-finish = finish
diff-field-closed = accounted for
diff-field-last-update = newest update
diff-field-milestones = milestone
diff-field-updates = update
diff-field-problems = problem
diff-field-indicators = indicator
diff-field-account = year-end account
diff-field-close = closing
diff-field-review = review
diff-field-name = name
diff-field-baseline = first promised
diff-field-done = done
diff-field-weight = weight
diff-field-state = state
diff-field-date = date
diff-field-percent = percent
diff-field-headline = headline
diff-field-text = text
diff-field-since = since
diff-field-owner = owner
diff-field-solved = solved
diff-field-unit = unit
diff-field-base = base
diff-field-target = target
diff-field-actual = actual
diff-field-kind = kind
diff-field-attainment = attainment, %
diff-field-reason = reason
diff-field-cause = cause
diff-field-remedy = remedy
diff-field-new-due = new due date
diff-field-carry-to = carried to
diff-field-result = result
diff-field-summary = summary
diff-field-evidence = evidence
diff-field-score = score
diff-field-conclusion = conclusion
diff-field-comment = comment
diff-field-by = by
diff-value-policy = policy
diff-value-funding = funding
diff-value-approval = approval
diff-value-procurement = procurement
diff-value-scope = scope
diff-value-staffing = staffing
diff-value-weather = weather
diff-value-partner = partner
diff-value-other = other
diff-value-planned = planned
diff-value-active = under way
diff-value-paused = paused
diff-value-done = done
diff-value-cancelled = cancelled
diff-value-carried = carried
diff-value-late = late
diff-value-at-risk = at risk
diff-value-silent = silent
diff-value-on-track = on track
diff-value-not-started = not started
diff-value-blocked = blocked
diff-value-ahead = ahead
diff-value-on-pace = on pace
diff-value-behind = behind
diff-value-early = early
diff-value-on-time = on time
diff-value-overdue = overdue
diff-value-moved = moved
diff-value-due-soon = due soon
diff-value-open = open
diff-value-increase = increase
diff-value-decrease = decrease
diff-value-at-least = at least
diff-value-at-most = at most
diff-value-partial = partly done
diff-value-mostly = mostly done
diff-value-unfinished = unfinished
diff-value-ended = ended
diff-value-true = yes
diff-value-false = no
diff-none = none
diff-field = Field
diff-old = Before
diff-new = After

incomplete-close = this `close` lacks its date or its result, so it has no effect
    .help = write both: `close: { "{" }date: 2026-12-20, result: done{ "}" }`
