### Directorio: contactos, organizaciones que se registran, duplicados.

people-contact = Contacto
people-contact-title = Contacto de la organización
people-contact-more = Avisar que no funciona, o confirmarlo
people-contact-confirmed = Confirmado el
people-contact-unconfirmed = Sin confirmar
people-contact-stale = hace más de un año que nadie lo confirma
people-contact-which = { $which ->
    [email] Correo
    [phone] Teléfono
    [postal] Dirección
   *[website] Sitio web
}
people-contact-reported = Gracias: alguien lo revisará.
people-contact-said = Alguien avisó que esto no funciona
people-contact-said-dead = desde el
people-contact-right-words = Corrija lo que cambió y borre lo que ya no funciona. Al confirmar queda a la vista la fecha de hoy; se pide una vez al año. Ponga el contacto de la oficina, nunca el de una persona: es público.
people-contact-confirm = Es correcto a la fecha
people-contact-save = Guardar sin confirmar
people-contact-dead = ¿No funciona?
people-contact-dead-words = Avísenos, sin dar sus datos. Lo revisarán la organización y quien cuida el directorio.
people-contact-dead-which = ¿Qué no funciona?
people-contact-dead-do = Avisar
people-contact-none = No se conoce ningún contacto
people-contact-none-words = La organización o quien cuida el directorio pueden agregarlo.
people-contact-own = ¿Es su organización o cuida el directorio?
people-contact-keep = Corregir y confirmar el contacto
people-themes = Temas en los que trabaja
people-trap = Deje vacío este campo
people-filter-theme = Tema
people-filter-territory = Territorio
people-filter-territory-all = Todos los territorios
people-work-confirm = Confirmar el contacto de la organización
people-work-dead = Revisar un contacto que no funcionaría
people-work-registration = Decidir si entra al directorio
field-contact-website = Sitio web
field-contact-website-help = Completo, desde https://
field-contact-email = Correo
field-contact-email-help = El de una oficina o un cargo, no el de una persona.
field-contact-phone = Teléfono
field-contact-phone-help = Con el código del país.
field-contact-postal = Dirección
problem-website = La dirección de la web no sirve.
problem-website-mend = Escríbala completa, desde https://, sin espacios.
problem-phone = Eso no parece un teléfono.
problem-phone-mend = Use números, espacios, guiones y, si hace falta, «ext».
problem-contacts-none = No hay ningún contacto que confirmar.
problem-contacts-none-mend = Escriba al menos uno, o guarde sin confirmar.

people-register-title = Registrar una organización
people-register-lead = Organizaciones de la sociedad civil, comunidades, universidades y empresas pueden pedir un lugar en el directorio. No hace falta una cuenta.
people-register-nowhere = Sin indicar
people-register-promise = Nada se publica antes de que alguien lo acepte. Si se acepta, todo lo de aquí será público, menos por qué lo pide. Lo que nadie confirma en dos días y lo que no se acepta se borra.
people-register-do = Pedir un lugar
people-register-sent = Revise el correo de la organización
people-register-sent-words = Le enviamos un enlace para confirmar que la dirección es suya. Después alguien revisará el pedido y le responderá por correo.
people-register-subject = Confirme el registro de su organización
people-register-mail =
    Alguien, ojalá usted, pidió que una organización con esta dirección entre al directorio de gobierno abierto de { $place }.

    Para ver de cuál se trata y confirmarlo:
    { $address }

    El enlace sirve por { $hours } horas. Si usted no lo pidió, no haga nada: se borrará.
field-register-name = Nombre de la organización
field-register-acronym = Siglas
field-register-sector = Sector
field-register-territory = Territorio
field-register-territory-help = Donde tiene su sede.
field-register-city = Ciudad
field-register-themes = Temas en los que trabaja
field-register-themes-help = Separados por punto y coma, por ejemplo: agua; transparencia.
field-register-website = Sitio web
field-register-website-help = Completo, desde https://
field-register-email = Correo de la organización
field-register-email-help = El de una oficina o un cargo, no el de una persona. Será público, y ahí le llegará el enlace.
field-register-phone = Teléfono
field-register-phone-help = Con el código del país.
field-register-postal = Dirección
field-register-why = Por qué quiere estar en el directorio
field-register-why-help = Solo lo lee quien decide.
problem-themes = Son demasiados temas, o alguno es muy largo.
problem-themes-mend = Ponga hasta doce, cada uno de pocas palabras.

people-registered-title = Confirmar el registro
people-registered-words = Esta organización pidió entrar al directorio. Si fue usted, confirme que esta dirección es suya.
people-registered-do = Confirmar
people-registered-done = Confirmado
people-registered-next = Alguien revisará el pedido y le responderá por correo.
error-registration-link = Este enlace ya se usó o venció
    .help = Pida otra vez el registro de la organización.

people-registrations = Organizaciones por revisar
people-registrations-none = Nada por revisar
people-registrations-none-words = Aquí aparece lo que las organizaciones piden después de confirmar su correo.
people-registration-done = { $done ->
    [accepted] Ya está en el directorio. Se le avisó por correo.
   *[refused] No entra al directorio. Se le explicó por correo y sus datos se borraron.
}
people-registration-day = Confirmó su correo el
people-registration-why = Por qué lo pide
people-registration-alike = Podría estar ya en el directorio
people-registration-accept = Aceptar
people-registration-accept-do = Aceptar y publicar
people-registration-refuse = No aceptar
people-registration-refuse-do = No aceptar y explicar
field-registration-code = Código
field-registration-code-help = Con él la nombran las direcciones y las hojas de cálculo: letras sin tilde, números y guiones.
field-registration-reason = Razón
field-registration-reason-help = Se envía a la organización. No se publica.
problem-directory-code = Ese código no sirve.
problem-directory-code-mend = Use hasta 40 letras sin tilde, números y guiones.
people-accepted-subject = Su organización está en el directorio
people-accepted-mail =
    { $name } ya está en el directorio de gobierno abierto de { $place }:
    { $address }

    Una vez al año conviene confirmar que el contacto sigue siendo correcto.
people-refused-subject = Su organización no entró al directorio
people-refused-mail =
    Se revisó el pedido de { $name } de entrar al directorio de gobierno abierto de { $place }, y no se aceptó. La razón:

    { $reason }

    Lo que envió se borró. Puede pedirlo otra vez.

people-merge = Unir con otra
people-merge-words = Use esto si la misma organización está dos veces. Todo lo que se dijo de esta queda como se dijo y se ve también en la otra; su dirección lleva a la otra; quien actúa por una actúa por las dos.
people-merge-public = La razón se publica en la página de la organización.
people-merge-do = Unir
people-merged = También registrada como
field-merge-into = Código de la que queda
field-merge-reason = Razón
problem-merge-unknown = No hay ninguna organización con ese código.
problem-merge-unknown-mend = Búsquela en el directorio: el código está en su página.
problem-merge-itself = Es la misma.
problem-merge-itself-mend = Escriba el código de la otra.
problem-merge-part = Esa es parte de esta.
problem-merge-part-mend = Cambie primero a qué pertenece.
problem-organisation-merged = Esta organización se unió con otra.
problem-organisation-merged-mend = Cambie los datos de la otra.

people-asked-title = ¿Sigue siendo correcto?
people-asked-done = Quedó confirmado con la fecha de hoy.
people-asked-wrong = Si algo ya no funciona, avísenos en
people-asked-subject = ¿Sigue siendo correcto el contacto de su organización?
people-asked-mail =
    Hace casi un año que nadie confirma cómo comunicarse con { $name }, que está en el directorio de gobierno abierto de { $place }.

    Para ver qué dice el directorio y confirmarlo:
    { $address }

    El enlace sirve por 60 días. Esto se pregunta una vez al año.
error-contact-link = Este enlace ya se usó o venció
    .help = Si algo del directorio no es correcto, avísenos en la página de la organización.
retention-registrations = Lo que una organización pidió publicar y nadie confirmó
retention-registrations-basis = Hace falta para lo que pidió. Lo que no se acepta se borra al decidirlo.
