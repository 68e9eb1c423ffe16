### Inscripción en eventos.

events-register = Inscribirse
events-register-do = Pedir un cupo
events-wait-do = Pasar a la lista de espera
events-with-account = Tengo una cuenta: inscribirme con ella
events-kept = Su nombre y su correo los ven solo quienes le reciben. Se borran { $days } días después del evento.
events-mails-to = Le escribiremos a { $address }.
events-free = { $count ->
    [one] Queda 1 cupo.
   *[other] Quedan { $count } cupos.
}
events-full = No quedan cupos. { $count ->
    [0] Puede esperar a que alguien deje el suyo.
    [one] 1 persona espera.
   *[other] { $count } personas esperan.
}
events-closed = Ya no se reciben inscripciones
events-sent = Revise su correo
events-sent-words = Le enviamos un enlace. Tiene su cupo cuando lo confirme ahí.
events-confirm = Confirmar la inscripción
events-confirm-words = Se inscribirá a nombre de { $name }.
events-confirm-do = Confirmar
events-own = Mi inscripción
events-see-own = Ver mi inscripción
events-registered = Ya se inscribió
events-you-have = Tiene un cupo
events-you-wait = Está en la lista de espera
events-before-you = { $count ->
    [0] Nadie espera antes. Si alguien deja su cupo, será suyo y le avisaremos por correo.
    [one] 1 persona espera antes. Si le llega el turno, le avisaremos por correo.
   *[other] { $count } personas esperan antes. Si le llega el turno, le avisaremos por correo.
}
events-number = Número
events-name = Nombre
events-leave = Ya no puedo ir
events-leave-words = Su cupo pasa a quien espera primero, y sus datos se borran enseguida.
events-leave-do = Dejar mi cupo
events-confirm-subject = Confirme su inscripción
events-confirm-mail =
    Alguien, ojalá usted, pidió con esta dirección un cupo para un evento del gobierno abierto de { $place }.

    Para ver cuál es y confirmarlo:
    { $address }

    El enlace sirve { $hours } horas. Si no lo pidió, no haga nada: no se inscribirá a nadie.
events-mail-subject = { $news ->
    [placed] Tiene un cupo: { $title }
    [waiting] Está en la lista de espera: { $title }
    [changed] Cambió: { $title }
    [cancelled] Se canceló: { $title }
   *[reminder] Recordatorio: { $title }
}
events-mail = { $news ->
    [placed] Tiene un cupo en este evento de { $site }.
    [waiting] Está en la lista de espera de este evento de { $site }. Si alguien deja su cupo y le toca, le escribiremos.
    [changed] Este evento de { $site } cambió de hora o de lugar. Así quedó:
    [cancelled] Este evento de { $site } se canceló. El motivo está abajo.
   *[reminder] Le recordamos este evento de { $site }.
}
events-mail-call = La videollamada:
events-mail-own = Su inscripción, y dejarla si no puede ir:
field-registration-name = Nombre
field-registration-name-help = Como quiere que le llamen al llegar.
field-registration-address = Correo electrónico
problem-events-registered = Ya hay personas inscritas: la inscripción no se puede quitar.
problem-events-fewer = Ya tienen cupo { $placed }: no puede haber menos.
error-event-link = Este enlace ya se usó o venció
    .help = Pida otro en la página del evento.
error-event-left = Esta inscripción ya no existe
    .help = Se dejó, o sus datos se borraron después del evento.
error-event-closed = Ya no se reciben inscripciones para este evento
    .help = En la lista de eventos están los próximos.
retention-event-wishes = Quién pidió un cupo y no lo confirmó, con su dirección
retention-event-wishes-basis = Necesario para lo que pidió. Sin confirmar no empieza, y se borra.
