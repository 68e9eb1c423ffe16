### Constancias de participación.

events-certificate = Constancia de participación
events-certificate-get = Recibir mi constancia
events-certificate-get-words = Dice su nombre, el evento y el día. Cualquiera que tenga el papel puede comprobarla con su código. Guárdela: cuando se borren los datos de quienes vinieron, no se podrá hacer otra, pero la suya se seguirá comprobando.
events-certificate-words = Se deja constancia de que la persona nombrada participó en este evento.
events-certificate-name = Nombre
events-certificate-event = Evento
events-certificate-when = Cuándo
events-certificate-by = Organiza
events-certificate-number = Constancia número
events-certificate-code = Código
events-certificate-check = Para comprobarla:
events-check-title = Comprobar una constancia
events-check-valid = La constancia es válida
events-check-revoked = Esta constancia ya no vale: se corrigió quién vino
events-check-name = ¿De quién es?
events-check-name-words = El sitio no guarda el nombre. Escriba el que está en el papel, y el sitio dice si es el mismo.
events-check-same = Es el nombre con el que se hizo
events-check-other = No es el nombre con el que se hizo
events-check-do = Comprobar el nombre
event-certificate-issued = Se hizo una constancia de participación
event-certificate-revoked = Una constancia de participación dejó de valer
