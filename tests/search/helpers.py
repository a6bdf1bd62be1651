"""Stories for the search tests, written for them."""

from pathlib import Path

from standfirst.search.document import Document, Page
from standfirst.search.index import SearchIndex
from standfirst.search.searcher import Searcher

START = 1_760_000_000


def story(identity: str, headline: str, *, body: str = "", published: int = START, **more: object) -> Document:
    fields: dict[str, object] = {
        "href": f"/world/{identity}/",
        "standfirst": "",
        "section": "World",
        "section_slug": "world",
        "when": "9 October 2025, 10:53 CEST",
    }
    return Document(id=identity, headline=headline, body=body, published=published, **{**fields, **more})  # type: ignore[arg-type]


def page(identity: str, title: str, *names: str, kind: str = "topic", weight: int = 0) -> Page:
    return Page(f"page-{identity}", f"/{kind}/{identity}/", title, kind, names, weight)


def opened(folder: Path, *documents: Document, pages: tuple[Page, ...] = ()) -> Searcher:
    SearchIndex.rebuild(folder, documents, pages, 1).close()
    return Searcher(folder)


def shown(segments: object) -> str:
    """Segments with the matches in brackets."""
    return "".join(f"[{text}]" if match else text for text, match in segments)  # type: ignore[attr-defined]
