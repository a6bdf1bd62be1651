"""What the search index holds of one story or page: all that a result shows, so that no answer needs a database."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Document:
    """One published story. `published` is in seconds since 1970 UTC; `when` is printed as it stands.

    `id` is unique among documents and pages together. `topics` are (slug, name). `body` is plain text, its
    paragraphs divided by blank lines. `type` is what the results page filters by:
    a story, one with a correction, or one that is told by its pictures.
    """

    id: str
    href: str
    headline: str
    standfirst: str
    body: str
    section: str
    section_slug: str
    published: int
    when: str
    topics: tuple[tuple[str, str], ...] = ()
    bylines: tuple[str, ...] = ()
    agency: str = ""
    dateline: str = ""
    language: str = "en"
    type: Literal["story", "corrected", "pictures"] = "story"


@dataclass(frozen=True, slots=True)
class Page:
    """A page offered above the stories: a topic, section, person, state or pair, found by any of its names.

    `title` is one of the names without saying so. Of two that match alike, the one with the greater `weight`
    (say, how many stories it lists) is offered first.
    """

    id: str
    href: str
    title: str
    kind: str
    names: tuple[str, ...] = ()
    weight: int = 0
