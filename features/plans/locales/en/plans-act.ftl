### Reporting, the second key, moving dates.

plans-report-title = Report progress
field-plans-report-percent = What percentage is done?
field-plans-report-percent-help = From 0 to 100, counting everything that the milestone asks for.
field-plans-report-until = Up to which day does this report tell?
field-plans-report-until-done = On which day was it finished?
field-plans-report-text = What was done?
field-plans-report-text-help = In plain words. No personal data: it will be public.
field-plans-report-obstacles = Obstacles
field-plans-report-help-needed = Help needed
field-plans-report-next-steps = Next steps
field-plans-report-evidence-file = Photographs or files
field-plans-report-evidence-file-help = Photos, PDF, documents or spreadsheets, 20 MB in all. Photos lose the data of where they were taken.
field-plans-report-evidence-url = Or an address on the web
field-plans-report-evidence-title = What it proves
plans-report-do = Publish report
plans-report-keep = Save draft
plans-report-public = What you send is public at once and stays in the record. It cannot be edited afterwards: a new report takes its place.
plans-report-other = Is the milestone finished? Report it here.
plans-report-changed = Somebody reported on this milestone while you were writing. Your text is still here.
plans-report-changed-see = See the new report before you publish yours
plans-report-draft = Draft saved on { $day }. Only you see it.
plans-complete-title = Report that it is finished
plans-complete-do = Publish that it is finished
plans-complete-other = It is not finished yet: report progress
plans-report-head = Report { $number }: { $percent }
plans-report-done-head = Report { $number }: finished
plans-report-until-day = tells up to { $day }
plans-report-done-on = finished on { $day }
plans-report-state = { $state ->
    [reported] Waits for the second key
    [confirmed] Confirmed
    [disputed] Disputed
   *[returned] Returned
}
plans-unanswered = Unanswered by the counterpart: { $days } working days
plans-answer-due = The counterpart can answer until { $day }.
plans-answer-stands-still = Deadlines are suspended: the counterpart has no last day yet.
plans-deadline-answer = Answer by the counterpart
plans-deadline-silence = News of the plan
plans-unanswered-rule = It has { $days } working days, by the calendar. Silence is not agreement: what is confirmed does not change.
plans-said = { $say ->
    [confirm] Confirmed
    [dispute] Disputed
    [ask] Asked
    [answer] Answered
   *[return] Returned
}
plans-said-role = { $role ->
    [coordinator] Coordination of the plan
    [counterpart] Counterpart
   *[officer] Institution in charge
}
plans-respond-title = Respond to a report
plans-respond-say = What do you want to say?
plans-respond-choice = { $say ->
    [confirm] Confirm: it is true, I turn the second key
    [dispute] Dispute: it is not true, or not wholly
    [ask] Ask before deciding
    [answer] Answer
   *[return] Return it to be mended
}
field-plans-respond-text = Reasons
field-plans-respond-text-help = Always needed, except to confirm. No personal data: it will be public.
field-plans-respond-evidence-file = Photographs or files
field-plans-respond-evidence-file-help = What supports what you say. 20 MB in all.
field-plans-respond-evidence-url = Or an address on the web
field-plans-respond-evidence-title = What it proves
plans-respond-do = Publish
plans-respond-changed = Somebody said something about this report while you were writing. Read it above; your text is still here.
plans-propose-title = Propose another date
field-plans-propose-to = New last day
field-plans-propose-reason = Why?
field-plans-propose-reason-help = It will be public.
plans-propose-do = Propose
plans-propose-public = The date does not change until whoever coordinates the plan decides. The signed date always stays in view.
plans-dates-title = Reschedule
plans-dates-lead = Move the whole plan in one act, or one milestone. The signed dates stay in view beside those in force.
field-plans-dates-what = What moves?
plans-dates-whole = The whole plan: its end and every open milestone
field-plans-dates-months = Months, if it is the whole plan
field-plans-dates-months-help = From 1 to 60. Every open date moves by as many months.
field-plans-dates-to = New last day, if it is a milestone
field-plans-dates-reason = Why?
field-plans-dates-decision = Who decided it, and where it is written
field-plans-dates-decision-help = For example: Core Group, minutes 7 of 3 June 2021.
plans-dates-open = { $count ->
    [0] No open milestones
    [one] One open milestone
   *[other] { $count } open milestones
}
plans-dates-do = Publish the decision
plans-dates-public = The decision is public and stays in the record, with its reason.
plans-decide-title = Decide on a proposed date
plans-decide-by = Proposed by
plans-decide-to = Proposed date
plans-decide-reason = Reason
field-plans-decide-decision = Who decided it, and where it is written
field-plans-decide-decision-help = For example: Core Group, minutes 7 of 3 June 2021.
plans-decide-yes = Accept the date
plans-decide-no = Do not accept it
plans-work-slipped = Its deadline has passed and it is not finished
plans-work-report = Report progress
plans-work-returned = Mend a returned report
plans-work-answer-dispute = Answer a dispute
plans-work-answer-question = Answer a question
plans-work-second-key = Confirm or dispute a report
plans-work-decide = Decide on a proposed date
plans-work-draft = There is a draft of yours from { $day }.
plans-work-dates = Reschedule { $plan }
plans-act-officer = Do you answer for this milestone?
plans-act-propose = Propose another date
plans-act-counterpart = Are you the counterpart?
plans-act-respond = Confirm, dispute or ask
plans-rule-answer = Time for the counterpart to answer, rule of this site
plans-reschedules = Changes of dates
plans-reschedule = { $state ->
    [proposed] Proposed
    [decided] Decided
   *[refused] Not accepted
}
plans-reschedule-moved = from { $from } to { $to }
plans-reschedule-whole = The whole plan, { $count ->
    [one] one month
   *[other] { $count } months
}
plans-reschedule-decision = Decision:
event-report-reported = { $count ->
    [one] Report { $number }: progress of { $percent }%
   *[other] { $count } progress reports
}
event-report-completed = { $count ->
    [one] Report { $number }: the milestone was reported as finished
   *[other] { $count } milestones reported as finished
}
event-report-confirmed = { $count ->
    [one] The counterpart confirmed report { $number }
   *[other] { $count } reports confirmed
}
event-report-disputed = { $count ->
    [one] The counterpart disputed report { $number }
   *[other] { $count } reports disputed
}
event-report-asked = { $count ->
    [one] The counterpart asked about report { $number }
   *[other] { $count } questions
}
event-report-answered = { $count ->
    [one] The institution answered about report { $number }
   *[other] { $count } answers
}
event-report-returned = { $count ->
    [one] Report { $number } was returned to be mended
   *[other] { $count } reports returned
}
event-report-moved = { $count ->
    [one] The state of a report changed
   *[other] The state of { $count } reports changed
}
event-milestone-moved = { $count ->
    [one] The milestone changed
   *[other] { $count } milestones changed
}
event-plan-moved = The dates of the plan changed
event-evidence-given = { $count ->
    [one] A means of verification was given
   *[other] { $count } means of verification were given
}
event-evidence-validated = { $count ->
    [one] The counterpart accepted a means of verification
   *[other] The counterpart accepted { $count } means of verification
}
event-reschedule-proposed = { $count ->
    [one] Another date was proposed
   *[other] { $count } dates were proposed
}
event-reschedule-decided = { $count ->
    [one] A change of date was decided
   *[other] { $count } changes of dates were decided
}
event-reschedule-refused = { $count ->
    [one] The proposed date was not accepted
   *[other] { $count } proposed dates were not accepted
}
problem-missing-day = The day is missing.
problem-same-day = It is the same day that is in force already.
problem-before-start = That day is before the milestone begins.
problem-months = The months are a whole number from 1 to 60.
problem-completion-day = The day on which it was finished is missing.
problem-completion-evidence = To report that it is finished takes at least one means of verification.
problem-completion-evidence-mend = Add a photo, a file or an address on the web.
problem-evidence-many = Those are too many files at once.
problem-evidence-many-mend = Send at most 20.
problem-evidence-address = The address on the web cannot be used.
problem-evidence-address-mend = Write it in full, from https://, without spaces.
problem-evidence-given = This means of verification was given with a report and is not changed by a spreadsheet.
problem-evidence-given-mend = Leave the row as it was exported, or add new ones below it.
column-milestones-confirmed = Confirmed progress
column-milestones-report-state = State of the report
choice-report-state-reported = waits for the second key
choice-report-state-confirmed = confirmed
choice-report-state-disputed = disputed
choice-report-state-returned = returned
plans-edit-workbook = Take the plan away as an Excel workbook
plans-edit-title = Edit the plan
plans-edit-form = { $new ->
    [yes] { $sheet ->
        [plan] Create a plan
        [themes] Add a theme
        [commitments] Add a commitment
       *[milestones] Add a milestone
    }
   *[no] { $sheet ->
        [plan] Data of the plan
        [themes] Edit theme
        [commitments] Edit commitment
       *[milestones] Edit milestone
    }
}
plans-close-title = Close the plan
plans-close-open = { $count ->
    [0] No milestone is open
    [one] One milestone is open
   *[other] { $count } milestones are open
}
plans-close-words = Once closed, nothing is reported or confirmed, and no dates move. What is open stays in view as open.
plans-close-do = Close the plan
plans-close-not = Do not close it
plans-work-edit = Edit { $plan }
plans-work-create = Create a plan
event-plan-created = The plan was made
event-plan-changed = Data of the plan changed
event-plan-closed = The plan was closed
plans-learn-title = Learnings and risks
plans-learn-learnings = What was learned
plans-learn-add = Add a learning
plans-risks = Risks
plans-risk-add = Add a risk
plans-risk-over = It is over
plans-risk-contingency = If it happens:
field-plans-learn-kind = Which kind of learning
field-plans-learn-text = What was learned
field-plans-learn-risk = What may go wrong
field-plans-learn-contingency = What will be done if it happens
event-risk-added = { $count ->
    [one] A risk was added
   *[other] { $count } risks were added
}
event-risk-changed = { $count ->
    [one] A risk changed
   *[other] { $count } risks changed
}
event-risk-over = { $count ->
    [one] A risk is over
   *[other] { $count } risks are over
}

plans-entrusted-plans = The plan
plans-entrusted-plans-words = A plan is made of commitments; each commitment has milestones with their dates. What the institution reports is shown as reported, and what the counterpart confirms as confirmed.
plans-entrusted-period = { $from } to { $to }.
plans-entrusted-commitments = What you answer for
plans-entrusted-commitments-words = The commitments, and which part is yours in each.
plans-entrusted-part = { $part ->
    [lead] Leads it
    [support] Supports it
   *[counterpart] Is the counterpart: confirms or disputes what is reported
}; { $open ->
    [0] no open milestones
    [one] one open milestone
   *[other] { $open } open milestones
}
plans-entrusted-reports = The last reports
plans-entrusted-reports-words = The newest one of each milestone.
plans-entrusted-report = { $state ->
    [reported] Reported
    [confirmed] Confirmed
    [disputed] Disputed
   *[returned] Returned
}, { $percent }
plans-entrusted-documents = Where the documents are
plans-entrusted-documents-words = The newest means of verification; each page has all of them.
plans-entrusted-bodies = Organisations to work with
plans-entrusted-bodies-words = Their pages say how to find them.
plans-entrusted-with-lead = leads a commitment
plans-entrusted-with-support = supports
plans-entrusted-with-counterpart = counterpart
