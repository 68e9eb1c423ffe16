### Opening an account without an invitation.

opening-title = Open an account
opening-lead = To propose, support, comment and ask. Reading needs no account.
opening-why = Why it is needed
opening-why-words = So that each person counts once, and so that you can follow, correct and take back what you say. The e-mail shows that the address is yours.
opening-kept = What is kept
opening-kept-words = Your name and your e-mail address. Nobody else sees the address, and the name is shown only where you ask for it. If you do not confirm, everything is deleted after { $hours } hours. You can delete the account whenever you like.
field-opening-name = What you want to be called
field-opening-name-help = Your name, or another one by which you are known.
field-opening-address = E-mail address
opening-trap = Leave this field empty
opening-do = Send me the link
opening-have-one = Do you have an account already?
opening-sign-in = Sign in
opening-sent = Look in your e-mail
opening-sent-words = We sent you a letter with a link. It works once, for { $hours } hours. Open it on this same device to go on where you were.
opening-sent-none = If it does not arrive in a few minutes, look in the spam folder and check that the address is right. Each address gets few letters a day.
opening-closed = Nobody opens an account by themselves here
opening-closed-words = Accounts are given by invitation. Ask whoever administers the site.
opening-confirm = Open your account
opening-confirm-words = Check your name and press the button. The account is open then, and you are signed in.
opening-confirm-do = Open my account
opening-next-time = Next time you sign in with a link by e-mail, or with the password or passkey that you set on the page of your account.
opening-known = You have an account already
opening-known-words = This address has an account already. Press the button to sign in to it.
sign-in-no-account = No account yet?
opening-need = An account is needed.
opening-or = or
error-opening-closed = Nobody opens an account by themselves here
    .help = Accounts are given by invitation. Ask whoever administers the site.
error-opening-link = The link no longer works
    .help = It was used, or its time is over. If you opened your account, sign in; if not, ask for another link.
event-account-opened = Somebody opened an account
retention-openings = Accounts that were asked for and nobody confirmed
retention-openings-basis = Needed for what you asked: to show that the address is yours.
mail-opening-subject = Confirm your account in { $place } · Minga
mail-opening =
    Somebody asked to open an account with this address. If it was you, open this link and press the button:

    { $address }

    It works once, for { $hours } hours. If it was not you, do nothing: no account is opened, and what was asked is deleted.
mail-opening-known-subject = You have an account in { $place } already · Minga
mail-opening-known =
    Somebody asked to open an account with this address, which has one already. If it was you, sign in with this link:

    { $address }

    It works once, for { $hours } hours. If it was not you, do nothing: your account stays as it was, and whoever asked did not learn that it exists.
mail-opening-locked-subject = Your account in { $place } is locked · Minga
mail-opening-locked =
    Somebody asked to open an account with this address, which has one already, and it is locked. If it was you, ask whoever administers the site. If not, do nothing.
work-citizen = What you can do
work-citizen-words = With your account you can propose and support in the open processes, comment and ask about each commitment, and follow by e-mail what matters to you. None of that needs a role.
work-citizen-search = Look for something that matters to you
