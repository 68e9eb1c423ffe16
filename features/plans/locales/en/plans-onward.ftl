### What became of a commitment, in a chain of another page.

plans-onward-done = { $done } of { $total } milestones completed
plans-onward-evidence = { $count ->
    [0] no evidence yet
    [one] 1 piece of evidence
   *[other] { $count } pieces of evidence
}
