### Hojas de organizaciones y jurisdicciones para importar.

## Jurisdicciones

sheet-jurisdictions = Jurisdicciones
column-jurisdictions-code = Código
    .help = Con qué código se nombra en las demás hojas. Para un país, sus dos letras.
    .example = EC-P
column-jurisdictions-name = Nombre
    .help = El nombre oficial.
    .example = Pichincha
column-jurisdictions-level = Nivel
    .help = Si es un país o qué parte de un país.
    .example = Provincia o departamento
column-jurisdictions-part-of = Parte de
    .help = El código de la jurisdicción más amplia que la contiene. Un país deja la celda vacía.
    .example = EC

## Organizaciones

sheet-organisations = Organizaciones
column-organisations-code = Código
    .help = Con qué código se nombra en las demás hojas. Suelen ser las siglas. No debe cambiar.
    .example = MINTEL
column-organisations-name = Nombre
    .help = El nombre oficial completo.
    .example = Ministerio de Telecomunicaciones y de la Sociedad de la Información
column-organisations-acronym = Siglas
    .help = Las siglas o el nombre corto con que se la conoce.
    .example = MINTEL
column-organisations-sector = Sector
    .help = A qué sector pertenece.
    .example = Institución pública
column-organisations-city = Ciudad
    .help = La ciudad de su sede principal.
    .example = Quito
column-organisations-jurisdiction = Jurisdicción
    .help = El código de la jurisdicción en la que actúa, como está en la hoja «Jurisdicciones».
    .example = EC
column-organisations-part-of = Parte de
    .help = El código de la organización a la que pertenece, si es parte de otra.
    .example = PR
column-organisations-website = Sitio web
    .help = La dirección de su sitio, completa.
    .example = https://www.telecomunicaciones.gob.ec
column-organisations-email = Correo electrónico
    .help = El correo de una dependencia o un cargo, no el de una persona. Es público.
    .example = info@ejemplo.gob.ec
column-organisations-phone = Teléfono
    .help = Un número de la organización, con el código del país. Es público.
    .example = +593 2 220 0200
column-organisations-postal = Dirección
    .help = A dónde se le escribe o se la visita. Es pública.
    .example = Av. 6 de Diciembre N25-75, Quito
column-organisations-themes = Temas
    .help = En qué trabaja, con sus palabras.
    .example = transparencia; agua
column-organisations-confirmed = Contacto confirmado
    .help = El día en que alguien de la organización confirmó cómo comunicarse con ella.
    .example = 2026-11-23
column-organisations-merged-into = Unida con
    .help = El código de la organización que es ahora. Solo para leer.
    .example = MINTEL
column-organisations-former-code = Código anterior
    .help = Solo si el código cambia: el que tenía antes. Lo registrado y las direcciones viejas se conservan.
    .example = MINTELSI

## Opciones

choice-sector-public = Institución pública
choice-sector-civil-society = Sociedad civil
choice-sector-academia = Academia
choice-sector-private = Sector privado
choice-sector-international = Organismo internacional
choice-sector-community = Comunidad
choice-level-country = País
choice-level-province = Provincia o departamento
choice-level-municipality = Municipio o cantón
choice-level-parish = Parroquia
