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
