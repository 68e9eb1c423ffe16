### Historial, navegación y filtros.

nav-organisations = Organizaciones
facet-kind-organisation = Organización

event-organisation-created = { $count ->
    [one] Se registró la organización
   *[other] Se registraron { $count } organizaciones
}
event-organisation-changed = { $count ->
    [one] Cambiaron datos de la organización
   *[other] Cambiaron datos de { $count } organizaciones
}
event-jurisdiction-created = { $count ->
    [one] Se registró la jurisdicción
   *[other] Se registraron { $count } jurisdicciones
}
event-jurisdiction-changed = { $count ->
    [one] Cambiaron datos de la jurisdicción
   *[other] Cambiaron datos de { $count } jurisdicciones
}
event-organisation-confirmed = { $count ->
    [one] Se confirmó el contacto de la organización
   *[other] Se confirmó el contacto de { $count } organizaciones
}
event-organisation-contacts-changed = { $count ->
    [one] Cambió el contacto de la organización
   *[other] Cambió el contacto de { $count } organizaciones
}
event-organisation-registered = { $count ->
    [one] Se aceptó a la organización, que se registró por sí misma
   *[other] Se aceptó a { $count } organizaciones, que se registraron por sí mismas
}
event-organisation-refused = { $count ->
    [one] Una organización pidió registrarse y no fue aceptada
   *[other] { $count } organizaciones pidieron registrarse y no fueron aceptadas
}
event-organisation-merged = { $count ->
    [one] La organización se unió con otra
   *[other] { $count } organizaciones se unieron con otras
}
event-organisation-joined = { $count ->
    [one] Otra entrada se unió a esta organización
   *[other] Otras entradas se unieron a { $count } organizaciones
}
