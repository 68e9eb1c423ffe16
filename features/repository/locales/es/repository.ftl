### Los documentos de un plan y lo que prueban.

repository-title = Documentos
repository-lead = Actas, actos, estudios y todo lo que muestra cómo se hace y se cumple el plan.
repository-count = { $count ->
    [one] 1 documento.
   *[other] { $count } documentos.
}
repository-none = Todavía no hay documentos
repository-none-words = Los trae quien coordina el plan.
repository-newest = Lo último llegó el { $day }
repository-due = Lo siguiente debe llegar a más tardar el { $day }, mientras dura el plan.
repository-was-due = Algo nuevo debía llegar a más tardar el { $day }, si el plan sigue en marcha.
repository-late = Sin actualizar
repository-rule-ogp-2022 = OGP pide novedades al menos dos veces al año
repository-search = Buscar en las palabras de estos documentos
repository-sort = { $sort ->
    [minutes] Acta de reunión
    [act] Acto
    [study] Estudio
    [report] Informe
    [invitation] Convocatoria
    [contribution] Aporte
    [response] Respuesta razonada
    [norm] Norma
    [presentation] Presentación
   *[other] Otro
}
repository-sort-label = Qué es
repository-sort-all = Todo
repository-choose = Elija
repository-lang-qu = Kichwa
repository-lang-ay = Aimara
repository-lang-shu = Shuar
repository-lang-gn = Guaraní
repository-versions = { $count ->
    [one] 1 versión
   *[other] { $count } versiones
}
repository-version-number = Versión { $number }
repository-size = { $kilobytes } kB
repository-gone = Retirado
repository-text = { $text ->
    [read] se puede buscar en sus palabras
    [waits] pronto se podrá buscar en sus palabras
    [locked] protegido con contraseña: no se puede buscar en sus palabras
    [empty] sin palabras en las que buscar; quizá es un escaneo
    [broken] dañado: no se puede buscar en sus palabras
    [too-large] demasiado grande por dentro: no se puede buscar en sus palabras
   *[kind] sin palabras
}
repository-proves = Evidencia de
repository-proves-ask = ¿Qué requisito de OGP muestra cumplido?
repository-history = Cambios oficiales
repository-add = Traer un documento
repository-add-lead = Todos podrán leerlo y descargarlo.
repository-add-do = Publicarlo
repository-not = Ahora no
repository-edit = Corregirlo o traer una versión nueva
repository-edit-lead = Las versiones anteriores se quedan donde están.
repository-edit-do = Guardar
repository-said = Lo que se dice de él
repository-version = Una versión nueva
repository-version-do = Publicar la versión
field-document-title = Título
field-document-title-help = Como está en el documento. Por ejemplo: Acta de la tercera reunión del Grupo Núcleo.
field-document-sort = Qué es
field-document-dated = Su día
field-document-dated-help = El día de la reunión, de la firma o de la publicación.
field-document-lang = Idioma en que está escrito
field-document-summary = Qué contiene
field-document-file = Archivo
field-document-file-help = PDF, Word, LibreOffice, hoja de cálculo, presentación, imagen o texto. Revise que no tenga datos personales que no se puedan publicar.
problem-repository-file = Elija el archivo.
problem-repository-same = Esa es la versión que ya está.
event-document-added = Se publicó un documento
event-document-edited = Se corrigió lo que se dice de un documento
event-document-version-added = Se publicó una versión de un documento
event-document-text-read = Se leyeron las palabras de un documento para la búsqueda
facet-kind-document = Documento
facet-sort = Qué documento
facet-sort-minutes = Actas de reunión
facet-sort-act = Actos
facet-sort-study = Estudios
facet-sort-report = Informes
facet-sort-invitation = Convocatorias
facet-sort-contribution = Aportes
facet-sort-response = Respuestas razonadas
facet-sort-norm = Normas
facet-sort-presentation = Presentaciones
facet-sort-other = Otros documentos
column-document-sort = qué es
column-document-dated = día
column-document-proves = requisitos
api-list-documents = Documentos de un plan, con sus versiones
requirements-title = Lo que pide OGP y la evidencia
requirements-lead = Los requisitos mínimos de los Estándares de Participación y Cocreación de la Alianza para el Gobierno Abierto, y lo que este plan muestra para cada uno.
requirements-shown = { $shown } de { $total } con evidencia.
requirements-proof = { $proof ->
    [shown] Con evidencia
    [old] La evidencia es demasiado vieja o poca
   *[missing] Sin evidencia
}
requirements-newest = La más nueva es del { $day }.
requirements-own = Este mismo sitio
requirements-judge = Se calcula con los documentos del repositorio. Si un requisito se cumple lo juzga el Mecanismo de Revisión Independiente de OGP.
requirement-space = Espacio de diálogo
requirement-space-asked = Gobierno y sociedad civil se reúnen al menos cada seis meses, con reglas que todos pueden leer.
requirement-website = Sitio web público
requirement-website-asked = Todo lo del proceso y del plan está en un sitio propio, abierto a todos.
requirement-repository = Repositorio de documentos
requirement-repository-asked = Se publica la evidencia de la cocreación y de la implementación, y se actualiza al menos dos veces al año.
requirement-timeline = Cronograma y formas de participar
requirement-timeline-asked = Se publican al menos dos semanas antes de que empiece la cocreación.
requirement-outreach = Difusión
requirement-outreach-asked = Se avisa a personas y organizaciones, y se las invita a participar.
requirement-inputs = Recepción de aportes
requirement-inputs-asked = Hay una forma de aportar para todos.
requirement-response = Respuesta razonada
requirement-response-asked = A quien aportó se le dice en público qué pasó con su aporte y por qué.
requirement-meetings = Reuniones sobre la implementación
requirement-meetings-asked = Al menos dos reuniones al año con la sociedad civil, que comenta cómo se cumple el plan.
