deadline-title = Calcular un plazo
deadline-lead = Qué días cuentan, cuáles no y por qué norma, día por día.
deadline-explained = Día por día
deadline-ask = Calcular otro
deadline-do = Calcular
deadline-last = El último día es el { $day }
deadline-stands-still = El plazo está suspendido: todavía no tiene último día
deadline-still = suspendido
deadline-asked = { $count ->
    [working] { $days ->
        [one] Un día hábil
       *[other] { $days } días hábiles
    } después del { $day }.
   *[other] { $days ->
        [one] Un día
       *[other] { $days } días
    } de calendario después del { $day }.
}
deadline-places = Cuentan los calendarios de
deadline-nowhere = Sin calendario: de lunes a viernes, sin descontar feriados.
deadline-day = Día
deadline-number = Cuenta como
deadline-why = Por qué
deadline-not = no cuenta
deadline-rest = Día de descanso
deadline-because = { $kind ->
    [holiday] Feriado:
    [suspension] Plazos suspendidos:
   *[worked] Se trabaja:
}
deadline-moved = trasladado del { $day }
deadline-counts = { $count ->
    [working] Día hábil
   *[other] Cuenta
}
deadline-unknown = No hay calendario para este día: se cuenta de lunes a viernes.
deadline-count-working = Días hábiles
deadline-count-every = Días de calendario
field-deadline-since = Desde el día
field-deadline-since-help = Se cuenta a partir del día siguiente.
field-deadline-days = Cuántos días
field-deadline-count = Qué días cuentan
field-deadline-in = En qué jurisdicciones
field-deadline-in-help = Sus códigos, separados por espacios, por ejemplo: EC. Un día cuenta si cuenta en todas.
problem-deadline-since = Escriba un día entre los años 1900 y 2200.
problem-deadline-days = Escriba un número de días entre 1 y 366.
problem-deadline-in = No hay ninguna jurisdicción con ese código.
calendar-weekday = { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
event-deadline-moved = Se movió un plazo, porque cambió el calendario
column-commitments-deadline = Último día
column-milestones-deadline = Último día
column-plans-deadline = Último día
