"""Where the name of a state is not that state: rivers, regions, surnames, dishes, seas, other countries' towns."""

import re

#: A state's name that is also a given name, a surname, or a part of another state: trusted only standing alone.
AMBIGUOUS = frozenset({"Georgia", "Jordan", "Chad", "Israel", "Kenya", "Cuba", "Lebanon", "Peru", "Mali", "Malta", "India",
                       "Dominica", "Monaco", "America", "Holland", "Ireland", "England", "Paris", "London", "Sofia",
                       "Victoria", "Vienna", "Florence", "Lima", "Austin", "Wellington", "Washington", "Santiago", "Nassau",
                       "Georgetown", "Kingston", "Havana", "Lome", "Riga", "Sucre", "Pole", "French", "English", "Swede", "Major",
                       "Britt", "Dane", "Roman", "Bern", "Hague", "Tunis", "Brit", "Finn", "Welsh", "Turkey", "Congo"})  # fmt: skip

_AMERICAN = (
    "Atlanta|Savannah|Augusta|Athens|Macon|Ohio|Indiana|Pennsylvania|Pa\\.|New Hampshire|N\\.H\\.|Missouri|Mo\\.|"
    "Illinois|Ill\\.|Tennessee|Tenn\\.|Maine|New York|N\\.Y\\.|Kentucky|Ky\\.|Ga\\.|Oregon|Ore\\.|Kansas|Kan\\."
)
_BEFORE = re.compile(
    r"(?:\b(?:New|West|Latin|South|Central|North|African|Asian|Native|Northern|Mount|Lake|River|Gulf of|Sea of|Bay of|Isle of|"
    r"Strait of|Straits of|Port of|University of|Bank of|Lady|Saint|St|St\.|the state of|US state of|U\.S\. state of|"
    r"(?:speak|speaks|spoke|spoken|speaking|written|writes|wrote|fluent|translated|in fluent|in broken) (?:in |into )?|"
    r"lake|river|translated from the|roast|cold|smoked) )$"
)
_AFTER = re.compile(
    r"(?:['’]s)? (?:basin|delta|Lane|Road|Open\b|con carne|terraces?\b|town houses?|River|river|Valley|Bank of the|Ocean|Sea\b|Delta|Canal|Lake|Gardens?\b|Day\b|Papers|Street|Avenue|Square|"
    r"pastr(?:y|ies)|baths?\b|fries|toast|cheese|nuts?\b|chocolates?|measles|shepherds?\b|coffee|delight|salad|roulette|"
    r"dressing|horn|leave|windows?\b|press\b|doors?\b|rugs?\b|carpets?\b|pigs?\b|cuisine|food|restaurant|language|grammar|"
    r"dictionary|lessons?\b|opera\b|tea\b|porcelain|wines?\b|beer|lace|linen|poodle|terriers?\b|hounds?\b|muffins?\b|"
    r"breakfast|whisk(?:y|ey)|stew\b|accent|novel(?:s|ist)?\b|literature|translation|hats?\b|oak|blue\b|polish|"
    rf"Indians?\b|Airlines|Bulldogs|Tech\b|Grand Prix|dance\b|poetry|ham\b|omelette)|, (?:{_AMERICAN})(?!\w)"
)
_KEPT_BEFORE = re.compile(r"\b(?:South|North) $")


def start_of_sentence(before: str) -> bool:
    """Whether only a sentence's end stands before: dishes and roots have their capital from it."""
    return not before.strip() or before.rstrip()[-1] in '.!?”"'


def is_trap(text: str, start: int, end: int) -> bool:
    """Whether the name at this place belongs to something else: *Jordan Valley*, *Danish pastry*, *Georgia, Atlanta*."""
    name = text[start:end]
    before, after = text[max(0, start - 24) : start], text[end : end + 28]
    if _AFTER.match(after) or re.match(r" is a (?:town|village|city|river|hamlet|suburb)\b", after):
        return True
    if name in ("Jordan", "Niger") and before.endswith((" the ", "The ")):
        return True
    if (
        name in ("Turkey", "Swedes", "Chile")
        and re.match(r" (?:with|and|or) [a-z]", after)
        and start_of_sentence(before)
    ):
        return True
    found = _BEFORE.search(before)
    if found and not (_KEPT_BEFORE.search(before) and name not in ("America", "American", "Americans", "Georgia")):
        return not (found.group().startswith("South") and name in ("Sudan", "Africa"))
    return (
        name == "Georgia"
        and re.search(r"\b(?:fifty states|Macon|Atlanta|Savannah|Alabama|Florida|Tennessee|Carolina)\b", text)
        is not None
    )
