### Propuestas que vienen de otra parte y que van a otra parte; el trabajo de quien las analiza.

cocreation-import = Traer propuestas de otra parte
cocreation-import-lead = De otra plataforma, de un taller o de una hoja de cálculo. Primero se muestra qué cambiaría; nada se escribe hasta que usted diga que sí.
cocreation-import-what = Qué se trae
cocreation-import-columns = Sirven las columnas de las descargas de Decidim, de CONSUL y de este programa: número, título, texto, fecha, apoyos, dirección, tema y territorio. Las demás se dejan.
cocreation-import-people = Nadie de aquí es su autora o autor, y no se traen nombres ni correos de personas. Lo que allá se retiró no se trae.
cocreation-import-stated = Los apoyos de allá se muestran como dato declarado, y no se suman a los que se cuentan aquí.
cocreation-import-again = Si se trae dos veces lo mismo, no cambia nada. Si el archivo se corrigió, primero se ven las diferencias.
cocreation-origin = Viene de
cocreation-origin-number = con el número { $original }
cocreation-origin-day = del { $day }
cocreation-origin-supports = { $count ->
    [one] Allá declaran un apoyo, que aquí no se cuenta.
   *[other] Allá declaran { $n } apoyos, que aquí no se cuentan.
}
cocreation-origin-link = Su página de origen
cocreation-text = Propuesta
cocreation-example = Es un ejemplo
cocreation-example-words = Estas propuestas son inventadas, para mostrar cómo se llega de una idea a un compromiso. Nadie las hizo.
field-cocreation-import-source = De dónde vienen
field-cocreation-import-source-help = El nombre de la plataforma o del taller, igual cada vez. Por ejemplo: Decide Madrid 2024.
field-cocreation-import-file = Archivo
problem-cocreation-import-sheet = En esta hoja no hay propuestas, y no se lee.
problem-cocreation-import-columns = No hay una hoja con propuestas.
problem-cocreation-import-columns-mend = Hacen falta al menos una columna con el número (id, número) y una con el título (title, título).
problem-cocreation-import-left = Estas columnas no se traen: { $value }.
problem-cocreation-import-twice = El número { $value } ya está en la fila { $row } con otras palabras.
problem-cocreation-import-twice-mend = Deje una de las dos, o dé a cada una su número.
problem-cocreation-import-gone = Estas propuestas se retiraron donde estaban, y no se traen ({ $count }): { $value }.
problem-cocreation-import-gone-since = Estas propuestas se retiraron donde estaban después de traerlas ({ $count }): { $value }. Aquí se quedan como están; si no deben leerse, que la moderación las oculte.
problem-cocreation-import-decided = Estas propuestas de aquí ya tienen respuesta o están ocultas, y sus palabras no cambian ({ $count }): { $value }.
problem-cocreation-import-supports = Los apoyos no pueden ser menos que cero.
problem-cocreation-import-supports-mend = Escriba cuántos fueron, o deje la celda vacía.
sheet-proposals = Propuestas
column-proposals-id = Número de origen
column-proposals-number = Número
column-proposals-title = Título
column-proposals-problem = Qué anda mal
column-proposals-solution = Qué ayudaría
column-proposals-whom = A quién
column-proposals-date = Fecha
column-proposals-supports = Apoyos
column-proposals-url = Dirección
event-proposal-imported = { $count ->
    [one] Se trajo una propuesta de otra parte
   *[other] Se trajeron { $count } propuestas de otra parte
}
event-proposal-origin-stated = Se dijo de dónde viene una propuesta
event-proposal-import-corrected = Se corrigió una propuesta según su origen
cocreation-export = Llevarse todo el proceso
cocreation-export-lead = Todas las propuestas con su estado y sus apoyos, qué se integró en qué y por qué, las respuestas, y lo que se comentó.
cocreation-export-workbook = Un libro de Excel con todas las tablas
cocreation-export-json = Un archivo JSON con todas las tablas
cocreation-export-csv = { $table }, en CSV
cocreation-export-people = No hay nombres, cuentas ni correos de personas en estos archivos.
sheet-mergers = Integraciones
sheet-answers = Respuestas
cocreation-analyse = Mesa de análisis
cocreation-analyse-lead = Diga de qué trata cada propuesta, dónde y quién responde. Lo sugerido sale de lo que ya se decidió sobre las que más se parecen; nada se clasifica sin que usted lo confirme.
cocreation-pile-title = Cuáles
cocreation-pile = { $pile ->
    [unsorted] Sin tema
    [unassigned] Sin institución que responda
   *[open] Todas las que esperan respuesta
}
cocreation-sort-pick = Marcar
cocreation-sort-is = Clasificada en
cocreation-sort-hint = Se sugiere
cocreation-sort-because = Como
cocreation-sort-like = Se parece a las propuestas { $numbers }, que están clasificadas así.
cocreation-sort-stated = { $count ->
    [one] un apoyo declarado en su origen
   *[other] { $n } apoyos declarados en su origen
}
cocreation-sort-reading = Se están leyendo las propuestas para poder sugerir. Vuelva a abrir la página en un momento.
cocreation-sort-ticked = Con las marcadas
cocreation-sort-take = Confirmar lo que se sugiere para ellas
cocreation-sort-leave = Dejar como está
cocreation-sort-do = Clasificarlas así
cocreation-sort-before = Lo que deje vacío no cambia. La razón se publica con cada propuesta, y todo queda en el registro público. Se puede deshacer.
cocreation-sort-empty = No queda ninguna
cocreation-sort-empty-words = De aquí en adelante no hay propuestas por clasificar en esta lista.
cocreation-sort-acts = Lo último que se clasificó
cocreation-sort-act = { $count ->
    [one] Una propuesta
   *[other] { $count } propuestas
}
cocreation-sort-confirmed = según lo sugerido
cocreation-sort-undo = Deshacer
cocreation-sort-undone = Se deshizo
cocreation-sort-done = { $count ->
    [0] No cambió nada
    [one] Cambió una propuesta
   *[other] Cambiaron { $count } propuestas
}
field-cocreation-sort-theme = Tema
field-cocreation-sort-place = Territorio
field-cocreation-sort-assigned = Institución que debe responder
field-cocreation-sort-assigned-help = Su código en el directorio. Por ejemplo: MINTEL.
field-cocreation-sort-reason = Por qué
field-cocreation-sort-reason-help = Todos podrán leerlo. Al confirmar lo sugerido se escribe solo.
problem-cocreation-sort-none = No hay ninguna marcada.
problem-cocreation-sort-none-mend = Marque al menos una propuesta; como mucho 200.
problem-cocreation-sort-state = Una de ellas ya tiene respuesta, es parte de otra o no existe.
problem-cocreation-sort-state-mend = Vuelva a abrir la página: la lista cambió.
problem-cocreation-sort-nothing = No dice cómo clasificarlas.
problem-cocreation-sort-nothing-mend = Elija un tema, un territorio o una institución.
problem-cocreation-sort-undone = Eso ya se deshizo.
problem-cocreation-apart-none = No hay ninguna marcada.
problem-cocreation-apart-none-mend = Marque las que no son lo mismo que las demás, o todas.
cocreation-groups = Grupos de propuestas parecidas
cocreation-groups-lead = Propuestas que usan casi las mismas palabras. Mire cada grupo: si dicen lo mismo, intégrelas; si no, dígalo, y no se vuelven a juntar.
cocreation-groups-search = { $first ->
    [yes] Buscar grupos
   *[no] Buscar de nuevo
}
cocreation-groups-going = Se están buscando los grupos
cocreation-groups-far = Va por el { $percent }.
cocreation-groups-leave = Puede dejar esta página: sigue sin usted.
cocreation-groups-look = Ver cómo va
cocreation-groups-found = { $count ->
    [0] No hay grupos
    [one] Un grupo
   *[other] { $n } grupos
}
cocreation-groups-day = buscados el { $day }
cocreation-groups-apart-done = Se recordará que no son lo mismo
cocreation-group = { $count } parecidas
cocreation-group-alike = parecida en { $percent }
cocreation-group-read = Leerla
cocreation-group-more = { $count ->
    [one] Hay una más: aparece cuando integre estas.
   *[other] Hay { $count } más: aparecen cuando integre estas.
}
cocreation-group-merge = Integrar las marcadas
cocreation-group-apart = Las marcadas no son lo mismo que las demás
cocreation-classified = Por qué se clasificó así
event-proposal-classification-reasoned = Se dijo por qué se clasifica una propuesta
event-proposal-classification-undone = Se deshizo una clasificación
event-proposals-told-apart = Se dijo que dos propuestas parecidas no son lo mismo
event-process-is-example = Se marcó un proceso como ejemplo
