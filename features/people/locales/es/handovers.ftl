handovers-title = Traspasos
handovers-lead = Cuando alguien deja su papel, lo que tenía a cargo pasa a otra persona. Aquí se ve lo que nadie ha recibido.
handovers-gaps = { $count ->
    [0] Sin vacíos
    [one] Un papel que nadie ha recibido
   *[other] { $count } papeles que nadie ha recibido
}
handovers-none = Todo tiene quien lo lleve
handovers-none-words = Cuando termine el papel de alguien, aparecerá aquí hasta que otra persona confirme que lo recibió.
handovers-plans = Entregar un plan entero
handovers-plans-words = En un cambio de gobierno, todos los papeles de un plan se entregan en un solo acto.
handovers-settled = Ya recibidos o cerrados
handover-title = Traspaso de { $person }
handover-state = { $state ->
    [open] Nadie lo recibe todavía
    [named] Espera que lo reciban
    [acknowledged] Recibido
   *[closed] Cerrado
}
handover-successor = Lo recibe { $person }
handover-how = De qué respondía, qué está pendiente y para cuándo, los últimos informes, dónde están los documentos y a quién llamar. Está al día: muestra cómo están las cosas hoy.
handover-note = { $state ->
    [closed] Por qué nadie lo recibe
   *[other] Además, conviene saber
}
handover-waits = { $count ->
    [0] Nada pendiente
    [one] Un pendiente
   *[other] { $count } pendientes
}
handover-waits-none = No hay nada pendiente en este momento.
handover-pdf = Llevarlo en PDF
handover-paper-state = Estado
handover-foot = { $title } · al { $date } · contiene datos de personas: no lo publique
handover-take = Recibir este traspaso
handover-take-words = Al confirmar, queda en el registro público que el papel tiene quien lo lleve, sin su nombre.
handover-take-do = Lo leí y lo recibo
handover-next = Quién lo recibe
handover-next-do = Dar el papel e invitar
handover-nobody-after = Nadie lo recibirá
handover-close-do = Cerrar con esta razón
handover-public = Queda en el registro público: qué papel y de qué organización. No de quién.
handover-done = { $what ->
    [ended] Papel terminado
    [named] Persona invitada
    [acknowledged] Traspaso recibido
   *[closed] Traspaso cerrado
}
handover-done-next = { $what ->
    [ended] Ya no vale. Diga ahora quién recibe lo que queda.
    [named] Tiene el papel desde ahora. Hasta que confirme que lo recibió, se verá como vacío.
    [acknowledged] Lo que está pendiente se encuentra en «Mi trabajo».
   *[closed] La razón queda junto al traspaso.
}
handover-plan-title = Entregar el plan { $plan }
handover-plan-lead = Escriba el correo de quien recibe cada papel. Donde no escriba nada, la persona se queda. Todo pasa en un solo acto: o todo, o nada.
handover-plan-do = Entregar el plan
handover-plan-done = { $count ->
    [one] Un papel entregado
   *[other] { $count } papeles entregados
}
handover-plan-done-next = Cada persona recibió una invitación. Hasta que confirmen, se ven en la lista de traspasos.
handover-plan-none = Nadie tiene un papel en este plan
handover-plan-none-words = Dé primero papeles a las personas que lo llevan.
handover-work-gap = Falta quien reciba
handover-work-read = Leer y recibir lo que le dejaron
handover-work-list = Traspasos
handover-call = A quién llamar
handover-call-words = Personas que conocen este trabajo.
start-title = Empezar aquí
start-lead = Qué es el plan, cuál es su parte y las tres cosas que vencen primero.
start-left = Alguien le dejó su trabajo
start-left-read = Leer el traspaso y recibirlo
start-first = Las tres primeras cosas
start-first-none = Por ahora nada espera por usted.
start-more = { $count ->
    [one] Y una cosa más en «Mi trabajo»
   *[other] Y { $count } cosas más en «Mi trabajo»
}
start-nothing = Todavía no tiene un papel
start-nothing-words = Quien administra el sitio se lo dará. Mientras tanto puede leer, comentar y preguntar.
field-handover-address = Correo electrónico
field-handover-name = Nombre
field-handover-name-help = Solo si todavía no tiene cuenta.
field-handover-lang = Idioma de los correos
field-handover-note = Lo que además conviene saber
field-handover-note-help = En palabras sencillas: contraseñas no, costumbres y personas sí.
field-handover-reason = Por qué nadie lo recibe
problem-handover-nobody = Escriba el correo de al menos una persona.
problem-handover-blocked = Esa cuenta está bloqueada.
problem-handover-name = Todavía no tiene cuenta: escriba también su nombre.
problem-handover-same = Es la misma persona que deja el papel.
mail-handover-subject = Le dejaron un trabajo en { $place } · Minga
mail-handover =
    Alguien dejó su papel en el gobierno abierto de { $place }, y usted lo recibe.
    Aquí está, en palabras sencillas, lo que deja: qué está pendiente y para cuándo, dónde están los documentos y a quién llamar.

    { $address }

    Léalo y confirme que lo recibió.
mail-handover-first =
    Todavía no tiene contraseña. Abra primero este enlace y elija una; sirve durante { $days } días:

    { $address }
event-handover-named = Se dijo quién recibe un papel
event-handover-acknowledged = Un papel fue recibido
event-handover-closed = Se cerró un traspaso sin que nadie lo reciba
people-role-handover = Lo que deja
