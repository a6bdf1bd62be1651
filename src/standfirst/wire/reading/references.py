"""How people name an earlier item in a kill, a hold or a correction: by its number, or by its headline."""

import hashlib
import re

_STOPS = re.compile(
    r"\b(?:kill(?:s|ed)?|withdraw(?:s|n|al)?|eliminat\w+|do(?:es)? not use|not to be used|must not be used|disregard|"
    r"delete|retract\w*|cancel\w*|hold|annul\w*|zur[üu]ck(?:gezogen|ziehen)?|nicht (?:zu )?verwenden|storn\w+|"
    r"retir[ée]\w*|anula\w*|elimina\w*)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"\b(?:stands?|not affected|is unaffected|remains?|(?:will |may |can )(?:still )?be used|substitute|replacement|"
    r"replaced by|follows|instead|(?:bleibt|gilt)\b)",
    re.IGNORECASE,
)


def sentences_that_stop(text: str) -> list[str]:
    """The clauses that bid to stop something; one that says what stands, or what comes instead, is left out."""
    clauses = re.split(r"(?<=[.!?;])\s+|\n+|,?\s+(?:but|while|aber)\s+", text)
    found = []
    for clause in clauses:
        spared = _SPARED.search(clause)
        said = _STOPS.search(clause)
        if said and (spared is None or said.start() < spared.start()):
            found.append(clause[: spared.start()] if spared else clause)
    return found


def number_key(number: str) -> str:
    """A number as it is compared: "ntk 0212" and "NTK-212" are one."""
    letters = re.sub(r"[\W_\d]+", "", number.casefold())
    digits = re.sub(r"\D+", "", number).lstrip("0") or "0"
    return f"n:{letters}{digits}"[:80]


def headline_key(headline: str) -> str:
    """A headline as it is compared: its words, whatever their case and marks; "" where there are too few to tell."""
    words = re.findall(r"\w+", headline.casefold())
    return f"h:{hashlib.sha256(' '.join(words).encode()).hexdigest()[:32]}" if len(words) > 2 else ""


def keys_of(names: tuple[str, ...]) -> list[str]:
    """The keys of numbers and headlines, told apart by whether there are words."""
    found = (
        number_key(name) if re.fullmatch(r"[A-Za-z]{0,8}(?:[ -]?\d{1,8}){1,2}", name) else headline_key(name)
        for name in names
    )
    return list(dict.fromkeys(key for key in found if key))
