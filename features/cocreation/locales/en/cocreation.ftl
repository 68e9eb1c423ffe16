### Processes of co-creation, proposals, and what becomes of them.

nav-processes = Processes
cocreation-lead = Processes in which anybody can propose what to do, support what others propose, and know what became of each idea.
cocreation-none = No processes yet
cocreation-none-words = When one is published, this page will say when it begins and how to take part.
cocreation-act = Today you can propose something and support what other people propose.
cocreation-create = Create a process
cocreation-go-on = Go on preparing the process “{ $title }”
cocreation-draft-go-on = Finish your proposal in “{ $title }”
cocreation-edit = Edit the process
cocreation-edit-lead = Nobody else sees it until it is published. What is published can be corrected; each change is in the public record.
cocreation-save = Save
cocreation-publish = Publish the process
cocreation-publish-before = From now on everybody will see it, and its code and its address change no more.
cocreation-hurried = It begins with less than two weeks’ notice
cocreation-hurry-ask = Say why before you publish it: everybody will be able to read it.
cocreation-notice = Published at least { $days } days before it begins, or with the reason why not.
cocreation-rule-ogp-2022 = OGP asks for it since 2022
cocreation-phases = Phases
cocreation-phases-help = Leave empty those that there are not. Days are counted by the hour of where the process is, and the last one is included.
cocreation-phase = { $phase ->
    [mapping] Mapping of those concerned
    [reception] Reception of proposals
    [analysis] Analysis
    [selection] Selection
   *[formalisation] Formalisation
}
cocreation-phase-begins = First day
cocreation-phase-ends = Last day
cocreation-phase-days = from { $begins } to { $ends }
cocreation-phase-takes-proposals = you can propose
cocreation-phase-takes-supports = you can support
cocreation-phase-when = { $when ->
    [past] Over
    [now] Now
   *[ahead] Later
}
cocreation-who-title = Who can take part
cocreation-who = { $who ->
    [confirmed] Whoever has an account and has confirmed their e-mail
    [code] Whoever has a code that was given to an organisation
    [list] Whoever is in the list
    [provider] Whoever signs in with the account of an identity provider
   *[account] Anybody with an account
}
cocreation-where = Where
cocreation-published = Published
cocreation-themes = Themes
cocreation-territories = Territories
cocreation-criteria = Criteria and their weight
cocreation-history = Official changes
cocreation-proposals = Proposals
cocreation-proposals-lead = What was proposed, with those who support it and what institutions answered.
cocreation-proposals-none = There are no proposals here
cocreation-proposals-none-words = When somebody proposes something, it will appear on this page.
cocreation-all = See all proposals
cocreation-count = { $count ->
    [one] 1 proposal
   *[other] { $n } proposals
}
cocreation-count-more = More than { $n } proposals
cocreation-unanswered = { $count ->
    [0] none without answer
    [one] 1 without answer
   *[other] { $n } without answer
}
cocreation-answered = { $count ->
    [one] 1 answered
   *[other] { $n } answered
}
cocreation-supports = { $count ->
    [0] Nobody supports it yet
    [one] 1 person supports it
   *[other] { $n } people support it
}
cocreation-search = Search in the proposals
cocreation-theme = Theme
cocreation-territory = Territory
cocreation-every = Everything
cocreation-state-title = State
cocreation-state-of = { $code ->
    [unanswered] Without answer
    [submitted] Received
    [in_evaluation] Being evaluated
    [answered] Answered
   *[merged] Part of another one
}
cocreation-order = Order
cocreation-order-of = { $code ->
    [supported] Most supported first
   *[newest] Newest first
}
cocreation-first = From the beginning
cocreation-state = { $state ->
    [submitted] Received
    [merged] Part of another one
    [in_evaluation] Being evaluated
    [answered] Answered
    [withdrawn] Withdrawn
   *[hidden] Hidden
}
cocreation-outcome = { $outcome ->
    [accepted] Accepted
    [partly_accepted] Partly accepted
   *[not_accepted] Not accepted
}
cocreation-joint = Joint proposal
cocreation-number = Proposal { $number }
cocreation-gone = { $state ->
    [hidden] Moderation hid it
   *[withdrawn] Its author withdrew it
}
cocreation-withdrawn = Its words were erased. Those who supported it are still counted.
cocreation-problem = What is wrong
cocreation-solution = What would help
cocreation-whom = Whom
cocreation-answer = The institution’s answer
cocreation-answer-former = former answer
cocreation-answered-as-whole = It is the answer to the joint proposal of which this one is a part.
cocreation-parts = Original proposals
cocreation-parts-words = They are still here with their words. Whoever supports any of them supports this one, and counts once.
cocreation-part-of = It is part of another proposal
cocreation-mergers = Why it was merged
cocreation-merger = { $kind ->
    [joined] Its author joined another one
   *[merged] It was merged into another one
}
cocreation-merger-ended = It was taken out
cocreation-objection = Its author objects
cocreation-way = Where it is
cocreation-by = Proposed by
cocreation-body = On behalf of
cocreation-sent = Sent
cocreation-assigned = Has to answer
cocreation-unnamed = a person, without showing their name
cocreation-do = What can be done
cocreation-support-do = Support, or stop supporting
cocreation-deed-link = { $deed ->
    [answer] Answer for the institution
    [classify] Classify it
    [part] Take it apart
    [object] Object to the merger
   *[withdraw] Withdraw it, if it is yours
}
cocreation-deed-title = { $deed ->
    [support] Support a proposal
    [take_back] Stop supporting a proposal
    [withdraw] Withdraw your proposal
    [object] Object to the merger
    [classify] Classify a proposal
    [answer] Answer a proposal
    [part] Take a proposal out
   *[undo] Undo a joint proposal
}
cocreation-deed-before = { $deed ->
    [support] Each person counts once. Nobody will see that it was you.
    [take_back] You support it. You can support it again while the phase lasts.
    [withdraw] Your words are erased for ever, from the public record too. Those who support it are still counted.
    [object] Everybody will be able to read it, and whoever leads the process finds it in their work. You can object once.
    [classify] Each change is in the public record.
    [answer] Everybody will be able to read it. Those who proposed it are told by mail. If you correct it later, the former one stays.
    [part] It stands for itself again, with those who support it. Whoever proposed it is told by mail.
   *[undo] Each original stands for itself again. Those who supported the joint one support each original. Authors are told by mail.
}
cocreation-deed-do = { $deed ->
    [support] Support
    [take_back] Stop supporting
    [withdraw] Withdraw it
    [object] Object
    [classify] Save
    [answer] Publish the answer
    [part] Take it out
   *[undo] Undo it
}
cocreation-done = { $what ->
    [saved] Saved
    [published] The process is published
    [kept] Your draft is kept: you find it in “My work”
    [sent] Your proposal is published
    [joined] Your proposal is published as a part of another one, which you support
    [support] You support it
    [take_back] You support it no more
    [withdraw] It was withdrawn
    [object] Your objection is published
    [classify] Saved
    [answer] The answer is published
    [part] It was taken apart
    [hide] It is hidden
    [show] It is shown again
    [named] They evaluate in the process now
    [ended] They evaluate no more; what they gave stays
    [opened] They were sent to evaluation
    [scored] Your scores are kept
    [conflict] Your conflict of interest is declared
    [note] Your note is kept
    [agreed] It is proposed; others still have to agree
    [traced] It is told on both pages
   *[merged] The proposals are merged
}
cocreation-evaluated = It is being evaluated
cocreation-changed = Somebody answered while you were writing. Read what it says before you send yours.
cocreation-choose = Choose
cocreation-everywhere = In the whole territory of the process
cocreation-myself = In my own name
cocreation-propose = Propose something
cocreation-step = { $step ->
    [1] Step 1 of 3: what is wrong
    [2] Step 2 of 3: what would help
    [3] Step 3 of 3: where and for whom
   *[4] This is how it will look. Read it before you send it.
}
cocreation-closed = { $why ->
    [unconfirmed] Your e-mail is not confirmed yet
   *[phase] No proposals are received now
}
cocreation-closed-words = { $why ->
    [unconfirmed] Sign out, and sign in again with the link that comes by mail: that confirms it.
   *[phase] The page of the process says when you can propose.
}
error-cocreation-closed = Supports can be neither given nor taken back now
    .help = The page of the process says in which phase they can.
cocreation-next = Go on
cocreation-later = Keep it and go on later
cocreation-back = Back
cocreation-named = Show my name:
cocreation-trap = Leave this empty
cocreation-change = { $what ->
    [problem] Change what is wrong
    [solution] Change the title and what would help
   *[where] Change where and for whom
}
cocreation-similar = There are similar proposals already
cocreation-similar-words = If one of them says the same, join it: your words are kept as a part of it, and you support it. Together they weigh more.
cocreation-join = Join this one
cocreation-send = Send my proposal
cocreation-send-public = Everybody will be able to read it. You can withdraw it while it has no answer. Do not write personal data.
cocreation-merge = Merge proposals
cocreation-merge-lead = Several proposals become a joint one. The originals stay, with their words; those who support them count once. Those who proposed them are told by mail, and may object.
cocreation-merge-do = Merge them
cocreation-work = { $deed ->
    [objection] See an objection
   *[answer] Answer a proposal
}
cocreation-letter-subject = { $what ->
    [merged] Your proposal is part of a joint proposal
    [parted] Your proposal stands for itself again
    [evaluated] Your proposal was evaluated
   *[answered] There is an answer to your proposal
}
cocreation-letter = { $what ->
    [merged] In the process “{ $process }” of { $place }, your proposal “{ $title }” was merged with others like it. Your words are still published, and those who support it are still counted.

    The joint proposal and the reasons:
    { $address }

    If you do not agree, say so on the page of your proposal:
    { $own }
    [parted] In the process “{ $process }” of { $place }, your proposal “{ $title }” was taken out of the joint proposal. Those who support it are still counted.

    Here it is, with the reasons:
    { $own }
    [evaluated] In the process “{ $process }” of { $place } your proposal “{ $title }” was evaluated.

    Here are the result and the reasons:
    { $address }
   *[answered] In the process “{ $process }” of { $place } there is an answer to your proposal “{ $title }”.

    Here it is, with the reasons:
    { $address }
}

## Forms

field-cocreation-process-code = Code
field-cocreation-process-code-help = By which addresses name it: letters, digits and hyphens, like EC-COCREATION-3. It does not change any more.
field-cocreation-process-title = Name of the process
field-cocreation-process-summary = What it is about and how to take part
field-cocreation-process-jurisdiction = Code of the territory
field-cocreation-process-jurisdiction-help = Its hour and its calendar are the ones that count. For example: EC.
field-cocreation-process-who = Who can take part
field-cocreation-process-who-help = If it changes later, supports that were given stay.
field-cocreation-process-themes = Themes
field-cocreation-process-themes-help = One on each line. None is taken away from a process that is published.
field-cocreation-process-places = Territories for which one can propose
field-cocreation-process-places-help = The code of each, one on each line.
field-cocreation-process-criteria = Criteria of evaluation
field-cocreation-process-criteria-help = One on each line, its weight first: 40 Relevance. The weights add up to 100.
field-cocreation-process-hurry = Why it begins with less than two weeks’ notice
field-cocreation-process-hurry-help = Only if it does. Everybody will be able to read it.
field-cocreation-propose-problem = What is wrong?
field-cocreation-propose-problem-help = Tell it as you would tell somebody of your neighbourhood.
field-cocreation-propose-title = In a few words
field-cocreation-propose-title-help = The title of your proposal. For example: Safe water in rural schools.
field-cocreation-propose-solution = What would help?
field-cocreation-propose-theme = Theme
field-cocreation-propose-place = Where?
field-cocreation-propose-whom = Whom would it help?
field-cocreation-propose-body = On whose behalf do you propose it?
field-cocreation-deed-text = Reasons
field-cocreation-deed-text-help = Everybody will be able to read them.
field-cocreation-deed-reason = Why
field-cocreation-deed-reason-help = Everybody will be able to read it.
field-cocreation-deed-outcome = Decision
field-cocreation-deed-theme = Theme
field-cocreation-deed-place = Territory
field-cocreation-deed-assigned = Institution that has to answer
field-cocreation-deed-assigned-help = Its code in the directory. For example: MINTEL.
field-cocreation-merge-numbers = Numbers of the proposals
field-cocreation-merge-numbers-help = With commas. For example: 3, 14, 15.
field-cocreation-merge-reason = Why they are merged
field-cocreation-merge-reason-help = Everybody will be able to read it.
field-cocreation-merge-into = Number of the proposal that receives them
field-cocreation-merge-into-help = If the joint one exists already. Then leave empty what follows.
field-cocreation-merge-title = Title of the joint proposal
field-cocreation-merge-problem = What is wrong
field-cocreation-merge-solution = What would help

## What has to be mended

problem-cocreation-code = That code cannot stand in an address.
problem-cocreation-code-mend = Use letters without accents, digits and hyphens; at most 40.
problem-cocreation-choice = Choose one of the options.
problem-cocreation-place = That territory is not known.
problem-cocreation-place-mend = Use the code that is in the address of its page, under /en/territories/.
problem-cocreation-body = That institution is not known.
problem-cocreation-body-mend = Use its code in the directory.
problem-cocreation-many = These are too many.
problem-cocreation-phases = The process needs at least one phase.
problem-cocreation-phases-mend = Write its first day and its last day.
problem-cocreation-phase-ends = A phase ends before it begins.
problem-cocreation-phase-order = A phase begins before the one before it ends.
problem-cocreation-phase-proposals = There is no phase in which people can propose.
problem-cocreation-themes-stay = No theme is taken away from a process that is published.
problem-cocreation-themes-stay-mend = Leave those that there were, and add new ones at the end.
problem-cocreation-criteria = A line does not begin with its weight.
problem-cocreation-criteria-mend = Write each criterion like this: 40 Relevance.
problem-cocreation-weights = The weights do not add up to 100.
problem-cocreation-hurry = It begins in less than two weeks.
problem-cocreation-hurry-mend = Write why, for everybody to read, or move the first day.
problem-cocreation-over = Its last day has passed.
problem-cocreation-over-mend = Change the days of the phases.
problem-cocreation-unconfirmed = Those who confirmed their e-mail take part in this process.
problem-cocreation-unconfirmed-mend = Sign out, and sign in again with the link that comes by mail.
problem-cocreation-same = This was proposed already with the same words.
problem-cocreation-same-mend = Look for it in the list and support it.
problem-cocreation-links = It has too many links.
problem-cocreation-links-mend = Leave three at most.
problem-cocreation-own = You proposed it.
problem-cocreation-own-mend = If you do not want it any more, withdraw it.
problem-cocreation-numbers = The numbers of the proposals are needed.
problem-cocreation-numbers-mend = Write at least two with commas, or one if another one receives it; at most 200.
problem-cocreation-unknown = There is no proposal of that number that can be merged.
problem-cocreation-unknown-mend = Those can be merged that were received, are no part of another one and are not being evaluated.

## History

event-process-created = A process was created
event-process-edited = A process was corrected
event-process-published = A process was published
event-proposal-submitted = { $count ->
    [one] A proposal was received
   *[other] { $count } proposals were received
}
event-proposal-joined = Somebody joined with their proposal
event-proposal-made-of-several = A joint proposal was made
event-proposal-merged = { $count ->
    [one] A proposal was merged into another one
   *[other] { $count } proposals were merged into another one
}
event-proposal-merger-made = It was said why it is merged
event-proposal-parted = { $count ->
    [one] A proposal was taken out
   *[other] { $count } proposals were taken out
}
event-proposal-merger-ended = A merger ended
event-proposal-undone = A joint proposal was undone
event-proposal-withdrawn = Its author withdrew a proposal
event-proposal-objected = Its author objected to the merger
event-proposal-objection-withdrawn = An objection was withdrawn
event-proposal-classified = { $count ->
    [one] A proposal was classified
   *[other] { $count } proposals were classified
}
event-proposal-answered = An institution answered a proposal
event-proposal-moved = The state of a proposal changed
event-proposal-hidden = Moderation hid a proposal
event-proposal-shown = Moderation showed a proposal again
event-support-given = A proposal was supported
event-support-taken-back = A support was taken back
event-support-carried = A support passed from a joint proposal to an original one
column-proposal-state = state
column-process-state = state
column-process-code = code
choice-state-draft = Draft
choice-state-published = Published
choice-state-merged = Part of another one
choice-state-in-evaluation = Being evaluated
choice-state-answered = Answered
choice-state-withdrawn = Withdrawn
choice-state-hidden = Hidden
facet-kind-process = Co-creation process
facet-kind-proposal = Proposal
facet-process = Process
facet-state-merged = Part of another one
facet-state-in-evaluation = Being evaluated
facet-state-answered = Answered

## API

api-list-processes = Processes of co-creation, with their phases.
api-list-proposals = Proposals of a process or of all, with supports and answers.
