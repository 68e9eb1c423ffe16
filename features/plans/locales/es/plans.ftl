### Planes, compromisos e hitos. Cada plan pone nombre a sus niveles; por eso
### los mensajes evitan el artículo y reciben el nombre como dato.

## Estados

plans-state = { $state ->
    [completed] Cumplido
    [in_progress] En curso
    [cancelled] Cancelado
   *[not_started] Sin empezar
}
plans-plan-state = { $state ->
    [co_creating] En cocreación
    [submitted] Presentado
    [in_implementation] En ejecución
    [closed] Cerrado
   *[assessed] Evaluado
}
plans-state-label = Estado
plans-overdue = Fuera de plazo
plans-delayed = Con retraso, según la fuente
plans-overdue-count = { $count ->
    [one] 1 fuera de plazo
   *[other] { $count } fuera de plazo
}
plans-overdue-of = { $count ->
    [one] 1 { $one } fuera de plazo
   *[other] { $count } { $many } fuera de plazo
}
plans-overdue-since = Fuera de plazo desde hace { $span }
plans-overdue-how = La fecha en vigor era el { $due } y hasta el { $as_of } no se ha reportado como cumplido.
plans-overdue-rule = Lo que pasó de su fecha en vigor sin reportarse como cumplido, contado hasta el { $as_of }.
plans-overdue-title = Fuera de plazo
plans-completed-late = Cumplido después de la fecha en vigor
plans-last-reported = Último reporte:
plans-never-reported = Todavía sin reportes

## Avance

plans-progress = Avance
plans-how = { $of ->
    [plan] promedio del avance de sus { $commitments }.
    [theme] promedio del avance de sus { $commitments }.
    [commitment] promedio del avance de sus { $milestones }, según su peso. Lo cumplido cuenta como 100 % y lo que no empieza como 0 %.
   *[milestone] la cifra del último reporte y la que su contraparte confirma.
}
plans-how-missing = { $count ->
    [one] Hay 1 en curso sin cifra en la fuente; cuenta como 0 %, así que el avance real puede ser mayor.
   *[other] Hay { $count } en curso sin cifra en la fuente; cuentan como 0 %, así que el avance real puede ser mayor.
}
plans-milestones-done = { $done } de { $total } { $many } con cumplimiento reportado
plans-milestones-of = { $done } de { $total } { $many }
plans-count-completed = { $many } con cumplimiento reportado
plans-count-overdue = { $many } fuera de plazo
plans-by-theme = Avance por { $one }
plans-n-of = { $count ->
    [one] 1 { $one }
   *[other] { $count } { $many }
}

## Columnas y datos

plans-number = N.º
plans-bodies = Responsable y contraparte
plans-who = Quién
plans-with = con
plans-next-date = Próxima fecha
plans-none-pending = nada pendiente
plans-facts = Datos del plan
plans-code = Código
plans-adopted = Adoptado
plans-period = Periodo
plans-signed-end = Se firmó hasta el { $date }
plans-leads = { $count ->
    [one] Responde
   *[other] Responden
}
plans-no-lead = La fuente no nombra a la institución responsable.
plans-supports = Apoya
plans-counterparts = { $count ->
    [0] Contraparte
    [one] Contraparte
   *[other] Contrapartes
}
plans-no-counterpart = contraparte sin nombrar en la fuente
plans-until = Hasta cuándo
plans-due = Plazo:
plans-from = Desde el { $date }
plans-contact = Contacto
plans-budget = Presupuesto
plans-sdgs = Objetivos de Desarrollo Sostenible

## Fechas firmadas y en vigor

plans-schedule = Calendario
plans-schedule-of = Calendario: { $many }
plans-line = { $marks ->
    [today] La línea vertical marca hoy, { $date }.
   *[report] La línea vertical marca el último reporte, { $date }.
}
plans-as-table = Ver el calendario como tabla
plans-signed-column = Fecha firmada
plans-force-column = Fecha en vigor
plans-no-date = sin fecha
plans-signed-due = Se firmó para el { $date }
plans-signed-unknown = La fuente no trae las fechas firmadas
plans-signed-unknown-words = Se muestran las fechas en vigor, ya reprogramadas. Sin las firmadas no se puede medir cuánto se movió cada plazo.
plans-signed-unknown-short = La fuente no trae las fechas firmadas.
plans-done-day = Cumplido el
plans-stale = Sin reportes desde hace { $span }
plans-stale-words = Lo que se ve aquí es lo último que se reportó, el { $date }. Lo que haya pasado después no consta.
plans-stale-rule = Más de { $days } días sin reportes se muestran como advertencia.
plans-rule-source = Fuente:
plans-rule-since = En vigor desde el { $date }.
plans-rule-ogp-2022 = Estándares de Participación y Cocreación de la Alianza para el Gobierno Abierto, requisito mínimo 2.2 (novedades al menos dos veces al año)

## Reportes, contraparte y pruebas

plans-next = Lo que sigue
plans-report = Último reporte
plans-reports = Reportes
plans-reports-earlier = { $count ->
    [one] Hay un reporte anterior: véalo entre los datos (JSON)
   *[other] Hay { $count } reportes anteriores: véalos entre los datos (JSON)
}
plans-report-none = Todavía no hay un reporte escrito
plans-report-none-words = Aquí se verá lo que cuenta la institución responsable y, al lado, si su contraparte lo confirma.
plans-evidence = Medios de verificación
plans-evidence-none = Todavía no hay medios de verificación
plans-evidence-none-words = Aquí estarán los documentos y enlaces que prueban lo reportado. Mientras no haya ninguno, lo reportado no se puede comprobar aquí.
plans-verification = Cómo se comprueba:
plans-commitments-none = Todavía sin { $many }
plans-commitments-none-words = Aquí se verá lo que se acuerde hacer, con quién responde y hasta cuándo.
plans-milestones-none = Sin calendario
plans-milestones-none-words = Aquí se verán los pasos con sus fechas.

## Contenido

plans-why = Por qué y para qué
plans-problem = El problema
plans-causes = Sus causas
plans-baseline = Cómo estaba al empezar
plans-solution = La solución
plans-results = Lo que se quiere lograr
plans-serves = A qué sirve
plans-transparency = Transparencia
plans-participation = Participación
plans-accountability = Rendición de cuentas
plans-output = Producto
plans-indicator = Indicador
plans-target = Meta:
plans-weight = Peso en el avance
plans-weight-of = { $weight } de { $total }
plans-learnings = Lo que se aprendió
plans-learning = { $kind ->
    [adaptation] Cómo se adaptó
    [challenge] Retos
    [lesson] Aprendizajes
    [good_practice] Buenas prácticas
    [achievement] Logros
    [how_to_take_part] Cómo participar
   *[next_step] Próximos pasos
}
plans-notes = { $count ->
    [one] Una nota de la fuente
   *[other] { $count } notas de la fuente
}
plans-notes-words = Lo que la fuente aclara, calla o contradice, tal como se registró.
plans-notes-show = Ver las notas
plans-note = Nota
plans-history = Historial
plans-previous = Anterior
plans-following = Siguiente

## De dónde viene

plans-origin = De dónde viene
plans-proposals = { $count ->
    [one] propuesta ciudadana recibida
   *[other] propuestas ciudadanas recibidas
}
plans-cities = { $count ->
    [one] ciudad con talleres
   *[other] ciudades con talleres
}
plans-became = { $many } en el plan

## En otras páginas

plans-act-overdue = Preguntar por lo que está fuera de plazo
plans-act-overdue-words = { $count ->
    [one] 1 { $one } pasó de su fecha. Vea cuál es y quién responde.
   *[other] { $count } { $many } pasaron de su fecha. Vea cuáles son y quién responde.
}
plans-act-read = Ver quién responde por cada cosa
plans-act-read-words = La institución responsable y su contraparte, por su nombre, en cada compromiso.
plans-act-data = Llevarse los datos
plans-act-data-words = { $plans ->
    [one] El plan completo en una hoja de cálculo, libre para usar y compartir.
   *[other] La lista de todos los planes en una hoja de cálculo, libre para usar y compartir.
}
plans-in-force = Los planes en marcha
plans-see-all = Ver todos los planes
plans-answers-for = { $many } a su cargo
plans-accompanies-stat = { $many } que acompaña como contraparte
plans-answers-title = Responde por
plans-accompanies-title = Acompaña como contraparte

plans-no-theme = Sin tema
plans-instrument = Instrumento que lo aprueba
## Niveles, lista de planes y gráfico

plans-level-theme = { $count ->
    [one] tema
   *[other] temas
}
plans-level-commitment = { $count ->
    [one] compromiso
   *[other] compromisos
}
plans-level-milestone = { $count ->
    [one] hito
   *[other] hitos
}
plans-quarter = T{ $quarter }
plans-list-lead = Qué se comprometió a hacer el gobierno en cada plan y cuánto ha cumplido.
plans-kind = { $kind ->
    [open_government] Plan de gobierno abierto
    [digital_agenda] Agenda digital
    [roadmap] Hoja de ruta
    [improvement] Plan de mejora
    [work_plan] Plan de trabajo
   *[other] { $kind }
}
plans-list-empty = Todavía no hay planes publicados
plans-list-empty-words = Aquí se verá cada plan, con lo que promete y cuánto se ha cumplido. Un plan se importa desde una hoja de cálculo.
plans-template = Descargar la plantilla para un plan
plans-stated = La fuente habla de { $stated } { $many }; aquí se listan { $listed }
plans-without-figure = Sin cifra en la fuente; cuenta como 0 %
plans-related = Relacionado con
plans-policy-areas = Áreas de política
plans-national-plan = Relación con la planificación nacional

## El trazo vertical del calendario

plans-line-today = hoy
plans-line-report = último reporte

# What each address of the API gives.
api-list-plans = Planes, primero los del período más reciente.
api-get-plan = Un plan, por su código.
api-list-commitments = Compromisos, por plan y número.
api-get-commitment = Un compromiso, por su identificador.
api-list-milestones = Hitos, por plan, compromiso y número.
api-get-milestone = Un hito, por su identificador.

plans-of-territory = Planes de este territorio
