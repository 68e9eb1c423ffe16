### The evaluation of proposals, and what came of them.

evaluation-title = Evaluation
evaluation-one = Evaluate it
evaluation-own = What I have to evaluate
evaluation-arrange = Arrange the evaluation
evaluation-link = { $to ->
    [dashboard] Dashboard
    [evaluation] Arrange the evaluation
   *[evaluate] What I have to evaluate
}
evaluation-of = { $evaluated } of { $of } evaluated it.
evaluation-conflicts-of = { $count ->
    [one] 1 with a conflict of interest
   *[other] { $count } with a conflict of interest
}
evaluation-hidden = Scores are published when there is a decision. Until then, evaluators see those of the others only after they gave their own.
evaluation-going-on = Going on
evaluation-result = Result by criterion
evaluation-criterion-title = Criterion
evaluation-criterion = { $title } ({ $weight }%)
evaluation-mean = Mean
evaluation-range = Lowest and highest
evaluation-deviation = Standard deviation
evaluation-whole = Weighted total
evaluation-nothing = nothing yet
evaluation-formula = How it is computed: each criterion is scored from { $lowest } to { $highest }. The total of each evaluation is the sum of score × weight ÷ 100. The result is the mean of the totals, and the standard deviation is the square root of the mean of the squared distances from the mean: √(Σ(x − mean)² ÷ n). Everything is rounded to two decimals.
evaluation-sheets = What each evaluation gave
evaluation-no-body = Without an organisation
evaluation-yours = yours
evaluation-not-counted = It does not count.
evaluation-changed = It was changed; at first it gave { $first }.
evaluation-conflicts = Conflicts of interest
evaluation-cause = { $cause ->
    [author] The evaluator made the proposal, or a part of it.
    [organisation] Their organisation made the proposal, or a part of it.
   *[declared] They declared a conflict of interest.
}
evaluation-uncounted = They had scored already: those scores stopped counting.
evaluation-may-not = You cannot score this proposal
evaluation-verdict = { $verdict ->
    [recommended] Recommended
    [with_changes] Recommended with changes
   *[not_recommended] Not recommended
}
evaluation-former = earlier decision
evaluation-due-on = { $over ->
    [yes] The last day to evaluate was { $day }.
   *[no] Last day to evaluate: { $day }.
}
evaluation-list = { $list ->
    [todo] To evaluate
    [done] Evaluated
   *[conflict] In conflict
}
evaluation-list-none = { $list ->
    [todo] Nothing is left
    [done] You have not evaluated any yet
   *[conflict] There are no conflicts of interest
}
evaluation-list-none-words = { $list ->
    [todo] When proposals are sent to evaluation, they will be here.
    [done] Here will be those that you scored, with what the others gave.
   *[conflict] Here will be those that you cannot score: your own, those of your organisation, and those that you declare.
}
evaluation-scores = Your scores
evaluation-before = { $again ->
    [yes] The change is kept as a further version: it will be seen what you gave at first.
   *[no] Score without asking the others. Afterwards you will see what they gave, and they yours once their own are in.
}
evaluation-score-do = { $again ->
    [yes] Change my scores
   *[no] Give my scores
}
evaluation-interest = I have a conflict of interest
evaluation-interest-before = Once declared it stands: you cannot score this proposal, nor see the scores before they are published. That there is one is published, your reasons are not.
evaluation-interest-do = Declare the conflict
evaluation-waits = Not everybody has evaluated it yet
evaluation-waits-words = Scores can be seen when all are in, or when the last day has passed.
evaluation-others = What everybody gave
evaluation-notes = Notes among evaluators
evaluation-notes-words = Only those who evaluated this proposal and whoever leads the process read them. They are not published.
evaluation-note-do = Add the note
evaluation-proposed = Decision that is proposed
evaluation-agree-waits = { $count ->
    [one] 1 evaluation still has to agree.
   *[other] { $count } evaluations still have to agree.
}
evaluation-agree = I agree
evaluation-decide = { $deed ->
    [propose] Propose a joint decision
   *[decide] Write the joint decision
}
evaluation-decide-before = { $deed ->
    [propose] It holds once everybody whose scores count agrees. Then it is published.
   *[decide] It is published with the result and the names of the organisations, not of the people. Whoever proposed it gets a mail.
}
evaluation-decide-do = { $deed ->
    [propose] Propose it
   *[decide] Publish the decision
}
evaluation-progress = { $open ->
    [0] No proposal is being evaluated.
    [one] 1 proposal is being evaluated; evaluated by all: { $complete }; decided: { $decided }.
   *[other] { $open } proposals are being evaluated; evaluated by all: { $complete }; decided: { $decided }.
}
evaluation-no-criteria = The process has no criteria: add them before evaluating
evaluation-ready = Waiting for a joint decision
evaluation-evaluators = Who evaluates
evaluation-evaluators-none = Nobody evaluates yet
evaluation-evaluators-none-words = Name people who have an account, by their e-mail.
evaluation-done-of = gave { $scored }, { $left } left
evaluation-late = Late
evaluation-end = End their task
evaluation-name = Name somebody
evaluation-name-do = Name
evaluation-send = Send proposals to evaluation
evaluation-send-numbers = One or several
evaluation-send-do = Send them
evaluation-send-kind = All of a kind
evaluation-send-before = Those are sent that were received and are no part of another one, the most supported first, up to 500 at once.
evaluation-send-all-do = Send all
evaluation-rules = Last day and scale
evaluation-work = { $deed ->
    [score] Evaluate
    [decide] Decide
   *[late] Remind evaluators
}
evaluation-work-note = { $deed ->
    [score] { $count ->
        [one] 1 proposal is left.
       *[other] { $count } proposals are left.
    }
    [decide] { $count ->
        [one] 1 proposal was evaluated by all.
       *[other] { $count } proposals were evaluated by all.
    }
   *[late] { $count ->
        [one] 1 person is late.
       *[other] { $count } people are late.
    }
}

## What became of it

chain-title = What became of it
chain-step = { $kind ->
    [received] It was received
    [joined] It became part of another one
    [evaluated] It was evaluated
    [answered] The institution answered
   *[led_to] A commitment came of it
}
chain-step-ahead = The institution has not answered yet
chain-ahead = To come
trace-share = { $share ->
    [full] The commitment comes from the proposal as a whole
    [partial] The commitment comes from the proposal in part
   *[inspired] The proposal inspired it
}
trace-origins = The proposals from which it came
trace-origins-words = Proposals of citizens from which this commitment came.
trace-of-proposal = Say which commitments came of it
trace-of-commitment = Say from which proposals it came
trace-none = Nothing was said yet
trace-none-words = What is said here is seen on both pages and in the public record.
trace-before = It is seen on both pages, and stays in the public record.
trace-do = Say it
trace-take-back = Take back

## Dashboard

dashboard-title = Dashboard of the process
dashboard-lead = What came in, what waits for an answer, and who is late. Only whoever leads the process sees it.
dashboard-received = { $count ->
    [one] received
   *[other] received
}
dashboard-unanswered = without answer
dashboard-oldest = { $days ->
    [0] The oldest one without answer is of today.
    [one] The oldest one without answer has waited for 1 day.
   *[other] The oldest one without answer has waited for { $days } days.
}
dashboard-unsaid = Not said
dashboard-by = { $by ->
    [state] By state
    [theme] By theme
    [territory] By territory
    [waiting] Without answer for
    [gender] By gender
    [sector] By sector
   *[day] By day
}
dashboard-waiting = { $days ->
    [days_7] 7 days or less
    [days_30] 8 to 30 days
    [days_90] 31 to 90 days
   *[more] more than 90 days
}
dashboard-earlier = before
dashboard-late = Late evaluations
dashboard-late-words = { $left } left; the last day passed { $days } { $days ->
    [one] day
   *[other] days
} ago
dashboard-together = These groups together
dashboard-fewer = fewer than { $least }
dashboard-too-few = There are fewer than { $least } new answers to show yet.
dashboard-how = Gender and sector are said by choice when a proposal is sent, and are kept as sums only, with nothing that ties them to a person or a proposal. Groups of at least { $least } are shown; the others stand together, and numbers change once there are at least { $least } new answers.
declared-title = If you like, tell us something of yourself
declared-words = It helps to know whom the process reaches. It is only added up: it is kept neither with your proposal nor with your account.
declared-gender = { $said ->
    [woman] Woman
    [man] Man
    [non_binary] Non-binary
    [other] Other
   *[unsaid] I would rather not say
}
declared-sector = { $said ->
    [person] Private person
    [civil_society] Civil society
    [academia] Academia
    [private] Private sector
    [public] Public sector
    [other] Other
   *[unsaid] I would rather not say
}

## Forms

field-cocreation-propose-gender = Gender
field-cocreation-propose-sector = Sector
field-cocreation-evaluate-reason = Reasons for your scores
field-cocreation-evaluate-reason-help = They are published with the name of your organisation, not with yours.
field-cocreation-evaluate-interest = What the conflict is
field-cocreation-evaluate-interest-help = It is not published.
field-cocreation-evaluate-note = Note
field-cocreation-evaluate-verdict = Decision
field-cocreation-evaluate-text = Reasons for the decision
field-cocreation-evaluate-text-help = Everybody will be able to read them.
field-cocreation-evaluation-due = Last day to evaluate
field-cocreation-evaluation-lowest = Lowest score
field-cocreation-evaluation-highest = Highest score
field-cocreation-evaluation-highest-help = From 0 to 20. It does not change after the first score.
field-cocreation-evaluation-address = E-mail of their account
field-cocreation-evaluation-body = Code of the organisation for which they evaluate
field-cocreation-evaluation-body-help = It is what is published. For example: FCD.
field-cocreation-evaluation-numbers = Numbers of the proposals
field-cocreation-evaluation-numbers-help = With commas. For example: 3, 14, 15.
field-cocreation-evaluation-theme = Theme
field-cocreation-evaluation-place = Territory
field-cocreation-evaluation-supports = With how many supports at least
field-cocreation-trace-commitment = Commitment
field-cocreation-trace-commitment-help = The code of the plan, a slash and its number. For example: EC-PAGA-1/3.
field-cocreation-trace-proposal = Proposal
field-cocreation-trace-proposal-help = The code of the process, a hyphen and its number. For example: EC-COCREATION-3-14.
field-cocreation-trace-share = How much of it comes from the proposal

## What has to be mended

problem-evaluation-score = A score of the scale is missing.
problem-evaluation-conflict = You have a conflict of interest in this proposal and cannot score it.
problem-evaluation-criteria = The process has no criteria.
problem-evaluation-criteria-mend = Add them on the page where it is edited.
problem-evaluation-criteria-stay = There are scores already: criteria and weights do not change.
problem-evaluation-criteria-stay-mend = Their names can be added in another language.
problem-evaluation-waiting = Not everybody has evaluated it yet, and the last day has not passed.
problem-evaluation-waiting-mend = Wait for the others, or set a last day.
problem-evaluation-nobody = Nobody has an account with that e-mail.
problem-evaluation-nobody-mend = Ask them to make one, or an administrator to invite them.
problem-evaluation-yourself = Nobody names themselves.
problem-evaluation-named = They evaluate in this process already.
problem-evaluation-scale = The scale goes from a lower number to a higher one, between 0 and 20.
problem-evaluation-scale-stays = There are scores already: the scale does not change.
problem-evaluation-numbers = A number is not of a proposal that was received and can be evaluated.
problem-evaluation-numbers-mend = Write numbers of received proposals with commas; 500 at most.
problem-evaluation-none = No received proposal is like that.
problem-trace-unknown = That is not found.
problem-trace-unknown-mend = Write the code as in the example.

## History

column-process-due = last day to evaluate
column-proposal-share = how much comes from the proposal
column-commitment-share = how much comes from the proposal
choice-share-full = as a whole
choice-share-partial = in part
choice-share-inspired = it was inspired
event-evaluation-arranged = It was said how proposals are evaluated
event-evaluation-opened = { $count ->
    [one] A proposal was sent to evaluation
   *[other] { $count } proposals were sent to evaluation
}
event-evaluation-scored = An evaluator gave scores
event-evaluation-changed = An evaluator changed their scores
event-evaluation-conflict = An evaluator declared a conflict of interest
event-evaluation-conflict-found = A conflict of interest was found
event-evaluation-proposed = A joint decision was proposed
event-evaluation-agreed = An evaluator agrees with the decision
event-evaluation-overtaken = A proposed decision was overtaken
event-evaluation-decided = The joint decision of the evaluation was published
event-proposal-led-to = It was said which commitment came of the proposal
event-proposal-led-not-to = A commitment that came of the proposal was taken back
event-origin-told = It was said from which proposal it came
event-origin-taken-back = A proposal from which it came was taken back

## API

api-list-evaluations = Evaluations of proposals that have a joint decision.
