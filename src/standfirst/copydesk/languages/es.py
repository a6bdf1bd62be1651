"""Spanish."""

from standfirst.copydesk.languages import Furniture, Header, Language, Mark, phrases, words

FURNITURE = (
    Furniture("furniture.search-prompt", "anywhere", phrases("escribe tu búsqueda | escriba su búsqueda | introduce tu búsqueda | qué estás buscando")),
    Furniture("furniture.search-prompt", "edge", ("buscar", "búsqueda")),
    Furniture("furniture.share", "anywhere", phrases(
        "compartir en * | comparte esta noticia | comparte este artículo | copiar enlace | enlace copiado | síguenos | síguenos en *")),
    Furniture("furniture.share", "edge", phrases("compartir | imprimir | guardar | facebook | twitter | whatsapp | telegram")),
    Furniture("furniture.subscribe", "anywhere", phrases(
        "suscríbete | suscríbete a * | suscribirse | suscríbase | inicia sesión | iniciar sesión | regístrate | newsletter | boletín")),
    Furniture("furniture.advertisement", "anywhere", phrases("publicidad | anuncio | anuncios | contenido patrocinado | patrocinado")),
    Furniture("furniture.also-read", "anywhere", phrases(
        "lee también | lee también: | lea también | lea también: | te puede interesar | te puede interesar: | te recomendamos | "
        "más información | más noticias | noticias relacionadas | leer más | leer más: | ver más | lo más leído | lo más visto | últimas noticias | volver arriba")),
    Furniture("furniture.next-story", "anywhere", phrases("siguiente | anterior | siguiente noticia | noticia anterior | siguiente artículo | artículo anterior | # de #")),
    Furniture("furniture.lightbox", "anywhere", phrases("x | cerrar | ampliar foto | ampliar imagen | ver galería | pantalla completa")),
    Furniture("furniture.cookie", "anywhere", phrases(
        "utilizamos cookies * | este sitio utiliza cookies * | política de cookies | política de privacidad | aviso legal | aceptar | aceptar todo | rechazar | cookies")),
    Furniture("furniture.comment", "anywhere", phrases("# comentarios | # comentario | ver comentarios | deja un comentario | comentar | responder | comentarios #")),
    Furniture("furniture.menu", "anywhere", phrases("ir al contenido | saltar al contenido | menú | abrir menú | cerrar menú | todos los derechos reservados | quiénes somos | contacto | inicio")),
    Furniture("furniture.menu", "edge", phrases("política | economía | deportes | cultura | sociedad | internacional | opinión | españa | mundo | ciencia | tecnología")),
    Furniture("furniture.page-note", "anywhere", phrases("tiempo de lectura * | # min de lectura | hace # horas | hace # minutos | hace # días")),
)  # fmt: skip

HEADERS = (
    Header("header.correction", phrases("corrección | corrección: | rectificación | fe de errores | fe de errores:"), ("corrige", "rectifica")),
    Header("header.note", phrases("atención editores | atención editores: | nota a los editores: | contacto de prensa:")),
    Header("header.update", phrases("urgente | última hora | avance | ampliación"), ("actualiza", "amplía", "añade")),
    Header("header.end", ("fin",)),
)  # fmt: skip

MARKS = (
    Mark("header.embargo", exact=phrases("bajo embargo | bajo estricto embargo"), labels=phrases("embargo | embargado | embargada"),
         timed=phrases("embargo | embargo hasta | embargado hasta | embargada hasta | bajo embargo hasta | no publicar antes | no publicar hasta")),
    Mark("header.kill", exact=phrases("nota anulada | despacho anulado | esta nota queda anulada"), labels=phrases("anulación | anulado * | anulada *")),
    Mark("header.hold", exact=phrases("no usar | no utilizar | nota retenida")),
    Mark("header.not-for-publication", exact=phrases("no publicar | no apto para publicación | solo para información | uso interno")),
    Mark("header.advisory", exact=phrases("aviso a los editores | nota a los editores")),
)  # fmt: skip

LANGUAGE = Language(
    code="es",
    stopwords=words(
        "el la los las de del y en un una que es por con no se su sus para al lo como más pero este esta estos fue ha han sobre "
        "entre cuando muy sin también hasta desde todo nos durante contra ser dos porque años según tras"
    ),
    months={
        "enero": 1, "ene": 1, "febrero": 2, "feb": 2, "marzo": 3, "mar": 3, "abril": 4, "abr": 4, "mayo": 5, "may": 5,
        "junio": 6, "jun": 6, "julio": 7, "jul": 7, "agosto": 8, "ago": 8, "septiembre": 9, "setiembre": 9, "sep": 9,
        "sept": 9, "octubre": 10, "oct": 10, "noviembre": 11, "nov": 11, "diciembre": 12, "dic": 12,
        "gennaio": 1, "gen": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "mag": 5, "giugno": 6, "giu": 6, "luglio": 7,
        "lug": 7, "settembre": 9, "set": 9, "ottobre": 10, "ott": 10, "dicembre": 12,
        "janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9, "outubro": 10,
        "novembro": 11, "dezembro": 12,
    },
    weekdays=words("lunes martes miércoles jueves viernes sábado domingo"),
    date_glue=words("de del el"),
    joins=("y", "e"),
    quotes=("«", "»"),
    single_quotes=("“", "”"),
    furniture=FURNITURE,
    headers=HEADERS,
    marks=MARKS,
    closings=phrases("contacto de prensa | contactos de prensa | contacto | nota a los editores | notas a los editores"),
    not_places=words(
        "exclusivo vivo perfil obituario exclusiva vídeo video directo entrevista análisis reportaje opinión editorial fotos urgente última hora alerta crónica "
        "perfil pregunta respuesta deportes política economía cultura podcast documento nota corrección encuesta receta claves"
    ),
    not_place_endings=("ción", "ciones", "miento", "ismo", "dad"),
    organisation_words=words("agencia policía ministerio universidad banco grupo consejo partido gobierno periódico diario país mundo"),
    agency_endings=words("prensa noticias"),
    place_words=words("san santa santo villa puerto ciudad la las los el nueva nuevo castillo monte"),
    place_prepositions=words("en desde hacia cerca"),
    name_particles=words("de del la las los el y"),
    by=("por",),
    beyond=words("en desde para especial"),
    articles=words("el la los las"),
    special=phrases("especial para | exclusivo para | para"),
    job_words=words("corresponsal redactor redactora periodista enviado enviada especial"),
    credit_phrases=phrases("con información de | con agencias | fuente | agencias"),
    photo_labels=phrases("foto | fotos | foto de | fotos de | foto por | imagen | crédito | fotografía"),
    photo_credit_phrases=phrases("foto de archivo | imagen de archivo | archivo"),
    published_labels=phrases("publicado | publicado el | actualizado | actualizado el | fecha"),
    vague_sources=phrases("según fuentes | según medios | según expertos | fuentes cercanas"),
    speech_verbs=words("dijo afirmó señaló explicó añadió indicó aseguró según declaró destacó subrayó anunció"),
    now_words=words("ahora"),
    last_year_words=("el año pasado",),
)  # fmt: skip
