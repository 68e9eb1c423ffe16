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

