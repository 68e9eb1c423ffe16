calendar-title = Calendario de { $place }, { $year }
calendar-lead = Los feriados y las suspensiones con los que se cuentan los plazos, cada uno con su fuente y su vigencia.
calendar-years = Otros años
calendar-gaps = No se conoce el calendario de todo el año
calendar-gaps-words = Donde falta, los plazos se cuentan de lunes a viernes.
calendar-days = Feriados de { $year }
calendar-name = Feriado
calendar-source = Fuente
calendar-none = No hay feriados registrados
calendar-none-words = Cuando alguien los registre, estarán aquí con su fuente.
calendar-suspensions = Plazos suspendidos
calendar-laws = Semana, traslados y hora
calendar-law-since = Rige desde
calendar-law-rest = Días de descanso
calendar-law-shifts = Traslados
calendar-law-shift = { $from ->
    [1] si cae lunes
    [2] si cae martes
    [3] si cae miércoles
    [4] si cae jueves
    [5] si cae viernes
    [6] si cae sábado
   *[7] si cae domingo
}, al { $to ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
calendar-law-no-shift = ninguno
calendar-law-zone = Hora
calendar-use = Para contar
calendar-keep = Mantener este calendario (con cuenta)
calendar-history = Cambios del calendario
calendar-since = Rige desde el { $day }
calendar-until = hasta el { $day }
calendar-void = Nunca rigió
calendar-effect-holiday = Feriado
calendar-effect-worked = Día que se trabaja
calendar-effect-suspension = Suspensión de plazos
calendar-when-yearly = cada { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
calendar-when-easter = { $days ->
    [0] el domingo de Pascua
    [one] un día { $side ->
        [before] antes
       *[after] después
    } del domingo de Pascua
   *[other] { $days } días { $side ->
        [before] antes
       *[after] después
    } del domingo de Pascua
}
calendar-when-day = el { $first }
calendar-when-days = del { $first } al { $last }
calendar-when-open = desde el { $first }, sin fecha de término
calendar-keep-title = Mantener el calendario de { $place }
calendar-keep-lead = Antes de guardar verá qué plazos abiertos se mueven. Nada se borra: lo que deja de regir conserva su historia.
calendar-public = Ver el calendario público
calendar-done = El calendario cambió
calendar-done-moved = { $count ->
    [0] Ningún plazo abierto se movió.
    [one] Se movió un plazo abierto; su historia lo dice.
   *[other] Se movieron { $count } plazos abiertos; la historia de cada uno lo dice.
}
calendar-preview = Qué pasará
calendar-preview-moved = { $count ->
    [one] Se moverá un plazo abierto:
   *[other] Se moverán { $count } plazos abiertos:
}
calendar-preview-none = Ningún plazo abierto se mueve.
calendar-apply = Guardar el cambio
calendar-cancel = No cambiar nada
calendar-public-act = El cambio queda en el registro público, con su papel y sin su nombre.
calendar-end-title = Terminar la vigencia
calendar-end = Terminar
calendar-see = Ver qué plazos se mueven
calendar-new = Añadir al calendario
calendar-entries = Lo que dice este calendario
calendar-law-new = Añadir otra regla de semana, traslados y hora
field-calendar-effect = Qué es
field-calendar-occurs = Cuándo
field-calendar-occurs-help = Cada año: 08-10 (mes y día), easter-47 o easter+60 (días desde Pascua). Un día o varios: 2026-01-23 o 2020-03-16/2020-06-30. Una suspensión sin término: 2020-03-16/
field-calendar-name-es = Nombre en español
field-calendar-name-en = Nombre en inglés
field-calendar-shifts = Traslado propio
field-calendar-shifts-help = Vacío: como dice la regla de traslados. «none»: no se traslada. O siete números de lunes a domingo, por ejemplo: 0,-1,2,1,0,-1,1
field-calendar-valid-from = Rige desde
field-calendar-valid-from-help = Para lo que se repite cada año. Vacío: desde hoy.
field-calendar-source = Norma que lo dice
field-calendar-source-help = Número, fecha y artículo.
field-calendar-source-url = Dirección de la norma
field-calendar-until = Último día en que rige
field-calendar-until-help = Antes del primer día, si nunca debió estar.
field-calendar-end-source = Norma o razón
field-calendar-law-from = Rige desde
field-calendar-rest = Días de descanso
field-calendar-rest-help = Números de 1 (lunes) a 7 (domingo), por ejemplo: 6,7
field-calendar-law-shifts = Traslados
field-calendar-law-shifts-help = Siete números de lunes a domingo: cuántos días se mueve el feriado que cae ese día, por ejemplo: 0,0,0,0,0,0,1
field-calendar-offset = Minutos respecto de UTC
field-calendar-offset-help = Ecuador continental: -300. Bolivia: -240.
field-calendar-law-source = Norma que lo dice
problem-calendar-occurs = No se entiende cuándo es.
problem-calendar-occurs-mend = Escriba, por ejemplo, 08-10, easter-47, 2026-01-23 o 2020-03-16/2020-06-30.
problem-calendar-occurs-days = Una suspensión y un día que se trabaja son de días determinados, no de cada año.
problem-calendar-occurs-end = Solo una suspensión puede no tener último día.
problem-calendar-shifts = Escriba siete números entre -6 y 6, separados por comas.
problem-calendar-rest = Escriba números de 1 a 7, separados por comas; no pueden ser los siete.
problem-calendar-offset = Escriba un número de minutos entre -720 y 840.
problem-calendar-url = Escriba una dirección que empiece con https://
problem-calendar-known = El calendario ya lo dice.
problem-calendar-law-known = Ya hay una regla que empieza ese día.
people-place-calendar = Calendario
event-calendar-entry-added = Se añadió al calendario
event-calendar-entry-ended = Terminó la vigencia de algo del calendario
event-calendar-law-added = Se añadió una regla de semana, traslados y hora
