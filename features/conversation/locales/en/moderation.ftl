### The moderation of what is no comment, and deciding on several things at once.

talk-judge-title = Moderation
talk-thing-report = Report
talk-thing-appeal = It is mine: see why it was hidden, and appeal
talk-thing-words = What it says
talk-thing-deed-title = { $deed ->
    [report] Report
   *[appeal] Appeal
}
talk-thing-before = { $deed ->
    [report] Only moderators read it. They do not learn who sent it. You can report each thing once.
   *[appeal] Only moderators read it. You can appeal once.
}
talk-thing-decided = { $appeal ->
    [yes] { $hides ->
        [yes] There was an appeal, and it stays hidden
       *[no] There was an appeal, and it is shown again
    }
   *[no] { $hides ->
        [yes] Hidden by moderators
       *[no] Moderators decided that it is shown
    }
}
talk-decided-undone = Moderators undid what they had decided
talk-thing-work = { $deed ->
    [appeal] Decide on an appeal
    [first] Look before it is published
    [hidden] Something of yours was hidden: you can appeal
   *[report] Decide on a report
}
talk-moderate-thing-title = Decide
talk-first-look = It is not public yet
talk-first-look-words = Something about it is odd, and the account is new. Only its author sees it until you decide. If it is shown, it is public at once.

## What waits

talk-pending-title = What waits for moderators
talk-pending-lead = Appeals first, then what nobody has seen yet, then what was reported. Who wrote or reported it is not shown.
talk-pending-why = { $why ->
    [appeal] Appeal
    [first] Waits for a first look
   *[report] Reported
}
talk-pending-alone = Decide on this alone
talk-pending-more = There is more. You will see it once you have decided on this.
talk-pending-bulk = Decide on what is ticked, for one reason
talk-pending-undo = Each decision is public, without your name. What you decide this way can be undone as long as nobody appeals or decides otherwise. Each appeal is decided by itself.
talk-pending-do = Publish the decision on what is ticked
talk-pending-none = Nothing waits
talk-pending-none-words = When somebody reports or appeals, or something needs a first look, it will be here.
talk-batch-title = One decision on several things
talk-batch-count = { $count ->
    [one] One thing
   *[other] { $count } things
}
talk-undo-title = Undo
talk-undo-words = { $count ->
    [one] One is again as it was. The decision, and that it was undone, stay in the public list.
   *[other] { $count } are again as they were. The decision, and that it was undone, stay in the public list.
}
field-talk-undo-words = Why it is undone
field-talk-undo-words-help = It will be public. Do not repeat what had been hidden.
talk-undo-do = Undo the decision
talk-undo-none = There is nothing left to undo: it was undone, somebody appealed, or it was decided otherwise.

## History

event-moderation-reported = { $count ->
    [one] Something was reported
   *[other] There were { $count } reports
}
event-moderation-hidden = { $count ->
    [one] Moderators decided to hide something
   *[other] Moderators decided to hide { $count } things
}
event-moderation-kept = { $count ->
    [one] Moderators decided that something is shown
   *[other] Moderators decided that { $count } things are shown
}
event-moderation-appealed = { $count ->
    [one] A decision of moderators was appealed
   *[other] { $count } decisions of moderators were appealed
}
event-moderation-appeal-granted = { $count ->
    [one] An appeal was granted
   *[other] { $count } appeals were granted
}
event-moderation-appeal-refused = { $count ->
    [one] An appeal was refused
   *[other] { $count } appeals were refused
}
event-moderation-undone = { $count ->
    [one] Moderators undid a decision
   *[other] Moderators undid { $count } decisions
}
event-comment-undone = { $count ->
    [one] Moderators undid a decision on a comment
   *[other] Moderators undid { $count } decisions on comments
}

## What has to be mended

problem-talk-bulk-some = You ticked nothing, or too much.
problem-talk-bulk-some-mend = Tick at least one thing, and at most 200.
problem-talk-bulk-moved = Somebody else has decided on something that you ticked. Nothing was decided.
problem-talk-bulk-moved-mend = The list shows what still waits. Tick again.
