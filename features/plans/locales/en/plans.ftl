### Plans, commitments and milestones. Each plan names its own levels, so messages
### receive those names as values.

## States

plans-state = { $state ->
    [completed] Completed
    [in_progress] In progress
    [cancelled] Cancelled
   *[not_started] Not started
}
plans-plan-state = { $state ->
    [co_creating] Being co-created
    [submitted] Submitted
    [in_implementation] In implementation
    [closed] Closed
   *[assessed] Assessed
}
plans-state-label = State
plans-overdue = Overdue
plans-delayed = Delayed, says the source
plans-overdue-count = { $count ->
    [one] 1 overdue
   *[other] { $count } overdue
}
plans-overdue-of = { $count ->
    [one] 1 { $one } overdue
   *[other] { $count } { $many } overdue
}
plans-overdue-since = Overdue for { $span }
plans-overdue-how = The date in force was { $due }, and by { $as_of } it had not been reported as completed.
plans-overdue-rule = Whatever has passed its date in force without being reported as completed, counted up to { $as_of }.
plans-overdue-title = Overdue
plans-completed-late = Completed after the date in force
plans-last-reported = Last reported on
plans-never-reported = No reports yet

## Progress

plans-progress = Progress
plans-how = { $of ->
    [plan] the mean of the progress of its { $commitments }.
    [theme] the mean of the progress of its { $commitments }.
    [commitment] the mean of the progress of its { $milestones }, each with its weight. What is completed counts as 100%, what has not started as 0%.
   *[milestone] the figure of the latest report, and the one that its counterpart confirms.
}
plans-how-missing = { $count ->
    [one] There is 1 in progress with no figure in the source; it counts as 0%, so real progress may be higher.
   *[other] There are { $count } in progress with no figure in the source; they count as 0%, so real progress may be higher.
}
plans-milestones-done = { $done } of { $total } { $many } reported as completed
plans-milestones-of = { $done } of { $total } { $many }
plans-count-completed = { $many } reported as completed
plans-count-overdue = { $many } overdue
plans-by-theme = Progress by { $one }
plans-n-of = { $count ->
    [one] 1 { $one }
   *[other] { $count } { $many }
}

## Columns and facts

plans-number = No.
plans-bodies = In charge, and counterpart
plans-who = Who
plans-with = with
plans-next-date = Next date
plans-none-pending = nothing pending
plans-facts = Facts about the plan
plans-code = Code
plans-adopted = Adopted
plans-period = Period
plans-signed-end = Signed to end on { $date }
plans-leads = { $count ->
    [one] In charge
   *[other] In charge
}
plans-no-lead = The source does not name the institution in charge.
plans-supports = In support
plans-counterparts = { $count ->
    [0] Counterpart
    [one] Counterpart
   *[other] Counterparts
}
plans-no-counterpart = counterpart not named in the source
plans-until = Until when
plans-due = Due:
plans-from = From { $date }
plans-contact = Contact
plans-budget = Budget
plans-sdgs = Sustainable Development Goals

## Dates as signed and in force

plans-schedule = Schedule
plans-schedule-of = Schedule: { $many }
plans-line = { $marks ->
    [today] The vertical line marks today, { $date }.
   *[report] The vertical line marks the latest report, { $date }.
}
plans-as-table = See the schedule as a table
plans-signed-column = Date as signed
plans-force-column = Date in force
plans-no-date = no date
plans-signed-due = Signed for { $date }
plans-signed-unknown = The source does not bring the signed dates
plans-signed-unknown-words = The dates shown are those in force, already rescheduled. Without the signed ones, how far each deadline moved cannot be measured.
plans-signed-unknown-short = The source does not bring the signed dates.
plans-done-day = Completed on
plans-stale = No reports for { $span }
plans-stale-words = What you see here is what was last reported, on { $date }. Whatever happened since is not on record.
plans-stale-rule = More than { $days } days without a report are shown as a warning.
plans-rule-source = Source:
plans-rule-since = In force since { $date }.
plans-rule-ogp-2022 = Participation and Co-Creation Standards of the Open Government Partnership, minimum requirement 2.2 (news at least twice a year)

## Reports, counterpart and evidence

plans-next = What comes next
plans-report = Latest report
plans-reports = Reports
plans-reports-earlier = { $count ->
    [one] There is one earlier report: see it among the data (JSON)
   *[other] There are { $count } earlier reports: see them among the data (JSON)
}
plans-report-none = No written report yet
plans-report-none-words = What the institution in charge tells will be shown here and, beside it, whether its counterpart confirms it.
plans-evidence = Evidence
plans-evidence-none = No evidence yet
plans-evidence-none-words = The documents and links that prove what is reported will be here. Until there is one, what is reported cannot be checked here.
plans-verification = How it is checked:
plans-commitments-none = No { $many } yet
plans-commitments-none-words = What is agreed will be shown here, with who answers for it and until when.
plans-milestones-none = No schedule
plans-milestones-none-words = The steps and their dates will be shown here.

## Content

plans-why = Why, and what for
plans-problem = The problem
plans-causes = Its causes
plans-baseline = How things stood at the start
plans-solution = The solution
plans-results = What it should achieve
plans-serves = What it serves
plans-transparency = Transparency
plans-participation = Participation
plans-accountability = Accountability
plans-output = Output
plans-indicator = Indicator
plans-target = Target:
plans-weight = Weight in the progress
plans-weight-of = { $weight } of { $total }
plans-learnings = What was learned
plans-learning = { $kind ->
    [adaptation] How it was adapted
    [challenge] Challenges
    [lesson] Lessons
    [good_practice] Good practices
    [achievement] Achievements
    [how_to_take_part] How to take part
   *[next_step] Next steps
}
plans-notes = { $count ->
    [one] One note from the source
   *[other] { $count } notes from the source
}
plans-notes-words = What the source clarifies, leaves out or contradicts, as it was recorded.
plans-notes-show = See the notes
plans-note = Note
plans-history = History
plans-previous = Previous
plans-following = Next

## Where it comes from

plans-origin = Where it comes from
plans-proposals = { $count ->
    [one] citizens’ proposal received
   *[other] citizens’ proposals received
}
plans-cities = { $count ->
    [one] city with workshops
   *[other] cities with workshops
}
plans-became = { $many } in the plan

## On other pages

plans-act-overdue = Ask about what is overdue
plans-act-overdue-words = { $count ->
    [one] 1 { $one } has passed its date. See which one, and who answers for it.
   *[other] { $count } { $many } have passed their dates. See which ones, and who answers for them.
}
plans-act-read = See who answers for what
plans-act-read-words = The institution in charge and its counterpart, by name, for every commitment.
plans-act-data = Take the data away
plans-act-data-words = { $plans ->
    [one] The whole plan in a spreadsheet, free to use and share.
   *[other] The list of all plans in a spreadsheet, free to use and share.
}
plans-in-force = The plans in force
plans-see-all = See all plans
plans-answers-for = { $many } in its charge
plans-accompanies-stat = { $many } that it accompanies as counterpart
plans-answers-title = In charge of
plans-accompanies-title = Accompanies as counterpart

plans-no-theme = No theme
plans-instrument = Approving instrument
## Levels, list of plans and chart

plans-level-theme = { $count ->
    [one] theme
   *[other] themes
}
plans-level-commitment = { $count ->
    [one] commitment
   *[other] commitments
}
plans-level-milestone = { $count ->
    [one] milestone
   *[other] milestones
}
plans-quarter = Q{ $quarter }
plans-list-lead = What the government committed to in each plan, and how much of it is done.
plans-kind = { $kind ->
    [open_government] Open government plan
    [digital_agenda] Digital agenda
    [roadmap] Roadmap
    [improvement] Improvement plan
    [work_plan] Work plan
   *[other] { $kind }
}
plans-list-empty = No plans are published yet
plans-list-empty-words = Each plan will be shown here, with what it promises and how much is done. A plan is imported from a spreadsheet.
plans-template = Download the template for a plan
plans-stated = The source speaks of { $stated } { $many }; { $listed } are listed here
plans-without-figure = No figure in the source; counts as 0%
plans-related = Related to
plans-policy-areas = Policy areas
plans-national-plan = Relation to national planning

## The upright line in the schedule

plans-line-today = today
plans-line-report = last report

# What each address of the API gives.
api-list-plans = Plans, the newest period first.
api-get-plan = One plan, by its code.
api-list-commitments = Commitments, by plan and number.
api-get-commitment = One commitment, by its identifier.
api-list-milestones = Milestones, by plan, commitment and number.
api-get-milestone = One milestone, by its identifier.

plans-of-territory = Plans of this territory
