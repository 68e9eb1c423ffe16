### Entrar, la cuenta propia y lo que espera a cada persona.

sign-in-title = Entrar
sign-in-lead = Para quienes informan, confirman, coordinan o participan. Leer no necesita cuenta.
sign-in-by-password = Con contraseña
sign-in-by-oidc = Con la cuenta de su institución
sign-in-oidc-do = Entrar con { $name }
sign-in-by-passkey = Con una llave de acceso
sign-in-by-passkey-words = Con la huella, el rostro o el código de su equipo, sin escribir nada.
sign-in-passkey-do = Entrar con llave de acceso
sign-in-passkey-failed = No se pudo entrar con una llave de acceso. Pruebe otra vez, o entre con contraseña o enlace.
oidc-title = Vamos a { $name }
oidc-lead = Usted entra allá y vuelve aquí. No vemos su contraseña.
oidc-go = Seguir a { $name }
sign-in-by-link = Con un enlace por correo
sign-in-by-link-words = Le enviamos un enlace que sirve una vez. También sirve si olvidó la contraseña.
field-sign-in-address = Correo electrónico
field-sign-in-password = Contraseña
sign-in-do = Entrar
sign-in-send-link = Enviarme un enlace
sign-in-sent = Revise su correo
sign-in-sent-words = Si esa dirección tiene cuenta, el enlace ya va en camino. Sirve durante 30 minutos. Mire también en la carpeta de correo no deseado.
ticket-title = Entrar con enlace
ticket-lead = Pulse el botón para entrar. El enlace deja de servir después.
ticket-invited = Le invitaron a tomar parte. Escriba cómo quiere que le llamen y elija una contraseña.
field-ticket-name = Su nombre
field-ticket-password = Contraseña nueva
field-ticket-password-help = Al menos 12 caracteres. Varias palabras que usted recuerde son mejores que signos raros.
ticket-do = Entrar
account-title = Mi cuenta
account-lead = Contraseña, sesiones abiertas y llaves para programas.
account-done = { $what ->
    [password] Contraseña guardada. Las demás sesiones se cerraron.
    [session] Sesión cerrada.
    [passkey] Llave de acceso añadida.
    [removed] Llave de acceso quitada.
   *[key] Llave anulada.
}
account-sessions = Sesiones abiertas
account-sessions-words = Los equipos en los que usted entró. Cierre los que no reconozca.
account-session-own = este equipo
account-session-days = Entró el { $made }. Último uso: { $seen }.
account-session-end = Cerrar sesión ahí
account-sign-out = Salir
account-device-unknown = Equipo sin identificar
account-passkeys = Llaves de acceso
account-passkeys-words = Una llave de acceso vive en su teléfono, su computador o su gestor de contraseñas. Nadie se la puede quitar con un engaño, porque solo sirve en este sitio.
account-passkey-made = Añadida el { $made }.
account-passkey-used = Último uso: { $used }.
account-passkey-remove = Quitar
account-passkey-name = Nombre para reconocerla, por ejemplo: mi teléfono
account-passkey-add = Añadir llave de acceso
account-passkey-failed = No se añadió. Pruebe otra vez; si pasó mucho tiempo, salga y vuelva a entrar.
account-passkey-script = Para añadir una llave de acceso hace falta JavaScript.
account-passkey-again = Para añadir una llave de acceso, demuestre otra vez que es usted:
account-password-change = Cambiar la contraseña
account-password-set = Poner una contraseña
account-password-do = Guardar contraseña
field-account-old-password = Contraseña actual
field-account-password = Contraseña nueva
field-account-password-help = Al menos 12 caracteres. Varias palabras que usted recuerde son mejores que signos raros.
account-keys = Llaves para programas
account-keys-words = Con una llave, un programa actúa en su nombre por la API. Nunca puede más que usted.
account-key-new = Llave nueva
account-key-new-words = Cópiela ahora: no se muestra otra vez.
field-account-key-name = Para qué programa es
account-key-end = Anular
account-key-make = Crear llave
account-scopes = Qué puede hacer
account-scope-report = Informar avances y proponer fechas
account-scope-confirm = Confirmar y objetar
account-scope-plan = Editar planes y decidir fechas
account-scope-webhooks = Recibir avisos en una dirección
work-title = Mi trabajo
work-lead = Lo que espera por usted, en orden.
work-waits = { $count ->
    [0] Nada espera por usted
    [one] Una cosa espera por usted
   *[other] { $count } cosas esperan por usted
}
work-none = Está al día
work-none-words = Aquí aparece lo que vence, lo que se atrasó y lo que le devuelven.
work-begin = También puede
work-account = Contraseña, sesiones y llaves
work-urgency = { $urgency ->
    [returned] Devuelto
    [overdue] Vencido
    [waiting] Esperan por usted
    [soon] Pronto
   *[later] Más adelante
}
work-done = { $what ->
    [reported] Avance informado
    [completed] Hito informado como terminado
    [confirmed] Avance confirmado
    [disputed] Objeción publicada
    [asked] Pregunta publicada
    [answered] Respuesta publicada
    [returned] Informe devuelto
    [proposed] Reprogramación propuesta
    [decided] Decisión publicada
    [closed] Plan cerrado
    [assessed] Evaluación publicada
    [marked] Plan dado por evaluado
    [opened] Su cuenta está abierta
    [draft] Borrador guardado
   *[saved] Cambios guardados
}
work-done-next = { $what ->
    [reported] Ya es público. La contraparte puede confirmarlo u objetarlo.
    [completed] Ya es público. La contraparte puede confirmarlo u objetarlo.
    [confirmed] La segunda llave quedó puesta y está en el registro público.
    [disputed] La institución la ve en su trabajo y tiene que responder.
    [asked] La institución la ve en su trabajo y tiene que responder.
    [answered] La contraparte la ve en su trabajo.
    [returned] La institución lo ve en su trabajo y puede corregirlo.
    [proposed] Quien coordina el plan la ve en su trabajo y decide.
    [decided] Las fechas firmadas siguen a la vista junto a las vigentes.
    [closed] Lo informado y lo pendiente quedan a la vista.
    [assessed] Es pública y está en el registro. Una corrección será una versión nueva, con su razón.
    [marked] Se pueden registrar más evaluaciones y corregir las que hay.
    [opened] Usted ya entró. La próxima vez pida un enlace por correo, o ponga una contraseña en la página de su cuenta.
    [draft] Nadie más lo ve. Siga cuando quiera.
   *[saved] El cambio está en el historial y en el registro público.
}
role-operator = Operación
role-program = El programa
role-administrator = Administración
role-coordinator = Coordinación
role-officer = Responsable
role-counterpart = Contraparte
role-evaluator = Evaluación
role-moderator = Moderación
role-reviewer = Revisión
role-participant = Participante
problem-sign-in = El correo o la contraseña no coinciden.
problem-sign-in-mend = Pruebe otra vez o pida un enlace por correo.
problem-oidc-over = Ese intento de entrar ya terminó, o empezó en otro navegador.
problem-oidc-over-mend = Pulse el botón otra vez y no deje pasar más de diez minutos.
problem-oidc-refused = El otro sitio no confirmó quién es usted.
problem-oidc-refused-mend = Pruebe otra vez, o entre con contraseña o enlace.
problem-oidc-unreachable = El otro sitio no responde.
problem-oidc-unreachable-mend = Pruebe más tarde, o entre con contraseña o enlace.
problem-oidc-unknown = Su correo no tiene cuenta aquí, y una cuenta no se crea sola.
problem-oidc-unknown-mend = Abra una con el mismo correo que usa allá, si el sitio lo permite; si no, pida una invitación a quien lo administra.
problem-oidc-unverified = El otro sitio no da fe de que ese correo es suyo.
problem-oidc-unverified-mend = Confirme su correo allá, o entre con un enlace por correo.
problem-oidc-blocked = Su cuenta está bloqueada.
problem-oidc-blocked-mend = Pregunte a quien administra el sitio.
problem-address = Eso no parece una dirección de correo.
problem-address-mend = Escríbala completa, por ejemplo ana@institucion.gob.ec.
problem-person-name = Falta el nombre, o pasa de 120 caracteres.
problem-password-short = La contraseña es demasiado corta.
problem-password-short-mend = Use al menos { $least } caracteres.
problem-password-long = La contraseña es demasiado larga.
problem-password-long-mend = Use menos de 500 caracteres.
problem-password-obvious = Esa contraseña se adivina enseguida.
problem-password-obvious-mend = No use su correo, su nombre ni una sola letra repetida.
problem-password-wrong = La contraseña actual no es esa.
problem-key = Faltan datos de la llave.
problem-key-mend = Escriba para qué programa es y marque al menos una cosa que puede hacer.
event-account-made = Se creó una cuenta
event-account-blocked = Se bloqueó una cuenta
event-account-unblocked = Se desbloqueó una cuenta
event-account-signed-out = Se cerraron todas las sesiones de una cuenta
event-account-link-made = Se creó un enlace para entrar con una cuenta
event-record-key-rotated = Se cambió la llave con la que se firma el registro
event-role-given = { $count ->
    [one] Se dio un papel en esta organización
   *[other] Se dieron { $count } papeles en esta organización
}
event-role-ended = { $count ->
    [one] Terminó un papel en esta organización
   *[other] Terminaron { $count } papeles en esta organización
}
problem-address-taken = Esa dirección ya tiene cuenta.
problem-role-body = Falta la organización en cuyo nombre actúa.
problem-role-days = El fin es anterior al comienzo.
problem-file-too-large = El archivo { $name } es demasiado grande.
problem-file-too-large-mend = Envíe uno más pequeño.
problem-file-not-allowed = El archivo { $name } no es de una clase que se acepte.
problem-file-not-allowed-mend = Sirven fotos, PDF, documentos y hojas de cálculo sin macros, texto, y cualquiera de ellos firmado en P7M.
problem-file-broken = El archivo { $name } está dañado.
problem-file-broken-mend = Ábralo, guárdelo otra vez y envíelo de nuevo.
problem-file-bomb = El archivo { $name } se desempaca en demasiado.
problem-file-bomb-mend = Guárdelo de nuevo, o envíelo como PDF.
problem-file-taken-down = El contenido del archivo { $name } se retiró antes y no se recibe otra vez.
problem-file-taken-down-mend = Si cree que fue un error, escriba a quien modera.
problem-file-empty = El archivo { $name } está vacío.
problem-file-empty-mend = Elija el archivo otra vez.
error-sign-in = Hace falta entrar
    .help = Entre y vuelva a intentarlo. Lo que envió no se guardó: vuelva atrás en el navegador, copie su texto y envíelo después de entrar.
error-role = Su cuenta no tiene permiso para esto
    .help = Hace falta un papel que usted no tiene ahora. Pídalo a quien administra el sitio.
error-other-site = Otro sitio envió esta página
    .help = Por seguridad no se aceptó. Abra este sitio en su navegador y repita lo que quería hacer.
error-ticket = El enlace ya no sirve
    .help = Se usó, o pasó su tiempo. Pida otro en la página para entrar.
error-passkey = La llave de acceso no sirvió
    .help = Pruebe otra vez, o entre con contraseña o enlace.
error-passkey-again = Vuelva a entrar primero
    .help = Para añadir una llave de acceso hace falta haber entrado hace menos de quince minutos.
error-not-now = Así como están las cosas no se puede
    .help = Alguien lo cambió, o su estado ya no lo permite. Vuelva a la página y mire cómo está.
error-changed = Alguien lo cambió mientras tanto
    .help = Vuelva a la página y mire qué cambió antes de enviar lo suyo.
error-form = Hay algo que corregir
    .help = Revise los datos enviados.
error-too-many = Demasiados intentos
    .help = Espere quince minutos y vuelva a intentarlo.
error-too-large = Es demasiado grande
    .help = Envíe menos a la vez o archivos más pequeños.
mail-link-subject = Su enlace para entrar en { $place } · Minga
mail-link =
    Alguien pidió entrar con esta dirección. Si fue usted, abra este enlace:

    { $address }

    Sirve una vez, durante { $minutes } minutos. Si no fue usted, no haga nada.
mail-invitation-subject = Le invitaron a { $place } · Minga
mail-invitation =
    Le invitaron a tomar parte en el gobierno abierto de { $place }.
    Abra este enlace y elija una contraseña:

    { $address }

    Sirve durante { $days } días. Si no espera esta invitación, no haga nada.
