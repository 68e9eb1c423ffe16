### Páginas para quien administra, que no son de ninguna función.

admin-settings = Ajustes
admin-settings-lead = Lo que el sitio dice de sí mismo se cambia aquí y vale enseguida en todos los servidores. Lo demás se fija donde corre el programa.
admin-settings-saved = Guardado. Vale desde ahora.
admin-settings-now = Lo que el sitio dice de sí mismo
admin-settings-all = Todos los ajustes
admin-settings-all-words = Cada uno con su valor y de dónde viene. No se muestran contraseñas ni llaves.
admin-empty = vacío
admin-source = { $source ->
    [file] del archivo minga.toml
    [environment] del entorno
    [command_line] de la línea de comandos
   *[default] propio del programa
}
admin-no-colour = Usar los colores propios del programa
admin-no-logo = No mostrar logo
admin-logo-now = El logo que se muestra ahora
admin-save = Guardar
admin-audit = Auditoría
admin-audit-lead = Lo que hicieron quienes administran, moderan u operan el programa. Está en el registro público, sin de quién fue.
admin-audit-what = Qué
admin-audit-role = En qué papel
admin-audit-from = Desde
admin-audit-to = Hasta
admin-audit-accounts = Cuentas
admin-audit-roles = Papeles
admin-audit-moderation = Moderación
admin-audit-imports = Importaciones
admin-audit-site = Ajustes del sitio
admin-audit-record = El registro mismo
admin-audit-account = La cuenta
admin-audit-none = No hay nada de eso
admin-audit-none-words = Elija otros días, o todo.
admin-accounts-path = administracion/cuentas
admin-all = Todo
admin-system = Trabajo de fondo
admin-jobs-waiting = { $count ->
    [0] No espera nada.
    [one] 1 trabajo espera su momento.
   *[other] { $count } trabajos esperan su momento.
}
admin-jobs-parked = { $count ->
    [0] No se abandonó nada
    [one] Se abandonó 1 trabajo
   *[other] Se abandonaron { $count } trabajos
}
admin-jobs-words = Un trabajo que falla se intenta diez veces en unas horas. Después espera aquí hasta que alguien corrija la causa y lo intente de nuevo, o lo deje.
admin-job-tried = { $count ->
    [one] Se intentó una vez.
   *[other] Se intentó { $count } veces.
}
admin-job-retry = Intentar de nuevo
admin-job-discard = Dejarlo
admin-kept = Lo que se borra a su tiempo
admin-kept-words = Todos pueden leer por qué:
admin-kept-done = { $when } UTC: { $last } borrados; { $total } en total
admin-kept-never = Todavía no
event-site-changed = Se cambiaron los ajustes del sitio
field-site-place = Nombre del lugar
field-site-place-help = Está en la cabecera de cada página. Por ejemplo: Ecuador.
field-site-contact = Correo del puesto que responde por el sitio
field-site-contact-help = De un puesto, no de una persona: lo ven todos.
field-site-licence-name = Nombre de la licencia de los datos
field-site-licence-url = Dirección de esa licencia
field-site-language = Idioma para quien no pide ninguno de los dos
field-site-colour = Color de la institución
field-site-colour-help = Bastante oscuro para leerse: letras de ese color sobre blanco y letras blancas sobre él. De él se hacen otros más claros para pantallas oscuras.
field-site-logo = Logo
field-site-logo-help = PNG, JPEG o WebP. Está junto al nombre del lugar.
problem-colour = Eso no es un color.
problem-colour-mend = Escríbalo como #26337f.
problem-colour-contrast = Las letras de ese color no se leen bien.
problem-colour-contrast-mend = Elija uno más oscuro.
problem-logo = Eso no es una imagen que se pueda mostrar como logo.
problem-logo-mend = Envíe un PNG, JPEG o WebP.

## Los ajustes

setting-data = Carpeta de todo lo que guarda el programa
setting-listen = Dirección y puerto en los que escucha
setting-database-url = La base de datos
setting-database-readers = Conexiones que leen la base a la vez
setting-base-url = Dirección en la que la gente lo encuentra
setting-place = Nombre del lugar
setting-lang = Idioma de la línea de comandos
setting-licence-name = Nombre de la licencia de los datos
setting-licence-url = Dirección de esa licencia
setting-contact = Correo del puesto que responde por el sitio
setting-theme = Carpeta con un tema
setting-page-cache-bytes = Memoria para páginas terminadas, en bytes
setting-answer-seconds = Segundos que puede tardar una respuesta
setting-page-rows = Filas en una página de una lista
setting-import-file-bytes = Archivo más grande que se importa, en bytes
setting-import-unpacked-bytes = Bytes a los que puede desempaquetarse un libro
setting-import-rows = Filas en un libro
setting-import-hours = Horas que espera un libro
setting-session-days = Días sin visita tras los que hay que volver a entrar
setting-invitation-days = Días que sirve una invitación
setting-self-registration = Si las personas pueden abrir una cuenta por su cuenta
setting-opening-hours = Horas que sirve el enlace para abrir una cuenta
setting-sign-in-tries = Cuántas veces en 15 minutos se puede intentar entrar
setting-text-letters = Letras de un texto
setting-line-letters = Letras de una línea
setting-comment-letters = Letras de un comentario
setting-comments-hourly = Comentarios de una cuenta en una hora
setting-open-forms-hourly = Formularios sin cuenta desde un lugar en una hora
setting-links-daily = Enlaces en un día a un correo sin confirmar
setting-registrations-daily = Organizaciones que pueden registrarse en un día
setting-digest-hour = Hora (UTC) desde la que se envían resúmenes
setting-document-rows = Filas a partir de las que un informe se hace en segundo plano
setting-editions-a-day = Ediciones de documentos que se guardan en un día
setting-follow-minutes = Minutos entre dos correos a quien quiere saber enseguida
setting-follow-most = Cosas que una persona puede seguir
setting-mail-bounces = Correo al que vuelve lo que no se pudo entregar
setting-reminder-days = Días antes de una fecha en que se recuerda
setting-signature-roots = Emisores de firmas en los que se confía
setting-entries-hourly = Cuántas veces por hora una cuenta puede probar un código o un identificador de un proceso
setting-draft-days = Días que se guarda lo que nunca se envió
setting-parked-days = Días que se guarda el trabajo abandonado
setting-mail-days = Días que se guardan los correos en una carpeta
setting-attendee-days = Días que se guarda quién se inscribió en un evento, desde que termina
setting-smallest-group = Personas que tiene al menos un grupo que se muestra; nunca menos de 5
setting-answer-hours = Horas que se guardan las respuestas a programas
setting-upload-bytes = Bytes de los archivos de un formulario
setting-archive = De qué direcciones se guarda una copia
setting-archive-bytes = Bytes de esa copia
setting-archive-seconds = Segundos que puede tardar en traerse
setting-files-bucket = Depósito de archivos
setting-files-endpoint = Dirección del almacén de objetos
setting-files-region = Región del depósito
setting-files-key-id = Mitad pública de su credencial
setting-files-secret = Mitad secreta de su credencial
setting-mail-server = Servidor de correo
setting-mail-from = Quién envía los correos
setting-oidc-issuer = Proveedor con el que la gente puede entrar
setting-oidc-client-id = Cómo llama ese proveedor a este sitio
setting-oidc-client-secret = Secreto por el que lo reconoce
setting-oidc-name = Qué dice su botón
setting-record-witnesses = Quién refrenda el registro público
setting-metrics-listen = Dónde se dan las mediciones
setting-api-rate = Cuántas veces por minuto puede preguntar una dirección a la API
setting-proxies = Servidores web que están delante
setting-traces-to = A qué recolector de trazas se avisa
setting-log-requests = Si se anota una línea por cada petición
setting-log = Qué se anota
setting-log-format = Cómo se anota
setting-young-account-days = Días en que una cuenta es nueva y un moderador mira primero lo raro que propone
setting-waiting-contributions = Aportes de una cuenta nueva que pueden esperar a la vez
setting-paper-days = Días después de la recepción en que se puede ingresar lo escrito en papel
setting-rescue-days = Días en que los autores pueden negarse a que su propuesta se ofrezca de nuevo
setting-similar-texts = Propuestas cuyos textos se tienen en memoria para hallar las parecidas
