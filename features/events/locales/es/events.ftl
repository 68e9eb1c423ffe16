### Talleres, reuniones, asambleas y seminarios web.

nav-events = Eventos
events-title = Eventos
events-lead = Talleres, reuniones, asambleas y seminarios web en los que se puede participar.
events-coming = Próximos
events-past = Pasados
events-none-coming = No hay eventos próximos
events-none-past = No hay eventos pasados
events-none-words = Aquí aparecen cuando alguien los convoca.
events-more = { $count ->
    [one] 1 evento más
   *[other] { $count } eventos más
}
events-past-count = { $count ->
    [one] 1 evento pasado
   *[other] { $count } eventos pasados
}
events-sort = { $sort ->
    [workshop] Taller
    [meeting] Reunión
    [assembly] Asamblea
   *[webinar] Seminario web
}
events-sort-label = Qué es
events-sort-all = Todo
events-territory = Territorio
events-territory-all = Todos
events-choose = Elija
events-state = { $state ->
    [draft] Borrador
    [published] Convocado
    [held] Realizado
   *[cancelled] Cancelado
}
events-when = { $several ->
    [yes] { $day }, { $from } – { $last }, { $until } ({ $zone })
   *[no] { $day }, { $from }–{ $until } ({ $zone })
}
events-when-label = Cuándo
events-hours = De { $from } a { $until } ({ $zone })
events-ics = Poner en mi calendario
events-place = Dónde
events-online = En línea
events-call = En línea
events-call-told = La dirección de la videollamada llega por correo a quienes tienen cupo.
events-organiser = Convoca
events-places = Cupos
events-agenda = Agenda
events-history = Cambios oficiales
events-cancelled-why = Este evento se canceló
events-edit-link = Preparar este evento (para quien coordina)
events-add = Convocar un evento
events-add-lead = Primero es un borrador que nadie más ve.
events-keep-draft = Guardar el borrador
events-not-now = Ahora no
events-edit = Preparar el evento
events-done = { $done ->
    [published] El evento está publicado.
   *[kept] Quedó guardado.
}
events-public-page = Ver la página pública
events-publish = Publicar
events-publish-words = Todos lo verán, y quedará en el registro público.
events-publish-do = Publicar el evento
events-hold = Se realizó
events-hold-words = Confirme que el evento tuvo lugar. Después ya no se puede cambiar.
events-hold-do = Sí, se realizó
events-said = Qué, cuándo y dónde
events-save = Guardar
events-discard = Desechar el borrador
events-discard-words = Se borra del todo. Nadie lo vio.
events-discard-do = Desechar
events-cancel = Cancelar el evento
events-cancel-words = La página queda, con el motivo a la vista de todos. No se puede deshacer.
events-cancel-do = Cancelar el evento
events-registers-ask = Inscripción
events-registers-yes = La gente se inscribe antes
events-work-draft = Publicar o desechar el borrador de un evento
events-work-unsettled = Decir si un evento se realizó
field-event-title = Título
field-event-title-help = Por ejemplo: Taller sobre datos abiertos en Cuenca.
field-event-sort = Qué es
field-event-summary = De qué se trata
field-event-summary-help = Para quién es y qué se hará. Hasta { $text } letras.
field-event-day = Día
field-event-from = Empieza a las
field-event-from-help = En la hora del lugar.
field-event-until = Termina a las
field-event-last = Último día
field-event-last-help = Solo si dura más de un día.
field-event-venue = Lugar
field-event-venue-help = Dirección y cómo llegar. Vacío si es solo en línea.
field-event-territory = Territorio
field-event-territory-help = Su código, por ejemplo EC. Sirve para encontrar el evento y para saber la hora del lugar. Vacío: la hora de aquello a lo que pertenece.
field-event-call = Dirección de la videollamada
field-event-call-help = Con inscripción, solo la reciben quienes tienen cupo.
field-event-agenda = Agenda
field-event-agenda-help = Una línea por punto, con su hora delante. Por ejemplo: 09:00 Bienvenida
field-event-organiser = Quién convoca
field-event-organiser-help = El código de la organización, por ejemplo MINTEL.
field-event-places = Cupos
field-event-places-help = Vacío si no hay límite.
field-event-reason = Motivo de la cancelación
problem-events-time = Escriba la hora, por ejemplo 09:30.
problem-events-where = Diga dónde es: un lugar, o la dirección de una videollamada.
problem-events-call = La dirección de la videollamada debe empezar con https:// y no tener espacios.
problem-events-places = Los cupos son un número entero desde 1, o nada.
problem-events-organiser = No hay una organización con este código.
problem-events-territory = No hay un territorio con este código.
problem-events-agenda = La línea { $line } de la agenda debe empezar con una hora no anterior a la de la línea de arriba, y decir algo después.
problem-events-end-first = Termina antes de empezar.
problem-events-long = Un evento dura 31 días como máximo.
problem-events-not-yet = Todavía no empieza.
event-gathering-published = Se convocó un evento
event-gathering-edited = Cambió un evento
event-gathering-held = Se realizó un evento
event-gathering-cancelled = Se canceló un evento
facet-kind-gathering = Evento
api-list-gatherings = Eventos
api-get-gathering = Un evento
column-gathering-sort = qué es
column-gathering-starts = empieza
column-gathering-ends = termina
column-gathering-places = cupos
choice-sort-workshop = Taller
choice-sort-meeting = Reunión
choice-sort-assembly = Asamblea
choice-sort-webinar = Seminario web
