### Quién vino a un evento.

events-attendance = Asistencia
events-attendance-link = Asistencia (para quienes reciben)
events-check-in = Llegada
events-came-of = Vinieron { $came } de { $all } personas inscritas.
events-by-code = Con código
events-by-code-words = Abra con la cámara el código QR que muestra la persona, o escriba el código que está debajo.
events-by-paper = Desde el papel
events-without = Sin inscripción
events-without-words = Cuántas personas vinieron sin inscribirse, como ellas mismas se declaran. Se publica por género solo si cada grupo tiene al menos cinco personas.
events-people = Personas inscritas
events-people-none = Nadie se ha inscrito
events-people-none-words = Aquí aparecen cuando se inscriben.
events-name-gone = (nombre borrado)
events-came = Vino
events-came-do = Marcar que vino
events-came-not = Quitar la marca
events-waits-note = Está en la lista de espera
events-your-code = Muestre esto al llegar
events-your-code-words = Código: { $code }
events-qr = Código QR de su inscripción
events-sheet = Hoja de asistencia para imprimir
events-sheet-words = Contiene datos personales: guárdela con cuidado y destrúyala después de pasarla al sistema. Las filas vacías son para quienes no se inscribieron.
events-sheet-waits = En espera
events-sheet-yes = sí
events-sheet-signature = Firma
events-people-came = Asistencia
events-people-count = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
events-gender = Sin inscripción previa: { $list }.
events-gender-of = { $gender ->
    [woman] { $count } mujeres
    [man] { $count } hombres
    [other] { $count } de otro género
   *[unsaid] { $count } sin declarar
}
field-attendance-code = Código
field-attendance-code-help = No importan mayúsculas ni guiones.
field-attendance-numbers = Números de quienes firmaron
field-attendance-numbers-help = Por ejemplo: 1, 4-7, 12
field-attendance-woman = Mujeres
field-attendance-man = Hombres
field-attendance-other = Otro género
field-attendance-unsaid = No lo dijeron
problem-events-code = Nadie tiene este código en este evento.
problem-events-numbers = «{ $part }» no es un número de la lista.
problem-events-no-number = Nadie tiene estos números: { $part }. No se marcó a nadie.
problem-events-count = Escriba un número entero, o 0.
event-gathering-counted = Se contó la asistencia de un evento
