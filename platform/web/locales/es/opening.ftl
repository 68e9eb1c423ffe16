### Abrir una cuenta sin que nadie invite.

opening-title = Abrir una cuenta
opening-lead = Para proponer, apoyar, comentar y preguntar. Leer no necesita cuenta.
opening-why = Por qué hace falta
opening-why-words = Para que cada persona cuente una sola vez, y para que usted pueda seguir, corregir y retirar lo que diga. El correo muestra que la dirección es suya.
opening-kept = Qué se guarda
opening-kept-words = Su nombre y su correo. El correo no lo ve nadie más, y el nombre solo se muestra donde usted lo pida. Si no confirma, todo se borra a las { $hours } horas. Puede borrar la cuenta cuando quiera.
field-opening-name = Cómo quiere que le llamen
field-opening-name-help = Su nombre u otro por el que le conozcan.
field-opening-address = Correo electrónico
opening-trap = No llene este campo
opening-do = Enviarme el enlace
opening-have-one = ¿Ya tiene cuenta?
opening-sign-in = Entrar
opening-sent = Revise su correo
opening-sent-words = Le enviamos una carta con un enlace. Sirve una vez, durante { $hours } horas. Ábralo en este mismo equipo para seguir donde estaba.
opening-sent-none = Si no llega en unos minutos, mire en la carpeta de correo no deseado y revise que la dirección esté bien escrita. Cada dirección recibe pocas cartas al día.
opening-closed = Aquí no se abren cuentas por cuenta propia
opening-closed-words = Las cuentas se dan por invitación. Pídala a quien administra el sitio.
opening-confirm = Abrir su cuenta
opening-confirm-words = Revise su nombre y pulse el botón. La cuenta queda abierta y usted entra enseguida.
opening-confirm-do = Abrir mi cuenta
opening-next-time = La próxima vez entra con un enlace por correo, o con la contraseña o la llave de acceso que ponga en la página de su cuenta.
opening-known = Usted ya tiene cuenta
opening-known-words = Esta dirección ya tiene una cuenta. Pulse el botón para entrar con ella.
sign-in-no-account = ¿Todavía no tiene cuenta?
opening-need = Hace falta una cuenta.
opening-or = o
error-opening-closed = Aquí no se abren cuentas por cuenta propia
    .help = Las cuentas se dan por invitación. Pídala a quien administra el sitio.
error-opening-link = El enlace ya no sirve
    .help = Se usó, o pasó su tiempo. Si ya abrió su cuenta, entre; si no, pida otro enlace.
event-account-opened = Alguien abrió una cuenta
retention-openings = Cuentas que se pidieron y nadie confirmó
retention-openings-basis = Hace falta para lo que pidió: mostrar que la dirección es suya.
mail-opening-subject = Confirme su cuenta en { $place } · Minga
mail-opening =
    Alguien pidió abrir una cuenta con esta dirección. Si fue usted, abra este enlace y pulse el botón:

    { $address }

    Sirve una vez, durante { $hours } horas. Si no fue usted, no haga nada: no se abre ninguna cuenta y lo pedido se borra.
mail-opening-known-subject = Usted ya tiene cuenta en { $place } · Minga
mail-opening-known =
    Alguien pidió abrir una cuenta con esta dirección, que ya tiene una. Si fue usted, entre con este enlace:

    { $address }

    Sirve una vez, durante { $hours } horas. Si no fue usted, no haga nada: su cuenta sigue como estaba, y quien lo pidió no supo que existe.
mail-opening-locked-subject = Su cuenta en { $place } está bloqueada · Minga
mail-opening-locked =
    Alguien pidió abrir una cuenta con esta dirección, que ya tiene una, bloqueada. Si fue usted, pregunte a quien administra el sitio. Si no, no haga nada.
work-citizen = Lo que puede hacer
work-citizen-words = Con su cuenta puede proponer y apoyar en los procesos abiertos, comentar y preguntar en cada compromiso, y seguir por correo lo que le importe. Nada de eso pide un papel.
work-citizen-search = Buscar algo que le importe
