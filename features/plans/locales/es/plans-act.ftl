### Informar, poner la segunda llave, mover fechas.

plans-report-title = Informar avance
field-plans-report-percent = ¿Qué porcentaje está hecho?
field-plans-report-percent-help = De 0 a 100, contando todo lo que el hito pide.
field-plans-report-until = ¿Hasta qué día cuenta este informe?
field-plans-report-until-done = ¿Qué día se terminó?
field-plans-report-text = ¿Qué se hizo?
field-plans-report-text-help = En palabras sencillas. Sin datos personales: será público.
field-plans-report-obstacles = Obstáculos
field-plans-report-help-needed = Ayuda que hace falta
field-plans-report-next-steps = Próximos pasos
field-plans-report-evidence-file = Fotografías o archivos
field-plans-report-evidence-file-help = Fotos, PDF, documentos u hojas de cálculo, 20 MB en total. A las fotos se les quitan los datos de lugar.
field-plans-report-evidence-url = O una dirección de la web
field-plans-report-evidence-title = Qué demuestra
plans-report-do = Publicar informe
plans-report-keep = Guardar borrador
plans-report-public = Lo que envíe será público al momento y quedará en el registro. No se puede editar después: un informe nuevo ocupa su lugar.
plans-report-other = ¿El hito está terminado? Infórmelo aquí.
plans-report-changed = Alguien informó sobre este hito mientras usted escribía. Su texto sigue aquí.
plans-report-changed-see = Vea el informe nuevo antes de publicar el suyo
plans-report-draft = Borrador guardado el { $day }. Solo usted lo ve.
plans-complete-title = Informar que se terminó
plans-complete-do = Publicar que se terminó
plans-complete-other = Todavía no está terminado: informar avance
plans-report-head = Informe { $number }: { $percent }
plans-report-done-head = Informe { $number }: terminado
plans-report-until-day = cuenta hasta el { $day }
plans-report-done-on = terminado el { $day }
plans-report-state = { $state ->
    [reported] Espera la segunda llave
    [confirmed] Confirmado
    [disputed] Objetado
   *[returned] Devuelto
}
plans-unanswered = Sin respuesta de la contraparte: { $days } días hábiles
plans-answer-due = La contraparte puede responder hasta el { $day }.
plans-answer-stands-still = Los plazos están suspendidos: la contraparte todavía no tiene último día.
plans-deadline-answer = Respuesta de la contraparte
plans-deadline-silence = Noticias del plan
plans-unanswered-rule = El plazo es de { $days } días hábiles, según el calendario. El silencio no es acuerdo: lo confirmado no cambia.
plans-said = { $say ->
    [confirm] Confirmó
    [dispute] Objetó
    [ask] Preguntó
    [answer] Respondió
   *[return] Devolvió
}
plans-said-role = { $role ->
    [coordinator] Coordinación del plan
    [counterpart] Contraparte
   *[officer] Institución responsable
}
plans-respond-title = Responder a un informe
plans-respond-say = ¿Qué quiere decir?
plans-respond-choice = { $say ->
    [confirm] Confirmar: es cierto, pongo la segunda llave
    [dispute] Objetar: no es cierto, o no del todo
    [ask] Preguntar antes de decidir
    [answer] Responder
   *[return] Devolver para que se corrija
}
field-plans-respond-text = Razones
field-plans-respond-text-help = Hacen falta siempre, salvo para confirmar. Sin datos personales: será público.
field-plans-respond-evidence-file = Fotografías o archivos
field-plans-respond-evidence-file-help = Lo que respalda lo que dice. 20 MB en total.
field-plans-respond-evidence-url = O una dirección de la web
field-plans-respond-evidence-title = Qué demuestra
plans-respond-do = Publicar
plans-respond-changed = Alguien dijo algo sobre este informe mientras usted escribía. Léalo arriba; su texto sigue aquí.
plans-propose-title = Proponer otra fecha
field-plans-propose-to = Nuevo último día
field-plans-propose-reason = ¿Por qué?
field-plans-propose-reason-help = Será público.
plans-propose-do = Proponer
plans-propose-public = La fecha no cambia hasta que quien coordina el plan decida. La fecha firmada sigue siempre a la vista.
plans-dates-title = Reprogramar
plans-dates-lead = Mueva todo el plan en un solo acto, o un hito. Las fechas firmadas siguen a la vista junto a las vigentes.
field-plans-dates-what = ¿Qué se mueve?
plans-dates-whole = Todo el plan: su fin y cada hito pendiente
field-plans-dates-months = Meses, si es todo el plan
field-plans-dates-months-help = De 1 a 60. Cada fecha pendiente se mueve la misma cantidad de meses.
field-plans-dates-to = Nuevo último día, si es un hito
field-plans-dates-reason = ¿Por qué?
field-plans-dates-decision = Quién lo decidió y dónde consta
field-plans-dates-decision-help = Por ejemplo: Grupo Núcleo, acta 7 del 3 de junio de 2021.
plans-dates-open = { $count ->
    [0] Sin hitos pendientes
    [one] Un hito pendiente
   *[other] { $count } hitos pendientes
}
plans-dates-do = Publicar la decisión
plans-dates-public = La decisión es pública y queda en el registro, con su razón.
plans-decide-title = Decidir una fecha propuesta
plans-decide-by = La propone
plans-decide-to = Fecha propuesta
plans-decide-reason = Razón
field-plans-decide-decision = Quién lo decidió y dónde consta
field-plans-decide-decision-help = Por ejemplo: Grupo Núcleo, acta 7 del 3 de junio de 2021.
plans-decide-yes = Aceptar la fecha
plans-decide-no = No aceptarla
plans-work-slipped = Su plazo pasó y no está terminado
plans-work-report = Informar avance
plans-work-returned = Corregir un informe devuelto
plans-work-answer-dispute = Responder a una objeción
plans-work-answer-question = Responder a una pregunta
plans-work-second-key = Confirmar u objetar un informe
plans-work-decide = Decidir una fecha propuesta
plans-work-draft = Hay un borrador suyo del { $day }.
plans-work-dates = Reprogramar { $plan }
plans-act-officer = ¿Responde usted por este hito?
plans-act-propose = Proponer otra fecha
plans-act-counterpart = ¿Es usted la contraparte?
plans-act-respond = Confirmar, objetar o preguntar
plans-rule-answer = Plazo de respuesta de la contraparte, regla de este sitio
plans-reschedules = Cambios de fecha
plans-reschedule = { $state ->
    [proposed] Propuesto
    [decided] Decidido
   *[refused] No aceptado
}
plans-reschedule-moved = del { $from } al { $to }
plans-reschedule-whole = Todo el plan, { $count ->
    [one] un mes
   *[other] { $count } meses
}
plans-reschedule-decision = Decisión:
event-report-reported = { $count ->
    [one] Informe { $number }: avance de { $percent } %
   *[other] { $count } informes de avance
}
event-report-completed = { $count ->
    [one] Informe { $number }: se informó que el hito está terminado
   *[other] { $count } hitos informados como terminados
}
event-report-confirmed = { $count ->
    [one] La contraparte confirmó el informe { $number }
   *[other] { $count } informes confirmados
}
event-report-disputed = { $count ->
    [one] La contraparte objetó el informe { $number }
   *[other] { $count } informes objetados
}
event-report-asked = { $count ->
    [one] La contraparte preguntó sobre el informe { $number }
   *[other] { $count } preguntas
}
event-report-answered = { $count ->
    [one] La institución respondió sobre el informe { $number }
   *[other] { $count } respuestas
}
event-report-returned = { $count ->
    [one] El informe { $number } se devolvió para corregirlo
   *[other] { $count } informes devueltos
}
event-report-moved = { $count ->
    [one] Cambió el estado de un informe
   *[other] Cambió el estado de { $count } informes
}
event-milestone-moved = { $count ->
    [one] Cambió el hito
   *[other] Cambiaron { $count } hitos
}
event-plan-moved = Cambiaron las fechas del plan
event-evidence-given = { $count ->
    [one] Se entregó un medio de verificación
   *[other] Se entregaron { $count } medios de verificación
}
event-evidence-validated = { $count ->
    [one] La contraparte dio por bueno un medio de verificación
   *[other] La contraparte dio por buenos { $count } medios de verificación
}
event-reschedule-proposed = { $count ->
    [one] Se propuso otra fecha
   *[other] Se propusieron { $count } fechas
}
event-reschedule-decided = { $count ->
    [one] Se decidió un cambio de fecha
   *[other] Se decidieron { $count } cambios de fecha
}
event-reschedule-refused = { $count ->
    [one] No se aceptó la fecha propuesta
   *[other] No se aceptaron { $count } fechas propuestas
}
problem-missing-day = Falta el día.
problem-same-day = Es el mismo día que ya está vigente.
problem-before-start = Ese día es anterior al comienzo del hito.
problem-months = Los meses son un número entero de 1 a 60.
problem-completion-day = Falta el día en que se terminó.
problem-completion-evidence = Para informar que se terminó hace falta al menos un medio de verificación.
problem-completion-evidence-mend = Agregue una foto, un archivo o una dirección de la web.
problem-evidence-many = Son demasiados archivos a la vez.
problem-evidence-many-mend = Envíe como mucho 20.
problem-evidence-address = La dirección de la web no sirve.
problem-evidence-address-mend = Escríbala completa, desde https://, sin espacios.
problem-evidence-given = Este medio de verificación se entregó con un informe y no se cambia desde una hoja de cálculo.
problem-evidence-given-mend = Deje la fila como se exportó, o agregue las nuevas debajo.
column-milestones-confirmed = Avance confirmado
column-milestones-report-state = Estado del informe
choice-report-state-reported = espera la segunda llave
choice-report-state-confirmed = confirmado
choice-report-state-disputed = objetado
choice-report-state-returned = devuelto
plans-edit-workbook = Llevarse el plan como libro de Excel
plans-edit-title = Editar el plan
plans-edit-form = { $new ->
    [yes] { $sheet ->
        [plan] Crear un plan
        [themes] Agregar un tema
        [commitments] Agregar un compromiso
       *[milestones] Agregar un hito
    }
   *[no] { $sheet ->
        [plan] Datos del plan
        [themes] Editar tema
        [commitments] Editar compromiso
       *[milestones] Editar hito
    }
}
plans-close-title = Cerrar el plan
plans-close-open = { $count ->
    [0] No queda ningún hito pendiente
    [one] Queda un hito pendiente
   *[other] Quedan { $count } hitos pendientes
}
plans-close-words = Cerrado, no se informa, ni se confirma, ni se mueven fechas. Lo pendiente queda a la vista como pendiente.
plans-close-do = Cerrar el plan
plans-close-not = No cerrarlo
plans-work-edit = Editar { $plan }
plans-work-create = Crear un plan
event-plan-created = Se creó el plan
event-plan-changed = Cambiaron datos del plan
event-plan-closed = Se cerró el plan
plans-learn-title = Aprendizajes y riesgos
plans-learn-learnings = Lo que se aprendió
plans-learn-add = Agregar un aprendizaje
plans-risks = Riesgos
plans-risk-add = Agregar un riesgo
plans-risk-over = Ya pasó
plans-risk-contingency = Si ocurre:
field-plans-learn-kind = Qué clase de aprendizaje
field-plans-learn-text = Qué se aprendió
field-plans-learn-risk = Qué puede salir mal
field-plans-learn-contingency = Qué se hará si ocurre
event-risk-added = { $count ->
    [one] Se agregó un riesgo
   *[other] Se agregaron { $count } riesgos
}
event-risk-changed = { $count ->
    [one] Cambió un riesgo
   *[other] Cambiaron { $count } riesgos
}
event-risk-over = { $count ->
    [one] Un riesgo ya pasó
   *[other] { $count } riesgos ya pasaron
}

plans-entrusted-plans = El plan
plans-entrusted-plans-words = Un plan reúne compromisos; cada compromiso tiene hitos con su fecha. Lo que la institución informa se muestra como informado, y lo que la contraparte confirma, como confirmado.
plans-entrusted-period = Del { $from } al { $to }.
plans-entrusted-commitments = De qué responde
plans-entrusted-commitments-words = Los compromisos y qué parte le toca en cada uno.
plans-entrusted-part = { $part ->
    [lead] Lo dirige
    [support] Apoya
   *[counterpart] Es la contraparte: confirma o disputa lo que se informa
}; { $open ->
    [0] sin hitos abiertos
    [one] un hito abierto
   *[other] { $open } hitos abiertos
}
plans-entrusted-reports = Los últimos informes
plans-entrusted-reports-words = El más reciente de cada hito.
plans-entrusted-report = { $state ->
    [reported] Informado
    [confirmed] Confirmado
    [disputed] Disputado
   *[returned] Devuelto
}, { $percent }
plans-entrusted-documents = Dónde están los documentos
plans-entrusted-documents-words = Los medios de verificación más recientes; cada página tiene todos.
plans-entrusted-bodies = Con qué organizaciones trabaja
plans-entrusted-bodies-words = Su página dice cómo encontrarlas.
plans-entrusted-with-lead = dirige un compromiso
plans-entrusted-with-support = apoya
plans-entrusted-with-counterpart = contraparte
