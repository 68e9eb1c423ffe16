### Files that were taken down.

nav-takedowns = Files taken down
takedowns-title = Files taken down
takedowns-lead = Files that are not given out any more because nobody may publish them. Their content was deleted; their fingerprint and the reason stay in the public record.
takedowns-count = { $count ->
    [one] 1 file
   *[other] { $count } files
}
takedowns-none = No file was taken down
takedowns-none-words = If a file holds personal data or may not be published, whoever moderates takes it down, and why stands here.
takedowns-reason = { $reason ->
    [personal] It held personal data
    [unlawful] The law or a judge does not allow it to be published
   *[rights] It belonged to somebody who did not allow it
}
takedowns-choose = Choose a reason
takedowns-do-title = Take a file down
takedowns-do-lead = Its content is deleted, wherever it was given, and is not taken in again. What was reported with it stays as it is. This cannot be undone.
field-takedowns-reason = Why may it not be published?
field-takedowns-words = Explain it in a sentence or two
field-takedowns-words-help = It will be public. Do not repeat the personal data.
field-takedowns-sure = Confirmation
takedowns-sure = I know that it cannot be undone
takedowns-do = Take the file down
takedowns-not = Leave it
problem-takedowns-reason = The reason is missing.
problem-takedowns-words = The explanation is missing.
problem-takedowns-long = The explanation has more than { $most } letters.
problem-takedowns-sure = Confirm that it cannot be undone.
event-takedown-decided = { $count ->
    [one] A file was taken down
   *[other] { $count } files were taken down
}
error-taken-down-personal = The file was taken down
    .help = This file held personal data, and its content was deleted. Its fingerprint is in the public record still.
error-taken-down-unlawful = The file was taken down
    .help = The law or a judge does not allow this file to be published, and its content was deleted. Its fingerprint is in the public record still.
error-taken-down-rights = The file was taken down
    .help = This file belonged to somebody who did not allow it to be published, and its content was deleted. Its fingerprint is in the public record still.
takedowns-moderate = For whoever moderates
takedowns-address = Address of the file or of the archived copy
takedowns-address-unknown = This is not the address of a file here: it has to begin with /files/ or /copies/.
takedowns-address-do = Continue
