"""Which deed a word tells: the table `deeds.txt`, by verb, by verb and object, by verb and particle, by noun."""

from functools import cache
from importlib.resources import files


@cache
def _table() -> tuple[dict[str, str], dict[tuple[str, str, str], str], dict[str, str]]:
    """Verbs alone; (verb, particle or preposition, object); nouns."""
    verbs: dict[str, str] = {}
    phrases: dict[tuple[str, str, str], str] = {}
    nouns: dict[str, str] = {}
    classes: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("deeds.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("$"):
            name, _is, members = line.partition(" = ")
            classes[name] = members.split()
            continue
        code, _bar, words = line.partition("|")
        if words.startswith("N: "):
            nouns.update(dict.fromkeys(words[3:].split(), code))
            continue
        for word in words.split():
            head, _plus, noun = word.partition("+")
            verb, slash, particle = head.partition("/")
            if not slash:
                verb, slash, particle = head.partition(">")
            if noun or slash:
                for member in classes.get(noun, [noun]):
                    phrases.setdefault((verb, particle, member), code)
            else:
                verbs.setdefault(verb, code)
    return verbs, phrases, nouns


def of_verb(verb: str, particles: frozenset[str], noun: str | None) -> tuple[str, bool] | None:
    """The code of a deed and whether the object is part of its name (*impose sanctions*); the fullest match wins."""
    verbs, phrases, _nouns = _table()
    if noun is not None:
        for particle in (*sorted(particles), ""):
            for form in (noun, noun.removesuffix("s")):
                if (verb, particle, form) in phrases:
                    return phrases[verb, particle, form], True
    for particle in sorted(particles):
        if (verb, particle, "") in phrases:
            return phrases[verb, particle, ""], False
    return (verbs[verb], False) if verb in verbs else None


def of_noun(noun: str) -> str | None:
    return _table()[2].get(noun)
