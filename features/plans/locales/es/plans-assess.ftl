### Evaluaciones: lo que dice el gobierno junto a lo que dice quien evalúa de forma independiente.

plans-assessments = Evaluaciones
plans-assessments-lead = A qué llegó el plan y cada compromiso: lo que dice el gobierno junto a lo que dice quien evalúa desde fuera.
plans-assessments-all = Ver todas las evaluaciones
plans-assessments-none = Todavía no hay evaluaciones
plans-assessments-none-words = Aquí se verá lo que el gobierno dice de sus resultados y, al lado, lo que dice quien evalúa de forma independiente.
plans-assessments-whole = El plan en su conjunto
plans-assessments-how = De cada compromiso cuenta la evaluación más reciente de cada parte que diga cuánto se cumplió.
plans-side = { $side ->
    [government] Lo que dice el gobierno
   *[independent] Lo que dice la evaluación independiente
}
plans-side-short = { $side ->
    [government] Gobierno
   *[independent] Independiente
}
plans-side-who = { $side ->
    [government] Por el gobierno lo dice:
   *[independent] De forma independiente lo dice:
}
plans-side-none = { $side ->
    [government] El gobierno no ha dicho todavía a qué se llegó.
   *[independent] Nadie de fuera lo ha evaluado todavía.
}
plans-completion = Cumplimiento
plans-not-assessed = Sin evaluar
plans-differ = { $differ ->
    [0] Las dos partes evaluaron { $both } de { $all } { $many } y dicen lo mismo.
    [one] Las dos partes evaluaron { $both } de { $all } { $many }. En uno no dicen lo mismo:
   *[other] Las dos partes evaluaron { $both } de { $all } { $many }. En { $differ } no dicen lo mismo:
}
plans-assessment-kind = { $kind ->
    [self_assessment] Autoevaluación
    [end_of_commitment] Evaluación de fin de compromiso
   *[independent] Evaluación independiente
}
plans-assessment-version = Corregida, versión { $version }
plans-assessment-reason = Por qué se corrigió:
plans-assessment-document = Ver el documento completo
plans-assessment-set = { $set ->
    [ogp_2021] Códigos de OGP desde 2021.
   *[ogp_before_2021] Códigos de OGP antes de 2021.
}
plans-assessment-recorded = { $role ->
    [evaluator] La registró quien evalúa, el { $day }
    [coordinator] La registró la coordinación del plan, el { $day }
   *[operator] Se cargó de un archivo, el { $day }
}
plans-assessment-former = { $count ->
    [one] Ver la versión anterior
   *[other] Ver las { $count } versiones anteriores
}

## Registrar y corregir

plans-assess-title = Registrar una evaluación
plans-assess-plan = Evaluar el plan en su conjunto
plans-correct-title = Corregir la evaluación
plans-assess-codes = Códigos
plans-assess-no-code = Sin código: no se evaluó
plans-assess-other-set = { $set ->
    [ogp_2021] Usar los códigos desde 2021
   *[ogp_before_2021] Usar los códigos antes de 2021
}
plans-assess-other = Ninguna de la lista
plans-assess-own = Usted evalúa por:
plans-assess-document = Documento de la evaluación
plans-assess-do = Publicar evaluación
plans-correct-do = Publicar corrección
plans-assess-public = Es pública al momento y queda en el registro. No se puede editar después: una corrección es una versión nueva, con su razón, y la anterior sigue a la vista.
plans-assess-changed = Alguien registró otra evaluación mientras usted escribía.
plans-assess-changed-words = Es la que sigue. Lo que usted escribió está en el formulario: compare y publique si todavía hace falta.
field-plans-assess-kind = Qué evaluación es
field-plans-assess-organisation = Organización que evalúa
field-plans-assess-organisation-help = La que dice lo que sigue, no quien lo escribe aquí.
field-plans-assess-assessor = Quién evalúa, en palabras
field-plans-assess-assessor-help = Si la organización no está en la lista, o si fue un equipo: por ejemplo, Mecanismo de Revisión Independiente. Sin nombres de personas.
field-plans-assess-dated = ¿De qué día es?
field-plans-assess-dated-help = La fecha del documento o de la decisión.
field-plans-assess-set = Códigos
field-plans-assess-summary = Qué se encontró
field-plans-assess-summary-help = En palabras sencillas. Sin datos personales: será público.
field-plans-assess-url = O su dirección en la web
field-plans-assess-file = Archivo
field-plans-assess-file-help = El informe completo, si lo tiene. 20 MB como máximo.
field-plans-assess-reason = ¿Por qué se corrige?
field-plans-assess-reason-help = Se publica junto a la versión nueva. Lo que se dijo antes sigue a la vista.
field-plans-assess-completion = Cumplimiento
field-plans-assess-early-results = Primeros resultados
field-plans-assess-verifiable = Verificable
field-plans-assess-open-government-lens = Mirada de gobierno abierto
field-plans-assess-potential-for-results = Potencial de resultados
field-plans-assess-did-it-open-government = ¿Contribuyó a abrir el gobierno?
field-plans-assess-specificity = Especificidad
field-plans-assess-access-to-information = Acceso a la información
field-plans-assess-civic-participation = Participación ciudadana
field-plans-assess-public-accountability = Rendición de cuentas
field-plans-assess-technology = Tecnología e innovación
field-plans-assess-potential-impact = Impacto potencial
plans-work-assess = Evaluar { $plan }
plans-mark-title = Dar el plan por evaluado
plans-mark-words = De cada compromiso alguien dijo cuánto se cumplió. El plan pasa de «Cerrado» a «Evaluado». Después se pueden registrar más evaluaciones y corregir las que hay.
plans-mark-not = Todavía no
plans-mark-missing = { $count ->
    [0] Todavía no hay ninguna evaluación
    [one] De un compromiso nadie dijo cuánto se cumplió
   *[other] De { $count } compromisos nadie dijo cuánto se cumplió
}
plans-mark-missing-words = Un plan está evaluado cuando de cada compromiso alguien dijo cuánto se cumplió: el gobierno o quien evalúa de forma independiente.
event-assessment-self-assessed = { $count ->
    [one] Se registró una autoevaluación
   *[other] Se registraron { $count } autoevaluaciones
}
event-assessment-end-assessed = { $count ->
    [one] Se registró una evaluación de fin de compromiso
   *[other] Se registraron { $count } evaluaciones de fin de compromiso
}
event-assessment-independently-assessed = { $count ->
    [one] Se registró una evaluación independiente
   *[other] Se registraron { $count } evaluaciones independientes
}
event-assessment-corrected = { $count ->
    [one] Se corrigió una evaluación: versión { $version }
   *[other] Se corrigieron { $count } evaluaciones
}
event-plan-assessed = El plan se dio por evaluado
problem-assessment-other-set = Este código no es del conjunto elegido.
problem-assessment-other-set-mend = Déjelo vacío, o elija el conjunto al que pertenece.
problem-assessment-unknown-code = Este código no existe.
problem-assessment-unknown-code-mend = Elija uno de los que se ofrecen.
problem-assessment-set = Falta decir de qué conjunto son los códigos.
problem-assessment-set-mend = Desde 2021 OGP usa otros códigos que antes; elija uno de los dos conjuntos.
problem-assessment-codes = No hay ningún código.
problem-assessment-codes-mend = Dé al menos uno, por ejemplo el de cumplimiento.
problem-assessment-plan-codes = Los códigos son de cada compromiso, no del plan en su conjunto.
problem-assessment-plan-codes-mend = Escriba lo que se encontró en palabras, y los códigos en cada compromiso.
problem-assessment-of-plan = La evaluación de fin de compromiso es de un compromiso, no del plan.
problem-assessment-of-plan-mend = Elija otra clase de evaluación, o diga de qué compromiso es.
problem-assessment-same = La corrección dice lo mismo que la versión anterior.
problem-assessment-same-mend = Cambie lo que haya que corregir.
problem-assessment-reason-first = Esta fila da la razón de una corrección, y arriba no hay qué corregir.
problem-assessment-reason-first-mend = Deje la razón vacía, o ponga arriba la evaluación que se corrige, del mismo compromiso y de la misma clase.
problem-assessment-known = Esta evaluación ya está registrada y no se cambia con un archivo.
problem-assessment-known-mend = Deje la fila como se exportó. Para corregirla, añada debajo otra fila con la razón.
problem-assessment-given = Esta evaluación la registró quien evalúa, y solo quien evalúa la corrige.
problem-assessment-given-mend = Quite esta fila.
problem-assessor-missing = Falta decir quién evalúa.
problem-assessor-missing-mend = Elija una organización o escriba quién es.
problem-assessor-unknown = No hay ninguna organización con ese código.
problem-assessor-other = Usted evalúa por otra organización.
problem-assessor-other-mend = Solo puede hablar por la suya.
problem-assessor-not-independent = Esta organización lleva a cabo el compromiso, o ayuda: su evaluación no es independiente.
problem-assessor-not-independent-mend = Si lo dice ella, es una autoevaluación.
problem-not-assessed = De algún compromiso nadie dijo todavía cuánto se cumplió.

## Lo que significa cada código

plans-code-help-completion-complete = Se hizo todo lo prometido.
plans-code-help-completion-substantial = Se hizo la mayor parte.
plans-code-help-completion-limited = Se empezó y falta mucho.
plans-code-help-completion-not-started = No se empezó.
plans-code-help-completion-no-evidence = No hay pruebas con que saberlo.
plans-code-help-early-results-no-notable = Todavía no se nota un cambio.
plans-code-help-early-results-moderate = Algo cambió para bien en cómo se abre el gobierno.
plans-code-help-early-results-significant = Cambió mucho, y para bien, en cómo se abre el gobierno.
plans-code-help-verifiable-yes = Lo prometido es claro y se puede comprobar si se hizo.
plans-code-help-verifiable-no = No se puede comprobar si se hizo; no se sigue evaluando.
plans-code-help-open-government-lens-yes = Sirve a la transparencia, la participación o la rendición de cuentas.
plans-code-help-open-government-lens-no = Es útil, pero no abre el gobierno.
plans-code-help-potential-for-results-unclear = No se ve qué cambiaría, o seguiría lo que ya se hacía.
plans-code-help-potential-for-results-modest = Mejoraría algo, sin cambiar las reglas ni la costumbre.
plans-code-help-potential-for-results-substantial = Cambiaría las reglas o la manera de trabajar.
plans-code-help-did-it-open-government-worsened = El gobierno quedó más cerrado que antes.
plans-code-help-did-it-open-government-did-not-change = Todo siguió como estaba.
plans-code-help-did-it-open-government-marginal = Se abrió un poco.
plans-code-help-did-it-open-government-major = Se abrió mucho, aunque no en todo.
plans-code-help-did-it-open-government-outstanding = Cambió de raíz la manera de trabajar.
plans-code-help-specificity-none = No dice nada que se pueda comprobar.
plans-code-help-specificity-low = Hay que adivinar qué se haría.
plans-code-help-specificity-medium = Se puede comprobar, con partes por aclarar.
plans-code-help-specificity-high = Dice con claridad qué se hará y cómo comprobarlo.
plans-code-help-access-to-information-yes = Da más información o mejor.
plans-code-help-access-to-information-no = No trata de dar información.
plans-code-help-civic-participation-yes = Da a la gente más voz en las decisiones.
plans-code-help-civic-participation-no = No trata de la participación.
plans-code-help-public-accountability-yes = Obliga al gobierno a responder por lo que hace.
plans-code-help-public-accountability-no = No trata de responder por lo hecho.
plans-code-help-technology-yes = Usa la tecnología para alguna de las tres cosas anteriores.
plans-code-help-technology-no = No usa la tecnología para eso.
plans-code-help-potential-impact-none = No cambiaría nada.
plans-code-help-potential-impact-minor = Sería un paso pequeño.
plans-code-help-potential-impact-moderate = Sería un paso grande, pero limitado.
plans-code-help-potential-impact-transformative = Cambiaría de raíz cómo se hacen las cosas.

## La hoja

sheet-assessments = Evaluaciones
column-assessments-commitment = Compromiso
    .help = El número del compromiso, como está en la hoja «Compromisos». Si es del plan en su conjunto, deje la celda vacía.
    .example = 3
column-assessments-kind = Clase
    .help = Si el gobierno se evalúa a sí mismo, si es la de fin de compromiso o si es independiente.
    .example = Evaluación independiente
column-assessments-date = Fecha
    .help = El día del documento o de la decisión.
    .example = 2021-03-15
column-assessments-organisation = Organización
    .help = El código de la organización que evalúa, como está en la hoja «Organizaciones». Si no está, escriba quién es en la columna siguiente.
    .example = FCD
column-assessments-assessor = Quién evalúa
    .help = En palabras, si no es una organización de la hoja «Organizaciones».
    .example = Mecanismo de Revisión Independiente
column-assessments-code-set = Conjunto de códigos
    .help = OGP cambió sus códigos en 2021. Diga cuáles usa esta fila. Si es del plan en su conjunto, déjelo vacío.
    .example = OGP desde 2021
column-assessments-completion = Cumplimiento
    .help = Cuánto de lo prometido se hizo. En los dos conjuntos.
    .example = Limitado
column-assessments-early-results = Primeros resultados
    .help = Qué cambió ya en cómo se abre el gobierno. Solo desde 2021.
    .example = Moderados
column-assessments-verifiable = Verificable
    .help = Si se puede comprobar que se hizo. Solo desde 2021.
    .example = Sí
column-assessments-open-government-lens = Mirada de gobierno abierto
    .help = Si sirve a la transparencia, la participación o la rendición de cuentas. Solo desde 2021.
    .example = Sí
column-assessments-potential-for-results = Potencial de resultados
    .help = Cuánto cambiaría si se cumple. Solo desde 2021.
    .example = Modesto
column-assessments-did-it-open-government = ¿Contribuyó a abrir el gobierno?
    .help = Cuánto se abrió el gobierno con ello. Solo antes de 2021.
    .example = Marginal
column-assessments-specificity = Especificidad
    .help = Con cuánta claridad dice lo que se hará. Solo antes de 2021.
    .example = Media
column-assessments-access-to-information = Sirve al acceso a la información
    .help = Relevancia. Solo antes de 2021.
    .example = Sí
column-assessments-civic-participation = Sirve a la participación ciudadana
    .help = Relevancia. Solo antes de 2021.
    .example = No
column-assessments-public-accountability = Sirve a la rendición de cuentas
    .help = Relevancia. Solo antes de 2021.
    .example = No
column-assessments-technology = Tecnología e innovación
    .help = Relevancia: si usa la tecnología para abrir el gobierno. Solo antes de 2021.
    .example = Sí
column-assessments-potential-impact = Impacto potencial
    .help = Cuánto cambiaría si se cumple. Solo antes de 2021.
    .example = Moderado
column-assessments-summary = Qué se encontró
    .help = En pocas frases. Del plan en su conjunto no puede faltar.
    .example = Se publicaron los datos, pero no los del último año.
column-assessments-url = Enlace
    .help = Dónde está el documento completo.
    .example = https://www.example.org/evaluacion.pdf
column-assessments-reason = Razón de la corrección
    .help = Solo si esta fila corrige la de arriba del mismo compromiso y de la misma clase: por qué. Las dos quedan a la vista.
    .example = El primer conteo dejó fuera un portal.
choice-kind-self-assessment = Autoevaluación
choice-kind-end-of-commitment = Evaluación de fin de compromiso
choice-kind-independent = Evaluación independiente
choice-code-set-ogp-2021 = OGP desde 2021
choice-code-set-ogp-before-2021 = OGP antes de 2021
choice-completion-complete = Completo
choice-completion-substantial = Sustancial
choice-completion-limited = Limitado
choice-completion-not-started = No iniciado
choice-completion-no-evidence = Sin evidencia disponible
choice-early-results-no-notable = Sin resultados notables
choice-early-results-moderate = Moderados
choice-early-results-significant = Significativos
choice-verifiable-yes = Sí
choice-verifiable-no = No
choice-open-government-lens-yes = Sí
choice-open-government-lens-no = No
choice-potential-for-results-unclear = Poco claro
choice-potential-for-results-modest = Modesto
choice-potential-for-results-substantial = Sustancial
choice-did-it-open-government-worsened = Empeoró
choice-did-it-open-government-did-not-change = No cambió
choice-did-it-open-government-marginal = Marginal
choice-did-it-open-government-major = Significativo
choice-did-it-open-government-outstanding = Excepcional
choice-specificity-none = Ninguna
choice-specificity-low = Baja
choice-specificity-medium = Media
choice-specificity-high = Alta
choice-access-to-information-yes = Sí
choice-access-to-information-no = No
choice-civic-participation-yes = Sí
choice-civic-participation-no = No
choice-public-accountability-yes = Sí
choice-public-accountability-no = No
choice-technology-yes = Sí
choice-technology-no = No
choice-potential-impact-none = Ninguno
choice-potential-impact-minor = Menor
choice-potential-impact-moderate = Moderado
choice-potential-impact-transformative = Transformador
api-list-assessments = Evaluaciones en todas sus versiones, la más reciente primero.
api-get-assessment = Una versión de una evaluación, por su identificador.
