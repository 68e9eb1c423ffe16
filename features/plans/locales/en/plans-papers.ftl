### Documents to print and to take away: a plan's report, its sheets, the act.

## Report

plans-paper-report = Progress report
plans-paper-contents = Contents
plans-paper-foot = { $title } · data of { $date }
plans-paper-dates = { $start } – { $end }
plans-paper-pair = { $reported } reported, { $confirmed } confirmed
plans-paper-milestone-figures = { $reported ->
    [none] no figure reported
   *[other] { $reported } reported
}, { $confirmed ->
    [none] not confirmed
   *[other] { $confirmed } confirmed
}
plans-paper-rescheduled = Rescheduled to
plans-paper-told = Last report of the plan
plans-paper-day = Data of
plans-paper-address = Online
plans-paper-licence = Licence of the data
plans-paper-method = How this report was made
plans-paper-method-facts = This report was made from what the site holds on { $date }. No figure was written for it by hand: whoever has the same data gets the same document.
plans-paper-method-pair = Progress is always shown as a pair: reported is what the responsible institution says; confirmed is what its counterpart found to be true. Nobody holds both keys.
plans-paper-method-progress = A commitment's progress is the mean of its milestones, by their weight: what is completed counts as 100% and what has not begun as 0%. That of a theme and of the plan is the mean of their commitments. What was cancelled does not count.
plans-paper-method-overdue = Overdue is what passed its date in force and was not reported as completed.
plans-paper-method-record = Every official change is in the public record, which can only grow and which anybody can verify.
plans-paper-origin = The plan received { $proposals ->
    [one] 1 proposal from citizens
   *[other] { $proposals } proposals from citizens
}. There were workshops in: { $cities }.
plans-paper-figures = In figures
plans-paper-without = In progress without a figure in the source (count as 0%)
plans-paper-by-theme = Progress by theme
plans-paper-theme = Theme
plans-paper-all = All commitments
plans-paper-commitments = Commitments
plans-paper-commitment = Commitment
plans-paper-milestones = Milestones
plans-paper-milestone = Milestone
plans-paper-when = Dates
plans-paper-signed = signed: { $dates }
plans-paper-card = At a glance
plans-paper-what = What is the commitment?
plans-paper-stated = The source speaks of { $stated } milestones; { $listed } are listed here.
plans-paper-state = Where does it stand?
plans-paper-standing = { $state } on { $date }: { $pair }. { $done } of { $total } { $total ->
    [one] milestone
   *[other] milestones
} reported as completed; { $overdue } overdue.
plans-paper-no-report = No institution has sent a written report.
plans-paper-reported = Milestone { $milestone }, report of { $date }: { $percent }, { $body } ({ $state ->
    [reported] not yet confirmed
    [confirmed] confirmed
    [disputed] disputed
   *[returned] returned
})
plans-paper-done = What was done:
plans-paper-obstacles = Obstacles:
plans-paper-help = Help needed:
plans-paper-next = What comes next:
plans-paper-statement = { $date }, { $body } { $say ->
    [confirm] confirmed it.
    [dispute] does not agree:
    [ask] asked:
    [answer] answered:
   *[return] returned the report:
}
plans-paper-evidence = { $count ->
    [0] No means of verification.
    [one] 1 means of verification, online.
   *[other] { $count } means of verification, online.
}
plans-paper-assessed = { $side ->
    [government] The government's assessment
   *[independent] Independent assessment
} ({ $date }): { $completion }.
plans-paper-nothing = Nothing recorded.
plans-paper-notes = Notes of the source

## Sheets and slides

plans-paper-more = Details, history and proofs are at { $address }
plans-paper-sheet = Sheet of the commitment
plans-paper-part = { $part ->
    [lead] Responsible
    [support] Support
   *[counterpart] Counterpart
}
plans-paper-open = What is still to be done, by date
plans-paper-on = Data of { $date }
plans-paper-slides = Slides

## Self-assessment

plans-paper-self-assessment = Government self-assessment report
plans-self-introduction = 1. Introduction and background
plans-self-process = 2. Action plan process
plans-self-cocreation = Participation in co-creation
plans-self-implementation = Participation during implementation
plans-self-recommendations = 3. Recommendations of the Independent Reporting Mechanism
plans-self-commitments = 4. Implementation of commitments
plans-self-exchange = 5. Peer exchange
plans-self-conclusions = 6. Conclusions and next steps
plans-self-lessons = Lessons and challenges
plans-self-next = Next steps
plans-self-to-write = [To be written: the site does not have this yet.]
plans-self-lead = Lead implementing agency
plans-self-government = Other public bodies
plans-self-society = Civil society, academia and others
plans-self-completion = Completion level
plans-self-level = { $level ->
    [completed] Completed
    [substantial] Substantial
    [limited] Limited
   *[not_started] Not started
} ({ $share } reported)
plans-self-results = Description of the results

## Act

plans-act-title = Act of commitment
plans-act-promise = The institutions and organisations that sign this act take on the commitment “{ $title }”, a part of { $plan } ({ $code }), each in the part that is said here.
plans-act-parties = Who signs
plans-act-object = What is promised
plans-act-schedule = Milestones and dates
plans-act-duties = What each party owes
plans-act-duty-report = The responsible institution and those that support it report the progress of each milestone, with its means of verification.
plans-act-duty-confirm = The counterpart confirms or disputes what was reported, with its reasons.
plans-act-duty-dates = The dates that are signed here are never erased: if one changes, the new one is shown beside it, with its reason and who decided it.
plans-act-duty-public = Everything that is promised, reported and confirmed here is public.
plans-act-signatures = Signatures
plans-act-name = Name
plans-act-post = Post
plans-act-date = Date

## Pages

plans-papers = Report and documents
plans-papers-lead = The plan's report with today's data, to print or to edit.
plans-papers-today = With today's data
plans-papers-keep = Keep today's
plans-papers-keep-words = A document that was kept never changes: it stays here with its fingerprint (SHA-256), which is in the public record. So the report of a past date can be had again, byte by byte.
plans-papers-kept = Documents that were kept
plans-papers-none = None was kept yet
plans-papers-none-words = Whoever first keeps today's report leaves it here for everybody.
plans-edition = Edition
plans-edition-document = Document
plans-edition-language = Language
plans-edition-files = Files
plans-edition-state = { $state ->
    [waiting] Being made
    [made] Kept
   *[failed] Could not be made
}
plans-edition-waiting = It is being made. You can leave this page: the document will be here.
plans-edition-look = See whether it is there
plans-edition-failed = The document could not be typeset. Its words are kept and can be read online.
plans-edition-read = Read online
plans-edition-hash = Fingerprint (SHA-256)
plans-edition-tree = of its words
plans-edition-verify = The fingerprint is in the public record; whoever has the file can check that it is the same.
plans-edition-all = All editions
plans-paper-sheets = Sheet to print
plans-paper-see = Report and documents of the plan
plans-act-link = Act to sign
error-editions-full = All the documents about this plan that fit into one day were kept today
    .help = Use one that was kept today, or come back tomorrow.
