"""German."""

from standfirst.copydesk.languages import Furniture, Header, Language, Mark, phrases, words

FURNITURE = (
    Furniture(
        "furniture.search-prompt",
        "anywhere",
        phrases("""
            suchbegriff eingeben | suche öffnen | suche schließen | suchbegriff | geben sie einen suchbegriff ein |
            wonach suchen sie | was suchen sie | hier tippen um zu suchen | suchen nach
        """),
    ),
    Furniture("furniture.search-prompt", "edge", ("suche", "suchen")),
    Furniture(
        "furniture.share",
        "anywhere",
        phrases("""
            artikel teilen | teilen sie diesen artikel | diesen artikel teilen | beitrag teilen | link kopieren |
            artikel drucken | artikel merken | artikel verschenken | per mail versenden | per e mail teilen |
            auf facebook teilen | auf x teilen | auf twitter teilen | auf whatsapp teilen | artikel anhören |
            folgen sie uns | folgen sie uns auf * | schriftgröße ändern | merken teilen
        """),
    ),
    Furniture(
        "furniture.share",
        "edge",
        phrases("teilen | drucken | merken | vorlesen | facebook | twitter | whatsapp | e mail | x | kommentare | telegram"),
    ),
    Furniture(
        "furniture.subscribe",
        "anywhere",
        phrases("""
            jetzt abonnieren | abonnieren | abo | abo abschließen | newsletter abonnieren | zum newsletter anmelden |
            jetzt anmelden | anmelden | registrieren | jetzt registrieren | kostenlos testen | jetzt testen |
            weiterlesen mit * | sie haben bereits ein abo * | ihre e mail adresse | melden sie sich * |
            jetzt app herunterladen | app herunterladen | unterstützen sie * | newsletter
        """),
    ),
    Furniture(
        "furniture.advertisement", "anywhere", phrases("anzeige | werbung | anzeigen | advertorial | gesponsert | sponsored")
    ),
    Furniture(
        "furniture.also-read",
        "anywhere",
        phrases("""
            lesen sie auch | lesen sie auch: | lesen sie mehr | lesen sie mehr: | lesen sie hier * | mehr zum thema |
            mehr zum thema: | zum thema | weitere artikel | weitere themen | mehr lesen | mehr lesen: | auch interessant |
            auch interessant: | das könnte sie auch interessieren | das könnte ihnen auch gefallen | weiterlesen |
            meistgelesen | am meisten gelesen | die meistgelesenen artikel | aktuelle nachrichten | neueste artikel |
            empfehlungen | empfohlen | mehr aus dem ressort * | mehr aus * | mehr von * | alle artikel anzeigen |
            mehr anzeigen | zurück nach oben | nach oben | zur startseite | schlagworte: | themen: | video abspielen
        """),
    ),
    Furniture(
        "furniture.next-story", "anywhere",
        phrases("nächster artikel | nächster artikel: | vorheriger artikel | vorheriger artikel: | weiter | zurück | nächste meldung | "
                "bild # von # | # von #"),
    ),
    Furniture(
        "furniture.lightbox", "anywhere",
        phrases("x | schließen | bild vergrößern | vergrößern | bildergalerie | zur bildergalerie | vollbild | bild in großansicht"),
    ),
    Furniture(
        "furniture.cookie", "anywhere",
        phrases("""
            wir verwenden cookies * | diese website verwendet cookies * | cookie einstellungen | cookies | datenschutz |
            datenschutzerklärung | datenschutzeinstellungen | alle akzeptieren | akzeptieren | ablehnen | zustimmen |
            impressum | agb | nutzungsbedingungen | privatsphäre
        """),
    ),
    Furniture(
        "furniture.comment", "anywhere",
        phrases("""
            # kommentare | # kommentar | kommentare # | kommentar schreiben | kommentare lesen | kommentare anzeigen |
            kommentar verfassen | diskutieren sie mit | jetzt kommentieren | schreiben sie einen kommentar | antworten
        """),
    ),
    Furniture(
        "furniture.menu", "anywhere",
        phrases("zum inhalt springen | zum hauptinhalt springen | zur navigation | zum inhalt | menü | menü öffnen | "
                "menü schließen | hauptmenü | startseite | alle rechte vorbehalten | über uns | kontakt"),
    ),
    Furniture(
        "furniture.menu", "edge",
        phrases("politik | wirtschaft | sport | kultur | panorama | wissen | meinung | ausland | inland | gesellschaft | reise | "
                "video | e paper | wetter | nachrichten | regional | leben | gesundheit"),
    ),
    Furniture(
        "furniture.page-note", "anywhere",
        phrases("lesezeit * | # min | # min lesezeit | # minuten lesezeit | vor # stunden | vor # minuten | vor # tagen | "
                "quelle: | stand:"),
    ),
)  # fmt: skip

HEADERS = (
    Header("header.correction", phrases("korrektur | korrektur: | berichtigung | berichtigung: | berichtigte fassung"),
           ("berichtigt", "korrigiert")),
    Header("header.note", phrases("achtung redaktionen | achtung redaktionen: | hinweis an die redaktionen | redaktioneller hinweis: | "
                                      "nicht zur veröffentlichung: | pressekontakt: | ansprechpartner:")),
    Header("header.update", phrases("eilmeldung | eil | wiederholung | zusammenfassung # | # zusammenfassung"), ("neu", "ergänzt", "aktualisiert")),
    Header("header.slug", phrases("stichwort: | ressort:")),
    Header("header.end", phrases("ende | schluss")),
)  # fmt: skip

MARKS = (
    Mark("header.embargo", exact=("mit sperrfrist",), labels=("sperrfrist",),
         timed=phrases("sperrfrist | sperrfrist bis | sperrfrist bis zum | sperrfrist heute | frei ab | frei für | frei zur veröffentlichung ab | gesperrt bis | nicht vor")),
    Mark("header.kill", exact=phrases("meldung zurückgezogen | meldung ist zurückgezogen | achtung redaktionen meldung nicht verwenden"),
         labels=phrases("zurückgezogen | rückruf | annullierung | storno")),
    Mark("header.hold", exact=phrases("meldung bitte nicht verwenden | bitte nicht verwenden | meldung sperren")),
    Mark("header.not-for-publication", exact=phrases("nicht zur veröffentlichung | nicht zur veröffentlichung bestimmt | nur zur information | nur zum internen gebrauch | vertraulich")),
    Mark("header.advisory", exact=phrases("hinweis an die redaktionen")),
)  # fmt: skip

LANGUAGE = Language(
    code="de",
    stopwords=words(
        "der die das und ist nicht ein eine einer eines einem einen den dem des von zu mit sich auf für im auch es an als nach "
        "wie am wird bei aus um dass sie er wir ich aber oder vor zur bis mehr durch über war hat haben wurde sind noch nur so "
        "werden kann beim seit gegen unter zum sein seine ihre"
    ),
    months={
        "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feb": 2, "märz": 3, "mär": 3, "mrz": 3, "april": 4, "apr": 4,
        "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
        "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
    },
    weekdays=words("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
    date_glue=words("den am dem"),
    joins=("und",),
    quotes=("„", "“"),
    single_quotes=("‚", "‘"),
    furniture=FURNITURE,
    headers=HEADERS,
    marks=MARKS,
    closings=phrases("pressekontakt | pressekontakte | hinweis an die redaktionen | hinweise für redaktionen | kontakt | kontakt für rückfragen | ansprechpartner | rückfragehinweis"),
    not_places=words(
        "update eilmeldung exklusiv interview kommentar analyse video live liveticker ticker korrektur hintergrund meinung "
        "direkt spezial serie nachruf liveblog überblick exklusiv anzeige werbung frage antwort fotos bilder achtung hinweis quelle foto porträt rezension kritik glosse leitartikel "
        "reportage chronik chronologie fakten faktencheck umfrage wetter sport politik wirtschaft kultur neu heute gestern "
        "morgen aktuell spoiler podcast newsletter vorschau rückblick stichwort thema fazit bilanz zitat rezept tipp tipps"
    ),
    not_place_endings=("ung", "ungen", "heit", "keit", "schaft", "tion", "ismus"),
    organisation_words=words(
        "zeitung nachrichten polizei ministerium universität bank gruppe ag gmbh verein bund partei regierung landtag bundestag "
        "spiegel stern welt bild rundfunk sender verlag redaktion"
    ),
    agency_endings=words("presseagentur nachrichtenagentur pressedienst presse nachrichten agentur"),
    place_words=words("bad sankt st neu alt groß klein ober unter nieder nord süd ost west burg berg dorf stadt"),
    place_prepositions=words("in bei aus nach von nahe um"),
    name_particles=words("am an der auf bei im in ob unter von zu zum zur"),
    abbreviations=words("dr prof nr hr fr ca bzw usw u.a z.b st str"),
    by=("von", "ein bericht von", "eine analyse von", "ein kommentar von", "text von", "aus"),
    beyond=words("in aus für exklusiv"),
    articles=words("der die das den"),
    special=phrases("exklusiv für | eigens für | sonderbericht für"),
    job_words=words("redakteur redakteurin korrespondent korrespondentin reporter reporterin autor autorin chefredakteur volontär volontärin ressortleiter"),
    credit_phrases=phrases("mit material von | mit agenturmaterial | mit informationen von | quelle | mitarbeit | redaktion | bearbeitet von"),
    photo_labels=phrases("foto | fotos | bild | bilder | bildquelle | fotoquelle | bildnachweis | grafik | quelle bild | credit"),
    caption_labels=phrases("bildunterschrift | bildtext | bu"),
    photo_credit_phrases=phrases("archivbild | archivfoto | symbolbild | symbolfoto | archiv"),
    published_labels=phrases("veröffentlicht | veröffentlicht am | aktualisiert | aktualisiert am | zuletzt aktualisiert | stand | datum | erstellt"),
    vague_sources=phrases("medienberichten zufolge | laut medienberichten | aus kreisen | dem vernehmen nach | insidern zufolge | experten zufolge"),
    speech_verbs=words("sagte sagt erklärte erklärt betonte so zufolge schrieb laut meinte fügte teilte berichtete kündigte nannte warnte forderte kritisierte"),
    now_words=words("jetzt nun"),
    last_year_words=("letztes jahr", "vergangenes jahr", "im vergangenen jahr", "im vorjahr", "vergangenen jahres"),
)  # fmt: skip
