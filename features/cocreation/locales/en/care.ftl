### Care for proposals: what waits, the desk, the rescue.

cocreation-waiting-title = Your proposal waits
cocreation-waiting = We received it, and it is not public yet
cocreation-waiting-words = Your account is new, and the rules against abuse noticed something about the proposal. A person will look at it and decide. You need not send it again, and nobody who supports it is lost. Whether it is published you will see here and in “My work”; if it is not, you can appeal.
cocreation-work-waiting = Waits for a first look
problem-cocreation-waiting-many = Several of your proposals wait for a first look already.
problem-cocreation-waiting-many-mend = Send this one once moderators have looked at the others; your draft is kept.
event-proposal-held = A proposal waits for a first look
retention-proposal-traces = A hash of what each account proposed, to know repeated texts again
retention-proposal-traces-basis = Legitimate interest in stopping automated abuse. It does not hold the words.
event-proposal-entered = It was noted how a proposal on paper came in
event-proposal-entry-erased = The name of a proposal on paper was erased

## The desk

cocreation-enter-in = Enter what was written on paper: { $title }
cocreation-desk-title = Enter proposals on paper
cocreation-desk-lead = For whoever has no internet. The person says what they consent to. No account is made, and they take a receipt with them by which they can see their proposal and withdraw it.
cocreation-desk-table = Notes of the table
cocreation-desk-before = Before you enter it: the person knows that their words will be public and that they can withdraw them with the receipt.
cocreation-desk-do = Enter it and see the receipt
cocreation-consent = { $consent ->
    [words] That what they propose is published, without their name
   *[words_and_name] That what they propose is published, with their name
}
cocreation-consented = Consent
field-cocreation-desk-title = Title
field-cocreation-desk-problem = What is wrong?
field-cocreation-desk-solution = What would help?
field-cocreation-desk-whom = Whom would it help?
field-cocreation-desk-theme = Theme
field-cocreation-desk-place = Territory
field-cocreation-desk-consent = What did they consent to?
field-cocreation-desk-consented = The day on which they did
field-cocreation-desk-consented-help = A day of the reception of proposals.
field-cocreation-desk-name = Name
field-cocreation-desk-name-help = Only if they want it published. Otherwise it is not kept.
field-cocreation-desk-paper = Signatures of support on paper
field-cocreation-desk-paper-help = They are shown apart from the supports: nobody can know who of them has an account too.
cocreation-sheet-title = A table's sheet
cocreation-sheet-words = A spreadsheet or CSV file with one proposal in each row and these columns. What was entered already does not come in again. If anything in a row is wrong, none comes in. The columns with * are needed.
cocreation-sheet-file = File
cocreation-sheet-do = Enter them all
cocreation-sheet-wrong = Nothing was entered. This has to be mended
cocreation-sheet-entered = { $count ->
    [0] Everything had been entered already
    [one] One proposal was entered
   *[other] { $count } proposals were entered
}
cocreation-sheet-receipts = Open each receipt now and print it: it cannot be seen from here again.
cocreation-row = Row { $row }, { $field }: { $words }
sheet-desk-proposals = Proposals on paper
column-desk-proposals-title = Title
    .help = in one line
column-desk-proposals-problem = Problem
    .help = what is wrong
column-desk-proposals-solution = Solution
    .help = what would help
column-desk-proposals-whom = Whom
    .help = whom it would help
column-desk-proposals-theme = Theme
    .help = the number of the theme in the process
column-desk-proposals-territory = Territory
    .help = the code of the territory; empty for everywhere
column-desk-proposals-consent = Consent
    .help = words (without name) or words_and_name (with it)
column-desk-proposals-consented-on = Day of consent
    .help = a day of the reception, as 2026-06-15
column-desk-proposals-name = Name
    .help = only with words_and_name
column-desk-proposals-signatures = Signatures
    .help = how many people signed for it on paper
choice-consent-words = Without name
choice-consent-words-and-name = With name
cocreation-receipt-title = Receipt of a proposal
cocreation-receipt-qr = QR code with the address of this receipt
cocreation-receipt-see = See the proposal
cocreation-receipt-keep = Keep this receipt
cocreation-receipt-words = With the code or the address you can see at any time what became of your proposal. Whoever has them can withdraw it: do not share them.
cocreation-receipt-back = Withdraw it
cocreation-receipt-back-words = Your words and your name are erased for ever. It cannot be undone.
cocreation-receipt-back-do = Erase my words for ever
cocreation-paper-title = Sheet to propose by hand
cocreation-paper-lead = Print it. Whoever takes the sheet enters it and gives you a receipt. With internet you can also propose here:
cocreation-paper-qr = QR code with the address where one proposes
cocreation-paper-part = { $part ->
    [title] Title, in one line
    [problem] What is wrong?
    [solution] What would help?
   *[whom] Whom would it help?
}
cocreation-paper-themes = Theme
cocreation-paper-name = My name, only if I want it published:
cocreation-paper-day = Day:
cocreation-paper-signature = Signature:
cocreation-paper-before = What I propose will be public. With the receipt I can see what becomes of it, and withdraw it.
cocreation-how = How it came in
cocreation-origin-table = It came up at the table
cocreation-origin-entry = { $way ->
    [desk] Written on paper and entered at a desk, with consent.
   *[sheet] Written at a table and entered with others, with consent.
}
cocreation-origin-paper = { $count ->
    [one] Besides, one person signed for it on paper.
   *[other] Besides, { $n } people signed for it on paper.
}
cocreation-from-table = Proposals that came up at this table
cocreation-came-none = None yet.
cocreation-came-enter = For the team: enter them in the process
problem-cocreation-consent = It is missing what the person consented to.
problem-cocreation-consent-mend = Ask them and choose one of the two. Nothing is entered without consent.
problem-cocreation-name-consent = The person did not consent to their name being published.
problem-cocreation-name-consent-mend = Take the name out, or choose that it is published if they said so.
problem-cocreation-consent-day = No proposals were received on that day, or the time to enter them is over.
problem-cocreation-consent-day-mend = Write the day on which the person signed, as 2026-06-15.
problem-cocreation-paper = That is no number of signatures.
problem-cocreation-paper-mend = Write a number from 0 on, or leave it empty.
problem-cocreation-rows = The file has no rows, or more than { $most }.
problem-cocreation-rows-mend = Put one proposal in each row, below the names of the columns.

## The rescue

cocreation-origin-before = It was proposed before and not wholly accepted:
cocreation-origin-after = It is offered again in another process:
cocreation-rescue-in = Offer again what was not accepted: { $title }
cocreation-rescue-title = Offer again what was not accepted
cocreation-rescue-lead = What an earlier process did not accept, or accepted in part, is offered again with its history. Whoever proposed it is asked by mail first, and has { $days } days to refuse or to put their name to it. If they say nothing, it is offered without their name. Then those who supported it are asked: they count only if they say that they still agree. A joint proposal is nobody's, and is offered all the same.
cocreation-rescue-opened = Those who proposed it were asked
cocreation-rescue-state = { $state ->
    [asked] Wait for the answer of whoever proposed it
    [offered] Offered again
   *[refused] Whoever proposed it does not want it, or it is gone
}
cocreation-rescue-before = What was offered here already is not offered twice.
cocreation-rescue-do = Ask and offer again
field-cocreation-rescue-from = Earlier process
field-cocreation-rescue-wish = What you want
cocreation-rescue-own-title = Your proposal can be offered again
cocreation-rescue-own-state = { $state ->
    [asked] It will be offered without your name on { $day }, unless you say otherwise
    [offered] It is offered again
   *[refused] It is not offered
}
cocreation-rescue-see = See it in the new process
cocreation-rescue-wish = What do you want?
cocreation-rescue-wish-of = { $wish ->
    [unnamed] That it is offered now, without my name, and to support it
    [named] That it is offered now, with my name, and to support it
   *[refuse] That it is not offered
}
cocreation-rescue-wish-do = Send
cocreation-work-rescue = Say whether it is offered again
cocreation-rescue-subject = { $whom ->
    [author] Your proposal can be offered again
   *[supporter] Do you still agree with this proposal?
}
cocreation-rescue-letter = { $whom ->
    [author] In { $place } the process “{ $process }” begins. Your proposal “{ $title }” was not wholly accepted in an earlier process, and can be offered again with its history.

        You have { $days } days to say no, or that your name is shown. If you say nothing, it is offered without your name.

        { $own }
   *[supporter] In { $place }, the process “{ $process }” offers again the proposal “{ $title }”, which you supported before. Your support of then is not counted again: only if you say here that you still agree.

        { $own }

        The proposal and its history:
        { $address }
}
problem-cocreation-rescue-later = That process is not earlier than this one.
problem-cocreation-rescue-later-mend = Choose one that was published before.
problem-cocreation-rescue-none = Nothing of that process is left to offer here.
problem-cocreation-rescue-none-mend = Everything was accepted, has no answer, or was asked about already.
event-proposal-rescue-asked = It was asked whether a proposal is offered again
event-proposal-rescue-refused = A proposal is not offered again
event-proposal-rescued = A proposal is offered again
