# Mails of a demo, and jobs that could not be done.
mails-title = Mails of the demo
mails-lead = A demo sends no mail: here are those that it would send, in both forms that each person would get.
mails-none = There are no mails yet
mails-none-words = They appear when somebody follows a plan, asks for a link to sign in or gets a reminder.
mail-title = Mail
mail-to = To
mail-unsubscribe = Link to unsubscribe
mail-text = As text
mail-html = See as HTML

jobs-title = Work in the background
jobs-lead = What the program tried several times and could not do. It is not tried again until somebody decides so.
jobs-waiting = { $count ->
    [0] Nothing is waiting.
    [one] One job is waiting.
   *[other] { $count } jobs are waiting.
}
jobs-attempts = { $count ->
    [one] one try
   *[other] { $count } tries
}
jobs-reason = Reason:
jobs-retry = Try again
jobs-discard = Forget
jobs-more = There are more; the newest hundred are shown.
jobs-none = Everything could be done
jobs-none-words = If a mail or a copy fails many times, it appears here with its reason.
