### La API: qué hace y qué rechaza.

api-list-events = Cambios oficiales, en el orden en que ocurrieron.
api-list-webhooks = Los webhooks de la cuenta de la llave.
api-get-webhook = Un webhook, por su identificador.
api-add-webhook = Crea un webhook: una dirección a la que se avisa de lo que ocurre.
api-replace-webhook = Da otra dirección a un webhook y lo vuelve a encender.
api-remove-webhook = Quita un webhook.

error-key = Falta una llave
    .help = Envíe la cabecera Authorization: Bearer con una llave creada en la página de su cuenta.
error-key-void = La llave no sirve
    .help = No es nuestra, terminó o su cuenta está bloqueada. Cree otra en la página de su cuenta.
error-scope = La llave no es para esto
    .help = Cree una llave que lo permita en la página de su cuenta.
error-media-type = El cuerpo debe ser JSON
    .help = Envíe la cabecera Content-Type: application/json.
error-json = El cuerpo no es JSON que se pueda leer
    .help = Revíselo con una herramienta de JSON. Los textos van en UTF-8 y sin ceros.
error-problems = Hay campos que corregir
    .help = En errors está cada campo y qué le pasa. No se escribió nada.
error-stale = Cambió desde que lo leyó
    .help = Léalo de nuevo, vea qué cambió y envíe If-Match con el ETag nuevo.
error-idempotency-key = La llave de idempotencia no es válida
    .help = Envíe un solo Idempotency-Key de 1 a 255 caracteres ASCII visibles; por ejemplo, un UUID.
error-idempotency = Esta llave de idempotencia se usó para otra cosa
    .help = Use una llave nueva para un pedido nuevo, y la misma solo para repetir el mismo pedido.
error-after = El parámetro after no es válido
    .help = Dé a after el número de un evento, desde 0.
error-reference = El parámetro root o subject no es válido
    .help = Escríbalo como en los eventos: plan: seguido del identificador.
error-milestone = El parámetro milestone no es válido
    .help = Dé a milestone el identificador de un hito.
error-webhooks = La cuenta tiene todos los webhooks que puede tener
    .help = Una cuenta tiene como máximo 10. Quite uno que no necesite.

problem-unknown-field = No hay un campo así.
problem-unknown-field-mend = Quítelo; la descripción de la API dice qué campos hay.
problem-missing-field = Falta este campo.
problem-wrong-type = El valor no es de la clase que este campo admite.
problem-wrong-type-mend = Vea la descripción de la API.
problem-text-language = { $lang } no es el código de un idioma.
problem-text-language-mend = Use códigos como es, en o qu.
problem-webhook-address = No se puede enviar nada a esa dirección.
problem-webhook-address-mend = Escríbala completa, desde https://, sin contraseña, en el puerto 80 o 443.
problem-webhook-root = No existe.
problem-webhook-root-mend = Escríbalo como en los eventos: plan: seguido del identificador.
