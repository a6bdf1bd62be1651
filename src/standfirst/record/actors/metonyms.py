"""Whether a capital or a seat of government acts here (and is the state) or is only ground."""

from standfirst.record.actors.bodies import BODIES
from standfirst.record.syntax.tree import Tree, Word, is_verbal

#: Seats that are nothing but a government, so that what hangs on them is the government's: *a Kremlin spokesman*.
SEATS = frozenset(
    ["Blue House", "Casa Rosada", "Downing Street", "Elysee", "Elysee Palace", "Foggy Bottom", "Kremlin",
     "No 10", "No. 10", "Number 10", "Oval Office", "Palazzo Chigi", "Pentagon", "Quai d'Orsay",
     "State Department", "Union Buildings", "Villa Somalia", "White House",
     "Whitehall", "Zhongnanhai", "Élysée", "Élysée Palace"]
)  # fmt: skip
_SCENERY = frozenset(
    ["beautiful", "busy", "capital", "city", "cold", "crowded", "dark", "dry", "empty", "far", "hot", "large",
     "lovely", "near", "old", "quiet", "small", "town", "warm", "wet"]
)  # fmt: skip
_OFFICIAL = frozenset(
    ["administration", "aide", "aides", "diplomat", "diplomats", "envoy", "envoys", "government", "leadership",
     "official", "officials", "regime", "source", "sources", "spokesman", "spokesperson", "spokeswoman",
     "statement"]
)  # fmt: skip
_GROUND = frozenset(
    ["in", "at", "near", "from", "through", "into", "outside", "around", "across", "via", "inside", "over", "above"]
)
_MOVEMENT = frozenset(
    ["approach", "arrive", "attack", "bomb", "capture", "circle", "cross", "enter", "evacuate", "flee", "fly",
     "hit", "leave", "march", "occupy", "overlook", "reach", "seize", "shell", "strike", "surround", "tour",
     "visit"]
)  # fmt: skip
_DEALING = frozenset(
    ["aid", "alliance", "ally", "answer", "appeal", "assistance", "blow", "challenge", "close", "friendly", "hostile", "loyal", "sympathetic", "commitment",
     "concession", "condolence", "credit", "criticism", "demand", "dependence", "guarantee", "help", "letter",
     "link", "loan", "loyalty", "message", "note", "offer", "opposition", "permission", "pressure", "promise",
     "protest", "relation", "reliance", "reply", "request", "response", "signal", "statement", "support",
     "threat", "tie", "visitor", "warning"]
)  # fmt: skip
_SPEAKING = frozenset(
    ["answer", "apologise", "apologize", "appeal", "belong", "bow", "complain", "concede", "deliver", "give",
     "hand", "lean", "lend", "look", "object", "offer", "pledge", "protest", "reply", "report", "respond",
     "return", "say", "sell", "send", "speak", "submit", "supply", "talk", "turn", "write", "yield"]
)  # fmt: skip


def acts(tree: Tree, word: Word, name: str) -> bool:
    """Whether the metonym whose last word this is acts, speaks, or is dealt with."""
    head = word
    while head.relation in ("compound", "name") and tree.words[head.head].text in name.split():
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


def _by_preposition(tree: Tree, head: Word, above: Word, name: str) -> bool:
    cases = {one.lower for one in tree.children(head, "case")}
    if cases & _GROUND:
        return "from" in cases and above.lemma in _DEALING
    if "to" in cases:
        sent = tree.object(above) if above.lemma == "send" else None
        if sent is not None and sent.lemma in BODIES:
            return False
        return above.lemma in (_SPEAKING if is_verbal(above) else _DEALING)
    return bool(cases) or name in SEATS
