"""Who wrote it and who sent it: a person is never an agency, an agency is never an author."""

import re
from dataclasses import dataclass
from functools import cache

from standfirst.copydesk import gazetteer, languages
from standfirst.copydesk.dateline import could_be_filed_from, is_agency
from standfirst.copydesk.languages import Language, language
from standfirst.copydesk.lines import ends_sentence, first_word
from standfirst.copydesk.published import is_date_line

_NAME_WORD = r"(?:[^\W\d_][^\W\d_'’.-]*(?:[-'’.][^\W\d_]+)*\.?)"
_SPLIT = re.compile(r"\s*(?:,|;|\||&|·|\bund\b|\band\b|\bet\b|\by\b)\s*")
_PICTURE = re.compile(
    r"^[(\[]?[A-Z][\w.'’-]*(?: [\w.'’-]+){1,3}/[A-Z][\w .&'’-]{1,30}(?: via [A-Z][\w .&'’-]{1,30})?[)\]]?$"
)
_AGENCY_LINE = re.compile(
    r"^(?:[(\[]\s*[A-Z]{2,6}\s*[)\]](?: [A-Z]{2,5}){0,4}|[—–]\s*[A-Z]{2,6}|-{1,2}\s?[A-Z]{2,6}|\*\s?[A-Z]{2,6}\s?\*|/[A-Z]{2,6}/)$"
)
_BRACKETED = re.compile(r"^[(\[]([^()\[\]]{4,40})[)\]]\.?$")
_BAR = re.compile(r"\s*[|•·]\s*")
_COPYRIGHT = re.compile(r"^(?:©|\(c\))\s*(?=[^\W\d_])", re.IGNORECASE)
_INITIALS = re.compile(r"^[A-Za-z]{2,4}(?:/[A-Za-z]{2,4})+$|^(?:[A-Z]{2,5})(?: [A-Z]{2,5}){0,5}$")
_TAIL = re.compile(
    r"\s*[—–-]{0,2}\s*\(\s*((?:[A-Za-z-]+)(?:[ /][A-Za-z-]+){0,3})\s*\)\s*$|\s+[—–]\s*([A-Za-z/ -]{2,30})\s*$|(?<=[.!?”\"])\s+([A-Za-z-]{2,12})\s*$"
)


_LONGEST_LABEL = 60
_LONGEST_SPECIAL = 10
_FEW_WORDS = 6
_LONGEST_CREDIT = 60
#: What stands around the words of a credit line.
_AROUND = "()[]—–-* ."


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, or an agency's, and where it stands in its line."""

    text: str
    start: int
    end: int
    agency: bool


def byline(text: str, language: Language, *, labelled: bool = True) -> list[Name]:
    """The names of a line such as "By A Person and B Person, Political Editor"; empty where it is no byline."""
    if len(text) > 160 or (text.endswith((".", "?", "!", "”", '"')) and not text.endswith(("Jr.", "Sr."))):
        return []
    label = _label(text, language.by)
    if label is None and labelled:
        return []
    start = label or 0
    names: list[Name] = []
    at = start
    for piece in (*_SPLIT.finditer(text, start), None):
        end = piece.start() if piece else len(text)
        part = text[at:end].strip()
        begin = at + len(text[at:end]) - len(text[at:end].lstrip())
        at = piece.end() if piece else end
        if not part:
            continue
        name = _beyond().split(part, maxsplit=1)[0].rstrip(" ,")
        if is_agency(part):
            names.append(Name(part, begin, begin + len(part), True))
        elif names and gazetteer.is_place(name):
            continue
        elif is_person(name, language):
            names.append(Name(name, begin, begin + len(name), False))
        elif not names:
            return []
    return names


@cache
def _beyond() -> re.Pattern[str]:
    """Where a name ends and its place, paper, address or translator begins."""
    words = "|".join(re.escape(word) for word in sorted(languages.beyond()))
    return re.compile(rf"\s+(?i:{words})\s+|\s+[<(\[]?(?:[\w.+-]{{1,64}}@[\w.-]{{1,64}}|@\w{{2,30}})|\s+[(\[]")


def placed_byline(text: str, language: Language) -> bool:
    """Whether a line without "by" is a name, a bar, and where it was filed: "Jane Doe | Marchbank", with or without the
    day after that. "South America | Brazil" and "Middle East | Politics" are a page's sections."""
    parts = _BAR.split(text) if len(text) <= _LONGEST_CREDIT * 2 else []
    if not 2 <= len(parts) <= 3 or not all(parts):
        return False
    names = byline(parts[0], language, labelled=False)
    if not names or any(name.agency or is_section(name.text, language) for name in names):
        return False
    return could_be_filed_from(parts[1], language) and (len(parts) == 2 or is_date_line(parts[2], language))


def is_section(name: str, language: Language) -> bool:
    """Whether capitalised words are rather a place or the title of a page than a person: "South America", "The Guide"."""
    words = name.casefold().split()
    return (
        gazetteer.is_place(name)
        or words[0] in language.place_words | language.stopwords
        or words[-1] in language.place_words
    )


def special_line(text: str, language: Language) -> tuple[str, ...]:
    """The capitalised words of a line such as "Special to The Lamp", which says for whom a byline's owner wrote; empty
    where the line is none."""
    if len(text) > _LONGEST_LABEL or ":" in text or not (label := _label(text, language.special)):
        return ()
    words = text[label:].split()
    named = [word for word in words if word[0].isupper()]
    others = [word for word in words if not word[0].isupper() and word.casefold() not in language.stopwords]
    if not named or others or len(words) > _LONGEST_SPECIAL or not text.rstrip(")]")[-1].isalnum():
        return ()
    return tuple(words)


@cache
def _longest_first(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=len, reverse=True))


def _label(text: str, labels: tuple[str, ...]) -> int | None:
    """Where the words after a label begin; None where the line does not open with one."""
    lowered = text[:_LONGEST_LABEL].casefold()
    if not lowered.startswith(labels):
        return None
    for label in _longest_first(labels):
        if lowered.startswith(label):
            rest = re.match(r"\s*:\s*|\s+", text[len(label) :])
            if rest:
                return len(label) + rest.end()
    return None


def label_end(text: str, labels: tuple[str, ...]) -> int | None:
    """Where the words after a label and its colon, comma or bar begin; the length where the label is all."""
    lowered = text[:_LONGEST_LABEL].casefold()
    if not lowered.startswith(labels):
        return None
    for label in _longest_first(labels):
        if lowered.startswith(label):
            rest = re.match(r"\s*[:：|,/–—-]\s*|\s*$|\s+(?=[©@])", text[len(label) :])
            if rest:
                return len(label) + rest.end()
    return None


def photo_end(text: str, language: Language) -> int | None:
    """Where the words after the label of a picture's credit begin, in any language; None where it does not open so.

    A label of another language counts before a colon, and one of several words ("photo by") before a name alone.
    """
    own = label_end(text, language.photo_labels)
    if own is not None:
        return own
    for labels, parted in (
        (languages.photo_labels(), "[:：]"),
        (_of_words(language.photo_labels), r"\s(?=[A-ZÀ-Þ])"),
    ):
        label = next(
            (each for each in _longest_first(labels) if text[:_LONGEST_LABEL].casefold().startswith(each)), None
        )
        rest = re.match(rf"\s*{parted}\s*", text[len(label) :]) if label else None
        if label and rest and len(text[len(label) + rest.end() :].split()) <= _FEW_WORDS:
            return len(label) + rest.end()
    return None


def caption_end(text: str, language: Language) -> int | None:
    """Where a caption begins after its label, which may be a picture's before a whole sentence; None without one."""
    own = label_end(text, language.caption_labels)
    if own is not None:
        return own
    photo = photo_end(text, language)
    return photo if photo is not None and is_sentence(text[photo:]) else None


def is_sentence(text: str) -> bool:
    """Whether the words after a picture's label are a sentence, which describes it, rather than a name."""
    return ends_sentence(text) and text.count(" ") >= _FEW_WORDS


@cache
def _of_words(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for label in labels if " " in label)


def holder_end(text: str) -> int:
    """Where the name begins in a line that is a mark of copyright and a name: "© Jane Doe/NPA"; 0 where it is none."""
    found = _COPYRIGHT.match(text)
    return found.end() if found and len(text.split()) <= _FEW_WORDS else 0


def is_person(text: str, language: Language) -> bool:
    """Two to five capitalised words that are no agency, job or organisation."""
    words = text.split()
    if not 2 <= len(words) <= 5 or is_agency(text):
        return False
    for word in words:
        plain = word.casefold().strip(".,")
        if plain in language.job_words or plain in language.organisation_words:
            return False
        if not re.fullmatch(_NAME_WORD, word) or not (word[0].isupper() or plain in language.name_particles):
            return False
    return words[0][0].isupper() and words[-1][0].isupper()


@cache
def _openings(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase + end for phrase in phrases for end in (" ", ":"))


@cache
def label_words(code: str) -> frozenset[str]:
    """The first words of all that a byline, a caption, a picture's credit or a sign-off opens with."""
    table = language(code)
    phrases = (*table.by, *table.caption_labels, *languages.photo_labels(), *table.photo_credit_phrases)
    return frozenset(first_word(phrase) for phrase in phrases)


@cache
def sign_off_words(code: str) -> frozenset[str]:
    """The first words of all that a sign-off opens with."""
    return frozenset(first_word(phrase) for phrase in language(code).credit_phrases)


def is_sign_off(text: str, language: Language) -> bool:
    """ "With inputs from…", "(Reporting by…; editing by…)", "ab/cd": who else worked on it."""
    if len(text) > 400 or first_word(text) not in sign_off_words(language.code):
        return False
    plain = text.strip("()[]*— ").casefold()
    opened = plain in language.credit_phrases or plain.startswith(_openings(language.credit_phrases))
    if opened:
        words = plain.split()
        return text.startswith(("(", "[", "—", "*")) or len(words) <= 12 or ";" in text
    return False


def is_initials(text: str) -> bool:
    """The initials with which a desk signs: "ab/cd", "dpa/ab/cd", "PTI ABC DEF"."""
    plain = text.strip("()[] —–-")
    if not _INITIALS.match(plain):
        return False
    return "/" in plain or is_agency(plain.split()[0])


def is_long(text: str) -> bool:
    """Whether a text has too many words for a credit that no phrase opens."""
    return len(text.strip(_AROUND)) >= _LONGEST_CREDIT


def is_credit(text: str, language: Language) -> bool:
    """A line that only says whose copy this is."""
    plain = text.strip(_AROUND)
    if 1 < len(plain) < _LONGEST_CREDIT and (
        _AGENCY_LINE.match(text) or is_agency(plain) or is_initials(text) or _is_bracketed_agency(text)
    ):
        return True
    return is_sign_off(text, language)


def _is_bracketed_agency(text: str) -> bool:
    """ "(Northern Press)", "(dpa, AFP)": names that end as an agency's does, or known ones, and nothing else."""
    found = _BRACKETED.match(text)
    if not found:
        return False
    parts = [part.strip() for part in found[1].split(",")]
    if len(parts) > 1:
        return all(map(is_agency, parts))
    words = found[1].split()
    return (
        2 <= len(words) <= 5
        and words[-1].casefold() in languages.agency_endings()
        and all(word[0].isupper() or len(word) < 4 for word in words)
    )


def is_picture_credit(text: str) -> bool:
    """ "Jane Doe/ABC via XYZ": who took the picture and who sent it, without a label."""
    return len(text) < 100 and bool(_PICTURE.match(text))


@cache
def _trailing(labels: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(label) for label in _longest_first(labels))
    return re.compile(rf"(?:[.!?”\"]\s+|\s*[(\[|]\s*|\s+[–—-]\s+)(?:{words})\s?:\s*(?=\S)", re.IGNORECASE)


def credit_after(text: str, language: Language) -> tuple[int, int] | None:
    """Where a caption ends and the name of its picture credit begins: "The pier at dusk. Photo: Jane Doe"."""
    if len(text) > 600 or ":" not in text:
        return None
    found = None
    for found in _trailing(languages.photo_labels()).finditer(text):  # noqa: B007
        continue
    if found is None or len(text) - found.end() > 80:
        return None
    keeps = 1 if found[0][0] in '.!?”"' else 0
    return found.start() + keeps, found.end()


def agency_tail(text: str) -> tuple[int, int, int] | None:
    """An agency after the last sentence: where the story ends, and where the name begins and ends."""
    found = _TAIL.search(text, max(0, len(text) - 60))
    if not found:
        return None
    group = next(count for count in (1, 2, 3) if found[count])
    if not is_agency(found[group].strip()) and not (group == 1 and is_initials(found[group])):
        return None
    return found.start(), found.start(group), found.end(group)
