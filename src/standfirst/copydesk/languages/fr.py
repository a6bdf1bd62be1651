"""French."""

from standfirst.copydesk.languages import Furniture, Header, Language, Mark, phrases, words

FURNITURE = (
    Furniture("furniture.search-prompt", "anywhere", phrases(
        "tapez votre recherche | saisissez votre recherche | commencez à taper | entrez un mot clé | que cherchez vous | "
        "rechercher sur le site | lancer la recherche")),
    Furniture("furniture.search-prompt", "edge", ("rechercher", "recherche")),
    Furniture("furniture.share", "anywhere", phrases(
        "partager cet article | partager l article | partager sur * | partagez cet article | copier le lien | lien copié | "
        "envoyer par e mail | imprimer l article | offrir l article | écouter l article | suivez nous | suivez nous sur *")),
    Furniture("furniture.share", "edge", phrases("partager | imprimer | facebook | twitter | whatsapp | e mail | linkedin | enregistrer")),
    Furniture("furniture.subscribe", "anywhere", phrases(
        "s abonner | abonnez vous | je m abonne | abonnez vous à * | inscrivez vous à * | déjà abonné * | se connecter | "
        "connectez vous | créer un compte | s inscrire | newsletter | votre adresse e mail | article réservé aux abonnés | "
        "lire la suite | lire plus tard | la suite est réservée aux abonnés | soutenez nous")),
    Furniture("furniture.advertisement", "anywhere", phrases("publicité | la suite après la publicité | pub | annonce | contenu sponsorisé | sponsorisé")),
    Furniture("furniture.also-read", "anywhere", phrases(
        "lire aussi | lire aussi: | à lire aussi | à lire aussi: | lire également | lire également: | voir aussi | voir aussi: | "
        "à lire | à lire: | sur le même sujet | dans la même rubrique | les plus lus | articles les plus lus | à voir aussi | "
        "dernières actualités | à la une | recommandé pour vous | plus d articles | voir plus | retour en haut | article suivant | "
        "article suivant: | article précédent | article précédent: | mots clés:")),
    Furniture("furniture.next-story", "anywhere", phrases("suivant | précédent | article suivant | article précédent | page # sur # | # sur #")),
    Furniture("furniture.lightbox", "anywhere", phrases("x | fermer | agrandir l image | agrandir | voir la galerie | plein écran | zoom")),
    Furniture("furniture.cookie", "anywhere", phrases(
        "nous utilisons des cookies * | ce site utilise des cookies * | gérer les cookies | paramétrer les cookies | cookies | "
        "tout accepter | accepter | tout refuser | refuser | continuer sans accepter | politique de confidentialité | "
        "mentions légales | conditions générales | cgu | données personnelles | vie privée")),
    Furniture("furniture.comment", "anywhere", phrases(
        "# commentaires | # commentaire | commentaires # | laisser un commentaire | voir les commentaires | "
        "réagir | réagir à cet article | ajouter un commentaire | répondre | commenter")),
    Furniture("furniture.menu", "anywhere", phrases(
        "aller au contenu | aller au contenu principal | aller à la navigation | menu | ouvrir le menu | fermer le menu | "
        "accueil | tous droits réservés | qui sommes nous | plan du site | contact")),
    Furniture("furniture.menu", "edge", phrases(
        "politique | économie | monde | international | société | sports | sport | culture | sciences | planète | opinions | "
        "débats | vidéos | faits divers | météo | santé")),
    Furniture("furniture.page-note", "anywhere", phrases("temps de lecture * | lecture # min | # min | il y a # heures | il y a # jours | il y a # minutes")),
)  # fmt: skip

HEADERS = (
    Header("header.correction", phrases("correction | correction: | rectificatif | rectificatif: | corrigé | version corrigée"), ("corrige", "rectifie")),
    Header("header.note", phrases("attention | avis aux rédactions | avis aux rédactions: | note aux rédactions | note aux rédactions: | "
                                      "contact presse: | contacts presse:")),
    Header("header.update", phrases("urgent | flash | alerte | lead | synthèse"), ("actualisé", "actualise", "ajoute", "précise")),
    Header("header.end", ("fin",)),
)  # fmt: skip

MARKS = (
    Mark("header.embargo", exact=phrases("sous embargo | sous embargo strict"), labels=("embargo",),
         timed=phrases("embargo | embargo jusqu | embargo au | sous embargo | sous embargo jusqu | sous embargo strict jusqu | ne pas publier avant")),
    Mark("header.kill", exact=phrases("dépêche annulée | cette dépêche est annulée"), labels=phrases("annulation | annulée * | à annuler * | retrait")),
    Mark("header.hold", exact=phrases("ne pas utiliser | dépêche suspendue")),
    Mark("header.not-for-publication", exact=phrases("ne pas publier | pas pour publication | pour information seulement | à usage interne")),
    Mark("header.advisory", exact=phrases("avis aux rédactions | note aux rédactions")),
)  # fmt: skip

LANGUAGE = Language(
    code="fr",
    stopwords=words(
        "le la les de des du et en un une est que qui dans pour pas sur au aux avec par plus ce cette ces il elle ils elles on "
        "nous vous se sa son ses ne ont été sont mais ou où leur comme tout après entre sans même était a à d l"
    ),
    months={
        "janvier": 1, "janv": 1, "février": 2, "févr": 2, "fevrier": 2, "fév": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5,
        "juin": 6, "juillet": 7, "juil": 7, "août": 8, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10,
        "novembre": 11, "nov": 11, "décembre": 12, "déc": 12, "decembre": 12,
    },
    weekdays=words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    date_glue=words("le du de 1er er"),
    joins=("et",),
    quotes=("«", "»"),
    single_quotes=("‹", "›"),
    space_before_marks=True,
    furniture=FURNITURE,
    headers=HEADERS,
    marks=MARKS,
    closings=phrases("contact presse | contacts presse | contact | contacts | note aux rédactions | notes aux rédactions"),
    not_places=words(
        "exclusif vidéo video direct interview analyse reportage portrait tribune édito editorial enquête récit photos infographie "
        "urgent flash alerte correction opinion critique chronique entretien question réponse décryptage bilan résumé point "
        "sport politique économie culture météo podcast témoignage document note rectificatif débat sondage recette"
    ),
    not_place_endings=("tion", "tions", "ment", "ments", "isme", "ité"),
    organisation_words=words("journal agence police ministère université banque groupe conseil parti gouvernement assemblée monde figaro libération"),
    agency_endings=words("presse agence"),
    place_words=words("saint sainte st ste le la les mont port fort ville bourg château villeneuve sur"),
    place_prepositions=words("à au en dans de depuis vers près"),
    name_particles=words("de du des la le les sur sous en aux lès d l"),
    abbreviations=words("m mm mme mlle dr pr st ste"),
    by=("par", "propos recueillis par", "texte de"),
    beyond=words("à en pour"),
    articles=words("le la les l"),
    special=phrases("collaboration spéciale | spécial pour | pour"),
    job_words=words("correspondant correspondante journaliste rédacteur rédactrice reporter envoyé envoyée spécial spéciale"),
    credit_phrases=phrases("avec agences | avec les agences | avec afp | avec l afp | source | édité par"),
    photo_labels=phrases("photo | photos | crédit | crédits | crédit photo | crédits photo | image | photographie | illustration"),
    caption_labels=phrases("légende"),
    photo_credit_phrases=phrases("photo d archives | image d archives | archives | photo d illustration | image d illustration"),
    published_labels=phrases("publié | publié le | mis à jour | mis à jour le | modifié le | date"),
    vague_sources=phrases("selon des sources | selon certaines sources | selon des médias | selon des experts | selon plusieurs médias"),
    speech_verbs=words("dit déclaré affirmé expliqué ajouté indiqué estimé assuré souligné selon annoncé précisé confié lancé écrit"),
    now_words=words("maintenant aujourd’hui actuellement"),
    last_year_words=("l’an dernier", "l'an dernier", "l’année dernière", "l'année dernière"),
)  # fmt: skip
