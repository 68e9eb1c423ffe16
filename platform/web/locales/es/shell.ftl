### El marco de todas las páginas y las piezas que comparten.

shell-skip = Saltar al contenido
shell-nav = Secciones
shell-crumbs = Usted está aquí
shell-facts = Datos
shell-search-site = Buscar en el sitio
shell-search-label = Buscar en todo lo público
shell-search-short = Buscar
shell-search-example = agua, trámites, MINTEL…
shell-search-do = Buscar
shell-lang-note = { $language ->
    [es] en español
    [en] en inglés
    [qu] en kichwa
    [ay] en aimara
    [gn] en guaraní
   *[other] en { $language }
}
shell-optional = (opcional)
shell-on-day = al { $date }
shell-how-computed = Cómo se calcula:
shell-printed-from = Documento impreso desde { $address }, donde está la versión vigente.

## Pie de página

shell-footer-promise = Lo que se prometió, lo que se ha hecho y cómo comprobarlo.
shell-footer-more = Sobre este sitio
shell-licence = Los datos se pueden usar y compartir libremente:
shell-licence-label = Licencia de los datos
shell-about = Qué es y cómo funciona
shell-accessibility = Accesibilidad
shell-developers = Datos y API

## Llevarse los datos

shell-data-title = Llevarse estos datos
shell-format = { $format ->
    [csv] CSV
    [xlsx] Excel
    [json] JSON
    [atom] Novedades (Atom)
    [ics] Calendario
    [pdf] PDF
    [odt] Texto para editar (ODT)
   *[other] { $format }
}
shell-format-for = { $format ->
    [csv] para cualquier hoja de cálculo
    [xlsx] para abrir en Excel
    [json] para programas
    [atom] para enterarse de los cambios
    [ics] fechas, para su agenda
    [pdf] para imprimir
    [odt] para abrir en un procesador de textos
   *[other] { "" }
}

## Avance: siempre en par

shell-reported = reportado
shell-reported-by = por la institución responsable
shell-confirmed = confirmado
shell-confirmed-by = por la contraparte
shell-no-figure = sin cifra
shell-span = { $unit ->
    [years] { $count ->
        [one] { $count } año
       *[other] { $count } años
    }
    [months] { $count ->
        [one] { $count } mes
       *[other] { $count } meses
    }
   *[days] { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
}
shell-source-note = Nota de la fuente
shell-gantt-key = { $bar ->
    [completed] cumplido
    [in_progress] en curso
    [overdue] fuera de plazo
    [signed] fechas firmadas
   *[not_started] sin empezar
}

## Listas y formularios

shell-filter-title = Afinar la búsqueda
shell-filter-do = Filtrar
shell-filter-clear = Quitar los filtros
shell-pages = Páginas
shell-page = Página
shell-previous = Anterior
shell-next = Siguiente
shell-errors = { $count ->
    [one] Falta corregir un dato:
   *[other] Falta corregir { $count } datos:
}

## Portada

shell-home-title = Gobierno abierto en { $place }
shell-home-lead = Qué se comprometió a hacer el gobierno, quién responde, cuánto se ha cumplido y cómo comprobarlo.
shell-home-act = Qué puede hacer hoy
shell-home-changed = Últimos cambios
shell-home-nothing = Todavía no hay planes publicados
shell-home-nothing-words = Aquí se verá lo que el gobierno se compromete a hacer y cuánto ha cumplido.
shell-home-quiet = Sin cambios por ahora
shell-home-quiet-words = Aquí aparece cada cambio oficial: un avance reportado, una fecha que se mueve, una respuesta.

## Búsqueda

shell-search-title = Buscar
shell-search-found = { $count ->
    [0] Sin resultados
    [one] Un resultado
   *[other] { $n } resultados
}
shell-search-suggest = ¿Quiso decir…?
shell-search-part = Ningún resultado tiene todas las palabras; estos tienen algunas.
shell-search-respelled = Se muestran resultados de «{ $words }».
shell-search-due = Plazo
shell-search-overdue = Solo lo que está fuera de plazo
shell-search-none = Nada coincide con esta búsqueda
shell-search-none-words = Pruebe con menos palabras, con otra forma de decirlo o sin filtros. También sirven las siglas y los números de compromiso.

## Datos y API

shell-developers-title = Datos y API
shell-developers-lead = Todo lo que se ve en este sitio se puede leer también como datos, sin registro ni clave.
shell-developers-openapi = Descripción OpenAPI
shell-developers-exports = Descargas completas
shell-developers-exports-words = Cada tabla entera, con nombres de columna que no cambian.
shell-developers-table = Tabla
shell-developers-files = Archivos
shell-developers-examples = Ejemplos que funcionan
shell-developers-endpoints = Direcciones
shell-developers-endpoints-words = En cada lista basta añadir .json, .csv, .xlsx o .atom a la dirección para recibir las mismas filas.
shell-developers-address = Dirección
shell-developers-what = Qué devuelve

## Sobre este sitio

shell-about-title = Qué es este sitio
shell-about-lead = Aquí se sigue, en público, lo que se prometió en { $place }: qué, quién, hasta cuándo y con qué pruebas.
shell-about-pair = Dos cifras de avance, no una
shell-about-pair-words = La primera cifra es lo que reporta la institución responsable. La segunda es lo que confirma su contraparte, que viene de la sociedad civil o de la academia. Nadie puede dar las dos. Si la contraparte no contesta, se muestra como sin respuesta, nunca como acuerdo.
shell-about-dates = Las fechas firmadas no se borran
shell-about-dates-words = Si un plazo se mueve, la fecha que se firmó queda junto a la nueva, con el motivo y quién lo decidió.
shell-about-overdue = Qué quiere decir «fuera de plazo»
shell-about-overdue-words = Está fuera de plazo lo que pasó de su fecha en vigor sin que se reporte como cumplido. Se calcula cada día; nadie lo marca ni lo quita a mano.
shell-about-notes = Las contradicciones se muestran
shell-about-notes-words = Cuando un documento oficial se contradice o calla algo, se dice junto al dato. No se completa lo que la fuente no trae.
shell-about-data = Todo son datos
shell-about-data-words = Cada página se puede descargar y volver a usar.
shell-about-contact = Contacto
shell-about-program = Programa

## Accesibilidad

shell-accessibility-title = Accesibilidad
shell-accessibility-lead = Este sitio debe servir a todas las personas. La meta es el nivel AA de las pautas WCAG 2.2.
shell-accessibility-can = Lo que se puede hacer
shell-accessibility-script = Usar todo sin JavaScript.
shell-accessibility-keys = Llegar a todo con el teclado, con el foco siempre a la vista, y leerlo con un lector de pantalla.
shell-accessibility-zoom = Ampliar hasta el 400 % sin desplazarse hacia los lados.
shell-accessibility-dark = Elegir fondo claro, oscuro o de alto contraste en el propio equipo; el sitio lo respeta.
shell-accessibility-charts = Leer en palabras y cifras lo mismo que muestra cada gráfico: ningún estado se distingue solo por el color.
shell-accessibility-slow = Entrar con una conexión lenta: las páginas pesan poco y no traen fuentes ni imágenes de fuera.
shell-accessibility-known = Problemas conocidos
shell-accessibility-none = No se conoce ninguno.
shell-accessibility-tell = Si algo no funciona
shell-accessibility-tell-words = Cuente qué página era, qué quería hacer y con qué equipo. Se responde y se corrige.

## Errores

shell-error-title = { $kind ->
    [not_found] Esta página no existe
    [gone] Esta página se retiró
    [forbidden] No tiene permiso para esto
    [sign_in] Hace falta entrar
    [conflict] Así como están las cosas no se puede
    [too_large] Es demasiado grande
    [invalid] La dirección trae algo que no se entiende
    [gone] Ya no está aquí
    [too_many] Demasiadas consultas seguidas
    [unavailable] El sitio está en mantenimiento
   *[internal] Algo falló de nuestro lado
}
shell-error-why = { $kind ->
    [not_found] La dirección puede tener un error, o lo que había aquí cambió de lugar.
    [gone] Lo que había aquí ya no está publicado.
    [forbidden] No se hizo nada.
    [sign_in] La sesión terminó o no había ninguna.
    [conflict] No se hizo nada.
    [too_large] No se guardó nada.
    [invalid] Revise la dirección o vuelva a empezar desde la búsqueda.
    [gone] Estaba aquí y se retiró.
    [too_many] Espere un minuto y vuelva a intentarlo.
    [unavailable] Vuelve en unos minutos. No se pierde nada.
   *[internal] Ya quedó anotado. Vuelva a intentarlo en unos minutos.
}
shell-error-nearest = ¿Buscaba algo de esto?
shell-error-do = Qué puede hacer
shell-error-home = Ir a la portada

## Objetivos de Desarrollo Sostenible (nombres cortos oficiales)

shell-sdg = { $goal ->
    [1] Fin de la pobreza
    [2] Hambre cero
    [3] Salud y bienestar
    [4] Educación de calidad
    [5] Igualdad de género
    [6] Agua limpia y saneamiento
    [7] Energía asequible y no contaminante
    [8] Trabajo decente y crecimiento económico
    [9] Industria, innovación e infraestructura
    [10] Reducción de las desigualdades
    [11] Ciudades y comunidades sostenibles
    [12] Producción y consumo responsables
    [13] Acción por el clima
    [14] Vida submarina
    [15] Vida de ecosistemas terrestres
    [16] Paz, justicia e instituciones sólidas
   *[17] Alianzas para lograr los objetivos
}

# The public record.
shell-record = Registro público
shell-record-title = Registro público
shell-record-lead = Cada cambio oficial queda anotado aquí, firmado, y nadie puede borrarlo ni reescribirlo sin que se note.
shell-record-what = Qué es
shell-record-what-words = Cada vez que se adopta un compromiso, se mueve una fecha o se reporta un avance, se agrega una anotación. Todas juntas forman una sola huella firmada. Si alguien cambiara una anotación antigua, la huella ya no coincidiría con la que otras personas guardaron.
shell-record-private = Qué no contiene
shell-record-private-words = No hay nombres, correos ni textos libres: de cada texto se guarda una huella que no deja leerlo.
shell-record-check = Cómo comprobarlo
shell-record-check-words = Baje el comprobante de una anotación. Sirve para demostrar, incluso sin conexión, que estaba en el registro. Quien guarda el archivo «checkpoint» de hoy puede comprobar mañana que nada de lo anterior cambió.
shell-record-size = Anotaciones firmadas
shell-record-unsigned = todavía ninguna
shell-record-files = Archivos
shell-record-key = clave pública
shell-record-entries = Últimas anotaciones
shell-record-number = N.º
shell-record-day = Día
shell-record-entry = Qué pasó
shell-record-receipt = Comprobante
shell-record-take = Bajar
shell-record-soon = se firma en unos segundos
shell-record-older = Anotaciones anteriores
shell-record-none = Todavía no hay anotaciones
shell-record-none-words = La primera aparecerá cuando se cargue un plan.
shell-record-tools = Con herramientas
shell-record-tools-words = El mismo programa comprueba un comprobante con la clave pública. También lo hacen programas de otras personas que entienden el formato C2SP tlog-tiles; los archivos están bajo /record.
shell-record-anew = Este registro empezó de nuevo
shell-record-anew-words = Se perdieron datos y se repuso una copia anterior de la base de datos. El registro de antes ya no podía continuar sin contradecir lo que había firmado, así que empezó otro. Su primera anotación nombra la última huella del anterior, y la firman las dos llaves. El anterior sigue publicado, entero, donde estaba.
shell-record-anew-day = Desde
shell-record-anew-why = Motivo
shell-record-anew-forgotten = el texto fue borrado
shell-record-anew-before = Registro anterior
shell-record-anew-size = { $count ->
    [one] 1 anotación firmada
   *[other] { $count } anotaciones firmadas
}
shell-record-outside = Comprobar todo desde afuera
shell-record-outside-words = Desde su propia computadora, sin permiso de nadie: baja el registro, rehace la huella, revisa que continúe lo que vio la última vez y compara lo que este sitio muestra con lo que dicen las anotaciones.
shell-record-keys = Llaves que firman
shell-record-keys-words = La primera es la de ahora. Cuando la llave cambia, una anotación nombra la nueva y la firman ambas; lo firmado antes sigue valiendo.
shell-record-keys-both = Hasta el { $day } firman la nueva y la anterior.
shell-record-checkpoint-words = Nombre del registro, número de anotaciones, huella y firmas.
shell-history-receipt = Comprobante
shell-record-tool = Comprobar un comprobante
shell-record-checkpoint = La última huella firmada
