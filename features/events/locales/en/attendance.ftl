### Who came to an event.

events-attendance = Attendance
events-attendance-link = Attendance (for those who receive people)
events-check-in = Arrival
events-came-of = { $came } of { $all } people who registered came.
events-by-code = By code
events-by-code-words = Open the QR code that the person shows with the camera, or type the code below it.
events-by-paper = From paper
events-without = Without registration
events-without-words = How many people came without registering, as they declare themselves. By gender it is published only if each group has at least five people.
events-people = People who registered
events-people-none = Nobody has registered
events-people-none-words = They appear here when they register.
events-name-gone = (name deleted)
events-came = Came
events-came-do = Mark as come
events-came-not = Take the mark away
events-waits-note = On the waiting list
events-your-code = Show this when you arrive
events-your-code-words = Code: { $code }
events-qr = QR code of your registration
events-sheet = Attendance sheet to print
events-sheet-words = It holds personal data: keep it safe, and destroy it once it is entered. The empty rows are for those who did not register.
events-sheet-waits = Waiting
events-sheet-yes = yes
events-sheet-signature = Signature
events-people-came = Attendance
events-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
events-gender = Without registration: { $list }.
events-gender-of = { $gender ->
    [woman] { $count } women
    [man] { $count } men
    [other] { $count } of another gender
   *[unsaid] { $count } undeclared
}
field-attendance-code = Code
field-attendance-code-help = Capitals and hyphens do not matter.
field-attendance-numbers = Numbers of those who signed
field-attendance-numbers-help = For example: 1, 4-7, 12
field-attendance-woman = Women
field-attendance-man = Men
field-attendance-other = Another gender
field-attendance-unsaid = Did not say
problem-events-code = Nobody has this code at this event.
problem-events-numbers = “{ $part }” is no number of the list.
problem-events-no-number = Nobody has these numbers: { $part }. Nobody was marked.
problem-events-count = Write a whole number, or 0.
event-gathering-counted = The attendance of an event was counted
