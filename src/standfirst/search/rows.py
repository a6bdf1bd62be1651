"""How a document or page becomes rows of the index."""

import json
import zlib
from binascii import crc32
from collections import Counter
from dataclasses import dataclass

from standfirst.search.document import Document, Page
from standfirst.search.words import tokens

EPOCH = 1 << 36
"""Added to `published` so that rows of stories from before 1970 (back to 200 BC) sort in order of time too."""
SLOTS = 1 << 20
"""Stories that one second can hold: an imported archive often has only days."""
_HEAVIEST = (1 << 31) - 1
_LEAD_WORDS = 60
_OFTEN = 3
_TAG = "\ue000"

COLUMNS = (
    *("id", "href", "headline", "standfirst", "section", "section_slug", "published", "printed"),
    *("topics", "bylines", "agency", "dateline", "language", "type"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document, each only in the most telling place where it stands."""

    headline: tuple[str, ...]
    head: tuple[str, ...]
    lead: tuple[str, ...]
    body: tuple[str, ...]
    tags: tuple[str, ...]

    def everywhere(self) -> set[str]:
        return {*self.headline, *self.head, *self.lead, *self.body}


def tag(field: str, value: str) -> str:
    """A section, topic or type as a word that no reader can type."""
    return f"{_TAG}{field}{value.encode().hex()}"


def words_of(document: Document) -> Words:
    """`head` is what stands around the headline; `lead` the story's first words and those it keeps using."""
    headline = dict.fromkeys(tokens(document.headline))
    around = (document.standfirst, document.dateline, document.section, document.agency)
    names = (*document.bylines, *(name for _, name in document.topics))
    head = dict.fromkeys(tokens("\n".join((*around, *names))))
    text = tokens(document.body)
    counts = Counter(text)
    often = (word for word, count in counts.items() if count >= _OFTEN)
    lead = dict.fromkeys([*text[:_LEAD_WORDS], *often])
    return Words(
        headline=tuple(headline),
        head=tuple(word for word in head if word not in headline),
        lead=tuple(word for word in lead if word not in headline and word not in head),
        body=tuple(word for word in counts if word not in headline and word not in head and word not in lead),
        tags=(
            tag("section", document.section_slug),
            tag("type", document.type),
            *(tag("topic", slug) for slug, _ in document.topics),
        ),
    )


def row_of(document: Document) -> tuple[object, ...]:
    """The stored columns, in the order of COLUMNS."""
    return (
        document.id,
        document.href,
        document.headline,
        document.standfirst,
        document.section,
        document.section_slug,
        document.published,
        document.when,
        json.dumps(document.topics, ensure_ascii=False),
        json.dumps(document.bylines, ensure_ascii=False),
        document.agency,
        document.dateline,
        document.language,
        document.type,
    )


def document_of(row: tuple[object, ...], body: str = "") -> Document:
    """The document of a stored row; without its body where only the head is shown."""
    fields = dict(zip(COLUMNS, row, strict=True))
    fields["when"] = fields.pop("printed")
    fields["topics"] = tuple((slug, name) for slug, name in json.loads(str(fields["topics"])))
    fields["bylines"] = tuple(json.loads(str(fields["bylines"])))
    return Document(body=body, **fields)  # type: ignore[arg-type]


def packed(body: str) -> bytes:
    return zlib.compress(body.encode("utf-8", "replace"), 3)


def unpacked(blob: bytes) -> str:
    return zlib.decompress(blob).decode()


def first_row(published: int, identity: str) -> int:
    """Where a story is put if the place is free: rows run in order of time, and within a second in no arrival's."""
    if not -EPOCH < published < EPOCH:
        raise ValueError(f"story {identity} says it was published {published} seconds from 1970; give it a real time")
    return (published + EPOCH) * SLOTS + crc32(identity.encode()) % SLOTS


def names_of(page: Page) -> list[str]:
    """Each different name of a page as its words joined by spaces."""
    found = (" ".join(tokens(name)) for name in (page.title, *page.names))
    return list(dict.fromkeys(name for name in found if name))


def name_row(page: Page, name: str) -> int:
    """Where a name is put if the place is free: the heaviest pages first."""
    return (_HEAVIEST - max(0, min(page.weight, _HEAVIEST))) * SLOTS + crc32(f"{page.id}\n{name}".encode()) % SLOTS
