# Correos de una demostración y trabajos que no se pudieron hacer.
mails-title = Correos de la demostración
mails-lead = Una demostración no envía correos: aquí se ven los que enviaría, en las dos formas que recibiría cada persona.
mails-none = Todavía no hay correos
mails-none-words = Aparecen aquí cuando alguien sigue un plan, pide un enlace para entrar o recibe un recordatorio.
mail-title = Correo
mail-to = Para
mail-unsubscribe = Enlace para darse de baja
mail-text = Como texto
mail-html = Ver como HTML

jobs-title = Trabajos en segundo plano
jobs-lead = Lo que el programa intentó varias veces y no pudo hacer. No se vuelve a intentar hasta que alguien lo decida.
jobs-waiting = { $count ->
    [0] No hay nada en espera.
    [one] Hay un trabajo en espera.
   *[other] Hay { $count } trabajos en espera.
}
jobs-attempts = { $count ->
    [one] un intento
   *[other] { $count } intentos
}
jobs-reason = Motivo:
jobs-retry = Intentar otra vez
jobs-discard = Olvidar
jobs-more = Hay más; se ven los cien más nuevos.
jobs-none = Todo se pudo hacer
jobs-none-words = Si un correo o una copia fallan muchas veces, aparecen aquí con su motivo.
