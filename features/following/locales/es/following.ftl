### Seguir cambios por correo o con un lector de noticias.

following-slot = Seguir
following-slot-search = Seguir esta búsqueda
following-slot-words = Entérese de lo que cambie, con la frecuencia que usted elija.
following-slot-mail = Recibir por correo
following-slot-feed = Canal Atom

following-search = Búsqueda: { $words }
following-gone = Algo que ya no está publicado

following-ask-title = Recibir cambios por correo
following-ask-lead = Elija cada cuánto quiere enterarse; se confirma con un enlace y se deja con un clic.
field-following-address = Correo electrónico
field-following-address-help = Le enviaremos un enlace para confirmar. Si no lo abre, no le escribiremos.
field-following-rhythm = ¿Cada cuánto?
field-following-rhythm-help = Solo si hay cambios.
following-rhythm = { $rhythm ->
    [immediate] Apenas ocurra
    [daily] Un resumen al día
   *[weekly] Un resumen los lunes
}
retention-wishes = Lo que alguien pidió seguir y no confirmó, con su correo
retention-wishes-basis = Hace falta para lo que pidió. Al confirmar empieza; si no, se borra.
retention-digests = Resúmenes que se enviaron
retention-digests-basis = Hace falta para no enviar dos veces lo mismo.
retention-unreached = El correo de quien sigue algo y ya no recibe
retention-unreached-basis = Consentimiento: se borra enseguida cuando la persona lo deja, y solo si nadie la encuentra.
following-promise = Usamos su correo solo para esto. Se borra cuando usted lo deja.
following-do = Enviarme el enlace
following-sent = Revise su correo
following-sent-words = Si la dirección existe, en unos minutos llega un mensaje con un enlace para confirmar. Sirve por dos días. Si no llega, mire en la carpeta de correo no deseado.
following-back = Volver a la página
following-feed-title = Sin dejar su correo
following-feed-words = Con un lector de noticias (Atom) puede seguir los mismos cambios sin dar ningún dato.

following-confirm-title = Confirmar
following-confirm-words = Frecuencia: { $rhythm }.
following-confirm-do = Sí, quiero recibirlo
following-refused = No se pudo confirmar
following-confirm-subject = { $place }: confirme que quiere recibir cambios
following-confirm-mail =
    Alguien, ojalá usted, pidió recibir en esta dirección los cambios de una página de gobierno abierto de { $place }.

    Para ver de qué se trata y confirmarlo:
    { $address }

    El enlace sirve por { $hours } horas. Si usted no lo pidió, no haga nada: no le volveremos a escribir por esto.
error-follow-link = Este enlace ya se usó o venció
    .help = Pida otro en la página que quiere seguir.
error-follow-over = Aquí ya no hay nada que seguir
    .help = La suscripción terminó y sus datos se borraron.
problem-follow-most = Ya sigue el máximo de cosas con esta dirección.
problem-follow-most-mend = Deje alguna desde el enlace de cualquiera de nuestros correos.
problem-long-search = Esta búsqueda es demasiado larga para seguirla.

following-mine-title = Lo que sigue
following-mine-lead = Correos a { $address }.
following-confirmed = Listo
following-confirmed-words = Desde ahora le escribiremos cuando haya cambios.
following-stopped = No pudimos entregar los últimos correos
following-stopped-words = Por eso no le escribimos más. Si la dirección ya funciona, confirme de nuevo cualquier cosa que quiera seguir.
following-how-often = ¿Cada cuánto?
following-save = Guardar
following-unfollow = Dejar de seguir
following-language = Idioma
following-language-which = Idioma de los correos
following-end-title = Dejar de recibir todo
following-end-words = No le enviaremos más correos y borraremos su dirección.
following-end-do = Dejar todo y borrar mis datos
following-over-title = No recibirá más correos
following-over-words = Terminó lo que seguía y sus datos se borraron.

following-digest-subject = { $place }: { $count ->
    [one] cambió algo que usted sigue
   *[other] cambiaron { $count } cosas que usted sigue
}
following-digest-title = Qué cambió en el gobierno abierto de { $place }
following-digest-why = { $rhythm ->
    [immediate] Recibe este correo porque pidió enterarse apenas ocurra algo.
    [daily] Recibe este correo porque pidió un resumen al día.
   *[weekly] Recibe este correo porque pidió un resumen por semana.
}
following-digest-mine = Cambiar lo que sigue o la frecuencia
following-digest-end = Dejar de recibir todo y borrar mis datos
following-digest-foot =
    { following-digest-why }

    { following-digest-mine }:
    { $mine }

    { following-digest-end }:
    { $end }
following-more = { $count ->
    [one] y un cambio más
   *[other] y { $count } cambios más
}
following-left = { $count ->
    [one] Y cambió una cosa más que usted sigue
   *[other] Y cambiaron { $count } cosas más que usted sigue
}

following-reminder-subject = { $place }: { $count ->
    [one] un plazo cerca
   *[other] { $count } plazos cerca
}
following-reminder-lead = { $count ->
    [one] Un plazo por el que usted responde está cerca o acaba de pasar.
   *[other] { $count } plazos por los que usted responde están cerca o acaban de pasar.
}
following-reminder-more = { $more ->
    [one] Y uno más.
   *[other] Y { $more } más.
}
following-reminder-work = Todo lo que le espera:
following-reminder-off = Para no recibir recordatorios:
following-slipped-subject = { $place }: { $count ->
    [one] un hito fuera de plazo
   *[other] { $count } hitos fuera de plazo
}
following-slipped-lead = { $count ->
    [one] En los planes que usted coordina hay un hito fuera de plazo y sin terminar.
   *[other] En los planes que usted coordina hay { $count } hitos fuera de plazo y sin terminar.
}
following-reminders-title = Recordatorios por correo
following-reminders-lead = A quien responde por algo le avisamos antes de cada plazo y cuando acaba de pasar; a quien coordina un plan, los lunes, qué quedó fuera de plazo.
following-reminders-day = { $count ->
    [one] Un día antes
   *[other] { $count } días antes
}
following-reminders-on = Usted los recibe.
following-reminders-off = Usted no los recibe.
following-reminders-do-on = Recibirlos
following-reminders-do-off = No recibirlos
