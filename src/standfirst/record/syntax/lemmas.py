"""Dictionary forms of English words: a table of what the training corpora hold against the rule, then the rule."""

from functools import cache
from importlib.resources import files

from standfirst.record import cues, deeds

_VOWELS = "aeiou"
_DOUBLED = frozenset(
    ["address", "assess", "bill", "call", "chill", "cross", "discuss", "dismiss", "drill", "dwell", "enroll",
     "express", "fall", "fill", "grill", "guess", "install", "kill", "miss", "oppress", "pass", "poll",
     "possess", "press", "pull", "quell", "recall", "roll", "sell", "shell", "spell", "spill", "stall",
     "stroll", "swell", "tell", "thrill", "will", "yell"]
)  # fmt: skip
_IRREGULAR = {
    "lent": "lend", "centred": "centre", "centering": "center", "centring": "centre", "froze": "freeze", "frozen": "freeze", "rang": "ring", "swore": "swear", "threw": "throw", "thrown": "throw",
    "shot": "shoot", "sank": "sink", "sunk": "sink", "blew": "blow", "fled": "flee", "strove": "strive", "forbade": "forbid",
    "forbidden": "forbid", "withheld": "withhold", "withdrawn": "withdraw", "beaten": "beat", "overthrew": "overthrow",
    "overran": "overrun", "laid": "lay", "sold": "sell", "sought": "seek", "fought": "fight", "struck": "strike", "bade": "bid",
    "resumed": "resume", "presumed": "presume", "consumed": "consume", "assumed": "assume", "towed": "tow", "rebuilt": "rebuild",
    "resuming": "resume", "shelling": "shell", "allied": "ally", "tried": "try", "slain": "slay", "arose": "arise",
    "bore": "bear", "borne": "bear", "broke": "break", "broken": "break", "brought": "bring", "bought": "buy", "caught": "catch",
    "chose": "choose", "chosen": "choose", "dealt": "deal", "drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive",
    "flew": "fly", "flown": "fly", "forgave": "forgive", "forgiven": "forgive", "gave": "give", "given": "give", "held": "hold",
    "hurled": "hurl", "kept": "keep", "led": "lead", "left": "leave", "lost": "lose", "made": "make", "met": "meet", "paid": "pay",
    "rode": "ride", "rose": "rise", "saw": "see", "seen": "see", "sent": "send", "shook": "shake", "shaken": "shake", "shut": "shut",
    "spoke": "speak", "spoken": "speak", "stole": "steal", "stood": "stand", "swept": "sweep", "took": "take", "taken": "take",
    "tore": "tear", "torn": "tear", "told": "tell", "went": "go", "gone": "go", "withdrew": "withdraw", "wrote": "write",
    "written": "write", "came": "come", "began": "begin", "begun": "begin", "retook": "retake", "retaken": "retake", "said": "say",
    "says": "say", "sworn": "swear", "undertook": "undertake", "built": "build", "bound": "bind", "felt": "feel", "thought": "think",
    "foresaw": "foresee", "rebuffed": "rebuff", "underwent": "undergo", "lit": "light", "meant": "mean", "won": "win",
}  # fmt: skip


@cache
def _table() -> dict[tuple[str, str], str]:
    text = files("standfirst.record").joinpath("weights/lemmas.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(form, tag): lemma for tag, form, lemma in rows}


@cache
def lemma(form: str, tag: str) -> str:
    """The dictionary form of a word, in lower case. `tag` is a universal part of speech."""
    lower = form.casefold().replace("’", "'")
    if tag == "VERB" and (verb := known_verb(lower) or _IRREGULAR.get(lower)):
        return verb
    return _table().get((lower, tag)) or by_rule(lower, tag)


def known_verb(form: str) -> str | None:
    """The verb of the rules' tables that this is a form of."""
    return _forms().get(form)


@cache
def _forms() -> dict[str, str]:
    """Every form of the verbs that the rules know; what could be two of them is the first in the alphabet."""
    found: dict[str, str] = {}
    for verb in sorted(deeds.verbs() | cues.SPEAKING | cues.THINKING):
        for form in (verb, *_inflected(verb)):
            found.setdefault(form, verb)
    found.update({form: verb for form, verb in _IRREGULAR.items() if verb in found or form in found})
    return found


def _inflected(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing", verb + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    many = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    forms = [many, verb + "ed", verb + "ing"]
    if verb[-1] in "bdfglmnprt" and verb[-2:-1] in _VOWELS:
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return forms


@cache
def past(verb: str) -> str:
    """The past tense of a verb of the tables."""
    irregular = next((form for form, of in _IRREGULAR.items() if of == verb and not form.endswith("n")), None)
    return irregular or next(one for one in reversed(_inflected(verb)) if one.endswith("ed"))


def by_rule(lower: str, tag: str) -> str:
    """What the endings alone say."""
    if tag in ("VERB", "AUX"):
        return _verb(lower)
    if tag == "NOUN":
        return _noun(lower)
    return lower


def _noun(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and len(word) > 3:
        return word[:-1]
    return word


def _verb(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("eed") and word[:-3] in ("fr", "agr", "decr", "disagr", "guarant"):
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if word.endswith("ed") and len(word) > 4:
        return _stem(word[:-2])
    if word.endswith("ing") and len(word) > 5:
        return _stem(word[:-3])
    return word


def _stem(stem: str) -> str:
    """The verb before *-ed* or *-ing*: *stopp* is stop, *sign* is sign, *threaten* is threaten, *invad* is invade."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "fz" and stem not in _DOUBLED:
        return stem[:-1]
    if stem.endswith(
        ("at", "iv", "ov", "uc", "ad", "ud", "id", "od", "as", "os", "us", "is", "ens", "uis", "rs", "yz")
    ):
        return stem + "e"
    if stem.endswith(("c", "v", "u", "dg", "rg", "ng", "bl", "pl", "tl", "gl", "ir", "ur", "or")) and len(stem) > 2:
        return stem if stem.endswith(("ng", "our")) else stem + "e"
    if len(stem) > 2 and stem[-1] in "kmnzgl" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS and len(stem) == 3:
        return stem + "e"
    return stem
