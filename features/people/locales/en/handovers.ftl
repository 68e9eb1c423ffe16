handovers-title = Handovers
handovers-lead = When somebody leaves their role, what they answered for goes to somebody else. Here is what nobody has taken up.
handovers-gaps = { $count ->
    [0] No gaps
    [one] One role that nobody has taken up
   *[other] { $count } roles that nobody has taken up
}
handovers-none = Everything has somebody
handovers-none-words = When somebody’s role ends, it is shown here until another person confirms that they have taken it up.
handovers-plans = Hand over a whole plan
handovers-plans-words = When the government changes, all roles of a plan are handed over in one act.
handovers-settled = Taken up or closed
handover-title = Handover by { $person }
handover-state = { $state ->
    [open] Nobody takes it up yet
    [named] Waits to be taken up
    [acknowledged] Taken up
   *[closed] Closed
}
handover-successor = Taken up by { $person }
handover-how = What they answered for, what waits and until when, the last reports, where the documents are and whom to call. It is up to date: it shows how things are today.
handover-note = { $state ->
    [closed] Why nobody takes it up
   *[other] Good to know besides
}
handover-waits = { $count ->
    [0] Nothing waits
    [one] One thing waits
   *[other] { $count } things wait
}
handover-waits-none = Nothing waits at the moment.
handover-pdf = Take it as PDF
handover-paper-state = State
handover-foot = { $title } · as of { $date } · has data of people: do not publish it
handover-take = Take this up
handover-take-words = When you confirm, the public record says that the role has somebody, without your name.
handover-take-do = I have read it and take it up
handover-next = Who takes it up
handover-next-do = Give the role and invite
handover-nobody-after = Nobody will take it up
handover-close-do = Close for this reason
handover-public = The public record tells which role and of which organisation. Not whose.
handover-done = { $what ->
    [ended] Role ended
    [named] Person invited
    [acknowledged] Handover taken up
   *[closed] Handover closed
}
handover-done-next = { $what ->
    [ended] It no longer holds. Now say who takes up what is left.
    [named] They hold the role from now on. Until they confirm that they have taken it up, it shows as a gap.
    [acknowledged] What waits is in “My work”.
   *[closed] The reason stays with the handover.
}
handover-plan-title = Hand over the plan { $plan }
handover-plan-lead = Write the address of whoever takes up each role. Where you write nothing, the person stays. It all happens in one act: everything, or nothing.
handover-plan-do = Hand over the plan
handover-plan-done = { $count ->
    [one] One role handed over
   *[other] { $count } roles handed over
}
handover-plan-done-next = Each person was sent an invitation. Until they confirm, they are in the list of handovers.
handover-plan-none = Nobody has a role in this plan
handover-plan-none-words = First give roles to the people who carry it.
handover-work-gap = Nobody has taken this up
handover-work-read = Read and take up what was left to you
handover-work-list = Handovers
handover-call = Whom to call
handover-call-words = People who know this work.
start-title = Begin here
start-lead = What the plan is, what your part is and the three things that are due first.
start-left = Somebody left their work to you
start-left-read = Read the handover and take it up
start-first = The first three things
start-first-none = Nothing waits for you at the moment.
start-more = { $count ->
    [one] And one more thing in “My work”
   *[other] And { $count } more things in “My work”
}
start-nothing = You have no role yet
start-nothing-words = Whoever looks after the site will give you one. Meanwhile you can read, comment and ask.
field-handover-address = E-mail address
field-handover-name = Name
field-handover-name-help = Only if they have no account yet.
field-handover-lang = Language of mails
field-handover-note = What is good to know besides
field-handover-note-help = In plain words: no passwords, but habits and people.
field-handover-reason = Why nobody takes it up
problem-handover-nobody = Write the address of at least one person.
problem-handover-blocked = That account is blocked.
problem-handover-name = They have no account yet: write their name too.
problem-handover-same = That is the person who leaves the role.
mail-handover-subject = Somebody left you their work in { $place } · Minga
mail-handover =
    Somebody left their role in the open government of { $place }, and you take it up.
    Here is, in plain words, what they leave: what waits and until when, where the documents are and whom to call.

    { $address }

    Read it and confirm that you have taken it up.
mail-handover-first =
    You have no password yet. Open this link first and choose one; it serves for { $days } days:

    { $address }
event-handover-named = It was said who takes up a role
event-handover-acknowledged = A role was taken up
event-handover-closed = A handover was closed with nobody taking it up
people-role-handover = What they leave
