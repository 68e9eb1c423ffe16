### History, navigation and filters.

nav-plans = Plans

## History

event-plan-imported = { $created ->
    [0] { $changed ->
        [one] The plan was loaded from a spreadsheet: 1 record changed
       *[other] The plan was loaded from a spreadsheet: { $changed } records changed
    }
    [one] { $changed ->
        [0] The plan was loaded from a spreadsheet: 1 new record
        [one] The plan was loaded from a spreadsheet: 1 new record and 1 changed
       *[other] The plan was loaded from a spreadsheet: 1 new record and { $changed } changed
    }
   *[other] { $changed ->
        [0] The plan was loaded from a spreadsheet: { $created } new records
        [one] The plan was loaded from a spreadsheet: { $created } new records and 1 changed
       *[other] The plan was loaded from a spreadsheet: { $created } new records and { $changed } changed
    }
}
event-theme-created = { $count ->
    [one] The theme was recorded
   *[other] { $count } themes were recorded
}
event-theme-changed = { $count ->
    [one] Facts about the theme changed
   *[other] Facts about { $count } themes changed
}
event-commitment-created = { $count ->
    [one] The commitment was recorded
   *[other] { $count } commitments were recorded
}
event-commitment-changed = { $count ->
    [one] Facts about the commitment changed
   *[other] Facts about { $count } commitments changed
}
event-milestone-created = { $count ->
    [one] The milestone was recorded
   *[other] { $count } milestones were recorded
}
event-milestone-changed = { $count ->
    [one] Facts about the milestone changed
   *[other] Facts about { $count } milestones changed
}
event-evidence-added = { $count ->
    [one] A piece of evidence was added
   *[other] { $count } pieces of evidence were added
}
event-evidence-changed = { $count ->
    [one] A piece of evidence changed
   *[other] { $count } pieces of evidence changed
}
event-learning-added = { $count ->
    [one] Something that was learned was added
   *[other] { $count } learnings were added
}
event-learning-changed = { $count ->
    [one] Something that was learned changed
   *[other] { $count } learnings changed
}
event-act-received = An electronically signed act was handed in
event-act-scan-received = The scanned copy of an act was handed in
event-edition-asked = Somebody asked to keep a document about the plan
event-edition-made = A document about the plan was kept
event-edition-not-made = A document about the plan could not be typeset

## Filters of the search

facet-kind-plan = Plan
facet-kind-theme = Theme
facet-kind-commitment = Commitment
facet-kind-milestone = Milestone
facet-state-co-creating = Being co-created
facet-state-submitted = Submitted
facet-state-in-implementation = In implementation
facet-state-closed = Closed
facet-state-assessed = Assessed
facet-state-not-started = Not started
facet-state-in-progress = In progress
facet-state-completed = Completed
facet-state-cancelled = Cancelled
