### Qué se guarda de las personas, e irse.

personal-title = Datos personales
personal-lead = Qué guarda este sitio de las personas, para qué y por cuánto tiempo.
personal-public = Lo que todos pueden leer
personal-public-words = El registro público dice qué hicieron las instituciones y en qué papel; nunca quién fue. No tiene nombres ni direcciones, y de los textos solo huellas. Lo que usted dice en las conversaciones es público hasta que lo retire, con su nombre solo si así lo quiso.
personal-account = Lo que solo saben usted y el programa
personal-account-words = Si tiene cuenta: su correo, el nombre que eligió, sus papeles, los navegadores en los que entró y desde cuándo. Las contraseñas se guardan de modo que nadie puede leerlas. No se anota quién miró qué página.
personal-rights = Lo que usted puede hacer
personal-rights-words = En la página de su cuenta puede leerlo todo, corregirlo, llevárselo en un archivo y borrarlo.
personal-contact = Para preguntas y solicitudes:
personal-times = Por cuánto tiempo
personal-times-words = Un trabajo borra cada cosa cuando se cumple su tiempo, y anota cuánto fue.
personal-copies = Las copias de seguridad tienen lo que había cuando se hicieron, hasta que quien opera el sitio las retira.
retention-time = { $unit ->
    [days] { $count ->
        [one] 1 día
       *[other] { $count } días
    }
    [minutes] { $count ->
        [one] 1 minuto
       *[other] { $count } minutos
    }
   *[hours] { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
}
retention-sessions = Que usted entró, desde su última visita
retention-sessions-basis = Hace falta para lo que pidió: seguir dentro. Termina en cuanto sale.
retention-links = Enlaces para entrar e invitaciones
retention-links-basis = Hace falta para lo que pidió. Un enlace para entrar sirve 30 minutos.
retention-begun = Una entrada que empezó y no terminó
retention-begun-basis = Hace falta para lo que pidió.
retention-tries = Cuántas veces se intentó entrar con una dirección, sin la dirección misma
retention-tries-basis = Interés legítimo: proteger las cuentas de quien adivina contraseñas.
retention-answers = Respuestas a programas y formularios, para no hacer nada dos veces
retention-answers-basis = Hace falta para lo que pidió: lo que se repite tras un corte de conexión se hace una vez.
retention-imports = Libros que se enviaron y no se importaron
retention-imports-basis = Hace falta para lo que pidió: mirar qué cambiaría antes de decir que sí.
retention-drafts = Informes escritos y no enviados
retention-drafts-basis = Hace falta para lo que pidió: seguir más tarde.
retention-files = Archivos que nada nombra
retention-files-basis = Lo que no se publica no se guarda más que un borrador.
retention-parked = Correos y avisos que no se pudieron enviar
retention-parked-basis = Interés legítimo: averiguar qué falló y enviarlos de nuevo.
retention-mails = Correos que se escriben en una carpeta, donde el sitio no tiene servidor de correo
retention-mails-basis = Hace falta para probar el programa.
retention-unfinished = Partes de archivos cuyo envío se cortó
retention-unfinished-basis = Nadie las necesita.
retention-attendees = Quién se inscribió en un evento, desde que termina
retention-attendees-basis = Necesario para lo que pidió: su cupo. Se borra antes si lo deja.
account-data = Sus datos
account-data-words = Todo lo que se guarda de usted, para leerlo y llevárselo.
account-data-take = Llevarse todo en un archivo
error-fresh = Vuelva a entrar primero
    .help = Para esto, demuestre otra vez que es usted: salga, entre y pruebe de nuevo.
leave-title = Borrar mi cuenta
leave-lead = Ya no entrará, y nadie sabrá quién fue usted.
leave-goes = Se borra enseguida: su correo y su nombre, contraseñas y llaves de acceso, llaves y avisos para programas, borradores, los navegadores en los que entró. Sus papeles terminan.
leave-stays = Queda lo que hicieron las instituciones mientras usted actuaba por ellas. El registro nunca supo que era usted.
leave-again = Para esto, demuestre otra vez que es usted:
leave-said = Retirar también lo que dije en las conversaciones. Si no, queda, sin nombre.
leave-sure = Sé que esto no se puede deshacer.
leave-do = Borrar mi cuenta
leave-not = Conservarla
problem-leave-sure = Marque que sabe que no se puede deshacer.
problem-last-administrator = Usted es la única persona que administra.
problem-last-administrator-mend = Dé antes ese papel a otra persona, para que alguien cuide las cuentas.
event-account-deleted = Se borró una cuenta
