### Means of verification.

## Copies of addresses

plans-archive-title = Copy of an address
plans-archive-lead = We keep what the server gives at that address, as it comes, with the day and its fingerprint in the public record. So it can be checked even if the page changes or disappears.
plans-archive-do = Ask for a copy
plans-archive-closed = The copy is kept already, or on its way.
plans-archive-kept = Archived copy of { $day }
plans-archive-kept-how = { $kind ->
    [none] ({ $size } kB. It is downloaded as it came; it does not open here.)
   *[other] (the server said that it is { $kind }, { $size } kB. It is downloaded as it came; it does not open here.)
}
plans-archive-waiting = The copy is on its way.
plans-archive-failed = It could not be archived:
plans-archive-why = { $why ->
    [address] it is not an address that can be visited.
    [port] the address asks for a port that we do not visit.
    [private] the address leads to a network that is not public.
    [redirects] the address leads to another, and that one to another, without end.
    [too_large] what is there is too large.
    [slow] the server took too long.
    [packed] the server only gives it compressed.
    [unreachable] the server did not answer.
    [status] the server answered that it does not give it (code { $status }).
    [empty] there is nothing there.
    [store] our store could not keep it.
    [taken_down] the same content was taken down before.
   *[off] this installation keeps no copies.
}
plans-archive-again = Try again
plans-archive-ask = Ask for a copy
event-evidence-archived = { $count ->
    [one] The program kept a copy of an address
   *[other] The program kept copies of { $count } addresses
}
event-evidence-not-archived = { $count ->
    [one] The program could not keep a copy of an address
   *[other] The program could not keep copies of { $count } addresses
}
event-evidence-archive-asked = { $count ->
    [one] A copy of an address was asked for
   *[other] Copies of { $count } addresses were asked for
}

## Looking before publishing, files that wait

plans-preview-title = How the report will look
plans-preview-notice = It is not public yet. Read it and publish it.
plans-preview-do = See it before publishing
plans-preview-edit = Change something
plans-upload-kept = { $name } (received already; clear the box not to send it)
plans-report-received = This report came in before, with other words. What follows was not published.
plans-report-received-see = See what came in before you publish another
