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

