"""The places that the copy desk knows: which towns lie in which region and country (our own list, `places.txt`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

from standfirst.copydesk.languages import KNOWN
from standfirst.copydesk.lines import words_of

#: Names of states that people write and the tables of languages do not hold.
_OTHER_NAMES = {
    "us": "US", "u.s": "US", "usa": "US", "america": "US", "uk": "GB", "u.k": "GB", "britain": "GB", "great britain": "GB",
    "england": "GB", "scotland": "GB", "wales": "GB", "uae": "AE", "u.a.e": "AE", "ivory coast": "CI", "burma": "MM",
    "dr congo": "CD", "drc": "CD", "congo": "CG", "south korea": "KR", "north korea": "KP", "czech republic": "CZ",
    "turkey": "TR", "palestine": "PS", "palestinian territories": "PS", "occupied west bank": "PS", "gaza strip": "PS",
    "bosnia": "BA", "macedonia": "MK", "holland": "NL", "hong kong": "HK", "macau": "MO", "swaziland": "SZ", "myanmar": "MM",
    "vatican": "VA", "cape verde": "CV", "east timor": "TL", "kosovo": "XK", "syria": "SY", "russia": "RU", "iran": "IR",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a state, by the name it is listed under."""

    country: str
    name: str


def folded(name: str) -> str:
    """A name as the lists are searched by: no case, no closing full stop, one kind of apostrophe and space."""
    return " ".join(name.casefold().replace("’", "'").split()).rstrip(".,")


@cache
def _lines() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    text = files(__package__).joinpath("places.txt").read_text("utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        (country, tuple(region.split("/")), tuple(city.strip() for city in cities.split(",")))
        for country, region, cities in rows
    )


@cache
def towns() -> dict[str, tuple[Region | None, ...]]:
    """For each town, the regions it may lie in (None where no region is listed); a name can mean several towns."""
    found: dict[str, tuple[Region | None, ...]] = {}
    for country, names, cities in _lines():
        region = Region(country, names[0]) if names[0] != "-" else None
        for city in cities:
            found[folded(city)] = (*found.get(folded(city), ()), region)
    return found


@cache
def town_countries() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for country, _names, cities in _lines():
        for city in cities:
            found[folded(city)] = found.get(folded(city), frozenset()) | {country}
    return found


@cache
def regions() -> dict[str, tuple[Region, ...]]:
    """Every name and abbreviation of a region."""
    found: dict[str, tuple[Region, ...]] = {}
    for country, names, _cities in _lines():
        if names[0] != "-":
            for name in names:
                found[folded(name)] = (*found.get(folded(name), ()), Region(country, names[0]))
    return found


@cache
def regions_by_word() -> dict[str, tuple[str, ...]]:
    """The names of regions by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for name in regions():
        first = words_of(name)[0]
        found[first] = (*found.get(first, ()), name)
    return found


@cache
def countries() -> dict[str, str]:
    """Every name of a state in every language of the desk, with its ISO 3166-1 code (from CLDR)."""
    found: dict[str, str] = {}
    for code in reversed(KNOWN):
        for territory, name in Locale(code).territories.items():
            if len(territory) == 2 and territory.isalpha():
                found[folded(name)] = territory
    return found | _OTHER_NAMES


@cache
def country_words() -> frozenset[str]:
    """The names of states that are one word, without those that could be anything else for their shortness."""
    return frozenset(name for name in countries() if len(name) > 3 and words_of(name) == [name])


def is_town(name: str) -> bool:
    return folded(name) in towns()


def is_place(name: str) -> bool:
    """Whether this names a listed town, region or state."""
    return is_town(name) or folded(name) in regions() or folded(name) in countries()


def country_of(region: str) -> str | None:
    """The state that a dateline's region names or lies in; None where it is not listed or could be several."""
    name = folded(region)
    if name in countries() and not (name in regions() and name != "mexico"):
        return countries()[name]
    holders = {listed.country for listed in regions().get(name, ())}
    return holders.pop() if len(holders) == 1 else None
