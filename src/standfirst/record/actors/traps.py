"""Where the name of a state is not that state: rivers, regions, surnames, dishes, seas, other countries' towns."""

import re

#: A state's name that is also a given name, a surname, or a part of another state: trusted only standing alone.
AMBIGUOUS = frozenset({"Georgia", "Jordan", "Chad", "Israel", "Kenya", "Cuba", "Lebanon", "Peru", "Mali", "Malta", "India",
                       "Dominica", "Monaco", "America", "Holland", "Ireland", "England", "Paris", "London", "Sofia",
                       "Victoria", "Vienna", "Florence", "Lima", "Austin", "Wellington", "Washington", "Santiago", "Nassau",
                       "Georgetown", "Kingston", "Havana", "Lome", "Riga", "Sucre", "Pole", "French", "English", "Swede", "Major",
                       "Britt", "Dane", "Roman", "Spain", "Poland", "Brazil", "Norway", "Denmark", "Germany", "France", "Britain", "Wales",
                       "Berlin", "China", "Jamaica", "Cyprus", "Panama", "Oman", "Rome", "Cairo", "Dublin", "Madrid", "Mexico", "Bern", "Hague", "Tunis", "Brit", "Finn", "Welsh", "Turkey", "Congo"})  # fmt: skip

#: Given names: what follows one is a surname, whatever state is called so.
_GIVEN = (
    "Aaron|Adam|Alan|Albert|Alex|Alexander|Alfred|Alice|Amanda|Amy|Andrew|Andy|Angela|Ann|Anna|Anne|Anthony|Arthur|Barbara|"
    "Ben|Benjamin|Bill|Bob|Brian|Bruce|Carl|Carol|Caroline|Catherine|Charles|Charlie|Charlotte|Chris|Christine|Christopher|"
    "Claire|Colin|Craig|Daniel|Dave|David|Deborah|Denise|Dennis|Denzel|Diana|Don|Donald|Dorothy|Doug|Edward|Eleanor|Elizabeth|"
    "Emily|Emma|Eric|Ethan|Eva|Frank|Fred|Gary|George|Gloria|Grace|Graham|Greg|Hannah|Harold|Harry|Heather|Helen|Henry|Howard|"
    "Hugh|Ian|Irving|Isaac|Jack|Jackie|Jacob|James|Jane|Janet|Jason|Jean|Jeff|Jennifer|Jeremy|Jerry|Jessica|Jim|Joan|Joe|John|"
    "Johnny|Jonathan|Joseph|Joshua|Judith|Judy|Julia|Julie|Karen|Kate|Katherine|Keith|Kelly|Ken|Kenneth|Kerry|Kevin|Kim|Larry|"
    "Laura|Lawrence|Lee|Lenny|Leon|Lewis|Linda|Lisa|Liz|Louis|Louise|Lucy|Luke|Margaret|Maria|Marie|Mark|Martha|Martin|Mary|"
    "Matt|Matthew|Max|Michael|Michelle|Mike|Montell|Nancy|Naomi|Neil|Nicholas|Nick|Nicola|Nicole|Nigel|Oliver|Oscar|Pamela|"
    "Patricia|Patrick|Paul|Paula|Peter|Phil|Philip|Rachel|Ralph|Ray|Rebecca|Richard|Rick|Rob|Robert|Robin|Roger|Ron|Ronald|"
    "Rosa|Rose|Ross|Roy|Russell|Ruth|Ryan|Sally|Sam|Samuel|Sandra|Sara|Sarah|Scott|Sean|Sharon|Simon|Sophie|Stephen|Steve|"
    "Steven|Stuart|Sue|Susan|Ted|Teresa|Terry|Theresa|Thomas|Tim|Tom|Tony|Tracy|Vera|Victor|Vincent|Walter|Wendy|William|Zoe"
)
_AMERICAN = (
    "Alabama|Ala\\.|Alaska|Arizona|Ariz\\.|Arkansas|Ark\\.|California|Calif\\.|Colorado|Colo\\.|Connecticut|Conn\\.|Delaware|"
    "Florida|Fla\\.|Georgia|Ga\\.|Idaho|Illinois|Ill\\.|Indiana|Ind\\.|Iowa|Kansas|Kan\\.|Kentucky|Ky\\.|Louisiana|La\\.|Maine|"
    "Maryland|Md\\.|Massachusetts|Mass\\.|Michigan|Mich\\.|Minnesota|Minn\\.|Mississippi|Miss\\.|Missouri|Mo\\.|Montana|Mont\\.|"
    "Nebraska|Neb\\.|Nevada|Nev\\.|New Hampshire|N\\.H\\.|New Jersey|N\\.J\\.|New Mexico|N\\.M\\.|New York|N\\.Y\\.|North Carolina|"
    "N\\.C\\.|North Dakota|Ohio|Oklahoma|Okla\\.|Oregon|Ore\\.|Pennsylvania|Pa\\.|Rhode Island|R\\.I\\.|South Carolina|S\\.C\\.|"
    "South Dakota|Tennessee|Tenn\\.|Texas|Utah|Vermont|Vt\\.|Virginia|Va\\.|Washington|West Virginia|Wisconsin|Wis\\.|Wyoming|"
    "Wyo\\.|Ontario|Atlanta|Savannah|Augusta|Athens|Macon"
)
_BEFORE = re.compile(
    r"(?:\b(?:New|West|Latin|South|Central|North|African|Asian|Native|Northern|Mount|Lake|River|Gulf of|Sea of|Bay of|Isle of|"
    r"Strait of|Straits of|Port of|University of|Bank of|Lady|Saint|St|St\.|the state of|US state of|U\.S\. state of|Air|Miss|"
    r"(?:called|named|nicknamed|christened|entitled|titled|baptised)|"
    r"(?:village|hamlet|town|suburb|parish|farm|ranch|county|borough|pub|ship|yacht|racehorse) (?:of|called|named)|"
    r"(?:speak|speaks|spoke|spoken|speaking|written|writes|wrote|fluent|translated|learn|learns|learning|learnt|learned|study|"
    r"studies|studied|studying|teach|teaches|taught|teaching) (?:in |into )?(?:fluent |broken |good |perfect |some |poor |basic )?|"
    r"in (?:fluent|broken|good|perfect|halting) |[A-Z]\.|"
    rf"{_GIVEN}|"
    r"lake|river|translated from the|roast|cold|smoked|wild|stuffed|carve the|ate|eat) ?)$"
)
_THINGS = (
    r"basin|delta|Lane|Road|Open\b|con carne|terraces?\b|town houses?|River|river|Valley|Bank of the|Ocean|Sea\b|Delta|Canal|Lake|"
    r"Gardens?\b|Day\b|Papers|Street|Avenue|Square|Terrace|Crescent|Drive\b|Close\b|Hill\b|Hotel|Inn\b|Arms\b|Cafe|Café|Stadium|"
    r"Theatre|Cinema|Tower|Wharf|Yard|Station|Spring\b|Springs|Creek|Falls|Beach|Township|County|Point\b|Cove|Tunnel|Riviera|"
    r"Columbia|Guiana|Polynesia|Virgin|Mobile\b|Telecom|Airways|Airlines|Bulldogs|Tech\b|Grand Prix|New Year|Rovers|Rangers|Wanderers|"
    r"Marathon|Zoo\b|Idol\b|Legion\b|Dream\b|Dad\b|"
    r"pastr(?:y|ies)|bacon|baths?\b|towels?\b|fries|toast|cheese|nuts?\b|chocolates?|measles|flu\b|shepherds?\b|coffee|delight|salad|"
    r"roulette|dolls?\b|dressing|horns?\b|leave\b|windows?\b|press\b|doors?\b|rugs?\b|carpets?\b|cats?\b|pigs?\b|fowl|worms?\b|"
    r"cuisine|food|restaurants?|language|grammar|dictionary|lessons?\b|class(?:es)?\b|teachers?\b|speakers?\b|translators?\b|"
    r"subtitles|proverbs?\b|phrase|alphabet|verbs?\b|accents?\b|opera\b|tea\b|porcelain|wines?\b|beers?\b|lace|linen|"
    r"leather|poodles?|terriers?\b|hounds?\b|setters?\b|wolfhounds?|mastiffs?|spaniels?|muffins?\b|breakfasts?|whisk(?:y|ey)|stews?\b|"
    r"goulash|meatballs|omelette|rarebit|dressers?\b|novel(?:s|ist)?\b|literature|translations?|mythology|tragedy|chorus|"
    r"hats?\b|shorts|heels|oak|maple|spruce|blue\b|polish|beans?\b|peppers?\b|sprouts|almonds|lanterns?|"
    r"whispers|checkers|chequers|auction|courage|uncle|oven|elm|cap\b|summer|ink\b|wave\b|stand-?off|wax\b|massage|army knife|"
    r"Army knife|roll\b|curry|dance\b|poetry|ham\b|kiss|bulldogs?|"
    r"sandwich(?:es)?|dinners?\b|breasts?\b|gravy|stuffing|legs?\b|burgers?|farm(?:s|ers?)?\b(?= (?:near|in [A-Z]\w+shire))|feathers|"
    r"vultures?|sneakers|shoes\b|cups\b|vases?\b|Indians?\b|-speaking|-language"
)
_AFTER = re.compile(rf"(?:['’]s)? ?(?:{_THINGS})|, (?:{_AMERICAN})(?!\w)")
#: A people's name after *in* that no noun follows is its language.
_IN_A_LANGUAGE = re.compile(r"\b(?:in|into|from) $")
_NO_NOUN_FOLLOWS = re.compile(r"(?:[.,;:!?)”\"]|$| (?:and|or|but|to|with|on|at|as|that|rather|when|before|only)\b)")
_GEORGIA_OF_AMERICA = re.compile(
    r"\b(?:fifty states|Macon|Atlanta|Savannah|Alabama|Florida|Tennessee|Carolina|Arizona|Michigan|Pennsylvania|Wisconsin|Nevada|"
    r"swing state|Georgia (?:Governor|Gov\.|Secretary of State|Lieutenant|Senate|Supreme Court|House|Republicans?|Democrats?|runoff))\b"
)
_GEORGIA_OF_THE_CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Georgians|Abkhazia|Ossetia|Caucasus|Batumi|Armenia|Azerbaijan)\b"
)
_KEPT_BEFORE = re.compile(r"\b(?:South|North) $")


def start_of_sentence(before: str) -> bool:
    """Whether only a sentence's end stands before: dishes and roots have their capital from it."""
    return not before.strip() or before.rstrip()[-1] in '.!?”"'


def is_trap(text: str, start: int, end: int, people: bool = False) -> bool:
    """Whether the name at this place belongs to something else: *Jordan Valley*, *Danish pastry*, *Georgia, Atlanta*.
    `people` says that the name is a people's or an adjective."""
    name = text[start:end]
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _AFTER.match(after) or re.match(r" is a (?:town|village|city|river|hamlet|suburb)\b", after):
        return True
    if name in ("Jordan", "Niger") and before.endswith((" the ", "The ")):
        return True
    if start_of_sentence(before) and _opens_with_a_thing(name, after):
        return True
    if people and _IN_A_LANGUAGE.search(before) and _NO_NOUN_FOLLOWS.match(after) and name[-1] != "s":
        return True
    found = _BEFORE.search(before)
    if found and found.group().strip() in _ONLY_DISHES:
        found = found if name == "Turkey" else None
    if found and not (_KEPT_BEFORE.search(before) and name not in ("America", "American", "Americans", "Georgia")):
        return not (found.group().startswith("South") and name in ("Sudan", "Africa"))
    if name in ("American", "Australian", "Canadian") and after.startswith(" football"):
        return True
    return name == "Georgia" and (_is_american_georgia(text) or _is_listed_with_american(before, after))


def _is_listed_with_american(before: str, after: str) -> bool:
    """*in New Jersey and Georgia; Georgia, Florida and Ohio*."""
    state = rf"(?:{_AMERICAN})(?!\w)"
    return bool(re.search(rf"{state}(?:,? and |, | or )$", before) or re.match(rf"(?:,? and |, | or ){state}", after))


_ONLY_DISHES = frozenset({"wild", "stuffed", "carve the", "ate", "eat", "cold", "smoked", "roast"})


def _opens_with_a_thing(name: str, after: str) -> bool:
    """*Turkey with chestnuts; Polish the silver*: a capital that is only the sentence's."""
    if name == "Polish":
        return re.match(r" (?:the|your|it|his|her|all|until)\b", after) is not None
    return name in ("Turkey", "Swedes", "Chile", "China") and re.match(r" (?:with|and|or) [a-z]", after) is not None


def _is_american_georgia(text: str) -> bool:
    return _GEORGIA_OF_AMERICA.search(text) is not None and not _GEORGIA_OF_THE_CAUCASUS.search(text)
