"""Whether a capital or a seat of government acts here (and is the state) or is only ground."""

from standfirst.record.syntax.tree import Tree, Word, is_verbal

#: Seats that are nothing but a government, so that what hangs on them is the government's: *a Kremlin spokesman*.
SEATS = frozenset(
    [
        "Kremlin",
        "The Kremlin",
        "White House",
        "The White House",
        "Pentagon",
        "State Department",
        "Downing Street",
        "No 10",
        "No. 10",
        "Number 10",
        "Whitehall",
        "Elysee",
        "Élysée",
        "Elysee Palace",
        "Élysée Palace",
        "Casa Rosada",
        "Blue House",
        "Foggy Bottom",
        "Quai d'Orsay",
        "Oval Office",
        "Zhongnanhai",
        "Palazzo Chigi",
        "Union Buildings",
        "Villa Somalia",
    ]
)
_SCENERY = frozenset(
    [
        "capital",
        "city",
        "town",
        "lovely",
        "beautiful",
        "hot",
        "cold",
        "warm",
        "wet",
        "dry",
        "quiet",
        "busy",
        "crowded",
        "dark",
        "empty",
        "large",
        "small",
        "old",
        "far",
        "near",
    ]
)
_OFFICIAL = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "envoy",
        "envoys",
        "aide",
        "aides",
        "source",
        "sources",
        "statement",
        "diplomat",
        "diplomats",
        "administration",
        "government",
        "regime",
        "leadership",
    ]
)
_GROUND = frozenset(
    ["in", "at", "near", "from", "through", "into", "outside", "around", "across", "via", "inside", "over", "above"]
)
_MOVEMENT = frozenset(
    [
        "visit",
        "leave",
        "reach",
        "enter",
        "bomb",
        "shell",
        "strike",
        "attack",
        "seize",
        "capture",
        "flee",
        "tour",
        "cross",
        "approach",
        "surround",
        "occupy",
        "hit",
        "circle",
        "evacuate",
        "march",
        "overlook",
        "arrive",
        "fly",
    ]
)
_DEALING = frozenset(
    [
        "tie",
        "link",
        "threat",
        "message",
        "letter",
        "signal",
        "warning",
        "appeal",
        "request",
        "visitor",
        "offer",
        "relation",
        "promise",
        "commitment",
        "answer",
        "reply",
        "response",
        "support",
        "aid",
        "help",
        "pressure",
        "demand",
        "criticism",
        "statement",
        "protest",
        "note",
        "concession",
        "blow",
        "loyalty",
        "opposition",
        "challenge",
        "ally",
        "alliance",
        "loan",
        "credit",
        "assistance",
        "guarantee",
        "reliance",
        "dependence",
        "condolence",
        "permission",
    ]
)
_SPEAKING = frozenset(
    [
        "appeal",
        "turn",
        "talk",
        "speak",
        "write",
        "complain",
        "apologise",
        "apologize",
        "sell",
        "give",
        "send",
        "lend",
        "offer",
        "object",
        "respond",
        "reply",
        "answer",
        "lean",
        "belong",
        "look",
        "concede",
        "yield",
        "bow",
        "submit",
        "protest",
        "pledge",
        "report",
        "say",
        "supply",
        "deliver",
        "return",
        "hand",
    ]
)


def acts(tree: Tree, word: Word, name: str) -> bool:
    """Whether the metonym whose last word this is acts, speaks, or is dealt with."""
    head = word
    while head.relation in ("compound", "name") and _within(tree, head, name):
        head = tree.words[head.head]
    while head.relation == "conjunct":
        head = tree.words[head.head]
    above = tree.words[head.head]
    relation = head.relation
    if relation == "possessor":
        return True
    if relation in ("compound", "adjective"):
        return name in SEATS or above.lower in _OFFICIAL or above.lower in ("backed", "led", "based", "controlled")
    if relation in ("subject", "subject-passive"):
        return not (tree.child(above, "copula") and above.lemma in _SCENERY)
    if relation in ("agent", "indirect"):
        return True
    if relation == "object":
        return above.lemma not in _MOVEMENT
    if relation in ("oblique", "modifier"):
        return _by_preposition(tree, head, above, name)
    return head.head == head.number and len(tree.words) > 1 and name in SEATS


def _within(tree: Tree, word: Word, name: str) -> bool:
    return tree.words[word.head].text in name.split() and tree.words[word.head].number > word.number


def _by_preposition(tree: Tree, head: Word, above: Word, name: str) -> bool:
    cases = {one.lower for one in tree.children(head, "case")}
    if cases & _GROUND:
        return "from" in cases and above.lemma in _DEALING
    if "to" in cases:
        return above.lemma in (_SPEAKING if is_verbal(above) else _DEALING)
    return bool(cases) or name in SEATS
