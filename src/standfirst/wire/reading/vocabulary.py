"""The IPTC's vocabularies: what a QCode's alias stands for, Media Topics by name, Subject Codes as Media Topics.

Vendored with their credit in `wire/vocabularies/`; nothing is fetched. Media Topics are named `medtop:…` wherever
they come from, so that one topic has one name over all formats; every other concept by its full URI.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from standfirst.wire.item import Concept

NEWEST = 41
_MEDTOP = re.compile(r"(?:https?://cv\.iptc\.org/newscodes/mediatopic/|medtop:)(\d{8})/?")
_SUBJECT = re.compile(r"(?:https?://cv\.iptc\.org/newscodes/subjectcode/|subj:|iptc:)(\d{8})/?")
_CATALOG = re.compile(r"catalog\.IPTC-(G2-Standards|Sports)_(\d{1,3})\.xml$")


@cache
def _load(name: str) -> Any:
    return json.loads(files("standfirst.wire").joinpath("vocabularies", name).read_text("utf-8"))


@cache
def _topics() -> dict[str, dict[str, Any]]:
    return {concept["qcode"]: concept for concept in _load("media-topics.json")["concepts"]}


def topic_name(qcode: str, language: str | None = None) -> str | None:
    """The label of a Media Topic in a language, else in British English, else None."""
    concept = _topics().get(qcode)
    if not concept:
        return None
    names: dict[str, str] = concept["name"]
    wanted = (language or "").casefold()
    for tag, label in names.items():
        if wanted and tag.casefold().split("-")[0] == wanted.split("-")[0]:
            return label
    return names.get("en-GB")


def concept(uri: str | None, name: str | None = None, language: str | None = None) -> Concept:
    """A concept by its URI; a Media Topic or Subject Code of the IPTC becomes `medtop:…` with its label."""
    text = (uri or "").strip()
    found = _MEDTOP.fullmatch(text)
    if found:
        return topic(f"medtop:{found[1]}", name, language)
    found = _SUBJECT.fullmatch(text)
    if found:
        return subject_code(found[1], name, language)
    return Concept(text or None, name or None)


def topic(qcode: str, name: str | None = None, language: str | None = None) -> Concept:
    return Concept(qcode, name or topic_name(qcode, language))


def subject_code(code: str, name: str | None = None, language: str | None = None) -> Concept:
    """An 8-digit IPTC Subject Code as the Media Topic that it stands for.

    Its exact match, else its close one, else that of the wider codes; the 17 top numbers were kept
    (`vocabularies/media-topics.json`). A retired topic goes on to its successor. No Subject Code begins with 20: that is
    a Media Topic, written where a Subject Code should be.
    """
    if code.startswith("20"):
        return topic(f"medtop:{code}", name, language)
    matches: dict[str, dict[str, list[str]]] = _load("media-topics.json")["subjectcodes"]
    for wider in dict.fromkeys((code, code[:5] + "000", code[:2] + "000000")):
        known = matches.get(wider, {})
        answers = known.get("exact") or known.get("close")
        if answers:
            qcode = _current(answers[0])
            return Concept(qcode, topic_name(qcode, language) or name)
    top = f"medtop:{code[:2]}000000"
    return Concept(top, topic_name(top, language) or name) if top in _topics() else Concept(None, name or code)


def _current(qcode: str) -> str:
    for _step in range(10):
        known = _topics().get(qcode)
        if not known or not known["retired"]:
            break
        qcode = known.get("use") or known["broader"] or qcode
    return qcode


class Catalogs:
    """The aliases that one item may use: those it defines itself, and those of the catalogs that it names."""

    def __init__(self) -> None:
        self.own: dict[str, str] = {}
        self.versions: list[tuple[str, int]] = []
        self.unknown: list[str] = []

    def define(self, alias: str, uri: str) -> None:
        self.own.setdefault(alias, uri)

    def refer(self, href: str) -> None:
        """Name a catalog by its address; compared by file name, never fetched."""
        found = _CATALOG.search(href.strip())
        if found:
            self.versions.append((found[1], int(found[2])))
        elif href.strip():
            self.unknown.append(href.strip())

    def uri(self, qcode: str | None) -> str | None:
        """The URI of a QCode (`alias:code`), or None where no catalog that the item names holds its alias."""
        alias, colon, code = (qcode or "").strip().partition(":")
        if not colon or not code:
            return None
        scheme = self.own.get(alias) or self._standard(alias)
        if scheme is None:
            return None
        return scheme + ("/" if alias == "ednoterole" and not scheme.endswith("/") else "") + code

    def _standard(self, alias: str) -> str | None:
        schemes = _load("schemes.json")
        for kind, version in self.versions:
            if kind == "Sports":
                if alias in schemes["sports"]:
                    return str(schemes["sports"][alias]["uri"])
                continue
            for each in schemes["standards"].get(alias, {}).get("uris", ()):
                if any(first <= min(version, NEWEST) <= last for first, last in each["in"]):
                    return str(each["uri"])
        return None
