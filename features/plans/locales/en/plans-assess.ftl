### Assessments: what the government says beside what somebody independent says.

plans-assessments = Assessments
plans-assessments-lead = What the plan and each commitment came to: what the government says beside what somebody from outside says.
plans-assessments-all = See all assessments
plans-assessments-none = No assessments yet
plans-assessments-none-words = What the government says of its results will be shown here and, beside it, what somebody independent says.
plans-assessments-whole = The plan as a whole
plans-assessments-how = Of each commitment, the newest assessment of each side that says how far it was carried out counts.
plans-side = { $side ->
    [government] What the government says
   *[independent] What the independent assessment says
}
plans-side-short = { $side ->
    [government] Government
   *[independent] Independent
}
plans-side-who = { $side ->
    [government] For the government:
   *[independent] Independently:
}
plans-side-none = { $side ->
    [government] The government has not yet said what it came to.
   *[independent] Nobody from outside has assessed it yet.
}
plans-completion = Completion
plans-not-assessed = Not assessed
plans-differ = { $differ ->
    [0] Both sides assessed { $both } of { $all } { $many } and say the same.
    [one] Both sides assessed { $both } of { $all } { $many }. On one they do not say the same:
   *[other] Both sides assessed { $both } of { $all } { $many }. On { $differ } they do not say the same:
}
plans-assessment-kind = { $kind ->
    [self_assessment] Self-assessment
    [end_of_commitment] End-of-commitment assessment
   *[independent] Independent assessment
}
plans-assessment-version = Corrected, version { $version }
plans-assessment-reason = Why it was corrected:
plans-assessment-document = See the whole document
plans-assessment-set = { $set ->
    [ogp_2021] OGP’s codes since 2021.
   *[ogp_before_2021] OGP’s codes before 2021.
}
plans-assessment-recorded = { $role ->
    [evaluator] Recorded by the evaluator on { $day }
    [coordinator] Recorded by the coordination of the plan on { $day }
   *[operator] Loaded from a file on { $day }
}
plans-assessment-former = { $count ->
    [one] See the version before
   *[other] See the { $count } versions before
}

## Recording and correcting

plans-assess-title = Record an assessment
plans-assess-plan = Assess the plan as a whole
plans-correct-title = Correct the assessment
plans-assess-codes = Codes
plans-assess-no-code = No code: not assessed
plans-assess-other-set = { $set ->
    [ogp_2021] Use the codes since 2021
   *[ogp_before_2021] Use the codes before 2021
}
plans-assess-other = None of the list
plans-assess-own = You assess for:
plans-assess-document = Document of the assessment
plans-assess-do = Publish assessment
plans-correct-do = Publish correction
plans-assess-public = It is public at once and stays in the record. It cannot be edited afterwards: a correction is a new version with its reason, and the one before stays in view.
plans-assess-changed = Somebody recorded another assessment while you were writing.
plans-assess-changed-words = It is the one below. What you wrote is in the form: compare, and publish if it is still needed.
field-plans-assess-kind = Which assessment it is
field-plans-assess-organisation = Organisation that assesses
field-plans-assess-organisation-help = The one that says what follows, not whoever writes it here.
field-plans-assess-assessor = Who assesses, in words
field-plans-assess-assessor-help = If the organisation is not in the list, or if it was a team: for example, Independent Reporting Mechanism. No names of people.
field-plans-assess-dated = Of which day is it?
field-plans-assess-dated-help = The date of the document or of the decision.
field-plans-assess-set = Codes
field-plans-assess-summary = What was found
field-plans-assess-summary-help = In plain words. No personal data: it will be public.
field-plans-assess-url = Or its address on the web
field-plans-assess-file = File
field-plans-assess-file-help = The whole report, if you have it. 20 MB at most.
field-plans-assess-reason = Why is it corrected?
field-plans-assess-reason-help = Published beside the new version. What was said before stays in view.
field-plans-assess-completion = Completion
field-plans-assess-early-results = Early results
field-plans-assess-verifiable = Verifiable
field-plans-assess-open-government-lens = Open government lens
field-plans-assess-potential-for-results = Potential for results
field-plans-assess-did-it-open-government = Did it open government?
field-plans-assess-specificity = Specificity
field-plans-assess-access-to-information = Access to information
field-plans-assess-civic-participation = Civic participation
field-plans-assess-public-accountability = Public accountability
field-plans-assess-technology = Technology and innovation
field-plans-assess-potential-impact = Potential impact
plans-work-assess = Assess { $plan }
plans-mark-title = Mark the plan as assessed
plans-mark-words = Of every commitment somebody said how far it was carried out. The plan goes from “Closed” to “Assessed”. Further assessments can be recorded afterwards, and those that are there corrected.
plans-mark-not = Not yet
plans-mark-missing = { $count ->
    [0] There is no assessment yet
    [one] Of one commitment nobody said how far it was carried out
   *[other] Of { $count } commitments nobody said how far they were carried out
}
plans-mark-missing-words = A plan is assessed when of every commitment somebody said how far it was carried out: the government, or somebody independent.
event-assessment-self-assessed = { $count ->
    [one] A self-assessment was recorded
   *[other] { $count } self-assessments were recorded
}
event-assessment-end-assessed = { $count ->
    [one] An end-of-commitment assessment was recorded
   *[other] { $count } end-of-commitment assessments were recorded
}
event-assessment-independently-assessed = { $count ->
    [one] An independent assessment was recorded
   *[other] { $count } independent assessments were recorded
}
event-assessment-corrected = { $count ->
    [one] An assessment was corrected: version { $version }
   *[other] { $count } assessments were corrected
}
event-plan-assessed = The plan was marked as assessed
problem-assessment-other-set = This code is not of the chosen set.
problem-assessment-other-set-mend = Leave it empty, or choose the set that it belongs to.
problem-assessment-unknown-code = There is no such code.
problem-assessment-unknown-code-mend = Choose one of those that are offered.
problem-assessment-set = It is not said of which set the codes are.
problem-assessment-set-mend = Since 2021 OGP uses other codes than before; choose one of the two sets.
problem-assessment-codes = There is no code.
problem-assessment-codes-mend = Give at least one, for example that of completion.
problem-assessment-plan-codes = Codes are of each commitment, not of the plan as a whole.
problem-assessment-plan-codes-mend = Write what was found in words, and the codes with each commitment.
problem-assessment-of-plan = An end-of-commitment assessment is of a commitment, not of the plan.
problem-assessment-of-plan-mend = Choose another kind of assessment, or say of which commitment it is.
problem-assessment-same = The correction says the same as the version before.
problem-assessment-same-mend = Change what has to be corrected.
problem-assessment-reason-first = This row gives the reason of a correction, and above it there is nothing to correct.
problem-assessment-reason-first-mend = Leave the reason empty, or put above it the assessment that is corrected, of the same commitment and kind.
problem-assessment-known = This assessment is recorded already and is not changed by a file.
problem-assessment-known-mend = Leave the row as it was exported. To correct it, add another row below it with the reason.
problem-assessment-given = This assessment was recorded by its evaluator, and only its evaluator corrects it.
problem-assessment-given-mend = Take this row out.
problem-assessor-missing = It is not said who assesses.
problem-assessor-missing-mend = Choose an organisation or write who it is.
problem-assessor-unknown = There is no organisation with that code.
problem-assessor-other = You assess for another organisation.
problem-assessor-other-mend = You can only speak for your own.
problem-assessor-not-independent = This organisation carries the commitment out, or helps: its assessment is not independent.
problem-assessor-not-independent-mend = If it says so itself, it is a self-assessment.
problem-not-assessed = Of some commitment nobody has said yet how far it was carried out.

## What each code means

plans-code-help-completion-complete = All that was promised was done.
plans-code-help-completion-substantial = Most of it was done.
plans-code-help-completion-limited = It was begun, and much is missing.
plans-code-help-completion-not-started = It was not begun.
plans-code-help-completion-no-evidence = There is no proof by which to know.
plans-code-help-early-results-no-notable = No change can be seen yet.
plans-code-help-early-results-moderate = Something changed for the better in how government opens.
plans-code-help-early-results-significant = Much changed for the better in how government opens.
plans-code-help-verifiable-yes = What was promised is clear, and one can check whether it was done.
plans-code-help-verifiable-no = One cannot check whether it was done; it is not assessed further.
plans-code-help-open-government-lens-yes = It serves transparency, participation or accountability.
plans-code-help-open-government-lens-no = It is useful, but does not open government.
plans-code-help-potential-for-results-unclear = It does not show what would change, or goes on as before.
plans-code-help-potential-for-results-modest = It would improve something, without changing rules or habits.
plans-code-help-potential-for-results-substantial = It would change the rules or the way of working.
plans-code-help-did-it-open-government-worsened = Government is more closed than before.
plans-code-help-did-it-open-government-did-not-change = Everything stayed as it was.
plans-code-help-did-it-open-government-marginal = It opened a little.
plans-code-help-did-it-open-government-major = It opened a lot, though not everywhere.
plans-code-help-did-it-open-government-outstanding = The way of working changed from the ground up.
plans-code-help-specificity-none = It says nothing that one could check.
plans-code-help-specificity-low = One has to guess what would be done.
plans-code-help-specificity-medium = One can check it, with parts left unclear.
plans-code-help-specificity-high = It says clearly what will be done and how to check it.
plans-code-help-access-to-information-yes = It gives more or better information.
plans-code-help-access-to-information-no = It is not about information.
plans-code-help-civic-participation-yes = It gives people more of a say in decisions.
plans-code-help-civic-participation-no = It is not about participation.
plans-code-help-public-accountability-yes = It makes government answer for what it does.
plans-code-help-public-accountability-no = It is not about answering for what was done.
plans-code-help-technology-yes = It uses technology for one of the three things above.
plans-code-help-technology-no = It does not use technology for that.
plans-code-help-potential-impact-none = It would change nothing.
plans-code-help-potential-impact-minor = It would be a small step.
plans-code-help-potential-impact-moderate = It would be a large step, but a limited one.
plans-code-help-potential-impact-transformative = It would change from the ground up how things are done.

## The sheet

sheet-assessments = Assessments
column-assessments-commitment = Commitment
    .help = The number of the commitment, as it is in the sheet “Commitments”. If it is of the plan as a whole, leave the cell empty.
    .example = 3
column-assessments-kind = Kind
    .help = Whether the government assesses itself, whether it is the one at the end of a commitment, or independent.
    .example = Independent assessment
column-assessments-date = Date
    .help = The day of the document or of the decision.
    .example = 2021-03-15
column-assessments-organisation = Organisation
    .help = The code of the organisation that assesses, as it is in the sheet “Organisations”. If it is not there, write who it is in the next column.
    .example = FCD
column-assessments-assessor = Who assesses
    .help = In words, if it is no organisation of the sheet “Organisations”.
    .example = Independent Reporting Mechanism
column-assessments-code-set = Set of codes
    .help = OGP changed its codes in 2021. Say which ones this row uses. If it is of the plan as a whole, leave it empty.
    .example = OGP since 2021
column-assessments-completion = Completion
    .help = How much of what was promised was done. In both sets.
    .example = Limited
column-assessments-early-results = Early results
    .help = What changed already in how government opens. Only since 2021.
    .example = Moderate
column-assessments-verifiable = Verifiable
    .help = Whether one can check that it was done. Only since 2021.
    .example = Yes
column-assessments-open-government-lens = Open government lens
    .help = Whether it serves transparency, participation or accountability. Only since 2021.
    .example = Yes
column-assessments-potential-for-results = Potential for results
    .help = How much would change if it is carried out. Only since 2021.
    .example = Modest
column-assessments-did-it-open-government = Did it open government?
    .help = How far government opened through it. Only before 2021.
    .example = Marginal
column-assessments-specificity = Specificity
    .help = How clearly it says what will be done. Only before 2021.
    .example = Medium
column-assessments-access-to-information = Serves access to information
    .help = Relevance. Only before 2021.
    .example = Yes
column-assessments-civic-participation = Serves civic participation
    .help = Relevance. Only before 2021.
    .example = No
column-assessments-public-accountability = Serves public accountability
    .help = Relevance. Only before 2021.
    .example = No
column-assessments-technology = Technology and innovation
    .help = Relevance: whether it uses technology to open government. Only before 2021.
    .example = Yes
column-assessments-potential-impact = Potential impact
    .help = How much would change if it is carried out. Only before 2021.
    .example = Moderate
column-assessments-summary = What was found
    .help = In a few sentences. It cannot be missing for the plan as a whole.
    .example = The data were published, but not those of the last year.
column-assessments-url = Link
    .help = Where the whole document is.
    .example = https://www.example.org/assessment.pdf
column-assessments-reason = Reason of the correction
    .help = Only if this row corrects the one above it of the same commitment and kind: why. Both stay in view.
    .example = The first count left out a portal.
choice-kind-self-assessment = Self-assessment
choice-kind-end-of-commitment = End-of-commitment assessment
choice-kind-independent = Independent assessment
choice-code-set-ogp-2021 = OGP since 2021
choice-code-set-ogp-before-2021 = OGP before 2021
choice-completion-complete = Complete
choice-completion-substantial = Substantial
choice-completion-limited = Limited
choice-completion-not-started = Not started
choice-completion-no-evidence = No evidence available
choice-early-results-no-notable = No notable results
choice-early-results-moderate = Moderate
choice-early-results-significant = Significant
choice-verifiable-yes = Yes
choice-verifiable-no = No
choice-open-government-lens-yes = Yes
choice-open-government-lens-no = No
choice-potential-for-results-unclear = Unclear
choice-potential-for-results-modest = Modest
choice-potential-for-results-substantial = Substantial
choice-did-it-open-government-worsened = Worsened
choice-did-it-open-government-did-not-change = Did not change
choice-did-it-open-government-marginal = Marginal
choice-did-it-open-government-major = Major
choice-did-it-open-government-outstanding = Outstanding
choice-specificity-none = None
choice-specificity-low = Low
choice-specificity-medium = Medium
choice-specificity-high = High
choice-access-to-information-yes = Yes
choice-access-to-information-no = No
choice-civic-participation-yes = Yes
choice-civic-participation-no = No
choice-public-accountability-yes = Yes
choice-public-accountability-no = No
choice-technology-yes = Yes
choice-technology-no = No
choice-potential-impact-none = None
choice-potential-impact-minor = Minor
choice-potential-impact-moderate = Moderate
choice-potential-impact-transformative = Transformative
api-list-assessments = Assessments in all their versions, the newest first.
api-get-assessment = One version of an assessment, by its identifier.
