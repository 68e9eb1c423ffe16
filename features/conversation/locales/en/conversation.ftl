### Comments, questions, answers and their moderation.

nav-moderation = Moderation decisions
talk-title = Comments and questions
talk-lead = What people say and ask, and what institutions answer in public.
talk-tabs = What to show
talk-stance = { $stance ->
    [question] Question
    [for] Comment in favour
    [against] Comment against
   *[neither] Comment
}
talk-stance-many = { $stance ->
    [all] Everything
    [question] Questions
    [for] In favour
    [against] Against
   *[neither] Other comments
}
talk-all = { $count ->
    [one] See the comment
   *[other] See all { $count } comments and questions
}
talk-none = Nobody has commented or asked yet
talk-none-words = You can be the first. A question obliges the responsible institution to answer in public.
talk-of-day = of { $day }
talk-person = a person
talk-somebody = A person
talk-answered = Answered
talk-waiting = Waits for an answer
talk-unanswered = Unanswered
talk-due = The answer is due by { $day }.
talk-due-passed = The answer was due by { $day }.
talk-due-stands-still = Deadlines are suspended: there is no last day yet.
talk-due-how = { $days } working days from the day after the question, by the calendar.
talk-deadline = Answer to a question
talk-rule-answer = This site's rule
talk-answer-of = Answer by
talk-body-gone = an institution
talk-part = { $part ->
    [lead] responsible
    [support] supporting institution
   *[counterpart] counterpart
}
talk-hidden-bare = This comment was hidden.
talk-withdrawn = Whoever wrote this comment withdrew it. The text does not exist any more.
talk-decided = { $appeal ->
    [yes] { $hides ->
        [yes] There was an appeal, and the comment stays hidden
       *[no] There was an appeal, and the comment is shown again
    }
   *[no] { $hides ->
        [yes] Comment hidden by moderation
       *[no] Moderation left the comment
    }
}
talk-decided-same = Decided by the same person as before, because nobody else has that role.
talk-decisions = What moderation decided
talk-reason = { $reason ->
    [insult] It insults or threatens
    [hate] It scorns people for what they are
    [personal_data] It has personal data
    [spam] It is advertising, or repeated
    [off_topic] It is about something else
    [illegal] It is against the law
    [within_rules] It keeps to the rules
    [criticism] It is criticism, and criticism is allowed
   *[other] Another reason
}
talk-choose = Choose one
talk-done = { $what ->
    [asked] Your question is public now
    [commented] Your comment is public now
    [answered] The answer is public now
    [reported] The report has arrived
    [withdrawn] The comment was withdrawn
    [appealed] The appeal has arrived
    [undone] What was decided is undone
   *[decided] The decision is public now
}
talk-done-next = { $what ->
    [asked] The responsible institution sees it in its work and has to answer here.
    [commented] It is on this page, with the others.
    [answered] It stands below the question.
    [reported] Moderators see it in their work and decide. Nobody else knows who reported it.
    [withdrawn] The text was erased for ever.
    [appealed] Somebody else decides, and what they decide is final.
    [undone] What was reported or waited waits again.
   *[decided] It is in the list of moderation decisions too.
}
talk-do = What can be done
talk-do-answer = Answer for an institution
talk-do-report = Report
talk-do-withdraw = It is mine: withdraw it
talk-do-appeal = It is mine: see why it was hidden, and appeal
talk-do-moderate = Moderate
talk-changed = Somebody answered while you were writing. Read it; your text is still here.
talk-own = Your comment
talk-appeal = What the author says
talk-appeal-closed = There was an appeal already. What is decided on it is final.
talk-reports = { $count ->
    [0] No reports
    [one] One report
   *[other] { $count } reports
}

## Commenting and asking

talk-write-do = Comment or ask
talk-write-title = Comment or ask
talk-write-stance = What would you like to do?
talk-write-choice = { $stance ->
    [question] Ask the responsible institution
    [for] Comment in favour
    [against] Comment against
   *[neither] Comment, neither for nor against
}
talk-write-days = A question is owed a public answer within { $days } working days. That is a rule of this site, not of the law.
field-talk-write-text = Your text
field-talk-write-text-help = Up to { $comment } letters. No personal data of yours or of others: it will be public.
talk-write-named = Show my name:
talk-write-named-help = If you do not tick it, it says “a person”. Your e-mail address is never shown.
talk-write-send = Publish
talk-write-public = It will be public at once. You can withdraw it whenever you like: the text is erased for ever. If it breaks the rules, moderators may hide it, and you may appeal.

## Answering, reporting, withdrawing, appealing

talk-deed-title = { $deed ->
    [answer] Answer
    [report] Report a comment
    [withdraw] Withdraw your comment
   *[appeal] Appeal
}
talk-deed-do = { $deed ->
    [answer] Publish the answer
    [report] Send the report
    [withdraw] Erase the text for ever
   *[appeal] Send the appeal
}
talk-deed-before = { $deed ->
    [answer] It will be public at once, in the name of your institution, and stay in the record.
    [report] Only moderators read it. They will not know who sent it. You can report each comment once.
    [withdraw] This cannot be undone. If somebody answered, the comment's place stays, without its text.
   *[appeal] Only moderators read it. You can appeal once.
}
field-talk-answer-text = Answer
field-talk-answer-text-help = Up to { $comment } letters, in plain words. No personal data.
field-talk-report-reason = What is wrong with this comment?
field-talk-report-text = Would you like to explain?
field-talk-report-text-help = Needed if you chose “Another reason”.
field-talk-appeal-text = Why should it be shown again?
field-talk-appeal-text-help = Up to { $comment } letters.

## Moderating

talk-moderate-title = Decide on a reported comment
talk-moderate-appeal-title = Decide on an appeal
talk-moderate-outcome = What do you decide?
talk-moderate-choice = { $outcome ->
    [keep] It is shown
   *[hide] It is hidden
}
field-talk-moderate-reason = Reason
field-talk-moderate-words = Explanation
field-talk-moderate-words-help = It will be public. Do not repeat what is hidden, or say who wrote it.
talk-moderate-do = Publish the decision
talk-moderate-public = The decision is public, without your name. If you hide the comment, its author may appeal once.
talk-moderate-final = What you decide is final and public, without your name.
talk-moderate-same = You decided on this comment before
talk-moderate-same-words = If there is another moderator, they decide. If there is none, you may, and the decision says so.
talk-moderate-changed = There is something new about this comment. Read it before you decide; your text is still here.
talk-log-title = Moderation decisions
talk-log-lead = What was reported, what was decided and why. Without names, and without what was hidden.
talk-log-place = See its place
talk-log-none = There are no decisions yet
talk-log-none-words = When moderators decide on something that was reported, their decision will be here.

## My work

talk-work = { $deed ->
    [answer] Answer a question
    [report] Decide on a reported comment
    [appeal] Decide on an appeal
   *[hidden] Your comment was hidden: you may appeal
}

## History

event-comment-published = { $count ->
    [one] A comment was published
   *[other] { $count } comments were published
}
event-comment-asked = { $count ->
    [one] Somebody asked a question
   *[other] { $count } questions were asked
}
event-comment-answered = { $count ->
    [one] Somebody was answered
   *[other] { $count } answers were given
}
event-comment-reported = { $count ->
    [one] A comment was reported
   *[other] { $count } comments were reported
}
event-comment-hidden = { $count ->
    [one] Moderation hid a comment
   *[other] Moderation hid { $count } comments
}
event-comment-kept = { $count ->
    [one] Moderation left a reported comment
   *[other] Moderation left { $count } reported comments
}
event-comment-appealed = { $count ->
    [one] A moderation decision was appealed
   *[other] { $count } moderation decisions were appealed
}
event-comment-appeal-granted = { $count ->
    [one] An appeal was granted: the comment is shown again
   *[other] { $count } appeals were granted
}
event-comment-appeal-refused = { $count ->
    [one] An appeal was refused: the comment stays hidden
   *[other] { $count } appeals were refused
}
event-comment-moved = { $count ->
    [one] The state of a comment changed
   *[other] The state of { $count } comments changed
}
event-comment-withdrawn = { $count ->
    [one] Somebody withdrew their comment
   *[other] { $count } comments were withdrawn
}

## What has to be mended

problem-talk-choice = Choose one of the options.
problem-talk-said-already = You have said exactly this here.
problem-talk-said-already-mend = It is published; there is no need to send it again.
problem-talk-reported-already = You have reported this comment.
problem-talk-reported-already-mend = Moderators have it; there is no need to send it again.
problem-talk-answers-many = Your institution has answered five times here.
problem-talk-answers-many-mend = If there is something new, report it on the commitment or the milestone.
problem-talk-another-decides = You have decided on this comment.
problem-talk-another-decides-mend = Another moderator decides on the appeal.
problem-talk-reason-fits = The reason does not go with the decision.
problem-talk-reason-fits-mend = To leave it, choose why it can be said; to hide it, which rule it breaks.
error-stance = There are no comments of that kind
    .help = Use question, for, against or neither.
error-about = That names no thing
    .help = In about= goes a kind and an identifier, for example commitment:018f3c3e-0000-7000-8000-000000000000.

## API

api-list-comments = Comments, questions and answers: all of them, or those about a commitment or a milestone.
sheet-comments = Comments
