### Organizaciones.

people-sector = { $sector ->
    [public] Institución pública
    [civil_society] Sociedad civil
    [academia] Academia
    [private] Sector privado
    [international] Organismo internacional
    [community] Comunidad
   *[other] { $sector }
}
people-sector-all = Todos los sectores
people-directory = Organizaciones
people-directory-lead = Quién responde por cada compromiso y quién lo acompaña desde fuera del gobierno.
people-filter-name = Nombre o siglas
people-filter-sector = Sector
people-found = { $count ->
    [0] Ninguna organización
    [one] Una organización
   *[other] { $n } organizaciones
}
people-name = Organización
people-city = Ciudad
people-unknown = la fuente no la indica
people-none = Ninguna organización coincide
people-none-words = Pruebe con las siglas o con una sola palabra del nombre.
people-nothing = Sin compromisos registrados
people-nothing-words = Aquí se verá aquello por lo que esta organización responde o lo que acompaña.
people-reach = Cómo comunicarse
people-jurisdiction = Jurisdicción
people-parent = Pertenece a
people-parts = La integran
people-code = Código
people-history = Historial

people-territory-lead = Qué se hace en este territorio y qué organizaciones tienen aquí su sede.
people-territory-where = Dónde queda
people-territory-nobody = Ninguna organización registrada tiene aquí su sede.
people-territory-all = { $count ->
    [one] Ver la organización en el directorio
   *[other] Ver las { $n } organizaciones en el directorio
}

# What each address of the API gives.
api-list-organisations = Organizaciones, por nombre.
api-get-organisation = Una organización, por su código.
people-calendar = Calendario
people-calendar-of = Feriados y plazos de { $place }
