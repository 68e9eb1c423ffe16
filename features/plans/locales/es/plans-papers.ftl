### Documentos para imprimir y para llevarse: el informe de un plan, sus fichas, el acta.

## Informe

plans-paper-report = Informe de avance
plans-paper-contents = Contenido
plans-paper-foot = { $title } · datos al { $date }
plans-paper-dates = { $start } – { $end }
plans-paper-pair = { $reported } reportado, { $confirmed } confirmado
plans-paper-milestone-figures = { $reported ->
    [none] sin cifra reportada
   *[other] { $reported } reportado
}, { $confirmed ->
    [none] sin confirmar
   *[other] { $confirmed } confirmado
}
plans-paper-rescheduled = Reprogramado hasta el
plans-paper-told = Último reporte del plan
plans-paper-day = Datos al
plans-paper-address = En línea
plans-paper-licence = Licencia de los datos
plans-paper-method = Cómo se hizo este informe
plans-paper-method-facts = Este informe se hizo con lo que consta en el portal el { $date }. Ningún dato se escribió a mano para él: quien tenga los mismos datos obtiene el mismo documento.
plans-paper-method-pair = Todo avance se muestra en par: lo reportado es lo que dice la institución responsable; lo confirmado es lo que su contraparte dio por cierto. Nadie tiene las dos llaves.
plans-paper-method-progress = El avance de un compromiso es el promedio del avance de sus hitos, según su peso: lo cumplido cuenta como 100 % y lo que no empieza como 0 %. El de un tema y el del plan son el promedio de sus compromisos. Lo cancelado no cuenta.
plans-paper-method-overdue = Está fuera de plazo lo que pasó de su fecha en vigor sin reportarse como cumplido.
plans-paper-method-record = Cada cambio oficial queda en el registro público, que solo puede crecer y que cualquiera puede verificar.
plans-paper-origin = El plan recibió { $proposals ->
    [one] 1 propuesta ciudadana
   *[other] { $proposals } propuestas ciudadanas
}. Hubo talleres en: { $cities }.
plans-paper-figures = En cifras
plans-paper-without = En curso sin cifra en la fuente (cuentan como 0 %)
plans-paper-by-theme = Avance por tema
plans-paper-theme = Tema
plans-paper-all = Todos los compromisos
plans-paper-commitments = Compromisos
plans-paper-commitment = Compromiso
plans-paper-milestones = Hitos
plans-paper-milestone = Hito
plans-paper-when = Fechas
plans-paper-signed = firmado: { $dates }
plans-paper-card = Ficha
plans-paper-what = ¿Cuál es el compromiso?
plans-paper-stated = La fuente habla de { $stated } hitos; aquí se listan { $listed }.
plans-paper-state = ¿Cuál es el estado actual?
plans-paper-standing = { $state } al { $date }: { $pair }. { $done } de { $total } { $total ->
    [one] hito
   *[other] hitos
} con cumplimiento reportado; { $overdue } fuera de plazo.
plans-paper-no-report = Ninguna institución ha enviado un reporte escrito.
plans-paper-reported = Hito { $milestone }, reporte del { $date }: { $percent }, { $body } ({ $state ->
    [reported] por confirmar
    [confirmed] confirmado
    [disputed] en disputa
   *[returned] devuelto
})
plans-paper-done = Qué se hizo:
plans-paper-obstacles = Obstáculos:
plans-paper-help = Ayuda que se necesita:
plans-paper-next = Lo que sigue:
plans-paper-statement = { $date }, { $body } { $say ->
    [confirm] confirmó.
    [dispute] no está de acuerdo:
    [ask] preguntó:
    [answer] respondió:
   *[return] devolvió el reporte:
}
plans-paper-evidence = { $count ->
    [0] Sin medios de verificación.
    [one] 1 medio de verificación, en línea.
   *[other] { $count } medios de verificación, en línea.
}
plans-paper-assessed = { $side ->
    [government] Evaluación del gobierno
   *[independent] Evaluación independiente
} ({ $date }): { $completion }.
plans-paper-nothing = Nada registrado.
plans-paper-notes = Notas de la fuente

## Fichas y diapositivas

plans-paper-more = El detalle, el historial y las pruebas están en { $address }
plans-paper-sheet = Ficha del compromiso
plans-paper-part = { $part ->
    [lead] Responsable
    [support] Apoyo
   *[counterpart] Contraparte
}
plans-paper-open = Lo que está por hacer, por fecha
plans-paper-on = Datos al { $date }
plans-paper-slides = Diapositivas

## Autoevaluación

plans-paper-self-assessment = Informe de autoevaluación del gobierno
plans-self-introduction = 1. Introducción y antecedentes
plans-self-process = 2. Proceso del plan de acción
plans-self-cocreation = Participación en la cocreación
plans-self-implementation = Participación durante la implementación
plans-self-recommendations = 3. Recomendaciones del Mecanismo de Revisión Independiente
plans-self-commitments = 4. Implementación de los compromisos
plans-self-exchange = 5. Intercambio entre pares
plans-self-conclusions = 6. Conclusiones y próximos pasos
plans-self-lessons = Lecciones y retos
plans-self-next = Próximos pasos
plans-self-to-write = [Por escribir: el portal no tiene todavía este dato.]
plans-self-lead = Institución responsable
plans-self-government = Otras instituciones públicas
plans-self-society = Sociedad civil, academia y otros
plans-self-completion = Nivel de cumplimiento
plans-self-level = { $level ->
    [completed] Completo
    [substantial] Sustancial
    [limited] Limitado
   *[not_started] No iniciado
} ({ $share } reportado)
plans-self-results = Descripción de los resultados

## Acta

plans-act-title = Acta de compromiso
plans-act-promise = Las instituciones y organizaciones que firman esta acta asumen el compromiso «{ $title }», parte de { $plan } ({ $code }), cada una en el papel que aquí se dice.
plans-act-parties = Quiénes firman
plans-act-object = Qué se compromete
plans-act-schedule = Hitos y fechas
plans-act-duties = A qué se obliga cada parte
plans-act-duty-report = La institución responsable y las que apoyan reportan el avance de cada hito, con sus medios de verificación.
plans-act-duty-confirm = La contraparte confirma o disputa lo reportado, con sus razones.
plans-act-duty-dates = Las fechas que aquí se firman no se borran: si una cambia, la nueva se muestra al lado con su motivo y con quien la decidió.
plans-act-duty-public = Todo lo que aquí se promete, se reporta y se confirma es público.
plans-act-signatures = Firmas
plans-act-name = Nombre
plans-act-post = Cargo
plans-act-date = Fecha

## Páginas

plans-papers = Informe y documentos
plans-papers-lead = El informe del plan con los datos de hoy, para imprimir o para editar.
plans-papers-today = Con los datos de hoy
plans-papers-keep = Guardar el de hoy
plans-papers-keep-words = Un documento guardado no cambia nunca: queda aquí con su huella (SHA-256), que consta en el registro público. Así se puede volver a tener, byte por byte, el informe de una fecha pasada.
plans-papers-kept = Documentos guardados
plans-papers-none = Todavía no se ha guardado ninguno
plans-papers-none-words = El primero que guarde el informe de hoy lo deja aquí para todos.
plans-edition = Edición
plans-edition-document = Documento
plans-edition-language = Idioma
plans-edition-files = Archivos
plans-edition-state = { $state ->
    [waiting] En preparación
    [made] Guardado
   *[failed] No se pudo hacer
}
plans-edition-waiting = Se está preparando. Puede cerrar esta página: el documento quedará aquí.
plans-edition-look = Ver si ya está
plans-edition-failed = El documento no se pudo componer. Su texto está guardado y se puede leer en línea.
plans-edition-read = Leer en línea
plans-edition-hash = Huella (SHA-256)
plans-edition-tree = del texto
plans-edition-verify = La huella consta en el registro público; quien tenga el archivo puede comprobar que es el mismo.
plans-edition-all = Todas las ediciones
plans-paper-sheets = Ficha para imprimir
plans-paper-see = Informe y documentos del plan
plans-act-link = Acta para firmar
error-editions-full = Hoy ya se guardaron todos los documentos de este plan que caben en un día
    .help = Use uno de los guardados hoy, o vuelva mañana.
