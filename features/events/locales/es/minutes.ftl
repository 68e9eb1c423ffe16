### Actas, acuerdos y mesas de un evento.

events-minutes = Acta
events-minutes-link = Escribir el acta (para quienes convocan)
events-minutes-lead = Todos lo leerán enseguida. No escriba datos personales.
events-minutes-said = Lo que se dijo
events-agreements = Acuerdos
events-agreement = Acuerdo
events-agreement-number = Acuerdo { $number }
events-agreement-new = Un acuerdo más
events-agreement-correct = Corregir el acuerdo
events-agreement-who = Quién
events-agreement-due = Hasta
events-agreement-done = Cumplido
events-agreement-state = { $state ->
    [done] Cumplido
    [late] Atrasado
   *[open] Abierto
}
events-correct = Corregir
events-tables = Mesas
events-table-number = Mesa { $number }
events-table-new = Una mesa más
events-table-correct = Corregir la mesa
events-notes = Lo que anotó la mesa
events-fulfil = Decir que se cumplió
events-fulfil-do = Se cumplió
events-fulfil-link = Decir que se cumplió (para quien responde)
events-work-agreement = Cumplir un acuerdo
field-minutes-minutes = Acta
field-minutes-minutes-help = Hasta { $text } letras.
field-minutes-words = Qué se acordó
field-minutes-organisation = Quién lo hará
field-minutes-organisation-help = El código de la organización, por ejemplo MINTEL.
field-minutes-due = Hasta cuándo
field-minutes-title = De qué trató la mesa
field-minutes-notes = Lo que anotó
field-minutes-notes-help = Hasta { $text } letras. Una idea por línea.
field-agreement-done = Día en que se cumplió
field-agreement-note = Qué se hizo
event-gathering-minuted = Se publicó el acta de un evento
event-gathering-minutes-corrected = Se corrigió el acta de un evento
event-agreement-made = Se publicó un acuerdo
event-agreement-corrected = Se corrigió un acuerdo
event-agreement-fulfilled = Se cumplió un acuerdo
event-roundtable-noted = Se publicaron las notas de una mesa
event-roundtable-corrected = Se corrigieron las notas de una mesa
