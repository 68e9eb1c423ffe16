### Administrar cuentas y papeles.

people-accounts = Cuentas
people-invite = Invitar a alguien
people-invite-do = Crear cuenta e invitar
people-invite-again = Enviar la invitación otra vez
people-account-made = Cuenta creada el { $day }
people-account-blocked = Bloqueada
people-account-done = { $what ->
    [invited] Invitación enviada.
    [link] Se envió un enlace para entrar al correo de la cuenta.
    [signed_out] Se cerraron todas sus sesiones.
    [role] Papel dado. Vale desde su primer día.
    [ended] Papel terminado. Ya no vale.
    [blocked] Cuenta bloqueada. Sus sesiones se cerraron.
   *[unblocked] Cuenta desbloqueada.
}
people-roles = Papeles
people-roles-none = Sin papeles
people-roles-none-words = Puede entrar y participar, y nada más.
people-role-from = desde el { $day }
people-role-to = hasta el { $day }
people-role-end = Terminar ahora
people-role-give = Dar un papel
people-role-public = El papel queda en el registro público: cuál, de qué organización y desde cuándo. No de quién.
people-access = Entrada
people-link = Enviar un enlace para entrar
people-sign-out = Cerrar todas sus sesiones
people-block = Bloquear la cuenta
people-unblock = Desbloquear la cuenta
field-invite-address = Correo electrónico
field-invite-name = Nombre
field-invite-lang = Idioma de los correos
field-role-role = Papel
field-role-body = Código de la organización en cuyo nombre actúa
field-role-body-help = Hace falta para responsables y contrapartes. Por ejemplo: SERCOP.
field-role-scope = Código del plan, si vale solo para uno
field-role-begins = Desde
field-role-begins-help = Vacío: desde ahora.
field-role-ends = Hasta
field-role-ends-help = Ese día ya no vale.
problem-role-unknown-body = No hay ninguna organización con ese código.
problem-role-unknown-scope = No hay ningún plan con ese código.

## Escribir el directorio

people-create = Agregar una organización
people-edit = Editar la organización
people-edit-who = ¿Cuida usted este directorio?
people-places = Jurisdicciones
people-place-create = Agregar una jurisdicción
people-place-edit = Editar la jurisdicción
