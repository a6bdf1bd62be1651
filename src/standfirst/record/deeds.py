"""Which deed a word tells: the table `deeds.txt`, by verb, by verb and object, by verb and particle, by noun."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Match:
    """A deed that words tell. `named` is the word of the object that belongs to its name (*impose sanctions*);
    `weak` says that it counts only where the one who undergoes it is somebody."""

    code: str
    named: str | None = None
    weak: bool = False


@dataclass(slots=True)
class _Table:
    """Verbs alone, strong and weak; (verb, particle or preposition, object); nouns."""

    verbs: dict[str, str] = field(default_factory=dict)
    weak: dict[str, str] = field(default_factory=dict)
    phrases: dict[tuple[str, str, str], str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)


@cache
def _table() -> _Table:
    table = _Table()
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
            for noun in words[3:].split():
                table.nouns.setdefault(noun.replace("_", " "), code)
            continue
        for word in words.split():
            _enter(table, code, word, classes)
    return table


def _enter(table: _Table, code: str, word: str, classes: dict[str, list[str]]) -> None:
    head, _plus, noun = word.partition("+")
    verb, slash, particle = head.partition("/")
    if slash:
        particle = f"/{particle}"
    else:
        verb, slash, particle = head.partition(">")
    if verb.endswith("*"):
        table.weak.setdefault(verb[:-1], code)
    elif noun or slash:
        for member in classes.get(noun, [noun]):
            table.phrases.setdefault((verb, particle.replace("_", " "), member.replace("_", " ")), code)
    else:
        table.verbs.setdefault(verb, code)


def of_verb(verb: str, particles: Collection[str], nouns: Sequence[str] = (), bare: bool = True) -> Match | None:
    """The deed of a verb with its prepositions and its particles (these with a stroke: `/out`), and with what its object is called (its lemma, and
    `@state` and the like for the kind of a name); the fullest match wins. Without `bare` a noun counts only together
    with a particle."""
    table = _table()
    for noun in nouns:
        for particle in (*sorted(particles, key=lambda one: (-len(one), one)), *([""] if bare else [])):
            for form in (noun, noun.removesuffix("s")):
                code = table.phrases.get((verb, particle, form))
                if code is not None:
                    return Match(code, noun)
    for particle in sorted(particles, key=lambda one: (-len(one), one)):
        code = table.phrases.get((verb, particle, ""))
        if code is not None:
            return Match(code)
    if verb in table.verbs:
        return Match(table.verbs[verb])
    return Match(table.weak[verb], weak=True) if verb in table.weak else None


def of_noun(nouns: Iterable[str]) -> str | None:
    """The deed that a noun tells; the first of some ways to call it (*air strike*, then *strike*) that is listed."""
    table = _table()
    return next((table.nouns[noun] for noun in nouns if noun in table.nouns), None)


@cache
def verbs() -> frozenset[str]:
    """Every verb that begins an entry of the table."""
    table = _table()
    return frozenset(table.verbs) | frozenset(table.weak) | frozenset(verb for verb, _part, _noun in table.phrases)
